use crate::{lang::Lang, proof::Finding};

use super::known::Told;

/// `numbers_disagree`: where prose goes through a list of the week, such as the types of
/// websites, the families or the kinds of incidents, a figure of the list stands at its own
/// item, and of several in a row each at the one in its place. What is said to be the
/// first, the second or the most is so.
pub(super) fn lists_agree(told: Told) -> Vec<Finding> {
    // What both languages say wrong is said once.
    let mut found = Lang::BOTH.into_iter().map(|lang| {
        let lists = &told.known.lists;
        lists.found_in(told.passage, lang)
    });
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

use std::ops::Range;

use crate::{
    lang::Lang,
    proof::{Finding, prose::Passage},
    report::{Alike, Discrepancy},
};

/// What only one language of a passage has: as written, and where, in bytes.
#[derive(Default)]
pub(super) struct Side {
    ranges: Vec<Range<usize>>,
}

impl Side {
    pub(super) fn add(&mut self, range: Range<usize>) {
        // Those of one row are written once.
        if self.ranges.last() != Some(&range) {
            self.ranges.push(range);
        }
    }

    pub(super) fn extend<'a>(&mut self, ranges: impl Iterator<Item = &'a Range<usize>>) {
        ranges.for_each(|range| self.add(range.clone()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    fn written(&self, text: &str) -> Vec<String> {
        // Nobody reads more.
        const MOST: usize = 8;
        let first = self.ranges.iter().take(MOST);
        first.map(|range| shortened(&text[range.clone()])).collect()
    }
}

/// The beginning of what is too long for a message.
fn shortened(written: &str) -> String {
    const MOST: usize = 40;
    match written.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &written[..end]),
        None => written.to_owned(),
    }
}

/// That something is not alike in both languages of a passage, at the first of what only
/// one has, in English where both have some; `None` where neither has any.
pub(super) fn disagreement(
    passage: &Passage,
    what: Alike,
    [zh, en]: &[Side; 2],
    is_certain: bool,
) -> Option<Finding> {
    let (lang, side) = if en.is_empty() {
        (Lang::Zh, zh)
    } else {
        (Lang::En, en)
    };
    let range = side.ranges.first()?.clone();
    let doubt = Discrepancy::SidesDisagree {
        what,
        zh: zh.written(passage.text.zh()),
        en: en.written(passage.text.en()),
        is_certain,
    };
    Some(Finding::new(passage.place.at(lang.key()), doubt).within(range))
}

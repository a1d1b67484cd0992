use std::collections::BTreeSet;

use crate::{
    lang::{self, Identifier},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: both languages of a passage have the same numbers of vulnerabilities,
/// versions, addresses and hashes, letter for letter; and no page differs by its digits alone.
///
/// An error where each has one of a kind that the other has not.
pub(super) fn identifiers_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().filter_map(found_in).collect()
}

/// No passage has more addresses.
const MOST: usize = 50;

fn found_in(passage: &Passage) -> Option<Finding> {
    let [zh, en] = [passage.text.zh(), passage.text.en()].map(lang::identifiers);
    let mut sides = <[Side; 2]>::default();
    let only = |own: &[Identifier], others: &[Identifier], text: &str, side: &mut Side| {
        let others: BTreeSet<_> = others.iter().map(|other| &other.key).collect();
        let own = own
            .iter()
            .filter(|own| own.is_certain && !others.contains(&own.key))
            // .com is “COM” as well.
            .filter(|own| {
                own.key.strip_prefix('.').is_none_or(|domain| {
                    let mut words = lang::latin_words(text).map(|word| &text[word]);
                    !words.any(|word| word.eq_ignore_ascii_case(domain))
                })
            });
        let kinds = own.map(|own| {
            side.add(own.range.clone());
            own.kind.clone()
        });
        kinds.flatten().collect::<BTreeSet<_>>()
    };
    let only_zh = only(&zh, &en, passage.text.en(), &mut sides[0]);
    let only_en = only(&en, &zh, passage.text.zh(), &mut sides[1]);
    let is_certain = !only_zh.is_disjoint(&only_en);
    // Each is held against each.
    for zh in zh.iter().filter(|zh| !zh.page.is_empty()).take(MOST) {
        let alike = || en.iter().take(MOST).filter(|en| en.key == zh.key);
        let mistaken = alike().find(|en| lang::is_mistaken_page(&zh.page, &en.page));
        if let Some(other) = mistaken.filter(|_| alike().all(|en| en.page != zh.page)) {
            sides[0].add(zh.range.clone());
            sides[1].add(other.range.clone());
        }
    }
    disagreement(passage, Alike::Identifiers, &sides, is_certain)
}

use std::collections::BTreeSet;

use crate::{
    lang::{self, Identifier},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: both languages of a passage have the same numbers of vulnerabilities,
/// versions, addresses and hashes, letter for letter.
///
/// An error where each has one of a kind that the other has not.
pub(super) fn identifiers_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().filter_map(found_in).collect()
}

fn found_in(passage: &Passage) -> Option<Finding> {
    let [zh, en] = [passage.text.zh(), passage.text.en()].map(lang::identifiers);
    let mut sides = <[Side; 2]>::default();
    let only = |own: &[Identifier], others: &[Identifier], side: &mut Side| {
        let others: BTreeSet<_> = others.iter().map(|other| &other.key).collect();
        let own = own
            .iter()
            .filter(|own| own.is_certain && !others.contains(&own.key));
        let kinds = own.map(|own| {
            side.add(own.range.clone());
            own.kind.clone()
        });
        kinds.flatten().collect::<BTreeSet<_>>()
    };
    let only_zh = only(&zh, &en, &mut sides[0]);
    let only_en = only(&en, &zh, &mut sides[1]);
    let is_certain = !only_zh.is_disjoint(&only_en);
    disagreement(passage, Alike::Identifiers, &sides, is_certain)
}

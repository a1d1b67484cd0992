use crate::{
    lang::{self, Lang, Numeral},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: what one language counts in hours the other does not count in days.
pub(super) fn units_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().filter_map(found_in).collect()
}

fn found_in(passage: &Passage) -> Option<Finding> {
    // No passage has more, and each is held against each.
    const MOST: usize = 50;
    let [zh, en] = Lang::BOTH.map(|lang| {
        let unit = |numeral: &Numeral| {
            let range = numeral.range.clone();
            let unit = lang::unit_behind(lang.of(passage.text), range.end, lang)?;
            Some((numeral.amount.key(), unit, range))
        };
        let units = passage.numerals(lang).iter().filter_map(unit);
        units.take(MOST).collect::<Vec<_>>()
    });
    let mut sides = <[Side; 2]>::default();
    for (key, unit, range) in &zh {
        let same = || en.iter().filter(|(other, ..)| other == key);
        if same().all(|(_, other, _)| other != unit)
            && let Some((.., other)) = same().next()
        {
            sides[0].add(range.clone());
            sides[1].add(other.clone());
        }
    }
    disagreement(passage, Alike::Units, &sides, false)
}

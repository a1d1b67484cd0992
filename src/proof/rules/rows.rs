use std::ops::Range;

use crate::{
    lang::{self, Kind, Lang, Numeral, Weight, numerals},
    proof::{Found, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: figures in a row, such as 70、330、141个, are in the same order in
/// both languages.
pub(super) fn rows_agree(passages: &[Passage], _: &Catalogue) -> Vec<Found> {
    passages.iter().filter_map(found_in).collect()
}

/// Figures that nothing but commas and the like stands between.
struct Row {
    keys: Vec<(Kind, u128)>,
    range: Range<usize>,
}

impl Row {
    fn sorted(&self) -> Vec<(Kind, u128)> {
        let mut sorted = self.keys.clone();
        sorted.sort_unstable();
        sorted
    }
}

fn found_in(passage: &Passage) -> Option<Found> {
    // No passage has more, and each is held against each.
    const MOST: usize = 50;
    let [zh, en] = Lang::BOTH.map(|lang| rows(lang.of(passage.text), lang));
    let mut sides = <[Side; 2]>::default();
    for row in zh.iter().take(MOST) {
        let alike = || {
            en.iter()
                .take(MOST)
                .filter(|other| other.sorted() == row.sorted())
        };
        if let Some(other) = alike().next()
            && alike().all(|other| other.keys != row.keys)
        {
            sides[0].add(row.range.clone());
            sides[1].add(other.range.clone());
        }
    }
    disagreement(passage, Alike::Rows, &sides, false)
}

fn rows(text: &str, language: Lang) -> Vec<Row> {
    let figures = numerals(text, language).into_iter();
    let figures: Vec<_> = figures
        .filter(|figure| figure.weight == Weight::Figure)
        .collect();
    let is_next = |one: &Numeral, other: &Numeral| {
        let between = text.get(one.range.end..other.range.start);
        between.is_some_and(|between| lang::is_row(between, language))
    };
    let rows = figures.chunk_by(is_next).filter(|row| row.len() > 1);
    rows.map(|row| Row {
        keys: row.iter().map(|figure| figure.amount.key()).collect(),
        range: row[0].range.start..row[row.len() - 1].range.end,
    })
    .collect()
}

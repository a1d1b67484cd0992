use std::ops::Range;

use crate::{
    lang::{self, Kind, Lang, Weight},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue, ordered_by},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: figures in a row, such as 70、330、141个, and names in Latin letters
/// are in the same order in both languages.
pub(super) fn rows_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().filter_map(found_in).collect()
}

/// A figure or a Latin name.
type Key = (Kind, u128, String);

/// Figures or names that nothing but commas and the like stands between.
struct Row {
    keys: Vec<Key>,
    range: Range<usize>,
}

impl Row {
    fn sorted(&self) -> Vec<&Key> {
        let mut sorted: Vec<_> = self.keys.iter().collect();
        sorted.sort_unstable();
        sorted
    }
}

fn found_in(passage: &Passage) -> Option<Finding> {
    // No passage has more, and each is held against each.
    const MOST: usize = 50;
    let [zh, en] = Lang::BOTH.map(|lang| rows(passage, lang));
    let mut sides = <[Side; 2]>::default();
    for row in zh.iter().take(MOST) {
        let alike = || {
            let others = en.iter().take(MOST);
            others.filter(|other| other.sorted() == row.sorted())
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

fn rows(passage: &Passage, language: Lang) -> Vec<Row> {
    let text = language.of(passage.text);
    let figures = passage.numerals(language).iter();
    let figures = figures.filter(|figure| figure.weight == Weight::Figure);
    let figures = figures.map(|figure| {
        let (kind, amount) = figure.amount.key();
        (figure.range.clone(), (kind, amount, String::new()))
    });
    let is_name = |word: &Range<usize>| text[word.start..].starts_with(char::is_uppercase);
    let names = lang::latin_words(text).filter(is_name).map(|word| {
        let name = text[word.clone()].to_owned();
        (word, (Kind::default(), 0, name))
    });
    let items: Vec<(Range<usize>, Key)> = figures.chain(names).collect();
    let items = ordered_by(items, |(range, _)| range.start);
    let is_next = |(one, _): &(Range<usize>, Key), (other, _): &(Range<usize>, Key)| {
        let between = text.get(one.end..other.start);
        between.is_some_and(|between| lang::is_row(between, language))
    };
    let rows = items.chunk_by(is_next).filter(|row| row.len() > 1);
    rows.map(|row| Row {
        keys: row.iter().map(|(_, key)| key.clone()).collect(),
        range: row[0].0.start..row[row.len() - 1].0.end,
    })
    .collect()
}

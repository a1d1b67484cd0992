use crate::{
    lang::{self, Kind, Lang, Numeral, Weight},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: what a figure counts is called the same in both languages: 385个域名 are no
/// “385 websites”. It asks of figures that each language has once.
pub(super) fn counted_things_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    let found = passages.iter();
    found
        .filter_map(|passage| found_in(passage).or_else(|| other_risks(passage)))
        .collect()
}

fn found_in(passage: &Passage) -> Option<Finding> {
    // No passage that is read has more, and each is looked for.
    const MOST: usize = 60;
    let [zh, en] = Lang::BOTH.map(|lang| {
        let figures = passage.figures(lang);
        &figures[..figures.len().min(MOST)]
    });
    let once = |all: &[Numeral], figure: &Numeral| {
        let same = all
            .iter()
            .filter(|other| other.amount.key() == figure.amount.key());
        same.count() == 1
    };
    let mut sides = <[Side; 2]>::default();
    let counts = zh.iter().filter(|figure| {
        figure.amount.kind() == Kind::Count && figure.weight == Weight::Figure && once(zh, figure)
    });
    for one in counts {
        let Some(other) = en
            .iter()
            .find(|other| other.amount.key() == one.amount.key())
        else {
            continue;
        };
        let things = [
            thing(passage, one, Lang::Zh),
            thing(passage, other, Lang::En),
        ];
        let [in_zh, in_en] = [0, 1].map(|side| lang::kinds_called(things[side], Lang::BOTH[side]));
        let differ = in_zh
            .iter()
            .any(|kind| !in_en.is_empty() && !in_en.contains(kind));
        if differ && once(en, other) {
            for ((side, figure), thing) in sides.iter_mut().zip([one, other]).zip(things) {
                let end = figure.range.end;
                side.add(figure.range.start..end + thing.trim_end().len());
            }
        }
    }
    disagreement(passage, Alike::Units, &sides, false)
}

/// A level of risk of flaws that only one language speaks of: 中危, “medium-risk”.
fn other_risks(passage: &Passage) -> Option<Finding> {
    let mut sides = <[Side; 2]>::default();
    for (side, lang) in sides.iter_mut().zip(Lang::BOTH) {
        let other = lang::may_be_of_risks(lang.other().of(passage.text), lang.other());
        let own = lang::risks(lang.of(passage.text), lang)
            .into_iter()
            .zip(other);
        let missing = own.filter(|(_, is_said)| !is_said);
        missing
            .filter_map(|(own, _)| own)
            .for_each(|range| side.add(range));
    }
    disagreement(passage, Alike::Units, &sides, false)
}

/// What a figure counts by the words right behind it.
fn thing<'p>(passage: &'p Passage, figure: &Numeral, lang: Lang) -> &'p str {
    let behind = &lang.of(passage.text)[figure.range.end..];
    match lang {
        Lang::Zh => behind.split(lang::ends_thing).next().unwrap_or_default(),
        Lang::En => lang::head(lang::phrase(behind)),
    }
}

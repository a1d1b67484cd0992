use std::ops::Range;

use crate::{
    lang::{self, Amount, Amounts, Kind, Lang, Numeral, Weight},
    proof::Finding,
    report::{Absurd, Discrepancy},
};

use super::known::Told;

/// `numbers_disagree`: what a Chinese sentence reckons from its own figures follows from them: by
/// how much something rose from one to the other, how many times as much it is, and how many there
/// are on average.
pub(super) fn sentences_reckon(told: Told) -> Vec<Finding> {
    // No sentence has more.
    const MOST: usize = 24;
    let text = told.passage.text.zh();
    // Of every so many some are no figure elsewhere.
    let is_figure = |numeral: &&Numeral| {
        numeral.weight == Weight::Figure
            || lang::is_average(lang::clause_before(&text[..numeral.said], Lang::Zh))
    };
    let numerals = told.passage.numerals(Lang::Zh).iter();
    let figures: Vec<_> = numerals.filter(is_figure).collect();
    let mut found = Vec::new();
    let (mut rest, mut start) = (&figures[..], 0);
    while let Some(first) = rest.first() {
        let end = lang::sentence_end(text, first.range.end);
        let (own, others) = rest.split_at(rest.partition_point(|figure| figure.range.end <= end));
        if (2..=MOST).contains(&own.len()) {
            found.extend(wrong_in(told, start, own));
        }
        (rest, start) = (others, end);
    }
    found
}

fn wrong_in(told: Told, start: usize, figures: &[&Numeral]) -> Option<Finding> {
    let passage = told.passage;
    let text = passage.text.zh();
    let between = |place: usize| {
        let start = figures[..place]
            .last()
            .map_or(start, |before| before.range.end);
        text.get(start..figures[place].said).unwrap_or_default()
    };
    let mut from_to =
        (1..figures.len()).filter(|to| lang::leads_from(between(to - 1), between(*to)));
    // Of several nobody knows whose the others are.
    let to = from_to.next().filter(|_| from_to.next().is_none());
    let wrong = figures.iter().enumerate().find(|(place, figure)| {
        if lang::is_average(between(*place)) {
            return whole(figure).is_some_and(|_| !is_average(told, figures, figure));
        }
        let follows = to.filter(|to| to + 1 == *place).and_then(|to| {
            let (from, to) = (whole(figures[to - 1])?, whole(figures[to])?);
            Some(follows(from, to, figure))
        });
        follows == Some(false) && lang::is_plain_between(between(*place))
    });
    let range: Range<usize> = wrong?.1.range.clone();
    let doubt = Discrepancy::Impossible {
        found: text[range.clone()].to_owned(),
        what: Absurd::Sum,
    };
    Some(Finding::new(passage.place.at("zh"), doubt).within(range))
}

/// An exact count.
fn whole(figure: &Numeral) -> Option<u64> {
    let (whole, step) = figure.amount.whole_and_step()?;
    (figure.amount.kind() == Kind::Count && step.is_none()).then_some(whole)
}

/// Whether a figure says how far two counts are apart, in any way.
fn follows(from: u64, to: u64, figure: &Numeral) -> bool {
    let apart = from.abs_diff(to);
    let times = Amount::times(to, from);
    let mut known = Amounts::default();
    known.extend([Amount::whole(apart), Amount::whole(from), Amount::whole(to)]);
    known.extend(Amount::ratio(apart, from));
    known.extend(Amount::ratio(to, from));
    known.extend(times);
    known.have(figure.amount)
}

/// Whether a figure is one count of its sentence or of the week by another one of the sentence.
fn is_average(told: Told, figures: &[&Numeral], figure: &Numeral) -> bool {
    let own = figures.iter().filter(|own| own.range != figure.range);
    let own: Vec<_> = own.filter_map(|own| whole(own)).collect();
    let mut known = Amounts::default();
    for one in told.known.facts.values().chain(own.iter().copied()) {
        let quotients = own.iter().filter_map(|other| Amount::times(one, *other));
        known.extend(quotients.map(|quotient| quotient.in_kind(Kind::Count)));
    }
    own.is_empty() || known.have(figure.amount)
}

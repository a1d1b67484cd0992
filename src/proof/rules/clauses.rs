use std::{cmp::Reverse, ops::Range};

use crate::{
    lang::{self, Lang, Numeral, Weight},
    proof::{Found, galley::Galley, prose::Passage},
    report::{Id, Indicator},
};

use super::facts::Facts;

/// A clause of a Chinese text.
pub(super) struct Clause<'a> {
    /// Where in the text, in bytes.
    pub(super) range: Range<usize>,
    /// Its figures.
    pub(super) figures: Vec<Numeral>,
    /// The indicators of the week that it names, the longest name first.
    pub(super) named: Vec<&'a Id>,
    /// Whether it names one of them in full.
    pub(super) is_explicit: bool,
    /// Those that it speaks of: those it names, or else those that its sentence named last.
    pub(super) spoken_of: Vec<&'a Id>,
}

/// What is found in each passage about the week, by the facts and by the passage's
/// Chinese clauses. Where there is none, nothing is made.
pub(super) fn found_in_figures<'a>(
    galley: &Galley<'a>,
    found_in: impl Fn(&Passage, &[Clause<'a>], &Facts<'a>) -> Vec<Found>,
) -> Vec<Found> {
    let passages = galley.passages.iter();
    let mut passages = passages.filter(|passage| passage.is_of_the_week).peekable();
    if passages.peek().is_none() {
        return Vec::new();
    }
    let (facts, names) = (Facts::of(galley), names(galley));
    let found = |passage: &Passage| {
        let clauses = clauses(passage.text.zh(), &names);
        found_in(passage, &clauses, &facts)
    };
    passages.flat_map(found).collect()
}

/// The figures of a text, and its shares and multiples in words.
pub(super) fn figures(text: &str, lang: Lang) -> Vec<Numeral> {
    let mut numerals = lang::numerals(text, lang);
    numerals.retain(|numeral| match numeral.weight {
        Weight::Figure => true,
        Weight::Word => numeral.is_measure,
        Weight::Loose => false,
    });
    numerals
}

fn clauses<'a>(text: &str, known: &[Name<'a>]) -> Vec<Clause<'a>> {
    let mut figures = figures(text, Lang::Zh).into_iter().peekable();
    let mut clauses = Vec::new();
    let mut last_named = Vec::new();
    for range in lang::clause_ranges(text) {
        let clause = &text[range.clone()];
        let is_within = |figure: &Numeral| figure.range.start < range.end;
        let within = std::iter::from_fn(|| figures.next_if(is_within)).collect();
        let (named, is_explicit) = named(clause, known);
        if !named.is_empty() {
            last_named.clone_from(&named);
        }
        clauses.push(Clause {
            figures: within,
            spoken_of: last_named.clone(),
            named,
            is_explicit,
            range: range.clone(),
        });
        if lang::ends_sentence(clause) {
            last_named.clear();
        }
    }
    clauses
}

/// How prose names an indicator of the catalogue.
struct Name<'a> {
    text: &'a str,
    /// Whether it says where the things are that are counted.
    is_full: bool,
    /// The indicator, where the week has a value or a change of it.
    id: Option<&'a Id>,
}

/// The names of all indicators in the time of the week, the longest first.
fn names<'a>(galley: &Galley<'a>) -> Vec<Name<'a>> {
    let report = galley.report;
    let is_stated =
        |indicator: &&Indicator| indicator.quantity.is_some() || indicator.change.is_some();
    let entries = galley.catalogue.indicators.iter();
    let names = entries.flat_map(|entry| {
        let full = lang::counted(entry.name_at(report.week).text.zh());
        let stated = report.indicator(&entry.id).filter(is_stated);
        let name = move |text, is_full| Name {
            text,
            is_full,
            id: stated.map(|indicator| &indicator.id),
        };
        let short = lang::unplaced(full).map(|short| name(short, false));
        [name(full, true)].into_iter().chain(short)
    });
    let mut names: Vec<_> = names.collect();
    names.sort_by_key(|name| (Reverse(name.text.len()), name.text));
    names
}

/// The indicators that a clause names, and whether one of them in full. Of names within
/// each other the longest counts.
fn named<'a>(clause: &str, known: &[Name<'a>]) -> (Vec<&'a Id>, bool) {
    let mut taken = vec![false; clause.len()];
    let (mut named, mut is_explicit) = (Vec::new(), false);
    for alike in known.chunk_by(|one, other| one.text == other.text) {
        let Some(Name { text, .. }) = alike.first() else {
            continue;
        };
        let mut is_named = false;
        for (start, _) in clause.match_indices(text) {
            let place = &mut taken[start..start + text.len()];
            if !place.contains(&true) {
                place.fill(true);
                is_named = true;
            }
        }
        if is_named {
            named.extend(alike.iter().filter_map(|name| name.id));
            is_explicit |= alike.iter().any(|name| name.is_full && name.id.is_some());
        }
    }
    (named, is_explicit)
}

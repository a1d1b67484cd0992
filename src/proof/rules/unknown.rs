use crate::{
    lang::{self, Lang, Numeral, Weight},
    proof::{Found, galley::Galley},
    report::{Discrepancy, Finding, Text},
};

use super::facts::facts;

/// `numbers_disagree`: a figure of the highlights and of the incidents' paragraph is one
/// of the week's. It is an error where the clause names one of the week's indicators.
///
/// The Chinese text is asked; whether the English one has the same figures is asked of both.
pub(super) fn figures_are_known(galley: &Galley) -> Vec<Found> {
    let facts = facts(galley);
    let subjects = subjects(galley);
    let mut found = Vec::new();
    let passages = galley.passages.iter();
    for passage in passages.filter(|passage| passage.is_of_the_week) {
        let zh = passage.text.zh();
        let mut numerals = lang::numerals(zh, Lang::Zh);
        numerals.retain(|numeral| numeral.weight == Weight::Figure && numeral.is_measure);
        numerals.retain(|numeral| !facts.have(numeral.amount));
        let mut unknown = numerals.into_iter().peekable();
        for clause in lang::clause_ranges(zh) {
            let is_within = |numeral: &Numeral| numeral.range.start < clause.end;
            if !unknown.peek().is_some_and(is_within) {
                continue;
            }
            let about = named(&zh[clause.clone()], &subjects);
            while let Some(numeral) = unknown.next_if(is_within) {
                let doubt = Discrepancy::FigureUnknown {
                    found: numeral.written,
                    about: about.cloned(),
                };
                found.push(Finding::new(passage.place.at("zh"), doubt));
            }
        }
    }
    found
}

/// Which of the subjects a clause names; the longest, of names within each other.
fn named<'a>(clause: &str, subjects: &[&'a Text]) -> Option<&'a Text> {
    let named = subjects.iter().copied();
    let named = named.filter(|name| clause.contains(lang::counted(name.zh())));
    named.max_by_key(|name| name.zh().len())
}

/// The names of the week's indicators that have a value or a change.
fn subjects<'a>(galley: &Galley<'a>) -> Vec<&'a Text> {
    let report = galley.report;
    let stated = report
        .indicators
        .iter()
        .filter(|indicator| indicator.quantity.is_some() || indicator.change.is_some());
    let entries = stated.filter_map(|indicator| galley.catalogue.indicator(&indicator.id));
    entries
        .map(|entry| &entry.name_at(report.week).text)
        .collect()
}

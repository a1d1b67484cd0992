use std::collections::BTreeSet;

use crate::{
    lang::{self, Lang},
    proof::{Found, galley::Galley, prose::Passage},
    report::{Discrepancy, Finding},
};

use super::{
    clauses::{Clause, figures, found_in_figures},
    facts::Facts,
};

/// `numbers_disagree`: a figure of the highlights and of the incidents' paragraph is one
/// of the week's. Where a Chinese clause names indicators, it is one of theirs, of their
/// parts' or of their whole's, and anything else is an error; a warning where it leaves
/// out of their names where the things are, and may speak of something else about them.
///
/// English is asked for the figures that are none in Chinese, such as 5 for 五; that both
/// have the same otherwise is asked of both.
pub(super) fn figures_are_known(galley: &Galley) -> Vec<Found> {
    found_in_figures(galley, |passage, clauses, facts| {
        let mut found = unknown_in_chinese(passage, clauses, facts);
        found.extend(unknown_in_english(passage, clauses, facts));
        found
    })
}

fn unknown_in_chinese(passage: &Passage, clauses: &[Clause], facts: &Facts) -> Vec<Found> {
    let zh = passage.text.zh();
    let mut found = Vec::new();
    for clause in clauses.iter().filter(|clause| !clause.figures.is_empty()) {
        let named = &clause.named;
        let is_open = named.is_empty() || lang::speaks_of_more(&zh[clause.range.clone()]);
        let is_known = |amount| {
            if is_open {
                facts.all.have(amount)
            } else {
                named.iter().any(|id| facts.have(id, amount))
            }
        };
        let figures = clause.figures.iter();
        let unknown_ones = figures.filter(|figure| figure.is_measure && !is_known(figure.amount));
        found.extend(unknown_ones.map(|figure| {
            let subject = named.first().and_then(|id| facts.subject(id));
            let doubt = Discrepancy::FigureUnknown {
                found: figure.written.clone(),
                about: subject.map(|subject| subject.name.clone()),
                is_explicit: subject.is_some() && clause.is_explicit,
            };
            Finding::new(passage.place.at("zh"), doubt)
        }));
    }
    found
}

fn unknown_in_english(passage: &Passage, clauses: &[Clause], facts: &Facts) -> Vec<Found> {
    let in_chinese = clauses.iter().flat_map(|clause| &clause.figures);
    let in_chinese: BTreeSet<_> = in_chinese.map(|figure| figure.amount.key()).collect();
    let mut figures = figures(passage.text.en(), Lang::En);
    figures.retain(|figure| figure.is_measure && !in_chinese.contains(&figure.amount.key()));
    figures.retain(|figure| !facts.all.have(figure.amount));
    let unknown = figures
        .into_iter()
        .map(|figure| Discrepancy::FigureUnknown {
            found: figure.written,
            about: None,
            is_explicit: false,
        });
    let place = passage.place.at("en");
    unknown
        .map(|doubt| Finding::new(place.clone(), doubt))
        .collect()
}

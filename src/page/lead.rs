//! The week in one sentence, from what it states.

use crate::{
    lang::{self, Lang, LeadClause},
    report::{Origin, Section},
};

use super::{Issue, cards};

/// How many indicators it tells of at most.
const MOST: usize = 6;

/// The week in one sentence; empty where it states nothing. What is illustrative is told only where
/// nothing else is there, and said to be.
pub fn lead(issue: &Issue, lang: Lang) -> String {
    let told = |is_real: bool| {
        let is_meant = |origin: Origin| issue.shows(origin) && origin.is_sample() != is_real;
        let clauses = clauses(issue, lang, is_meant);
        let incidents = issue.report.incidents.as_ref();
        let incidents =
            incidents.filter(|incidents| is_meant(issue.report.origin(incidents.origin)));
        let handled = incidents.and_then(|of| Some((of.total?, of.cross_border)));
        lang::lead(&clauses, None, handled, lang)
    };
    real_first(told, lang)
}

/// What is told of real figures; where nothing is, what is told of illustrative ones, which says what they are.
pub(super) fn real_first(told: impl Fn(bool) -> String, lang: Lang) -> String {
    let real = told(true);
    if !real.is_empty() {
        return real;
    }
    let sample = told(false);
    let is_told = !sample.is_empty();
    lang::summary_of(sample, is_told, lang)
}

/// What is told of the headline indicators; of the others where the week has none of those.
fn clauses(
    issue: &Issue,
    lang: Lang,
    is_meant: impl Fn(Origin) -> bool,
) -> Vec<(String, LeadClause<'_>)> {
    let of = |is_headline: bool| {
        let texts = cards::texts(issue, lang).filter(move |text| {
            text.entry.is_headline == is_headline
                && text.entry.section == Section::KeyFindings
                && !text.is_part()
        });
        let told = texts.filter_map(|text| {
            let (clause, origin) = text.lead_clause()?;
            is_meant(origin).then(|| (text.name_in_lead(), clause))
        });
        told.take(MOST).collect::<Vec<_>>()
    };
    let headlines = of(true);
    if headlines.is_empty() {
        of(false)
    } else {
        headlines
    }
}

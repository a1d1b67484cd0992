//! The week in one sentence, from what it states.

use crate::{
    lang::{self, Course, Lang, words},
    report::{Origin, Section},
};

use super::{Issue, cards};

/// How many indicators it tells of at most.
const MOST: usize = 6;

/// The week in one sentence; empty where it states nothing. What is illustrative is told only where
/// nothing else is there, and said to be.
pub fn lead(issue: &Issue, lang: Lang) -> String {
    let told = |is_real: bool| {
        let is_meant =
            |origin: Origin| issue.shows(origin) && (origin != Origin::Sample) == is_real;
        let courses = courses(issue, lang, is_meant);
        let incidents = issue.report.incidents.as_ref();
        let incidents =
            incidents.filter(|incidents| is_meant(issue.report.origin(incidents.origin)));
        let handled = incidents.and_then(|of| Some((of.total?, of.cross_border)));
        lang::lead(&courses, None, handled, lang)
    };
    let stated = told(true);
    if !stated.is_empty() {
        return stated;
    }
    let sample = told(false);
    if sample.is_empty() {
        return sample;
    }
    lang::labelled(words(lang).sample_notice, &sample, lang)
}

/// What is told of the headline indicators; of the others where the week has none of those.
fn courses(
    issue: &Issue,
    lang: Lang,
    is_meant: impl Fn(Origin) -> bool,
) -> Vec<(String, Course<'_>)> {
    let of = |is_headline: bool| {
        let readers = cards::readers(issue, lang).filter(move |reader| {
            reader.entry.is_headline == is_headline
                && reader.entry.section == Section::KeyFindings
                && !reader.is_part()
        });
        let told = readers.filter_map(|reader| {
            let (course, origin) = reader.course()?;
            is_meant(origin).then(|| (reader.name_in_lead(), course))
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

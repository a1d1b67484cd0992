//! Who publishes what, and for which week.

use crate::{
    lang::{self, Lang, words},
    report::Basis,
};

use super::{Issue, lead::lead};

/// The head of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masthead {
    /// The publisher's short name.
    pub publisher: String,
    /// The name of the publication.
    pub publication: String,
    /// The issue and its days.
    pub issue_line: String,
    /// The days alone.
    pub days: String,
    /// The week in one sentence; empty where it states nothing.
    pub lead: String,
}

/// The masthead of an issue.
pub fn masthead(issue: &Issue, lang: Lang) -> Masthead {
    let report = &issue.report;
    let words = words(lang);
    let mark = match report.period.basis {
        Basis::Stated => "",
        Basis::YearInferred => words.year_inferred_mark,
        Basis::Assumed => words.dates_assumed_mark,
    };
    let days = lang::period(report.period.start, report.period.end, lang);
    Masthead {
        publisher: lang.of(&issue.publisher.publisher).to_owned(),
        publication: lang.of(&issue.publisher.publication).to_owned(),
        issue_line: lang::issue_line(report.issue, &days, report.week, mark, lang),
        days,
        lead: lead(issue, lang),
    }
}

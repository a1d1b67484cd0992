//! What a reader must know before the figures.

use crate::{
    lang::{self, Lang, words},
    report::{Basis, Origin, Report, Week},
};

use super::{Issue, corrections::corrections};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Some or all figures are illustrative.
    Sample,
    /// Figures known from reprints and digests.
    Secondhand,
    /// The days are not stated by the source.
    Period,
    /// A correction, revision, withdrawal or editor's note.
    Correction,
    /// Figures of the week before were corrected.
    LastWeek,
    /// Another revision has taken the place of this one.
    Superseded,
}

impl NoticeKind {
    /// The word for style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Secondhand => "secondhand",
            Self::Period => "period",
            Self::Correction => "correction",
            Self::LastWeek => "last-week",
            Self::Superseded => "superseded",
        }
    }
}

/// One source, with its address where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its title, and its day where it bears one.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// A link to a report: the newest revision of a week, or the one that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLink {
    /// What it says.
    pub text: String,
    /// The week.
    pub week: Week,
    /// The earlier revision.
    pub revision: Option<u32>,
}

/// A notice above the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Its heading.
    pub heading: String,
    /// What it comes to in one short line, before which the rest may wait; empty where nothing may.
    pub gist: String,
    /// Its sentences.
    pub paragraphs: Vec<String>,
    /// The sources that it names.
    pub sources: Vec<SourceLine>,
    /// The reports that it leads to.
    pub links: Vec<ReportLink>,
}

impl Notice {
    /// A notice of sentences alone.
    pub(super) fn new(
        kind: NoticeKind,
        heading: impl Into<String>,
        paragraphs: Vec<String>,
    ) -> Self {
        Self {
            kind,
            heading: heading.into(),
            gist: String::new(),
            paragraphs,
            sources: Vec::new(),
            links: Vec::new(),
        }
    }
}

/// The notices of an issue, corrections first.
pub fn notices(issue: &Issue, lang: Lang) -> Vec<Notice> {
    let mut notices = corrections(issue, lang);
    // The masthead marks inferred days in any case; a note on the source says more.
    notices.extend(provenance(issue, lang).or_else(|| period(&issue.report, lang)));
    notices
}

fn provenance(issue: &Issue, lang: Lang) -> Option<Notice> {
    let report = &issue.report;
    let words = words(lang);
    let has_sample = has_sample(report);
    // The note speaks of the illustrative figures; where none is shown it would mislead.
    if has_sample && !issue.publisher.is_sample_shown {
        return None;
    }
    let note = report.provenance.note.as_ref()?;
    let (kind, heading, gist) = match report.provenance.kind {
        Origin::Sample => (NoticeKind::Sample, words.sample_notice, words.all_sample),
        _ if has_sample => (NoticeKind::Sample, words.sample_notice, words.partly_sample),
        Origin::Secondhand => (
            NoticeKind::Secondhand,
            words.secondhand_notice,
            words.all_secondhand,
        ),
        Origin::Issue => (NoticeKind::Secondhand, words.secondhand_notice, ""),
    };
    let sources = report.provenance.sources.iter().map(|source| {
        let title = lang.of(&source.title);
        SourceLine {
            title: source.dated.map_or_else(
                || title.to_owned(),
                |dated| lang::bracketed(title, &lang::day(dated, lang), lang),
            ),
            url: source.url.clone(),
        }
    });
    let paragraphs = vec![lang.of(note).to_owned()];
    Some(Notice {
        gist: gist.to_owned(),
        sources: sources.collect(),
        ..Notice::new(kind, heading, paragraphs)
    })
}

/// Whether any item of a report is illustrative.
fn has_sample(report: &Report) -> bool {
    let of_indicators = report
        .indicators
        .iter()
        .flat_map(|indicator| [indicator.value_origin, indicator.change_origin]);
    let of_figures = report.rankings.iter().map(|ranking| ranking.origin);
    let of_parts = report
        .distributions
        .iter()
        .map(|distribution| distribution.origin);
    let of_incidents = report.incidents.iter().map(|incidents| incidents.origin);
    report.provenance.kind == Origin::Sample
        || of_indicators
            .chain(of_figures)
            .chain(of_parts)
            .chain(of_incidents)
            .any(|origin| origin == Some(Origin::Sample))
}

fn period(report: &Report, lang: Lang) -> Option<Notice> {
    let words = words(lang);
    let text = match report.period.basis {
        Basis::Stated => return None,
        Basis::YearInferred => words.year_inferred,
        Basis::Assumed => words.period_assumed,
    };
    // A week that is all illustrative has no source that could state its days.
    (report.provenance.kind != Origin::Sample).then(|| {
        let paragraphs = vec![text.to_owned()];
        Notice::new(NoticeKind::Period, words.period_notice, paragraphs)
    })
}

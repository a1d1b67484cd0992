//! A notice above the figures.

use crate::report::Week;

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
    pub week: Week,
    /// The earlier revision.
    pub revision: Option<u32>,
}

/// A notice above the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
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

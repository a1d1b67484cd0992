use super::{Day, Text};

/// Where a figure comes from, and so which mark it carries wherever it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// CNCERT's own issue.
    Issue,
    /// A reprint, digest or translation of it.
    Secondhand,
    /// Illustrative; never a published figure.
    Sample,
}

impl Origin {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Secondhand => "secondhand",
            Self::Sample => "sample",
        }
    }

    /// Whether what it marks is illustrative: real figures are compared with real ones alone.
    pub fn is_sample(self) -> bool {
        self == Self::Sample
    }
}

/// How the days of a report are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The source states them.
    Stated,
    /// The source gives the days, the year is inferred.
    YearInferred,
    /// Assumed; the source states no days.
    Assumed,
}

impl Basis {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::YearInferred => "year_inferred",
            Self::Assumed => "assumed",
        }
    }
}

/// The Monday and the Sunday after it that a report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The Monday.
    pub start: Day,
    /// The Sunday.
    pub end: Day,
    /// How both are known.
    pub basis: Basis,
}

/// What kind of publication a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// CNCERT's own publication.
    Cncert,
    /// A copy of it elsewhere.
    Reprint,
    /// A press digest.
    Digest,
    Translation,
    /// A reader's account.
    Blog,
}

impl SourceKind {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cncert => "cncert",
            Self::Reprint => "reprint",
            Self::Digest => "digest",
            Self::Translation => "translation",
            Self::Blog => "blog",
        }
    }
}

/// One source of a week's figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: Text,
    /// The language it is written in, as a language tag.
    pub lang: String,
    /// Its address, http or https, where there is one to give.
    pub url: Option<String>,
    /// What kind of publication it is.
    pub kind: SourceKind,
    /// The day that the source itself bears.
    pub dated: Option<Day>,
}

/// Where a week's figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The origin of every item that does not state its own.
    pub kind: Origin,
    /// What a reader should know about it.
    pub note: Option<Text>,
    pub sources: Vec<Source>,
}

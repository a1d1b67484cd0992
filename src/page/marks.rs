//! The mark that a figure carries wherever it shows.

use crate::{
    lang::{Lang, words},
    report::{CorrectionKind, Origin, Report},
};

/// Says that a figure is not simply one of CNCERT's own as first published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Illustrative.
    Sample,
    /// Known from a reprint or digest.
    Secondhand,
    /// Changed after publication.
    Corrected,
    /// Taken back after publication.
    Withdrawn,
}

impl Mark {
    /// The mark of an item by its origin.
    pub fn of_origin(origin: Origin) -> Option<Self> {
        match origin {
            Origin::Issue => None,
            Origin::Sample => Some(Self::Sample),
            Origin::Secondhand => Some(Self::Secondhand),
        }
    }

    /// The mark that corrections put on the field of an item, such as
    /// `phishing_pages` and `value`.
    pub fn of_corrections(report: &Report, id: &str, field: &str) -> Option<Self> {
        let concerns = |at: &str| {
            let mut segments = at.split('/').skip_while(|segment| *segment != id).skip(1);
            at.split('/').any(|segment| segment == id)
                && segments.next().is_none_or(|of| of == field)
        };
        let entries = || {
            report
                .corrections
                .iter()
                .filter(|entry| concerns(&entry.at))
        };
        if entries().any(|entry| entry.kind == CorrectionKind::Withdrawal) {
            Some(Self::Withdrawn)
        } else if entries().any(|entry| entry.kind != CorrectionKind::Notice) {
            Some(Self::Corrected)
        } else {
            None
        }
    }

    /// The word for readers.
    pub fn word(self, lang: Lang) -> &'static str {
        let words = words(lang);
        match self {
            Self::Sample => words.sample,
            Self::Secondhand => words.secondhand,
            Self::Corrected => words.corrected,
            Self::Withdrawn => words.withdrawn,
        }
    }

    /// The word for style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Secondhand => "secondhand",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The value of `data-origin`.
pub fn origin_key(origin: Origin) -> &'static str {
    match origin {
        Origin::Issue => "issue",
        Origin::Secondhand => "secondhand",
        Origin::Sample => "sample",
    }
}

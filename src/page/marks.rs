//! The mark that a figure carries wherever it shows.

use crate::{
    lang::{self, Lang, words},
    report::{Cell, CorrectionKind, Origin, Report},
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

    /// The mark that corrections put on the item at a place by ids, such as
    /// `indicators/phishing_pages`, or on the keys within that are meant.
    pub fn of_corrections(report: &Report, item: &str, is_meant: fn(&str) -> bool) -> Option<Self> {
        // What was withdrawn may have been stated again.
        let mut latest_first = report.corrections.iter().rev();
        let entry = latest_first.find(|entry| entry.alters(item, is_meant))?;
        Some(if entry.kind == CorrectionKind::Withdrawal {
            Self::Withdrawn
        } else {
            Self::Corrected
        })
    }

    /// The mark of an item by its corrections and its origin: what is withdrawn
    /// is not shown, and what is illustrative never passes as anything else.
    pub fn of(
        report: &Report,
        own: Option<Origin>,
        item: &str,
        is_meant: fn(&str) -> bool,
    ) -> Option<Self> {
        let of_origin = Self::of_origin(report.origin(own));
        match Self::of_corrections(report, item, is_meant) {
            Some(Self::Corrected) if of_origin == Some(Self::Sample) => of_origin,
            of_corrections => of_corrections.or(of_origin),
        }
    }

    /// The mark of a drawing. A withdrawn part is left out of it, so that the drawing itself counts as corrected.
    #[must_use]
    pub fn of_drawn(self) -> Self {
        match self {
            Self::Withdrawn => Self::Corrected,
            other => other,
        }
    }

    /// The mark of a figure of the history.
    pub fn of_cell(cell: &Cell) -> Option<Self> {
        match (cell.value, Self::of_origin(cell.origin)) {
            (None, _) if cell.is_corrected => Some(Self::Withdrawn),
            (Some(_), None | Some(Self::Secondhand)) if cell.is_corrected => Some(Self::Corrected),
            (_, of_origin) => of_origin,
        }
    }

    /// A text with the mark that it may bear.
    pub fn on(text: &str, mark: Option<Self>, lang: Lang) -> String {
        mark.map_or_else(
            || text.to_owned(),
            |mark| lang::marked(text, mark.word(lang), lang),
        )
    }

    /// A figure with its mark; what stands in its place where there is none: that it was
    /// taken back, or that the source does not state it.
    pub fn on_stated(figure: Option<&str>, mark: Option<Self>, lang: Lang) -> String {
        match figure {
            Some(figure) => Self::on(figure, mark, lang),
            None => Self::absence(mark, lang).to_owned(),
        }
    }

    /// What stands in the place of a figure that is not there.
    pub fn absence(mark: Option<Self>, lang: Lang) -> &'static str {
        match mark {
            Some(Self::Withdrawn) => words(lang).withdrawn,
            _ => words(lang).not_stated,
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

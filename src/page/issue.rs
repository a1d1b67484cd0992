//! Everything that one page is composed of.

use std::sync::Arc;

use crate::report::{
    Catalogue, Cell, Correction, CorrectionKind, History, Id, Index, IndicatorEntry, Origin,
    Publisher, Report, Week, is_within,
};

/// A report with its catalogue, publisher, history and index.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    pub report: Arc<Report>,
    /// What can be measured.
    pub catalogue: Arc<Catalogue>,
    /// Who speaks.
    pub publisher: Arc<Publisher>,
    /// Which weeks exist, as far as they are shown.
    pub index: Arc<Index>,
    /// The weeks up to this one; empty where it could not be had.
    pub history: Arc<History>,
    /// The report of the week before, where it was revised: its corrections change what
    /// this week's changes rest on.
    pub base: Option<Arc<Report>>,
    /// Whether all of the past that the page needs is in hand.
    pub is_history_whole: bool,
    /// The revision that took the place of the report; `None` where it is the newest.
    pub successor: Option<Arc<Report>>,
}

impl Issue {
    /// Whether the dataset that it was read from is behind one in which its report has a revision: the
    /// report is an earlier one, or its history, where it is whole, does not have the week yet.
    pub fn is_behind(&self, revision: u32) -> bool {
        let is_late = !self.is_history_whole;
        let has_week = is_late || self.history.weeks().contains(&self.report.week);
        (self.report.revision, has_week) < (revision, true)
    }

    /// Whether figures of an origin are shown at all.
    pub(super) fn shows(&self, origin: Origin) -> bool {
        origin != Origin::Sample || self.publisher.is_sample_shown
    }

    /// The entry of an indicator of this issue.
    pub(super) fn entry(&self, id: &Id) -> Option<&IndicatorEntry> {
        self.catalogue.indicator(id)
    }

    /// What the history knows of an indicator in the week before.
    pub(super) fn cell_before(&self, id: &Id) -> Option<Cell> {
        self.cell(id, self.report.week.previous())
    }

    /// The entry that last told of another value of an indicator in the week before.
    pub(super) fn correction_before(&self, id: &Id) -> Option<&Correction> {
        let entries = self.base.as_ref()?.corrections.iter();
        let value = ["indicators/", id.as_str(), "/value"].concat();
        let tells = |entry: &&Correction| {
            is_within(&value, &entry.at) && entry.kind != CorrectionKind::Notice
        };
        entries.rev().find(tells)
    }

    /// What the history knows of an indicator in a week, as far as it is shown.
    pub(super) fn cell(&self, id: &Id, week: Week) -> Option<Cell> {
        self.history
            .cell(id, week)
            .filter(|cell| self.shows(cell.origin))
    }
}

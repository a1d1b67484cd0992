use crate::report::{Catalogue, History, Incidents, Index, Indicator, Report};

use super::prose::Passage;

/// What is published around a report.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// Which weeks are published; `None` before the first is. It may name the
    /// report's own week.
    pub index: Option<&'a Index>,
    /// The figures of the year before; those of later weeks are not looked at.
    pub history: &'a History,
    /// The report of the week before, where it is published.
    pub previous: Option<&'a Report>,
    /// The published revision of the same week that the report follows or repeats.
    pub earlier: Option<&'a Report>,
}

/// A report under the proofreader's eyes, with all that it is held against.
#[derive(Clone, Debug)]
pub(super) struct Galley<'a> {
    pub(super) report: &'a Report,
    pub(super) catalogue: &'a Catalogue,
    pub(super) published: Published<'a>,
    /// What the report says in sentences.
    pub(super) passages: Vec<Passage<'a>>,
}

impl<'a> Galley<'a> {
    /// The report of the calendar week before.
    pub(super) fn last_week(&self) -> Option<&'a Report> {
        let week = self.report.week;
        // The first week that can be written has none before it.
        let is_last_week = |other: &&Report| other.week < week && other.week == week.previous();
        self.published.previous.filter(is_last_week)
    }

    /// Last week's entry of an indicator, where its value is of the same standing: a real
    /// one for a real one, a sample for a sample.
    pub(super) fn indicator_before(&self, indicator: &Indicator) -> Option<&'a Indicator> {
        let last_week = self.last_week()?;
        let before = last_week.indicator(&indicator.id)?;
        let is_sample = self.report.origin(indicator.value_origin).is_sample();
        let was_sample = last_week.origin(before.value_origin).is_sample();
        (is_sample == was_sample).then_some(before)
    }

    /// Last week's incidents, where they are of the same standing.
    pub(super) fn incidents_before(&self) -> Option<&'a Incidents> {
        let last_week = self.last_week()?;
        let before = last_week.incidents.as_ref()?;
        let is_sample = self
            .report
            .origin(self.report.incidents.as_ref()?.origin)
            .is_sample();
        (is_sample == last_week.origin(before.origin).is_sample()).then_some(before)
    }
}

use crate::report::{Catalogue, History, Index, Report};

use super::prose::Passage;

/// What is published around a report.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    /// Which weeks are published; nothing before the first is. It may name the
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
}

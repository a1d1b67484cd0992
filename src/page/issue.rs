use std::sync::Arc;

use crate::report::{Catalogue, History, Index, Publisher, Report};

/// A report with all that a page of it needs besides.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The report of the week.
    pub report: Arc<Report>,
    /// What can be measured, and its names.
    pub catalogue: Arc<Catalogue>,
    /// Who speaks.
    pub publisher: Arc<Publisher>,
    /// Which weeks have an issue, as readers may see them.
    pub index: Arc<Index>,
    /// The figures of the weeks before, as far as they could be had.
    pub history: Arc<History>,
    /// Whether no year of the history is missing for want of its file.
    pub is_history_whole: bool,
}

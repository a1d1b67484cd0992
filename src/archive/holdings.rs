use std::sync::Arc;

use super::Fault;
use crate::report::{Catalogue, Publisher, Report};

/// Everything that is published, in the newest revision.
#[derive(Clone, Debug)]
pub struct Holdings {
    /// What can be measured.
    pub catalogue: Arc<Catalogue>,
    /// Who speaks.
    pub publisher: Arc<Publisher>,
    /// The reports, oldest first; those of sample weeks as well, where readers do not
    /// see them.
    pub reports: Vec<Arc<Report>>,
    /// The weeks that could not be had, and why.
    pub faults: Vec<Fault>,
}

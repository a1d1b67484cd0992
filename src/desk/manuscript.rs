use std::sync::Arc;

use crate::report::{Finding, Objection, Report};

use super::{Assessment, Draft};

/// A draft on the desk, and all that is derived from it.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// What tells it from the others of a visit.
    pub id: u32,
    /// The draft.
    pub draft: Draft,
    /// What is to be said of it; of an earlier state while its desk [is behind](super::Desk::is_behind).
    pub assessment: Assessment,
    /// Whether anything was said of it yet.
    pub is_assessed: bool,
    /// What it said when it could last be read: its page stays to be seen.
    pub last_read: Option<Arc<Report>>,
}

/// A file that could not be taken, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Its name; empty for pasted text.
    pub name: String,
    /// What is wrong with it.
    pub finding: Finding<Objection>,
}

impl Manuscript {
    pub(super) fn new(id: u32, draft: Draft) -> Self {
        Self {
            id,
            draft,
            assessment: Assessment::default(),
            is_assessed: false,
            last_read: None,
        }
    }

    /// Takes what is to be said of the draft as it is now.
    pub(super) fn assess(&mut self, assessment: Assessment) {
        self.assessment = assessment;
        self.is_assessed = true;
        self.assessment.locate(&self.draft);
        if let Some(report) = &self.assessment.report {
            self.last_read = Some(report.clone());
        }
    }

    /// Whether the page that is to be seen is an earlier state of the draft.
    pub fn is_behind(&self) -> bool {
        self.assessment.report.is_none() && self.last_read.is_some()
    }
}

use std::sync::Arc;

use crate::report::{Finding, Problem, Report, Severity, Week};

use super::{Assessment, Draft, documents::Import, final_name};

/// A draft on the desk, and all that is derived from it.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// What tells it from the others of a visit.
    pub id: u32,
    pub draft: Draft,
    /// What is to be said of it; of an earlier state while its desk [is behind](super::Desk::is_behind).
    pub assessment: Assessment,
    /// Whether anything was said of it yet.
    pub is_assessed: bool,
    /// What it said when it could last be read: its page stays to be seen.
    pub last_read: Option<Arc<Report>>,
    /// The states of its documents, by their numbers.
    pub(super) imports: Vec<Arc<Import>>,
}

/// A file that could not be taken, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// Its name; empty for pasted text.
    pub name: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a file could not be taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// It is no file of the dataset.
    Finding(Finding<Problem>),
    /// It is no document: why, and what to do, in both languages, Chinese first.
    Document([String; 2]),
}

/// How much of a draft its page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// All that it says.
    Whole,
    /// All that an earlier state of it said.
    Behind,
    /// What it says apart from its errors.
    Part,
}

impl Manuscript {
    pub(super) fn new(id: u32, draft: Draft) -> Self {
        Self {
            id,
            draft,
            assessment: Assessment::default(),
            is_assessed: false,
            last_read: None,
            imports: Vec::new(),
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

    /// The state of the documents that is laid over the draft.
    pub fn import(&self) -> Option<&Import> {
        self.imports.get(self.draft.laid()?).map(|import| &**import)
    }

    /// The report whose page is to be seen: what the draft says or last said; of one that
    /// always had errors the part without them.
    pub(super) fn page(&self) -> Option<&Arc<Report>> {
        self.last_read.as_ref().or(self.assessment.legible())
    }

    /// How much of the draft its page shows.
    pub(super) fn coverage(&self) -> Coverage {
        match (&self.assessment.report, &self.last_read) {
            (Some(_), _) => Coverage::Whole,
            (None, Some(_)) => Coverage::Behind,
            (None, None) => Coverage::Part,
        }
    }

    /// The name to save the draft under. One with errors is named as what it is: nobody
    /// is to take it for what can be published.
    pub fn file_name(&self) -> String {
        let name = final_name(self.draft.name());
        let stem = name.strip_suffix(".json").unwrap_or_default();
        let open = self.assessment.count(Severity::Error) + self.assessment.unfilled();
        let is_sound = self.is_assessed && open == 0;
        match (stem, is_sound) {
            ("" | "draft", _) => "draft.json".to_owned(),
            (_, true) => name,
            (stem, false) => [stem, ".draft.json"].concat(),
        }
    }

    /// The week that the draft is of, as far as it says so.
    pub fn week(&self) -> Option<Week> {
        let stated = self.draft.outline()?.get("week")?.as_text()?;
        stated.parse().ok()
    }
}

use super::{Defect, Discrepancy, Misprint, RuleId, Severity};

/// What can be held against a draft: a defect of the file as it was read, a misprint by which it is no
/// JSON, or a discrepancy in what was read. The reader's program knows only the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Found while reading.
    Defect(Defect),
    /// Found by looking closely at what could not be read.
    Misprint(Misprint),
    /// Found while proofreading.
    Discrepancy(Discrepancy),
}

impl Problem {
    /// The rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::Defect(defect) => defect.rule(),
            Self::Misprint(_) => RuleId::NotJson,
            Self::Discrepancy(discrepancy) => discrepancy.rule(),
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Defect(defect) => defect.severity(),
            Self::Misprint(_) => Severity::Error,
            Self::Discrepancy(discrepancy) => discrepancy.severity(),
        }
    }

    /// The figures or the words that it is about, which are what an editor accepts.
    pub fn said(&self) -> Vec<String> {
        match self {
            Self::Defect(Defect::LanguageMixed { found, .. }) => vec![found.clone()],
            Self::Defect(_) | Self::Misprint(_) => Vec::new(),
            Self::Discrepancy(discrepancy) => discrepancy.said(),
        }
    }
}

impl From<Defect> for Problem {
    fn from(defect: Defect) -> Self {
        Self::Defect(defect)
    }
}

impl From<Misprint> for Problem {
    fn from(misprint: Misprint) -> Self {
        Self::Misprint(misprint)
    }
}

impl From<Discrepancy> for Problem {
    fn from(discrepancy: Discrepancy) -> Self {
        Self::Discrepancy(discrepancy)
    }
}

use super::{Discrepancy, Misprint, Problem, RuleId, Severity};

/// What can be held against a draft: a problem of reading it, a misprint by which it is no
/// JSON, or a discrepancy in what was read. The reader's program knows only the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Objection {
    /// Found while reading.
    Problem(Problem),
    /// Found by looking closely at what could not be read.
    Misprint(Misprint),
    /// Found while proofreading.
    Discrepancy(Discrepancy),
}

impl Objection {
    /// The rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::Problem(problem) => problem.rule(),
            Self::Misprint(_) => RuleId::NotJson,
            Self::Discrepancy(discrepancy) => discrepancy.rule(),
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Problem(problem) => problem.severity(),
            Self::Misprint(_) => Severity::Error,
            Self::Discrepancy(discrepancy) => discrepancy.severity(),
        }
    }

    /// The figures or the words that it is about, which are what an editor accepts.
    pub fn said(&self) -> Vec<String> {
        match self {
            Self::Problem(Problem::LanguageMixed { found, .. }) => vec![found.clone()],
            Self::Problem(_) | Self::Misprint(_) => Vec::new(),
            Self::Discrepancy(discrepancy) => discrepancy.said(),
        }
    }
}

impl From<Problem> for Objection {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Misprint> for Objection {
    fn from(misprint: Misprint) -> Self {
        Self::Misprint(misprint)
    }
}

impl From<Discrepancy> for Objection {
    fn from(discrepancy: Discrepancy) -> Self {
        Self::Discrepancy(discrepancy)
    }
}

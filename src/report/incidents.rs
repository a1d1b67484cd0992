use super::{Id, Origin, Text};

/// Incidents of one kind that CNCERT handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncidentCategory {
    /// Its id in the catalogue.
    pub id: Id,
    /// How many.
    pub value: Option<u64>,
    /// Whether the report puts weight on them (重点处理).
    pub is_emphasised: bool,
    /// With whom they were handled.
    pub actors: Vec<Id>,
}

/// 本周事件处理情况: the incidents that CNCERT handled in the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incidents {
    /// Where the figures come from; `None` means as the week.
    pub origin: Option<Origin>,
    /// How many were handled.
    pub total: Option<u64>,
    /// How many of them cross-border.
    pub cross_border: Option<u64>,
    /// With whom they were handled.
    pub actors: Vec<Id>,
    /// The kinds that the report names.
    pub categories: Vec<IncidentCategory>,
    /// A paragraph in place of the generated one, for a week that it does not fit.
    pub text: Option<Text>,
}

use cncert_weekly::report::{Contents, Id};

use crate::failure::Failure;

/// How the invented values of an indicator behave.
pub struct Plan {
    /// The indicator.
    pub id: &'static str,
    /// The value in the week before the newest, a local high.
    pub peak: u64,
    /// The value that the weeks keep returning to.
    pub typical: f64,
    /// How far a week strays from the one after it, as a part of the typical value.
    pub sway: f64,
    /// What values are rounded to, where the report rounds.
    pub rounded_to: Option<u32>,
}

/// The peaks and the real changes of 2025-W52 together give its values:
/// 48 123 000, 532 and 331.
const PLANS: &[Plan] = &[
    Plan {
        id: "malware_downloads",
        peak: 52_081_000,
        typical: 46_800_000.0,
        sway: 0.05,
        rounded_to: Some(1000),
    },
    Plan {
        id: "backdoored_websites",
        peak: 1056,
        typical: 690.0,
        sway: 0.14,
        rounded_to: None,
    },
    Plan {
        id: "phishing_pages",
        peak: 1298,
        typical: 730.0,
        sway: 0.16,
        rounded_to: None,
    },
];

impl Plan {
    /// The step between values that can be stated.
    pub fn step(&self) -> u64 {
        self.rounded_to.map_or(1, u64::from)
    }
}

/// The plans for the indicators of an issue, in its order.
pub fn plans(issue: &Contents) -> Result<Vec<&'static Plan>, Failure> {
    let plan = |id: &Id| PLANS.iter().find(|plan| *id == plan.id);
    let indicators = issue.indicators.iter();
    indicators
        .map(|indicator| {
            plan(&indicator.id).ok_or_else(|| Failure::NotPlanned(indicator.id.to_string()))
        })
        .collect()
}

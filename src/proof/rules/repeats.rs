use super::measured::{Measured, measured};
use crate::{
    proof::{Found, galley::Galley},
    report::{Discrepancy, Finding},
};

/// From here on two weeks hardly have the same value.
const LEAST: u64 = 100;

/// `value_repeats`: a large value is hardly the same two weeks running, of one standing.
pub(super) fn values_move(galley: &Galley) -> Vec<Found> {
    let before = galley.last_week().map(measured).unwrap_or_default();
    let stands_still = |measured: &Measured| {
        let is_same = |other: &Measured| {
            other.id == measured.id
                && other.value == measured.value
                && other.is_sample == measured.is_sample
        };
        measured.value >= LEAST && before.iter().any(is_same)
    };
    measured(galley.report)
        .into_iter()
        .filter(stands_still)
        .map(|Measured { value, place, .. }| {
            Finding::new(place, Discrepancy::ValueRepeats { value })
        })
        .collect()
}

use super::measured::{Measured, measured};
use crate::{
    proof::{Finding, galley::Galley},
    report::{Discrepancy, Id},
};

/// From here on two weeks hardly have the same value.
const LEAST: u64 = 100;

/// `value_repeats`: a large value is hardly the same two weeks running, of one standing,
/// unless the source states that it is.
pub(super) fn values_move(galley: &Galley) -> Vec<Finding> {
    let before = galley.last_week().map(measured).unwrap_or_default();
    let stands_still = |measured: &Measured| {
        let is_same = |other: &Measured| {
            other.id == measured.id
                && other.value == measured.value
                && other.is_sample == measured.is_sample
        };
        measured.value >= LEAST && before.iter().any(is_same) && !is_said(galley, &measured.id)
    };
    measured(galley.report)
        .into_iter()
        .filter(stands_still)
        .map(|Measured { value, place, .. }| {
            Finding::new(place, Discrepancy::ValueRepeats { value })
        })
        .collect()
}

/// Whether the source states that an indicator did not change.
fn is_said(galley: &Galley, id: &Id) -> bool {
    galley.report.indicator(id).is_some_and(|indicator| {
        let is_level = indicator.change.is_some_and(|change| change.tenths() == 0);
        is_level || indicator.change_count == Some(0)
    })
}

use super::measured::{Measured, measured};
use crate::{
    proof::{Finding, galley::Galley},
    report::{Catalogue, Discrepancy, History, Week},
};

/// `value_unusual`: a value is not above three times the median of the 52 calendar
/// weeks before it, not below a third of it, nor more than six robust deviations
/// away; asked where eight of those weeks or more have a value of its standing.
pub(super) fn values_are_usual(galley: &Galley) -> Vec<Finding> {
    let mut found = Vec::new();
    let Galley {
        report,
        catalogue,
        published,
        ..
    } = galley;
    for measured in measured(report) {
        let before = values_before(&measured, report.week, catalogue, published.history);
        let Measured { value, place, .. } = measured;
        if let Some(median) = unusual_against(value, before) {
            let doubt = Discrepancy::ValueUnusual { value, median };
            found.push(Finding::new(place, doubt));
        }
    }
    found
}

/// The values of the 52 weeks before a week, as far back as they were measured
/// in the same way, real ones for a real one and samples for a sample.
fn values_before(
    measured: &Measured,
    week: Week,
    catalogue: &Catalogue,
    history: &History,
) -> Vec<u64> {
    const WEEKS: usize = 52;
    let id = &measured.id;
    let breaks = catalogue.indicator(id).map(|entry| &entry.breaks);
    let measured_since = breaks
        .into_iter()
        .flatten()
        .map(|of_series| of_series.week)
        .filter(|since| *since <= week)
        .max();
    let mut weeks = week.run_up(WEEKS + 1);
    weeks.pop();
    weeks
        .into_iter()
        .filter(|before| *before < week && measured_since.is_none_or(|since| since <= *before))
        .filter_map(|before| history.cell(id, before))
        .filter(|cell| cell.origin.is_sample() == measured.is_sample)
        .filter_map(|cell| cell.value)
        .collect()
}

/// The median of the values before, where this one is unusual against them.
fn unusual_against(value: u64, mut before: Vec<u64>) -> Option<u64> {
    const FEWEST: usize = 8;
    if before.len() < FEWEST {
        return None;
    }
    let median = doubled_median(&mut before);
    let doubled = value * 2;
    let is_out_of_proportion = doubled > median * 3 || doubled * 3 < median;
    (is_out_of_proportion || is_far_off(doubled, median, &before)).then(|| median.div_ceil(2))
}

/// Whether the robust z-score is beyond 6; never where nothing deviates.
#[allow(clippy::cast_precision_loss)]
fn is_far_off(doubled: u64, median: u64, before: &[u64]) -> bool {
    // 0.6745 makes the median deviation comparable to a standard deviation.
    const SCALE: f64 = 0.6745;
    const MOST: f64 = 6.0;
    let mut deviations: Vec<_> = before
        .iter()
        .map(|value| (value * 2).abs_diff(median))
        .collect();
    // Twice the median of deviations that are themselves doubled.
    let deviation = doubled_median(&mut deviations) as f64 / 2.0;
    deviation > 0.0 && SCALE * doubled.abs_diff(median) as f64 / deviation > MOST
}

/// Twice the median, so that it is a whole number.
fn doubled_median(values: &mut [u64]) -> u64 {
    values.sort_unstable();
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle] * 2
    } else {
        values[middle - 1] + values[middle]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Place, SortedMap};

    #[test]
    fn the_fifty_second_week_before_counts_and_the_one_before_it_does_not() {
        let weeks = ["2024-W51", "2024-W52", "2025-W51"].map(week).to_vec();
        assert_eq!(before(weeks, [Some(51), Some(52), None], [0; 3]), [52]);
    }

    #[test]
    fn a_real_value_is_held_against_no_sample() {
        let weeks = ["2025-W49", "2025-W50", "2025-W51"].map(week).to_vec();
        let flags = [History::SAMPLE, History::SECONDHAND, 0];
        assert_eq!(before(weeks, [Some(1), Some(2), Some(3)], flags), [2, 3]);
    }

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    /// What a real value of 2025-W52 is held against.
    fn before(weeks: Vec<Week>, values: [Option<u64>; 3], flags: [u8; 3]) -> Vec<u64> {
        let column = Column {
            values: values.to_vec(),
            value_flags: flags.to_vec(),
            changes: vec![None; 3],
            change_flags: vec![0; 3],
        };
        let measured = Measured {
            id: "phishing_pages".parse().unwrap(),
            value: 100,
            is_sample: false,
            place: Place::ROOT,
        };
        let mut columns = SortedMap::default();
        columns.insert(measured.id.clone(), column);
        let history = History::new(weeks, columns).unwrap();
        values_before(&measured, week("2025-W52"), &Catalogue::default(), &history)
    }

    #[test]
    fn eight_weeks_with_a_value_are_enough_and_seven_are_not() {
        assert_eq!(unusual_against(1000, vec![100; 8]), Some(100));
        assert_eq!(unusual_against(1000, vec![100; 7]), None);
    }
}

//! What only other weeks can show: a change that does not follow, a value
//! that stands still, a value far from those of the year before.

use crate::report::{
    Catalogue, Change, Finding, History, Id, Place, Problem, Quantity, Report, Week,
};

/// The weeks around a report.
#[derive(Clone, Copy, Debug)]
pub struct Neighbours<'a> {
    /// The report of the week before, where it has one.
    pub previous: Option<&'a Report>,
    /// The figures of the year before; later ones are not looked at.
    pub history: &'a History,
}

/// Everything about a report that its neighbours put in doubt.
pub fn check(report: &Report, catalogue: &Catalogue, neighbours: &Neighbours) -> Vec<Finding> {
    let last_week = report.week.previous();
    let previous = neighbours
        .previous
        .filter(|previous| previous.week == last_week);
    let mut findings = Vec::new();
    if let Some(previous) = previous {
        changes_agree(report, previous, &mut findings);
        values_move(report, previous, &mut findings);
    }
    for Measured { id, value, place } in measured(report) {
        let before = values_before(&id, report.week, catalogue, neighbours.history);
        if let Some(median) = unusual_against(value, before) {
            findings.push(Finding::new(place, Problem::ValueUnusual { value, median }));
        }
    }
    findings
}

/// `change_disagrees`: the stated change is one that both values leave possible.
fn changes_agree(report: &Report, previous: &Report, findings: &mut Vec<Finding>) {
    for (position, indicator) in report.indicators.iter().enumerate() {
        let before = previous.indicator(&indicator.id);
        if let Some(stated) = indicator.change
            && let Some(current) = indicator.quantity
            && let Some(before) = before.and_then(|before| before.quantity)
            && let Some(problem) = disagreement(stated, before, current)
        {
            let place = Place::ROOT.at("indicators").at(position).at("change_pct");
            findings.push(Finding::new(place, problem));
        }
    }
}

fn disagreement(stated: Change, previous: Quantity, current: Quantity) -> Option<Problem> {
    let possible = Change::interval_between(previous, current, stated.decimals())?;
    (!possible.contains(stated)).then(|| Problem::ChangeDisagrees {
        stated: stated.tenths(),
        possible: (possible.least.tenths(), possible.greatest.tenths()),
        previous: previous.value(),
        current: current.value(),
        is_exact: previous.is_exact() && current.is_exact(),
    })
}

/// `value_repeats`: a large value is hardly the same two weeks running.
fn values_move(report: &Report, previous: &Report, findings: &mut Vec<Finding>) {
    const LEAST: u64 = 100;
    let before = measured(previous);
    for Measured { id, value, place } in measured(report) {
        let is_same = |other: &Measured| other.id == id && other.value == value;
        if value >= LEAST && before.iter().any(is_same) {
            findings.push(Finding::new(place, Problem::ValueRepeats { value }));
        }
    }
}

/// A stated value with the id of its history and its place in the file.
struct Measured {
    id: Id,
    value: u64,
    place: Place,
}

/// Every value that has a history: the indicators', then the incidents'.
fn measured(report: &Report) -> Vec<Measured> {
    let mut measured = Vec::new();
    let mut add = |id: Option<Id>, value: Option<u64>, place: Place| {
        if let (Some(id), Some(value)) = (id, value) {
            measured.push(Measured { id, value, place });
        }
    };
    let indicators = Place::ROOT.at("indicators");
    for (position, indicator) in report.indicators.iter().enumerate() {
        let value = indicator.quantity.map(Quantity::value);
        let place = indicators.at(position).at("value");
        add(Some(indicator.id.clone()), value, place);
    }
    if let Some(incidents) = &report.incidents {
        let at = Place::ROOT.at("incidents");
        let id = |name: &str| format!("incidents_{name}").parse().ok();
        add(id("total"), incidents.total, at.at("total"));
        add(
            id("cross_border"),
            incidents.cross_border,
            at.at("cross_border"),
        );
        for (position, category) in incidents.categories.iter().enumerate() {
            let place = at.at("categories").at(position).at("value");
            add(id(category.id.as_str()), category.value, place);
        }
    }
    measured
}

/// The values of the 52 weeks before a week, as far back as they were measured
/// in the same way.
fn values_before(id: &Id, week: Week, catalogue: &Catalogue, history: &History) -> Vec<u64> {
    const WEEKS: usize = 52;
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
        .filter_map(|before| history.cell(id, before)?.value)
        .collect()
}

/// `value_unusual`: the median of the values before, where this one is above
/// three times or below a third of it, or is more than six robust deviations away.
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

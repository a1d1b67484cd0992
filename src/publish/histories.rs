use std::collections::BTreeMap;

use crate::report::{
    Change, Column, CorrectionKind, History, Id, Indicator, Origin, Quantity, Report,
};

use super::{SCHEMA_VERSION, in_order_of_time, json::Json, week::percent};

/// The same columns cut in two ways: a file a year for spark lines, one over
/// all weeks for the long run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histories {
    /// By ISO year.
    pub years: BTreeMap<i16, History>,
    /// Over all weeks.
    pub all: History,
}

/// Every indicator over the weeks, and the incidents like indicators, as
/// `incidents_total`, `incidents_cross_border` and `incidents_<category>`.
pub fn histories(reports: &[Report]) -> Histories {
    let reports = in_order_of_time(reports);
    let years = reports.chunk_by(|report, next| report.week.year() == next.week.year());
    Histories {
        years: years
            .map(|reports| (reports[0].week.year(), history(reports)))
            .collect(),
        all: history(&reports),
    }
}

/// The text of a file of `history/`, a line a list.
pub fn history_text(history: &History) -> String {
    let flags = [
        ("rounded", History::ROUNDED),
        ("sample", History::SAMPLE),
        ("secondhand", History::SECONDHAND),
        ("corrected", History::CORRECTED),
    ];
    let flag = |flag: u8| Json::from(u64::from(flag));
    let column = |column: &Column| {
        Json::object([
            ("value", Json::list(&column.values, |value| (*value).into())),
            ("value_flags", Json::list(column.value_flags.clone(), flag)),
            (
                "change_pct",
                Json::list(&column.changes, |change| change.map(percent).into()),
            ),
            (
                "change_flags",
                Json::list(column.change_flags.clone(), flag),
            ),
        ])
    };
    let columns = history.columns().iter();
    Json::object([
        ("schema_version", SCHEMA_VERSION.into()),
        (
            "weeks",
            Json::list(history.weeks(), |week| week.to_string().into()),
        ),
        (
            "flags",
            Json::object(flags.map(|(name, bit)| (name, flag(bit)))),
        ),
        (
            "columns",
            Json::Object(
                columns
                    .map(|(id, of)| (id.to_string(), column(of)))
                    .collect(),
            ),
        ),
    ])
    .into_file()
}

/// One indicator in one week.
struct Entry {
    id: Id,
    value: Option<u64>,
    value_flags: u8,
    change: Option<Change>,
    change_flags: u8,
}

fn history(reports: &[&Report]) -> History {
    let weeks: Vec<_> = reports.iter().map(|report| report.week).collect();
    let empty = || Column {
        values: vec![None; weeks.len()],
        value_flags: vec![0; weeks.len()],
        changes: vec![None; weeks.len()],
        change_flags: vec![0; weeks.len()],
    };
    let mut columns = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        for entry in entries(report) {
            let column: &mut Column = columns.entry(entry.id).or_insert_with(empty);
            column.values[place] = entry.value;
            column.value_flags[place] = entry.value_flags;
            column.changes[place] = entry.change;
            column.change_flags[place] = entry.change_flags;
        }
    }
    History::new(weeks, columns).expect("the reports are in order and the columns as long as them")
}

fn entries(report: &Report) -> Vec<Entry> {
    let mut entries: Vec<_> = report
        .indicators
        .iter()
        .map(|indicator| indicator_entry(report, indicator))
        .collect();
    let Some(incidents) = &report.incidents else {
        return entries;
    };
    let section: Id = "incidents".parse().expect("the section's name is an id");
    let mut add = |suffix: &str, value: Option<u64>, item: &str| {
        entries.push(Entry {
            id: section.with_suffix(suffix),
            value,
            value_flags: origin_flag(report, value.is_some(), incidents.origin)
                | corrected_flag(report, item, |key| key == "value"),
            change: None,
            change_flags: 0,
        });
    };
    add("_total", incidents.total, "incidents/total");
    add(
        "_cross_border",
        incidents.cross_border,
        "incidents/cross_border",
    );
    for category in &incidents.categories {
        let item = format!("incidents/categories/{}", category.id);
        add(&format!("_{}", category.id), category.value, &item);
    }
    entries
}

fn indicator_entry(report: &Report, indicator: &Indicator) -> Entry {
    let Indicator {
        quantity, change, ..
    } = *indicator;
    let item = format!("indicators/{}", indicator.id);
    let rounded_flag = match quantity {
        Some(quantity) if !quantity.is_exact() => History::ROUNDED,
        _ => 0,
    };
    Entry {
        id: indicator.id.clone(),
        value: quantity.map(Quantity::value),
        value_flags: rounded_flag
            | origin_flag(report, quantity.is_some(), indicator.value_origin)
            | corrected_flag(report, &item, |key| key == "value" || key == "rounded_to"),
        change,
        change_flags: origin_flag(report, change.is_some(), indicator.change_origin)
            | corrected_flag(report, &item, |key| key.starts_with("change_")),
    }
}

/// The flag of where a figure comes from; none where no figure is stated.
fn origin_flag(report: &Report, is_stated: bool, own: Option<Origin>) -> u8 {
    match report.origin(own) {
        Origin::Sample if is_stated => History::SAMPLE,
        Origin::Secondhand if is_stated => History::SECONDHAND,
        _ => 0,
    }
}

/// The flag of a figure that was altered or withdrawn after publication, by an
/// entry about the whole item or about one of the keys that are meant.
fn corrected_flag(report: &Report, item: &str, is_meant: fn(&str) -> bool) -> u8 {
    let mut corrections = report.corrections.iter();
    let is_corrected = corrections.any(|correction| {
        correction.kind != CorrectionKind::Notice
            && match correction.at.strip_prefix(item) {
                Some("") => true,
                Some(rest) => rest.strip_prefix('/').is_some_and(is_meant),
                None => false,
            }
    });
    if is_corrected { History::CORRECTED } else { 0 }
}

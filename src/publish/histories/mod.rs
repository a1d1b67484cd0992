mod breakdowns;

use std::collections::BTreeMap;

use crate::report::{Change, Column, History, Id, Indicator, Origin, Quantity, Report, SortedMap};

use super::{SCHEMA_VERSION, in_order_of_time, json::Json, week::percent};

/// The figures of all weeks as columns, cut in two ways: a file a year for spark lines, one over
/// all weeks for the long run, which alone has rankings and distributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histories {
    /// By ISO year.
    pub years: BTreeMap<i16, History>,
    /// Over all weeks.
    pub all: History,
}

/// Every indicator over the weeks, and the incidents like indicators, as
/// `incidents_total`, `incidents_cross_border` and `incidents_<category>`.
pub fn histories<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Histories {
    let reports = in_order_of_time(reports);
    let years = reports.chunk_by(|report, next| report.week.year() == next.week.year());
    Histories {
        years: years
            .map(|reports| (reports[0].week.year(), of_weeks(reports)))
            .collect(),
        all: of_weeks(&reports).with_breakdowns(breakdowns::of_weeks(&reports)),
    }
}

/// The figures of some weeks in one history.
pub fn history<'a>(reports: impl IntoIterator<Item = &'a Report>) -> History {
    of_weeks(&in_order_of_time(reports))
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
    let breakdowns = history.breakdowns();
    let mut file = vec![
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
    ];
    if breakdowns.iter().len() > 0 {
        file.push(("breakdowns", breakdowns::json(breakdowns)));
    }
    Json::of_members(file).into_file()
}

/// One indicator in one week.
struct Entry {
    id: Id,
    value: Option<u64>,
    value_flags: u8,
    change: Option<Change>,
    change_flags: u8,
}

fn of_weeks(reports: &[&Report]) -> History {
    let weeks: Vec<_> = reports.iter().map(|report| report.week).collect();
    let empty = || Column {
        values: vec![None; weeks.len()],
        value_flags: vec![0; weeks.len()],
        changes: vec![None; weeks.len()],
        change_flags: vec![0; weeks.len()],
    };
    let mut by_id = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        for entry in entries(report) {
            let column: &mut Column = by_id.entry(entry.id).or_insert_with(empty);
            column.values[place] = entry.value;
            column.value_flags[place] = entry.value_flags;
            column.changes[place] = entry.change;
            column.change_flags[place] = entry.change_flags;
        }
    }
    let mut columns = SortedMap::default();
    for (id, column) in by_id {
        columns.insert(id, column);
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
    if is_stated {
        flag_of(report.origin(own))
    } else {
        0
    }
}

/// The flag of an origin, as [`History::origin`] reads it.
fn flag_of(origin: Origin) -> u8 {
    match origin {
        Origin::Sample => History::SAMPLE,
        Origin::Secondhand => History::SECONDHAND,
        Origin::Issue => 0,
    }
}

/// The flag of a figure that was altered or withdrawn after publication, by an
/// entry about the whole item or about one of the keys that are meant.
fn corrected_flag(report: &Report, item: &str, is_meant: fn(&str) -> bool) -> u8 {
    let mut corrections = report.corrections.iter();
    let is_corrected = corrections.any(|correction| correction.alters(item, is_meant));
    if is_corrected { History::CORRECTED } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::{
        draft,
        publish::fixture,
        report::{Contents, Correction, CorrectionKind, IncidentCategory, Stated, Text},
    };

    use super::*;

    fn correction(kind: CorrectionKind, at: &str) -> Correction {
        Correction {
            date: "2025-12-31".parse().unwrap(),
            kind,
            at: at.to_owned(),
            old: Stated::Number("1".to_owned()),
            new: Stated::Number("2".to_owned()),
            text: Text::new("更正", "Corrected").unwrap(),
        }
    }

    fn contents() -> Contents {
        let mut contents = fixture::contents(fixture::week("2025-W52"), Origin::Issue);
        contents.indicators = vec![
            fixture::indicator("phishing_pages", 331, None),
            fixture::indicator("phishing_pages_per_ip", 7, Some(100)),
        ];
        contents
    }

    #[track_caller]
    fn check_flags(contents: Contents, column: &str, value_flags: u8, change_flags: u8) {
        let history = histories(&[Report::sealed(contents)]).all;
        let column = &history.columns()[column];
        assert_eq!(
            (column.value_flags[0], column.change_flags[0]),
            (value_flags, change_flags)
        );
    }

    #[test]
    fn value_and_change_have_flags_of_their_own() {
        let mut week = contents();
        week.indicators[0].value_origin = Some(Origin::Sample);
        check_flags(week, "phishing_pages", History::SAMPLE, 0);
        let mut week = contents();
        week.provenance.kind = Origin::Secondhand;
        week.indicators[1].change_origin = Some(Origin::Issue);
        check_flags(
            week,
            "phishing_pages_per_ip",
            History::SECONDHAND | History::ROUNDED,
            0,
        );
    }

    #[test]
    fn what_is_not_stated_has_no_origin() {
        let mut week = contents();
        week.provenance.kind = Origin::Sample;
        week.indicators[0].quantity = None;
        week.indicators[0].change = None;
        check_flags(week, "phishing_pages", 0, 0);
    }

    #[test]
    fn a_correction_marks_what_it_is_about_and_nothing_else() {
        let corrected = |kind, at: &str| {
            let mut week = contents();
            week.corrections = vec![correction(kind, at)];
            week
        };
        let of_value = corrected(
            CorrectionKind::Correction,
            "indicators/phishing_pages/value",
        );
        check_flags(of_value.clone(), "phishing_pages", History::CORRECTED, 0);
        check_flags(of_value, "phishing_pages_per_ip", History::ROUNDED, 0);
        let of_change = corrected(
            CorrectionKind::Revision,
            "indicators/phishing_pages/change_pct",
        );
        check_flags(of_change, "phishing_pages", 0, History::CORRECTED);
        let of_both = corrected(CorrectionKind::Withdrawal, "indicators/phishing_pages");
        check_flags(
            of_both,
            "phishing_pages",
            History::CORRECTED,
            History::CORRECTED,
        );
        let notice = corrected(CorrectionKind::Notice, "indicators/phishing_pages/value");
        check_flags(notice, "phishing_pages", 0, 0);
    }

    #[test]
    fn incidents_have_a_history_like_any_indicator() {
        let mut week = contents();
        let mut incidents = fixture::incidents(9, 4);
        incidents.origin = Some(Origin::Sample);
        incidents.categories = vec![IncidentCategory {
            id: "phishing".parse().unwrap(),
            value: Some(8),
            is_emphasised: true,
            actors: Vec::new(),
        }];
        week.incidents = Some(incidents);
        week.corrections = vec![correction(
            CorrectionKind::Correction,
            "incidents/categories/phishing/value",
        )];
        let history = histories(&[Report::sealed(week)]).all;
        for (id, value, flags) in [
            ("incidents_total", 9, History::SAMPLE),
            ("incidents_cross_border", 4, History::SAMPLE),
            (
                "incidents_phishing",
                8,
                History::SAMPLE | History::CORRECTED,
            ),
        ] {
            let column = &history.columns()[id];
            assert_eq!(column.values, [Some(value)], "{id}");
            assert_eq!(column.value_flags, [flags], "{id}");
            assert_eq!(column.changes, [None], "{id}");
        }
    }

    #[test]
    fn a_year_has_its_own_weeks_and_a_missing_indicator_is_a_gap() {
        let mut first = fixture::contents(fixture::week("2020-W53"), Origin::Issue);
        first.indicators = vec![fixture::indicator("defaced_websites", 5, None)];
        let mut second = fixture::contents(fixture::week("2021-W01"), Origin::Issue);
        second.indicators = vec![fixture::indicator("phishing_pages", 6, None)];
        let Histories { years, all } = histories(&[second, first].map(Report::sealed));
        assert_eq!(years.keys().copied().collect::<Vec<_>>(), [2020, 2021]);
        assert_eq!(years[&2020].columns().iter().len(), 1);
        assert_eq!(all.columns()["defaced_websites"].values, [Some(5), None]);
        assert_eq!(all.columns()["phishing_pages"].values, [None, Some(6)]);
        assert_eq!(years[&2020].joined(&years[&2021]), all);
    }

    #[test]
    fn a_history_is_read_back_as_it_was_written() {
        let mut week = contents();
        week.indicators[0].change = Change::new(-70, 0);
        week.indicators[1].change = Change::new(-70, 1);
        let history = histories(&[Report::sealed(week)]).all;
        let text = history_text(&history);
        assert!(text.contains("[-7]") && text.contains("[-7.0]"), "{text}");
        assert_eq!(draft::read_history(text.as_bytes()).value, Some(history));
    }
}

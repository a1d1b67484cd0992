//! What is generated agrees with the week files, and the sample weeks with
//! every rule.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::BTreeMap, fs, path::Path};

use cncert_weekly::{
    draft,
    proof::{self, Published},
    publish::{self, File},
    report::{Catalogue, Change, Column, History, Id, Origin, Quantity, Report},
};

/// The dataset as it stands.
struct Dataset {
    files: Vec<File>,
    catalogue: Catalogue,
    reports: Vec<Report>,
}

fn published() -> Dataset {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data");
    let mut files = Vec::new();
    collect(&data, "", &mut files);
    let bytes = |path: &str| &files.iter().find(|file| file.path == path).unwrap().bytes;
    let catalogue = draft::read_catalogue(bytes("catalogue.json"))
        .value
        .unwrap();
    let mut reports: Vec<_> = files
        .iter()
        .filter(|file| file.path.starts_with("weeks/") && !file.path.contains(".r"))
        .map(|file| draft::read(&file.bytes, &catalogue).value.unwrap())
        .collect();
    reports.sort_by_key(|report: &Report| report.week);
    Dataset {
        files,
        catalogue,
        reports,
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if !name.starts_with('.') {
            let bytes = fs::read(entry.path()).unwrap();
            files.push(File { path, bytes });
        }
    }
}

impl Dataset {
    fn bytes(&self, path: &str) -> &[u8] {
        let file = self.files.iter().find(|file| file.path == path);
        &file.unwrap_or_else(|| panic!("{path} is there")).bytes
    }

    fn history(&self, path: &str) -> History {
        draft::read_history(self.bytes(path)).value.unwrap()
    }
}

#[test]
fn every_generated_file_is_up_to_date() {
    let published = published();
    let mut generated = publish::generated(&published.reports, &published.files).unwrap();
    let mut found: Vec<_> = published
        .files
        .into_iter()
        .filter(|file| publish::is_generated(&file.path))
        .collect();
    generated.sort_by(|one, other| one.path.cmp(&other.path));
    found.sort_by(|one, other| one.path.cmp(&other.path));
    let paths =
        |files: &[File]| -> Vec<String> { files.iter().map(|file| file.path.clone()).collect() };
    assert_eq!(
        paths(&found),
        paths(&generated),
        "run `cargo run -p press -- index`"
    );
    for (found, generated) in found.iter().zip(&generated) {
        let is_fresh = found == generated;
        assert!(
            is_fresh,
            "{} is out of date: run `cargo run -p press -- index`",
            found.path
        );
    }
}

#[test]
fn the_latest_file_is_the_newest_week() {
    let published = published();
    let index = draft::read_index(published.bytes("index.json"))
        .value
        .unwrap();
    let newest = published.reports.last().unwrap();
    assert_eq!(index.latest, newest.week);
    let path = format!("weeks/{}.json", newest.week);
    assert!(published.bytes("latest.json") == published.bytes(&path));
}

#[test]
fn the_index_names_exactly_the_weeks_that_have_a_file() {
    let published = published();
    let index = draft::read_index(published.bytes("index.json"))
        .value
        .unwrap();
    let mut week = index.earliest();
    let mut reports = published.reports.iter().peekable();
    while week <= index.latest {
        let report = reports.next_if(|report| report.week == week);
        assert_eq!(index.contains(week), report.is_some(), "{week}");
        if let Some(report) = report {
            let kind = report.provenance.kind;
            assert_eq!(index.is_sample(week), kind == Origin::Sample, "{week}");
            assert_eq!(
                index.is_secondhand(week),
                kind == Origin::Secondhand,
                "{week}"
            );
            assert_eq!(index.issue(week), report.issue, "{week}");
            assert_eq!(index.revision(week), report.revision, "{week}");
        }
        week = week.next();
    }
    assert!(reports.next().is_none());
}

#[test]
fn the_histories_agree_with_the_week_files_cell_by_cell() {
    let published = published();
    let all = published.history("history/all.json");
    let mut stated = 0;
    for report in &published.reports {
        let year = published.history(&format!("history/{}.json", report.week.year()));
        for history in [&all, &year] {
            let place = history.weeks().binary_search(&report.week).unwrap();
            let figures = figures(report);
            stated += figures.len();
            for (id, column) in history.columns().iter() {
                let cell = cell(column, place);
                let expected = figures.get(id).copied().unwrap_or_default();
                assert_eq!(cell, expected, "{id} in {}", report.week);
            }
            assert!(
                figures
                    .keys()
                    .all(|id| history.columns().contains(id.as_str()))
            );
        }
    }
    assert!(stated > 500, "{stated} cells were compared");
}

/// A cell as a history file has it: value, its flags, tenths of the change, its flags.
type Cell = (Option<u64>, u8, Option<i64>, u8);

fn cell(column: &Column, place: usize) -> Cell {
    (
        column.values[place],
        column.value_flags[place],
        column.changes[place].map(Change::tenths),
        column.change_flags[place],
    )
}

/// The cells of a week that has not been corrected, straight from its file.
fn figures(report: &Report) -> BTreeMap<Id, Cell> {
    assert!(
        report.corrections.is_empty(),
        "corrections are not compared here"
    );
    let flag = |is_stated: bool, own| match report.origin(own) {
        Origin::Sample if is_stated => 2,
        Origin::Secondhand if is_stated => 4,
        _ => 0,
    };
    let mut figures = BTreeMap::new();
    for indicator in &report.indicators {
        let value = indicator.quantity.map(Quantity::value);
        let rounded = indicator
            .quantity
            .and_then(Quantity::rounded_to)
            .map_or(0, |_| 1);
        let change = indicator.change.map(Change::tenths);
        let cell = (
            value,
            rounded | flag(value.is_some(), indicator.value_origin),
            change,
            flag(change.is_some(), indicator.change_origin),
        );
        figures.insert(indicator.id.clone(), cell);
    }
    if let Some(incidents) = &report.incidents {
        let mut add = |name: &str, value: Option<u64>| {
            let id = format!("incidents_{name}").parse().unwrap();
            figures.insert(
                id,
                (value, flag(value.is_some(), incidents.origin), None, 0),
            );
        };
        add("total", incidents.total);
        add("cross_border", incidents.cross_border);
        for category in &incidents.categories {
            add(category.id.as_str(), category.value);
        }
    }
    figures
}

#[test]
fn the_weeks_with_samples_break_no_rule() {
    let dataset = published();
    let all = dataset.history("history/all.json");
    let index = draft::read_index(dataset.bytes("index.json"));
    let index = index.value.unwrap();
    let mut samples = 0;
    for (place, report) in dataset.reports.iter().enumerate() {
        let path = format!("weeks/{}.json", report.week);
        if !dataset
            .bytes(&path)
            .windows(8)
            .any(|part| part == b"\"sample\"")
        {
            continue;
        }
        samples += 1;
        let reading = draft::read(dataset.bytes(&path), &dataset.catalogue);
        assert_eq!(reading.findings, [], "{path}");
        let around = Published {
            index: Some(&index),
            history: &all,
            previous: place.checked_sub(1).map(|before| &dataset.reports[before]),
            earlier: Some(report),
        };
        assert_eq!(
            proof::check(report, &dataset.catalogue, &around),
            [],
            "{path}"
        );
    }
    assert!(samples >= 52, "{samples} weeks have samples");
}

#[test]
fn a_week_file_that_is_written_anew_says_the_same() {
    let published = published();
    for report in &published.reports {
        let written = publish::week_text(report);
        let reading = draft::read(written.as_bytes(), &published.catalogue);
        assert_eq!(reading.value.as_ref(), Some(report), "{}", report.week);
    }
}

//! What is generated agrees with the week files, and the sample weeks with
//! every rule.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::BTreeMap, fs, path::Path};

use cncert_weekly::{
    draft,
    proof::{self, Published},
    publish::{self, File},
    report::{Catalogue, Change, Column, Day, History, Id, Origin, Quantity, Report, Week},
};
use serde_json::Value;

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
    let mut generated =
        publish::generated(&published.reports, &published.catalogue, &published.files).unwrap();
    let mut found: Vec<_> = published
        .files
        .into_iter()
        .filter(|file| publish::is_generated(&file.path))
        .collect();
    generated.sort_by(|one, other| one.path.cmp(&other.path));
    found.sort_by(|one, other| one.path.cmp(&other.path));
    let paths =
        |files: &[File]| -> Vec<String> { files.iter().map(|file| file.path.clone()).collect() };
    assert_eq!(paths(&found), paths(&generated), "run `cargo press index`");
    for (found, generated) in found.iter().zip(&generated) {
        let is_fresh = found == generated;
        assert!(
            is_fresh,
            "{} is out of date: run `cargo press index`",
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

/// The table for programs, by the names of its columns.
fn table(published: &Dataset) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(published.bytes("history/all-utf8.csv"));
    let lines = reader.deserialize().map(Result::unwrap);
    lines.collect()
}

/// What a week file states, row by row and straight from its JSON, in the words of the table's cells.
fn stated(week: &Value, catalogue: &Catalogue) -> Vec<Vec<String>> {
    let none = String::new;
    let own = &week["provenance"]["kind"];
    let text = |value: &Value| match value {
        Value::Null => none(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let origin = |origin: &Value, figures: &[&Value]| {
        if figures.iter().all(|figure| figure.is_null()) {
            none()
        } else {
            text(if origin.is_null() { own } else { origin })
        }
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut rows = Vec::new();
    for indicator in list(&week["indicators"]) {
        let [value, share] = ["value", "share_pct"].map(|key| &indicator[key]);
        rows.push(vec![
            text(&indicator["id"]),
            none(),
            none(),
            text(value),
            text(&indicator["rounded_to"]),
            text(share),
            origin(&indicator["value_origin"], &[value, share]),
            text(&indicator["change_pct"]),
            text(&indicator["change_count"]),
        ]);
    }
    let mut part = |breakdown: &Value, name: String, item: &Value| {
        let [value, share] = ["value", "share_pct"].map(|key| &item[key]);
        let origin = origin(&breakdown["origin"], &[value, share]);
        let of = [text(&breakdown["of"]), text(&breakdown["id"]), name];
        let figures = [text(value), none(), text(share), origin];
        let rest = [none(), none()];
        rows.push([&of[..], &figures, &rest].concat());
    };
    for ranking in list(&week["rankings"]) {
        for item in list(&ranking["items"]) {
            let name = &item["name"];
            let name = text(if name.is_string() { name } else { &name["en"] });
            part(&ranking, name, &item);
        }
    }
    for distribution in list(&week["distributions"]) {
        for item in list(&distribution["parts"]) {
            part(&distribution, text(&item["id"]), &item);
        }
    }
    let incidents = &week["incidents"];
    let counts = ["total", "cross_border"].map(|key| (key.to_owned(), incidents[key].clone()));
    let kinds = list(&incidents["categories"]).into_iter();
    let kinds = kinds.map(|kind| (text(&kind["id"]), kind["value"].clone()));
    if incidents.is_object() {
        for (name, value) in counts.into_iter().chain(kinds) {
            let origin = origin(&incidents["origin"], &[&value]);
            let row = [format!("incidents_{name}"), none(), none(), text(&value)];
            let rest = [none(), none(), origin, none(), none()];
            rows.push([row.to_vec(), rest.to_vec()].concat());
        }
    }
    assert!(rows.iter().all(
        |row| catalogue.indicator(&row[0].parse().unwrap()).is_some()
            || row[0].starts_with("incidents_")
    ));
    rows
}

#[test]
fn the_table_agrees_with_the_week_files_cell_by_cell() {
    let published = published();
    let columns = [
        "indicator",
        "breakdown",
        "part",
        "value",
        "rounded_to",
        "share_pct",
        "origin",
        "change_pct",
        "change_count",
    ];
    let rows = table(&published);
    let mut rows = rows.iter().peekable();
    for report in published.reports.iter().rev() {
        let name = report.week.to_string();
        let week = serde_json::from_slice(published.bytes(&format!("weeks/{name}.json"))).unwrap();
        for stated in stated(&week, &published.catalogue) {
            let row = rows.next().unwrap();
            assert_eq!(row["week"], name);
            assert_eq!(row["week_start"], report.week.monday().to_string());
            assert_eq!(row["revision"], format!("r{}", report.revision));
            let issue = report
                .issue
                .map(|issue| format!("第{}-{}期", issue.year, issue.number));
            assert_eq!(row["issue"], issue.unwrap_or_default());
            let mut cells: Vec<_> = columns.iter().map(|column| row[*column].clone()).collect();
            if row["change_basis"] == "computed" {
                // Nothing is computed where the source states it.
                assert_eq!(stated[7..], ["", ""], "{row:?}");
                cells[7].clear();
            }
            assert_eq!(cells, stated, "{name}");
        }
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn the_table_is_described_as_it_is() {
    let published = published();
    let plain = published.bytes("history/all-utf8.csv");
    let marked = published.bytes("history/all.csv");
    assert_eq!(marked, ["\u{feff}".as_bytes(), plain].concat());
    let head = csv::Reader::from_reader(plain).headers().unwrap().clone();
    let json = |path: &str| serde_json::from_slice::<Value>(published.bytes(path)).unwrap();
    let names = |list: &Value| -> Vec<String> {
        let names = list.as_array().unwrap().iter();
        names
            .map(|column| column["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let csvw = json("history/all-utf8.csv-metadata.json");
    let package = json("datapackage.json");
    let fields = &package["resources"][0]["schema"]["fields"];
    assert_eq!(
        names(&csvw["tableSchema"]["columns"]),
        head.iter().collect::<Vec<_>>()
    );
    assert_eq!(names(fields), head.iter().collect::<Vec<_>>());
    assert_eq!(package["resources"][0]["path"], "history/all-utf8.csv");
    // Each cell is of its type, and of its words where there are only some.
    for row in table(&published) {
        for field in fields.as_array().unwrap() {
            let name = field["name"].as_str().unwrap();
            let (cell, limits) = (&row[name], &field["constraints"]);
            assert!(
                !cell.is_empty() || limits["required"] != true,
                "{name}: {row:?}"
            );
            let words = limits["enum"].as_array();
            let is_right = cell.is_empty()
                || words.is_none_or(|words| words.contains(&cell.as_str().into()))
                    && match field["type"].as_str().unwrap() {
                        "date" => cell.parse::<Day>().is_ok(),
                        "integer" => cell.parse::<i64>().is_ok(),
                        "number" => cell.parse::<f64>().is_ok(),
                        _ => cell.parse::<f64>().is_err(),
                    };
            assert!(is_right, "{name}: {cell}");
        }
    }
}

#[test]
fn a_computed_change_rests_on_two_exact_values_and_is_called_so() {
    let published = published();
    let rows = table(&published);
    let computed: Vec<_> = rows
        .iter()
        .filter(|row| row["change_basis"] == "computed")
        .collect();
    assert!(!computed.is_empty());
    for row in computed {
        let week: Week = row["week"].parse().unwrap();
        let before = rows.iter().find(|other| {
            other["week"] == week.previous().to_string()
                && ["indicator", "breakdown"]
                    .iter()
                    .all(|key| other[*key] == row[*key])
        });
        let before = before.unwrap();
        assert_eq!([&row["rounded_to"], &before["rounded_to"]], ["", ""]);
        let [before, now] = [before, row].map(|row| row["value"].parse::<f64>().unwrap());
        let change = row["change_pct"].parse::<f64>().unwrap();
        assert!(
            ((now - before) / before * 100.0 - change).abs() <= 0.0501,
            "{row:?}"
        );
    }
}

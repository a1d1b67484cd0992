//! The published dataset keeps its own contract.

use std::{
    fs,
    path::{Path, PathBuf},
};

use cncert_weekly::{
    draft::{self, Reading},
    proof::{self, Published},
    report::{Finding, Origin, Problem, Report},
};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("public/data")
        .join(name)
}

/// The files of a folder of the dataset.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(data(folder)).expect("the dataset has the folder");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    files.sort();
    files
}

/// The value of a file in which nothing at all was found.
#[track_caller]
fn clean<T>(path: &Path, read: impl FnOnce(&[u8]) -> Reading<T>) -> T {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let reading = read(&bytes);
    assert_eq!(reading.findings, [], "{}", path.display());
    reading.value.expect("a file without a finding has a value")
}

#[test]
fn every_published_file_reads_clean() {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    clean(&data("publisher.json"), draft::read_publisher);
    clean(&data("index.json"), draft::read_index);
    clean(&data("latest.json"), |bytes| draft::read(bytes, &catalogue));
    for path in files("history") {
        // The tables beside the histories are held to their week files in `published`.
        if !path.to_string_lossy().contains("/all-utf8") && !path.ends_with("all.csv") {
            clean(&path, draft::read_history);
        }
    }
    for path in files("weeks") {
        let report = clean(&path, |bytes| draft::read(bytes, &catalogue));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let week = name.split('.').next();
        assert_eq!(week, Some(report.week.to_string().as_str()), "{name}");
    }
}

/// The published reports, each with all that is found in it as a draft.
fn as_drafts() -> Vec<(Report, Vec<Finding<Problem>>)> {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    let history = clean(&data("history/all.json"), draft::read_history);
    let index = clean(&data("index.json"), draft::read_index);
    let reports: Vec<_> = files("weeks")
        .iter()
        .map(|path| clean(path, |bytes| draft::read(bytes, &catalogue)))
        .collect();
    let found = |report: &Report| {
        let last_week = report.week.previous();
        let published = Published {
            index: Some(&index),
            history: &history,
            previous: reports.iter().find(|other| other.week == last_week),
            earlier: Some(report),
        };
        proof::check(report, &catalogue, &published)
    };
    let findings: Vec<_> = reports.iter().map(found).collect();
    reports.into_iter().zip(findings).collect()
}

#[test]
fn every_published_week_stands_beside_its_neighbours() {
    for (report, found) in as_drafts() {
        assert_eq!(proof::open(&report, found), [], "{}", report.week);
    }
}

#[test]
fn the_real_weeks_give_no_finding_as_drafts_but_those_that_were_accepted() {
    let mut weeks = as_drafts();
    weeks.retain(|(report, _)| report.provenance.kind == Origin::Secondhand);
    assert_eq!(weeks.len(), 19);
    let found = weeks.iter().flat_map(|(report, found)| {
        let named = |finding: &Finding<Problem>| {
            let at = proof::place_by_ids(report, &finding.place);
            format!("{} {} {at}", report.week, finding.problem.rule().key())
        };
        found.iter().map(named)
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "2015-W39 change_disagrees indicators/new_vulnerabilities/change_pct",
            "2015-W39 change_disagrees indicators/new_high_risk_vulnerabilities/change_pct",
        ]
    );
}

/// What is found in the newest week with some of its texts replaced, in its own place or
/// as the week after it.
fn found_in_newest(replacements: &[(&str, &str)]) -> Vec<String> {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    let history = clean(&data("history/all.json"), draft::read_history);
    let index = clean(&data("index.json"), draft::read_index);
    let read = |text: &str| {
        let reading = draft::read(text.as_bytes(), &catalogue);
        assert_eq!(reading.findings, []);
        reading.value.expect("a file without a finding has a value")
    };
    let week = |name: &str| fs::read_to_string(data(name)).expect("the week is published");
    let mut draft = week("weeks/2025-W52.json");
    for (old, new) in replacements {
        assert!(draft.contains(old), "{old}");
        draft = draft.replace(old, new);
    }
    let report = read(&draft);
    let previous = format!("weeks/{}.json", report.week.previous());
    let published = Published {
        index: Some(&index),
        history: &history,
        previous: Some(&read(&week(&previous))),
        earlier: None,
    };
    let found = proof::check(&report, &catalogue, &published);
    let named = |finding: &Finding<Problem>| {
        let at = proof::place_by_ids(&report, &finding.place);
        format!("{} {at}", finding.problem.rule().key())
    };
    found.iter().map(named).collect()
}

#[test]
fn a_real_week_after_a_sample_is_told_once_that_it_has_nothing_to_compare_with() {
    let next = [
        (r#""week": "2025-W52""#, r#""week": "2026-W01""#),
        (
            r#""start": "2025-12-22", "end": "2025-12-28""#,
            r#""start": "2025-12-29", "end": "2026-01-04""#,
        ),
        (r#""change_pct": -74.5"#, r#""change_pct": 10.3"#),
        (r#""value_origin": "sample""#, r#""value_origin": null"#),
    ];
    assert_eq!(found_in_newest(&next), ["nothing_to_compare indicators"]);
    let repeated_sample = ("\"value\": 331, ", "\"value\": 338, ");
    let sample = &next[..3];
    let found = found_in_newest(&[sample, &[repeated_sample]].concat());
    assert!(found.contains(&"change_disagrees indicators/phishing_pages/change_pct".to_owned()));
}

#[test]
fn a_real_value_in_a_samples_place_is_held_against_no_sample() {
    let old = r#""value": 331, "rounded_to": null, "value_origin": "sample""#;
    let real = |value| format!(r#""value": {value}, "rounded_to": null, "value_origin": null"#);
    // Last week's sample, which would repeat; one that fits no change; one that is unusual.
    for value in ["1298", "300", "98765"] {
        assert_eq!(found_in_newest(&[(old, &real(value))]), [""; 0], "{value}");
    }
}

#[test]
fn the_prose_of_catalogue_and_publisher_agrees_in_both_languages() {
    let catalogue = clean(&data("catalogue.json"), draft::read_catalogue);
    let publisher = clean(&data("publisher.json"), draft::read_publisher);
    assert_eq!(proof::check_catalogue(&catalogue), []);
    assert_eq!(proof::check_publisher(&publisher, &catalogue), []);
}

//! One broken draft for each rule with exactly the findings that it must give,
//! and twins just inside a rule's tolerance that must give none.

use std::{fmt::Write, fs, path::PathBuf};

use cncert_weekly::{
    draft::{self, Neighbours},
    report::{Catalogue, Finding, History, Report, Severity},
};
use expect_test::expect_file;

/// A file of `tests/drafts/`.
pub fn fixture(name: &str) -> Vec<u8> {
    fs::read(path(name)).expect("the fixture is committed")
}

/// The catalogue of the drafts.
pub fn catalogue() -> Catalogue {
    let reading = draft::read_catalogue(&fixture("catalogue.json"));
    assert_eq!(reading.findings, []);
    reading.value.expect("the fixture is valid")
}

fn path(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "drafts", name]
        .iter()
        .collect()
}

fn history() -> History {
    let reading = draft::read_history(&fixture("history.json"));
    assert_eq!(reading.findings, []);
    reading.value.expect("the fixture is valid")
}

fn report(name: &str) -> Report {
    let reading = draft::read(&fixture(name), &catalogue());
    reading.value.expect("the fixture is valid")
}

/// Everything that is found in a draft, in itself and beside other weeks.
fn findings(name: &str) -> Vec<Finding> {
    let catalogue = catalogue();
    let (previous, history) = (report("previous.json"), history());
    let neighbours = Neighbours {
        previous: Some(&previous),
        history: &history,
    };
    let reading = draft::read(&fixture(name), &catalogue);
    let mut findings = reading.findings;
    if let Some(report) = reading.value {
        findings.extend(draft::check(&report, &catalogue, &neighbours));
    }
    findings
}

/// The findings as the file beside the draft holds them.
fn listed(findings: &[Finding]) -> String {
    let mut list = String::new();
    for Finding {
        problem,
        place,
        position,
    } in findings
    {
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let position =
            position.map_or_else(String::new, |at| format!(" {}:{}", at.line, at.column));
        writeln!(
            list,
            "{severity} {} {place}{position}\n    {problem:?}",
            problem.rule()
        )
        .expect("a text takes any writing");
    }
    list
}

#[test]
fn each_rule_is_found_broken_at_its_place() {
    for rule in RULES {
        let found = findings(&format!("{rule}.json"));
        let name = rule.split('.').next().unwrap_or(rule);
        assert!(
            found.iter().any(|finding| finding.problem.rule() == name),
            "{rule}: {found:?}"
        );
        expect_file![path(&format!("{rule}.findings"))].assert_eq(&listed(&found));
    }
}

#[test]
fn a_draft_just_inside_a_tolerance_is_clean() {
    assert_eq!(listed(&findings("valid.json")), "");
    for twin in TWINS {
        let found = findings(&format!("{twin}.twin.json"));
        assert_eq!(listed(&found), "", "{twin}");
    }
}

#[test]
fn every_draft_belongs_to_a_test() {
    let mut known: Vec<String> = ["catalogue", "history", "previous", "valid"]
        .into_iter()
        .chain(RULES)
        .map(str::to_owned)
        .collect();
    known.extend(TWINS.map(|twin| format!("{twin}.twin")));
    for entry in fs::read_dir(path("")).expect("the fixtures are committed") {
        let name = entry.expect("the folder can be read").file_name();
        let name = name.to_string_lossy();
        let stem = name.trim_end_matches(".json").trim_end_matches(".findings");
        assert!(known.iter().any(|known| known == stem), "{name}");
    }
}

#[test]
fn an_accepted_finding_is_known_by_its_ids() {
    let text = String::from_utf8(fixture("change_disagrees.json")).expect("the fixture is text");
    let accepted = text.replace(
        r#""acknowledged": []"#,
        r#""acknowledged": [{ "rule": "change_disagrees", "at": "indicators/backdoored_websites/change_pct",
            "reason": { "zh": "基数有调整。", "en": "The base was restated." }, "on": "2026-01-06" }]"#,
    );
    let catalogue = catalogue();
    let reading = draft::read(accepted.as_bytes(), &catalogue);
    let report = reading.value.expect("an acknowledgement is no mistake");
    let (previous, history) = (self::report("previous.json"), history());
    let neighbours = Neighbours {
        previous: Some(&previous),
        history: &history,
    };
    let open: Vec<_> = draft::check(&report, &catalogue, &neighbours)
        .into_iter()
        .filter(|finding| !draft::is_acknowledged(&report, finding))
        .map(|finding| draft::place_by_ids(&report, &finding.place))
        .collect();
    assert_eq!(open, ["indicators/malware_downloads/change_pct"]);
}

#[test]
fn only_the_week_before_is_last_week() {
    let (catalogue, history) = (catalogue(), history());
    let report = report("change_disagrees.json");
    let neighbours = Neighbours {
        previous: Some(&report),
        history: &history,
    };
    assert_eq!(draft::check(&report, &catalogue, &neighbours), []);
}

const RULES: [&str; 19] = [
    "change_disagrees",
    "id_unknown",
    "key_missing",
    "key_repeated",
    "key_unknown",
    "language_missing",
    "language_mixed",
    "not_a_week",
    "not_json",
    "other_version",
    "out_of_range",
    "part_exceeds_whole",
    "part_exceeds_whole.share",
    "parts_do_not_sum",
    "ranking_out_of_order",
    "ranking_repeats",
    "value_repeats",
    "value_unusual",
    "wrong_type",
];

const TWINS: [&str; 5] = [
    "change_disagrees",
    "part_exceeds_whole",
    "parts_do_not_sum",
    "value_repeats",
    "value_unusual",
];

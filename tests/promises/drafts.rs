//! One broken draft for each rule with exactly the findings that it must give,
//! and twins just inside a rule's tolerance that must give none.

use std::{fmt::Write, fs, path::PathBuf};

use cncert_weekly::{
    draft,
    lang::{self, Lang},
    proof::{self, Published},
    report::{Catalogue, Finding, History, Index, Objection, Report, Severity},
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

fn index() -> Index {
    let reading = draft::read_index(&fixture("index.json"));
    assert_eq!(reading.findings, []);
    reading.value.expect("the fixture is valid")
}

fn report(name: &str) -> Report {
    let reading = draft::read(&fixture(name), &catalogue());
    reading.value.expect("the fixture is valid")
}

/// Everything that is found in a draft, in itself and beside what is published. What
/// is a revision by its name is held against the valid draft as its earlier one.
pub fn findings(name: &str, bytes: &[u8]) -> Vec<Finding<Objection>> {
    let (catalogue, index, history) = (catalogue(), index(), history());
    let (previous, earlier) = (report("previous.json"), report("valid.json"));
    let is_revision = name.starts_with("correction_") || name.contains("revision");
    let published = Published {
        index: Some(&index),
        history: &history,
        previous: Some(&previous),
        earlier: is_revision.then_some(&earlier),
    };
    let reading = draft::read(bytes, &catalogue);
    let findings = reading.findings.into_iter();
    let mut findings: Vec<_> = findings.map(Finding::into_objection).collect();
    if let Some(report) = reading.value {
        findings.extend(proof::check(&report, &catalogue, &published));
    }
    findings
}

fn findings_in(name: &str) -> Vec<Finding<Objection>> {
    let name = format!("{name}.json");
    findings(&name, &fixture(&name))
}

/// The findings as the file beside the draft holds them.
fn listed(findings: &[Finding<Objection>]) -> String {
    let mut list = String::new();
    for finding in findings {
        let Finding {
            problem,
            place,
            position,
        } = finding;
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let position =
            position.map_or_else(String::new, |at| format!(" {}:{}", at.line, at.column));
        let mut line = |text: &str| writeln!(list, "{text}").expect("a text takes any writing");
        line(&format!("{severity} {} {place}{position}", problem.rule()));
        for lang in Lang::BOTH {
            line(&format!("    {}", lang::finding(finding, lang)));
        }
        if let Some(mend) = proof::mend(finding) {
            let [zh, en] = Lang::BOTH.map(|lang| lang::mend(&mend, lang));
            line(&format!("    → {zh} / {en}"));
        }
    }
    list
}

#[test]
fn each_rule_is_found_broken_at_its_place() {
    for rule in RULES {
        let found = findings_in(rule);
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
    assert_eq!(listed(&findings_in("valid")), "");
    for twin in TWINS {
        let found = findings_in(&format!("{twin}.twin"));
        assert_eq!(listed(&found), "", "{twin}");
    }
}

#[test]
fn every_draft_belongs_to_a_test() {
    let mut known: Vec<String> = ["catalogue", "history", "index", "previous", "valid"]
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
    let published = Published {
        index: None,
        history: &history,
        previous: Some(&previous),
        earlier: None,
    };
    let open: Vec<_> = proof::check(&report, &catalogue, &published)
        .into_iter()
        .filter(|finding| !proof::is_acknowledged(&report, finding))
        .map(|finding| proof::place_by_ids(&report, &finding.place))
        .collect();
    assert_eq!(open, ["indicators/malware_downloads/change_pct"]);
}

#[test]
fn only_the_week_before_is_last_week() {
    let (catalogue, history) = (catalogue(), history());
    let report = report("change_disagrees.json");
    let published = Published {
        index: None,
        history: &history,
        previous: Some(&report),
        earlier: None,
    };
    assert_eq!(proof::check(&report, &catalogue, &published), []);
}

/// The drafts that break a rule, each named by it.
pub const RULES: [&str; 31] = [
    "change_disagrees",
    "change_disagrees.count",
    "correction_altered",
    "correction_altered.gone",
    "correction_missing",
    "id_unknown",
    "key_missing",
    "key_repeated",
    "key_unknown",
    "language_missing",
    "language_mixed",
    "not_a_week",
    "not_json",
    "numbers_disagree",
    "numbers_disagree.data",
    "numbers_disagree.words",
    "other_version",
    "out_of_range",
    "part_exceeds_whole",
    "part_exceeds_whole.item",
    "part_exceeds_whole.share",
    "parts_do_not_sum",
    "ranking_out_of_order",
    "ranking_repeats",
    "term_unknown",
    "value_repeats",
    "value_unusual",
    "week_out_of_sequence",
    "week_out_of_sequence.revision",
    "week_out_of_sequence.taken",
    "wrong_type",
];

/// The drafts just inside a rule.
const TWINS: [&str; 19] = [
    "change_disagrees",
    "change_disagrees.count",
    "correction_altered",
    "correction_missing",
    "language_mixed",
    "numbers_disagree",
    "numbers_disagree.data",
    "numbers_disagree.words",
    "part_exceeds_whole",
    "part_exceeds_whole.item",
    "parts_do_not_sum",
    "ranking_out_of_order",
    "ranking_repeats",
    "term_unknown",
    "value_repeats",
    "value_unusual",
    "week_out_of_sequence",
    "week_out_of_sequence.revision",
    "week_out_of_sequence.taken",
];

//! One broken draft for each rule with exactly the findings that it must give,
//! and twins just inside a rule's tolerance that must give none.

use std::{collections::BTreeSet, fmt::Write, fs, path::PathBuf};

use cncert_weekly::{
    draft,
    lang::{self, Lang},
    proof::{self, Published},
    report::{Catalogue, Extent, Finding, History, Index, Problem, Report, RuleId, Severity},
};
use expect_test::expect_file;
use serde_json::{Value, json};

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

/// What the drafts are held against, and the draft that all of them are made of.
const AROUND: [&str; 5] = ["catalogue", "history", "index", "previous", "valid"];

/// The names of the files of a kind, without their endings.
fn named(kind: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(path("")).expect("the fixtures are committed");
    let names = entries.map(|entry| entry.expect("the folder can be read").file_name());
    let names = names.filter_map(|name| Some(name.to_str()?.strip_suffix(kind)?.to_owned()));
    names.collect()
}

/// The drafts that break a rule, each named by it: `RULE` or `RULE.what`.
pub fn broken() -> BTreeSet<String> {
    let mut drafts = named(".json");
    drafts.retain(|name| !AROUND.contains(&&**name) && name.rsplit('.').next() != Some("twin"));
    drafts
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
pub fn findings(name: &str, bytes: &[u8]) -> Vec<Finding<Problem>> {
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
    let mut findings: Vec<_> = findings.map(Finding::into_problem).collect();
    if let Some(report) = reading.value {
        findings.extend(proof::check(&report, &catalogue, &published));
        let unused = proof::unused_acknowledgements(&report, &published, &findings);
        findings.extend(unused);
    }
    findings
}

/// What is found in the valid draft with a sentence in both languages in place of its own.
pub fn of_sentence(zh: &str, en: &str) -> Vec<Finding<Problem>> {
    let text = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let calm = r#"{ "zh": "本周态势平稳。", "en": "The week was calm." }"#;
    assert!(text.contains(calm), "the valid draft has the sentence");
    let bytes = text.replace(calm, &json!({ "zh": zh, "en": en }).to_string());
    findings("valid.json", bytes.as_bytes())
}

fn findings_in(name: &str) -> Vec<Finding<Problem>> {
    let name = format!("{name}.json");
    findings(&name, &fixture(&name))
}

/// The findings as the file beside the draft holds them.
fn listed(findings: &[Finding<Problem>]) -> String {
    let mut list = String::new();
    for finding in findings {
        let Finding {
            problem,
            place,
            extent,
        } = finding;
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let extent = match extent {
            Extent::Whole => String::new(),
            Extent::Letters(bytes) => format!(" [{}..{}]", bytes.start, bytes.end),
            Extent::From(at) => format!(" {}:{}", at.line, at.column),
        };
        let mut line = |text: &str| writeln!(list, "{text}").expect("a text takes any writing");
        line(&format!(
            "{severity} {} {place}{extent}",
            problem.rule().key()
        ));
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
    for rule in broken() {
        let found = findings_in(&rule);
        let name = rule.split('.').next().unwrap_or(&rule);
        assert!(
            found
                .iter()
                .any(|finding| finding.problem.rule().key() == name),
            "tests/drafts/{rule}.json is named for `{name}` and does not break it: {found:?}"
        );
        expect_file![path(&format!("{rule}.findings"))].assert_eq(&listed(&found));
    }
}

#[test]
fn a_draft_just_inside_a_tolerance_is_clean() {
    assert_eq!(listed(&findings_in("valid")), "");
    for twin in named(".twin.json") {
        let found = findings_in(&format!("{twin}.twin"));
        assert_eq!(listed(&found), "", "tests/drafts/{twin}.twin.json");
    }
}

/// What is read once must be found again wherever it stands then.
#[test]
fn sentences_that_were_read_before_are_found_again_where_they_stand_now() {
    let (catalogue, history, previous) = (catalogue(), history(), report("previous.json"));
    let published = Published {
        index: None,
        history: &history,
        previous: Some(&previous),
        earlier: None,
    };
    let memory = proof::Memory::new();
    let mut findings = 0;
    for rule in broken() {
        let as_it_is = fixture(&format!("{rule}.json"));
        let Ok(mut file) = serde_json::from_slice::<Value>(&as_it_is) else {
            continue;
        };
        if let Some(highlights) = file["highlights"].as_array_mut() {
            highlights.insert(
                0,
                json!({ "zh": "本周态势平稳。", "en": "The week was calm." }),
            );
        }
        for bytes in [as_it_is, file.to_string().into_bytes()] {
            let Some(report) = draft::read(&bytes, &catalogue).value else {
                continue;
            };
            let steps = proof::check_in_steps(&report, &catalogue, &published, &memory);
            let found = proof::first(steps.flatten().collect());
            assert_eq!(
                found,
                proof::check(&report, &catalogue, &published),
                "{rule}"
            );
            findings += found.len();
        }
    }
    assert!(findings > 0);
}

#[test]
fn every_rule_has_a_draft_and_every_draft_what_belongs_to_it() {
    let (drafts, lists) = (broken(), named(".findings"));
    // Too large a file is no fixture.
    for rule in RuleId::ALL.iter().filter(|rule| **rule != RuleId::TooLarge) {
        let rule = rule.key();
        assert!(
            drafts.contains(rule),
            "`{rule}` has no draft that breaks it: tests/drafts/{rule}.json"
        );
    }
    let alone: Vec<_> = lists.difference(&drafts).collect();
    assert!(alone.is_empty(), "findings of no draft: {alone:?}");
    for twin in named(".twin.json") {
        assert!(
            drafts.contains(&twin),
            "tests/drafts/{twin}.twin.json has no tests/drafts/{twin}.json"
        );
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
    let found = proof::check(&report, &catalogue, &published);
    let unused = proof::unused_acknowledgements(&report, &published, &found);
    assert_eq!(unused, []);
    let open: Vec<_> = proof::open(&report, found)
        .into_iter()
        .map(|finding| proof::place_by_ids(&report, &finding.place))
        .collect();
    assert_eq!(open, ["indicators/malware_downloads/change_pct"]);
}

#[test]
fn what_was_accepted_before_publication_stays_as_a_record() {
    let bytes = fixture("acknowledgement_unused.json");
    let report = draft::read(&bytes, &catalogue()).value;
    let report = report.expect("an acknowledgement is no mistake");
    let history = history();
    let published = Published {
        index: None,
        history: &history,
        previous: None,
        earlier: Some(&report),
    };
    assert_eq!(proof::unused_acknowledgements(&report, &published, &[]), []);
}

/// A fixture with one of its texts replaced.
fn written(name: &str, (old, new): (&str, &str)) -> Report {
    let text = String::from_utf8(fixture(name)).expect("the fixture is text");
    assert!(text.contains(old), "{old}");
    let reading = draft::read(text.replacen(old, new, 1).as_bytes(), &catalogue());
    assert_eq!(reading.findings, []);
    reading.value.expect("it can be read")
}

/// What is found in the valid draft after a week of so many phishing pages, rounded
/// to hundreds or exact, with a stated change of its own 300 of them.
fn found_after(before: &str, stated: &str) -> Vec<&'static str> {
    let own = r#""value": 300, "rounded_to": 100, "value_origin": null, "change_pct": null, "change_decimals": null"#;
    let stated = own.replace("\"change_pct\": null, \"change_decimals\": null", stated);
    let pages = r#""value": 600, "rounded_to": 100"#;
    found_between((pages, before), (own, &stated))
}

/// What is found in the valid draft after last week's, one text replaced in each.
fn found_between(last_week: (&str, &str), week: (&str, &str)) -> Vec<&'static str> {
    let previous = written("previous.json", last_week);
    let report = written("valid.json", week);
    let history = history();
    let published = Published {
        index: None,
        history: &history,
        previous: Some(&previous),
        earlier: None,
    };
    let found = proof::check(&report, &catalogue(), &published);
    found
        .iter()
        .map(|finding| finding.problem.rule().key())
        .collect()
}

#[test]
fn a_change_from_next_to_nothing_is_held_against_what_rounding_leaves() {
    let change = |percent: &str| format!(r#""change_pct": {percent}, "change_decimals": 0"#);
    // 50 at most became 250 at least.
    let next_to_nothing = r#""value": 0, "rounded_to": 100"#;
    assert_eq!(
        found_after(next_to_nothing, &change("399")),
        ["change_disagrees"]
    );
    assert_eq!(found_after(next_to_nothing, &change("400")), [""; 0]);
    assert_eq!(found_after(next_to_nothing, &change("90000")), [""; 0]);
    let nothing = r#""value": 0, "rounded_to": null"#;
    assert_eq!(found_after(nothing, &change("100")), ["change_disagrees"]);
}

#[test]
fn a_value_repeats_from_a_hundred_up() {
    let found = |value: u64| {
        let total = format!(r#""total": {value},"#);
        found_between((r#""total": 12,"#, &total), (r#""total": 9,"#, &total))
    };
    assert_eq!(found(99), [""; 0]);
    assert_eq!(found(100), ["value_repeats"]);
}

#[test]
fn a_value_that_is_stated_to_be_level_repeats() {
    let nothing = r#""change_pct": null, "change_decimals": null, "change_count": null"#;
    let own = |value: u32, change: &str| {
        format!(r#""value": {value}, "rounded_to": 100, "value_origin": null, {change}"#)
    };
    let found = |change: &str| {
        let pages = r#""value": 600, "rounded_to": 100"#;
        let found = found_between((pages, pages), (&own(300, nothing), &own(600, change)));
        let mut found = found.into_iter();
        found.any(|rule| rule == "value_repeats")
    };
    let level = r#""change_pct": 0, "change_decimals": 0, "change_count": null"#;
    let by_none = r#""change_pct": null, "change_decimals": null, "change_count": 0"#;
    assert_eq!([nothing, level, by_none].map(found), [true, false, false]);
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

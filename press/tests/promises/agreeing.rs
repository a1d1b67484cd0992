//! The desk and the command line find the same in a draft.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use cncert_weekly::{
    desk::{Desk, Edition, Reason, Refusal, Rules},
    draft,
    lang::{self, Lang},
    report::{Catalogue, Finding, Position, Problem, Report},
};
use serde_json::Value;

use crate::workplace::Workplace;

/// The name of a draft at its place.
const DRAFT: &str = "draft.json";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/drafts")
}

/// Every draft with its name, among them the published weeks themselves.
fn drafts() -> Vec<(String, String)> {
    let entries = fs::read_dir(fixtures()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_draft = |name: &String| {
        let others = ["catalogue.json", "history.json", "index.json"];
        let is_json = Path::new(name).extension() == Some("json".as_ref());
        is_json && !others.contains(&&**name)
    };
    let names = names.filter(is_draft);
    let read = |name: &String| fs::read_to_string(fixtures().join(name)).unwrap();
    names.map(|name| (name.clone(), read(&name))).collect()
}

/// A place whose dataset has these weeks.
fn workplace(weeks: &[&str]) -> Workplace {
    let at = Workplace::new();
    let catalogue = fs::read_to_string(fixtures().join("catalogue.json")).unwrap();
    at.write("public/data/catalogue.json", &catalogue);
    for week in ["2025-W51", "2025-W52"] {
        fs::remove_file(at.path(&format!("public/data/weeks/{week}.json"))).unwrap();
    }
    for text in weeks {
        let week = report(text, &catalogue_of(&at)).unwrap().week;
        at.write(&format!("public/data/weeks/{week}.json"), text);
    }
    at
}

fn catalogue_of(at: &Workplace) -> Catalogue {
    let text = at.read("public/data/catalogue.json");
    draft::read_catalogue(text.as_bytes()).value.unwrap()
}

fn report(text: &str, catalogue: &Catalogue) -> Option<Report> {
    draft::read(text.as_bytes(), catalogue).value
}

/// What is said of a finding, the file that it is in first.
fn told(file: &str, finding: &Finding<Problem>, position: Option<Position>) -> String {
    let [zh, en] = Lang::BOTH.map(|lang| lang::finding(finding, lang));
    let position = position.map_or_else(String::new, |Position { line, column }| {
        format!("{line}:{column}")
    });
    let severity = finding.problem.severity().word();
    let rule = finding.problem.rule().key();
    let place = &finding.place;
    format!("{file} {severity} {rule} {place} {position} {zh} {en}")
}

/// What the desk says of a draft and of other weeks.
fn on_the_desk(at: &Workplace, draft: &str, weeks: &[&str]) -> Vec<String> {
    let catalogue = Arc::new(catalogue_of(at));
    let publisher = at.read("public/data/publisher.json");
    let publisher = draft::read_publisher(publisher.as_bytes()).value.unwrap();
    let reports = weeks.iter().map(|text| report(text, &catalogue).unwrap());
    let reports = reports.map(Arc::new).collect();
    let rules = Box::leak(Box::new(Rules::new()));
    let edition = Edition::new(rules, catalogue.clone(), Arc::new(publisher), reports);
    let mut desk = Desk::new(edition);
    desk.take(DRAFT, draft.as_bytes());
    let refused = |refusal: &Refusal| match &refusal.reason {
        Reason::Finding(finding) => told(DRAFT, finding, None),
        Reason::Document(words) => words.concat(),
    };
    let mut all: Vec<_> = desk.refusals().iter().map(refused).collect();
    for manuscript in desk.manuscripts() {
        let remarks = manuscript.assessment.remarks.iter();
        let open = remarks.filter(|remark| remark.accepted.is_none());
        all.extend(open.map(|remark| told(DRAFT, &remark.finding, remark.position)));
        let elsewhere = manuscript.assessment.elsewhere.iter();
        all.extend(elsewhere.map(|found| {
            let file = format!("public/data/weeks/{}.json", found.week);
            told(&file, &found.finding, None)
        }));
    }
    all.sort();
    all
}

/// The same of the command line.
fn by_press(at: &Workplace, draft: &str) -> Vec<String> {
    at.write(DRAFT, draft);
    let output = at
        .command(&["check", DRAFT, "--format", "json"])
        .output()
        .unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = |found: &Value| {
        let text = |key: &str| found[key].as_str().unwrap().to_owned();
        let message = |key: &str| found["message"][key].as_str().unwrap();
        let position = match (&found["line"], text("file") == DRAFT) {
            (Value::Number(line), true) => format!("{line}:{}", found["column"]),
            _ => String::new(),
        };
        let words = ["file", "severity", "rule", "place"].map(text).join(" ");
        format!("{words} {position} {} {}", message("zh"), message("en"))
    };
    let mut all: Vec<_> = said["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(told)
        .collect();
    all.sort();
    all
}

#[track_caller]
fn agree(name: &str, draft: &str, at: &Workplace, weeks: &[&str]) -> usize {
    let found = by_press(at, draft);
    assert_eq!(on_the_desk(at, draft, weeks), found, "{name}");
    found.len()
}

#[test]
fn every_draft_has_the_same_findings_on_the_desk_as_on_the_command_line() {
    let drafts = drafts();
    let text = |name: &str| &*drafts.iter().find(|(own, _)| own == name).unwrap().1;
    let (last_week, week) = (text("previous.json"), text("valid.json"));
    let mut found = 0;
    // As a week that follows, as the next revision of a published one, and as it is published.
    for weeks in [&[last_week][..], &[last_week, week]] {
        let at = workplace(weeks);
        for (name, draft) in &drafts {
            found += agree(name, draft, &at, weeks);
        }
    }
    let at = workplace(&[last_week]);
    let catalogue = catalogue_of(&at);
    for (name, draft) in &drafts {
        if report(draft, &catalogue).is_some_and(|report| report.week.to_string() == "2025-W52") {
            at.write("public/data/weeks/2025-W52.json", draft);
            found += agree(name, draft, &at, &[last_week, draft]);
        }
    }
    assert!(found > 300, "{found}");
}

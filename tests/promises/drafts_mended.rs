//! A mend takes its finding away and brings no error along.

use std::collections::BTreeSet;

use cncert_weekly::{
    proof,
    report::{Correction, CorrectionKind, Finding, Mend, Place, Problem, Severity, Stated, Text},
};
use serde_json::{Number, Value, json};

use crate::drafts::{broken, findings, fixture};

/// The file with a mend done.
fn mended(bytes: &[u8], mend: &Mend) -> Vec<u8> {
    let mut root: Value = serde_json::from_slice(bytes).expect("only what is JSON has a mend");
    match mend {
        Mend::Put { at, value } => *at_mut(&mut root, at) = stated(value),
        Mend::Rewrite { at, text } => *at_mut(&mut root, at) = json!(text),
        Mend::PutBack { at, entry } => *at_mut(&mut root, at) = correction(entry),
        Mend::Insert { at, entry } => {
            let list = at.parent().expect("an entry is in a list");
            let position = at.last().parse().expect("a list has positions");
            items(at_mut(&mut root, &list)).insert(position, correction(entry));
        }
        Mend::Respell { .. } => unreachable!("the file is JSON"),
        Mend::Sort { list } => {
            let list = items(at_mut(&mut root, list));
            let value = |item: &Value| item["value"].as_u64();
            let mut ranked: Vec<_> = list
                .iter()
                .filter(|item| value(item).is_some())
                .cloned()
                .collect();
            ranked.sort_by_key(|item| std::cmp::Reverse(value(item)));
            let mut ranked = ranked.into_iter();
            for item in list.iter_mut().filter(|item| value(item).is_some()) {
                *item = ranked.next().expect("there are as many");
            }
        }
    }
    root.to_string().into_bytes()
}

fn at_mut<'a>(root: &'a mut Value, place: &Place) -> &'a mut Value {
    let found = root.pointer_mut(place.as_str());
    found.unwrap_or_else(|| panic!("{place} is in the file"))
}

fn items(list: &mut Value) -> &mut Vec<Value> {
    list.as_array_mut().expect("the place is a list")
}

fn stated(value: &Stated) -> Value {
    match value {
        Stated::Nothing => Value::Null,
        Stated::Number(number) => Value::Number(number.parse::<Number>().expect("it is a number")),
        Stated::Plain(plain) => json!(plain),
        Stated::Text(both) => text(both),
    }
}

fn text(text: &Text) -> Value {
    json!({ "zh": text.zh(), "en": text.en() })
}

fn correction(entry: &Correction) -> Value {
    let kind = match entry.kind {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Revision => "revision",
        CorrectionKind::Notice => "notice",
        CorrectionKind::Withdrawal => "withdrawal",
    };
    json!({
        "date": entry.date.to_string(), "kind": kind, "at": entry.at,
        "old": stated(&entry.old), "new": stated(&entry.new), "text": text(&entry.text),
    })
}

type Found = Finding<Problem>;

fn errors(found: &[Found]) -> BTreeSet<(&'static str, Place)> {
    let errors = found
        .iter()
        .filter(|found| found.problem.severity() == Severity::Error);
    errors
        .map(|found| (found.problem.rule().key(), found.place.clone()))
        .collect()
}

/// Whether the draft could be read, so that all that is in it has been found.
fn is_readable(found: &[Found]) -> bool {
    let is_error = |found: &Found| found.problem.severity() == Severity::Error;
    let is_of_reading = |found: &Found| matches!(found.problem, Problem::Defect(_));
    !found
        .iter()
        .any(|found| is_error(found) && is_of_reading(found))
}

#[test]
fn a_mend_takes_its_finding_away_and_brings_no_error_along() {
    let mut rules = BTreeSet::new();
    for draft in broken() {
        let name = format!("{draft}.json");
        let bytes = fixture(&name);
        let found = findings(&name, &bytes);
        for finding in &found {
            let Some(mend) = proof::mend(finding) else {
                continue;
            };
            rules.insert(finding.problem.rule().key());
            let after = findings(&name, &mended(&bytes, &mend));
            assert!(!after.contains(finding), "{draft}: {finding:?}");
            if is_readable(&found) {
                let (before, after) = (errors(&found), errors(&after));
                assert!(
                    after.is_subset(&before),
                    "{draft}: {mend:?} brings {after:?}"
                );
            }
        }
    }
    assert_eq!(
        Vec::from_iter(rules),
        [
            "change_disagrees",
            "correction_altered",
            "language_mixed",
            "not_a_week",
            "out_of_range",
            "part_exceeds_whole",
            "ranking_out_of_order",
            "week_out_of_sequence",
            "wrong_type",
        ]
    );
}

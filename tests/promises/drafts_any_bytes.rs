//! Whatever the bytes, reading gives findings instead of a panic, and a value
//! only without errors.

use cncert_weekly::{
    draft::{self, Reading},
    lang::{self, Lang},
    proof,
    report::{Finding, Problem, Severity},
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

use crate::drafts::{catalogue, findings, fixture};

/// Every finding has words in both languages, and its mend too.
fn is_said(found: &Finding<Problem>) -> bool {
    let mend = proof::mend(found);
    Lang::BOTH.into_iter().all(|lang| {
        let mended = mend
            .as_ref()
            .is_none_or(|mend| !lang::mend(mend, lang).is_empty());
        mended && !lang::finding(found, lang).is_empty()
    })
}

/// A value and an error exclude each other, and one of them is there.
fn is_honest<T>(reading: &Reading<T>) -> bool {
    let has_error = reading
        .findings
        .iter()
        .any(|finding| finding.problem.severity() == Severity::Error);
    reading.value.is_some() != has_error
}

fn every_reading_is_honest(bytes: &[u8]) -> bool {
    is_honest(&draft::read(bytes, &catalogue()))
        && is_honest(&draft::read_catalogue(bytes))
        && is_honest(&draft::read_publisher(bytes))
        && is_honest(&draft::read_index(bytes))
        && is_honest(&draft::read_history(bytes))
}

/// Whatever can be read can be proofread, as a new week and as a revision.
fn every_finding_is_said(bytes: &[u8]) -> bool {
    let names = ["a new week", "a revision"];
    let found = names.into_iter().flat_map(|name| findings(name, bytes));
    found.into_iter().all(|found| is_said(&found))
}

/// Every valid file there is to start from.
fn file() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![
        fixture("valid.json"),
        fixture("catalogue.json"),
        fixture("history.json"),
        INDEX.as_bytes().to_vec(),
        PUBLISHER.as_bytes().to_vec(),
    ])
}

/// Any JSON.
pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-2000_i64..2000).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["2025-W01", "2025-12-22", "zh", "phishing", "sample"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{0,3}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// One change to a tree.
#[derive(Clone, Debug)]
pub enum Mutation {
    Remove,
    Replace(Value),
    Repeat,
}

/// Any change.
pub fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        Just(Mutation::Remove),
        value().prop_map(Mutation::Replace),
        Just(Mutation::Repeat),
    ]
}

/// The place of every value within another one.
pub fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut go_on = |step: &str, value: &Value| {
        let place = format!("{at}/{step}");
        found.push(place.clone());
        pointers(value, &place, found);
    };
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                go_on(&index.to_string(), item);
            }
        }
        Value::Object(pairs) => {
            for (key, item) in pairs.iter().filter(|(key, _)| *key != "$schema") {
                go_on(key, item);
            }
        }
        _ => {}
    }
}

/// Makes a change at any place.
pub fn mutate(root: &mut Value, index: Index, mutation: &Mutation) {
    let mut places = Vec::new();
    pointers(root, "", &mut places);
    if places.is_empty() {
        return;
    }
    let place = index.get(&places);
    let (parent, step) = place.rsplit_once('/').expect("a pointer has a step");
    match (root.pointer_mut(parent), mutation) {
        (Some(Value::Object(pairs)), Mutation::Remove) => drop(pairs.remove(step)),
        (Some(Value::Array(items)), Mutation::Remove) => {
            items.remove(step.parse().expect("a list has positions"));
        }
        (Some(Value::Array(items)), Mutation::Repeat) => {
            let position: usize = step.parse().expect("a list has positions");
            items.push(items[position].clone());
        }
        (_, Mutation::Replace(value)) => {
            *root.pointer_mut(place).expect("the place was just found") = value.clone();
        }
        _ => {}
    }
}

#[test]
fn the_files_to_start_from_are_valid() {
    assert_eq!(draft::read_index(INDEX.as_bytes()).findings, []);
    assert_eq!(draft::read_publisher(PUBLISHER.as_bytes()).findings, []);
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(every_reading_is_honest(&bytes));
    }

    #[test]
    fn any_json_is_read_without_a_panic(value in value()) {
        prop_assert!(every_reading_is_honest(value.to_string().as_bytes()));
    }

    #[test]
    fn flipped_and_cut_bytes_are_read_without_a_panic(
        file in file(),
        flips in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
        end in any::<Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut file = file;
        for (index, byte) in flips {
            let position = index.index(file.len());
            file[position] = byte;
        }
        if is_cut {
            file.truncate(end.index(file.len()));
        }
        prop_assert!(every_reading_is_honest(&file));
    }

    #[test]
    fn whatever_is_changed_in_a_week_it_is_proofread_without_a_panic(
        mutations in prop::collection::vec((any::<Index>(), mutation()), 1..3),
    ) {
        let mut root: Value = serde_json::from_slice(&fixture("valid.json")).expect("the file is valid");
        for (index, mutation) in &mutations {
            mutate(&mut root, *index, mutation);
        }
        prop_assert!(every_finding_is_said(root.to_string().as_bytes()));
    }

    #[test]
    fn whatever_the_prose_it_is_proofread_without_a_panic(zh in "\\PC{0,30}", en in "\\PC{0,30}", number in any::<u64>()) {
        let mut root: Value = serde_json::from_slice(&fixture("valid.json")).expect("the file is valid");
        let highlight = |zh: String, en: String| serde_json::json!({ "zh": zh, "en": en });
        root["highlights"] = Value::from(vec![
            highlight(format!("境{zh}"), en.clone()),
            highlight(format!("境内被植入后门网站{number}{zh}"), format!("{number} {en}")),
        ]);
        prop_assert!(every_finding_is_said(root.to_string().as_bytes()));
    }

    #[test]
    fn removed_and_replaced_values_are_read_without_a_panic(
        file in file(),
        mutations in prop::collection::vec((any::<Index>(), mutation()), 1..5),
    ) {
        let mut root: Value = serde_json::from_slice(&file).expect("the file is valid");
        for (index, mutation) in &mutations {
            mutate(&mut root, *index, mutation);
        }
        prop_assert!(every_reading_is_honest(root.to_string().as_bytes()));
    }
}

pub const INDEX: &str = r#"{
  "schema_version": 1, "latest": "2025-W52", "next_due": null,
  "years": [{ "year": 2018, "weeks": [[6, 6], [8, 9]] }, { "year": 2025, "weeks": [[1, 52]] }],
  "sample": [["2025-W01", "2025-W51"]], "partly_sample": [["2025-W52", "2025-W52"]],
  "secondhand": [["2018-W06", "2018-W06"]], "issues": [["2018-W06", 2018, 6, 1]],
  "revised": [["2018-W06", 2]]
}"#;

pub const PUBLISHER: &str = r#"{
  "schema_version": 1,
  "names": { "publication": { "zh": "周报", "en": "Weekly Report" }, "publisher": { "zh": "国家互联网应急中心", "en": "CNCERT" } },
  "about": [{ "zh": "中心成立于{founded}。", "en": "Founded in {founded}." }],
  "facts": [
    { "from": null, "founded": "2001-08", "branches": 31, "partners": { "as_of": 2020, "countries": 80, "organisations": 260 } },
    { "from": "2025-W01", "founded": "2001-08", "branches": 31, "partners": { "as_of": 2025, "countries": 87, "organisations": 294 } }],
  "contact": { "website": "www.cert.org.cn", "email": "cncert_report@cert.org.cn", "phone": "010-82991681" },
  "portal": "https://www.cert.org.cn/",
  "registration": { "icp": "ICP 1", "police": null, "site_code": null, "host": { "zh": "中心", "en": "Center" } },
  "terms": { "zh": "可自由使用。", "en": "Free to use." },
  "prevailing_language": "zh", "show_sample": true
}"#;

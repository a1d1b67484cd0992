//! Every finding is shown with its line, and looking for it never fails.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cncert_weekly::{
    draft::{self, Positions},
    report::{Defect, Finding, Place, Problem},
};
use proptest::{prelude::*, sample::Index};

use crate::drafts::{catalogue, fixture};

fn found(bytes: &[u8]) -> Vec<Finding<Problem>> {
    let findings = draft::read(bytes, &catalogue()).findings;
    findings.into_iter().map(Finding::into_problem).collect()
}

/// What the findings of a draft point to, with line and column.
fn pointed(bytes: &[u8]) -> Vec<String> {
    let positions = Positions::of(bytes);
    let pointed = found(bytes).into_iter().map(|finding| {
        let position = positions.position(&finding).unwrap();
        let text = &positions.text()[positions.range(&finding).unwrap()];
        format!("{}:{} {text}", position.line, position.column)
    });
    pointed.collect()
}

#[track_caller]
fn check(name: &str, expected: &[&str]) {
    assert_eq!(pointed(&fixture(name)), expected, "{name}");
}

#[test]
fn a_finding_points_to_its_value_its_key_or_what_lacks_it() {
    check(
        "wrong_type.json",
        &[
            "6:68 \"guessed\"",
            "7:19 \"2026-02-30\"",
            "13:91 \"javascript:alert(1)\"",
            "19:45 \"532\"",
            "20:56 26.0",
            "43:64 \"yes\"",
            "44:13 \"平稳\"",
            "46:17 {}",
            "48:57 \"\"",
        ],
    );
    check(
        "key_unknown.json",
        &["51:3 \"author\"", "16:63 \"$schema\""],
    );
    check(
        "key_repeated.json",
        &[
            "8:18 \"revision\"",
            "20:13 \"backdoored_websites\"",
            "42:30 \"app_stores\"",
        ],
    );
    check(
        "language_missing.json",
        &["13:18 { \"zh\": \"周报\" }", "48:132 \"\"", "51:33 \" \""],
    );
    check("not_json.json", &["19:64 n"]);
    let of_missing_keys = pointed(&fixture("key_missing.json"));
    assert_eq!(of_missing_keys[..2], ["1:1 {", "19:186 \"share\""]);
    assert!(of_missing_keys[2].starts_with("19:5 { \"id\": \"backdoored_government_websites\""));
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    let plain = br#"{ "week": 6 }"#;
    let marked = [b"\xEF\xBB\xBF", plain.as_slice()].concat();
    assert_eq!(pointed(&marked), pointed(plain));
    assert!(pointed(plain).contains(&"1:11 6".to_owned()));
}

#[test]
fn a_key_is_found_however_it_is_written() {
    let bytes = r#"{ "a/b~c": [0, { "é": 1 }] }"#.as_bytes();
    let place = Place::ROOT.at("a/b~c").at(1).at("é");
    let positions = Positions::of(bytes);
    let text = |place: &Place| positions.value(place).map(|range| &positions.text()[range]);
    assert_eq!(text(&place), Some("1"));
    assert_eq!(text(&place.at("further")), Some("1"));
    assert_eq!(
        text(&Place::ROOT.at("a/b~c").at(2)),
        Some(r#"[0, { "é": 1 }]"#)
    );
}

#[test]
fn nested_a_hundred_thousand_times_is_shown_where_it_is_refused() {
    let deep = [b"{\n\"week\": ".to_vec(), b"[".repeat(100_000)].concat();
    let pointed = pointed(&deep);
    assert_eq!(pointed.len(), 1);
    assert!(pointed[0].starts_with("2:"), "{pointed:?}");
}

/// Whether whatever is found in these bytes is shown by letters of their text.
fn is_shown(bytes: &[u8]) -> bool {
    let positions = Positions::of(bytes);
    let mut findings = found(bytes);
    let problem = || Problem::from(Defect::KeyUnknown { key: String::new() });
    let places = ["", "week", "indicators", "0", "~", "/"].map(|step| Place::ROOT.at(step).at(0));
    findings.extend(places.map(|place| Finding::new(place, problem())));
    findings.push(Finding::new(Place::ROOT, problem()));
    findings.iter().all(|finding| {
        let text = positions.text();
        let is_within = |range: std::ops::Range<usize>| text.get(range).is_some();
        positions.range(finding).is_none_or(is_within)
            && positions
                .position(finding)
                .is_none_or(|at| at.line > 0 && at.column > 0)
    })
}

proptest! {
    #[test]
    fn any_bytes_are_shown(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(is_shown(&bytes));
    }

    #[test]
    fn a_file_with_some_bytes_exchanged_is_shown(edits in prop::collection::vec((any::<Index>(), any::<u8>()), 0..6), end in any::<Index>()) {
        let mut bytes = fixture("valid.json");
        for (place, byte) in edits {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        prop_assert!(is_shown(&bytes));
        bytes.truncate(end.index(bytes.len()));
        prop_assert!(is_shown(&bytes));
    }
}

//! What a report says otherwise than its published version is found field by
//! field, and no published figure changes without an entry that says so.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use cncert_weekly::{
    draft,
    proof::{self, ChangedField},
    report::{Report, Stated},
};
use expect_test::{Expect, expect};

use crate::drafts::{catalogue, fixture};

/// The valid draft with some of its text replaced.
fn valid(replacements: &[(&str, &str)]) -> Report {
    let mut text = String::from_utf8(fixture("valid.json")).unwrap();
    for (old, new) in replacements {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let reading = draft::read(text.as_bytes(), &catalogue());
    reading
        .value
        .unwrap_or_else(|| panic!("{:?}", reading.findings))
}

fn listed(changes: &[ChangedField]) -> String {
    let stated = |stated: &Stated| match stated {
        Stated::Nothing => "nothing".to_owned(),
        Stated::Number(number) => number.clone(),
        Stated::Plain(text) => format!("“{text}”"),
        Stated::Text(text) => format!("“{} | {}”", text.zh(), text.en()),
    };
    let line = |change: &ChangedField| {
        let mark = if change.needs_correction { "! " } else { "· " };
        let (old, new) = (stated(&change.old), stated(&change.new));
        format!("{mark}{}: {old} → {new}\n", change.at)
    };
    changes.iter().map(line).collect()
}

#[track_caller]
fn check_changes(replacements: &[(&str, &str)], expected: &Expect) {
    expected.assert_eq(&listed(&proof::changes(&valid(&[]), &valid(replacements))));
}

#[test]
fn a_report_says_nothing_otherwise_than_itself() {
    check_changes(&[], &expect![[""]]);
}

#[test]
fn what_only_records_a_change_is_none() {
    let entry = r#"{ "rule": "value_repeats", "at": "indicators/phishing_pages/value",
        "reason": { "zh": "已核实。", "en": "Checked." }, "on": "2026-01-06" }"#;
    let accepted = format!(r#""acknowledged": [{entry}]"#);
    check_changes(
        &[
            (r#""revision": 1"#, r#""revision": 2"#),
            (r#""acknowledged": []"#, &accepted),
        ],
        &expect![[""]],
    );
}

#[test]
fn every_kind_of_field_is_compared_by_its_ids() {
    check_changes(
        &[
            (r#""number": 52"#, r#""number": 53"#),
            (r#""dated": null"#, r#""dated": "2026-01-05""#),
            (r#""level": "low""#, r#""level": "high""#),
            (r#""change_pct": -49.6"#, r#""change_pct": -49.5"#),
            (
                r#""change_pct": 4, "change_decimals": 0"#,
                r#""change_pct": 4, "change_decimals": 1"#,
            ),
            (r#""share_pct": 4.9"#, r#""share_pct": null"#),
            (
                r#""value": 300, "rounded_to": 100"#,
                r#""value": 311, "rounded_to": null"#,
            ),
            (r#""share_pct": 60.1"#, r#""share_pct": null"#),
            (r#""total": 9"#, r#""total": 10"#),
            (r#""emphasis": true"#, r#""emphasis": false"#),
            (r#"["cloud_providers", "app_stores"]"#, r#"["app_stores"]"#),
            (r#""en": "The week was calm.""#, r#""en": "A calm week.""#),
            (r#"{ "zh": "胡俊", "en": "Hu Jun" }"#, "null"),
        ],
        &expect![[r#"
            ! issue/number: 52 → 53
            · provenance/sources/0/dated: nothing → “2026-01-05”
            ! ratings/vulnerability_threat/level: “low” → “high”
            ! indicators/backdoored_websites/change_pct: -49.6 → -49.5
            ! indicators/backdoored_government_websites/change_pct: 4 → 4.0
            ! indicators/backdoored_government_websites/share_pct: 4.9 → nothing
            ! indicators/phishing_pages/value: 300 → 311
            ! indicators/phishing_pages/rounded_to: 100 → nothing
            ! distributions/phishing_pages_by_place/parts/domestic/share_pct: 60.1 → nothing
            ! incidents/total: 9 → 10
            · incidents/actors: “cloud_providers, app_stores” → “app_stores”
            · incidents/categories/phishing/emphasis: “true” → “false”
            · highlights/0: “本周态势平稳。 | The week was calm.” → “本周态势平稳。 | A calm week.”
            · editor: “胡俊 | Hu Jun” → nothing
        "#]],
    );
}

#[test]
fn an_illustrative_figure_was_never_published() {
    check_changes(
        &[
            (
                r#""value": 48123000, "rounded_to": 1000, "value_origin": "sample""#,
                r#""value": 48000000, "rounded_to": 1000, "value_origin": "issue""#,
            ),
            (r#""value": 16204000"#, r#""value": 16000000"#),
        ],
        &expect![[r#"
            · indicators/malware_downloads/value: 48123000 → 48000000
            · indicators/malware_downloads/value_origin: “sample” → “issue”
            · rankings/malware_families/items/0/value: 16204000 → 16000000
        "#]],
    );
}

#[test]
fn a_real_figure_does_not_become_an_illustrative_one_in_silence() {
    check_changes(
        &[(
            r#""value": 300, "rounded_to": 100, "value_origin": null"#,
            r#""value": 300, "rounded_to": 100, "value_origin": "sample""#,
        )],
        &expect![[r#"
            ! indicators/phishing_pages/value_origin: nothing → “sample”
        "#]],
    );
    check_changes(
        &[(r#""kind": "issue""#, r#""kind": "sample""#)],
        &expect![[r#"
            ! provenance/kind: “issue” → “sample”
        "#]],
    );
}

#[test]
fn what_is_added_is_no_correction_and_what_is_taken_away_is_one() {
    let added = [(r#""cross_border": 4"#, r#""cross_border": null"#)];
    let changes = proof::changes(&valid(&added), &valid(&[]));
    assert_eq!(listed(&changes), "· incidents/cross_border: nothing → 4\n");
    let changes = proof::changes(&valid(&[]), &valid(&added));
    assert_eq!(listed(&changes), "! incidents/cross_border: 4 → nothing\n");
}

/// The places that are left unexplained by an entry beside the published one.
fn unexplained(change: (&str, &str), entry: &str) -> Vec<String> {
    let text = r#""text": { "zh": "录入有误。", "en": "It was mistyped." } }"#;
    let entries = if entry.is_empty() {
        text.to_owned()
    } else {
        format!("{text}, {{ \"date\": \"2026-01-07\", {entry}, {text}")
    };
    let after = valid(&[change, (text, &entries)]);
    let changes = proof::unexplained_changes(&valid(&[]), &after);
    changes.into_iter().map(|change| change.at).collect()
}

#[test]
fn an_entry_explains_what_changed_at_its_place_and_in_it() {
    let change = (r#""change_pct": -49.6"#, r#""change_pct": -49.5"#);
    let item = "indicators/backdoored_websites";
    let at = &*format!("{item}/change_pct");
    let entry = |kind: &str, at: &str| {
        format!(r#""kind": "{kind}", "at": "{at}", "old": -49.6, "new": -49.5"#)
    };
    assert_eq!(unexplained(change, ""), [at]);
    for kind in ["correction", "revision"] {
        assert_eq!(unexplained(change, &entry(kind, at)), [""; 0]);
        assert_eq!(unexplained(change, &entry(kind, item)), [""; 0]);
    }
    assert_eq!(unexplained(change, &entry("notice", at)), [at]);
    assert_eq!(unexplained(change, &entry("withdrawal", at)), [at]);
    for elsewhere in ["indicators/backdoored", "indicators/phishing_pages/value"] {
        assert_eq!(unexplained(change, &entry("correction", elsewhere)), [at]);
    }
}

#[test]
fn an_entry_of_the_published_version_explains_no_new_change() {
    // The draft's own entry says 200 → 300 of the same place.
    let (before, after) = (r#""value": 300"#, r#""value": 200"#);
    let again = proof::unexplained_changes(&valid(&[(before, after)]), &valid(&[]));
    assert_eq!(again.len(), 1);
}

#[test]
fn the_entry_of_a_value_speaks_for_its_rounding() {
    let change = (
        r#""value": 300, "rounded_to": 100"#,
        r#""value": 311, "rounded_to": null"#,
    );
    let entry =
        r#""kind": "revision", "at": "indicators/phishing_pages/value", "old": 300, "new": 311"#;
    assert_eq!(unexplained(change, entry), [""; 0]);
}

#[test]
fn a_withdrawal_takes_the_whole_item_back() {
    let change = (
        r#""value": 300, "rounded_to": 100"#,
        r#""value": null, "rounded_to": null"#,
    );
    let entry =
        r#""kind": "withdrawal", "at": "indicators/phishing_pages", "old": null, "new": null"#;
    assert_eq!(unexplained(change, entry), [""; 0]);
    let other = (
        r#""value": 300, "rounded_to": 100"#,
        r#""value": 311, "rounded_to": 100"#,
    );
    assert_eq!(
        unexplained(other, entry),
        ["indicators/phishing_pages/value"]
    );
    assert_eq!(
        unexplained(change, &entry.replace("withdrawal", "notice")).len(),
        2
    );
}

//! What a report says otherwise than its published version is found field by
//! field, and no published figure changes without an entry that says so.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

use cncert_weekly::{
    draft,
    proof::{self, ChangedField, Published},
    report::{History, Report, Stated},
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

/// The places at which published sentences lack their figures in a later version.
fn changed_figures(before: &[[&str; 2]], after: &[[&str; 2]]) -> Vec<String> {
    let version = |texts: &[[&str; 2]]| {
        let texts = texts
            .iter()
            .map(|[zh, en]| format!(r#"{{ "zh": "{zh}", "en": "{en}" }}"#));
        let texts = texts.collect::<Vec<_>>().join(", ");
        let calm = r#""highlights": [{ "zh": "本周态势平稳。", "en": "The week was calm." }]"#;
        valid(&[(calm, &format!(r#""highlights": [{texts}]"#))])
    };
    let changes = proof::unexplained_changes(&version(before), &version(after));
    changes.into_iter().map(|change| change.at).collect()
}

#[test]
fn a_published_figure_in_a_sentence_does_not_change_in_silence() {
    let sites = ["共有587个网站被篡改。", "587 websites were defaced."];
    let pages = [
        "钓鱼页面331个，下降7.6%。",
        "There were 331 phishing pages, down 7.6%.",
    ];
    let calm = ["态势平稳。", "All was calm."];
    let none: [&str; 0] = [];
    // Words are bettered, paragraphs added and moved.
    let bettered = ["被篡改网站共计587个。", "Attackers defaced 587 websites."];
    assert_eq!(changed_figures(&[sites, pages], &[bettered, pages]), none);
    assert_eq!(
        changed_figures(&[sites, pages], &[calm, sites, pages]),
        none
    );
    assert_eq!(changed_figures(&[sites, pages], &[pages, sites]), none);
    assert_eq!(
        changed_figures(&[calm, pages], &[["平稳。", "Calm."], pages]),
        none
    );
    let joined = [
        "共有587个网站被篡改；钓鱼页面331个，下降7.6%。",
        "587 websites were defaced; there were 331 phishing pages, down 7.6%.",
    ];
    assert_eq!(changed_figures(&[sites, pages], &[joined]), none);
    assert_eq!(changed_figures(&[joined], &[sites, pages]), none);
    // Figures are not, in either language.
    let corrected = ["共有578个网站被篡改。", "578 websites were defaced."];
    let in_english = ["共有587个网站被篡改。", "578 websites were defaced."];
    for after in [corrected, in_english, calm] {
        assert_eq!(
            changed_figures(&[pages, sites], &[pages, after]),
            ["highlights/1"]
        );
        assert_eq!(changed_figures(&[sites], &[calm, after]), ["highlights/0"]);
    }
    assert_eq!(changed_figures(&[pages, sites], &[pages]), ["highlights/1"]);
    let exchanged = [
        [
            "钓鱼页面587个，下降7.6%。",
            "There were 587 phishing pages, down 7.6%.",
        ],
        ["共有331个网站被篡改。", "331 websites were defaced."],
    ];
    assert_eq!(
        changed_figures(&[pages, sites], &exchanged),
        ["highlights/0", "highlights/1"]
    );
}

#[test]
fn the_paragraph_of_the_incidents_keeps_its_figures() {
    let version = |text: &str| valid(&[(r#""text": null"#, &format!(r#""text": {text}"#))]);
    let nine = version(r#"{ "zh": "处理事件9起。", "en": "9 incidents were handled." }"#);
    let bettered =
        version(r#"{ "zh": "共处理事件9起。", "en": "In all 9 incidents were handled." }"#);
    let eight = version(r#"{ "zh": "处理事件8起。", "en": "8 incidents were handled." }"#);
    let places = |before: &Report, after: &Report| {
        let changes = proof::unexplained_changes(before, after).into_iter();
        changes.map(|change| change.at).collect::<Vec<_>>()
    };
    assert_eq!(places(&nine, &bettered), [""; 0]);
    assert_eq!(places(&nine, &eight), ["incidents/text"]);
    assert_eq!(places(&nine, &version("null")), ["incidents/text"]);
    assert_eq!(places(&version("null"), &nine), [""; 0]);
}

/// What is found in the record of a version of the one highlight, with entries of its own.
fn found_in_record(before: (&str, &str), after: (&str, &str)) -> Vec<String> {
    let version = |(highlight, entries): (&str, &str)| {
        valid(&[
            (
                r#"{ "zh": "本周态势平稳。", "en": "The week was calm." }"#,
                highlight,
            ),
            (
                r#""text": { "zh": "录入有误。", "en": "It was mistyped." } }"#,
                &format!(
                    r#""text": {{ "zh": "录入有误。", "en": "It was mistyped." }} }}{entries}"#
                ),
            ),
        ])
    };
    let (before, after) = (version(before), version(after));
    let published = Published {
        index: None,
        history: &History::default(),
        previous: None,
        earlier: Some(&before),
    };
    let mut found = proof::check(&after, &catalogue(), &published);
    found.retain(|finding| finding.problem.rule().key().starts_with("correction_"));
    let words = found.iter();
    words
        .map(|finding| format!("{} {}", finding.problem.rule().key(), finding.place))
        .collect()
}

#[test]
fn the_entry_of_a_sentence_tells_the_truth_on_its_day() {
    let [nine, eight, bettered] = [
        r#"{ "zh": "处理事件9起。", "en": "9 incidents were handled." }"#,
        r#"{ "zh": "处理事件8起。", "en": "8 incidents were handled." }"#,
        r#"{ "zh": "共处理事件8起。", "en": "In all 8 incidents were handled." }"#,
    ];
    let entry = |old: &str, new: &str| {
        format!(
            r#", {{ "date": "2026-01-07", "kind": "correction", "at": "highlights/0", "old": {old}, "new": {new},
                "text": {{ "zh": "统计有误。", "en": "It was miscounted." }} }}"#
        )
    };
    let nothing: [&str; 0] = [];
    assert_eq!(
        found_in_record((nine, ""), (eight, "")),
        ["correction_missing /highlights/0"]
    );
    let told = entry(nine, eight);
    assert_eq!(found_in_record((nine, ""), (eight, &told)), nothing);
    // Figures alone tell enough.
    assert_eq!(
        found_in_record((nine, ""), (eight, &entry("9", "8"))),
        nothing
    );
    let untrue = found_in_record((nine, ""), (eight, &entry(bettered, bettered)));
    assert_eq!(
        untrue,
        [
            "correction_altered /corrections/1/old",
            "correction_altered /corrections/1/new"
        ]
    );
    // Later on the words may be bettered, though the entry stays as it is.
    assert_eq!(found_in_record((eight, &told), (bettered, &told)), nothing);
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

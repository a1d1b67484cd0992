//! A week is published whole or not at all, and nothing that was published
//! changes in silence.

use std::fs;

use crate::workplace::{PUBLISHED, Workplace};

/// Everything that a new draft leaves open, filled in.
pub const FILLED_IN: [(&str, &str); 8] = [
    (
        r#""phishing_pages", "value": null"#,
        r#""phishing_pages", "value": 338"#,
    ),
    (
        r#""name": null, "value": null"#,
        r#""name": "Mirai", "value": 5000"#,
    ),
    (
        r#""name": null, "value": null"#,
        r#""name": "Gafgyt", "value": 4000"#,
    ),
    (
        r#""name": null, "value": null"#,
        r#""name": "Dofloo", "value": 3000"#,
    ),
    (
        r#""name": null, "value": null"#,
        r#""name": "Tsunami", "value": 2000"#,
    ),
    (
        r#""name": null, "value": null"#,
        r#""name": "XorDDoS", "value": 1000"#,
    ),
    (r#""total": null"#, r#""total": 12"#),
    (r#""cross_border": null"#, r#""cross_border": 3"#),
];

/// Begins the draft of the next week, `2026-W01.json`, and fills it in.
pub fn begin_next_week(at: &Workplace) {
    at.press(&["new"]).ends_with(0);
    at.copy("2026-W01.json", "2026-W01.json", &FILLED_IN);
}

const ENTRY: &str = r#""corrections": [
    { "date": "2026-01-12", "kind": "correction", "at": "incidents/total", "old": 9, "new": 10, "text": { "zh": "漏计一起。", "en": "One was left out." } }
  ]"#;

/// A place with a draft of the second revision of the newest week, in which the
/// number of incidents is corrected.
fn workplace_with_revision(entries: &str) -> Workplace {
    let at = Workplace::new();
    at.press(&["new", "--revise", "2025-W52", "draft.json"])
        .ends_with(0);
    at.copy(
        "draft.json",
        "draft.json",
        &[
            (r#""total": 9"#, r#""total": 10"#),
            (r#""corrections": []"#, entries),
        ],
    );
    at
}

/// The same with the entry that the corrections need.
pub fn workplace_with_entry() -> Workplace {
    workplace_with_revision(ENTRY)
}

/// Whether press refuses and leaves every byte of the dataset as it is.
#[track_caller]
fn refuses(at: &Workplace, arguments: &[&str], code: i32, words: &str) {
    let before = at.dataset();
    at.press(arguments).ends_with(code).says(words);
    assert!(at.dataset() == before);
}

#[test]
fn a_new_week_is_published_as_it_was_written() {
    let at = Workplace::new();
    begin_next_week(&at);
    let before = at.dataset();
    at.press(&["publish", "2026-W01.json", "--dry-run"])
        .ends_with(0)
        .is_as_in("publish_dry_run.txt");
    assert!(at.dataset() == before);
    at.press(&["publish", "2026-W01.json"])
        .ends_with(0)
        .is_as_in("publish.txt");
    let draft = at.read("2026-W01.json");
    assert_eq!(at.read("public/data/weeks/2026-W01.json"), draft);
    assert_eq!(at.read("public/data/latest.json"), draft);
    at.press(&["index", "--check"]).ends_with(0);
    at.press(&["publish", "2026-W01.json"])
        .ends_with(0)
        .says("is published as it is");
    at.write("2026-W01.json", &draft.replace("  ", " "));
    let before = at.dataset();
    at.press(&["publish", "2026-W01.json"])
        .ends_with(0)
        .says("is published as it is");
    assert!(at.dataset() == before);
}

#[test]
fn a_byte_order_mark_is_not_published() {
    let at = Workplace::new();
    begin_next_week(&at);
    let draft = at.read("2026-W01.json");
    at.write("2026-W01.json", &format!("\u{feff}{draft}"));
    at.press(&["publish", "2026-W01.json"]).ends_with(0);
    assert_eq!(at.read("public/data/weeks/2026-W01.json"), draft);
}

#[test]
fn a_draft_that_is_not_ready_is_not_published() {
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0);
    refuses(
        &at,
        &["publish", "2026-W01.json"],
        1,
        "nothing is published",
    );
    at.copy("2026-W01.json", "empty.json", &[]);
    let unnamed = at.read("2026-W01.json");
    let (start, end) = (
        unnamed.find(r#""items": ["#).unwrap(),
        unnamed.find("\n      ]\n").unwrap(),
    );
    at.write(
        "empty.json",
        &format!(
            "{}\"items\": null{}",
            &unnamed[..start],
            &unnamed[end + 8..]
        ),
    );
    refuses(
        &at,
        &["publish", "empty.json"],
        1,
        "no figure is stated yet",
    );
    refuses(&at, &["publish", "gone.json"], 2, "cannot read gone.json");
}

#[test]
fn a_warning_is_accepted_with_a_reason_before_publishing() {
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0);
    let mut text = FILLED_IN;
    // A sample again, as last week's is: real values are not compared with it.
    text[0] = (
        r#""phishing_pages", "value": null, "rounded_to": null, "value_origin": null"#,
        r#""phishing_pages", "value": 331, "rounded_to": null, "value_origin": "sample""#,
    );
    at.copy("2026-W01.json", "2026-W01.json", &text);
    let run = at.press(&["publish", "2026-W01.json"]).ends_with(1);
    run.is_as_in("publish_warning.txt");
    let entry = run
        .said()
        .lines()
        .find(|line| line.contains("\"rule\""))
        .unwrap();
    let blank = r#""reason": { "zh": "", "en": "" }, "on": """#;
    let reason = r#""reason": { "zh": "已核实。", "en": "Checked." }, "on": "2026-01-06""#;
    let accepted = format!("\"acknowledged\": [\n{}\n  ]", entry.replace(blank, reason));
    at.copy(
        "2026-W01.json",
        "2026-W01.json",
        &[(r#""acknowledged": []"#, &accepted)],
    );
    at.press(&["publish", "2026-W01.json"]).ends_with(0);
}

#[test]
fn a_published_figure_changes_only_with_an_entry() {
    let at = workplace_with_revision(r#""corrections": []"#);
    at.press(&["diff", "draft.json"])
        .ends_with(0)
        .is_as_in("diff.txt");
    at.press(&["check", "draft.json"]).ends_with(1);
    let before = at.dataset();
    let run = at.press(&["publish", "draft.json"]).ends_with(1);
    run.is_as_in("publish_without_entry.txt");
    assert!(at.dataset() == before);
    let run = at
        .press(&["check", "draft.json", "--format", "json"])
        .ends_with(1);
    run.says(r#""missing_corrections": ["#)
        .says(r#""at": "incidents/total""#);
}

#[test]
fn no_reason_makes_an_error_good() {
    let at = workplace_with_revision(r#""corrections": []"#);
    let accepted = r#""acknowledged": [{ "rule": "correction_missing", "at": "incidents/total",
        "reason": { "zh": "已核实。", "en": "Checked." }, "on": "2026-01-06" }]"#;
    at.copy(
        "draft.json",
        "draft.json",
        &[(r#""acknowledged": []"#, accepted)],
    );
    refuses(&at, &["publish", "draft.json"], 1, "correction_missing");
    at.press(&["check", "draft.json"])
        .ends_with(1)
        .says("acknowledgement_unused");
}

#[test]
fn an_entry_states_what_was_published() {
    let at = workplace_with_revision(&ENTRY.replace(r#""old": 9"#, r#""old": 8"#));
    let before = at.dataset();
    at.press(&["publish", "draft.json"])
        .ends_with(1)
        .is_as_in("publish_untrue_entry.txt");
    assert!(at.dataset() == before);
    at.press(&["check", "draft.json", "--format", "json"])
        .ends_with(1)
        .is_as_in("check_untrue_entry_json.txt");
}

#[test]
fn a_week_that_leaves_one_out_is_accepted_with_a_reason() {
    let at = Workplace::new();
    at.press(&["new", "--week", "2026-W02", "later.json"])
        .ends_with(0);
    at.copy("later.json", "later.json", &FILLED_IN);
    refuses(
        &at,
        &["publish", "later.json"],
        1,
        "warning[week_out_of_sequence]",
    );
}

#[test]
fn a_corrected_week_is_published_and_the_revision_before_it_stays() {
    let at = workplace_with_entry();
    let first = at.read(PUBLISHED);
    at.press(&["diff", "draft.json"])
        .ends_with(0)
        .says("explained in `corrections`");
    at.press(&["publish", "draft.json"])
        .ends_with(0)
        .is_as_in("publish_revision.txt");
    assert_eq!(at.read("public/data/weeks/2025-W52.r1.json"), first);
    assert_eq!(at.read(PUBLISHED), at.read("draft.json"));
    assert!(
        at.read("public/data/index.json")
            .contains(r#""revised": [["2025-W52", 2]]"#)
    );
    at.press(&["index", "--check"]).ends_with(0);
}

#[test]
fn a_published_entry_is_never_dropped_or_altered() {
    let at = workplace_with_entry();
    at.press(&["publish", "draft.json"]).ends_with(0);
    at.press(&["new", "--revise", "2025-W52", "next.json"])
        .ends_with(0);
    at.copy(
        "next.json",
        "altered.json",
        &[("One was left out.", "Two were left out.")],
    );
    refuses(
        &at,
        &["publish", "altered.json"],
        1,
        "put these back into `corrections`, before any new one:",
    );
    at.copy(
        "next.json",
        "dropped.json",
        &[(ENTRY, r#""corrections": []"#)],
    );
    refuses(&at, &["publish", "dropped.json"], 1, "One was left out.");
    let later = ENTRY.replacen("[\n", "[\n    { \"date\": \"2026-01-13\", \"kind\": \"notice\", \"at\": \"highlights\", \"old\": null, \"new\": null, \"text\": { \"zh\": \"另有说明。\", \"en\": \"A remark.\" } },\n", 1);
    at.copy("next.json", "reordered.json", &[(ENTRY, &later)]);
    refuses(
        &at,
        &["publish", "reordered.json"],
        1,
        "error[correction_altered]",
    );
    // Words may be bettered without an entry.
    at.copy(
        "next.json",
        "next.json",
        &[(r#""en": "Hu Jun""#, r#""en": "HU Jun""#)],
    );
    at.press(&["publish", "next.json"]).ends_with(0);
    assert!(at.path("public/data/weeks/2025-W52.r2.json").exists());
}

#[test]
fn a_revision_has_the_next_number() {
    let at = workplace_with_entry();
    at.copy(
        "draft.json",
        "draft.json",
        &[(r#""revision": 2"#, r#""revision": 3"#)],
    );
    refuses(
        &at,
        &["publish", "draft.json"],
        1,
        "the revision of a changed report should be 2, not 3",
    );
    begin_next_week(&at);
    at.copy(
        "2026-W01.json",
        "2026-W01.json",
        &[(r#""revision": 1"#, r#""revision": 2"#)],
    );
    refuses(
        &at,
        &["publish", "2026-W01.json"],
        1,
        "the revision should be 1, not 2",
    );
}

#[test]
fn weeks_that_rest_on_each_other_are_published_together() {
    let at = Workplace::new();
    at.press(&["new", "--revise", "2025-W51", "base.json"])
        .ends_with(0);
    let base = at.read("base.json");
    let start = base.find(r#""phishing_pages", "value": "#).unwrap();
    let number = &base[start + 27..base[start..].find(", \"rounded").unwrap() + start];
    let value: u64 = number.parse().unwrap();
    let (old, new) = (
        format!("\"phishing_pages\", \"value\": {value}"),
        format!("\"phishing_pages\", \"value\": {}", value + 100),
    );
    at.copy("base.json", "base.json", &[(&old, &new)]);
    let change = base[start..].find("\"change_pct\": ").unwrap() + start;
    let change = &base[change..base[change..].find(", \"change_d").unwrap() + change];
    let acknowledged = |reason: &str| {
        format!(
            r#""acknowledged": [{{ "rule": "change_disagrees", "at": "indicators/phishing_pages/change_pct",
        "reason": {reason}, "on": "2026-01-12" }}]"#
        )
    };
    let reason = r#"{ "zh": "上周数值已更正。", "en": "Last week was corrected." }"#;
    assert!(!change.is_empty());
    at.copy(
        "base.json",
        "base.json",
        &[(r#""acknowledged": []"#, &acknowledged(reason))],
    );
    refuses(
        &at,
        &["publish", "base.json"],
        1,
        "other weeks would have errors",
    );
    at.press(&["new", "--revise", "2025-W52", "next.json"])
        .ends_with(0);
    at.copy(
        "next.json",
        "next.json",
        &[(r#""acknowledged": []"#, &acknowledged(reason))],
    );
    at.press(&["publish", "base.json", "next.json"])
        .ends_with(0);
    assert!(at.path("public/data/weeks/2025-W51.r1.json").exists());
    assert!(at.path("public/data/weeks/2025-W52.r1.json").exists());
    // Written by hand, the entries do not say what they accept; published, they do.
    assert!(!at.read("next.json").contains("\"of\": [\""));
    let of = format!("\"of\": [\"{}\", \"", value + 100);
    assert!(at.read("public/data/weeks/2025-W52.json").contains(&of));
    assert!(at.read("public/data/latest.json").contains(&of));
    at.press(&["publish", "next.json"])
        .ends_with(0)
        .says("2025-W52, revision 2 is published as it is");
}

#[test]
fn a_revision_is_begun_with_what_its_older_entries_accept() {
    let at = Workplace::new();
    at.commit("2015-W38");
    at.commit("2015-W39");
    at.press(&["index"]).ends_with(0);
    at.press(&["new", "--revise", "2015-W39", "draft.json"])
        .ends_with(0);
    let draft = at.read("draft.json");
    assert!(draft.contains(r#""of": ["107", "184", "27.8"]"#), "{draft}");
    at.press(&["check", "draft.json"])
        .ends_with(0)
        .says("nothing found");
}

#[test]
fn drafts_are_kept_outside_of_the_dataset() {
    let at = Workplace::new();
    refuses(
        &at,
        &["publish", PUBLISHED],
        2,
        "is a file of the dataset itself",
    );
    at.press(&["new", "public/data/weeks/2026-W01.json"])
        .ends_with(0);
    refuses(
        &at,
        &["publish", "public/data/weeks/2026-W01.json"],
        2,
        "is a file of the dataset itself",
    );
}

#[test]
fn nothing_is_published_into_a_dataset_that_was_changed_by_hand() {
    let at = workplace_with_entry();
    at.copy(PUBLISHED, PUBLISHED, &[(r#""total": 9"#, r#""total": 10"#)]);
    refuses(
        &at,
        &["publish", "draft.json"],
        1,
        "the dataset was changed by hand",
    );
    at.copy(
        PUBLISHED,
        PUBLISHED,
        &[(r#""total": 10"#, r#""total": -1"#)],
    );
    refuses(&at, &["publish", "draft.json"], 1, "error[out_of_range]");
}

#[test]
fn the_next_press_of_any_kind_completes_what_a_killed_one_began() {
    let commands: [&[&str]; 4] = [
        &["check"],
        &["diff", PUBLISHED],
        &["new"],
        &["index", "--check"],
    ];
    for command in commands {
        let at = Workplace::new();
        let before = at.dataset();
        // Killed while it wrote out of sight.
        fs::create_dir_all(at.path("public/data/.press/new/weeks")).unwrap();
        at.write("public/data/.press/lock", "");
        at.write("public/data/.press/new/weeks/2026-W01.json", "{");
        at.press(command).ends_with(0);
        assert!(at.dataset() == before, "{command:?}");
        // Killed when the list was there: one file is moved, the index is not.
        fs::create_dir_all(at.path("public/data/.press/new")).unwrap();
        let index = at.read("public/data/index.json");
        fs::remove_file(at.path("public/data/index.json")).unwrap();
        at.write("public/data/.press/new/index.json", &index);
        let journal = r#"{ "write": ["weeks/2025-W52.json", "index.json"], "remove": ["history/2017.json"] }"#;
        at.write("public/data/.press/journal.json", journal);
        at.write("public/data/history/2017.json", "{}");
        let _ = fs::remove_file(at.path("2026-W01.json"));
        at.press(command).ends_with(0);
        assert!(at.dataset() == before, "{command:?}");
    }
}

#[test]
fn files_are_compared_by_their_fields_or_their_lines() {
    let at = workplace_with_entry();
    at.press(&["diff", "--lines", "draft.json"])
        .ends_with(0)
        .is_as_in("diff_lines.txt");
    at.press(&["diff", "draft.json", "draft.json"])
        .ends_with(0)
        .says("no field differs");
    begin_next_week(&at);
    at.press(&["diff", "2026-W01.json"])
        .ends_with(0)
        .is_as_in("diff_next_week.txt");
    at.write("broken.json", "{}");
    at.press(&["diff", "broken.json"])
        .ends_with(1)
        .says("cannot be compared");
}

#[test]
fn of_a_new_week_what_is_stated_is_shown_and_nothing_else() {
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0);
    let run = at.press(&["diff", "2026-W01.json"]).ends_with(1);
    run.is_as_in("diff_new.txt");
    let run = run.says("beyond that nothing is stated yet");
    assert!(!run.said().contains("(nothing)"), "{}", run.said());
    at.copy("2026-W01.json", "filled.json", &FILLED_IN);
    let run = at
        .press(&["diff", "filled.json"])
        .ends_with(0)
        .says("\n    12 (9)\n");
    // What a sample says of last week is nothing to compare a real figure with.
    let run = run.says("\n    338\n").says("\n    5,000\n");
    assert!(!run.said().contains("beyond that"), "{}", run.said());
    // Before the first week there is nothing to compare with at all.
    let first = [
        (r#""week": "2026-W01""#, r#""week": "2025-W01""#),
        (
            r#""start": "2025-12-29", "end": "2026-01-04""#,
            r#""start": "2024-12-30", "end": "2025-01-05""#,
        ),
    ];
    at.copy("filled.json", "first.json", &first);
    at.press(&["diff", "first.json"])
        .ends_with(0)
        .says("This is what the draft states\n")
        .says("\n    12\n");
}

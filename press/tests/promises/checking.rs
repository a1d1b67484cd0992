//! Every mistake in a draft is named with its line, and programs can read them.

use crate::workplace::{PUBLISHED, Workplace};

/// A place with a draft of the next week, complete but for some of its text.
fn workplace_with_draft(replacements: &[(&str, &str)]) -> Workplace {
    let at = Workplace::new();
    let next = [
        (r#""week": "2025-W52""#, r#""week": "2026-W01""#),
        (
            r#""start": "2025-12-22", "end": "2025-12-28""#,
            r#""start": "2025-12-29", "end": "2026-01-04""#,
        ),
        (r#""value": 48123000"#, r#""value": 49123000"#),
        (r#""change_pct": -7.6"#, r#""change_pct": 2.1"#),
        (r#""change_pct": -49.6"#, r#""change_pct": 2.3"#),
        (r#""change_pct": -74.5"#, r#""change_pct": 2.1"#),
        (r#""value": 532, "#, r#""value": 544, "#),
        (r#""value": 331, "#, r#""value": 338, "#),
        (r#""value": 124, "#, r#""value": 136, "#),
    ];
    at.copy(PUBLISHED, "draft.json", &[&next, replacements].concat());
    at
}

#[test]
fn a_clean_draft_ends_with_0() {
    let at = workplace_with_draft(&[]);
    at.press(&["check", "draft.json"])
        .ends_with(0)
        .is_as_in("check_clean.txt");
    at.press(&["check", "draft.json", "--format", "json"])
        .ends_with(0)
        .is_as_in("check_clean_json.txt");
}

#[test]
fn every_mistake_is_shown_with_its_line() {
    let at = workplace_with_draft(&[
        (r#""value": 136, "#, r#""value": 137, "#),
        (r#""change_pct": 2.3"#, r#""change_pct": 2.4"#),
        (r#""total": 9"#, r#""total": "9""#),
        (r#""editor""#, r#""edtior""#),
        (r#""en": "Sample family A""#, r#""en": " ""#),
    ]);
    at.press(&["check", "draft.json"])
        .ends_with(1)
        .is_as_in("check_mistakes.txt");
}

#[test]
fn what_only_other_weeks_show_is_shown_too() {
    let at = workplace_with_draft(&[
        (r#""change_pct": 2.3"#, r#""change_pct": 2.4"#),
        (r#""value": 338, "#, r#""value": 331, "#),
        (
            r#""change_pct": 2.1, "change_decimals": 1, "change_count": null, "change_origin": "issue", "share_pct": null }
  ]"#,
            r#""change_pct": 0.0, "change_decimals": 1, "change_count": null, "change_origin": "issue", "share_pct": null }
  ]"#,
        ),
    ]);
    at.press(&["check", "draft.json"])
        .ends_with(1)
        .is_as_in("check_neighbours.txt");
    let run = at
        .press(&["check", "draft.json", "--format", "json"])
        .ends_with(1);
    run.is_as_in("check_neighbours_json.txt");
}

#[test]
fn a_warning_alone_is_no_mistake() {
    let at = workplace_with_draft(&[(r#""change_pct": 2.1"#, r#""change_pct": 2.7"#)]);
    at.press(&["check", "draft.json"])
        .ends_with(0)
        .says("warning[change_disagrees]");
}

#[test]
fn whatever_is_no_week_file_is_a_mistake_and_no_fault() {
    let at = Workplace::new();
    at.write("page.json", "<!doctype html>\n<title>404</title>\n");
    at.write("cut.json", "{\n  \"week\": \"2026-W01\",\n");
    at.write("empty.json", "");
    std::fs::write(at.path("latin1.json"), b"{ \"editor\": \"\xFC\" }").unwrap();
    at.write("deep.json", &"[".repeat(100_000));
    let files = [
        "check",
        "page.json",
        "cut.json",
        "empty.json",
        "latin1.json",
    ];
    at.press(&files)
        .ends_with(1)
        .is_as_in("check_no_week_files.txt");
    at.press(&["check", "deep.json"])
        .ends_with(1)
        .says("error[not_json]");
}

#[test]
fn what_cannot_be_read_at_all_ends_with_2() {
    let at = workplace_with_draft(&[]);
    at.press(&["check", "gone.json"])
        .ends_with(2)
        .says("cannot read gone.json");
    at.press(&["check", "draft.json", "--data", "gone"])
        .ends_with(2)
        .says("gone/catalogue.json is not there");
}

#[test]
fn without_a_file_the_whole_dataset_is_checked() {
    let at = Workplace::new();
    at.press(&["check"])
        .ends_with(0)
        .says("2 weeks: nothing found");
    at.copy(PUBLISHED, PUBLISHED, &[(r#""total": 9"#, r#""total": 1"#)]);
    let run = at.press(&["check"]).ends_with(1);
    run.says("error[part_exceeds_whole]")
        .says("public/data/weeks/2025-W52.json:");
}

#[test]
fn drafts_are_checked_beside_each_other() {
    let at = workplace_with_draft(&[]);
    // The week after: its changes rest on the draft's values, not on published ones.
    at.copy(
        "draft.json",
        "after.json",
        &[
            (r#""week": "2026-W01""#, r#""week": "2026-W02""#),
            (
                r#""start": "2025-12-29", "end": "2026-01-04""#,
                r#""start": "2026-01-05", "end": "2026-01-11""#,
            ),
            (r#""value": 49123000"#, r#""value": 50123000"#),
            (r#""change_pct": 2.1"#, r#""change_pct": 2.0"#),
            (r#""value": 544, "#, r#""value": 556, "#),
            (r#""change_pct": 2.3"#, r#""change_pct": 2.2"#),
            (r#""value": 338, "#, r#""value": 345, "#),
            (r#""value": 136, "#, r#""value": 148, "#),
        ],
    );
    at.press(&["check", "draft.json", "after.json"])
        .ends_with(0);
    at.copy(
        "after.json",
        "wrong.json",
        &[(r#""change_pct": 2.2"#, r#""change_pct": 4.5"#)],
    );
    let run = at
        .press(&["check", "draft.json", "wrong.json"])
        .ends_with(1);
    run.says("From 544 last week to 556 this week the change is 2.2%");
    at.press(&["check", "after.json", "wrong.json"])
        .ends_with(2)
        .says("two of the files are about 2026-W02");
}

#[test]
fn a_new_catalogue_is_checked_with_what_it_breaks() {
    let at = workplace_with_draft(&[]);
    let catalogue = at.read("public/data/catalogue.json");
    let renamed = catalogue.replace(r#""phishing_pages""#, r#""phishing_sites""#);
    at.write("catalogue.json", &renamed);
    let run = at
        .press(&["check", "catalogue.json", "draft.json"])
        .ends_with(1);
    run.says("“phishing_pages” is not in the catalogue")
        .says("public/data/weeks/2025-W52.json:");
}

#[test]
fn nothing_is_said_of_drafts_while_the_catalogue_cannot_be_read() {
    let at = workplace_with_draft(&[]);
    at.write("public/data/catalogue.json", "{}");
    let run = at.press(&["check", "draft.json"]).ends_with(1);
    run.says("public/data/catalogue.json: 8 errors");
    let run = at.press(&["check", "draft.json"]);
    assert!(!run.said().contains("draft.json:"), "{}", run.said());
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let at = workplace_with_draft(&[]);
    let text = at.read("draft.json");
    at.write("draft.json", &format!("\u{feff}{text}"));
    at.press(&["check", "draft.json"]).ends_with(0);
}

#[test]
fn a_new_draft_lacks_only_what_editors_must_fill_in() {
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0).is_as_in("new.txt");
    let draft = at.read("2026-W01.json");
    expect_test::expect_file![concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/output/2026-W01.json"
    )]
    .assert_eq(&draft);
    at.press(&["check", "2026-W01.json"])
        .ends_with(1)
        .is_as_in("check_new.txt");
    at.press(&["new"])
        .ends_with(2)
        .says("2026-W01.json is there already");
    at.press(&["new", "--week", "2026-W03", "later.json"])
        .ends_with(0);
    assert!(
        at.read("later.json")
            .contains(r#""start": "2026-01-12", "end": "2026-01-18""#)
    );
    at.press(&["new", "--week", "2025-W52", "x.json"])
        .ends_with(2)
        .says("--revise 2025-W52");
    at.press(&["new", "--revise", "2026-W01", "x.json"])
        .ends_with(2)
        .says("2026-W01 is not published");
}

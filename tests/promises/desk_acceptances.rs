//! What an editor accepts on the desk, changes, and accepts again.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cncert_weekly::{
    desk::{AssessedFinding, Desk, Edit},
    draft::Outline,
    publish::Json,
    report::{Finding, Place, Problem, Text},
};

use crate::desk::{bytes, desk, text};

/// Sentences with a figure that is none of the week's.
fn highlight(figure: &str) -> String {
    format!(
        r#"{{ "zh": "本周另发现后门网站{figure}个。", "en": "Another {figure} websites with backdoors were found." }}"#
    )
}

/// The newest week with highlights and entries that accept.
fn newest(highlights: &[String], entries: &str) -> String {
    let week = text("weeks/2025-W52.json");
    let highlights = format!("\"highlights\": [{}]", highlights.join(", "));
    let week = week.replacen("\"highlights\": []", &highlights, 1);
    week.replacen(
        "\"acknowledged\": []",
        &format!("\"acknowledged\": [{entries}]"),
        1,
    )
}

fn remarks<'a>(desk: &'a Desk, rule: &str) -> Vec<&'a AssessedFinding> {
    let remarks = desk.chosen().unwrap().assessment.remarks.iter();
    remarks
        .filter(|remark| remark.finding.problem.rule().key() == rule)
        .collect()
}

fn the_figure(desk: &Desk) -> &AssessedFinding {
    let remarks = remarks(desk, "numbers_disagree");
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    remarks[0]
}

fn accept(desk: &mut Desk, finding: &Finding<Problem>, reason: &str) {
    let reason = Text::new("已核实。", reason).unwrap();
    let day = "2026-01-06".parse().unwrap();
    assert_eq!(desk.answer(finding, reason, day), Edit::Made);
}

/// The entries of the draft, each in a line: what it accepts, where, and why.
fn entries(desk: &Desk) -> Vec<String> {
    let root = desk.chosen().unwrap().draft.outline().unwrap();
    let words = |outline: &Outline| {
        let mut words = vec![outline.as_text().unwrap_or_default().to_owned()];
        words.extend(
            outline
                .elements()
                .iter()
                .filter_map(Outline::as_text)
                .map(str::to_owned),
        );
        words.join(" ").trim().to_owned()
    };
    let line = |entry: &Outline| {
        let at = |key: &str| {
            entry
                .at(&Place::ROOT.at(key))
                .map(words)
                .unwrap_or_default()
        };
        let reason = entry
            .at(&Place::ROOT.at("reason").at("en"))
            .map(words)
            .unwrap_or_default();
        format!("{} at {}: {reason}", at("of"), at("at"))
    };
    root.get("acknowledged")
        .unwrap()
        .elements()
        .iter()
        .map(line)
        .collect()
}

#[test]
fn a_figure_is_accepted_changed_and_accepted_again() {
    let mut desk = desk();
    desk.take("2025-W52.json", newest(&[highlight("4176")], "").as_bytes());
    let finding = the_figure(&desk).finding.clone();
    accept(&mut desk, &finding, "Counted by another team.");
    assert!(the_figure(&desk).accepted.is_some());
    assert_eq!(
        entries(&desk),
        ["4176 at highlights/0/zh: Counted by another team."]
    );

    for (language, text) in [
        ("zh", "本周另发现后门网站4167个。"),
        ("en", "Another 4,167 websites with backdoors were found."),
    ] {
        let place = Place::ROOT.at("highlights").at(0).at(language);
        desk.edit(|draft| assert_eq!(draft.put(&place, &Json::from(text)), Edit::Made));
    }
    let remark = the_figure(&desk);
    assert!(remark.accepted.is_none() && remark.is_answerable());
    let lapsed = remark.lapsed.as_ref().unwrap();
    assert_eq!(lapsed.of, ["4176"]);
    assert_eq!(lapsed.reason.en(), "Counted by another team.");
    assert_eq!(remarks(&desk, "acknowledgement_unused").len(), 1);

    let finding = remark.finding.clone();
    accept(&mut desk, &finding, "It had been mistyped.");
    assert!(the_figure(&desk).accepted.is_some());
    assert_eq!(
        entries(&desk),
        ["4167 at highlights/0/zh: It had been mistyped."]
    );
    assert!(remarks(&desk, "acknowledgement_unused").is_empty());
}

#[test]
fn an_older_entry_is_saved_with_what_it_accepts() {
    let older = r#"{ "rule": "numbers_disagree", "at": "highlights/0/zh", "reason": { "zh": "已核实。", "en": "Checked." }, "on": "2026-01-06" }"#;
    let mut desk = desk();
    desk.take(
        "2025-W52.json",
        newest(&[highlight("4176")], older).as_bytes(),
    );
    assert_eq!(entries(&desk), [" at highlights/0/zh: Checked."]);
    desk.renew_entries();
    assert_eq!(entries(&desk), ["4176 at highlights/0/zh: Checked."]);
    // It is one step, and nothing is left to be done.
    let text = desk.chosen().unwrap().draft.text().to_owned();
    desk.renew_entries();
    assert_eq!(desk.chosen().unwrap().draft.text(), text);
    desk.edit(|draft| assert!(draft.undo()));
    assert_eq!(entries(&desk), [" at highlights/0/zh: Checked."]);
}

#[test]
fn what_is_published_is_saved_as_it_is() {
    let mut desk = desk();
    let published = bytes("weeks/2015-W39.json");
    desk.take("2015-W39.json", &published);
    desk.renew_entries();
    assert_eq!(desk.chosen().unwrap().draft.bytes(), published);
    // Its next revision is a new file.
    let revision = text("weeks/2015-W39.json").replacen("\"revision\": 1", "\"revision\": 2", 1);
    desk.take("2015-W39.json", revision.as_bytes());
    desk.renew_entries();
    let entries = entries(&desk);
    assert!(
        entries[0].starts_with("107 184 27.8 at indicators/new_vulnerabilities/change_pct:"),
        "{entries:?}"
    );
}

//! A draft on the desk is edited place by place, and nothing else of it changes.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use cncert_weekly::{
    desk::{Direction, Draft, Edit, Kind},
    draft, proof,
    publish::Json,
    report::{Catalogue, CorrectionKind, Defect, Flaw, Place, Problem, Text},
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use crate::{
    dataset::{self, bytes as published},
    drafts::{broken, catalogue, findings, fixture},
};

/// The place that a pointer names.
pub fn place(pointer: &str) -> Place {
    let segments = pointer.split('/').skip(1);
    segments.fold(Place::ROOT, |place, segment| place.at(segment))
}

fn open(bytes: &[u8]) -> Draft {
    Draft::open("draft.json", bytes).unwrap()
}

/// Some of the published weeks, of every age.
fn weeks() -> impl Iterator<Item = Vec<u8>> {
    let weeks = dataset::weeks().into_iter().step_by(9);
    weeks.map(|week| published(&format!("weeks/{week}.json")))
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The lines of one text that are not in the other.
fn lines_changed(before: &str, after: &str) -> usize {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    assert_eq!(before.len(), after.len());
    before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other)
        .count()
}

#[test]
fn a_value_that_is_put_changes_one_line() {
    for bytes in weeks() {
        let draft = open(&bytes);
        for (pointer, old) in scalars(&value(draft.text())) {
            let mut draft = draft.clone();
            let before = draft.text().to_owned();
            let new = Json::from(u64::from(old == json!(7)) + 7);
            assert_eq!(draft.put(&place(&pointer), &new), Edit::Made, "{pointer}");
            assert_eq!(lines_changed(&before, draft.text()), 1, "{pointer}");
            assert_eq!(draft.put(&place(&pointer), &new), Edit::Needless);
            assert_eq!(draft.put(&place(&pointer), &as_json(&old)), Edit::Made);
            assert_eq!(draft.text(), before, "{pointer}");
        }
    }
}

/// Every value of a tree that is no list and no object, but the version.
fn scalars(root: &Value) -> Vec<(String, Value)> {
    fn collect(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    collect(item, &format!("{at}/{index}"), found);
                }
            }
            Value::Object(pairs) => {
                for (key, item) in pairs {
                    collect(item, &format!("{at}/{key}"), found);
                }
            }
            _ => found.push((at.to_owned(), value.clone())),
        }
    }
    let mut found = Vec::new();
    collect(root, "", &mut found);
    found.retain(|(pointer, _)| pointer != "/schema_version");
    found
}

/// A value as the desk puts it. Keys come in the order of the alphabet.
fn as_json(value: &Value) -> Json {
    match value {
        Value::Array(items) => Json::list(items, as_json),
        Value::Object(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(key, value)| (key.clone(), as_json(value)));
            Json::Object(pairs.collect())
        }
        plain => Json::number(plain.to_string()),
    }
}

#[test]
fn elements_are_inserted_in_the_layout_of_their_neighbours() {
    let mut draft = open(&published("weeks/2025-W52.json"));
    let list = place("/distributions/0/parts");
    let part = Json::object([
        ("id", "tld_gov".into()),
        ("value", Json::null()),
        ("share_pct", Json::null()),
    ]);
    let before = draft.text().to_owned();
    assert_eq!(draft.insert(&list, 2, &part), Edit::Made);
    let line = "        { \"id\": \"tld_gov\", \"value\": null, \"share_pct\": null },\n";
    let others = before.find("        { \"id\": \"tld_others\"").unwrap();
    assert_eq!(
        draft.text(),
        [&before[..others], line, &before[others..]].concat()
    );
    assert_eq!(draft.shift(&list.at(2), Direction::Up), Edit::Made);
    assert_eq!(draft.shift(&list.at(1), Direction::Down), Edit::Made);
    assert_eq!(draft.remove(&list.at(2)), Edit::Made);
    assert_eq!(draft.text(), before);
    assert_eq!(draft.append(&list, &part), Edit::Made);
    assert!(
        draft
            .text()
            .contains("\"value\": 124, \"share_pct\": null },\n        { \"id\": \"tld_gov\"")
    );
    assert_eq!(draft.remove(&list.at(3)), Edit::Made);
    assert_eq!(draft.text(), before);
}

#[test]
fn what_was_null_or_empty_is_laid_out_as_files_are() {
    let mut draft = open(&published("weeks/2025-W52.json"));
    let before = draft.text().to_owned();
    let issue = Json::object([("year", 2025_u64.into()), ("number", 52_u64.into())]);
    let highlight = Json::object([("zh", "要点".into()), ("en", "A highlight".into())]);
    assert_eq!(draft.put(&place("/issue"), &issue), Edit::Made);
    assert_eq!(
        draft.insert(&place("/highlights"), 0, &highlight),
        Edit::Made
    );
    let filled = before
        .replace(
            "\"issue\": null",
            "\"issue\": { \"year\": 2025, \"number\": 52 }",
        )
        .replace(
            "\"highlights\": []",
            "\"highlights\": [\n    { \"zh\": \"要点\", \"en\": \"A highlight\" }\n  ]",
        );
    assert_eq!(draft.text(), filled);
    assert_eq!(draft.put(&place("/issue"), &Json::null()), Edit::Made);
    assert_eq!(draft.remove(&place("/highlights/0")), Edit::Made);
    assert_eq!(draft.text(), before);
}

#[test]
fn a_key_that_is_missing_is_added_and_so_is_the_object_around_it() {
    let mut draft = open(b"{\n  \"week\": \"2025-W52\",\n  \"period\": {}\n}\n");
    let mut put = |pointer: &str, value: Json| {
        assert_eq!(draft.put(&place(pointer), &value), Edit::Made, "{pointer}");
    };
    put("/period/start", "2025-12-22".into());
    put("/period/end", "2025-12-28".into());
    put("/editor", Json::null());
    put("/editor/zh", "胡俊".into());
    put("/issue/year", 2025_u64.into());
    assert_eq!(
        draft.text(),
        r#"{
  "week": "2025-W52",
  "period": { "start": "2025-12-22", "end": "2025-12-28" },
  "editor": { "zh": "胡俊" },
  "issue": { "year": 2025 }
}
"#
    );
    assert_eq!(draft.append(&place("/sources"), &"a".into()), Edit::Made);
    assert!(draft.text().ends_with(",\n  \"sources\": [\"a\"]\n}\n"));
    let mut list = open(b"[]");
    assert_eq!(list.put(&place("/0"), &Json::null()), Edit::Impossible);
    assert_eq!(list.put(&place("/a/b"), &Json::null()), Edit::Impossible);
}

#[test]
fn line_ends_stay_as_they_are_and_a_mark_is_dropped() {
    let text = String::from_utf8(published("weeks/2025-W52.json"))
        .unwrap()
        .replace('\n', "\r\n");
    let mut draft = open(&[b"\xEF\xBB\xBF", text.as_bytes()].concat());
    assert_eq!(draft.bytes(), text.as_bytes());
    let highlight = Json::object([("zh", "要点".into()), ("en", "A highlight".into())]);
    assert_eq!(draft.append(&place("/highlights"), &highlight), Edit::Made);
    assert_eq!(draft.append(&place("/highlights"), &highlight), Edit::Made);
    assert_eq!(
        draft.text().matches('\n').count(),
        draft.text().matches("\r\n").count()
    );
    assert_eq!(draft.text().lines().count(), text.lines().count() + 3);
}

#[test]
fn a_file_is_told_by_its_name_and_else_by_its_keys() {
    let kind = |name: &str, bytes: &[u8]| Draft::open(name, bytes).unwrap().kind();
    let [week, catalogue, publisher] =
        ["weeks/2025-W52.json", "catalogue.json", "publisher.json"].map(published);
    assert_eq!(kind("a.json", &week), Kind::Week);
    assert_eq!(kind("a.json", &catalogue), Kind::Catalogue);
    assert_eq!(kind("a.json", &publisher), Kind::Publisher);
    assert_eq!(kind("data/catalogue.json", &week), Kind::Catalogue);
    assert_eq!(kind("publisher.json", b"<"), Kind::Publisher);
    assert_eq!(kind("a.json", b"<"), Kind::Week);
}

#[test]
fn what_cannot_be_shown_is_refused_with_the_finding_of_the_reader() {
    let refused = |name: &str, bytes: &[u8]| *Draft::open(name, bytes).unwrap_err();
    let of_reader = |bytes: &[u8]| {
        let mut findings = draft::read(bytes, &Catalogue::default()).findings;
        findings.remove(0).into_problem()
    };
    let large = vec![b' '; (1 << 20) + 1];
    assert_eq!(refused("2025-W52.json", &large), of_reader(&large));
    assert!(Draft::open("catalogue.json", &large).is_ok());
    let huge = vec![b' '; 50 << 20];
    assert_eq!(refused("2025-W52.json", &huge), of_reader(&huge));
    let of_catalogue = draft::read_catalogue(&huge).findings.remove(0);
    assert_eq!(
        refused("catalogue.json", &huge),
        of_catalogue.into_problem()
    );
    for bytes in [b"{ \"en\": \"\xE9\" }".as_slice(), b"<p>\xFF", b"\n\xC3"] {
        assert_eq!(refused("a.json", bytes), of_reader(bytes));
    }
    let flaw = Defect::NotJson {
        flaw: Flaw::NotUtf8,
    };
    assert_eq!(refused("a.json", b"\n\xC3").problem, flaw.into());
    for bytes in [
        b"{ \"week\": \"\xD6\xDC\" }".as_slice(),
        b"PK\x03\x04\xFF word/document.xml",
    ] {
        let finding = refused("a.json", bytes);
        let explained = draft::problems(bytes, draft::read_catalogue(bytes).findings);
        assert!(matches!(finding.problem, Problem::Misprint(_)));
        assert_eq!([finding], explained.as_slice());
    }
}

#[test]
fn what_is_no_json_is_opened_and_cannot_be_edited_by_place() {
    for name in ["not_json.json", "other_version.json"] {
        let bytes = fixture(name);
        let mut draft = open(&bytes);
        assert_eq!(draft.bytes(), bytes);
        assert_eq!(draft.put(&place("/week"), &Json::null()), Edit::Impossible);
        assert_eq!(draft.remove(&place("/indicators/0")), Edit::Impossible);
        assert!(!draft.is_changed() && !draft.can_undo());
    }
}

#[test]
fn every_mend_is_made_in_the_text() {
    for rule in broken() {
        let name = format!("{rule}.json");
        let bytes = fixture(&name);
        for finding in findings(&name, &bytes) {
            let Some(mend) = proof::mend(&finding) else {
                continue;
            };
            let mut draft = open(&bytes);
            assert_eq!(draft.apply(&mend), Edit::Made, "{rule}: {mend:?}");
            let after = findings(&name, draft.bytes());
            assert!(!after.contains(&finding), "{rule}: {mend:?}");
            assert!(draft.undo() && draft.bytes() == bytes);
        }
    }
}

#[test]
fn a_finding_is_answered_where_its_answer_belongs() {
    let text = |zh: &str, en: &str| Text::new(zh, en).unwrap();
    let day = "2026-01-06".parse().unwrap();
    let answered = |name: &str, reason: Text| {
        let bytes = fixture(name);
        let mut draft = open(&bytes);
        let finding = findings(name, &bytes).remove(0);
        assert_eq!(draft.answer(&finding, reason, day, None), Edit::Made);
        let report = draft::read(draft.bytes(), &catalogue()).value.unwrap();
        (finding, report, findings(name, draft.bytes()))
    };
    let reason = text("已核实。", "Checked.");
    let (finding, report, _) = answered("value_unusual.json", reason.clone());
    assert_eq!(proof::open(&report, vec![finding]), []);
    assert_eq!(report.acknowledged.last().unwrap().reason, reason);

    let reason = text("数值有误。", "The value was wrong.");
    let (finding, report, left) = answered("correction_missing.json", reason.clone());
    assert_eq!(finding.problem.rule().key(), "correction_missing");
    assert!(!left.contains(&finding), "{left:?}");
    let entry = report.corrections.last().unwrap();
    assert_eq!((entry.date, entry.kind), (day, CorrectionKind::Correction));
    assert_eq!(entry.text, reason);
    assert_ne!(entry.old, entry.new);
}

#[test]
fn a_place_has_the_ids_that_stored_files_know_it_by() {
    let catalogue = draft::read_catalogue(&published("catalogue.json"))
        .value
        .unwrap();
    for bytes in weeks() {
        let draft = open(&bytes);
        let report = draft::read(&bytes, &catalogue).value.unwrap();
        for (pointer, _) in scalars(&value(draft.text())) {
            let place = place(&pointer);
            let at = draft.place_by_ids(&place);
            assert_eq!(at, proof::place_by_ids(&report, &place));
            assert_eq!(draft.place_of(&at), place);
        }
    }
    let draft = open(&fixture("valid.json"));
    assert_eq!(
        draft.place_of("indicators/gone/value"),
        place("/indicators")
    );
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut draft = open(&fixture("valid.json"));
    let opened = draft.text().to_owned();
    let (one, other) = (place("/indicators/0/value"), place("/editor"));
    let type_in = |draft: &mut Draft, at: &Place, text: &str| {
        assert_eq!(draft.put(at, &text.into()), Edit::Made);
    };
    for text in ["1", "12", "123"] {
        type_in(&mut draft, &one, text);
    }
    type_in(&mut draft, &other, "a");
    type_in(&mut draft, &one, "1234");
    draft.close_step();
    type_in(&mut draft, &one, "12345");
    let written = |draft: &Draft| value(draft.text())["indicators"][0]["value"].clone();
    let mut steps = Vec::new();
    while draft.undo() {
        steps.push(written(&draft));
    }
    assert_eq!(
        steps,
        [json!("1234"), json!("123"), json!("123"), written(&draft)]
    );
    assert_eq!(draft.text(), opened);
    assert!(!draft.is_changed() && draft.can_redo());
    while draft.redo() {}
    assert_eq!(written(&draft), json!("12345"));
    assert!(draft.is_changed() && !draft.can_redo());
}

#[test]
fn typing_back_what_was_there_leaves_no_step() {
    let mut draft = open(&fixture("valid.json"));
    let week = place("/week");
    let written = Json::from(value(draft.text())["week"].as_str().unwrap());
    assert_eq!(draft.put(&week, &"".into()), Edit::Made);
    assert_eq!(draft.put(&week, &written), Edit::Made);
    assert!(!draft.can_undo() && !draft.is_changed());
}

#[test]
fn what_another_program_saved_is_one_step() {
    let mut draft = open(&fixture("valid.json"));
    let before = draft.text().to_owned();
    assert_eq!(draft.reload(before.as_bytes()), Ok(false));
    assert!(!draft.can_undo());
    let other = fixture("previous.json");
    assert_eq!(draft.reload(&other), Ok(true));
    assert_eq!(
        (draft.bytes(), draft.is_changed()),
        (other.as_slice(), false)
    );
    let refused = draft.reload(b"\xFF").unwrap_err();
    assert_eq!(refused.problem.rule().key(), "not_json");
    assert_eq!(draft.bytes(), other);
    assert!(draft.undo() && draft.is_changed());
    assert_eq!(draft.text(), before);
    let text = draft.text().to_owned();
    draft.mark_saved(&text);
    assert!(!draft.is_changed() && draft.redo() && draft.is_changed());
}

/// Any edit at any place.
fn edited(draft: &mut Draft, (at, other, edit): &(Index, Index, u8)) -> Edit {
    let places = pointers(draft.text());
    let at = &place(at.get::<String>(&places));
    let position = other.index(6);
    match edit % 6 {
        0 => draft.put(at, &Json::null()),
        1 => draft.put(&at.at("zh"), &"周\"报\n".into()),
        2 => draft.insert(at, position, &Json::object([("id", "a".into())])),
        3 => draft.remove(at),
        4 => draft.shift(at, [Direction::Up, Direction::Down][position % 2]),
        _ => draft.insert(at, position, &Json::number("-7.6".to_owned())),
    }
}

fn pointers(text: &str) -> Vec<String> {
    let mut found = vec![String::new(), "/gone/0".to_owned()];
    if let Ok(root) = serde_json::from_str(text) {
        crate::drafts_any_bytes::pointers(&root, "", &mut found);
    }
    found
}

proptest! {
    #[test]
    fn any_edits_of_any_bytes_can_be_taken_back(
        flips in prop::collection::vec((any::<Index>(), any::<u8>()), 0..3),
        edits in prop::collection::vec((any::<Index>(), any::<Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = fixture("valid.json");
        for (index, byte) in flips {
            let position = index.index(bytes.len());
            bytes[position] = byte;
        }
        if let Ok(mut draft) = Draft::open("draft.json", &bytes) {
            let mut texts = vec![draft.text().to_owned()];
            for edit in &edits {
                let edit = edited(&mut draft, edit);
                prop_assert_eq!(edit == Edit::Made, draft.text() != texts.last().unwrap());
                prop_assert!(edit != Edit::Made || serde_json::from_str::<Value>(draft.text()).is_ok());
                texts.push(draft.text().to_owned());
            }
            while draft.undo() {
                prop_assert!(texts.iter().any(|text| text == draft.text()));
            }
            prop_assert_eq!(draft.text(), &texts[0]);
            while draft.redo() {}
            prop_assert_eq!(draft.text(), texts.last().unwrap());
        }
    }

    #[test]
    fn after_an_edit_the_text_says_the_old_content_with_one_change(
        at in any::<Index>(),
        position in any::<Index>(),
        put in crate::drafts_any_bytes::value(),
    ) {
        let mut draft = open(&fixture("valid.json"));
        let mut root = value(draft.text());
        let mut places = Vec::new();
        crate::drafts_any_bytes::pointers(&root, "", &mut places);
        places.retain(|place| place != "/schema_version");
        let pointer = at.get::<String>(&places);
        let at = place(pointer);
        let made = draft.put(&at, &as_json(&put));
        prop_assert!(made != Edit::Impossible);
        *root.pointer_mut(pointer).unwrap() = put.clone();
        prop_assert_eq!(value(draft.text()), root.clone());
        if let Some(items) = root.pointer_mut(at.parent().unwrap().as_str()).and_then(Value::as_array_mut) {
            let position = position.index(items.len() + 1);
            items.insert(position, put.clone());
            prop_assert_eq!(draft.insert(&at.parent().unwrap(), position, &as_json(&put)), Edit::Made);
            prop_assert_eq!(value(draft.text()), root);
        }
    }
}

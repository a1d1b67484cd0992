//! The form has every field of a week, says what is written there, and puts what is typed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::HashSet, fmt::Write, path::PathBuf};

use cncert_weekly::{
    desk::{self, Control, Draft, Edit, Field, Form, Group, Kind, List},
    draft,
    lang::Lang,
    publish,
    report::{Place, Report, Week},
};
use expect_test::expect_file;
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};

use crate::{
    dataset::{self, bytes as published},
    desk_draft::place,
    drafts::fixture,
    drafts_any_bytes::{Mutation, mutate, mutation, pointers},
    intake::catalogue,
};

fn week_file(week: Week) -> Vec<u8> {
    published(&format!("weeks/{week}.json"))
}

fn report(week: Week) -> Report {
    draft::read(&week_file(week), catalogue()).value.unwrap()
}

fn open(bytes: &[u8]) -> Draft {
    Draft::open("draft.json", bytes).unwrap()
}

fn form(draft: &Draft) -> Form {
    desk::form(draft, catalogue(), None, Lang::En)
}

#[test]
fn typing_in_a_field_asks_for_its_section_alone() {
    for bytes in [
        published("weeks/2025-W52.json"),
        published("weeks/2015-W39.json"),
    ] {
        let draft = open(&bytes);
        for field in form(&draft).fields() {
            let around = desk::form_around(&field.place, &draft, catalogue(), None, Lang::En);
            assert_eq!(around.field_at(&field.place), Some(field));
            assert_eq!(around.sections.len(), 1);
        }
    }
}

fn field(draft: &Draft, key: &str) -> Field {
    let form = form(draft);
    let found = form.fields().into_iter().find(|field| field.key == key);
    found.unwrap_or_else(|| panic!("{key}")).clone()
}

/// The form as lines of text.
fn listed(form: &Form) -> String {
    let mut text = String::new();
    for section in &form.sections {
        list_group(section, 0, &mut text);
    }
    text
}

fn list_group(group: &Group, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let presence = match group.presence.as_ref().map(|presence| presence.is_there) {
        None => "",
        Some(true) => " ☑",
        Some(false) => " ☐",
    };
    writeln!(text, "{indent}{}{presence}", group.title).unwrap();
    for field in &group.fields {
        let empty = if field.is_optional { "?" } else { "" };
        let unit = field
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| format!(" {unit}"));
        let last = field.last_week.as_ref();
        let last = last.map_or_else(String::new, |last| format!(" ‖ {last}"));
        let control = control(&field.control);
        let line = format!(
            "{indent}  {}{empty} {control} [{}]{unit}{last}",
            field.label, field.written
        );
        writeln!(text, "{line}").unwrap();
    }
    for list in &group.lists {
        writeln!(text, "{indent}  {}:", list.title).unwrap();
        for item in &list.items {
            list_group(item, depth + 2, text);
        }
        if let Some(add) = list.add {
            let labels: Vec<_> = list.additions.iter().map(|added| &*added.label).collect();
            writeln!(text, "{indent}    + {add}: {}", labels.join(" | ")).unwrap();
        }
    }
}

fn control(control: &Control) -> String {
    match control {
        Control::Whole => "0".to_owned(),
        Control::Decimal => "0.0".to_owned(),
        Control::Line(_) => "a".to_owned(),
        Control::Prose(_) => "¶".to_owned(),
        Control::Stated => "0|a".to_owned(),
        Control::Day => "day".to_owned(),
        Control::Week => "week".to_owned(),
        Control::Flag => "☐".to_owned(),
        Control::Choice(choices) => {
            let choice = choices
                .iter()
                .map(|choice| format!("{}={}", choice.typed, choice.label));
            format!("({})", choice.collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn the_forms_of_a_new_and_of_an_old_week_read_well() {
    for (week, last_week) in [("2025-W52", "2025-W51"), ("2015-W39", "2015-W38")] {
        let draft = open(&week_file(week.parse().unwrap()));
        let last_week = report(last_week.parse().unwrap());
        for lang in Lang::BOTH {
            let form = desk::form(&draft, catalogue(), Some(&last_week), lang);
            let name = format!("{week}.{}.txt", lang.key());
            let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "forms", &name]
                .iter()
                .collect();
            expect_file![path].assert_eq(&listed(&form));
        }
    }
}

#[test]
fn a_field_that_is_put_unchanged_or_typed_back_gives_the_same_bytes() {
    for week in dataset::weeks().into_iter().step_by(9) {
        let mut draft = open(&week_file(week));
        let before = draft.text().to_owned();
        let form = form(&draft);
        for field in form.fields() {
            assert_eq!(
                draft.type_in(field, &field.written),
                Edit::Needless,
                "{}",
                field.key
            );
            assert_eq!(draft.type_in(field, "?"), Edit::Made, "{}", field.key);
            assert_eq!(
                draft.type_in(field, &field.written),
                Edit::Made,
                "{}",
                field.key
            );
            assert_eq!(draft.text(), before, "{week} {}", field.key);
            assert!(!draft.can_undo());
        }
    }
}

/// Every list of a form, wherever it is.
fn lists(form: &Form) -> Vec<List> {
    let mut groups = form.sections.clone();
    let mut lists = Vec::new();
    while let Some(group) = groups.pop() {
        groups.extend(group.lists.iter().flat_map(|list| list.items.clone()));
        lists.extend(group.lists);
    }
    lists
}

/// Adds to a draft what its lists lack beside those of another form, and removes what
/// those do not have.
fn arrange_items(draft: &mut Draft, wanted: &Form) {
    let change = |draft: &Draft| {
        let own = lists(&form(draft));
        lists(wanted).into_iter().find_map(|wanted| {
            let list = own.iter().find(|list| list.key == wanted.key)?;
            let titles: Vec<_> = wanted.items.iter().map(|item| &item.title).collect();
            let surplus = list
                .items
                .iter()
                .find(|item| !titles.contains(&&item.title));
            if let Some(item) = surplus {
                return Some((item.place.clone(), None));
            }
            let item = wanted.items.get(list.items.len())?;
            let mut additions = list.additions.iter();
            let named = additions.clone().find(|added| added.label == item.title);
            let addition = named.or_else(|| additions.next()).expect("it can be added");
            Some((list.place.clone(), Some(addition.value.clone())))
        })
    };
    while let Some((place, item)) = change(draft) {
        let made = match item {
            Some(item) => draft.append(&place, &item),
            None => draft.remove(&place),
        };
        assert_eq!(made, Edit::Made);
    }
}

fn filled_through_the_form(mut draft: Draft, wanted: &Form) -> Draft {
    for (own, wanted) in form(&draft).sections.iter().zip(&wanted.sections) {
        if let (Some(own), Some(wanted)) = (&own.presence, &wanted.presence)
            && own.is_there != wanted.is_there
        {
            assert_eq!(
                draft.put(&Place::ROOT.at("incidents"), &own.other),
                Edit::Made
            );
        }
    }
    arrange_items(&mut draft, wanted);
    for wanted in wanted.fields() {
        let field = field(&draft, &wanted.key);
        assert_ne!(draft.type_in(&field, &wanted.written), Edit::Impossible);
    }
    draft
}

#[test]
fn a_new_draft_filled_through_the_form_alone_says_what_the_week_says() {
    for week in ["2025-W52", "2018-W06", "2013-W27", "2011-W19"] {
        let week: Week = week.parse().unwrap();
        let published = report(week);
        let begun = publish::next_draft(&published, week.next());
        let wanted = form(&open(&week_file(week)));
        let draft = filled_through_the_form(open(begun.as_bytes()), &wanted);
        let reading = draft::read(draft.bytes(), catalogue());
        assert_eq!(reading.findings, [], "{week}");
        assert_eq!(reading.value.unwrap(), published, "{week}");
    }
}

#[test]
fn a_draft_of_nothing_is_filled_through_the_form_alone() {
    let empty = r#"{ "schema_version": 1, "week": null, "issue": null, "period": null, "published_on": null,
        "revision": null, "provenance": { "kind": null, "note": null, "sources": [] }, "ratings": [], "indicators": [], "rankings": [], "distributions": [],
        "incidents": null, "highlights": [], "corrections": [], "acknowledged": [], "editor": null }"#;
    let week: Week = "2025-W52".parse().unwrap();
    let wanted = form(&open(&week_file(week)));
    let draft = filled_through_the_form(open(empty.as_bytes()), &wanted);
    let reading = draft::read(draft.bytes(), catalogue());
    assert_eq!(reading.value, Some(report(week)), "{:?}", reading.findings);
}

#[test]
fn what_is_added_has_every_key_of_the_contract() {
    let bytes = week_file("2025-W52".parse().unwrap());
    let mut rules = HashSet::new();
    let mut groups = form(&open(&bytes)).sections;
    while let Some(group) = groups.pop() {
        for list in &group.lists {
            groups.extend(list.items.clone());
            for addition in &list.additions {
                let mut draft = open(&bytes);
                assert_eq!(draft.append(&list.place, &addition.value), Edit::Made);
                let found = draft::read(draft.bytes(), catalogue()).findings;
                rules.extend(found.iter().map(|found| found.problem.rule().key()));
            }
        }
    }
    // What cannot stay empty is found, and nothing else.
    let mut rules = Vec::from_iter(rules);
    rules.sort_unstable();
    assert_eq!(rules, ["language_missing", "wrong_type"]);
}

/// What stands in the draft at a pointer after a text was typed in a field.
#[track_caller]
fn check_typed(key: &str, typed: &str, pointer: &str, expected: &Value) {
    let mut draft = open(&fixture("valid.json"));
    let field = field(&draft, key);
    assert_eq!(draft.type_in(&field, typed), Edit::Made, "{typed}");
    let root: Value = serde_json::from_slice(draft.bytes()).unwrap();
    assert_eq!(root.pointer(pointer).unwrap(), expected, "{typed}");
}

#[test]
fn what_is_typed_is_understood_and_nothing_typed_is_lost() {
    let value = |typed, expected: &str| {
        let expected: Value = serde_json::from_str(expected).unwrap();
        check_typed(
            "indicators/phishing_pages/value",
            typed,
            "/indicators/3/value",
            &expected,
        );
    };
    value("", "null");
    value("48,123,000", "48123000");
    value("４８，１２３", "48123");
    value("4,812.3万", "48123000");
    value("12.5", "12.5");
    value("about 5", "\"about 5\"");
    value("1,23", "\"1,23\"");
    let day =
        |typed, expected: Value| check_typed("published_on", typed, "/published_on", &expected);
    day("2026年1月7日", json!("2026-01-07"));
    day("7 January", json!("7 January"));
    day("", Value::Null);
    check_typed("week", "2026w2", "/week", &json!("2026-W02"));
    check_typed("revision", "", "/revision", &json!(""));
    check_typed(
        "indicators/phishing_pages/rounded_to",
        "1000",
        "/indicators/3/rounded_to",
        &json!(1000),
    );
    check_typed(
        "indicators/phishing_pages/value_origin",
        "sample",
        "/indicators/3/value_origin",
        &json!("sample"),
    );
}

#[test]
fn a_change_and_its_decimals_are_put_together() {
    let typed = |typed: &str| {
        let mut draft = open(&fixture("valid.json"));
        let field = field(&draft, "indicators/backdoored_websites/change_pct");
        assert_eq!(draft.type_in(&field, typed), Edit::Made, "{typed}");
        assert!(draft.undo() && !draft.can_undo() && draft.redo());
        let root: Value = serde_json::from_slice(draft.bytes()).unwrap();
        let item = &root["indicators"][1];
        (item["change_pct"].clone(), item["change_decimals"].clone())
    };
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(typed("7.6%"), (number("7.6"), number("1")));
    assert_eq!(typed("↓ 8%"), (number("-8"), number("0")));
    assert_eq!(typed("−８．０％"), (number("-8.0"), number("1")));
    assert_eq!(typed(""), (Value::Null, Value::Null));
    assert_eq!(typed("7."), (json!("7."), number("1")));
}

#[test]
fn a_text_is_there_as_soon_as_one_language_is_and_gone_with_both() {
    let mut draft = open(&week_file("2015-W39".parse().unwrap()));
    let before = draft.text().to_owned();
    let [zh, en] = ["editor/zh", "editor/en"].map(|key| field(&draft, key));
    assert_eq!(draft.type_in(&en, "Hu Jun"), Edit::Made);
    assert!(
        draft
            .text()
            .contains(r#""editor": { "zh": "", "en": "Hu Jun" }"#)
    );
    assert_eq!(draft.type_in(&zh, "胡俊"), Edit::Made);
    assert!(
        draft
            .text()
            .contains(r#""editor": { "zh": "胡俊", "en": "Hu Jun" }"#)
    );
    assert_eq!(draft.type_in(&en, ""), Edit::Made);
    assert_eq!(draft.type_in(&zh, ""), Edit::Made);
    assert_eq!(draft.text(), before);
}

#[test]
fn a_name_that_is_the_same_in_both_languages_is_written_once() {
    let mut draft = open(&week_file("2025-W52".parse().unwrap()));
    let name = |draft: &Draft| {
        let root: Value = serde_json::from_slice(draft.bytes()).unwrap();
        root["rankings"][0]["items"][0]["name"].clone()
    };
    let [zh, en] = ["zh", "en"].map(|lang| {
        field(
            &draft,
            &format!("rankings/malware_families/items/0/name/{lang}"),
        )
    });
    assert_eq!(draft.type_in(&zh, "Mirai"), Edit::Made);
    assert_eq!(draft.type_in(&en, "Mirai"), Edit::Made);
    assert_eq!(name(&draft), json!("Mirai"));
    assert_eq!(draft.type_in(&zh, "未来"), Edit::Made);
    assert_eq!(name(&draft), json!({ "zh": "未来", "en": "Mirai" }));
}

#[test]
fn every_place_has_its_field() {
    let draft = open(&week_file("2025-W52".parse().unwrap()));
    let form = form(&draft);
    for field in form.fields() {
        assert_eq!(form.field_at(&field.place).unwrap().key, field.key);
    }
    let at = |pointer| form.field_at(&place(pointer)).map(|field| &*field.key);
    assert_eq!(at(""), Some("week"));
    assert_eq!(at("/editor"), Some("editor/zh"));
    assert_eq!(
        at("/indicators/1/id"),
        Some("indicators/backdoored_websites/value")
    );
    let first = "rankings/malware_families/items/0/name/zh";
    assert_eq!(at("/rankings/0/items"), Some(first));
    assert_eq!(at("/incidents/actors/2"), Some("incidents/origin"));
    assert_eq!((at("/highlights"), at("/author")), (None, None));
    let group = |pointer| form.group_at(&place(pointer)).map(|group| &*group.key);
    assert_eq!(group("/highlights"), Some("highlights"));
    assert_eq!(
        group("/indicators/1/id"),
        Some("indicators/backdoored_websites")
    );
    assert_eq!(
        group("/incidents/actors/2"),
        Some("incidents/actors/app_stores")
    );
    assert_eq!((group("/period/start"), group("")), (None, None));
}

#[test]
fn only_weeks_have_a_form() {
    for name in ["catalogue.json", "publisher.json"] {
        let draft = Draft::open(name, &published(name)).unwrap();
        assert_ne!(draft.kind(), Kind::Week);
        assert_eq!(form(&draft), Form::default());
    }
    assert_eq!(form(&open(b"{")), Form::default());
}

#[test]
fn what_does_not_fit_is_shown_as_it_stands() {
    let text = String::from_utf8(fixture("valid.json")).unwrap();
    let text = text.replace(r#""value": 300"#, r#""value": [1]"#);
    let mut draft = open(text.as_bytes());
    let field = field(&draft, "indicators/phishing_pages/value");
    assert_eq!(field.written, "[1]");
    assert_eq!(draft.type_in(&field, "[1]"), Edit::Needless);
    assert_eq!(draft.type_in(&field, "300"), Edit::Made);
    assert_eq!(draft.bytes(), fixture("valid.json"));
}

fn mutated(mutations: &[(Index, Mutation)]) -> Draft {
    let mut root: Value = serde_json::from_slice(&fixture("valid.json")).unwrap();
    for (index, mutation) in mutations {
        mutate(&mut root, *index, mutation);
    }
    open(root.to_string().as_bytes())
}

proptest! {
    #[test]
    fn whatever_is_changed_in_a_week_it_has_a_form_that_can_be_typed_in(
        mutations in prop::collection::vec((any::<Index>(), mutation()), 0..4),
        at in any::<Index>(),
        typed in "\\PC{0,12}",
    ) {
        let mut draft = mutated(&mutations);
        let last_week = report("2025-W51".parse().unwrap());
        for lang in Lang::BOTH {
            let form = desk::form(&draft, catalogue(), Some(&last_week), lang);
            let fields = form.fields();
            let keys: HashSet<_> = fields.iter().map(|field| &field.key).collect();
            prop_assert_eq!(keys.len(), fields.len());
            if fields.is_empty() {
                continue;
            }
            let mut places = Vec::new();
            pointers(&serde_json::from_str(draft.text()).unwrap(), "", &mut places);
            for pointer in places {
                let place = place(&pointer);
                let section = |place: &Place| place.as_str().split('/').nth(1).map(str::to_owned);
                let found = form.field_at(&place);
                prop_assert!(found.is_none_or(|found| section(&found.place) == section(&place)));
            }
            let field = (*at.get(&fields)).clone();
            let made = draft.type_in(&field, &typed);
            prop_assert!(made != Edit::Made || typed != field.written);
            prop_assert!(serde_json::from_str::<Value>(draft.text()).is_ok());
            draft.undo();
        }
    }
}

//! The desk says of a draft what is to be said of it, and shows it as it will be published.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{cell::Cell, fs, path::Path, sync::Arc};

use futures::FutureExt;

use proptest::{prelude::*, sample::Index};

use crate::drafts_any_bytes::{mutate, mutation};

use cncert_weekly::{
    desk::{
        AssessedFinding, Coverage, Desk, Edit, Edition, Followed, Form, Kind, Reason, Rules, form,
        is_whole, landmark,
    },
    draft,
    lang::{self, Lang},
    page::{self},
    report::{Place, Report, Severity, Week},
};

/// A file of the dataset.
pub fn bytes(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("public/data")
        .join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The same as text.
pub fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

fn week_file(week: Week) -> String {
    format!("weeks/{week}.json")
}

/// A desk over all that is published.
pub fn desk() -> Desk {
    let catalogue = Arc::new(
        draft::read_catalogue(&bytes("catalogue.json"))
            .value
            .unwrap(),
    );
    let publisher = Arc::new(
        draft::read_publisher(&bytes("publisher.json"))
            .value
            .unwrap(),
    );
    let index = draft::read_index(&bytes("index.json")).value.unwrap();
    let report = |week| {
        let report = draft::read(&bytes(&week_file(week)), &catalogue).value;
        Arc::new(report.unwrap())
    };
    let reports = index.all().map(report).collect();
    let rules = Box::leak(Box::new(Rules::new()));
    Desk::new(Edition::new(rules, catalogue, publisher, reports))
}

/// The rules of what was found in the chosen draft and is open.
fn rules(desk: &Desk) -> Vec<&'static str> {
    let remarks = desk.chosen().unwrap().assessment.remarks.iter();
    let open = remarks.filter(|remark| remark.accepted.is_none());
    open.map(|remark| remark.finding.problem.rule().key())
        .collect()
}

#[test]
fn every_published_week_lies_on_the_desk_without_an_open_finding() {
    let weeks: Vec<_> = desk().edition().published_weeks().collect();
    assert!(weeks.len() > 60, "{}", weeks.len());
    let mut desk = desk();
    for week in weeks {
        let id = desk.take(&format!("{week}.json"), &bytes(&week_file(week)));
        let assessment = &desk.chosen().unwrap().assessment;
        assert_eq!(rules(&desk), Vec::<&str>::new(), "{week}");
        assert_eq!(assessment.since_published, None, "{week}");
        assert_eq!(assessment.elsewhere, [], "{week}");
        desk.close(id.unwrap());
    }
}

#[test]
fn accepted_findings_stand_apart_with_their_reason() {
    let mut desk = desk();
    desk.take("2015-W39.json", &bytes("weeks/2015-W39.json"));
    let remarks = &desk.chosen().unwrap().assessment.remarks;
    assert!(!remarks.is_empty());
    for remark in remarks {
        assert_eq!(remark.finding.problem.rule().key(), "change_disagrees");
        assert!(remark.accepted.is_some());
        assert!(!remark.is_answerable());
    }
    assert_eq!(desk.chosen().unwrap().assessment.count(Severity::Error), 0);
}

#[test]
fn what_was_accepted_stays_so_while_something_else_is_an_error() {
    let mixed = r#""highlights": [{"zh": "Only English.", "en": "Only English."}]"#;
    let entry = r#"{"rule": "language_mixed", "at": "highlights/0/zh", "on": "2025-12-29",
        "reason": {"zh": "原文如此。", "en": "As printed."}}"#;
    let week = text("weeks/2025-W52.json")
        .replacen("\"highlights\": []", mixed, 1)
        .replacen(
            "\"acknowledged\": []",
            &format!("\"acknowledged\": [{entry}]"),
            1,
        );
    let broken = week.replacen("\"value\": 532", "\"value\": \"532\"", 1);
    assert_ne!(week, broken);
    for (week, is_readable) in [(week, true), (broken, false)] {
        let mut desk = desk();
        desk.take("2025-W52.json", week.as_bytes());
        let assessment = &desk.chosen().unwrap().assessment;
        assert_eq!(assessment.report.is_some(), is_readable);
        let mut remarks = assessment.remarks.iter();
        let is_of_it =
            |remark: &&AssessedFinding| remark.finding.problem.rule().key() == "language_mixed";
        let remark = remarks.find(is_of_it).unwrap();
        assert!(!remark.is_answerable());
        let accepted = remark.accepted.as_ref().unwrap();
        assert_eq!(accepted.reason.en(), "As printed.");
        assert_eq!(accepted.entry.to_string(), "/acknowledged/0");
    }
}

/// What was found in the newest week after some replacements: rules and places.
fn found(replacements: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let mut week = text("weeks/2025-W52.json");
    for (from, to) in replacements {
        assert!(week.contains(from), "{from}");
        week = week.replacen(from, to, 1);
    }
    let mut desk = desk();
    desk.take("2025-W52.json", week.as_bytes());
    let remarks = desk.chosen().unwrap().assessment.remarks.iter();
    let found = remarks.map(|remark| &remark.finding);
    found
        .map(|found| (found.problem.rule().key(), found.place.to_string()))
        .collect()
}

#[test]
fn an_error_hides_nothing_of_what_is_wrong_elsewhere() {
    let change = ("\"change_pct\": -74.5", "\"change_pct\": -74.4");
    let disagrees = ("change_disagrees", "/indicators/2/change_pct".to_owned());
    // Whatever cannot be read, before it or behind, by itself or with what it is in.
    for (mistake, error) in [
        (
            ("\"value\": 532", "\"value\": \"532\""),
            ("wrong_type", "/indicators/1/value"),
        ),
        (
            ("\"change_pct\": -49.6", "\"change_pct\": \"half\""),
            ("wrong_type", "/indicators/1/change_pct"),
        ),
        (
            ("\"rankings\": [", "\"rankings\": [{}, "),
            ("key_missing", "/rankings/0"),
        ),
        (
            ("\"issue\": null", "\"issue\": \"52\""),
            ("wrong_type", "/issue"),
        ),
        (
            ("\"highlights\"", "\"headlines\""),
            ("key_unknown", "/headlines"),
        ),
    ] {
        let found = found(&[change, mistake]);
        let rules: Vec<_> = found
            .iter()
            .map(|(rule, at)| (*rule, at.as_str()))
            .collect();
        assert!(rules.contains(&error), "{found:?}");
        let change: Vec<_> = found
            .iter()
            .filter(|found| found.0 == disagrees.0)
            .collect();
        assert_eq!(change, [&disagrees], "{error:?}");
    }
}

#[test]
fn what_cannot_be_read_is_not_taken_for_missing() {
    // The value is published; that it cannot be read makes it no value that was withdrawn.
    let found = found(&[
        ("\"revision\": 1", "\"revision\": 2"),
        ("\"change_pct\": -49.6", "\"change_pct\": \"half\""),
    ]);
    let rules: Vec<_> = found.iter().map(|(rule, _)| *rule).collect();
    assert_eq!(rules, ["wrong_type"]);
}

#[test]
fn nothing_more_is_said_of_a_file_that_does_not_say_its_week() {
    for (from, to) in [
        ("\"week\": \"", "\"week\": \"x"),
        ("\"revision\"", "\"version\""),
    ] {
        let found = found(&[
            (from, to),
            ("\"change_pct\": -74.5", "\"change_pct\": -74.4"),
        ]);
        assert!(!found.is_empty());
        assert!(found.iter().all(|found| found.0 != "change_disagrees"));
    }
}

#[test]
fn a_changed_published_value_is_compared_with_what_was_published() {
    let mut desk = desk();
    let week = text("weeks/2018-W06.json").replacen("\"revision\": 1", "\"revision\": 2", 1);
    let report = draft::read(week.as_bytes(), desk.edition().catalogue())
        .value
        .unwrap();
    let indicator = report
        .indicators
        .iter()
        .find(|one| one.change.is_some())
        .unwrap();
    let change = indicator.change.unwrap().to_string();
    let other = week.replacen(
        &format!("\"change_pct\": {change}"),
        "\"change_pct\": 0.1",
        1,
    );
    assert_ne!(other, week);
    desk.take("2018-W06.json", other.as_bytes());
    let assessment = &desk.chosen().unwrap().assessment;
    let changes = assessment.since_published.as_ref().unwrap();
    let at = format!("indicators/{}/change_pct", indicator.id);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].at.as_str(), changes[0].needs_correction),
        (at.as_str(), true)
    );
    assert!(
        rules(&desk).contains(&"correction_missing"),
        "{:?}",
        rules(&desk)
    );
}

#[test]
fn what_a_draft_makes_doubtful_in_the_next_week_is_told() {
    let mut desk = desk();
    let before = text("weeks/2025-W51.json");
    let report = draft::read(before.as_bytes(), desk.edition().catalogue())
        .value
        .unwrap();
    let value = report.indicators[2].quantity.unwrap().value();
    let changed = before.replacen(
        &format!("\"value\": {value},"),
        &format!("\"value\": {},", value * 2),
        1,
    );
    desk.take("2025-W51.json", changed.as_bytes());
    let elsewhere = &desk.chosen().unwrap().assessment.elsewhere;
    assert_eq!(elsewhere.len(), 1, "{elsewhere:?}");
    assert_eq!(elsewhere[0].week.to_string(), "2025-W52");
    assert_eq!(
        elsewhere[0].finding.problem.rule().key(),
        "change_disagrees"
    );
}

/// A week of so many bytes that a browser would be held up.
fn large_week(change: &str) -> String {
    let line = r#"{ "zh": "提醒广大用户及时更新系统。", "en": "Users are reminded to update their systems." }"#;
    let lines = vec![line; 4000].join(",\n    ");
    text("weeks/2025-W52.json")
        .replacen(
            "\"highlights\": []",
            &format!("\"highlights\": [\n    {lines}\n  ]"),
            1,
        )
        .replacen(
            "\"change_pct\": -74.5",
            &format!("\"change_pct\": {change}"),
            1,
        )
}

#[test]
fn large_drafts_are_read_while_others_have_their_turn() {
    let turns = Cell::new(0);
    let mut desk = desk();
    let id = desk.take("2025-W52.json", large_week("-74.4").as_bytes());
    assert!(desk.is_behind() && !desk.chosen().unwrap().is_assessed);
    let stale = desk.survey();
    let pause = async || turns.set(turns.get() + 1);
    desk.note(desk.survey().run(&pause).now_or_never().unwrap());
    assert!(!desk.is_behind() && desk.page().is_some());
    assert!(rules(&desk).contains(&"change_disagrees"));
    assert!(turns.get() > 10, "{turns:?}");

    // What was found in an earlier state is not taken for this one's.
    desk.follow(id.unwrap(), large_week("-74.5").as_bytes());
    desk.note(stale.run(&async || {}).now_or_never().unwrap());
    assert!(desk.is_behind());
    desk.note(desk.survey().run(&async || {}).now_or_never().unwrap());
    assert!(!desk.is_behind() && !rules(&desk).contains(&"change_disagrees"));
}

#[test]
fn a_new_draft_begins_after_the_newest_and_is_compared_with_it() {
    let mut desk = desk();
    let newest = desk.edition().newest().unwrap().week;
    desk.begin_next();
    assert_eq!(
        desk.chosen().unwrap().draft.name(),
        format!("{}.json", newest.next())
    );
    assert!(desk.is_changed(), "it is saved nowhere");
    // What can be shown of it is, from the start.
    let chosen = desk.chosen().unwrap();
    assert_eq!(desk.coverage(), Some(Coverage::Part));
    assert_eq!(chosen.week(), Some(newest.next()));
    assert_eq!(desk.page().unwrap().week, newest.next());
    let since = chosen.assessment.since_last_week.as_ref();
    assert_eq!(since.unwrap().0, newest);
    // Asked for twice it is there once.
    desk.begin_next();
    assert_eq!(desk.manuscripts().len(), 1);
    let id = desk.chosen().unwrap().id;
    desk.revise(newest);
    desk.begin_next();
    assert_eq!(desk.manuscripts().len(), 2);
    assert_eq!(desk.chosen().unwrap().id, id);
}

#[test]
fn what_is_empty_in_a_new_draft_is_no_mistake_but_still_to_be_filled_in() {
    let mut desk = desk();
    desk.begin_next();
    let chosen = desk.chosen().unwrap();
    let assessment = &chosen.assessment;
    assert!(assessment.is_blank() && assessment.unfilled() > 0);
    for severity in [Severity::Error, Severity::Warning] {
        assert_eq!(assessment.count(severity), 0, "{:?}", rules(&desk));
    }
    // It is not called what can be published.
    assert!(chosen.file_name().ends_with(".draft.json"));
    let before = desk.edition().before(chosen.week().unwrap()).cloned();
    let before = before.as_deref();
    let form = form(&chosen.draft, desk.edition().catalogue(), before, Lang::Zh);
    let unfilled = |form: &Form| -> Vec<_> {
        let sections = form.sections.iter();
        let unfilled =
            sections.filter_map(|section| Some((section.key.clone(), section.to_fill()?)));
        unfilled.collect()
    };
    let keys: Vec<_> = unfilled(&form).into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        keys,
        [
            "provenance",
            "indicators",
            "rankings",
            "distributions",
            "incidents",
            "editor"
        ]
    );
    // What is filled in is so no longer; a published week has nothing to fill in.
    let value = Place::ROOT.at("indicators").at(0).at("value");
    desk.edit(|draft| assert_eq!(draft.put(&value, &48_000_000_u64.into()), Edit::Made));
    assert!(!desk.chosen().unwrap().assessment.is_blank());
    desk.take("2025-W52.json", text("weeks/2025-W52.json").as_bytes());
    let chosen = desk.chosen().unwrap();
    assert_eq!(chosen.assessment.unfilled(), 0);
    let form = self::form(&chosen.draft, desk.edition().catalogue(), before, Lang::En);
    assert_eq!(unfilled(&form), []);
}

#[test]
fn broken_json_is_mended_on_the_desk_and_can_be_undone() {
    let mut desk = desk();
    let whole = text("weeks/2025-W52.json");
    let broken = whole
        .replacen("\"value\": 532,", "\"value\": 532，", 1)
        .replacen("\"change_pct\": -", "\"change_pct\": −", 1);
    assert_ne!(broken.replace('，', ",").replace('−', "-"), broken);
    desk.take("2025-W52.json", broken.as_bytes());
    assert_eq!(rules(&desk), ["not_json"; 2]);
    for _ in 0..2 {
        let mend = desk.chosen().unwrap().assessment.remarks[0].mend.clone();
        desk.edit(|draft| assert_eq!(draft.apply(&mend.unwrap()), Edit::Made));
    }
    let chosen = desk.chosen().unwrap();
    assert_eq!(chosen.draft.text(), whole);
    assert!(chosen.assessment.report.is_some());
    desk.edit(|draft| assert!(draft.undo() && draft.undo()));
    assert_eq!(desk.chosen().unwrap().draft.text(), broken);
}

#[test]
fn of_a_draft_that_always_had_errors_the_rest_is_shown_and_compared() {
    let mut desk = desk();
    let week = text("weeks/2025-W52.json").replace("\"value\": 532", "\"value\": \"532\"");
    desk.take("2025-W52.json", week.replace("-74.5", "-74.4").as_bytes());
    let chosen = desk.chosen().unwrap();
    assert_eq!(desk.coverage(), Some(Coverage::Part));
    let shown = desk.page().unwrap();
    assert!(
        shown
            .indicator(&"phishing_pages".parse().unwrap())
            .is_some()
    );
    assert!(
        shown
            .indicator(&"backdoored_websites".parse().unwrap())
            .is_none()
    );
    let changes = chosen.assessment.since_published.as_ref().unwrap();
    let places: Vec<_> = changes.iter().map(|change| change.at.as_str()).collect();
    assert!(
        places.contains(&"indicators/phishing_pages/change_pct"),
        "{places:?}"
    );
    assert!(
        !places.contains(&"indicators/backdoored_websites/value"),
        "{places:?}"
    );
    // The page is the same while a catalogue beside it is worked at.
    desk.take("catalogue.json", &bytes("catalogue.json"));
    assert_eq!(desk.coverage(), Some(Coverage::Part));
}

#[test]
fn a_revision_begins_from_what_is_published_with_the_next_number() {
    let mut desk = desk();
    desk.revise("2018-W06".parse().unwrap());
    let report = desk.page().unwrap();
    assert_eq!(
        (report.week.to_string().as_str(), report.revision),
        ("2018-W06", 2)
    );
    assert_eq!(rules(&desk), Vec::<&str>::new());
}

#[test]
fn a_week_is_read_with_the_catalogue_that_lies_beside_it() {
    let mut desk = desk();
    let catalogue = text("catalogue.json");
    let renamed = catalogue.replace("phishing_pages", "phishing_sites");
    let week = text("weeks/2025-W52.json").replace("phishing_pages", "phishing_sites");
    desk.take("2025-W52.json", week.as_bytes());
    assert!(rules(&desk).contains(&"id_unknown"));
    desk.take("catalogue.json", renamed.as_bytes());
    assert_eq!(desk.chosen().unwrap().draft.kind(), Kind::Catalogue);
    let week = &desk.manuscripts()[0];
    assert!(week.assessment.report.is_some());
    assert_eq!(
        desk.coverage(),
        Some(Coverage::Whole),
        "a catalogue is seen through a week"
    );
}

#[test]
fn while_a_draft_cannot_be_read_its_last_page_stays() {
    let mut desk = desk();
    let whole = text("weeks/2025-W52.json");
    desk.take("2025-W52.json", whole.as_bytes());
    let page = desk.page().cloned();
    let id = desk.chosen().unwrap().id;
    let half = &whole[..whole.len() / 2];
    assert!(!is_whole(half.as_bytes()) && is_whole(whole.as_bytes()));
    assert_eq!(desk.follow(id, half.as_bytes()), Followed::Renewed);
    assert_eq!(rules(&desk), ["not_json"]);
    assert_eq!(desk.coverage(), Some(Coverage::Behind));
    assert_eq!(desk.page().cloned(), page);
    assert_eq!(desk.follow(id, whole.as_bytes()), Followed::Renewed);
    assert_eq!(desk.coverage(), Some(Coverage::Whole));
    assert_eq!(desk.follow(id, whole.as_bytes()), Followed::Unchanged);
}

#[test]
fn what_is_done_to_a_draft_stays_until_another_program_writes_its_file() {
    let mut desk = desk();
    let published = text("weeks/2025-W52.json");
    let saved = published.replace("\"value\": 331", "\"value\": 330");
    desk.take("2025-W52.json", published.as_bytes());
    desk.take("2025-W52.json", saved.as_bytes());
    let id = desk.chosen().unwrap().id;
    desk.edit(|draft| {
        draft.undo();
    });
    // The first look at the file finds what the desk itself has read or written there.
    assert_eq!(desk.follow(id, saved.as_bytes()), Followed::Unchanged);
    assert_eq!(desk.chosen().unwrap().draft.text(), published);
    let other = published.replace("\"value\": 331", "\"value\": 329");
    assert_eq!(desk.follow(id, other.as_bytes()), Followed::Overwritten);
    assert_eq!(desk.chosen().unwrap().draft.text(), other);
    desk.edit(|draft| {
        draft.undo();
    });
    assert_eq!(desk.chosen().unwrap().draft.text(), published);
}

#[test]
fn what_is_typed_while_a_draft_is_being_saved_stays() {
    let mut desk = desk();
    let published = text("weeks/2025-W52.json");
    desk.take("2025-W52.json", published.as_bytes());
    let id = desk.chosen().unwrap().id;
    let place = Place::ROOT.at("revision");
    let put = |desk: &mut Desk, revision: u64| {
        desk.edit(|draft| assert_eq!(draft.put(&place, &revision.into()), Edit::Made));
        desk.chosen().unwrap().draft.text().to_owned()
    };
    let written = put(&mut desk, 2);
    let typed = put(&mut desk, 3);
    desk.mark_saved(id, &written);
    assert_eq!(desk.follow(id, written.as_bytes()), Followed::Unchanged);
    assert_eq!(desk.chosen().unwrap().draft.text(), typed);
    assert!(desk.is_changed());
}

#[test]
fn a_draft_that_a_broken_program_left_is_as_unsaved_as_it_was() {
    let mut desk = desk();
    let published = text("weeks/2025-W52.json");
    desk.take("2025-W52.json", published.as_bytes());
    let left = |desk: &Desk| {
        let texts = desk.texts().into_iter();
        texts.map(|texts| texts.map(str::to_owned)).collect()
    };
    let mut next = self::desk();
    next.take_up(left(&desk));
    assert!(!next.is_changed());
    desk.edit(|draft| {
        let _ = draft.put(&Place::ROOT.at("revision"), &2_u64.into());
    });
    let mut next = self::desk();
    next.take_up(left(&desk));
    assert!(next.is_changed());
    assert_eq!(
        next.chosen().unwrap().draft.text(),
        desk.chosen().unwrap().draft.text()
    );
}

#[test]
fn a_draft_with_errors_is_saved_under_a_name_that_says_so_and_is_known_by_both() {
    let mut desk = desk();
    let sound = text("weeks/2018-W06.json");
    let broken = sound.replace("\"revision\": 1", "\"revision\": -1");
    assert_ne!(broken, sound);
    desk.take("2018-W06.json", broken.as_bytes());
    assert_eq!(desk.chosen().unwrap().file_name(), "2018-W06.draft.json");
    desk.take("2018-W06.draft.json", sound.as_bytes());
    assert_eq!(desk.manuscripts().len(), 1);
    assert_eq!(desk.chosen().unwrap().file_name(), "2018-W06.json");
    let mut other = self::desk();
    other.take("2018-W06.draft.json", sound.as_bytes());
    assert_eq!(other.chosen().unwrap().file_name(), "2018-W06.json");
}

#[test]
fn a_reason_is_taken_by_week_files_alone() {
    let mut desk = desk();
    let catalogue = text("catalogue.json");
    let found = catalogue.replacen("\"en\": \"download", "\"en\": \"漢 download", 1);
    let mixed = found.replacen("The number of", "五 the number of", 1);
    desk.take("catalogue.json", mixed.as_bytes());
    let remarks = &desk.chosen().unwrap().assessment.remarks;
    let is_warning = |remark: &AssessedFinding| remark.severity() == Severity::Warning;
    assert!(remarks.iter().any(is_warning), "{remarks:?}");
    assert!(
        remarks.iter().all(|remark| !remark.is_answerable()),
        "{remarks:?}"
    );
}

#[test]
fn a_followed_file_that_cannot_be_taken_is_told_of_and_costs_nothing() {
    let mut desk = desk();
    let published = text("weeks/2025-W52.json");
    desk.take("2025-W52.json", published.as_bytes());
    let id = desk.chosen().unwrap().id;
    for _ in 0..2 {
        assert_eq!(desk.follow(id, &[b'"', 0xE4, b'"']), Followed::Refused);
        assert_eq!(desk.refusals().len(), 1);
        assert_eq!(desk.chosen().unwrap().draft.text(), published);
    }
}

#[test]
fn a_file_of_the_same_name_takes_the_place_of_the_first_and_can_be_undone() {
    let mut desk = desk();
    let whole = text("weeks/2025-W52.json");
    desk.take("2025-W52.json", whole.as_bytes());
    let other = whole.replace("331", "332");
    desk.take("2025-W52.json", other.as_bytes());
    assert_eq!(desk.manuscripts().len(), 1);
    assert_eq!(desk.chosen().unwrap().draft.text(), other);
    desk.edit(|draft| {
        assert!(draft.undo());
    });
    assert_eq!(desk.chosen().unwrap().draft.text(), whole);
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_reason_and_costs_nothing() {
    let mut desk = desk();
    desk.take("2025-W52.json", &bytes("weeks/2025-W52.json"));
    desk.refuse_size("film.json", 50 << 20, 8 << 20);
    desk.take("picture.json", &[0xFF, 0xD8, 0xFF]);
    let refused: Vec<_> = desk.refusals().iter().collect();
    let rules: Vec<_> = refused
        .iter()
        .map(|one| match &one.reason {
            Reason::Finding(finding) => finding.problem.rule().key(),
            Reason::Document(_) => "document",
        })
        .collect();
    assert_eq!(rules, ["too_large", "not_json"]);
    assert_eq!(desk.manuscripts().len(), 1);
    desk.begin_taking();
    assert_eq!(desk.refusals(), []);
}

#[test]
fn the_preview_is_the_page_that_readers_will_get() {
    let mut desk = desk();
    desk.take("2025-W52.json", &bytes("weeks/2025-W52.json"));
    let report: Arc<Report> = desk.page().unwrap().clone();
    let issue = desk.edition().issue(&report);
    let index = draft::read_index(&bytes("index.json")).value.unwrap();
    assert_eq!(*issue.index, index);
    for lang in Lang::BOTH {
        let page = page::compose(&issue, lang);
        let sparks = page.figures().len();
        assert!(sparks > 3, "{sparks}");
    }
}

#[test]
fn a_place_leads_to_the_part_of_the_page_that_shows_it() {
    let check = |at, expected: &str| assert_eq!(landmark(at), expected);
    check(
        "indicators/phishing_pages/value",
        "[data-indicator=\"phishing_pages\"]",
    );
    check(
        "rankings/malware_families/items/0",
        "[data-figure=\"malware_families\"]",
    );
    check("incidents/total", "[data-section=\"incidents\"]");
    check("editor", "[data-section=\"contact\"]");
    check("week", "header");
    // An id that is none is never a part of a selector.
    check("indicators/\"] *{}/value", "header");
}

thread_local! {
    /// Read once: what is published stays the same.
    static PUBLISHED: Desk = desk();
}

/// Lays a file on a desk and does everything with it that the page does.
fn work_at(name: &str, bytes: &[u8]) {
    let mut desk = PUBLISHED.with(Clone::clone);
    desk.take(name, bytes);
    let Some(chosen) = desk.chosen() else {
        assert_eq!(desk.refusals().len(), 1);
        return;
    };
    for lang in Lang::BOTH {
        for remark in &chosen.assessment.remarks {
            let said = lang::finding(&remark.finding, lang);
            assert!(!said.trim().is_empty());
        }
        form(&chosen.draft, desk.edition().catalogue(), None, lang);
        if let Some(report) = desk.page() {
            page::compose(&desk.edition().issue(report), lang);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_can_be_laid_on_the_desk(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        work_at("2025-W52.json", &bytes);
        work_at("", &bytes);
    }

    #[test]
    fn any_change_of_a_week_can_be_laid_on_the_desk(
        changes in prop::collection::vec((any::<Index>(), mutation()), 1..4),
    ) {
        let mut week = serde_json::from_slice(&bytes("weeks/2025-W52.json")).unwrap();
        for (index, change) in &changes {
            mutate(&mut week, *index, change);
        }
        work_at("2025-W52.json", week.to_string().as_bytes());
    }

    #[test]
    fn any_change_of_the_catalogue_can_be_laid_beside_a_week(index in any::<Index>(), change in mutation()) {
        let mut catalogue = serde_json::from_slice(&bytes("catalogue.json")).unwrap();
        mutate(&mut catalogue, index, &change);
        let mut desk = PUBLISHED.with(Clone::clone);
        desk.take("2025-W52.json", &bytes("weeks/2025-W52.json"));
        desk.take("catalogue.json", catalogue.to_string().as_bytes());
        if let Some(report) = desk.page() {
            for lang in Lang::BOTH {
                page::compose(&desk.edition().issue(report), lang);
            }
        }
    }
}

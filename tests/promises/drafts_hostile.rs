//! The hostile and broken input that the contract lists ends in findings.

use cncert_weekly::{
    draft::{self, Reading},
    lang::{self, Lang},
    report::{Defect, Extent, Flaw, Position, Report},
};

use crate::drafts::{catalogue, fixture};

fn read(bytes: &[u8]) -> Reading<Report> {
    draft::read(bytes, &catalogue())
}

/// The valid draft with one passage written otherwise.
fn valid_but(old: &str, new: &str) -> Reading<Report> {
    let text = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    assert!(text.contains(old), "{old}");
    read(text.replacen(old, new, 1).as_bytes())
}

/// The places and rules of what was found.
fn rules(reading: &Reading<Report>) -> Vec<(&str, &str)> {
    let findings = reading.findings.iter();
    findings
        .map(|finding| (finding.place.as_str(), finding.problem.rule().key()))
        .collect()
}

/// Reads what is no JSON, and gives the position and whether it seems a page.
#[track_caller]
fn no_json(bytes: &[u8]) -> (Option<Position>, bool) {
    let reading = read(bytes);
    assert_eq!(reading.value, None);
    match &reading.findings[..] {
        [finding] => match finding.problem {
            Defect::NotJson { flaw } => (finding.position(), flaw == Flaw::WebPage),
            _ => panic!("{finding:?}"),
        },
        findings => panic!("{findings:?}"),
    }
}

#[test]
fn bytes_that_are_no_text_are_placed() {
    let position = Position { line: 2, column: 4 };
    assert_eq!(
        no_json(b"{\n \"a\xFF\"}"),
        (
            Some(Position {
                column: 4,
                ..position
            }),
            false
        )
    );
    assert_eq!(
        no_json(b"\xFF\xFE{\0}\0"),
        (Some(Position { line: 1, column: 1 }), false)
    );
}

#[test]
fn a_truncated_file_ends_where_it_was_cut() {
    let position = Position { line: 2, column: 6 };
    assert_eq!(no_json(b"{\n \"week"), (Some(position), false));
    assert!(!no_json(b"").1);
}

#[test]
fn a_web_page_in_place_of_a_file_is_recognised() {
    assert!(no_json(b"<!DOCTYPE html><title>404</title>").1);
    assert!(no_json(b"\xEF\xBB\xBF\r\n <html>").1);
    assert!(no_json(b"<html>\xB9\xFA</html>").1);
}

#[test]
fn a_hundred_thousand_brackets_are_refused() {
    for bracket in ["[", "{\"a\":"] {
        assert!(!no_json(bracket.repeat(100_000).as_bytes()).1);
    }
}

#[test]
fn numbers_outside_their_range_are_found() {
    let value = [("/indicators/1/value", "wrong_type")];
    for number in ["-0", "1.5", "5.0", "1e3", "1e400", "18446744073709551616"] {
        let reading = valid_but("\"value\": 532", &format!("\"value\": {number}"));
        assert_eq!(rules(&reading), value, "{number}");
    }
    let value = [("/indicators/1/value", "out_of_range")];
    for number in ["9223372036854775808", "9007199254740992", "-1"] {
        let reading = valid_but("\"value\": 532", &format!("\"value\": {number}"));
        assert_eq!(rules(&reading), value, "{number}");
    }
    let reading = valid_but("\"change_pct\": -7.6", "\"change_pct\": -0.0");
    assert_eq!(
        rules(&reading),
        [("/indicators/0/change_pct", "out_of_range")]
    );
}

#[test]
fn an_object_that_looks_like_a_number_of_the_json_reader_is_no_number() {
    for written in ["-7.6.1", "1e400", "NaN", "", "7", "-.5"] {
        let object = format!("\"change_pct\": {{\"$serde_json::private::Number\": \"{written}\"}}");
        let reading = valid_but("\"change_pct\": -7.6", &object);
        let expected = [("/indicators/0/change_pct", "out_of_range")];
        assert_eq!(rules(&reading), expected, "{written}");
    }
}

#[test]
fn a_repeated_key_is_found_at_every_depth() {
    let reading = valid_but("\"total\": 9", "\"total\": 9, \"total\": 9");
    assert_eq!(rules(&reading), [("/incidents/total", "key_repeated")]);
    let reading = valid_but("\"week\"", "\"week\": \"2025-W51\", \"week\"");
    assert!(rules(&reading).contains(&("/week", "key_repeated")));
}

#[test]
fn a_file_of_another_version_is_judged_by_nothing_else() {
    for version in ["2", "0", "-1", "1.5"] {
        let text = format!("{{\"schema_version\": {version}, \"weeks\": 5}}");
        assert_eq!(rules(&read(text.as_bytes())), [("", "other_version")]);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read_at_all() {
    let mut bytes = vec![b' '; 1 << 20];
    assert!(!no_json(&bytes).1);
    bytes.push(b'<');
    let reading = read(&bytes);
    assert_eq!(rules(&reading), [("", "too_large")]);
    let index = draft::read_index(&vec![b' '; (8 << 20) + 1]);
    assert_eq!(index.findings[0].problem.rule().key(), "too_large");
}

#[test]
fn a_byte_order_mark_is_tolerated() {
    let with_mark = [b"\xEF\xBB\xBF", fixture("valid.json").as_slice()].concat();
    assert_eq!(read(&with_mark), read(&fixture("valid.json")));
    assert!(read(&with_mark).value.is_some());
}

#[test]
fn markup_is_a_text_like_any_other() {
    let reading = valid_but(
        "\"en\": \"Hu Jun\"",
        "\"en\": \"<img src=x onerror=alert(1)>\"",
    );
    assert_eq!(reading.findings, []);
    let editor = reading.value.and_then(|report| report.editor.clone());
    assert_eq!(
        editor.map(|editor| editor.en().to_owned()).as_deref(),
        Some("<img src=x onerror=alert(1)>")
    );
}

#[test]
fn marks_that_turn_the_text_around_are_found_and_shown() {
    for (mark, shown) in [
        ("\u{202e}", "U+202E (direction mark)"),
        ("\u{2066}", "U+2066 (direction mark)"),
        ("\u{ffff}", "U+FFFF (character lost in conversion)"),
        ("\\u0000", "U+0000 (control character)"),
    ] {
        let reading = valid_but("Hu Jun", &format!("Hu {mark}nuJ"));
        assert_eq!(rules(&reading), [("/editor/en", "wrong_type")]);
        let Defect::SignRefused { sign, plain } = &reading.findings[0].problem else {
            panic!("{:?}", reading.findings[0].problem);
        };
        assert_eq!(
            (lang::sign(*sign, Lang::En).as_str(), plain.as_str()),
            (shown, "Hu nuJ")
        );
        let end = 3 + sign.len_utf8();
        assert_eq!(reading.findings[0].extent, Extent::Letters(3..end));
    }
}

#[test]
fn only_http_addresses_are_addresses() {
    for address in [
        "javascript:alert(1)",
        "//evil.example",
        "https://",
        "https:///x",
        "https://a b",
        "HTTP://a",
        "data:,x",
        "",
    ] {
        let reading = valid_but("https://www.cert.org.cn/", address);
        assert_eq!(
            rules(&reading),
            [("/provenance/sources/0/url", "wrong_type")],
            "{address}"
        );
    }
}

#[test]
fn a_message_does_not_grow_with_the_file() {
    let reading = valid_but(
        "\"week\": \"2025-W52\"",
        &format!("\"week\": \"{}\"", "周".repeat(300_000)),
    );
    match &reading.findings[0].problem {
        Defect::NotAWeek { found, .. } => assert_eq!(found.chars().count(), 41),
        problem => panic!("{problem:?}"),
    }
}

#[test]
fn an_error_behind_a_thousand_warnings_is_still_found() {
    let calm = "{ \"zh\": \"calm\", \"en\": \"calm\" },".repeat(1200);
    let text = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let warned = text.replace("\"highlights\": [", &format!("\"highlights\": [{calm}"));
    let reading = read(warned.as_bytes());
    assert!(reading.value.is_some() && reading.findings.len() == 1000);
    let broken = warned.replace("\"en\": \"Hu Jun\"", "\"en\": \"\"");
    let reading = read(broken.as_bytes());
    assert!(reading.value.is_none());
    assert_eq!(
        rules(&reading).last(),
        Some(&("/editor/en", "language_missing"))
    );
}

#[test]
fn a_rule_names_the_place_behind_an_item_that_cannot_be_read() {
    let reading = valid_but(
        "\"name\": \"Mirai\", \"value\": 11502000",
        "\"name\": 5, \"value\": 11502000",
    );
    let first = ("/rankings/0/items/1/name", "wrong_type");
    assert_eq!(rules(&reading), [first]);
    let reading = valid_but(
        "\"name\": \"Mirai\", \"value\": 11502000, \"share_pct\": null },",
        "\"name\": 5, \"value\": 1, \"share_pct\": null }, { \"name\": \"Hajime\", \"value\": 3, \"share_pct\": null },",
    );
    let second = ("/rankings/0/items/4/value", "ranking_out_of_order");
    assert_eq!(rules(&reading), [first, second]);
}

#[test]
fn a_megabyte_of_mistakes_ends_in_a_thousand_findings() {
    let many = [
        format!("\"indicators\": [{}{{}}]", "{},".repeat(340_000)),
        format!("\"highlights\": [{}0]", "0,".repeat(500_000)),
        format!("\"x\": {{{}\"a\": 1}}", "\"a\": 1,".repeat(100_000)),
        format!("{}\"revision\": 1", "\"revision\": 1,".repeat(65_000)),
        format!(
            "\"rankings\": [{{\"items\": [{}0]}}]",
            "{\"name\":\"a\",\"value\":1},".repeat(40_000)
        ),
    ];
    for passage in many {
        let text = format!("{{\"schema_version\": 1, {passage}}}");
        let reading = read(text.as_bytes());
        assert!(reading.value.is_none() && reading.findings.len() <= 1001);
    }
}

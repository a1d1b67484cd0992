//! A file that is no JSON is told what stands there and what was meant, at the place itself,
//! and what is certain is put right by a press.

use std::{fmt::Write, fs, path::PathBuf};

use cncert_weekly::{
    draft::{self, Positions},
    lang::{self, Lang},
    proof,
    report::{Finding, Mend, Misprint, Place, Problem, is_han},
};
use expect_test::expect_file;
use proptest::{prelude::*, sample::Index};
use serde_json::Value;

use crate::drafts::{catalogue, fixture};

/// What becomes of a misprint once it is mended.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mended {
    /// The file says what the valid draft says.
    Same,
    /// The file is JSON.
    Json,
    /// Only the editor can mend it.
    ByHand,
}

use Mended::{ByHand, Json, Same};

/// A passage of the valid draft and a misprint in its place, where what is marked stands in ⟦⟧.
const MISPRINTS: [(&str, &str, &str, Mended); 88] = [
    // Numbers.
    (
        "separator",
        "\"value\": 48123000",
        "\"value\": ⟦48,123,000⟧",
        Same,
    ),
    (
        "separator.last",
        "\"share_pct\": null },\n    { \"id\": \"backdoored_websites\"",
        "\"share_pct\": ⟦1,234⟧ },\n    { \"id\": \"backdoored_websites\"",
        Json,
    ),
    (
        "separator.spaced",
        "\"value\": 48123000",
        "\"value\": ⟦48, 123, 000⟧",
        Same,
    ),
    (
        "separator.blank",
        "\"value\": 48123000",
        "\"value\": ⟦48 123 000⟧",
        Same,
    ),
    (
        "separator.thin",
        "\"value\": 48123000",
        "\"value\": ⟦48\u{202f}123\u{202f}000⟧",
        Same,
    ),
    (
        "separator.chinese",
        "\"value\": 48123000",
        "\"value\": ⟦48，123，000⟧",
        Same,
    ),
    (
        "separator.apostrophe",
        "\"value\": 48123000",
        "\"value\": ⟦48'123'000⟧",
        Same,
    ),
    (
        "separator.underscore",
        "\"value\": 48123000",
        "\"value\": ⟦48_123_000⟧",
        Same,
    ),
    (
        "separator.list",
        "\"actors\": [\"cloud_providers\", \"app_stores\"]",
        "\"actors\": [⟦44,986,000⟧]",
        Json,
    ),
    (
        "separator.decimal",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦-7,6⟧",
        ByHand,
    ),
    (
        "percent",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦-7.6%⟧",
        Same,
    ),
    (
        "percent.wide",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦-7.6 ％⟧",
        Same,
    ),
    ("plus", "\"change_pct\": 4,", "\"change_pct\": ⟦+4⟧,", Same),
    (
        "plus.percent",
        "\"change_pct\": 4,",
        "\"change_pct\": ⟦+4%⟧,",
        Same,
    ),
    (
        "minus",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦−7.6⟧",
        Same,
    ),
    (
        "minus.dash",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦–7.6⟧",
        Same,
    ),
    (
        "minus.wide",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦－7.6⟧",
        Same,
    ),
    ("digits", "\"value\": 532", "\"value\": ⟦５３２⟧", Same),
    (
        "digits.point",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦-7．6⟧",
        Same,
    ),
    (
        "digits.stop",
        "\"change_pct\": -7.6",
        "\"change_pct\": ⟦-7。6⟧",
        Same,
    ),
    ("unit", "\"value\": 532", "\"value\": ⟦532个⟧", Same),
    (
        "unit.ten_thousand",
        "\"value\": 48123000",
        "\"value\": ⟦4812.3万⟧",
        Same,
    ),
    (
        "unit.hundred_million",
        "\"value\": 48123000",
        "\"value\": ⟦0.48123亿台⟧",
        Same,
    ),
    ("zeros", "\"total\": 9", "\"total\": ⟦009⟧", Same),
    (
        "point.first",
        "\"share_pct\": 9.5",
        "\"share_pct\": ⟦.5⟧",
        Json,
    ),
    (
        "point.last",
        "\"change_pct\": 4,",
        "\"change_pct\": ⟦4.⟧,",
        Same,
    ),
    (
        "hexadecimal",
        "\"value\": 532",
        "\"value\": ⟦0x214⟧",
        ByHand,
    ),
    // Words.
    (
        "word.true",
        "\"emphasis\": true",
        "\"emphasis\": ⟦True⟧",
        Same,
    ),
    ("word.none", "\"text\": null\n", "\"text\": ⟦None⟧\n", Same),
    ("word.nil", "\"dated\": null", "\"dated\": ⟦nil⟧", Same),
    ("word.nan", "\"text\": null\n", "\"text\": ⟦NaN⟧\n", Same),
    ("word.dash", "\"text\": null\n", "\"text\": ⟦--⟧\n", Same),
    ("bare", "\"level\": \"low\"", "\"level\": ⟦low⟧", Same),
    (
        "bare.day",
        "\"published_on\": \"2026-01-05\"",
        "\"published_on\": ⟦2026-01-05⟧",
        Same,
    ),
    ("bare.han", "\"zh\": \"胡俊\"", "\"zh\": ⟦胡俊⟧", Same),
    ("key", "\"revision\": 1", "⟦revision⟧: 1", Same),
    ("key.row", "\"level\": \"low\"", "⟦level⟧: \"low\"", Same),
    // Punctuation.
    (
        "comma.chinese",
        "\"revision\": 1,",
        "\"revision\": 1⟦，⟧",
        Same,
    ),
    (
        "comma.after_han",
        "\"zh\": \"胡俊\",",
        "\"zh\": \"胡俊\"⟦，⟧",
        Same,
    ),
    (
        "comma.listing",
        "[\"cloud_providers\", \"app_stores\"]",
        "[\"cloud_providers\"⟦、⟧\"app_stores\"]",
        Same,
    ),
    (
        "comma.semicolon",
        "\"revision\": 1,",
        "\"revision\": 1⟦;⟧",
        Same,
    ),
    (
        "colon.chinese",
        "\"revision\": 1",
        "\"revision\"⟦：⟧ 1",
        Same,
    ),
    (
        "colon.equals",
        "\"revision\": 1",
        "\"revision\" ⟦=⟧ 1",
        Same,
    ),
    (
        "bracket.chinese",
        "\"ratings\": [{",
        "\"ratings\": ⟦【⟧{",
        Same,
    ),
    (
        "comma.missing",
        "\"revision\": 1,",
        "\"revision\": 1⟦⟧",
        Same,
    ),
    (
        "comma.missing_in_row",
        "\"year\": 2025,",
        "\"year\": 2025⟦⟧",
        Same,
    ),
    (
        "comma.missing_between_texts",
        "[\"cloud_providers\", \"app_stores\"]",
        "[\"cloud_providers\"⟦⟧ \"app_stores\"]",
        Same,
    ),
    (
        "comma.missing_between_items",
        "\"share_pct\": 4.9 },",
        "\"share_pct\": 4.9 }⟦⟧",
        Same,
    ),
    (
        "comma.missing_after_text",
        "\"basis\": \"assumed\" },\n",
        "\"basis\": \"assumed\" }⟦⟧\n",
        Same,
    ),
    (
        "comma.trailing",
        "\"emphasis\": true, \"actors\": [\"cloud_providers\"] }",
        "\"emphasis\": true, \"actors\": [\"cloud_providers\"]⟦,⟧ }",
        Same,
    ),
    (
        "comma.trailing_at_line_end",
        "\"text\": null\n",
        "\"text\": null⟦,⟧\n",
        Same,
    ),
    (
        "comma.doubled",
        "\"revision\": 1,",
        "\"revision\": 1,⟦,⟧",
        Same,
    ),
    (
        "comma.leading",
        "\"acknowledged\": []",
        "\"acknowledged\": [⟦,⟧]",
        Same,
    ),
    ("colon.missing", "\"revision\": 1", "\"revision\"⟦⟧ 1", Same),
    ("value.missing", "\"text\": null\n", "\"text\":⟦⟧\n", Same),
    (
        "value.missing_in_row",
        "\"dated\": null }",
        "\"dated\"⟦⟧ }",
        Same,
    ),
    (
        "word.stray",
        "\"revision\": 1,",
        "\"revision\": 1 ⟦abc⟧,",
        ByHand,
    ),
    // Texts.
    (
        "quotes.curly",
        "\"level\": \"low\"",
        "\"level\": ⟦“⟧low”",
        Same,
    ),
    (
        "quotes.curly_key",
        "\"level\": \"low\"",
        "⟦“⟧level”: \"low\"",
        Same,
    ),
    (
        "quotes.curly_around_han",
        "\"zh\": \"胡俊\"",
        "\"zh\": ⟦“⟧胡俊”",
        Same,
    ),
    (
        "quotes.curly_twice_opening",
        "\"level\": \"low\"",
        "\"level\": ⟦“⟧low“",
        Same,
    ),
    (
        "quotes.curly_second",
        "\"zh\": \"胡俊\", ",
        "\"zh\": \"胡俊⟦”⟧, ",
        Same,
    ),
    (
        "quotes.curly_second_at_end",
        "\"level\": \"low\" }],\n",
        "\"level\": \"low⟦”⟧ }],\n",
        Same,
    ),
    (
        "quotes.wide",
        "\"level\": \"low\"",
        "\"level\": ⟦＂⟧low＂",
        Same,
    ),
    (
        "quotes.corner",
        "\"zh\": \"胡俊\"",
        "\"zh\": ⟦「⟧胡俊」",
        Same,
    ),
    (
        "quotes.single",
        "\"level\": \"low\"",
        "\"level\": ⟦'⟧low'",
        Same,
    ),
    (
        "quotes.single_with_apostrophe",
        "\"en\": \"Hu Jun\"",
        "\"en\": ⟦'⟧Hu Jun's'",
        Json,
    ),
    (
        "quotes.inner",
        "\"zh\": \"本周态势平稳。\"",
        "\"zh\": \"他说⟦\"⟧好\"\"",
        Json,
    ),
    (
        "quotes.inner_with_comma",
        "\"zh\": \"本周态势平稳。\"",
        "\"zh\": \"所谓⟦\"⟧零日\", 即尚无补丁。\"",
        Json,
    ),
    (
        "quotes.inner_english",
        "\"en\": \"The week was calm.\"",
        "\"en\": \"A ⟦\"⟧zero day\", i.e. no patch.\"",
        Json,
    ),
    (
        "quotes.inner_odd",
        "\"en\": \"The week was calm.\"",
        "\"en\": \"A 5⟦\"⟧ disk.\"",
        Json,
    ),
    (
        "quotes.missing",
        "\"basis\": \"assumed\" },\n",
        "\"basis\": \"assumed⟦⟧ },\n",
        Same,
    ),
    (
        "quotes.missing_in_row",
        "\"id\": \"tld_com\", \"value\"",
        "\"id\": \"tld_com⟦⟧, \"value\"",
        Same,
    ),
    (
        "quotes.missing_first",
        "\"level\": \"low\"",
        "\"level\": ⟦⟧low\"",
        Same,
    ),
    (
        "quotes.missing_of_key",
        "\"revision\": 1",
        "\"revision⟦⟧: 1",
        Same,
    ),
    (
        "quotes.missing_first_of_key",
        "\"revision\": 1",
        "⟦⟧revision\": 1",
        Same,
    ),
    (
        "line_break",
        "\"zh\": \"本周态势平稳。\"",
        "\"zh\": \"本周态势⟦\n    ⟧平稳。\"",
        Same,
    ),
    (
        "line_break.english",
        "\"en\": \"The week was calm.\"",
        "\"en\": \"The week⟦\n    ⟧was calm.\"",
        Same,
    ),
    (
        "tab",
        "\"en\": \"The week was calm.\"",
        "\"en\": \"The week⟦\t⟧was calm.\"",
        Same,
    ),
    (
        "backslash",
        "\"note\": { \"zh\": \"数值为示例。\"",
        "\"note\": { \"zh\": \"数值为示例⟦\\p⟧。\"",
        Json,
    ),
    (
        "backslash.path",
        "\"en\": \"Hu Jun\"",
        "\"en\": \"C:⟦\\p⟧ath\\new\"",
        Json,
    ),
    (
        "backslash.last",
        "\"corrections\": [\n",
        "\"x\": \"C:⟦\\\"⟧,\n  \"corrections\": [\n",
        Json,
    ),
    // Blanks and comments.
    (
        "comment",
        "\"revision\": 1,",
        "\"revision\": 1, ⟦// 首次发布⟧",
        Same,
    ),
    (
        "comment.block",
        "\"revision\": 1,",
        "\"revision\": ⟦/* first */⟧ 1,",
        Same,
    ),
    (
        "comment.hash",
        "  \"revision\": 1,",
        "  ⟦# 首次发布⟧\n  \"revision\": 1,",
        Same,
    ),
    (
        "invisible.no_break",
        "\"revision\": 1",
        "\"revision\":⟦\u{a0}⟧1",
        Same,
    ),
    (
        "invisible.zero_width",
        "\"revision\": 1",
        "⟦\u{200b}⟧\"revision\": 1",
        Same,
    ),
    (
        "invisible.in_number",
        "\"value\": 532",
        "\"value\": ⟦53\u{200b}2⟧",
        Same,
    ),
];

/// How a draft is written otherwise.
type Rewriting = fn(&str) -> String;

/// Misprints of the whole file: where it is cut or what is put around it.
const AROUND: [(&str, Rewriting, Mended); 12] = [
    (
        "bracket.missing_last",
        |text| text.trim_end().trim_end_matches('}').trim_end().to_owned() + "⟦⟧",
        Same,
    ),
    (
        "bracket.missing_of_item",
        |text| text.replace("\"share_pct\": 4.9 },", "\"share_pct\": 4.9⟦⟧,"),
        Same,
    ),
    (
        "bracket.missing_of_list",
        |text| text.replace("\"app_stores\"],", "\"app_stores\"⟦⟧,"),
        Same,
    ),
    (
        "bracket.missing_of_object",
        |text| {
            text.replace("\"period\": {", "\"period\": ⟦{⟧")
                .replace("\"assumed\" },", "\"assumed\",")
        },
        ByHand,
    ),
    (
        "bracket.surplus",
        |text| text.replace("\"basis\": \"assumed\" },", "\"basis\": \"assumed\" }⟦}⟧,"),
        Same,
    ),
    (
        "bracket.surplus_last",
        |text| text.trim_end().to_owned() + "⟦}⟧\n",
        Same,
    ),
    (
        "bracket.other",
        |text| text.replace("\"Hu Jun\" }", "\"Hu Jun\" ⟦]⟧"),
        Same,
    ),
    (
        "bracket.missing_first",
        |text| "⟦⟧".to_owned() + text.trim_start_matches('{'),
        Same,
    ),
    ("start", |text| "⟦以下是草稿⟧：\n".to_owned() + text, ByHand),
    (
        "second",
        |text| text.to_owned() + "⟦{⟧ \"week\": 1 }",
        ByHand,
    ),
    (
        "after",
        |text| text.to_owned() + "⟦本期编辑 胡俊⟧\n",
        ByHand,
    ),
    ("mark", |text| text.replacen('{', "{⟦\u{feff}⟧", 1), Same),
];

/// Files of other programs and in other encodings.
fn foreign() -> Vec<(&'static str, Vec<u8>)> {
    let valid = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let units = valid.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    };
    // 周报 and 胡俊, as GBK has them.
    let gbk =
        b"{\r\n  \"editor\": { \"zh\": \"\xba\xfa\xbf\xa1\", \"en\": \"\xd6\xdc\xb1\xa8\" }\r\n}"
            .to_vec();
    let zip = |name: &str| [b"PK\x03\x04\x14\0", name.as_bytes(), b"\xff\xfe\0"].concat();
    vec![
        ("empty", Vec::new()),
        ("empty.blank", b"\xEF\xBB\xBF \r\n".to_vec()),
        ("gbk", gbk),
        ("utf16", utf16(b"\xFF\xFE", u16::to_le_bytes)),
        ("utf16.big", utf16(b"\xFE\xFF", u16::to_be_bytes)),
        ("utf16.unmarked", utf16(b"", u16::to_le_bytes)),
        ("utf16.big_unmarked", utf16(b"", u16::to_be_bytes)),
        ("word", zip("word/document.xml")),
        ("excel", zip("xl/workbook.xml")),
        ("archive", zip("2025-W52.json")),
        ("old_office", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("pdf", b"%PDF-1.7\n".to_vec()),
        ("rtf", b"{\\rtf1\\ansi }".to_vec()),
        ("picture", b"\x89PNG\r\n\x1a\n".to_vec()),
        ("page", b"<!DOCTYPE html><title>404</title>".to_vec()),
        ("latin", b"{ \"en\": \"caf\xE9\" }".to_vec()),
        (
            "cut_off",
            valid.as_bytes()[..valid.find("surplus").unwrap_or(600)].to_vec(),
        ),
    ]
}

fn found(bytes: &[u8]) -> Vec<Finding<Problem>> {
    draft::problems(bytes, draft::read(bytes, &catalogue()).findings)
}

fn misprint(finding: &Finding<Problem>) -> &Misprint {
    match &finding.problem {
        Problem::Misprint(misprint) => misprint,
        other => panic!("{other:?}"),
    }
}

/// A text without the marks, and what they stand around.
fn marked(text: &str) -> (String, std::ops::Range<usize>) {
    let start = text.find('⟦').expect("a misprint is marked");
    let end = text.find('⟧').expect("a misprint is marked") - '⟦'.len_utf8();
    (text.replace(['⟦', '⟧'], ""), start..end)
}

/// The ways to lay a file out.
const LAYOUTS: [(&str, Rewriting); 4] = [
    ("plain", str::to_owned),
    ("windows", |text| text.replace('\n', "\r\n")),
    ("tabs", |text| {
        text.replace("\n  ", "\n\t").replace("\t  ", "\t\t")
    }),
    ("after Chinese", |text| {
        text.replacen("{\n", "{ \"$schema\": \"周报：“结构”\", ", 1)
            .replacen("\"$schema\": \"../schema/week.json\",", "", 1)
    }),
];

/// The text with every mend pressed, one after the other.
fn mended(text: &str, found: &[Finding<Problem>]) -> String {
    let mends: Vec<_> = found.iter().filter_map(proof::mend).collect();
    let [mend, ..] = mends.as_slice() else {
        return text.to_owned();
    };
    let Mend::Respell { edits, .. } = mend else {
        panic!("{mend:?}");
    };
    let new = draft::respelled(text, edits).expect("the letters are there");
    assert_ne!(new, text);
    let rest = self::found(new.as_bytes());
    let misprints: Vec<_> = rest
        .into_iter()
        .filter(|finding| matches!(finding.problem, Problem::Misprint(_)))
        .collect();
    mended(&new, &misprints)
}

/// Holds one misprint against what is said of it; gives its place and the finding.
fn check(text: &str, after: Mended) -> Result<(String, Finding<Problem>), String> {
    let valid: Value = serde_json::from_slice(&fixture("valid.json")).expect("it is JSON");
    let (text, place) = marked(text);
    let found = found(text.as_bytes());
    let [finding] = found.as_slice() else {
        return Err(format!("{found:#?}"));
    };
    let positions = Positions::of(text.as_bytes());
    let position = positions.position(finding).expect("it has a place");
    let before = &text[..place.start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let at = (before.matches('\n').count() + 1, line.chars().count() + 1);
    let mended = mended(&text, &found);
    let read: Option<Value> = serde_json::from_str(&mended).ok();
    let read = read.map(|mut read| {
        read["$schema"] = valid["$schema"].clone();
        read
    });
    let is_mended = match after {
        Same => read.as_ref() == Some(&valid),
        Json => read.is_some_and(|read| read != valid),
        ByHand => read.is_none() && proof::mend(finding).is_none(),
    };
    let is_there =
        positions.range(finding) == Some(place.clone()) && (position.line, position.column) == at;
    if is_mended && is_there {
        let at = format!("{}:{}", position.line, position.column);
        return Ok((at, finding.clone()));
    }
    Err(format!("{place:?} {finding:#?}\n{mended}"))
}

fn listed(name: &str, at: &str, finding: &Finding<Problem>) -> String {
    let [zh, en] = Lang::BOTH.map(|lang| lang::finding(finding, lang));
    let mut list = format!("{name} {at}\n    {zh}\n    {en}\n");
    if let Some(mend) = proof::mend(finding) {
        let [zh, en] = Lang::BOTH.map(|lang| lang::mend(&mend, lang));
        writeln!(list, "    → {zh} / {en}").expect("a text takes any writing");
    }
    list
}

fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "misprints", name]
        .iter()
        .collect()
}

#[test]
fn each_slip_is_named_at_its_place_and_mended_where_that_is_certain() {
    let valid = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let (mut list, mut wrong) = (String::new(), Vec::new());
    for (name, old, new, after) in MISPRINTS {
        assert_eq!(valid.matches(old).count(), 1, "{name}: {old}");
        for (layout, laid_out) in LAYOUTS {
            let text = laid_out(&valid.replacen(old, new, 1));
            match check(&text, after) {
                Ok((at, finding)) if layout == "plain" => list += &listed(name, &at, &finding),
                Ok(_) => {}
                Err(other) => wrong.push(format!("{name}, {layout}: {other}")),
            }
        }
    }
    for (name, with_slip, after) in AROUND {
        match check(&with_slip(&valid), after) {
            Ok((at, finding)) => list += &listed(name, &at, &finding),
            Err(other) => wrong.push(format!("{name}: {other}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    expect_file![golden("typed.findings")].assert_eq(&list);
}

#[test]
fn other_files_and_encodings_are_named() {
    let mut list = String::new();
    for (name, bytes) in foreign() {
        let found = found(&bytes);
        let [finding] = found.as_slice() else {
            panic!("{name}: {found:#?}");
        };
        assert_eq!(proof::mend(finding), None, "{name}");
        list += &listed(name, "", finding);
    }
    expect_file![golden("foreign.findings")].assert_eq(&list);
}

#[test]
fn a_word_document_is_named_however_large_it_is() {
    let mut bytes = b"PK\x03\x04 word/document.xml".to_vec();
    bytes.resize(9 << 20, 0);
    assert_eq!(misprint(&found(&bytes)[0]).count, 1);
}

#[test]
fn slips_of_several_kinds_are_told_at_once_and_equal_ones_together() {
    let valid = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let curly = valid
        .replace(": \"", ": “")
        .replace("\",", "”，")
        .replace("48123000", "48,123,000");
    let found = found(curly.as_bytes());
    let said: Vec<_> = found
        .iter()
        .map(|finding| lang::finding(finding, Lang::En))
        .collect();
    assert!(
        said.iter()
            .any(|said| said.contains("straight double ones") && said.ends_with(" places)")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|said| said.contains("48,123,000")),
        "{said:?}"
    );
    let read: Value = serde_json::from_str(&mended(&curly, &found)).expect("it is mended");
    assert_eq!(
        read,
        serde_json::from_str::<Value>(&valid).expect("it is JSON")
    );
}

#[test]
fn every_slip_is_said_in_both_languages_and_in_a_few_words() {
    let valid = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
    let typed = MISPRINTS
        .into_iter()
        .map(|(_, old, new, _)| marked(&valid.replacen(old, new, 1)).0.into_bytes());
    for bytes in typed.chain(foreign().into_iter().map(|(_, bytes)| bytes)) {
        for finding in found(&bytes) {
            let [zh, en] = Lang::BOTH.map(|lang| lang::finding(&finding, lang));
            assert!(zh.contains(is_han) && zh.ends_with('。'), "{zh}");
            assert!(en.ends_with('.'), "{en}");
            assert!(!zh.contains('{') || zh.contains("“{"), "{zh}");
            assert!(zh.chars().count() < 160 && en.chars().count() < 200, "{en}");
        }
    }
}

#[test]
fn what_is_no_slip_keeps_its_finding() {
    let deep = b"[".repeat(100_000);
    for bytes in [deep.as_slice(), b"{\n \"week", b"{ \"a\": 1,"] {
        let found = found(bytes);
        assert_eq!(found.len(), 1);
        assert!(matches!(found[0].problem, Problem::Defect(_)), "{found:?}");
    }
}

#[test]
fn a_file_full_of_slips_is_told_to_its_end() {
    let pieces = [
        "“",
        "\"",
        "\"a\" ",
        "\"x",
        "\"\n",
        "，",
        ",",
        "1,",
        "100,",
        "{\"a\"",
        "[1 ",
        "\u{200b}",
        "/*",
        "// x\n",
        "'",
        "\\",
        "\"\\\"\n",
        "}",
        "”, ",
        "\"a\": ",
        "True ",
        "a b",
        "5%",
        "\"”",
        "、“",
        ": ",
        "\", \"",
        "\"aaaaaaaaaaaaaaaaaaaaaaaa",
        "\"a    ",
        "１",
        "44,986 ",
        "{",
        "\n",
    ];
    let mut count = 0;
    for piece in pieces {
        for (first, last) in [
            ("", ""),
            ("{\"a\": ", "}"),
            ("[", "]"),
            ("{\"a\": [", ""),
            ("{\"a\": \"", "\"}"),
        ] {
            let many = piece.repeat((1 << 17) / piece.len());
            let text = [first, &many, last].concat();
            let positions = Positions::of(text.as_bytes());
            for finding in found(text.as_bytes()) {
                count += lang::finding(&finding, Lang::Zh).len();
                assert!(
                    positions.position(&finding).is_some()
                        || finding.place != Place::ROOT
                        || text.trim().is_empty(),
                    "{first}{piece}…{last}: {finding:?}"
                );
            }
        }
    }
    // One quadratic step would not come to an end.
    assert!(count > 0);
}

proptest! {
    #[test]
    fn whatever_is_typed_a_mend_can_be_made(
        edits in prop::collection::vec((any::<Index>(), prop::sample::select(vec![
            "", "“", "”", "\"", ",", "，", "：", "{", "}", "[", "]", "\n", "\\", "'", "+", "%", "万", "//", "/*", "#", "\u{a0}", "\u{200b}", "0", "-", ".", " a ", "True", "１",
        ])), 1..6),
        removed in any::<Index>(),
    ) {
        let valid = String::from_utf8(fixture("valid.json")).expect("the fixture is text");
        let mut signs: Vec<_> = valid.chars().map(String::from).collect();
        for (place, new) in edits {
            signs[place.index(valid.chars().count())] += new;
        }
        signs.remove(removed.index(signs.len()));
        let text = signs.concat();
        let positions = Positions::of(text.as_bytes());
        for finding in found(text.as_bytes()) {
            let is_within = positions.range(&finding).is_none_or(|range| text.get(range).is_some());
            prop_assert!(is_within);
            if let Some(Mend::Respell { edits, .. }) = proof::mend(&finding) {
                prop_assert!(draft::respelled(&text, &edits).is_some(), "{:?}", edits);
            }
        }
    }

    #[test]
    fn whatever_the_signs_they_are_told(text in "[{}\\[\\],:\"'“”，：0-9a-z\\-+.%万\\\\/#\n \u{200b}]{0,60}") {
        for finding in found(text.as_bytes()) {
            prop_assert!(!lang::finding(&finding, Lang::En).is_empty());
            if let Some(Mend::Respell { edits, .. }) = proof::mend(&finding) {
                prop_assert!(draft::respelled(&text, &edits).is_some(), "{:?}", edits);
            }
        }
    }
}

#[test]
fn every_list_of_findings_belongs_to_a_test() {
    let files = fs::read_dir(golden("")).expect("the folder is there");
    let names = files.map(|file| file.expect("it can be read").file_name());
    let mut names: Vec<_> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["foreign.findings", "typed.findings"]);
}

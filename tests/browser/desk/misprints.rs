//! A file that is no JSON: what stands there and what was meant, and a press that mends it.

use super::{Folder, changed, choose, open, show, source};
use crate::{
    accessibility,
    support::{Reader, visit},
};

/// A slip in the newest week: what stood there, what stands there now, the letters that are
/// marked, and a part of what is said of it in Chinese and in English.
const SLIPS: [(&str, &str, &str, [&str; 2]); 14] = [
    (
        "\"value\": 331",
        "\"value\": 3,310",
        "3,310",
        ["分隔符", "no separators"],
    ),
    (
        "\"value\": 331",
        "\"value\": 331%",
        "331%",
        ["百分号", "percent sign"],
    ),
    (
        "\"value\": 331",
        "\"value\": +331",
        "+331",
        ["加号", "plus sign"],
    ),
    (
        "\"change_pct\": -",
        "\"change_pct\": −",
        "−",
        ["负号", "hyphen"],
    ),
    (
        "\"value\": 331",
        "\"value\": ３３１",
        "３３１",
        ["半角", "half-width"],
    ),
    (
        "\"revision\": 1,",
        "\"revision\": 1，",
        "，",
        ["半角", "half-width"],
    ),
    (
        "\"revision\": 1",
        "\"revision\"：1",
        "：",
        ["半角", "half-width"],
    ),
    (
        "\"schema_version\"",
        "“schema_version”",
        "“",
        ["直引号", "straight double"],
    ),
    (
        "\"revision\": 1,",
        "\"revision\": 1",
        "",
        ["缺少逗号", "comma “,” is missing"],
    ),
    (
        "\"revision\": 1,",
        "\"revision\": 1,,",
        ",",
        ["多余", "does not belong"],
    ),
    (
        "\"zh\": \"",
        "\"zh\": \"他说\"好\"。",
        "\"",
        ["文字里有直引号", "inside a text"],
    ),
    (
        "\"zh\": \"",
        "\"zh\": \"本\n周",
        "",
        ["换了行", "join the lines"],
    ),
    (
        "\"revision\": 1,",
        "\"revision\": 1, // first",
        "// first",
        ["注释", "comments"],
    ),
    (
        "\"revision\": 1,",
        "\"revision\":\u{a0}1,",
        "\u{a0}",
        ["U+00A0", "U+00A0"],
    ),
];

async fn slips_are_named_and_mended(reader: &Reader, page: &str, language: usize) {
    let folder = Folder::new();
    let axe = accessibility::axe();
    open(reader, page).await;
    for (at, (old, new, marked, said)) in SLIPS.into_iter().enumerate() {
        let text = changed(&[(old, new)]);
        let path = folder.write("2025-W52.json", &text);
        choose(reader, &[&path]).await;
        show(reader, "findings").await;
        reader.until("one('[data-finding=not_json] .mend')").await;
        let found: Vec<String> = reader
            .read("all('[data-finding] .messages p:first-child').map((p) => p.innerText)")
            .await;
        assert_eq!(found.len(), 1, "{new}: {found:?}");
        assert!(found[0].contains(said[language]), "{new}: {found:?}");
        reader.click("[data-finding=not_json] .jump").await;
        reader.until("one('[data-tab=source] mark')").await;
        let line = text[..text.find(new).unwrap()].matches('\n').count() + 1;
        let id: String = reader.read("one('.source mark').id").await;
        assert_eq!(id, format!("line-{line}"), "{new}");
        if !marked.is_empty() {
            let letters: String = reader.read("one('.source mark u').textContent").await;
            assert!(letters.starts_with(marked), "{new}: {letters}");
        }
        if at == 0 {
            accessibility::check(reader, &axe, "a line that is no JSON").await;
        }
        show(reader, "findings").await;
        if at == 0 {
            accessibility::check(reader, &axe, "a slip").await;
        }
        reader.click("[data-finding=not_json] .mend").await;
        reader.until("!one('[data-finding=not_json]')").await;
        reader.until("!one('.preview .behind')").await;
        let text = source(reader).await;
        assert!(
            serde_json::from_str::<serde_json::Value>(&text).is_ok(),
            "{new}"
        );
    }
}

/// In every engine.
#[test]
fn fourteen_slips_are_named_at_their_places_and_mended_in_chinese() {
    visit(async |reader| slips_are_named_and_mended(reader, "", 0).await);
}

/// In every engine.
#[test]
fn fourteen_slips_are_named_at_their_places_and_mended_in_english() {
    visit(async |reader| slips_are_named_and_mended(reader, "en/", 1).await);
}

/// In every engine.
#[test]
fn a_file_of_another_program_is_named() {
    visit(async |reader| {
        let folder = Folder::new();
        // By a name of Word's own it would be read as a document.
        let word = folder.write("2025-W51.json", b"PK\x03\x04\xFF word/document.xml");
        let gbk = folder.write("2025-W52.json", b"{ \"zh\": \"\xba\xfa\xbf\xa1\" }");
        open(reader, "").await;
        choose(reader, &[&word, &gbk]).await;
        reader.until("all('.refusals li').length === 2").await;
        let said: String = reader.read("one('.refusals').innerText").await;
        assert!(said.contains("Word文档") && said.contains("GBK"), "{said}");
    });
}

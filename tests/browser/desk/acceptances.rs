//! A finding that is accepted, changed, and accepted again; and a real week after samples.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{Folder, changed, choose, findings, open, show, source};
use crate::{
    accessibility::{axe, check},
    support::{Reader, visit},
};

/// A paragraph with a figure that is none of the week's.
const PARAGRAPH: &str = r#""highlights": [{ "zh": "本周共发现仿冒网页4176个。", "en": "This week 4,176 phishing pages were found." }]"#;

const FINDING: &str = "[data-finding=numbers_disagree]";

/// Writes a text in place of another in a field of the highlight.
async fn rewrite(reader: &Reader, language: &str, text: &str) {
    let field = format!("[data-field='highlights/0/{language}'] textarea");
    reader.click(&field).await;
    reader.press(&field, Key::Control + "a").await;
    reader.press(&field, text).await;
}

/// Accepts the open finding with a reason in both languages.
async fn accept(reader: &Reader, zh: &str, en: &str) {
    reader.click(&format!("{FINDING} .answer")).await;
    for (tag, reason) in [("zh-CN", zh), ("en", en)] {
        let field = format!(".reasons textarea[lang={tag}]");
        reader.press(&field, reason).await;
    }
    reader.click(".reasons .answer").await;
    reader
        .until(&format!("one('{FINDING}[data-accepted]')"))
        .await;
}

/// The entries of the draft that accept something.
async fn entries(reader: &Reader) -> Vec<Value> {
    let file: Value = serde_json::from_str(&source(reader).await).unwrap();
    file["acknowledged"].as_array().unwrap().clone()
}

/// In every engine.
#[test]
fn a_paragraph_is_accepted_changed_and_accepted_again() {
    for (page, before, because) in [
        ("", "此前接受的是“4176”，理由：", "由另一系统统计。"),
        (
            "en/",
            "Accepted before for “4176”: ",
            "Counted by another system.",
        ),
    ] {
        visit(async |reader| {
            let axe = axe();
            let folder = Folder::new();
            let week = changed(&[
                ("\"revision\": 1", "\"revision\": 2"),
                ("\"highlights\": []", PARAGRAPH),
            ]);
            let path = folder.write("2025-W52.json", week);
            open(reader, page).await;
            choose(reader, &[&path]).await;
            reader.until(&format!("one('{FINDING} .answer')")).await;
            accept(reader, "由另一系统统计。", "Counted by another system.").await;
            let accepted = entries(reader).await;
            assert_eq!(accepted[0]["of"], json!(["4176"]));

            // Another figure is another thing, and says so where it is open again.
            show(reader, "form").await;
            rewrite(reader, "zh", "本周共发现仿冒网页4167个。").await;
            rewrite(reader, "en", "This week 4,167 phishing pages were found.").await;
            show(reader, "findings").await;
            let open = format!("{FINDING}:not([data-accepted])");
            reader.until(&format!("one('{open} .reason')")).await;
            let told: String = reader
                .read(&format!("one('{open} .reason').innerText"))
                .await;
            assert_eq!(told, [before, because].concat());
            reader
                .until("one('[data-finding=acknowledgement_unused][data-severity=note]')")
                .await;
            check(reader, &axe, "a lapsed acceptance").await;

            accept(reader, "数字误植，已更正。", "It had been mistyped.").await;
            let accepted = entries(reader).await;
            assert_eq!(accepted.len(), 1);
            assert_eq!(accepted[0]["of"], json!(["4167"]));
            show(reader, "findings").await;
            assert_eq!(findings(reader).await, []);
            check(reader, &axe, "an acceptance renewed").await;
        });
    }
}

/// In every engine.
#[test]
fn the_figure_is_marked_in_the_source_and_quoted_in_the_form() {
    visit(async |reader| {
        let folder = Folder::new();
        let week = changed(&[("\"highlights\": []", PARAGRAPH)]);
        let path = folder.write("2025-W52.json", week);
        open(reader, "").await;
        choose(reader, &[&path]).await;
        reader.until(&format!("one('{FINDING}')")).await;
        let jump = format!(
            "[...one('{FINDING}').querySelectorAll('button')].find((button) => button.innerText === '源文件').click()"
        );
        reader.run::<()>(&jump).await;
        reader
            .until("document.activeElement.matches('.source mark u') && document.activeElement.innerText.startsWith('4176')")
            .await;
        show(reader, "form").await;
        let message = "one(\"[data-field='highlights/0/zh'] .field-found\")";
        reader
            .until(&format!("{message}.innerText.includes('4176')"))
            .await;
        check(reader, &axe(), "a figure that is marked").await;
    });
}

/// In every engine.
#[test]
fn a_real_week_after_samples_has_no_error() {
    for (page, says) in [
        ("", "本周的真实数值暂无可比对象"),
        (
            "en/",
            "the real ones of this week have nothing to be compared with yet",
        ),
    ] {
        visit(async |reader| {
            // The week after the newest one, whose values are samples; its own are real.
            let week = changed(&[
                ("2025-W52", "2026-W01"),
                ("\"start\": \"2025-12-22\"", "\"start\": \"2025-12-29\""),
                ("\"end\": \"2025-12-28\"", "\"end\": \"2026-01-04\""),
                ("\"value\": 331,", "\"value\": 900,"),
            ]);
            let week = week
                .replace("\"value_origin\": \"sample\"", "\"value_origin\": null")
                .replace("\"origin\": \"sample\"", "\"origin\": null");
            let folder = Folder::new();
            let path = folder.write("2026-W01.json", week);
            open(reader, page).await;
            choose(reader, &[&path]).await;
            reader
                .until("one('[data-finding=nothing_to_compare]')")
                .await;
            let found = findings(reader).await;
            assert_eq!(
                found,
                [("nothing_to_compare".to_owned(), "/indicators".to_owned())]
            );
            let note = "one('[data-finding=nothing_to_compare] .messages').innerText";
            let said: String = reader.read(note).await;
            assert!(said.contains(says), "{said}");
            check(reader, &axe(), "a real week after samples").await;
        });
    }
}

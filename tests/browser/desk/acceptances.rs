//! A finding that is accepted, changed, and accepted again; and a real week after samples.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{Folder, changed, choose, findings, open, show, source};
use crate::{
    accessibility::{axe, check},
    support::{Reader, visit},
};

/// A paragraph with a figure that is none of the week's.
const PARAGRAPH: &str = r#""highlights": [{ "zh": "本周另发现恶意网址4176个。", "en": "Another 4,176 malicious addresses were found." }]"#;

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
            let week = changed(&[("\"highlights\": []", PARAGRAPH)]);
            let path = folder.write("2025-W52.json", week);
            open(reader, page).await;
            choose(reader, &[&path]).await;
            reader.until(&format!("one('{FINDING} .answer')")).await;
            accept(reader, "由另一系统统计。", "Counted by another system.").await;
            let accepted = entries(reader).await;
            assert_eq!(accepted[0]["of"], json!(["4176"]));

            // Another figure is another thing, and says so where it is open again.
            show(reader, "form").await;
            rewrite(reader, "zh", "本周另发现恶意网址4167个。").await;
            rewrite(
                reader,
                "en",
                "Another 4,167 malicious addresses were found.",
            )
            .await;
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

#[test]
fn a_real_week_after_samples_has_no_error() {
    visit(async |reader| {
        let week = changed(&[("\"value\": 331,", "\"value\": 900,")])
            .replace("\"value_origin\": \"sample\"", "\"value_origin\": null")
            .replace("\"origin\": \"sample\"", "\"origin\": null")
            .replacen("\"revision\": 1", "\"revision\": 2", 1);
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", week);
        open(reader, "").await;
        choose(reader, &[&path]).await;
        reader.until("one('[data-finding]')").await;
        let errors: usize = reader.read("all('[data-severity=error]').length").await;
        let said: String = reader.read("one('.findings-list').innerText").await;
        assert_eq!(errors, 0, "{said}");
    });
}

//! Work at a draft: fields, undo, mends, reasons, and what is saved.

use super::{
    Folder, changed, choose, drop_on_page, findings, open, published, show, source, until_preview,
};
use crate::support::visit;
use thirtyfour::prelude::*;

/// The field of a place by ids.
fn field(key: &str) -> String {
    format!("[data-field='{key}'] :is(input, textarea, select)")
}

#[test]
fn what_is_typed_in_the_form_is_in_the_preview_and_in_the_file_and_can_be_undone() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        show(reader, "form").await;
        let value = field("indicators/phishing_pages/value");
        reader.click(&value).await;
        reader.press(&value, Key::Control + "a").await;
        reader.press(&value, "1,3２8").await;
        let shows = |value: &str| {
            format!(
                "frame.querySelector('[data-indicator=phishing_pages]').dataset.value === '{value}'"
            )
        };
        until_preview(reader, "zh", &shows("1328")).await;
        // Nothing else of the file has changed.
        let before = published("weeks/2025-W52.json");
        let after = source(reader).await;
        let differ: Vec<_> = before
            .lines()
            .zip(after.lines())
            .filter(|(one, other)| one != other)
            .collect();
        assert_eq!(differ.len(), 1, "{differ:?}");
        assert_eq!(before.lines().count(), after.lines().count());
        assert!(differ[0].1.contains("\"value\": 1328,"));
        // All that was typed is one step.
        reader.click("[data-act=undo]").await;
        until_preview(reader, "zh", &shows("331")).await;
        reader.until("one('[data-act=undo]').disabled").await;
        reader.click("[data-act=redo]").await;
        until_preview(reader, "zh", &shows("1328")).await;
        // And by the keyboard.
        reader.press("body", Key::Control + "z").await;
        until_preview(reader, "zh", &shows("331")).await;
    });
}

#[test]
fn last_weeks_values_stand_beside_the_fields() {
    visit(async |reader| {
        open(reader, "en/").await;
        reader.click("[data-act=begin]").await;
        reader.until("one('.drafts li')").await;
        show(reader, "form").await;
        let beside: String = reader
            .read("one(\"[data-field='indicators/phishing_pages/value'] .last-week\").innerText")
            .await;
        assert!(beside.contains("331"), "{beside}");
    });
}

#[test]
fn a_finding_leads_to_form_source_and_preview() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        let jump = |text: &str| {
            format!(
                "[...one('[data-finding=change_disagrees]').querySelectorAll('button')].find((button) => button.innerText === '{text}').click()"
            )
        };
        reader.run::<()>(&jump("预览")).await;
        until_preview(
            reader,
            "zh",
            "frame.querySelector('[data-indicator=phishing_pages][data-pointed]')",
        )
        .await;
        reader.run::<()>(&jump("表单")).await;
        reader
            .until("document.activeElement.closest('[data-field]')?.dataset.field === 'indicators/phishing_pages/change_pct'")
            .await;
        show(reader, "findings").await;
        reader.run::<()>(&jump("源文件")).await;
        reader.until("document.activeElement.matches('.source mark') && document.activeElement.innerText.includes('phishing_pages')").await;
    });
}

#[test]
fn a_certain_mend_is_one_click_and_changes_its_value_alone() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        reader
            .until("one('[data-finding=change_disagrees] .mend')")
            .await;
        reader.click("[data-finding=change_disagrees] .mend").await;
        reader
            .until("!one('[data-finding=change_disagrees]')")
            .await;
        let expected = changed(&[
            ("\"value\": 331,", "\"value\": 328,"),
            ("\"change_pct\": -74.5", "\"change_pct\": -74.7"),
        ]);
        assert_eq!(source(reader).await.trim_end(), expected.trim_end());
    });
}

#[test]
fn a_warning_is_accepted_with_a_reason_that_the_file_keeps() {
    visit(async |reader| {
        let folder = Folder::new();
        // As many as last week: worth a look.
        let week = published("weeks/2025-W51.json");
        let path = folder.write("2025-W51.json", week);
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        show(reader, "form").await;
        let before: String = reader
            .read("one(\"[data-field='indicators/phishing_pages/value'] .last-week\").innerText.replace(/[^0-9]/g, '')")
            .await;
        let value = field("indicators/phishing_pages/value");
        reader.click(&value).await;
        reader.press(&value, Key::Control + "a").await;
        reader.press(&value, before.as_str()).await;
        show(reader, "findings").await;
        reader.until("one('[data-finding=value_repeats]')").await;
        reader.click("[data-finding=value_repeats] .answer").await;
        reader.until("one('.reasons')").await;
        reader
            .press(
                ".reasons textarea[lang=zh-CN]",
                "已与上一期核对，数值相同。",
            )
            .await;
        reader.until("one('.reasons .answer').disabled").await;
        reader
            .press(
                ".reasons textarea[lang=en]",
                "Checked against the last issue; the value is the same.",
            )
            .await;
        reader.click(".reasons .answer").await;
        reader
            .until("one('[data-finding=value_repeats][data-accepted]')")
            .await;
        let text: serde_json::Value = serde_json::from_str(&source(reader).await).unwrap();
        let entries = text["acknowledged"].as_array().unwrap();
        let entry = entries.last().unwrap();
        assert_eq!(entry["rule"], "value_repeats");
        assert_eq!(entry["at"], "indicators/phishing_pages/value");
        assert_eq!(entry["reason"]["zh"], "已与上一期核对，数值相同。");
    });
}

#[test]
fn a_changed_published_figure_is_told_of_in_the_corrections_by_its_reason_alone() {
    visit(async |reader| {
        let folder = Folder::new();
        let week = published("weeks/2018-W06.json");
        let week = week.replacen("\"value\": 60,", "\"value\": 61,", 1);
        let week = week.replacen("\"revision\": 1,", "\"revision\": 2,", 1);
        let path = folder.write("2018-W06.json", week);
        open(reader, "en/").await;
        drop_on_page(reader, &path).await;
        let finding = "[data-finding=correction_missing]";
        reader.until(&format!("one('{finding} .answer')")).await;
        reader.click(&format!("{finding} .answer")).await;
        for (lang, reason) in [
            ("zh-CN", "原数漏计一个。"),
            ("en", "One had not been counted."),
        ] {
            reader
                .press(&format!(".reasons textarea[lang={lang}]"), reason)
                .await;
        }
        reader.click(".reasons .answer").await;
        reader.until(&format!("!one('{finding}')")).await;
        let file: serde_json::Value = serde_json::from_str(&source(reader).await).unwrap();
        let [entry] = file["corrections"].as_array().unwrap().as_slice() else {
            panic!("{file}")
        };
        assert_eq!(entry["at"], "indicators/phishing_ips/value");
        assert_eq!((&entry["old"], &entry["new"]), (&60.into(), &61.into()));
        assert_eq!(entry["text"]["zh"], "原数漏计一个。");
        // The preview shows readers what they will be told.
        until_preview(
            reader,
            "en",
            "frame.body.innerText.includes('One had not been counted.')",
        )
        .await;
    });
}

#[test]
fn items_are_added_moved_and_removed_in_the_form() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        show(reader, "form").await;
        let names = "all(\"[data-field*='rankings/malware_families'][data-field$='name/zh'] input\").map((input) => input.value)";
        let before: Vec<String> = reader.read(names).await;
        assert_eq!(before.len(), 5);
        let tool = |at: usize, sign: &str| {
            format!(
                "[...all(\"[data-field*='rankings/malware_families'][data-field$='name/zh']\")[{at}].closest('li').querySelectorAll('.item-head button')].find((button) => button.innerText === '{sign}').click()"
            )
        };
        reader.run::<()>(&tool(1, "↑")).await;
        reader
            .until(&format!("{names}[0] === '{}'", before[1]))
            .await;
        // The rule sees it at once, and knows the mend.
        show(reader, "findings").await;
        reader
            .until("one('[data-finding=ranking_out_of_order] .mend')")
            .await;
        reader
            .click("[data-finding=ranking_out_of_order] .mend")
            .await;
        reader
            .until("!one('[data-finding=ranking_out_of_order]')")
            .await;
        show(reader, "form").await;
        assert_eq!(reader.read::<Vec<String>>(names).await, before);
        reader.run::<()>(&tool(4, "×")).await;
        reader.until(&format!("{names}.length === 4")).await;
    });
}

#[test]
fn a_draft_is_saved_to_its_file_with_exactly_what_was_changed() {
    visit(async |reader| {
        // A file system of the browser's own stands in for the dialog, which nobody could answer.
        reader
            .before_each_page(
                "window.showOpenFilePicker = async () => {
                     const root = await navigator.storage.getDirectory();
                     return [await root.getFileHandle('2025-W52.json')];
                 };",
            )
            .await;
        open(reader, "").await;
        let text = serde_json::to_string(&published("weeks/2025-W52.json")).unwrap();
        let write = format!(
            "return navigator.storage.getDirectory()
                .then((root) => root.getFileHandle('2025-W52.json', {{create: true}}))
                .then((handle) => handle.createWritable())
                .then((stream) => stream.write({text}).then(() => stream.close()));"
        );
        reader.run::<()>(&write).await;
        reader.click("[data-act=open]").await;
        reader
            .until("one('.drafts .marks')?.innerText.includes('随文件自动更新')")
            .await;
        show(reader, "form").await;
        let value = field("indicators/phishing_pages/value");
        reader.click(&value).await;
        reader.press(&value, Key::Control + "a").await;
        reader.press(&value, "330").await;
        reader
            .until("one('.drafts .marks').innerText.includes('未保存')")
            .await;
        reader.press("body", Key::Control + "s").await;
        reader
            .until("one('.status').innerText.includes('已保存')")
            .await;
        reader
            .until("!one('.drafts .marks').innerText.includes('未保存')")
            .await;
        let saved: String = reader
            .run(
                "return navigator.storage.getDirectory()
                    .then((root) => root.getFileHandle('2025-W52.json'))
                    .then((handle) => handle.getFile())
                    .then((file) => file.text());",
            )
            .await;
        assert_eq!(saved, changed(&[("\"value\": 331,", "\"value\": 330,")]));
    });
}

#[test]
fn the_changes_against_the_published_version_are_told_by_field_in_words() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        choose(reader, &[&path]).await;
        reader.until("one('[data-finding]')").await;
        let found = findings(reader).await;
        let is_out = |(rule, _): &(String, String)| rule == "week_out_of_sequence";
        assert!(found.iter().any(is_out), "{found:?}");
        show(reader, "changes").await;
        let row: String = reader
            .read("one(\"[data-at='indicators/phishing_pages/value']\").innerText.replace(/\\s+/g, ' ')")
            .await;
        assert!(
            row.contains("仿冒网页") && row.contains("331 → 328"),
            "{row}"
        );
    });
}

//! Work at a draft: fields, undo, mends, reasons, and what is saved.

use super::{
    Folder, changed, choose, findings, in_own_file, in_preview, open, published, show, shows,
    source, until_preview,
};
use crate::export::Downloads;
use crate::support::{Reader, visit};
use crate::translators::TRANSLATE;
use serde_json::json;
use thirtyfour::prelude::*;

/// The field of a place by ids.
fn field(key: &str) -> String {
    format!("[data-field='{key}'] :is(input, textarea, select)")
}

/// Opens the desk on one of the two pages and gives it a draft; the folder with it.
pub(super) async fn work_at(reader: &Reader, page: &str, name: &str, text: String) -> Folder {
    let folder = Folder::new();
    let path = folder.write(name, text);
    open(reader, page).await;
    choose(reader, &[&path]).await;
    reader.until("one('.drafts li')").await;
    folder
}

/// Types something in place of what a field has.
pub(super) async fn type_over(reader: &Reader, field: &str, text: &str) {
    reader.click(field).await;
    reader.press(field, Key::Control + "a").await;
    reader.press(field, text).await;
}

/// In every engine.
#[test]
fn what_is_typed_in_the_form_is_in_the_preview_and_in_the_file_and_can_be_undone() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        show(reader, "form").await;
        let value = field("indicators/phishing_pages/value");
        type_over(reader, &value, "1,3２8").await;
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
        // It keeps the focus, though there is nothing left to undo.
        reader
            .until("one('[data-act=undo]').hasAttribute('aria-disabled')")
            .await;
        reader.click("[data-act=redo]").await;
        until_preview(reader, "zh", &shows("1328")).await;
        // And by the keyboard.
        for (again, key) in [(false, "z"), (true, "Z"), (false, "z"), (true, "y")] {
            let keys = if key == "Z" {
                Key::Control + Key::Shift + "z"
            } else {
                Key::Control + key
            };
            reader.press("body", keys).await;
            until_preview(reader, "zh", &shows(if again { "1328" } else { "331" })).await;
        }
    });
}

/// In every engine.
#[test]
fn a_preview_that_a_translator_has_altered_shows_the_draft_all_the_same() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        show(reader, "form").await;
        until_preview(reader, "zh", &shows("331")).await;
        let said = in_preview(
            "zh",
            "(() => {
                 const copy = frame.querySelector('.drafted').cloneNode(true);
                 copy.querySelectorAll('svg, [role=status]').forEach((part) => part.remove());
                 return copy.textContent;
             })()",
        );
        let before: String = reader.read(&said).await;
        type_over(reader, &field("indicators/phishing_pages/value"), "1328").await;
        until_preview(reader, "zh", &shows("1328")).await;
        let page = in_preview("zh", "frame.querySelector('.drafted')");
        reader
            .run::<()>(&format!("{TRANSLATE} translate({page}, 'instead');"))
            .await;
        reader.click("[data-act=undo]").await;
        until_preview(reader, "zh", &shows("331")).await;
        reader.until_reads(&said, &before).await;
    });
}

/// In every engine.
#[test]
fn the_tabs_of_a_draft_are_walked_with_the_arrow_keys() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        reader.click("[role=tab][aria-selected=true]").await;
        for (key, tab) in [
            (Key::Home, "findings"),
            (Key::Right, "form"),
            (Key::Right, "source"),
            (Key::End, "changes"),
            (Key::Right, "findings"),
            (Key::Left, "changes"),
        ] {
            let keys = reader.tab.action_chain().send_keys(key);
            keys.perform().await.unwrap();
            reader
                .until(&format!(
                    "one('[data-tab={tab}]') && document.activeElement.id === 'tab-{tab}'
                     && document.activeElement.ariaSelected === 'true'"
                ))
                .await;
        }
    });
}

/// In every engine.
#[test]
fn the_caret_stays_where_it_is_and_half_a_number_is_left_as_it_is_typed() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        show(reader, "form").await;
        let value = field("indicators/phishing_pages/value");
        reader.click(&value).await;
        reader
            .run::<()>(&format!("one(\"{value}\").setSelectionRange(1, 1);"))
            .await;
        let has = |field: &str, text: &str| format!("one(\"{field}\").value === '{text}'");
        for (key, text) in [("2", "3231"), ("0", "32031")] {
            reader
                .tab
                .action_chain()
                .send_keys(key)
                .perform()
                .await
                .unwrap();
            until_preview(reader, "zh", &shows(text)).await;
            reader.until(&has(&value, text)).await;
        }
        let change = field("indicators/phishing_pages/change_pct");
        reader.click(&change).await;
        reader.press(&change, Key::Control + "a").await;
        for (key, text) in [("-", "-"), ("0", "-0"), (".", "-0."), ("5", "-0.5")] {
            reader.press(&change, key).await;
            reader.until(&has(&change, text)).await;
        }
        assert!(source(reader).await.contains("\"change_pct\": -0.5,"));
    });
}

#[test]
fn an_input_method_writes_what_it_composed() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        show(reader, "form").await;
        let name = field("editor/zh");
        reader.click(&name).await;
        reader.press(&name, Key::Control + "a").await;
        for composed in ["h", "hu", "hu j", "hu jun"] {
            let end = composed.len();
            let text = json!({"text": composed, "selectionStart": end, "selectionEnd": end});
            reader.cdp("Input.imeSetComposition", text).await;
            reader
                .until(&format!("one(\"{name}\").value === '{composed}'"))
                .await;
        }
        reader
            .cdp("Input.insertText", json!({"text": "胡俊"}))
            .await;
        reader
            .until(&format!("one(\"{name}\").value === '胡俊'"))
            .await;
        assert!(source(reader).await.contains("\"zh\": \"胡俊\""));
    });
}

/// In every engine.
#[test]
fn last_weeks_values_stand_beside_the_fields() {
    visit(async |reader| {
        open(reader, "en/").await;
        reader.click("[data-act=begin]").await;
        reader.until("one('.drafts li')").await;
        show(reader, "form").await;
        reader.until("one('.last-week')").await;
        let beside: String = reader
            .read("one(\"[data-field='indicators/phishing_pages/value'] .last-week\").innerText")
            .await;
        assert!(beside.contains("331"), "{beside}");
    });
}

/// In every engine.
#[test]
fn a_finding_leads_to_form_source_and_preview() {
    visit(async |reader| {
        let week = changed(&[("\"value\": 331,", "\"value\": 328,")]);
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
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

/// In every engine.
#[test]
fn a_certain_mend_is_one_click_and_changes_its_value_alone() {
    visit(async |reader| {
        let turned = ("\"change_pct\": -74.5", "\"change_pct\": 74.5");
        let week = changed(&[turned]);
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        reader
            .until("one('[data-finding=change_disagrees] .mend')")
            .await;
        reader.click("[data-finding=change_disagrees] .mend").await;
        reader
            .until("!one('[data-finding=change_disagrees]')")
            .await;
        let expected = changed(&[]);
        assert_eq!(source(reader).await.trim_end(), expected.trim_end());
    });
}

/// In every engine.
#[test]
fn a_warning_is_accepted_with_a_reason_that_the_file_keeps() {
    visit(async |reader| {
        // As many as last week: worth a look.
        let week = published("weeks/2025-W51.json");
        let _folder = work_at(reader, "", "2025-W51.json", week).await;
        show(reader, "form").await;
        reader.until("one('.last-week')").await;
        let before: String = reader
            .read("one(\"[data-field='indicators/phishing_pages/value'] .last-week\").innerText.replace(/[^0-9]/g, '')")
            .await;
        let value = field("indicators/phishing_pages/value");
        type_over(reader, &value, &before).await;
        show(reader, "findings").await;
        reader.until("one('[data-finding=value_repeats]')").await;
        reader.click("[data-finding=value_repeats] .answer").await;
        reader
            .until("document.activeElement === one('.reasons textarea[lang=zh-CN]')")
            .await;
        reader
            .press(
                ".reasons textarea[lang=zh-CN]",
                "已与上一期核对，数值相同。",
            )
            .await;
        reader
            .until("one('.reasons .answer').hasAttribute('aria-disabled')")
            .await;
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
        // What was accepted can be questioned again.
        let count = entries.len();
        show(reader, "findings").await;
        reader
            .click("[data-accepted][data-finding=value_repeats] .answer")
            .await;
        reader
            .until("one('[data-finding=value_repeats]:not([data-accepted])')")
            .await;
        let text: serde_json::Value = serde_json::from_str(&source(reader).await).unwrap();
        assert_eq!(text["acknowledged"].as_array().unwrap().len(), count - 1);
    });
}

/// In every engine.
#[test]
fn a_changed_published_figure_is_told_of_in_the_corrections_by_its_reason_alone() {
    visit(async |reader| {
        let week = published("weeks/2018-W06.json");
        let week = week.replacen("\"value\": 60,", "\"value\": 61,", 1);
        let week = week.replacen("\"revision\": 1,", "\"revision\": 2,", 1);
        let _folder = work_at(reader, "en/", "2018-W06.json", week).await;
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

/// In every engine.
#[test]
fn items_are_added_moved_and_removed_in_the_form() {
    visit(async |reader| {
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        show(reader, "form").await;
        let names = "all(\"[data-field*='rankings/malware_families'][data-field$='name/zh'] input\").map((input) => input.value)";
        reader.until(&format!("({names}).length === 5")).await;
        let before: Vec<String> = reader.read(names).await;
        let tool = |at: usize, sign: &str| {
            format!(
                "[...all(\"[data-field*='rankings/malware_families'][data-field$='name/zh']\")[{at}].closest('li').querySelectorAll('.item-head button')].find((button) => button.innerText === '{sign}').click()"
            )
        };
        reader.run::<()>(&tool(1, "↓")).await;
        reader
            .until(&format!("{names}[2] === '{}'", before[1]))
            .await;
        // The focus goes with the item, so that it can be moved on.
        let focused = "document.activeElement.dataset.place";
        reader
            .until(&format!(
                "{focused} === '/rankings/0/items/2' && document.activeElement.innerText === '↓'"
            ))
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
        reader.until_reads(names, &before).await;
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
        type_over(reader, &value, "330").await;
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
        assert_eq!(
            in_own_file(reader).await,
            changed(&[("\"value\": 331,", "\"value\": 330,")])
        );
    });
}

#[test]
fn a_download_has_what_the_draft_says_and_its_name_tells_of_errors() {
    visit(async |reader| {
        let downloads = Downloads::of(reader).await;
        let week = published("weeks/2025-W52.json");
        let _folder = work_at(reader, "", "2025-W52.json", week.clone()).await;
        reader.click("[data-act=save]").await;
        let is_week = |bytes: &[u8]| bytes == week.as_bytes();
        downloads.whole("2025-W52.json", is_week).await;
        show(reader, "form").await;
        let value = field("indicators/phishing_pages/value");
        type_over(reader, &value, "many").await;
        reader.until("one('.drafts .marks')").await;
        reader.press("body", Key::Control + "s").await;
        let expected = changed(&[("\"value\": 331,", "\"value\": \"many\",")]);
        let is_expected = |bytes: &[u8]| bytes == expected.as_bytes();
        downloads.whole("2025-W52.draft.json", is_expected).await;
        reader.until("!one('.drafts .marks')").await;
    });
}

/// In every engine.
#[test]
fn the_gravest_findings_stand_first() {
    visit(async |reader| {
        // Errors of the first rules and of the last, and a warning between them.
        let week = published("weeks/2025-W51.json");
        let mut week: serde_json::Value = serde_json::from_str(&week).unwrap();
        week["indicators"][2]["change_pct"] = json!(99.9);
        week["highlights"] = json!([{"zh": "本周有五项工作。", "en": "Work went on this week."}]);
        week["corrections"] = json!([{
            "date": "2026-01-05", "kind": "correction", "at": "indicators/phishing_pages/value",
            "old": 1, "new": 2, "text": {"zh": "录入有误。", "en": "It was mistyped."},
        }]);
        let week = serde_json::to_string_pretty(&week).unwrap();
        let _folder = work_at(reader, "", "2025-W51.json", week).await;
        reader.until("one('[data-finding]')").await;
        let severities: Vec<String> = reader
            .read("all('[data-finding]:not([data-accepted])').map(({dataset}) => dataset.severity)")
            .await;
        let rank = |severity: &String| {
            ["error", "warning", "note"]
                .iter()
                .position(|of| of == severity)
        };
        assert!(severities.is_sorted_by_key(rank), "{severities:?}");
        assert!(severities.contains(&"error".to_owned()), "{severities:?}");
        assert!(severities.contains(&"warning".to_owned()), "{severities:?}");
    });
}

/// In every engine.
#[test]
fn the_changes_against_the_published_version_are_told_by_field_in_words() {
    visit(async |reader| {
        let week = changed(&[("\"value\": 331,", "\"value\": 328,")]);
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
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
        // Against the week before, which is named.
        let heading: String = reader.read("all('.changes h3')[1].innerText").await;
        assert!(heading.contains("2025年第51周"), "{heading}");
        let row: String = reader
            .read("all(\"[data-at='indicators/phishing_pages/value']\")[1].innerText.replace(/\\s+/g, ' ')")
            .await;
        assert!(row.contains("1,298 → 328"), "{row}");
        let row: String = reader
            .read("one(\"[data-at='provenance/kind']\").innerText.replace(/\\s+/g, ' ')")
            .await;
        assert!(row.contains("示例 → 原刊"), "{row}");
    });
}

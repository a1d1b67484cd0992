//! What a screen reader is told of the desk.

use serde_json::json;

use crate::support::{Reader, visit};

use super::work::{type_over, work_at};
use super::{changed, open, show, until_preview};

const STATUS: &str = "one('.status[role=status]').innerText";
const VALUE: &str = "[data-field='indicators/phishing_pages/value'] input";

/// Waits until the desk says something.
async fn until_said(reader: &Reader, words: &str) {
    reader.until(&format!("{STATUS}.includes('{words}')")).await;
}

/// Role, name and description of what assistive technology is told of.
async fn heard(reader: &Reader) -> Vec<[String; 3]> {
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap().iter();
    nodes
        .filter(|node| node["ignored"] != true)
        .map(|node| {
            ["role", "name", "description"]
                .map(|of| node[of]["value"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn a_new_draft_says_that_it_is_there_and_what_is_missing() {
    visit(async |reader| {
        for (page, words) in [
            ("", ["草稿2026-W01.json已在编辑台上", "待填写"]),
            (
                "en/",
                [
                    "The draft 2026-W01.json is on the desk",
                    "Still to be filled in: ",
                ],
            ),
        ] {
            open(reader, page).await;
            reader.click("[data-act=begin]").await;
            until_said(reader, words[0]).await;
            let said: String = reader.read(STATUS).await;
            let sections: Vec<String> = reader
                .read("all('.form > details > summary').filter((section) => section.querySelector('.to-fill')).map((section) => section.firstChild.textContent)")
                .await;
            assert!(sections.len() > 3 && said.contains(words[1]), "{said}");
            for section in sections {
                assert!(said.contains(&section), "{section} is not in: {said}");
            }
            // Nothing else speaks at the same time.
            assert_eq!(reader.read::<usize>("all('[role=status]').length").await, 1);
        }
    });
}

#[test]
fn the_reason_of_a_wrong_value_belongs_to_its_field_and_is_said_on_leaving_it() {
    visit(async |reader| {
        let _folder = work_at(reader, "", "2025-W52.json", changed(&[])).await;
        show(reader, "form").await;
        reader.until(&format!("one(\"{VALUE}\")")).await;
        let name: String = reader
            .read(&format!("one(\"{VALUE}\").labels[0].innerText"))
            .await;
        type_over(reader, VALUE, "abc").await;
        reader
            .until(&format!("one(\"{VALUE}\").ariaInvalid === 'true'"))
            .await;
        // While it is being typed nothing is said.
        let said: String = reader.read(STATUS).await;
        assert!(!said.contains(&name), "{said}");
        reader.press_tab().await;
        until_said(reader, &format!("{name}：")).await;
        let reasons: Vec<String> = reader
            .read(&format!(
                "one(\"{VALUE}\").getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id)?.innerText ?? '')"
            ))
            .await;
        let said: String = reader.read(STATUS).await;
        let reason = said.trim().trim_start_matches(&format!("{name}："));
        assert!(
            reasons.iter().any(|of| of.contains(reason)),
            "{reason} is not in {reasons:?}"
        );
    });
}

#[test]
fn undo_and_redo_say_what_came_back() {
    visit(async |reader| {
        let _folder = work_at(reader, "en/", "2025-W52.json", changed(&[])).await;
        show(reader, "form").await;
        reader.until(&format!("one(\"{VALUE}\")")).await;
        type_over(reader, VALUE, "3317").await;
        reader.press_tab().await;
        reader.click("[data-act=undo]").await;
        until_said(
            reader,
            "Undone. Number of Phishing Websites Targeting Chinese Mainland, Value: 331.",
        )
        .await;
        reader.click("[data-act=redo]").await;
        until_said(
            reader,
            "Redone. Number of Phishing Websites Targeting Chinese Mainland, Value: 3,317.",
        )
        .await;
        reader.click("a[hreflang=zh-CN]").await;
        until_said(reader, "已重做。").await;
    });
}

#[test]
fn buttons_say_of_which_finding_they_are_and_no_field_is_read_twice() {
    visit(async |reader| {
        let week = changed(&[("\"value\": 331,", "\"value\": 328,")]);
        let _folder = work_at(reader, "", "2025-W52.json", week).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        reader.until("one('[data-finding=change_disagrees]')").await;
        let buttons: Vec<[String; 2]> = reader
            .read("all('[data-finding] .actions button').map((button) => [button.innerText, button.ariaLabel ?? ''])")
            .await;
        assert!(buttons.len() > 3);
        for [text, name] in &buttons {
            let of = name.strip_prefix(&format!("{text}："));
            assert!(
                of.is_some_and(|of| of.chars().count() > 1),
                "{text}: {name}"
            );
        }
        show(reader, "form").await;
        reader.until("one('textarea')").await;
        let nodes = heard(reader).await;
        // The input for files is opened by its button alone.
        let openers = nodes
            .iter()
            .filter(|[role, name, _]| role == "button" && name.contains("打开文件"));
        assert!(openers.count() < 2);
        for [role, name, description] in &nodes {
            assert!(!name.contains(" · "), "{role}: {name}");
            // Sentences of last week are read in their own language, where they stand.
            assert!(description.chars().count() < 200, "{name}: {description}");
        }
        let prose: Vec<[String; 2]> = reader
            .read("all('.prose-field').filter((field) => field.querySelector('.last-week')).map((field) => [field.querySelector('textarea').lang, field.querySelector('.last-week [lang]').lang])")
            .await;
        assert!(prose.iter().any(|[lang, _]| lang == "en"), "{prose:?}");
        for [own, last] in prose {
            assert_eq!(own, last);
        }
    });
}

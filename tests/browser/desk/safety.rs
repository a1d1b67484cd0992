//! Nothing of a draft leaves the machine, and no draft does harm.

use std::path::PathBuf;

use serde_json::Value;

use super::{
    Folder, asks_before_leaving, changed, choose, findings, open, published, show, shows,
    until_preview,
};
use crate::{
    accessibility::{axe, check},
    hostile::{ATTACK, ELEMENTS},
    support::{PHONE, Reader, SCREEN, visit},
};

/// In every engine.
#[test]
fn once_it_is_ready_the_desk_asks_for_nothing_and_keeps_nothing() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        let asked = reader.asked().len();
        assert!(asked > 60, "{asked}");
        choose(reader, &[&path]).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        for choice in ["both", "phone", "desktop", "en", "zh"] {
            reader.click(&format!("[data-choice={choice}]")).await;
            reader
                .until(&format!("one('[data-choice={choice}][aria-pressed=true]')"))
                .await;
        }
        for tab in ["form", "source", "changes", "findings"] {
            show(reader, tab).await;
        }
        reader.click("[data-act=begin]").await;
        reader.until("all('.drafts li').length === 2").await;
        reader.click("[data-act=save]").await;
        reader.click(".drafts li:first-child button").await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        // It speaks the other language without leaving its drafts.
        reader.click(".links a[hreflang]").await;
        reader
            .until("html.lang === 'en' && all('.drafts li').length === 2")
            .await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        // And back, to where it was.
        assert_eq!(reader.path().await, "en/?draft");
        for (tag, path) in [("zh-CN", "?draft"), ("en", "en/?draft")] {
            reader.click(".links a[hreflang]").await;
            reader.until(&format!("html.lang === '{tag}'")).await;
            assert_eq!(reader.path().await, path);
        }
        reader.until_answered().await;
        let later = &reader.asked()[asked..];
        assert_eq!(later, Vec::<String>::new(), "asked for after it was ready");
        let kept: Value = reader
            .run("return indexedDB.databases().then((found) => [localStorage.length, sessionStorage.length, found.length, document.cookie]);")
            .await;
        assert_eq!(kept, serde_json::json!([0, 0, 0, ""]));
    });
}

/// In every engine.
#[test]
fn search_engines_are_kept_out_and_leaving_with_changes_asks() {
    visit(async |reader| {
        open(reader, "").await;
        let robots: String = reader.read("one('meta[name=robots]').content").await;
        assert_eq!(robots, "noindex");
        assert!(!asks_before_leaving(reader).await, "nothing would be lost");
        reader.click("[data-act=begin]").await;
        reader.until("one('.drafts li')").await;
        assert!(asks_before_leaving(reader).await);
        // A changed draft is closed only when that is said twice.
        reader.click(".drafts .close").await;
        reader
            .until("one('.status').innerText.includes('未保存')")
            .await;
        reader.click(".drafts .close").await;
        reader.until("!one('.drafts li')").await;
        assert!(!asks_before_leaving(reader).await);
    });
}

/// In every engine.
#[test]
fn inside_another_page_the_desk_does_nothing() {
    visit(async |reader| {
        reader.open_wholly("").await;
        let before = reader.asked().len();
        reader
            .run::<()>(
                "const frame = document.createElement('iframe');
                 frame.id = 'around';
                 frame.src = '?draft';
                 document.body.append(frame);",
            )
            .await;
        let inside = "one('#around').contentDocument";
        reader
            .until(&format!("{inside}?.querySelector('[data-desk=refused]')"))
            .await;
        reader
            .until(&format!(
                "{inside}.body.innerText.includes('不能在其他网页的框架内使用')"
            ))
            .await;
        let asked = &reader.asked()[before..];
        assert!(
            !asked.iter().any(|path| path.starts_with("data/")),
            "{asked:?}"
        );
    });
}

/// In every engine.
#[test]
fn a_draft_survives_the_program_that_shows_it() {
    visit(async |reader| {
        reader.tolerate("panicked");
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        open(reader, "").await;
        choose(reader, &[&path]).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        reader.run::<()>("one('.links a[hreflang]').click();").await;
        reader.until("html.lang === 'en'").await;
        reader
            .run::<()>("weekly.panicked('panicked for a test');")
            .await;
        reader
            .until("html.dataset.boot === 'recovered' && one('[data-desk=ready]')")
            .await;
        reader
            .until("one('.drafts strong')?.innerText === '2025-W52.json'")
            .await;
        until_preview(reader, "en", &shows("328")).await;
    });
}

/// A JSON file with markup and script in each of its strings that is to be told of them, by the name that it stands under.
fn poisoned(text: &str, is_meant: fn(&str) -> bool) -> String {
    fn spoil(value: &mut Value, name: &str, is_meant: fn(&str) -> bool) {
        match value {
            Value::String(text) if is_meant(name) => text.push_str(ATTACK),
            Value::Array(items) => items
                .iter_mut()
                .for_each(|item| spoil(item, name, is_meant)),
            Value::Object(members) => members
                .iter_mut()
                .for_each(|(name, value)| spoil(value, name, is_meant)),
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_str(text).unwrap();
    spoil(&mut value, "", is_meant);
    value.to_string()
}

/// The newest week with each kind of text that a week may have.
fn wordy() -> String {
    let words = r#"{ "zh": "已核实。", "en": "Checked." }"#;
    changed(&[
        ("\"text\": null", &format!("\"text\": {words}")),
        ("\"highlights\": []", &format!("\"highlights\": [{words}]")),
        (
            "\"corrections\": []",
            &format!(
                r#""corrections": [{{ "date": "2026-01-06", "kind": "correction", "at": "indicators/phishing_pages/value", "old": 300, "new": 331, "text": {words} }}]"#
            ),
        ),
        (
            "\"acknowledged\": []",
            &format!(
                r#""acknowledged": [{{ "rule": "value_repeats", "at": "indicators/phishing_pages/value", "reason": {words}, "on": "2026-01-06" }}]"#
            ),
        ),
    ])
}

/// Looks at all that the desk shows; nothing of it may have run, be an element of the draft's, or have asked for anything.
async fn expect_harmless(reader: &Reader, asked: usize) {
    for tab in ["form", "source", "changes", "findings"] {
        show(reader, tab).await;
        let harm: Vec<usize> = reader
            .read(&format!(
                "[window, ...all('iframe').map((frame) => frame.contentWindow)].map((view) =>
                    view.document.querySelectorAll('{ELEMENTS}').length + Number('stolen' in view))"
            ))
            .await;
        assert_eq!(harm, [0, 0, 0], "{tab}");
    }
    reader.until_answered().await;
    assert_eq!(reader.asked().len(), asked);
}

/// In every engine.
#[test]
fn markup_and_script_in_every_text_of_a_draft_stay_text() {
    visit(async |reader| {
        let is_text = |name: &str| ["zh", "en"].contains(&name);
        let folder = Folder::new();
        let files = [
            ("catalogue.json", published("catalogue.json")),
            ("publisher.json", published("publisher.json")),
            ("2025-W52.json", wordy()),
        ];
        let files = files.map(|(name, text)| folder.write(name, poisoned(&text, is_text)));
        open(reader, "").await;
        let asked = reader.asked().len();
        let files: Vec<_> = files.iter().map(PathBuf::as_path).collect();
        choose(reader, &files).await;
        reader.click("[data-choice=both]").await;
        for lang in ["zh", "en"] {
            // Names of the publisher, of indicators and families, sentences and notices.
            until_preview(
                reader,
                lang,
                "frame.body.innerText.split('onerror').length > 20",
            )
            .await;
        }
        expect_harmless(reader, asked).await;

        // Signs that nobody sees are no text at all: the draft is not shown with them.
        let unseen = published("weeks/2025-W52.json").replace("胡俊", "胡\u{202e}俊");
        choose(reader, &[&folder.write("2025-W52.json", unseen)]).await;
        reader
            .until("one('[data-finding=wrong_type]')?.dataset.place === '/editor/zh'")
            .await;
    });
}

/// In every engine.
#[test]
fn markup_and_script_in_every_string_and_name_of_a_draft_are_told_as_they_are_written() {
    visit(async |reader| {
        let folder = Folder::new();
        let mut week: Value =
            serde_json::from_str(&poisoned(&wordy(), |name| name != "week")).unwrap();
        week[ATTACK] = ATTACK.into();
        let name = "2025-W52<img src=x onerror=stolen=1>.json";
        let path = folder.write(name, week.to_string());
        for page in ["", "en/"] {
            open(reader, page).await;
            let asked = reader.asked().len();
            choose(reader, &[&path]).await;
            reader.until("all('[data-finding]').length > 20").await;
            // Slashes part a place.
            for part in [r#"<img src=x onerror="stolen = 1"><xmp>"#, name] {
                let quoted = Value::from(part);
                assert!(
                    reader
                        .read::<bool>(&format!("one('.desk').innerText.includes({quoted})"))
                        .await,
                    "{part}"
                );
            }
            expect_harmless(reader, asked).await;
        }
    });
}

/// In every engine.
#[test]
fn a_file_that_is_no_week_ends_in_a_message_and_costs_nothing() {
    visit(async |reader| {
        let folder = Folder::new();
        open(reader, "").await;
        let good = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        choose(reader, &[&good]).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;

        let film = folder.path("film.json");
        std::fs::File::create(&film)
            .unwrap()
            .set_len(50 << 20)
            .unwrap();
        choose(reader, &[&film]).await;
        reader
            .until("one('.refusals [data-finding=too_large]')")
            .await;
        let text: String = reader.read("one('.refusals').innerText").await;
        assert!(text.contains("52,428,800"), "{text}");

        let cases: [(&str, Vec<u8>, &str); 5] = [
            ("deep.json", "[".repeat(100_000).into_bytes(), "not_json"),
            (
                "page.json",
                b"<!doctype html><title>404</title>".to_vec(),
                "not_json",
            ),
            ("latin.json", vec![b'"', 0xE4, b'"'], "not_json"),
            (
                "other.json",
                changed(&[("\"schema_version\": 1", "\"schema_version\": 2")]).into_bytes(),
                "other_version",
            ),
            ("empty.json", Vec::new(), "not_json"),
        ];
        for (name, bytes, rule) in cases {
            choose(reader, &[&folder.write(name, bytes)]).await;
            reader.until(&format!("one('[data-finding={rule}]')")).await;
            reader
                .until(&format!("one('main').innerText.includes('{name}') || one('.desk').innerText.includes('{name}')"))
                .await;
        }
        // The mark that Windows editors write at the beginning is none of these.
        let marked = [
            &b"\xEF\xBB\xBF"[..],
            published("weeks/2018-W06.json").as_bytes(),
        ]
        .concat();
        choose(reader, &[&folder.write("2018-W06.json", marked)]).await;
        until_preview(
            reader,
            "zh",
            "frame.documentElement.dataset.week === '2018-W06'",
        )
        .await;
        assert_eq!(findings(reader).await, []);
        let names: Vec<String> = reader
            .read("all('.drafts strong').map((name) => name.innerText)")
            .await;
        assert!(names.contains(&"2025-W52.json".to_owned()), "{names:?}");
    });
}

/// In every engine.
#[test]
fn axe_finds_nothing_on_the_desk_in_both_languages_and_three_themes() {
    visit(async |reader| {
        let axe = axe();
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        let film = folder.path("film.json");
        std::fs::File::create(&film)
            .unwrap()
            .set_len(50 << 20)
            .unwrap();
        // As many as the week before: worth a look.
        let other = published("weeks/2025-W51.json");
        let other = folder.write(
            "2025-W51.json",
            other.replace("\"value\": 1298", "\"value\": 1204"),
        );
        for (page, theme) in [
            ("", "light"),
            ("en/", "light"),
            ("", "dark"),
            ("en/", "contrast"),
        ] {
            for width in [PHONE, SCREEN] {
                let address = format!("{page}?draft&theme={theme}");
                reader.view(width, 1000).await;
                reader.go(&address).await;
                reader.until("one('[data-desk=ready]')").await;
                check(reader, &axe, &address).await;
                choose(reader, &[&path]).await;
                reader.until("one('[data-finding]')").await;
                for tab in ["findings", "form", "source", "changes"] {
                    show(reader, tab).await;
                    check(reader, &axe, &format!("{address} {tab} at {width}")).await;
                }
                // A second draft, a file that is none, and a reason that is asked for.
                reader.click("[data-act=begin]").await;
                reader.until("all('.drafts li').length === 2").await;
                choose(reader, &[&other]).await;
                reader.until("all('.drafts li').length === 3").await;
                choose(reader, &[&film]).await;
                reader.until("one('.refusals li')").await;
                show(reader, "findings").await;
                reader
                    .run::<()>("one('[data-severity=warning] .answer').click();")
                    .await;
                reader.until("one('.reasons textarea')").await;
                check(reader, &axe, &format!("{address} asking at {width}")).await;
            }
        }
    });
}

//! How drafts come to the desk, and how it follows them.

use std::path::PathBuf;

use super::{
    Folder, changed, choose, drop_at, drop_on_page, findings, in_own_file, in_preview, open,
    published, show, shows, until_preview,
};
use crate::{
    accessibility, print,
    support::{NOTE_WAITS, PHONE, SCREEN, visit},
};
use thirtyfour::prelude::*;

/// What a document's report says, but for the drawings, which come as they are seen, and for the long run, in which a
/// draft has no place yet.
fn text_of(document: &str) -> String {
    format!(
        "const main = {document}.querySelector('main').cloneNode(true);
         main.querySelectorAll('.canvas, #long-run, .banners').forEach((part) => part.remove());
         return main.textContent;"
    )
}

#[test]
fn a_dropped_week_is_shown_as_it_will_be_published_beside_what_was_found_in_it() {
    visit(async |reader| {
        reader.open_wholly("").await;
        let as_published: String = reader.run(&text_of("document")).await;
        let folder = Folder::new();
        let same = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        drop_on_page(reader, &same).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        assert_eq!(findings(reader).await, []);
        // As wide as the page was, it says the very same.
        reader.click("[data-choice=desktop]").await;
        until_preview(reader, "zh", "frame.defaultView.innerWidth === 1280").await;
        let in_preview: String = reader
            .run(&text_of("one('#preview-zh').contentDocument"))
            .await;
        assert_eq!(in_preview, as_published);

        let other = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        // On the preview as well as beside it.
        drop_at(reader, &[&other], [1000, 500]).await;
        until_preview(reader, "zh", &shows("328")).await;
        let found = findings(reader).await;
        let place = "/indicators/2/change_pct".to_owned();
        assert!(
            found.contains(&("change_disagrees".to_owned(), place)),
            "{found:?}"
        );
        // Each in both languages, with the values.
        let text: String = reader
            .read("one('[data-finding=change_disagrees]').innerText")
            .await;
        assert!(
            text.contains("-74.7%") && text.contains("上周") && text.contains("last week"),
            "{text}"
        );
        // And the keys do there what they do beside it.
        reader
            .run::<()>("one('#preview-zh').contentWindow.focus();")
            .await;
        let keys = reader.tab.action_chain();
        let keys = keys
            .key_down(Key::Control)
            .send_keys("z")
            .key_up(Key::Control);
        keys.perform().await.unwrap();
        until_preview(reader, "zh", &shows("331")).await;
    });
}

/// In every engine.
#[test]
fn several_files_chosen_at_once_make_one_preview() {
    visit(async |reader| {
        let folder = Folder::new();
        let catalogue = published("catalogue.json").replace("仿冒网页", "假冒网页");
        let catalogue = folder.write("catalogue.json", catalogue);
        let week = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        choose(reader, &[&catalogue, &week]).await;
        until_preview(reader, "zh", "frame.body.innerText.includes('假冒网页')").await;
        let drafts: Vec<String> = reader
            .read("all('.drafts strong').map((name) => name.innerText)")
            .await;
        assert_eq!(drafts, ["catalogue.json", "2025-W52.json"]);
    });
}

/// In every engine.
#[test]
fn two_weeks_and_a_publisher_file_make_one_preview() {
    visit(async |reader| {
        let folder = Folder::new();
        let last = published("weeks/2025-W51.json");
        let last = last.replacen("\"value\": 1298,", "\"value\": 1200,", 1);
        let paths = [
            folder.write("2025-W51.json", last),
            folder.write("2025-W52.json", published("weeks/2025-W52.json")),
            folder.write(
                "publisher.json",
                published("publisher.json").replace("010-82991681", "010-12345678"),
            ),
        ];
        open(reader, "").await;
        choose(reader, &paths.each_ref().map(PathBuf::as_path)).await;
        reader.until("all('.drafts li').length === 3").await;
        reader.click(".drafts li:nth-child(2) button").await;
        // The contact is the one draft's, last week's value the other's.
        let says = "frame.documentElement.dataset.week === '2025-W52'
            && frame.body.innerText.includes('010-12345678')
            && frame.querySelector('[data-indicator=phishing_pages]').innerText.includes('1,200')";
        until_preview(reader, "zh", says).await;
        let found = findings(reader).await;
        let place = "/indicators/2/change_pct".to_owned();
        assert!(
            found.contains(&("change_disagrees".to_owned(), place)),
            "{found:?}"
        );
    });
}

/// In every engine.
#[test]
fn a_link_of_the_preview_never_takes_it_away() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "en/").await;
        choose(reader, &[&path]).await;
        until_preview(reader, "en", "frame.querySelector('footer a')").await;
        // Whatever is not prevented in the event itself would lead away later.
        let (count, led): (usize, Vec<String>) = reader
            .run(
                "const frame = one('#preview-en').contentDocument;
                 const links = [...frame.querySelectorAll('a[href]:not([href^=\"#\"])')];
                 const click = () => new MouseEvent('click', {bubbles: true, cancelable: true});
                 const led = links.filter((link) => link.dispatchEvent(click()));
                 return [links.length, led.map((link) => link.href)];",
            )
            .await;
        assert!(count > 5, "{count}");
        assert_eq!(led, Vec::<String>::new());
        reader
            .until("one('.status').innerText.includes('The preview shows the draft alone')")
            .await;
        for lang in ["zh", "en"] {
            let address: String = reader
                .read(&format!(
                    "one('#preview-{lang}').contentWindow.location.pathname"
                ))
                .await;
            assert_eq!(address, "/preview.html");
        }
        assert_eq!(reader.path().await, "en/?draft");
    });
}

#[test]
fn on_plain_http_the_desk_has_a_way_for_everything() {
    visit(async |reader| {
        reader.view(1440, 1000).await;
        let address = reader.site.url("?draft");
        let plain = address.replace("127.0.0.1", "plain.test");
        assert_ne!(plain, address);
        reader.tab.goto(plain).await.unwrap();
        reader.until("one('[data-desk=ready]')").await;
        let is_trusted = "isSecureContext || 'showOpenFilePicker' in window";
        assert!(!reader.read::<bool>(is_trusted).await);
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 330,")]),
        );
        choose(reader, &[&path]).await;
        until_preview(reader, "zh", &shows("330")).await;
        // Dropped there, files come without handles.
        let other = serde_json::to_string(&published("weeks/2025-W52.json")).unwrap();
        reader
            .run::<()>(&format!(
                "const dataTransfer = new DataTransfer();
                 dataTransfer.items.add(new File([{other}], '2025-W52.json'));
                 document.body.dispatchEvent(new DragEvent('drop', {{bubbles: true, cancelable: true, dataTransfer}}));"
            ))
            .await;
        until_preview(reader, "zh", &shows("331")).await;
        let save: String = reader.read("one('[data-act=save]').innerText").await;
        assert_eq!(save, "下载");
    });
}

/// In every engine.
#[test]
fn pasted_text_is_a_draft_like_any_other() {
    visit(async |reader| {
        open(reader, "en/").await;
        let text = changed(&[("\"value\": 331,", "\"value\": 330,")]);
        let text = serde_json::to_string(&text).unwrap();
        // A field from elsewhere, to be copied from.
        reader
            .run::<()>(&format!(
                "const field = document.createElement('textarea');
                 field.id = 'elsewhere';
                 field.value = {text};
                 document.body.append(field);
                 field.select();"
            ))
            .await;
        reader.press("#elsewhere", Key::Control + "c").await;
        reader.run::<()>("one('#elsewhere').remove();").await;
        reader.press("body", Key::Control + "v").await;
        until_preview(reader, "en", &shows("330")).await;
        let name: String = reader.read("one('.drafts strong').innerText").await;
        assert_eq!(name, "Pasted text");
    });
}

/// In every engine.
#[test]
fn a_new_draft_begins_with_the_week_after_the_newest() {
    visit(async |reader| {
        open(reader, "").await;
        reader.click("[data-act=begin]").await;
        reader
            .until("one('.drafts strong')?.innerText === '2026-W01.json'")
            .await;
        // It is seen from the start, as far as there is something to see.
        until_preview(
            reader,
            "zh",
            "frame.querySelector('main [data-indicator=phishing_pages]') && frame.documentElement.dataset.week === '2026-W01'",
        )
        .await;
        // It opens in its form, where each section says quietly what is to be filled in; the
        // desk says so once.
        reader.until("one('[data-tab=form] .to-fill')").await;
        let quiet: usize = reader.read("all('.form summary .to-fill').length").await;
        let said: String = reader.read("one('[role=status]').innerText").await;
        let begun = "草稿2026-W01.json已在编辑台上。本期尚未填写，请在表单中填写。";
        assert!(said.starts_with(begun), "{said}");
        let counts: String = reader.read("one('.drafts .counts').innerText").await;
        assert_eq!(counts, "待填写");
        // Nothing is wrong with it: it is a line a section.
        show(reader, "findings").await;
        assert_eq!(findings(reader).await, []);
        let lines: usize = reader.read("all('[data-unfilled]').length").await;
        assert_eq!((lines, quiet), (6, 6));
        accessibility::check(reader, &accessibility::axe(), "a new draft").await;
        reader.click("[data-unfilled=indicators] button").await;
        reader
            .until("document.activeElement?.dataset.place === '/indicators/0/value'")
            .await;
        let text = super::source(reader).await;
        assert!(
            text.contains("\"start\": \"2025-12-29\"") && text.contains("\"value\": null"),
            "{text}"
        );
    });
}

#[test]
fn a_file_saved_by_any_program_refreshes_the_preview_and_keeps_place_and_language() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        reader.click("[data-choice=en]").await;
        until_preview(reader, "en", "frame.querySelector('main')").await;
        let scroll = "one('#preview-en').contentDocument.documentElement.scrollTop";
        reader.run::<()>(&format!("{scroll} = 300;")).await;
        reader.until(&format!("{scroll} === 300")).await;

        folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 329,")]),
        );
        until_preview(reader, "en", &shows("329")).await;
        assert_eq!(reader.read::<u32>(scroll).await, 300);

        // A save that breaks off is no error: the last page stays, until the file reads again.
        let whole = changed(&[("\"value\": 331,", "\"value\": 327,")]);
        reader
            .run::<()>(
                "window.seen = new Set();
                 // Once the desk has said so, it does not look again before the file is whole.
                 const whole = new Promise((done) => { window.mend = done; });
                 const look = FileSystemFileHandle.prototype.getFile;
                 FileSystemFileHandle.prototype.getFile = async function () {
                     if (one('.status').innerText.includes('无法完整读取')) await whole;
                     return look.call(this);
                 };
                 window.watch = new MutationObserver(() => all('[data-finding]').forEach(({dataset}) => seen.add(dataset.finding)));
                 watch.observe(document.body, {childList: true, subtree: true, attributes: true});",
            )
            .await;
        folder.write("2025-W52.json", &whole[..whole.len() / 2]);
        reader
            .until("one('.status').innerText.includes('无法完整读取')")
            .await;
        let stays = in_preview("en", &shows("329"));
        assert!(reader.read::<bool>(&stays).await);
        folder.write("2025-W52.json", &whole);
        reader.run::<()>("mend();").await;
        until_preview(reader, "en", &shows("327")).await;
        let seen: Vec<String> = reader.run("watch.disconnect(); return [...seen];").await;
        assert!(!seen.contains(&"not_json".to_owned()), "{seen:?}");
        assert_eq!(reader.read::<u32>(scroll).await, 300);
    });
}

#[test]
fn one_button_opens_the_picker_and_what_is_picked_is_followed_and_saved() {
    visit(async |reader| {
        let text = serde_json::to_string(&published("weeks/2025-W52.json")).unwrap();
        // A dialog of the system cannot be driven; a file of the browser's own has a handle of the same kind.
        reader.open("").await;
        reader
            .before_each_page(&format!(
                "const fill = window.fill = async (old, text) => {{
                     const folder = await navigator.storage.getDirectory();
                     const handle = await folder.getFileHandle('2025-W52.json', {{create: true}});
                     const stream = await handle.createWritable();
                     await stream.write({text}.replace(old, text));
                     await stream.close();
                     return handle;
                 }};
                 const asked = window.asked = [];
                 window.showOpenFilePicker = async (options) => {{
                     asked.push(options);
                     return [await fill('', '')];
                 }};"
            ))
            .await;
        open(reader, "").await;
        reader.click("[data-act=open]").await;
        until_preview(reader, "zh", &shows("331")).await;
        // Asked once, for several files of the kind, where the editor was before.
        let asked: serde_json::Value = reader.read("asked").await;
        assert_eq!(asked.as_array().unwrap().len(), 1, "{asked}");
        assert_eq!(asked[0]["multiple"], true);
        assert_eq!(asked[0]["id"], "cncert-weekly");

        reader
            .run::<()>("return fill('\"value\": 331,', '\"value\": 329,').then(() => null);")
            .await;
        until_preview(reader, "zh", &shows("329")).await;
        reader.click("[data-act=undo]").await;
        until_preview(reader, "zh", &shows("331")).await;
        reader.click("[data-act=save]").await;
        reader
            .until("one('.status').innerText.includes('已保存')")
            .await;
        assert_eq!(in_own_file(reader).await, published("weeks/2025-W52.json"));
    });
}

#[test]
fn a_followed_file_is_looked_at_more_than_once_a_second() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        reader.before_each_page(NOTE_WAITS).await;
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        // What is waited for between two looks, whatever else is waited for meanwhile.
        reader
            .run::<()>(
                "window.waits = []; window.looks = [];
                 const look = FileSystemFileHandle.prototype.getFile;
                 FileSystemFileHandle.prototype.getFile = function () { looks.push(waits.splice(0)); return look.call(this); };",
            )
            .await;
        reader.until("looks.length > 4").await;
        let between: Vec<Vec<u32>> = reader.read("looks.slice(1)").await;
        let waits: Vec<u32> = between.iter().map(|waits| waits.iter().sum()).collect();
        assert!(waits.iter().all(|ms| *ms < 1000), "{between:?}");
        assert!(waits.iter().any(|ms| *ms > 0), "{between:?}");
    });
}

/// In every engine.
#[test]
fn both_languages_stand_side_by_side_in_the_width_that_is_chosen() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        choose(reader, &[&path]).await;
        reader.click("[data-choice=both]").await;
        for (choice, width) in [("phone", 390), ("portal", 760), ("desktop", 1280)] {
            reader.click(&format!("[data-choice={choice}]")).await;
            for (lang, title) in [
                ("zh", "网络安全信息与动态周报"),
                ("en", "Weekly Report of CNCERT"),
            ] {
                until_preview(reader, lang, "frame.querySelector('.plot')").await;
                reader
                    .run::<()>(&format!(
                        "one('#preview-{lang}').contentDocument.querySelector('.plot').scrollIntoView({{behavior: 'instant'}});"
                    ))
                    .await;
                let is_there = format!(
                    "frame.defaultView.innerWidth === {width} && frame.querySelector('h1')?.innerText === '{title}'
                     && [...frame.querySelectorAll('.plot')].some((plot) => plot.dataset.drawn?.endsWith(':{lang}:plain'))"
                );
                until_preview(reader, lang, &is_there).await;
            }
        }
    });
}

#[test]
fn the_preview_carries_the_mark_of_a_draft_in_both_languages_and_in_print() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        open(reader, "").await;
        drop_on_page(reader, &path).await;
        let mark = "frame.querySelector('.draft-mark').innerText";
        let says_both = format!("{mark}.includes('草稿') && {mark}.includes('DRAFT')");
        until_preview(reader, "zh", &says_both).await;
        let said: Vec<String> = reader
            .read("[...one('#preview-zh').contentDocument.querySelectorAll('main p, main dd, footer p')]
                .filter((part) => part.checkVisibility() && !part.closest('.unseen, .points, .explanation, .caption, .banners'))
                .map((part) => part.innerText)")
            .await;
        // The driver prints whole tabs alone: what is in the frame becomes one.
        reader
            .run::<()>(
                "const page = one('#preview-zh').contentDocument;
                 const styles = page.querySelectorAll('link[rel=stylesheet]');
                 all('link[rel=stylesheet]').forEach((link) => link.remove());
                 document.head.append(...[...styles].map((link) => link.cloneNode()));
                 document.body.replaceWith(document.importNode(page.body, true));",
            )
            .await;
        reader
            .until("all('link[rel=stylesheet]').every((link) => link.sheet)")
            .await;
        let sheets = print::sheets(reader).await;
        assert!(sheets.len() > 1, "{sheets:?}");
        for sheet in &sheets {
            let sheet = print::plain(sheet);
            for mark in ["草稿（未发布）", "DRAFT(notpublished)"] {
                assert!(print::holds(&sheet, &print::plain(mark)), "{sheet:?}");
            }
        }
        // It has a place of its own: nothing is under it.
        let paper = print::plain(&sheets.concat());
        for line in said.iter().flat_map(|text| text.lines()) {
            assert!(print::holds(&paper, &print::plain(line)), "{line}");
        }
    });
}

/// In every engine.
#[test]
fn a_published_issue_is_corrected_from_the_desk_beside_other_drafts() {
    visit(async |reader| {
        open(reader, "en/").await;
        reader.click("[data-act=begin]").await;
        reader
            .until("one('.drafts strong')?.innerText === '2026-W01.json'")
            .await;
        // Walking through the list by keys begins nothing.
        reader.press(".revise select", Key::End + "").await;
        let names = "all('.drafts strong').map((name) => name.innerText)";
        reader
            .until("!one('[data-act=revise]').hasAttribute('aria-disabled')")
            .await;
        assert_eq!(reader.read::<Vec<String>>(names).await, ["2026-W01.json"]);
        reader.click("[data-act=revise]").await;
        reader.until(&format!("{names}.length === 2")).await;
        until_preview(
            reader,
            "en",
            "frame.documentElement.dataset.week === '2011-W19' && frame.documentElement.dataset.revision === '2'",
        )
        .await;
    });
}

/// In every engine but Firefox: its windows are not as narrow as a phone.
#[test]
fn on_a_phone_the_preview_is_as_wide_as_a_phone() {
    visit(async |reader| {
        for (width, choice) in [(PHONE, "phone"), (SCREEN, "portal")] {
            reader.view(width, 900).await;
            reader.go("?draft").await;
            reader.until("one('[data-desk=ready]')").await;
            let chosen = format!("one('[data-choice={choice}]').getAttribute('aria-pressed')");
            assert_eq!(reader.read::<String>(&chosen).await, "true", "{width}");
        }
    });
}

/// In every engine.
#[test]
fn with_a_draft_on_it_no_part_of_the_desk_but_its_preview_is_wider_than_the_screen() {
    visit(async |reader| {
        let folder = Folder::new();
        let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
        for page in ["", "en/"] {
            open(reader, page).await;
            choose(reader, &[&path]).await;
            reader.until("one('.drafts li')").await;
            for width in [PHONE, 768, SCREEN] {
                reader.view(width, 900).await;
                let astray: Vec<String> = reader
                    .read(
                        "all('.desk :is(button, select, a, label, p, h1, h2)').filter((part) =>
                             !part.closest('.unseen, .frames') && part.getBoundingClientRect().right > html.clientWidth + 0.5)
                             .map((part) => part.outerHTML.slice(0, 160))",
                    )
                    .await;
                assert_eq!(astray, Vec::<String>::new(), "{page} at {width}");
            }
        }
    });
}

/// In every engine.
#[test]
fn a_draft_of_a_megabyte_is_shown_whole_with_what_was_found_in_it() {
    visit(async |reader| {
        let folder = Folder::new();
        let line = r#"{ "zh": "提醒广大用户及时更新系统。", "en": "Users are reminded to update their systems." }"#;
        let last = r#"{ "zh": "这是最后一条。", "en": "This is the last one." }"#;
        let lines = format!("{}{last}", format!("{line},\n    ").repeat(9000));
        let lines = format!("\"highlights\": [\n    {lines}\n  ]");
        let week = changed(&[
            ("\"highlights\": []", &lines),
            ("\"change_pct\": -74.5", "\"change_pct\": -74.4"),
        ]);
        assert!((900_000..1 << 20).contains(&week.len()), "{}", week.len());
        let path = folder.write("2025-W52.json", week);
        open(reader, "").await;
        choose(reader, &[&path]).await;
        reader.until("one('[data-finding=change_disagrees]')").await;
        let last =
            "frame.querySelector('.highlights li:last-child')?.innerText === '这是最后一条。'";
        until_preview(reader, "zh", last).await;
        until_preview(
            reader,
            "zh",
            "frame.querySelectorAll('.highlights li').length === 9001",
        )
        .await;
    });
}

#[test]
fn the_desk_works_without_file_handles_and_without_a_clipboard() {
    visit(async |reader| {
        reader
            .before_each_page(
                "delete window.showOpenFilePicker;
                 delete DataTransferItem.prototype.getAsFileSystemHandle;
                 Object.defineProperty(navigator, 'clipboard', {value: undefined});",
            )
            .await;
        let folder = Folder::new();
        let path = folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 330,")]),
        );
        open(reader, "").await;
        choose(reader, &[&path]).await;
        until_preview(reader, "zh", "frame.querySelector('main')").await;
        // The same button brings the file again, from where it was.
        folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 329,")]),
        );
        let label: String = reader.read("one('[data-act=open]').innerText").await;
        assert_eq!(label, "重新读取文件…");
        reader
            .run::<()>(
                "one('#desk-files').addEventListener('click', (event) => { event.preventDefault(); window.isAsked = true; }, {once: true});",
            )
            .await;
        reader.click("[data-act=open]").await;
        reader.until("window.isAsked").await;
        choose(reader, &[&path]).await;
        until_preview(reader, "zh", &shows("329")).await;
        folder.write(
            "2025-W52.json",
            changed(&[("\"value\": 331,", "\"value\": 328,")]),
        );
        drop_on_page(reader, &path).await;
        until_preview(reader, "zh", &shows("328")).await;
        let count: usize = reader.read("all('.drafts li').length").await;
        assert_eq!(count, 1);
        let is_idle = "one('[data-act=save]').hasAttribute('aria-disabled')";
        assert!(!reader.read::<bool>(is_idle).await);
    });
}

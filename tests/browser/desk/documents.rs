//! The editors' documents on the desk: dropped, compared, mended and saved.

use std::path::{Path, PathBuf};

use thirtyfour::prelude::*;
use xtask::server::InjectedFault;

use super::{
    Folder, choose, drop_all,
    made::{self, Made, chart_here, text},
    open, show, source, until_preview,
};
use crate::{
    accessibility::{axe, check},
    support::{PHONE, Reader, SCREEN, until, visit},
};

const ZH: &str = include_str!("../../editions/zh.txt");
const EN: &str = include_str!("../../editions/en.txt");

/// An edition as a Word document: a paragraph a line, with its families in a chart and its ring in a picture.
fn word(edition: &str, families: &str, ring: Option<&str>) -> Vec<u8> {
    let line = |line: &str| {
        let below = match line {
            line if line == families => chart_here("rIdC1", ""),
            line if Some(line) == ring => made::picture_here("图1"),
            _ => String::new(),
        };
        [text(line), below].concat()
    };
    let body: String = edition.lines().map(line).collect();
    let names = ["Mirai", "Mozi", "Gafgyt", "Hajime", "Tsunami"];
    let values = ["16446000", "11013000", "6178000", "4051000", "2252000"].map(Some);
    let chart = made::chart(made::bare("barChart"), "次数", &names, &values);
    Made::of(&body).charts(&[chart]).bytes()
}

fn zh_word() -> Vec<u8> {
    zh_of(ZH)
}

fn zh_of(edition: &str) -> Vec<u8> {
    word(
        edition,
        "恶意代码传播次数排名前五家族",
        Some("境内被植入后门网站总数按类型分布"),
    )
}

/// The English edition, which has another change than the Chinese one.
fn en_word() -> Vec<u8> {
    let other = EN.replace("↓ 74.5%", "↓ 47.5%");
    word(
        &other,
        "Top 5 Families by Number of Malware Downloads",
        None,
    )
}

async fn until_read(reader: &Reader) {
    reader
        .until("one('[data-tab=documents] > .documents')")
        .await;
}

/// What a chapter tells of, an entry a text.
async fn told(reader: &Reader, chapter: &str) -> Vec<String> {
    reader
        .read(&format!(
            "all('[data-chapter={chapter}] li').map((entry) => entry.innerText)"
        ))
        .await
}

fn part(reader: &Reader) -> String {
    reader.site.asset("desk.intake", "wasm").unwrap()
}

const FIELD: &str = "[data-field='indicators/phishing_pages/change_pct']";

#[test]
fn both_documents_dropped_at_once_are_compared_mended_and_saved() {
    visit(async |reader| {
        let folder = Folder::new();
        let zh = folder.write("周报.docx", zh_word());
        let en = folder.write("weekly.docx", en_word());
        open(reader, "").await;
        let asked = reader.asked().len();
        drop_all(reader, &[&zh, &en]).await;
        until_read(reader).await;
        // The one thing that is asked for is the program that reads them.
        reader.until_answered().await;
        let part = part(reader);
        for path in &reader.asked()[asked..] {
            let is_of_program = path.starts_with(&part) || path.contains("desk.common");
            assert!(is_of_program, "{path}");
        }
        until_preview(
            reader,
            "zh",
            "frame.documentElement.dataset.week === '2026-W01'",
        )
        .await;
        let lead: String = reader.read("one('.documents > p').innerText").await;
        assert!(lead.starts_with("读自周报.docx、weekly.docx。"), "{lead}");
        // The editions disagree: both wordings with their places, and each is one click.
        let disagreements = told(reader, "disagreements").await;
        assert_eq!(disagreements.len(), 1, "{disagreements:#?}");
        for words in [
            "“↓ 74.5%”（周报.docx，正文第",
            "“↓ 47.5%”（weekly.docx，正文第",
        ] {
            assert!(disagreements[0].contains(words), "{disagreements:#?}");
        }
        let pressed = "all('[data-chapter=disagreements] [aria-pressed]').map((one) => [one.innerText, one.ariaPressed])";
        let said = |zh: &str, en: &str| {
            [
                ["采用中文版的“-74.5%”".to_owned(), zh.to_owned()],
                ["采用英文版的“-47.5%”".to_owned(), en.to_owned()],
            ]
            .to_vec()
        };
        reader.until_reads(pressed, &said("true", "false")).await;
        reader
            .click("[data-chapter=disagreements] [aria-pressed=false]")
            .await;
        reader.until_reads(pressed, &said("false", "true")).await;
        reader.click("[data-act=undo]").await;
        reader.until_reads(pressed, &said("true", "false")).await;
        // The picture is listed with what it shows, and leads to where that is typed.
        let pictures = told(reader, "pictures").await;
        assert_eq!(pictures.len(), 1, "{pictures:#?}");
        assert!(
            pictures[0].contains("按类型分布") && pictures[0].contains("周报.docx，正文第"),
            "{pictures:#?}"
        );
        // Beside each field stand its sources.
        show(reader, "form").await;
        let stated: String = reader
            .read(&format!("one(\"{FIELD} .stated-by\").innerText"))
            .await;
        assert!(stated.contains("“↓ 74.5%”（周报.docx，正文第"), "{stated}");
        let described: bool = reader
            .read(&format!("one(\"{FIELD} input\").getAttribute('aria-describedby').split(' ').some((id) => document.getElementById(id).matches('.stated-by'))"))
            .await;
        assert!(described);
        let family: String = reader
            .read("one(\"[data-field='rankings/malware_families/items/0/value'] .stated-by\").innerText")
            .await;
        assert!(family.contains("Mirai 16446000"), "{family}");
        // What is saved is the draft.
        let text = source(reader).await;
        assert!(text.contains("\"change_pct\": -74.5"), "{text}");
        reader.click("[data-act=save]").await;
        reader
            .until("one('[role=status]').innerText.includes('已')")
            .await;
    });
}

/// In every engine.
#[test]
fn a_later_version_keeps_what_was_typed_and_can_be_undone() {
    visit(async |reader| {
        let folder = Folder::new();
        let first = folder.write("zh.txt", ZH);
        open(reader, "en/").await;
        choose(reader, &[&first]).await;
        until_read(reader).await;
        show(reader, "form").await;
        let total = "[data-field='incidents/total'] input";
        reader.click(total).await;
        reader.press(total, Key::Control + "a").await;
        reader.press(total, "11").await;
        let later = ZH
            .replace("↓ 74.5%", "↓ 70.1%")
            .replace("网络安全事件9起", "网络安全事件10起");
        choose(reader, &[&folder.write("zh.txt", later)]).await;
        reader.until("one('[data-chapter=kept]')").await;
        let kept = told(reader, "kept").await;
        assert!(
            kept[0].contains("The draft has “11”, the documents “10”."),
            "{kept:?}"
        );
        let changes = told(reader, "changes").await;
        assert!(
            changes.len() == 1 && changes[0].contains("-74.5% → -70.1%"),
            "{changes:?}"
        );
        let text = source(reader).await;
        assert!(
            text.contains("\"total\": 11") && text.contains("\"change_pct\": -70.1"),
            "{text}"
        );
        reader.click("[data-act=undo]").await;
        reader
            .until("one('.source code').textContent.includes('\"change_pct\": -74.5')")
            .await;
        let text = source(reader).await;
        assert!(text.contains("\"total\": 11"), "{text}");
    });
}

/// In every engine.
#[test]
fn texts_in_older_encodings_and_pasted_ones_are_read() {
    visit(async |reader| {
        let folder = Folder::new();
        let utf_16 = std::iter::once(0xFEFF).chain(ZH.encode_utf16());
        let utf_16: Vec<u8> = utf_16.flat_map(u16::to_le_bytes).collect();
        open(reader, "").await;
        // “共处理网络安全事件12起。” in GBK.
        let gbk = [
            &b"\xB9\xB2\xB4\xA6\xC0\xED\xCD\xF8\xC2\xE7\xB0\xB2\xC8\xAB\xCA\xC2\xBC\xFE"[..],
            b"12\xC6\xF0\xA1\xA3\r\n",
        ];
        let gbk = [
            &b"\xB1\xBE\xD6\xDC\xCA\xC2\xBC\xFE\xB4\xA6\xC0\xED\xC7\xE9\xBF\xF6\r\n"[..],
            &gbk.concat(),
        ]
        .concat();
        choose(reader, &[&folder.write("gbk.txt", gbk)]).await;
        until_read(reader).await;
        let understood = told(reader, "understood").await;
        assert!(
            understood
                .iter()
                .any(|told| told.contains("“共处理网络安全事件12起。”（gbk.txt，第2行）")),
            "{understood:?}"
        );
        choose(reader, &[&folder.write("utf16.txt", utf_16)]).await;
        reader
            .until("one('.documents > p').innerText.includes('utf16.txt')")
            .await;
        // Columns of a spreadsheet, pasted.
        let columns =
            "恶意代码传播次数排名前五家族\\n家族\\t次数（万）\\nMirai\\t120.5\\nMozi\\t80";
        reader
            .run::<()>(&format!(
                "const clipboardData = new DataTransfer();
                 clipboardData.setData('text/plain', '{columns}');
                 document.body.dispatchEvent(new ClipboardEvent('paste', {{bubbles: true, cancelable: true, clipboardData}}));"
            ))
            .await;
        reader
            .until("one('.documents > p').innerText.includes('粘贴的内容')")
            .await;
        let text = source(reader).await;
        assert!(text.contains("\"value\": 1205000"), "{text}");
    });
}

/// In every engine.
#[test]
fn what_is_no_document_of_a_week_is_refused_with_what_to_do_and_the_other_is_read() {
    let folder = Folder::new();
    let whole = zh_word();
    let paths = [
        folder.write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        folder.write("cut.docx", &whole[..whole.len() / 2]),
        folder.write("minutes.txt", "Minutes of a meeting"),
        folder.write("zh.docx", whole),
    ];
    let zh = ["另存为.docx", "已损坏", "没有读出任何周报内容"];
    let en = [
        "save it as .docx",
        "is damaged",
        "nothing of a weekly report",
    ];
    for (page, words) in [("", zh), ("en/", en)] {
        visit(async |reader| {
            open(reader, page).await;
            choose(reader, &paths.each_ref().map(PathBuf::as_path)).await;
            until_read(reader).await;
            let refused: Vec<String> = reader
                .read("all('.refusals li').map((one) => one.innerText)")
                .await;
            assert_eq!(refused.len(), 3, "{refused:#?}");
            for (refused, words) in refused.iter().zip(words) {
                assert!(refused.contains(words), "{refused}");
            }
            check(reader, &axe(), "documents that are refused").await;
        });
    }
}

/// In every engine.
#[test]
fn without_the_part_that_reads_them_documents_wait_until_it_comes() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.tolerate("Fetch API cannot load");
        let folder = Folder::new();
        let zh = folder.write("zh.txt", ZH);
        let en = folder.write("en.txt", EN);
        let part = part(reader);
        let missing =
            "one('[data-desk] button')?.checkVisibility() && one('[data-desk] p').innerText";
        for (page, said) in [
            ("", "编辑台的读取部分未能载入"),
            (
                "en/",
                "The part of the desk that reads documents could not be loaded",
            ),
        ] {
            for fault in [
                InjectedFault::Missing,
                InjectedFault::Corrupted,
                InjectedFault::Html,
                InjectedFault::Abort,
            ] {
                reader.site.renew();
                open(reader, page).await;
                reader.site.fault(&part, fault);
                choose(reader, &[&zh]).await;
                reader
                    .until(&format!("({missing} || '').startsWith('{said}')"))
                    .await;
                // Nothing is lost: what comes next waits as well, once the part was asked for again.
                let tries = reader.asked().len();
                choose(reader, &[&en]).await;
                let is_asked = || {
                    reader.asked()[tries..]
                        .iter()
                        .any(|path| path.starts_with(&part))
                };
                until(is_asked, || format!("{part} is asked for once")).await;
                reader
                    .until(&format!("({missing} || '').startsWith('{said}')"))
                    .await;
                reader.site.clear();
                reader.click("[data-desk] button").await;
                until_read(reader).await;
                let lead: String = reader.read("one('.documents > p').innerText").await;
                assert!(lead.contains("zh.txt") && lead.contains("en.txt"), "{lead}");
                assert_eq!(reader.read::<usize>("all('.drafts li').length").await, 1);
                // Its site moves on.
                reader.until_answered().await;
            }
        }
    });
}

/// In every engine.
#[test]
fn documents_are_gone_through_by_keyboard_alone() {
    visit(async |reader| {
        let folder = Folder::new();
        let (zh, en) = (
            folder.write("zh.docx", zh_word()),
            folder.write("en.docx", en_word()),
        );
        open(reader, "en/").await;
        // The one control that opens files is a button with words; the input behind it is nobody's.
        let inputs: usize = reader
            .read("all('input[type=file]').filter((input) => input.checkVisibility()).length")
            .await;
        assert_eq!(inputs, 0);
        choose(reader, &[&zh, &en]).await;
        until_read(reader).await;
        reader.click("[role=tab][aria-selected=true]").await;
        let keys = async |keys: &[Key]| {
            for key in keys {
                let keys = reader.tab.action_chain().send_keys(key.clone());
                keys.perform().await.unwrap();
            }
        };
        for (key, tab) in [
            (Key::Right, "findings"),
            (Key::Left, "documents"),
            (Key::Left, "changes"),
            (Key::End, "documents"),
        ] {
            keys(&[key]).await;
            reader
                .until(&format!(
                    "document.activeElement.id === 'tab-{tab}' && one('[data-tab={tab}]')"
                ))
                .await;
        }
        // Tabs lead to the panel, then to the first wording.
        keys(&[Key::Tab, Key::Tab]).await;
        reader.until("document.activeElement.closest('[data-chapter=disagreements]') && document.activeElement.ariaPressed === 'true'").await;
        keys(&[Key::Tab, Key::Enter]).await;
        reader.until("document.activeElement.ariaPressed === 'true' && document.activeElement.innerText.includes('47.5')").await;
        keys(&[Key::Tab, Key::Enter]).await;
        reader
            .until("document.activeElement.dataset.place === '/indicators/2/change_pct'")
            .await;
    });
}

/// In every engine.
#[test]
fn axe_finds_nothing_among_documents_in_both_languages_and_three_themes() {
    visit(async |reader| {
        let axe = axe();
        let folder = Folder::new();
        let (zh, en) = (
            folder.write("zh.docx", zh_word()),
            folder.write("en.docx", en_word()),
        );
        for (page, theme, width) in [
            ("", "light", SCREEN),
            ("en/", "dark", PHONE),
            ("", "contrast", PHONE),
            ("en/", "contrast", SCREEN),
        ] {
            reader.view(width, 1000).await;
            reader.go(&format!("{page}?draft&theme={theme}")).await;
            reader.until("one('[data-desk=ready]')").await;
            choose(reader, &[&zh, &en]).await;
            until_read(reader).await;
            let at = format!("{page} {theme} {width}");
            check(reader, &axe, &format!("documents, {at}")).await;
            let wider: bool = reader.read("html.scrollWidth > html.clientWidth").await;
            assert!(!wider, "{at}");
            show(reader, "form").await;
            check(reader, &axe, &format!("sources, {at}")).await;
        }
    });
}

/// The steps of the path that a document describes, each with the words of the screen in it.
fn steps_of(document: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = std::fs::read_to_string(path).unwrap();
    let is_of_path = |line: &&str| ["A week in ten minutes", "十分钟做好一期"].contains(line);
    let mut lines = text.lines().map(|line| line.trim_start_matches("### "));
    lines.find(is_of_path).expect("the path is described");
    let lines = lines.take_while(|line| !line.starts_with('#'));
    let steps = lines.filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let words = |step: &str| {
        step.split("**")
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    steps.map(words).collect()
}

/// Presses the button of these words, within something.
async fn press_named(reader: &Reader, within: &str, name: &str) {
    let found = format!(
        "all(\"{within} button\").find((one) => one.checkVisibility() && one.innerText.trim() === '{name}')"
    );
    reader.until(&found).await;
    reader.run::<()>(&format!("({found}).click();")).await;
}

/// Waits until a chapter of these words is there, and gives its key.
async fn until_chapter(reader: &Reader, name: &str) -> String {
    let found = format!(
        "all('[data-chapter]').find((one) => one.querySelector('h3').innerText.startsWith('{name}'))"
    );
    reader.until(&found).await;
    reader.read(&format!("({found}).dataset.chapter")).await
}

#[test]
fn somebody_who_has_never_seen_the_desk_goes_from_two_documents_to_a_week() {
    for (page, document) in [("", "docs/README.zh.md"), ("en/", "README.md")] {
        visit(async |reader| {
            let steps = steps_of(document);
            let names: Vec<Vec<&str>> = steps
                .iter()
                .map(|step| step.iter().map(String::as_str).collect())
                .collect();
            let folder = Folder::new();
            let zh = folder.write("zh.docx", zh_word());
            let en = folder.write("en.docx", en_word());
            let [ready, drop, disagree, pictures, form, findings, again, save] = &names[..] else {
                panic!("{names:?}")
            };
            assert!(ready.is_empty(), "{ready:?}");
            open(reader, page).await;
            // Dropped or chosen: the button has these words.
            let button = format!("one('[data-act=open]').innerText === '{}'", drop[0]);
            reader.until(&button).await;
            drop_all(reader, &[&zh, &en]).await;
            let is_open = format!(
                "one('[role=tab][aria-selected=true]')?.innerText === '{}'",
                drop[1]
            );
            reader.until(&is_open).await;
            let chapter = until_chapter(reader, disagree[0]).await;
            reader
                .click(&format!("[data-chapter={chapter}] [aria-pressed=false]"))
                .await;
            reader
                .until(&format!(
                    "one('[data-chapter={chapter}] [aria-pressed=true]:not(:first-child)')"
                ))
                .await;
            let chapter = until_chapter(reader, pictures[0]).await;
            press_named(reader, &format!("[data-chapter={chapter}]"), pictures[1]).await;
            reader
                .until("document.activeElement.dataset.place?.startsWith('/distributions/0/')")
                .await;
            let columns = "境内被植入后门网站总数按类型分布\\nCOM\\t339\\nNET\\t69\\n其他\\t124";
            reader
                .run::<()>(&format!(
                    "document.activeElement.blur();
                     const clipboardData = new DataTransfer();
                     clipboardData.setData('text/plain', '{columns}');
                     document.body.dispatchEvent(new ClipboardEvent('paste', {{bubbles: true, cancelable: true, clipboardData}}));"
                ))
                .await;
            reader.until(&is_open).await;
            press_named(reader, ".tabs", form[0]).await;
            let part = "[data-field='distributions/backdoored_websites_by_type/parts/tld_com/value'] input";
            reader
                .until(&format!("one(\"{part}\")?.value === '339'"))
                .await;
            // Long after the week: worth a look.
            let day = "[data-field=published_on] input";
            reader.click(day).await;
            reader.press(day, "2026-03-30").await;
            press_named(reader, ".tabs", findings[0]).await;
            press_named(reader, "[data-finding=day_unlikely]", findings[1]).await;
            reader.until("one('.reasons textarea')").await;
            press_named(reader, ".preview-bar", findings[2]).await;
            until_preview(reader, "en", "frame.querySelector('main')").await;
            until_preview(reader, "zh", "frame.querySelector('main')").await;
            // A document is corrected: what was chosen and typed stays.
            let other = zh_of(&ZH.replace("网络安全事件9起", "网络安全事件10起"));
            drop_all(reader, &[&folder.write("zh.docx", other)]).await;
            reader.until("one('[data-chapter=changes]')").await;
            let text = source(reader).await;
            for typed in ["2026-03-30", "\"change_pct\": -47.5", "\"total\": 10"] {
                assert!(text.contains(typed), "{typed}: {text}");
            }
            press_named(reader, ".tools", again[0]).await;
            reader
                .until("one('.source code').textContent.includes('\"total\": 9')")
                .await;
            let package = format!(
                "all('.tools button').some((one) => one.innerText.trim() === '{}')",
                save[0]
            );
            reader.until(&package).await;
            press_named(reader, ".tools", save[1]).await;
            reader
                .until("/已下载|Downloaded/.test(one('[role=status]').innerText)")
                .await;
        });
    }
}

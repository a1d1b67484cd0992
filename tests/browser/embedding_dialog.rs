//! The embed dialog: everything by keyboard, and what it gives works where it is pasted.

use thirtyfour::Key;
use xtask::server::InjectedFault;

use crate::accessibility::{axe, check};
use crate::hosts;
use crate::support::{PHONE, Reader, SCREEN, visit};

const DIALOG: &str = ".embedding-dialog";

/// Opens the dialog by the keyboard, from a link of the page.
async fn open(reader: &Reader, link: &str) {
    // With each choice the preview goes in the middle of what it loads, of which a browser says that it could not.
    reader.tolerate("Fetch API cannot load");
    reader.run::<()>(&format!("one('{link}').focus();")).await;
    reader.press(link, Key::Enter).await;
    reader
        .until(&format!(
            "one('{DIALOG}')?.open && one('{DIALOG} textarea').value"
        ))
        .await;
}

/// Chooses an entry of one of the dialog's lists.
async fn choose(reader: &Reader, list: &str, value: &str) {
    let select = format!("{DIALOG} select[name={list}]");
    reader.choose(&select, value).await;
    // The preview is told what is chosen in the same moment as the code.
    reader
        .until(&format!(
            "one('{DIALOG} cncert-weekly').getAttribute('{list}') === '{value}'"
        ))
        .await;
}

/// Chooses a way of embedding, and gives what is to be pasted.
async fn code(reader: &Reader, way: &str) -> String {
    reader.click(&format!("{DIALOG} input[value={way}]")).await;
    // The code of the way before stands until then.
    let shown = match way {
        "script" => "/data-lang=.* async><\\/script>$/",
        "element" => "/<\\/cncert-weekly>$/",
        "iframe" => "/^<iframe /",
        _ => "/<article/",
    };
    reader
        .until(&format!("{shown}.test(one('{DIALOG} textarea').value)"))
        .await;
    reader
        .read(&format!("one('{DIALOG} textarea').value"))
        .await
}

const FOOT: &str = "footer a.embedding";
const FIGURE: &str = "[data-figure=malware_families] a.embedding";
const CARD: &str = "[data-indicator=phishing_pages] a.embedding";

#[test]
fn the_dialog_opens_closes_and_gives_the_focus_back_by_keyboard() {
    visit(async |reader| {
        reader.open("").await;
        for (link, part) in [
            (FOOT, ""),
            (FIGURE, "malware_families"),
            (CARD, "phishing_pages"),
        ] {
            open(reader, link).await;
            assert_eq!(
                reader
                    .read::<String>(&format!("one('{DIALOG} [name=only]').value"))
                    .await,
                part
            );
            assert_eq!(
                reader.read::<String>("document.activeElement.name").await,
                "only"
            );
            // The focus goes round in the dialog, and through the preview back.
            for _ in 0..12 {
                reader
                    .tab
                    .action_chain()
                    .send_keys(Key::Tab)
                    .perform()
                    .await
                    .unwrap();
                let is_within: bool = reader.read(&format!("one('{DIALOG}').contains(document.activeElement) || document.activeElement === document.body")).await;
                assert!(is_within);
            }
            // In the preview the key would be the report's.
            reader
                .run::<()>(&format!("one('{DIALOG} textarea').focus();"))
                .await;
            reader
                .tab
                .action_chain()
                .send_keys(Key::Escape)
                .perform()
                .await
                .unwrap();
            reader.until(&format!("!one('{DIALOG}')")).await;
            assert!(
                reader
                    .read::<bool>(&format!("document.activeElement === one('{link}')"))
                    .await
            );
        }
        // By the button, and with a click beside it.
        open(reader, FOOT).await;
        reader.click(&format!("{DIALOG} .head button")).await;
        reader.until(&format!("!one('{DIALOG}')")).await;
    });
}

#[test]
fn the_preview_shows_what_is_chosen() {
    visit(async |reader| {
        reader.view(SCREEN, 1200).await;
        reader.open("").await;
        open(reader, FOOT).await;
        choose(reader, "only", "phishing_pages").await;
        choose(reader, "lang", "en").await;
        choose(reader, "theme", "dark").await;
        choose(reader, "width", "320").await;
        let frame = format!("one('{DIALOG} cncert-weekly').shadowRoot.querySelector('iframe')");
        reader.until(&format!("{frame}.clientWidth === 320")).await;
        hosts::enter(reader, 0).await;
        reader.until("html.dataset.state === 'ready' && html.lang === 'en' && html.dataset.theme === 'dark'").await;
        reader.until("all('[data-indicator]').filter((card) => card.getBoundingClientRect().height > 0).length === 1").await;
        hosts::leave(reader).await;
        hosts::fits(reader, 0).await;
    });
}

#[test]
fn every_snippet_works_in_an_empty_page() {
    visit(async |reader| {
        for (page, link, part, lang) in
            [("", FOOT, "", "zh"), ("en/", CARD, "phishing_pages", "en")]
        {
            for week in ["latest", "2025-W52"] {
                for way in ["script", "element", "iframe"] {
                    reader.open(page).await;
                    open(reader, link).await;
                    choose(reader, "week", week).await;
                    choose(reader, "theme", "dark").await;
                    let code = code(reader, way).await;
                    // Loaded as soon as the page is, which a frame far down would not be.
                    let host = hosts::open(reader, &code).await;
                    reader
                        .until(&format!("{}.length === 1", hosts::FRAMES))
                        .await;
                    hosts::until_said(reader, "ready").await;
                    if way != "iframe" {
                        hosts::fits(reader, 0).await;
                    }
                    let title: String = reader.read(&format!("{}[0].title", hosts::FRAMES)).await;
                    assert_eq!(
                        title,
                        if lang == "zh" {
                            "网络安全信息与动态周报"
                        } else {
                            "Weekly Report of CNCERT"
                        }
                    );
                    hosts::enter(reader, 0).await;
                    let view: [String; 3] = reader
                        .read("[html.lang.slice(0, 2), html.dataset.theme, html.dataset.week]")
                        .await;
                    assert_eq!(view, [lang, "dark", "2025-W52"]);
                    let query: String = reader.read("location.search").await;
                    assert_eq!(query.contains("week="), week != "latest", "{query}");
                    assert_eq!(
                        query.contains("only=phishing_pages"),
                        !part.is_empty(),
                        "{query}"
                    );
                    reader
                        .until("all('.plot').some((plot) => plot.dataset.drawn)")
                        .await;
                    hosts::leave(reader).await;
                    assert_eq!(host.violations(), Vec::<String>::new(), "{code}");
                }
            }
        }
    });
}

#[test]
fn the_fragment_needs_neither_script_nor_frame_nor_an_encoding() {
    visit(async |reader| {
        for (page, parts) in [
            (
                "",
                [
                    "网络安全信息与动态周报",
                    "532个（示例）",
                    "↓ 74.5%",
                    "仿冒投诉事件9起",
                    "来源：国家互联网应急中心",
                ],
            ),
            (
                "en/",
                [
                    "Weekly Report of CNCERT",
                    "532 websites (sample)",
                    "↓ 74.5%",
                    "9 phishing",
                    "Source: CNCERT",
                ],
            ),
        ] {
            reader.open(page).await;
            open(reader, FOOT).await;
            let code = code(reader, "fragment").await;
            assert!(code.is_ascii());
            for refused in [
                "<script", "<style", "style=", "<iframe", "onclick", "unseen",
            ] {
                assert!(!code.contains(refused), "{refused}: {code}");
            }
            let page = format!(
                "<meta charset=\"gbk\"><link rel=\"icon\" href=\"data:,\"><title>.</title>{code}"
            );
            let _host = hosts::open_bytes(reader, page.as_bytes()).await;
            let text = reader.text().await;
            for part in parts {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert!(reader.read::<usize>("all('table').length").await >= 4);
            let captions: Vec<String> = reader
                .read("all('caption').map((caption) => caption.innerText)")
                .await;
            let are_marked = captions[1..3]
                .iter()
                .all(|caption| caption.ends_with("（示例）") || caption.ends_with("(sample)"));
            assert!(are_marked, "{captions:?}");
        }
    });
}

#[test]
fn copying_works_with_and_without_a_clipboard() {
    visit(async |reader| {
        reader.open("").await;
        open(reader, FOOT).await;
        let status = format!("one('{DIALOG} [role=status]').textContent");
        // A clipboard that takes what it gets.
        reader.run::<()>("window.copied = null; Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (text) => { copied = text; }}});").await;
        reader.click(&format!("{DIALOG} .copying button")).await;
        reader.until(&format!("{status} === '已复制。'")).await;
        assert!(
            reader
                .read::<bool>(&format!("copied === one('{DIALOG} textarea').value"))
                .await
        );
        // None, as on plain http, and the older way refused as well: the code is selected, and the reader is told.
        reader.run::<()>("Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined}); document.execCommand = () => false;").await;
        reader.click(&format!("{DIALOG} .copying button")).await;
        reader.until(&format!("{status}.includes('Ctrl+C')")).await;
        let selected: bool = reader
            .read(&format!("((area) => document.activeElement === area && area.selectionStart === 0 && area.selectionEnd === area.value.length)(one('{DIALOG} textarea'))"))
            .await;
        assert!(selected);
    });
}

#[test]
fn axe_finds_nothing_in_the_dialog() {
    visit(async |reader| {
        let axe = axe();
        for width in [PHONE, SCREEN] {
            reader.view(width, 1200).await;
            for page in ["", "en/"] {
                for theme in ["light", "dark", "contrast"] {
                    let path = format!("{page}?theme={theme}");
                    reader.open(&path).await;
                    open(reader, CARD).await;
                    check(reader, &axe, &path).await;
                    let sideways: f64 = reader
                        .read(&format!(
                            "((dialog) => dialog.scrollWidth - dialog.clientWidth)(one('{DIALOG}'))"
                        ))
                        .await;
                    assert!(
                        sideways <= 0.0,
                        "{sideways} px too wide at {width} in {path}"
                    );
                }
            }
        }
    });
}

#[test]
fn axe_finds_nothing_in_an_embedded_report() {
    visit(async |reader| {
        let axe = axe();
        for query in [
            "embed=1",
            "embed=1&only=phishing_pages",
            "embed=1&only=no_such_part",
            "embed=1&hide=title,selector,lang&theme=dark",
        ] {
            for page in ["", "en/"] {
                let path = format!("{page}?{query}");
                reader.open_wholly(&path).await;
                reader.until("one('.credit')").await;
                check(reader, &axe, &path).await;
            }
        }
    });
}

#[test]
fn a_dialog_that_cannot_come_leaves_the_link_what_it_is() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let dialog = reader.site.asset("embedding", "js").unwrap();
        for fault in [
            InjectedFault::Missing,
            InjectedFault::Corrupted,
            InjectedFault::Body(b"document.title = 'stolen'".to_vec()),
        ] {
            reader.site.renew();
            reader.site.fault(&dialog, fault);
            reader.open("").await;
            reader.click(CARD).await;
            reader.until("location.search === '?embed=1&only=phishing_pages' && html.dataset.state === 'ready' && one('.credit')").await;
            assert_ne!(reader.read::<String>("document.title").await, "stolen");
            reader.site.clear();
        }
    });
}

#[test]
fn a_frame_script_that_was_tampered_with_is_not_run() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let frame = reader.site.asset("frame", "js").unwrap();
        for fault in [
            InjectedFault::Missing,
            InjectedFault::Corrupted,
            InjectedFault::Body(
                b"export const begin = () => { document.title = 'stolen'; };".to_vec(),
            ),
        ] {
            reader.site.renew();
            reader.site.fault(&frame, fault);
            reader.open_wholly("?embed=1&only=phishing_pages").await;
            reader.until_week("2025-W52").await;
            reader.until_asked(&frame).await;
            reader.until_answered().await;
            assert_ne!(reader.read::<String>("document.title").await, "stolen");
            reader.site.clear();
        }
    });
}

//! Where a file may not come through, readers have what was in it all the same; and who copies by hand has each word once.

use serde_json::json;

use crate::accessibility::{axe, check};
use crate::hosts;
use crate::support::{PHONE, Reader, visit};

const DIALOG: &str = ".taking-dialog";
const PICTURE: &str = ".taking-dialog img";

/// Opens the dialog of the families, and waits for the picture that can be kept.
async fn open(reader: &Reader) {
    reader
        .click("[data-figure=malware_families] a.taking")
        .await;
    // It is a PNG, twice as fine as it is shown, and carries all of itself.
    reader
        .until(&format!(
            "one('{PICTURE}')?.src.startsWith('data:image/png;base64,') && one('{PICTURE}').naturalWidth === 1440"
        ))
        .await;
}

/// The words of the buttons in a section of the dialog.
async fn buttons(reader: &Reader, section: &str) -> Vec<String> {
    reader
        .read(&format!(
            "all('{DIALOG} .{section} button').map((button) => button.textContent)"
        ))
        .await
}

/// Presses a button of the dialog, and waits until it says something.
async fn act(reader: &Reader, words: &str, said: &str) {
    reader
        .run::<()>(&format!(
            "one('{DIALOG} [role=status]').textContent = '';
             all('{DIALOG} button').find((button) => button.textContent === '{words}').click();"
        ))
        .await;
    reader
        .until(&format!(
            "one('{DIALOG} [role=status]').textContent.includes('{said}')"
        ))
        .await;
}

/// Expects that the dialog says something of a file, and that its text stands in a field, selected, as the file has it.
async fn expect_text(reader: &Reader, file: &str, said: &str, [begins, holds]: [&str; 2]) {
    act(reader, file, said).await;
    let field = format!("one('{DIALOG} .by-hand')");
    let [text, selected]: [String; 2] = reader
        .read(&format!(
            "[{field}.value, {field}.value.slice({field}.selectionStart, {field}.selectionEnd)]"
        ))
        .await;
    assert!(text.starts_with(begins) && text.contains(holds), "{text}");
    assert_eq!(text, selected);
    let is_seen: bool = reader.read(&format!("{field}.checkVisibility()")).await;
    assert!(is_seen);
}

#[test]
fn in_wechat_the_picture_is_kept_by_a_long_press_and_the_text_is_copied() {
    visit(async |reader| {
        let agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50";
        reader
            .cdp(
                "Emulation.setUserAgentOverride",
                json!({"userAgent": agent}),
            )
            .await;
        reader
            .before_each_page(
                "HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };",
            )
            .await;
        reader.view(PHONE, 1200).await;
        reader.open("en/").await;
        open(reader).await;
        // Buttons that would do nothing are not there.
        let offered = buttons(reader, "picture").await;
        assert!(
            !offered
                .iter()
                .any(|button| button == "PNG" || button == "SVG"),
            "{offered:?}"
        );
        let hold: String = reader
            .read(&format!("one('{DIALOG} .hold').innerText"))
            .await;
        assert!(hold.contains("press and hold the picture"), "{hold}");
        let said = "Files may not come through here";
        expect_text(reader, "CSV", said, ["Week beginning,", "16446000"]).await;
        let is_saved: bool = reader.read("'saved' in window").await;
        assert!(!is_saved);
        check(reader, &axe(), "in WeChat").await;
    });
}

#[test]
fn in_a_frame_whose_sandbox_keeps_files_back_picture_and_text_can_be_had_all_the_same() {
    visit(async |reader| {
        reader.tolerate("sandbox");
        reader.tolerate("allow-scripts");
        reader.tolerate("Download is disallowed");
        let frame = hosts::frame(reader, "embed=1");
        for tokens in ["allow-scripts", "allow-scripts allow-same-origin"] {
            let frame = frame.replacen("<iframe", &format!("<iframe sandbox=\"{tokens}\""), 1);
            let _host = hosts::open(reader, &format!("{frame}{}", hosts::FITTING)).await;
            hosts::until_whole(reader, 0).await;
            hosts::fits(reader, 0).await;
            hosts::enter(reader, 0).await;
            open(reader).await;
            // The frame is as high as its report: the dialog comes where it was asked for, and within the frame.
            let [link, top, bottom, height]: [f64; 4] = reader
                .read(&format!(
                    "[one('[data-figure=malware_families] a.taking').getBoundingClientRect().top,
                      one('{DIALOG}').getBoundingClientRect().top, one('{DIALOG}').getBoundingClientRect().bottom, innerHeight]"
                ))
                .await;
            assert!(height > 1500.0 && bottom <= height, "{bottom} of {height}");
            assert!(
                (top - link).abs() < 2.0 || height - bottom < 2.0,
                "{top} beside {link}"
            );
            act(reader, "PNG", "长按").await;
            expect_text(reader, "JSON", "此处可能无法下载文件", ["{", "16446000"]).await;
            reader.click(&format!("{DIALOG} .head button")).await;
            reader.until(&format!("!one('{DIALOG}')")).await;
            hosts::leave(reader).await;
        }
        // Whoever embeds it may leave this out.
        let frame = hosts::frame(reader, "embed=1&hide=download");
        let _host = hosts::open(reader, &frame).await;
        hosts::until_whole(reader, 0).await;
        hosts::enter(reader, 0).await;
        let seen: usize = reader
            .read("all('a.taking').filter((link) => link.checkVisibility()).length")
            .await;
        assert_eq!(seen, 0);
        hosts::leave(reader).await;
    });
}

/// Selects what a selector finds, copies it by the keyboard, and gives what the clipboard then holds.
async fn copied(reader: &Reader, selector: &str) -> String {
    reader
        .run::<()>(&format!(
            "getSelection().selectAllChildren(one('{selector}'));
             one('{selector}').scrollIntoView();"
        ))
        .await;
    let keys = reader.tab.action_chain();
    let keys = keys.key_down(thirtyfour::Key::Control).send_keys("c");
    keys.key_up(thirtyfour::Key::Control)
        .perform()
        .await
        .unwrap();
    reader.run("return navigator.clipboard.readText();").await
}

#[test]
fn who_copies_a_card_or_a_figure_by_hand_has_each_word_once() {
    visit(async |reader| {
        let permissions = json!({"permissions": ["clipboardReadWrite"]});
        reader.cdp("Browser.grantPermissions", permissions).await;
        for (page, manner) in [("", "zh:plain"), ("en/", "en:plain")] {
            reader.wide(1440).await;
            reader.open_wholly(page).await;
            reader.until_drawn(manner).await;
            let cards: Vec<(String, Vec<String>, Vec<String>)> = reader
                .read(
                    "all('article.card').map((card) => [
                        card.dataset.indicator,
                        [...card.querySelectorAll('h3, .seen p > *, .parts .name, .caption > span, summary')].map((part) => part.textContent),
                        [...card.querySelectorAll('.points li, .unseen')].map((part) => part.textContent),
                     ])",
                )
                .await;
            assert!(cards.len() > 2);
            for (id, seen, heard) in cards {
                let text = copied(reader, &format!("article[data-indicator={id}]")).await;
                for part in seen {
                    assert!(text.contains(&part), "{page}{id}: no {part} in {text}");
                }
                let name: String = reader
                    .read(&format!(
                        "one('article[data-indicator={id}] h3').textContent"
                    ))
                    .await;
                assert_eq!(text.matches(&name).count(), 1, "{page}{id}: {text}");
                for part in heard {
                    assert!(!text.contains(&part), "{page}{id}: {part} in {text}");
                }
            }
            let figures: Vec<(String, Vec<String>)> = reader
                .read(
                    "all('figure.panel').map((figure) => [
                        figure.dataset.figure,
                        [...figure.querySelectorAll('.points li, figcaption > span:not([hidden]), .caption > span')].map((part) => part.textContent.trim()),
                     ])",
                )
                .await;
            assert!(figures.len() > 2);
            for (id, parts) in figures {
                let text = copied(reader, &format!("figure[data-figure={id}]")).await;
                let mut rest = text.clone();
                for part in parts {
                    assert!(rest.contains(&part), "{page}{id}: no {part} in {text}");
                    rest = rest.replacen(&part, "", 1);
                }
                assert_eq!(rest.trim(), "", "{page}{id}: {text}");
            }
        }
    });
}

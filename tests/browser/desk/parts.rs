//! The part of the desk that proofreads may not come: the desk says so, loses nothing, and goes on when it does.

use thirtyfour::prelude::*;
use xtask::server::InjectedFault;

use super::{
    Folder, asks_before_leaving, choose, findings, open, published, show, shows, source,
    until_preview,
};
use crate::{
    accessibility::{axe, check},
    support::{Reader, visit},
};

/// The two pages, with what is said on each and the name of the button beside it.
const SAID: [(&str, &str, &str); 2] = [
    (
        "",
        "编辑台的核对部分未能载入：网络连接失败，或服务器上的程序已更换。请重试；仍不成功时，请重新载入本页。",
        "重试",
    ),
    (
        "en/",
        "The part of the desk that proofreads could not be loaded: the network failed, or the server has another version by now. Try again, or reload the page.",
        "Try again",
    ),
];

const AGAIN: &str = "[data-desk=failed] button";

/// Waits until the desk says that the part is missing.
async fn until_missing(reader: &Reader, said: &str, button: &str) {
    let missing = format!(
        "one('[data-desk=failed] p')?.innerText === '{said}' && one('{AGAIN}').innerText === '{button}'"
    );
    reader.until(&missing).await;
    assert_eq!(
        reader.read::<String>("html.dataset.state").await,
        "error",
        "as programs see it"
    );
}

fn part(reader: &Reader) -> String {
    reader.site.asset("desk.proof", "wasm").unwrap()
}

/// In every engine.
#[test]
fn without_its_proofreader_the_desk_says_so_and_tries_again_until_it_has_it() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.tolerate("Fetch API cannot load");
        let (axe, part) = (axe(), part(reader));
        reader.view(1440, 1000).await;
        for (page, said, button) in SAID {
            for fault in [
                InjectedFault::Missing,
                InjectedFault::Corrupted,
                InjectedFault::Html,
                InjectedFault::Abort,
            ] {
                reader.site.renew();
                reader.site.fault(&part, fault);
                reader.go(&format!("{page}?draft")).await;
                until_missing(reader, said, button).await;
                // There is nothing to work with, and nothing that pretends to be.
                assert!(!reader.read::<bool>("one('.tools').checkVisibility()").await);
                // As long as it does not come, another try ends as the first did.
                let tries = reader.asked().len();
                reader.click(AGAIN).await;
                until_missing(reader, said, button).await;
                let asked = &reader.asked()[tries..];
                assert!(
                    asked.iter().any(|path| path.starts_with(&part)),
                    "{asked:?}"
                );
                reader.site.clear();
                reader.click(AGAIN).await;
                reader.until("one('[data-desk=ready]')").await;
                assert_eq!(reader.read::<String>("html.dataset.state").await, "ready");
            }
            reader.site.renew();
            reader.site.fault(&part, InjectedFault::Missing);
            reader.go(&format!("{page}?draft")).await;
            until_missing(reader, said, button).await;
            check(reader, &axe, "the desk without its proofreader").await;
            reader.site.clear();
        }
        // It is the whole desk in the end.
        reader.click(AGAIN).await;
        reader.until("one('[data-desk=ready]')").await;
        let folder = Folder::new();
        let week = published("weeks/2025-W52.json").replace("\"value\": 331,", "\"value\": 3310,");
        choose(reader, &[&folder.write("2025-W52.json", week)]).await;
        reader.until("one('[data-finding=change_disagrees]')").await;
    });
}

/// In every engine.
#[test]
fn what_was_typed_waits_for_a_proofreader_that_does_not_come_at_once() {
    for (page, said, button) in SAID {
        visit(async |reader| {
            reader.tolerate_refusals();
            reader.tolerate("panicked");
            let part = part(reader);
            let folder = Folder::new();
            let path = folder.write("2025-W52.json", published("weeks/2025-W52.json"));
            // Nobody stores it under no type.
            reader.site.fault(&part, InjectedFault::NoType);
            open(reader, page).await;
            choose(reader, &[&path]).await;
            show(reader, "form").await;
            let field = "[data-field='indicators/phishing_pages/value'] input";
            reader.click(field).await;
            reader.press(field, Key::Control + "a").await;
            reader.press(field, "3310").await;
            let lang = if page.is_empty() { "zh" } else { "en" };
            until_preview(reader, lang, &shows("3310")).await;
            let typed = source(reader).await;
            let found = {
                show(reader, "findings").await;
                reader.until("one('[data-finding=change_disagrees]')").await;
                findings(reader).await
            };

            // The program breaks down, and its proofreader cannot be had a second time.
            reader.site.fault(&part, InjectedFault::Missing);
            reader
                .run::<()>("weekly.panicked('panicked for a test');")
                .await;
            until_missing(reader, said, button).await;
            assert!(asks_before_leaving(reader).await, "it would be lost");
            reader.click(AGAIN).await;
            until_missing(reader, said, button).await;

            reader.site.clear();
            reader.click(AGAIN).await;
            reader.until("one('[data-desk=ready]')").await;
            until_preview(reader, lang, &shows("3310")).await;
            assert_eq!(source(reader).await, typed);
            show(reader, "findings").await;
            reader.until("one('[data-finding=change_disagrees]')").await;
            assert_eq!(findings(reader).await, found);
        });
    }
}

//! What a reader chose is remembered; where that is impossible, nothing else is lost.

use crate::support::{Reader, visit};

/// Chooses dark colours, large text and English.
async fn choose(reader: &Reader) {
    reader.choose(".theme select", "dark").await;
    reader.until("html.dataset.theme === 'dark'").await;
    reader.click(".tools button").await;
    reader.until("html.dataset.text === 'large'").await;
    reader.click("a.language").await;
    reader.until("html.lang === 'en'").await;
}

#[test]
fn theme_size_and_language_are_remembered() {
    visit(async |reader| {
        reader.open("").await;
        choose(reader).await;
        reader.open("?week=2018-W06").await;
        reader
            .until("html.dataset.theme === 'dark' && html.dataset.text === 'large'")
            .await;
        reader.until("one('.theme select').value === 'dark'").await;
        reader
            .until("one('.tools button').ariaPressed === 'true'")
            .await;
        let offer: String = reader
            .read("one('.banner.offer a').getAttribute('href')")
            .await;
        assert!(offer.starts_with("en/?week=2018-W06"), "{offer}");
    });
}

#[test]
fn a_theme_in_the_address_is_for_that_address_alone() {
    visit(async |reader| {
        reader.open("?theme=contrast").await;
        reader.until("html.dataset.theme === 'contrast'").await;
        reader.open("").await;
        reader.until("!html.hasAttribute('data-theme')").await;
    });
}

#[test]
fn storage_that_refuses_everything_costs_nothing_but_memory() {
    for broken in [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});",
        "Object.defineProperty(window, 'localStorage', {value: null});",
        "for (const name of ['getItem', 'setItem', 'removeItem'])
             Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ] {
        visit(async |reader| {
            reader.before_each_page(broken).await;
            reader.open("").await;
            choose(reader).await;
            reader.until_drawn("en:plain").await;
            reader.click("a.step[rel=prev]").await;
            reader.until_week("2025-W51").await;
            reader.until("html.dataset.theme === 'dark' && html.dataset.text === 'large'").await;
            reader.open("").await;
            reader.until("html.lang === 'zh-CN' && html.dataset.text === 'normal'").await;
        });
    }
}

//! A host that says one encoding of everything that it sends: every page reads right all the same.

use std::fs;

use scraper::{Html, Selector};

use crate::support::{Reader, folder, visit_encoded};

/// The encoding that Chinese hosts were set to for many years.
const CHARSET: &str = "gb2312";

/// The words of a page as its file has them, without its scripts and styles.
fn words(path: &str) -> Vec<String> {
    let html = fs::read_to_string(folder().join(path)).unwrap();
    let html = Html::parse_document(&html);
    let texts = Selector::parse("h1, h2, h3, p, th, dt, dd, li > a").unwrap();
    let texts = html.select(&texts).flat_map(|element| element.text());
    let texts = texts.filter(|text| !text.trim().is_empty() && !text.is_ascii());
    texts.map(str::to_owned).collect()
}

/// Expects every word of a file in the page that is open.
async fn expect_words(reader: &Reader, path: &str) {
    let said: String = reader.read("document.body.textContent").await;
    let words = words(path);
    assert!(words.len() > 3, "{path}: {words:?}");
    for word in words {
        assert!(said.contains(&word), "{word} is not in {path}: {said}");
    }
    let encoding: String = reader.read("document.characterSet").await;
    assert_eq!(encoding, "UTF-8", "{path}");
}

#[test]
fn pages_without_script_read_right_whatever_encoding_the_host_says() {
    visit_encoded(CHARSET, async |reader| {
        for path in [
            "index.html",
            "en/index.html",
            "weeks/index.html",
            "weeks/en.html",
            "weeks/2018-W06/zh.html",
            "weeks/2018-W06/en.html",
        ] {
            reader.scripts(false).await;
            reader.go(path).await;
            reader.scripts(true).await;
            expect_words(reader, path).await;
        }
    });
}

#[test]
fn the_program_reads_right_whatever_encoding_the_host_says() {
    visit_encoded(CHARSET, async |reader| {
        reader.open("").await;
        reader.until("html.dataset.boot === 'hydrated'").await;
        reader.until_drawn("zh:plain").await;
        for (address, path) in [
            ("?week=2018-W06", "weeks/2018-W06/zh.html"),
            ("en/?week=2015-W39&lang=zh", "weeks/2015-W39/zh.html"),
        ] {
            reader.open(address).await;
            let said: Vec<String> = reader
                .read("all('h1, h2:not(#long-run-heading), .about p').map((part) => part.textContent)")
                .await;
            let words = words(path).concat();
            assert!(said.len() > 3, "{said:?}");
            for part in said {
                assert!(words.contains(&part), "{part} is not in {path}: {words}");
            }
            let encoding: String = reader.read("document.characterSet").await;
            assert_eq!(encoding, "UTF-8", "{path}");
        }
        reader.click("a.embedding").await;
        reader.until("one('dialog[open]')").await;
        let said: String = reader.read("one('dialog').innerText").await;
        assert!(said.contains("嵌入"), "{said}");
        reader.go("?draft").await;
        reader.until("one('[data-desk=ready]')").await;
        reader.click("[data-act=begin]").await;
        reader
            .until("one('iframe').contentDocument.characterSet === 'UTF-8'")
            .await;
    });
}

//! axe-core finds no violation.

use std::fs;

use serde_json::Value;
use xtask::server::Fault;
use xtask::workspace;

use crate::support::{PHONE, Reader, SCREEN, visit};

const THEMES: [&str; 3] = ["light", "dark", "contrast"];

pub fn axe() -> String {
    fs::read_to_string(workspace::root().join("boot/node_modules/axe-core/axe.min.js")).unwrap()
}

/// What axe-core finds: the rule, and the places.
async fn findings(reader: &Reader, axe: &str) -> Vec<String> {
    if !reader.read::<bool>("'axe' in window").await {
        reader.run::<Value>(axe).await;
    }
    reader
        .run(
            "return axe.run({resultTypes: ['violations']}).then(({violations}) => violations.flatMap(({id, nodes}) =>
                nodes.map(({target, failureSummary}) => `${id} at ${target}: ${failureSummary}`)));",
        )
        .await
}

pub async fn check(reader: &Reader, axe: &str, path: &str) {
    let found = findings(reader, axe).await;
    assert_eq!(found, Vec::<String>::new(), "{path}");
}

#[test]
fn axe_finds_nothing_in_two_weeks_in_both_languages_and_three_themes() {
    visit(async |reader| {
        let axe = axe();
        for week in ["2025-W52", "2018-W06"] {
            for (page, lang) in [("", "zh"), ("en/", "en")] {
                for theme in THEMES {
                    let path = format!("{page}?week={week}&theme={theme}");
                    reader.open(&path).await;
                    reader.until_drawn(&format!("{lang}:{theme}")).await;
                    check(reader, &axe, &path).await;
                }
            }
        }
    });
}

#[test]
fn axe_finds_nothing_on_a_phone_with_large_text_nor_in_tables() {
    visit(async |reader| {
        let axe = axe();
        reader.wide(PHONE).await;
        reader.open("").await;
        reader.click(".tools button").await;
        for path in [
            "",
            "en/",
            "?view=table",
            "en/?view=table&week=2018-W06",
            "?week=1999-W01",
        ] {
            reader.open(path).await;
            reader.until("html.dataset.text === 'large'").await;
            check(reader, &axe, path).await;
        }
    });
}

#[test]
fn axe_finds_nothing_on_the_error_page() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        let axe = axe();
        reader.site.fault("data/index.json", Fault::Missing);
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            for page in ["", "en/"] {
                for theme in THEMES {
                    let path = format!("{page}?theme={theme}");
                    reader.go(&path).await;
                    reader
                        .until("html.dataset.state === 'ready' && one('.banner.fault')")
                        .await;
                    check(reader, &axe, &path).await;
                }
            }
        }
    });
}

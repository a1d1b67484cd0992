//! The newest issue's real figures stand on the page, in both languages.

use serde_json::{Value, json};

use crate::support::{PHONE, Reader, SCREEN, visit};

/// The cards as other programs read them.
const CARDS: &str = "all('[data-indicator]').map(({dataset: {indicator, value, changePct, origin, changeOrigin}}) =>
    [indicator, value, changePct ?? null, origin, changeOrigin])";

fn cards() -> Value {
    json!([
        ["malware_downloads", "48123000", "-7.6", "sample", "issue"],
        ["backdoored_websites", "532", "-49.6", "sample", "issue"],
        ["phishing_pages", "331", "-74.5", "sample", "issue"],
    ])
}

const ZH: &[&str] = &[
    "↓ 7.6%",
    "↓ 49.6%",
    "↓ 74.5%",
    "较上周下降",
    "本周共处理网络安全事件9起，其中跨境网络安全事件4起",
    "9起",
    "胡俊",
    "示例数据",
    "各指标的数值",
];

const EN: &[&str] = &[
    "↓ 7.6%",
    "↓ 49.6%",
    "↓ 74.5%",
    "down on last week",
    "CNCERT handled 9 network security incidents this week, 4 of them cross-border",
    "Hu Jun",
    "Sample data",
    "the values of the indicators",
];

async fn check(reader: &Reader, path: &str, width: u32, said: &[&str]) {
    reader.wide(width).await;
    reader.open(path).await;
    assert_eq!(
        reader.read::<Value>(CARDS).await,
        cards(),
        "{path} at {width} px"
    );
    let text = reader.text().await;
    for said in said {
        assert!(
            text.contains(said),
            "{said} is missing of {path} at {width} px:\n{text}"
        );
    }
}

#[test]
fn the_newest_issue_states_its_real_figures_in_chinese() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            check(reader, "", width, ZH).await;
        }
    });
}

#[test]
fn the_newest_issue_states_its_real_figures_in_english() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            check(reader, "en/", width, EN).await;
        }
    });
}

#[test]
fn the_incidents_are_drawn_with_the_numbers_of_the_text() {
    visit(async |reader| {
        for (path, manner) in [("?view=chart", "zh:light"), ("en/", "en:light")] {
            reader.open(path).await;
            reader.until_drawn(manner).await;
            let drawn: Vec<String> = reader
                .read("all('[data-figure=incidents] .canvas text').map((text) => text.textContent)")
                .await;
            let numbers: Vec<_> = drawn
                .iter()
                .filter(|text| text.parse::<u32>().is_ok())
                .collect();
            assert_eq!(numbers, ["9", "4", "9"], "{drawn:?}");
        }
    });
}

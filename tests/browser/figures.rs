//! The newest issue's real figures stand on the page, in both languages.

use std::fs;

use serde_json::{Value, json};
use xtask::server::InjectedFault;

use crate::print::{holds, plain, printed};
use crate::support::{PHONE, Reader, SCREEN, visit};
use crate::widths;

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
    // What the samples are is said below their gist.
    reader.click(".note summary").await;
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
        for (path, manner) in [("?view=chart", "zh:plain"), ("en/", "en:plain")] {
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

/// Names that differ in one sign at the end, in the middle, and after more signs than a line has.
const NAMES: [&str; 5] = [
    "Trojan[Downloader]/Win32.Adload.gen.a",
    "Trojan[Downloader]/Win32.Adload.gen.b",
    "针对境内主机的远程控制木马变种家族甲类第一代",
    "针对境内主机的远程控制木马变种家族乙类第一代",
    "TrojanDownloaderWin32AdloadGenericVariantOfFamilyC",
];

/// Serves a week whose ranking has these names.
fn rename(reader: &Reader) {
    let week = "data/weeks/2025-W51.json";
    let bytes = fs::read(reader.site.folder().join(week)).unwrap();
    let mut report: Value = serde_json::from_slice(&bytes).unwrap();
    let items = report["rankings"][0]["items"].as_array_mut().unwrap();
    for (item, name) in items.iter_mut().zip(NAMES) {
        item["name"] = json!({"zh": name, "en": name});
    }
    let report = report.to_string().into_bytes();
    reader.site.fault(week, InjectedFault::Body(report));
}

/// What a drawing says beside its bars, without the breaks of lines.
const DRAWN: &str = "one('[data-figure=malware_families] .canvas').textContent.replace(/\\s/g, '')";

/// The labels that lie over one another.
const CROWDED: &str = "all('[data-figure=malware_families] .canvas svg text').map((text) => text.getBoundingClientRect())
    .flatMap((one, at, all) => all.slice(at + 1).filter((other) =>
        one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 4 && other.top < one.bottom - 4)
        .map((other) => [one, other].map(({x, y, width, height}) => [x, y, width, height].map(Math.round).join(' ')).join(' over ')))";

fn without_spaces(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn names_are_whole_at_every_width_in_tables_and_on_paper() {
    visit(async |reader| {
        rename(reader);
        for path in ["?week=2025-W51", "en/?week=2025-W51"] {
            for width in [320, 390, 768, 1440] {
                reader.wide(width).await;
                reader.open(path).await;
                widths::check(reader, path, width).await;
                let drawn: String = reader.read(DRAWN).await;
                let crowded: Vec<String> = reader.read(CROWDED).await;
                assert_eq!(crowded, Vec::<String>::new(), "{path} at {width} px");
                for name in NAMES {
                    let name = without_spaces(name);
                    assert!(drawn.contains(&name), "{name} at {width} px: {drawn}");
                }
            }
            let on_paper = plain(&printed(reader).await);
            for name in NAMES {
                let paper: String = on_paper.iter().collect();
                assert!(holds(&on_paper, &plain(name)), "{path}: {name}: {paper}");
            }
            for width in [320, 1440] {
                let table = format!("{path}&view=table");
                reader.wide(width).await;
                reader.open(&table).await;
                widths::check(reader, &table, width).await;
            }
        }
        reader.site.clear();
    });
}

/// In every engine.
#[test]
fn a_drawing_out_of_view_shows_nothing_that_is_outdated_and_is_drawn_again_when_it_is_near() {
    const LAST: &str = "all('.plot').at(-1)";
    const IS_SEEN: &str =
        "getComputedStyle(all('.plot').at(-1).querySelector('.canvas')).visibility === 'visible'";
    visit(async |reader| {
        reader.view(PHONE, 700).await;
        reader.open("").await;
        let near = format!("{LAST}.scrollIntoView({{behavior: 'instant'}});");
        reader.run::<()>(&near).await;
        let drawn = |lang| format!("{LAST}.dataset.drawn?.endsWith(':{lang}:plain')");
        reader.until(&drawn("zh")).await;
        assert!(reader.read::<bool>(IS_SEEN).await);

        reader
            .run::<()>("scrollTo({top: 0, behavior: 'instant'});")
            .await;
        // The browser tells within a frame that it has left.
        reader.until_painted().await;
        reader.click("a.language").await;
        reader
            .until("html.lang === 'en' && html.dataset.state === 'ready'")
            .await;
        assert!(!reader.read::<bool>(IS_SEEN).await);
        assert!(
            !reader
                .read::<bool>(&format!("'drawn' in {LAST}.dataset"))
                .await
        );

        reader.run::<()>(&near).await;
        reader.until(&drawn("en")).await;
        assert!(reader.read::<bool>(IS_SEEN).await);
    });
}

//! What a screen reader is told of the page: once, at rest, each figure by its name, and nothing of what nobody did.

use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::server::InjectedFault;

use crate::support::{Reader, visit};

/// Writes down what the page says to those who listen, and with how many other changes at once; and which changes there are in
/// the points of charts.
const LISTENING: &str = "window.said = []; window.spoken = [];
    addEventListener('DOMContentLoaded', () => new MutationObserver((records) => {
        const status = document.querySelector('body > [role=status]');
        const isOf = ({target}) => status?.contains(target);
        const others = records.filter((record) =>
            !isOf(record) && document.body.contains(record.target) && !record.target.closest?.('.canvas, .plot'));
        if (records.some(isOf) && status.textContent.trim()) said.push([status.textContent, others.length]);
        for (const {target, attributeName} of records) {
            const points = (target.closest ? target : target.parentElement)?.closest?.('.points');
            if (points) spoken.push([points.closest('[data-indicator], [data-figure]').dataset.figure, attributeName]);
        }
    }).observe(document, {subtree: true, childList: true, characterData: true, attributes: true}));";

const DOWNLOADS: &str = "[data-indicator=malware_downloads] .points";
const FAMILIES: &str = "[data-figure=malware_families] .points";

/// What was said so far; each time nothing else of the page changed in the same moment.
async fn said(reader: &Reader) -> Vec<String> {
    let said: Vec<(String, usize)> = reader.read("said").await;
    for (text, others) in &said {
        assert_eq!(*others, 0, "the page was not at rest: {text}");
    }
    let texts = said.into_iter().map(|(text, _)| text.trim().to_owned());
    texts.collect()
}

/// Waits until something is said after so many other things.
async fn until_said(reader: &Reader, before: usize, words: &str) {
    reader
        .until(&format!("said[{before}]?.[0].includes('{words}')"))
        .await;
}

/// The nodes that assistive technology is told of.
async fn tree(reader: &Reader) -> Vec<Value> {
    let tree = reader.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap().iter();
    nodes
        .filter(|node| node["ignored"] != true)
        .cloned()
        .collect()
}

fn role(node: &Value) -> &str {
    node["role"]["value"].as_str().unwrap_or_default()
}

fn name(node: &Value) -> &str {
    node["name"]["value"].as_str().unwrap_or_default()
}

/// The names of what is chosen in lists of points.
async fn chosen(reader: &Reader) -> Vec<String> {
    let is_chosen = |node: &&Value| {
        let mut properties = node["properties"].as_array().into_iter().flatten();
        properties.any(|of| of["name"] == "selected" && of["value"]["value"] == true)
    };
    let nodes = tree(reader).await;
    // The options of menus are chosen, too.
    let options = nodes
        .iter()
        .filter(|node| role(node) == "option" && name(node).contains('：'));
    let chosen = options.filter(is_chosen);
    chosen.map(|node| name(node).to_owned()).collect()
}

async fn place(reader: &Reader, points: &str) -> String {
    let of = format!(
        "document.getElementById(one('{points}').getAttribute('aria-activedescendant')).textContent.trim()"
    );
    reader.read(&of).await
}

/// Waits until a reader is at a point of a list, counted from one.
async fn until_at(reader: &Reader, list: &str, point: usize) {
    let at = format!("one('{list}').getAttribute('aria-activedescendant')");
    let id = format!("one('{list} li:nth-child({point})').id");
    reader.until(&format!("{at} === {id}")).await;
}

#[test]
fn each_chart_keeps_its_place_and_is_silent_while_another_is_walked() {
    visit(async |reader| {
        reader.before_each_page(LISTENING).await;
        reader.open_wholly("").await;
        reader.until_drawn("zh:plain").await;
        // No point is called chosen before the reader is there.
        assert_eq!(chosen(reader).await, Vec::<String>::new());
        reader
            .press(DOWNLOADS, Key::Home + Key::Down + Key::Down)
            .await;
        until_at(reader, DOWNLOADS, 3).await;
        let first = place(reader, DOWNLOADS).await;
        assert_eq!(chosen(reader).await, [&*first]);
        reader.run::<()>("spoken.length = 0;").await;
        reader.press(FAMILIES, Key::Home + Key::Down).await;
        until_at(reader, FAMILIES, 2).await;
        let there = place(reader, FAMILIES).await;
        assert_eq!(chosen(reader).await, [&*there]);
        let spoken: Vec<(Option<String>, String)> = reader.read("spoken").await;
        for (of, attribute) in spoken {
            assert_eq!(of.as_deref(), Some("malware_families"), "{attribute}");
            assert_eq!(attribute, "aria-activedescendant");
        }
        // Whoever comes back is where he was.
        assert_eq!(place(reader, DOWNLOADS).await, first);
        reader.press(DOWNLOADS, Key::Down).await;
        reader
            .until(&format!(
                "one('{DOWNLOADS}').getAttribute('aria-activedescendant') === one('{DOWNLOADS} li:nth-child(4)').id"
            ))
            .await;
        assert_eq!(place(reader, FAMILIES).await, there);
    });
}

#[test]
fn closing_the_embed_dialog_changes_no_point_and_leaves_none_chosen() {
    visit(async |reader| {
        reader.tolerate("Fetch API cannot load");
        reader.before_each_page(LISTENING).await;
        reader.open_wholly("").await;
        reader.until_drawn("zh:plain").await;
        reader.press(DOWNLOADS, Key::Home).await;
        let link = "footer a.embedding";
        reader
            .run::<()>(&format!("one('{link}').focus(); spoken.length = 0;"))
            .await;
        reader.press(link, Key::Enter).await;
        reader.until("one('.embedding-dialog')?.open").await;
        reader.click(".embedding-dialog .head button").await;
        reader
            .until(&format!(
                "!one('.embedding-dialog') && document.activeElement === one('{link}')"
            ))
            .await;
        assert_eq!(reader.read::<usize>("spoken.length").await, 0);
        assert_eq!(chosen(reader).await, Vec::<String>::new());
    });
}

#[test]
fn a_switch_of_week_or_language_is_said_once_when_the_page_is_at_rest() {
    visit(async |reader| {
        reader.before_each_page(LISTENING).await;
        reader.open_wholly("").await;
        for (press, words) in [
            ("a.step[rel=prev]", "周报 2025年12月15日至12月21日"),
            ("a.language", "15 to 21 December 2025"),
            ("a.step[rel=prev]", "8 to 14 December 2025"),
            ("a.language", "12月8日至12月14日"),
        ] {
            let before = said(reader).await.len();
            reader.click(press).await;
            until_said(reader, before, words).await;
        }
        // What was said after each of them has been said by now.
        assert_eq!(said(reader).await.len(), 4);
    });
}

#[test]
fn tables_and_table_say_what_they_did_and_so_do_charts_and_chart() {
    visit(async |reader| {
        reader.before_each_page(LISTENING).await;
        for (page, words) in [
            (
                "",
                [
                    "数据显示方式：表格。",
                    "图表：恶意代码传播次数排名前五家族。",
                    "表格：恶意代码传播次数排名前五家族。",
                    "数据显示方式：图表。",
                ],
            ),
            (
                "en/",
                [
                    "Show figures as: Tables.",
                    "Chart: Top 5 Families by Number of Malware Downloads.",
                    "Table: Top 5 Families by Number of Malware Downloads.",
                    "Show figures as: Charts.",
                ],
            ),
        ] {
            reader.open_wholly(page).await;
            let figure = "[data-figure=malware_families] .ways button";
            let presses = [
                ".views a:nth-child(2)",
                figure,
                figure,
                ".views a:nth-child(1)",
            ];
            for (at, press) in presses.into_iter().enumerate() {
                reader.click(press).await;
                until_said(reader, at, words[at]).await;
                if press == figure {
                    // The button stays where the reader is.
                    let is_there: bool = reader
                        .read(&format!("document.activeElement === one('{figure}')"))
                        .await;
                    assert!(is_there, "{page}: {at}");
                }
            }
            assert_eq!(said(reader).await, words);
        }
    });
}

#[test]
fn notices_and_faults_at_opening_are_said_and_stand_where_the_skip_link_leads() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        reader.before_each_page(LISTENING).await;
        reader
            .site
            .fault("data/weeks/2016-W15.json", InjectedFault::Missing);
        for (path, words) in [
            ("?week=2016-W15", "2016年4月11日"),
            ("en/?week=2016-W15", "April 2016"),
            ("?week=2019-W10", "现显示时间最接近的一期"),
            ("en/?week=2019-W10", "Showing the nearest one"),
        ] {
            reader.go(path).await;
            until_said(reader, 0, words).await;
            let banner: String = reader.read("one('.banner p').textContent").await;
            assert_eq!(said(reader).await, [banner], "{path}");
            let is_within: bool = reader
                .read("all('.banner, .note').every((part) => one(one('a.skip').getAttribute('href')).contains(part))")
                .await;
            assert!(is_within, "{path}");
            assert!(reader.read::<usize>("all('.note').length").await > 0);
        }
        // With nothing to show, too.
        reader.site.fault("data/index.json", InjectedFault::Missing);
        reader.go("en/?week=2018-W06").await;
        until_said(reader, 0, "the list of issues").await;
    });
}

#[test]
fn one_status_there_is_and_it_says_nothing_where_nothing_was_done() {
    visit(async |reader| {
        reader.before_each_page(LISTENING).await;
        for path in ["", "en/?week=2018-W06"] {
            reader.open_wholly(path).await;
            let roles: Vec<String> = reader
                .read("all('[role=status], [role=alert], [aria-live]').map((part) => part.textContent)")
                .await;
            assert_eq!(roles, [""], "{path}");
            // Whatever would have been said before is said before this.
            reader.click(".views a:nth-child(2)").await;
            reader.until("said.length > 0").await;
            assert_eq!(said(reader).await.len(), 1, "{path}");
        }
    });
}

#[test]
fn no_dot_is_heard_and_days_have_a_word_between_in_lists_and_points() {
    visit(async |reader| {
        for path in [
            "",
            "en/",
            "?view=table",
            "en/?week=2015-W38&revision=1",
            "en/#long-run",
        ] {
            reader.open_wholly(path).await;
            if path.ends_with("long-run") {
                reader.until("one('#long-run .points')").await;
            }
            let nodes = tree(reader).await;
            assert!(nodes.len() > 200, "{path}");
            for node in &nodes {
                assert!(!name(node).contains(" · "), "{path}: {node}");
                if matches!(role(node), "option" | "rowheader") && !path.contains("long-run") {
                    let has_dash = name(node).contains("日—") || name(node).contains('–');
                    assert!(!has_dash, "{path}: {}", name(node));
                }
            }
            let days = if path.starts_with("en") {
                " to "
            } else {
                "日至"
            };
            let heard = nodes.iter().filter(|node| name(node).contains(days));
            assert!(heard.count() > 12, "{path}");
        }
    });
}

#[test]
fn a_card_is_named_by_its_heading_and_its_chart_and_what_can_be_done_comes_after_it() {
    visit(async |reader| {
        for (page, words) in [
            ("", ["表格", "嵌入", "下载"]),
            ("en/", ["Table", "Embed", "Save"]),
        ] {
            reader.open_wholly(page).await;
            let named: Vec<(String, usize)> = reader
                .read(
                    "all('.card').map((card) => {
                        const name = card.querySelector('h3').textContent;
                        const heard = [...card.querySelectorAll('*')].filter((part) => !part.closest('[aria-hidden], details')).flatMap((part) =>
                            [part.getAttribute('aria-label'), ...[...part.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data)]);
                        return [name, heard.filter((text) => text?.includes(name)).length];
                    })",
                )
                .await;
            assert!(named.len() > 2, "{page}");
            for (card, times) in named {
                assert_eq!(times, 2, "{page}: {card}");
            }
            // In the order in which the keyboard comes there, which is the one on screen.
            let orders: Vec<Vec<String>> = reader
                .read(
                    "all('.card figure, figure.panel').filter((figure) => figure.querySelector('.points')).map((figure) => {
                        const ways = [...figure.querySelectorAll('.points, .ways > *')];
                        const tops = ways.map((way) => way.getBoundingClientRect().top);
                        if (tops.slice(1).some((top) => top < tops[0])) return ['above the chart'];
                        return ways.map((way) => way.matches('.points') ? way.getAttribute('role') : way.textContent);
                    })",
                )
                .await;
            assert!(orders.len() > 4, "{page}");
            for order in orders {
                assert_eq!(order, ["listbox", words[0], words[1], words[2]], "{page}");
            }
        }
    });
}

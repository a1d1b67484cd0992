//! Absent, zero and not stated are three things, and none of them makes a sentence that nobody would write.

use std::sync::Arc;

use cncert_weekly::{
    draft,
    lang::Lang,
    page::{self, Block, Card, Figure, Issue, Kind, Page, PanelBody},
    report::{Column, History, SortedMap, Week},
};
use serde_json::{Value, json};

use crate::dataset::{self, Dataset};

/// The newest issue with other figures in it.
fn issue(change: impl FnOnce(&mut Value)) -> Issue {
    let issue = Dataset::read().newest();
    let bytes = dataset::bytes(&format!("weeks/{}.json", issue.report.week));
    let mut file = serde_json::from_slice(&bytes).expect("it is JSON");
    change(&mut file);
    let reading = draft::read(file.to_string().as_bytes(), &issue.catalogue);
    let report = reading
        .value
        .unwrap_or_else(|| panic!("{:?}", reading.findings));
    Issue {
        report: Arc::new(report),
        ..issue
    }
}

fn compose(issue: &Issue) -> [Page; 2] {
    Lang::BOTH.map(|lang| page::compose(issue, lang))
}

fn figure(page: &Page, id: &str) -> Arc<Figure> {
    let figures = page.figures();
    let found = figures
        .into_iter()
        .find(|figure| figure.id().as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is drawn")).clone()
}

fn card(page: Page, id: &str) -> Card {
    let mut cards = page
        .key_findings
        .blocks
        .into_iter()
        .filter_map(Block::into_card);
    cards
        .find(|card| card.id.as_str() == id)
        .expect("it has a card")
}

/// What a figure is drawn of, and what its values read.
fn drawn(figure: &Figure) -> Vec<(Option<f64>, &str)> {
    let points = figure.points().iter();
    points
        .map(|point| (point.value, point.value_text.as_str()))
        .collect()
}

fn put(file: &mut Value, list: &str, key: &str, values: &[Value]) {
    let items = file.pointer_mut(list).and_then(Value::as_array_mut);
    let items = items.expect("it is a list");
    assert_eq!(items.len(), values.len(), "{list}");
    for (item, value) in items.iter_mut().zip(values) {
        item[key] = value.clone();
    }
}

const PARTS: &str = "/distributions/0/parts";
const FAMILIES: &str = "/rankings/0/items";

#[test]
fn parts_of_nothing_are_bars_of_zero_and_not_unstated_shares() {
    let issue = issue(|file| {
        file["indicators"][1]["value"] = json!(0);
        put(file, PARTS, "value", &[json!(0), json!(0), json!(0)]);
    });
    let [zh, en] = compose(&issue);
    let said = [
        (zh, "示例数据：COM 0；NET 0；其他 0。"),
        (en, "Sample data: COM 0; NET 0; Others 0."),
    ];
    for (page, alternative) in said {
        let figure = figure(&page, "backdoored_websites_by_type");
        assert_eq!(figure.kind(), Kind::Bars);
        assert_eq!(drawn(&figure), [(Some(0.0), "0"); 3]);
        assert_eq!(figure.alternative(), alternative);
        let cells: Vec<_> = figure.table().rows.iter().map(|row| &*row[1]).collect();
        assert_eq!(cells, ["0"; 3]);
    }
}

#[test]
fn a_part_that_is_not_stated_stands_beside_those_that_are() {
    let issue = issue(|file| put(file, PARTS, "value", &[json!(339), json!(0), Value::Null]));
    let [zh, en] = compose(&issue);
    let said = [
        (
            zh,
            "原文未载",
            "示例数据：原文载明COM 339；NET 0，其余未载。",
        ),
        (
            en,
            "Not stated in the source",
            "Sample data: The source states COM 339; NET 0; the rest is not stated.",
        ),
    ];
    for (page, absent, alternative) in said {
        let figure = figure(&page, "backdoored_websites_by_type");
        assert_eq!(figure.kind(), Kind::Bars);
        let expected = [(Some(339.0), "339"), (Some(0.0), "0"), (None, absent)];
        assert_eq!(drawn(&figure), expected);
        assert_eq!(figure.alternative(), alternative);
        let cells: Vec<_> = figure.table().rows.iter().map(|row| &*row[1]).collect();
        assert_eq!(cells, ["339", "0", absent]);
    }
}

#[test]
fn nobody_leads_with_nothing() {
    let issue = issue(|file| {
        put(
            file,
            FAMILIES,
            "value",
            &[json!(0), json!(0), json!(0), json!(0), json!(0)],
        );
    });
    let [zh, en] = compose(&issue);
    let said = [
        (
            zh,
            "示例数据：示例家族甲：0次；示例家族乙：0次；示例家族丙：0次；示例家族丁：0次；示例家族戊：0次；合计0次，占0.0%。",
        ),
        (
            en,
            "Sample data: Sample family A: 0 downloads; Sample family B: 0 downloads; Sample family C: 0 downloads; Sample family D: 0 downloads; Sample family E: 0 downloads; together 0 downloads, 0.0% of the total.",
        ),
    ];
    for (page, alternative) in said {
        let figure = figure(&page, "malware_families");
        assert_eq!(drawn(&figure), [(Some(0.0), "0"); 5]);
        assert_eq!(figure.alternative(), alternative);
    }
}

#[test]
fn a_ranking_keeps_the_values_that_it_states() {
    let (null, share) = (Value::Null, json!(12.5));
    let some = issue(|file| {
        let values = [
            json!(20_000),
            json!(10_000),
            null.clone(),
            null.clone(),
            null.clone(),
        ];
        put(file, FAMILIES, "value", &values);
    });
    let [_, en] = compose(&some);
    let figure = figure(&en, "malware_families");
    let absent = (None, "Not stated in the source");
    let expected = [
        (Some(20_000.0), "20,000"),
        (Some(10_000.0), "10,000"),
        absent,
        absent,
        absent,
    ];
    assert_eq!(drawn(&figure), expected);
    assert_eq!(
        figure.alternative(),
        "Sample data: The source states Sample family A: 20,000 downloads; Sample family B: 10,000 downloads; the rest is not stated."
    );
    let none = issue(|file| {
        put(
            file,
            FAMILIES,
            "value",
            &[
                null.clone(),
                null.clone(),
                null.clone(),
                null.clone(),
                null.clone(),
            ],
        );
        put(
            file,
            FAMILIES,
            "share_pct",
            &[share, null.clone(), null.clone(), null.clone(), null],
        );
    });
    let [_, en] = compose(&none);
    let panels = en
        .key_findings
        .blocks
        .into_iter()
        .filter_map(Block::into_panel);
    let lists = panels.filter_map(|panel| match panel.body {
        PanelBody::Named { names, .. } => Some(names),
        PanelBody::Drawn { .. } => None,
    });
    let names: Vec<_> = lists.flatten().collect();
    assert_eq!(names[..2], ["Sample family A: 12.5%", "Sample family B"]);
}

#[test]
fn incidents_of_none_are_said_plainly() {
    let check = |total: Value, across: Value, of_kind: Value, zh: &[&str], en: &[&str]| {
        let issue = issue(|file| {
            let incidents = &mut file["incidents"];
            incidents["total"] = total;
            incidents["cross_border"] = across;
            incidents["categories"][0]["value"] = of_kind;
            incidents["actors"] = json!(["branches"]);
        });
        let said =
            compose(&issue).map(|page| page.incidents.expect("it speaks of them").paragraphs);
        assert_eq!(said, [zh, en]);
    };
    check(
        json!(0),
        json!(0),
        json!(0),
        &["本周共处理网络安全事件0起。"],
        &["CNCERT handled no network security incidents this week."],
    );
    check(
        json!(9),
        json!(0),
        json!(0),
        &[
            "本周共处理网络安全事件9起，其中跨境网络安全事件0起；参与处置的有各省分中心。",
            "上述事件中，处理仿冒投诉事件0起。",
        ],
        &[
            "CNCERT handled 9 network security incidents this week, none of them cross-border, working with branches of CNCERT.",
            "Among them were no phishing incidents.",
        ],
    );
    check(
        Value::Null,
        json!(4),
        Value::Null,
        &[
            "本周处理网络安全事件，其中跨境网络安全事件4起；参与处置的有各省分中心。",
            "上述事件中，会同境内外域名注册机构和境外CERT等机构重点处理仿冒投诉事件。",
        ],
        &[
            "CNCERT handled network security incidents this week, 4 of them cross-border, working with branches of CNCERT.",
            "Particular attention went to phishing incidents, handled together with domestic and overseas domain registrars as well as international CERTs and the other organizations.",
        ],
    );
}

/// The newest issue with an exact value of its own, no stated change, and values before it.
fn after(values: &[u64], own: u64) -> Issue {
    let issue = issue(|file| {
        let indicator = &mut file["indicators"][2];
        indicator["value"] = json!(own);
        indicator["change_pct"] = Value::Null;
        indicator["change_decimals"] = Value::Null;
        indicator["value_origin"] = json!("issue");
    });
    let week = issue.report.week;
    let weeks: Vec<Week> = week.run_up(values.len() + 1);
    let count = weeks.len();
    let mut column = Column {
        values: values.iter().copied().map(Some).collect(),
        value_flags: vec![0; count],
        changes: vec![None; count],
        change_flags: vec![0; count],
    };
    column.values.push(Some(own));
    let mut columns = SortedMap::default();
    columns.insert("phishing_pages".parse().expect("an id"), column);
    Issue {
        history: Arc::new(History::new(weeks, columns).expect("they fit")),
        ..issue
    }
}

#[test]
fn a_change_from_zero_and_one_too_small_for_percent_are_told_as_counts() {
    let check = |before: u64, own: u64, zh: [&str; 2], en: [&str; 2]| {
        let cards = compose(&after(&[before], own)).map(|page| card(page, "phishing_pages"));
        let changes = cards.map(|card| [card.change.figure, card.change.words]);
        assert_eq!(changes, [zh, en]);
    };
    check(
        0,
        331,
        ["", "较上周增加331个（按两周数值计算），上周0个"],
        [
            "",
            "331 more than last week (computed from the two values), last week 0 pages",
        ],
    );
    check(
        331,
        0,
        ["↓ 100.0%", "较上周下降（按两周数值计算），上周331个"],
        [
            "↓ 100.0%",
            "down on last week (computed from the two values), from 331 pages",
        ],
    );
    check(
        0,
        0,
        ["持平", "与上周相当（按两周数值计算），上周0个"],
        [
            "Level",
            "with last week (computed from the two values), last week 0 pages",
        ],
    );
    check(
        10_000,
        10_004,
        ["", "较上周增加4个（按两周数值计算），上周1万个"],
        [
            "",
            "4 more than last week (computed from the two values), last week 10,000 pages",
        ],
    );
}

#[test]
fn a_run_of_zeros_has_no_highest_week() {
    let [zh, en] = compose(&after(&[0, 0, 0], 0));
    let said = [
        (zh, "近12周所载数值均为0个。"),
        (en, "Every value of the last 12 weeks is 0 pages."),
    ];
    for (page, alternative) in said {
        let figure = figure(&page, "phishing_pages_recent");
        assert_eq!(figure.alternative(), alternative);
        let values: Vec<_> = figure
            .points()
            .iter()
            .filter_map(|point| point.value)
            .collect();
        assert_eq!(values, [0.0; 4]);
    }
}

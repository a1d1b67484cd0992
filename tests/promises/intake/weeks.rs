//! The real weeks of 2011 to 2018, written as the prose of their time had them, come back value for value.

use std::fmt::Write as _;

use cncert_weekly::{
    draft,
    lang::{self, Lang},
    report::{Catalogue, Indicator, Report, Share},
};

use crate::dataset;

use super::{catalogue, publisher, text, told, understood};

const WEEKS: [&str; 19] = [
    "2011-W19", "2012-W40", "2013-W16", "2013-W19", "2013-W27", "2013-W33", "2014-W01", "2014-W30",
    "2014-W37", "2014-W44", "2014-W48", "2015-W12", "2015-W18", "2015-W38", "2015-W39", "2015-W47",
    "2016-W08", "2016-W15", "2018-W06",
];

/// How prose names a part beside its whole.
const PARTS: [(&str, &str); 6] = [
    ("defaced_government_websites", "政府网站"),
    ("backdoored_government_websites", "政府网站"),
    ("phishing_domains", "涉及域名"),
    ("phishing_ips", "IP地址"),
    ("phishing_pages_per_ip", "平均每个IP地址承载了"),
    ("new_high_risk_vulnerabilities", "高危漏洞"),
];

fn report(week: &str, catalogue: &Catalogue) -> Report {
    draft::read(&dataset::bytes(&format!("weeks/{week}.json")), catalogue)
        .value
        .unwrap()
}

/// A number in the digits of the time: 约18.4万, 1865.
fn amount(indicator: &Indicator) -> Option<String> {
    let quantity = indicator.quantity?;
    let value = quantity.value();
    Some(match quantity.rounded_to() {
        None => value.to_string(),
        Some(1000) => format!("约{}.{}万", value / 10_000, value / 1000 % 10),
        Some(10_000) => format!("约{}万", value / 10_000),
        Some(_) => format!("约{value}"),
    })
}

/// What changed: 较上周环比下降了35.7%.
fn change(indicator: &Indicator) -> Option<String> {
    let way = |is_fall| if is_fall { "下降" } else { "上升" };
    if let Some(count) = indicator.change_count {
        return Some(format!("较上周增加了{count}个"));
    }
    let change = indicator.change?;
    if change.tenths() == 0 {
        return Some("与上周持平".to_owned());
    }
    let written = change.to_string();
    Some(format!(
        "较上周环比{}了{}%",
        way(change.tenths() < 0),
        written.trim_start_matches('-')
    ))
}

fn share(share: Share) -> String {
    format!("{share}%")
}

fn prose(report: &Report, catalogue: &Catalogue) -> String {
    let (start, end) = (report.period.start, report.period.end);
    let number = report
        .issue
        .map(|issue| lang::issue(issue, Lang::Zh))
        .unwrap_or_default();
    let days = lang::period(start, end, Lang::Zh);
    let mut text = format!("网络安全信息与动态周报{number}（{days}）\n本周网络安全基本态势\n");
    for rating in &report.ratings {
        let entry = catalogue.rating(&rating.id).unwrap();
        let level = entry
            .levels
            .iter()
            .find(|level| level.id == rating.level)
            .unwrap();
        write!(text, "{}为{}。", entry.name.text.zh(), level.name.text.zh()).unwrap();
    }
    for indicator in &report.indicators {
        let entry = catalogue.indicator(&indicator.id).unwrap();
        let is_beside = entry
            .part_of
            .as_ref()
            .is_some_and(|whole| report.indicator(whole).is_some());
        let short = PARTS
            .iter()
            .find(|(id, _)| indicator.id == *id)
            .filter(|_| is_beside);
        let name = short.map_or(entry.name_at(report.week).text.zh(), |(_, name)| name);
        let joint = if short.is_some() {
            "，其中"
        } else {
            "。\n"
        };
        write!(text, "{joint}{name}").unwrap();
        let unit = &entry.unit.zh;
        if let Some(amount) = amount(indicator) {
            let joint = if amount.starts_with('约') { "" } else { "为" };
            write!(text, "{joint}{amount}{unit}").unwrap();
        }
        if let Some(of) = indicator.share {
            write!(text, "（约占境内{}）", share(of)).unwrap();
        }
        if let Some(change) = change(indicator) {
            write!(text, "，{change}").unwrap();
        }
    }
    for distribution in &report.distributions {
        let entry = catalogue.distribution(&distribution.id).unwrap();
        let parts = distribution.parts.iter().map(|part| {
            let named = entry
                .parts
                .iter()
                .find(|named| named.id == part.id)
                .unwrap();
            let name = named.name.text.zh();
            part.share
                .map_or(name.to_owned(), |of| format!("{name}占{}", share(of)))
        });
        let parts = parts.collect::<Vec<_>>().join("、");
        write!(text, "。\n{}：{parts}", entry.name.text.zh()).unwrap();
    }
    text + "。\n"
}

#[test]
fn every_real_week_comes_back_value_for_value() {
    let catalogue = catalogue();
    for week in WEEKS {
        let report = report(week, catalogue);
        let prose = prose(&report, catalogue);
        let understanding = understood(&[text(&prose)]);
        let draft = understanding.draft(report.week, catalogue, publisher());
        let told = format!(
            "{prose}\n{}\n{:#?}",
            told(&understanding),
            understanding.unread
        );
        let plain = |mut indicators: Vec<Indicator>| {
            for indicator in &mut indicators {
                (indicator.value_origin, indicator.change_origin) = (None, None);
            }
            indicators
        };
        assert_eq!(
            plain(draft.indicators),
            plain(report.indicators.clone()),
            "{told}"
        );
        assert_eq!(draft.ratings, report.ratings, "{told}");
        let parts = |distributions: &[cncert_weekly::report::Distribution]| {
            distributions
                .iter()
                .map(|one| (one.id.clone(), one.parts.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parts(&draft.distributions),
            parts(&report.distributions),
            "{told}"
        );
        assert_eq!(
            (draft.period.start, draft.issue),
            (report.period.start, report.issue),
            "{told}"
        );
        assert_eq!(
            (
                understanding.unread.len(),
                understanding.disagreements.len()
            ),
            (0, 0),
            "{told}"
        );
    }
}

//! Pages of the published dataset: their final words in both languages.

use std::path::PathBuf;

use cncert_weekly::{
    lang::Lang,
    page::{Block, Card, Issue, Mark, Page, PanelBody, compose},
    report::{Origin, Quantity, RankedName, is_han},
};
use expect_test::expect_file;

use crate::{
    dataset::{self, Dataset},
    page_text::page_text,
};

fn cards(page: &Page) -> Vec<&Card> {
    let blocks = page.key_findings.blocks.iter();
    blocks
        .filter_map(|block| match block {
            Block::Card(card) => Some(&**card),
            Block::Panel(_) => None,
        })
        .collect()
}

#[test]
fn the_newest_issue_says_the_three_real_changes() {
    let issue = Dataset::read().newest();
    let check = |lang, words, samples| {
        let page = compose(&issue, lang);
        let cards = cards(&page);
        let figures: Vec<_> = cards.iter().map(|card| &*card.change.figure).collect();
        assert_eq!(figures, ["↓ 7.6%", "↓ 49.6%", "↓ 74.5%"]);
        for card in cards {
            assert!(card.change.words.starts_with(words), "{:?}", card.change);
            assert!(card.change.words.ends_with(samples), "{:?}", card.change);
            assert_eq!(card.change.mark, None, "the change is the issue's own");
            assert_eq!(card.value.mark, Some(Mark::Sample));
            assert_eq!(card.facts.origin, "sample");
            assert_eq!(card.facts.change_origin, "issue");
        }
    };
    check(Lang::Zh, "较上周下降，上周", "（示例）");
    check(Lang::En, "down on last week, from ", " (sample)");
}

#[test]
fn a_card_says_all_of_it_in_one_sentence() {
    let issue = Dataset::read().newest();
    let check = |lang, expected: [&str; 3]| {
        let page = compose(&issue, lang);
        let sentences: Vec<_> = cards(&page).iter().map(|card| &*card.sentence).collect();
        assert_eq!(sentences, expected);
    };
    check(
        Lang::Zh,
        [
            "境内计算机恶意程序传播次数：约4,812.3万次（示例），较上周下降7.6%，上周约5,208.1万次（示例）。",
            "境内被植入后门网站总数：532个（示例），较上周下降49.6%，上周1,056个（示例）。",
            "针对境内网站仿冒网页数量：331个（示例），较上周下降74.5%，上周1,298个（示例）。",
        ],
    );
    check(
        Lang::En,
        [
            "Number of Malware Downloads in Chinese Mainland: about 48.123 million downloads (sample), down 7.6% on last week, from about 52.081 million downloads (sample).",
            "Number of Domestic Websites Implanted with Backdoors: 532 websites (sample), down 49.6% on last week, from 1,056 websites (sample).",
            "Number of Phishing Websites Targeting Chinese Mainland: 331 pages (sample), down 74.5% on last week, from 1,298 pages (sample).",
        ],
    );
}

#[test]
fn the_key_findings_stand_in_the_order_of_the_report() {
    let page = compose(&Dataset::read().newest(), Lang::En);
    let blocks: Vec<_> = page.key_findings.blocks.iter().map(Block::key).collect();
    let expected = [
        "malware_downloads",
        "malware_families",
        "backdoored_websites",
        "backdoored_websites_by_type",
        "phishing_pages",
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn the_incidents_are_the_real_ones() {
    let issue = Dataset::read().newest();
    let check = |lang, expected: [&str; 2]| {
        let section = compose(&issue, lang).incidents.expect("it speaks of them");
        assert_eq!(section.paragraphs, expected);
        let panel = section.panel.expect("it has numbers");
        assert_eq!(panel.mark, None);
        let points = panel.figure().expect("it is drawn").points();
        let values: Vec<_> = points.iter().map(|point| &*point.value_text).collect();
        assert_eq!(values, ["9", "4", "9"]);
    };
    check(
        Lang::Zh,
        [
            "本周共处理网络安全事件9起，其中跨境网络安全事件4起；参与处置的有云服务商、域名注册服务机构、应用商店、各省分中心和国际合作组织。",
            "上述事件中，会同境内外域名注册机构和境外CERT等机构重点处理仿冒投诉事件9起。",
        ],
    );
    check(
        Lang::En,
        [
            "CNCERT handled 9 network security incidents this week, 4 of them cross-border, working with ISPs, domain registrars, mobile phone application stores, branches of CNCERT and our international partners.",
            "Particular attention went to 9 phishing incidents, handled together with domestic and overseas domain registrars as well as international CERTs and the other organizations.",
        ],
    );
}

#[test]
fn a_publisher_who_hides_samples_shows_none() {
    let dataset = Dataset::without_sample();
    let issue = dataset.newest();
    for lang in Lang::BOTH {
        let page = compose(&issue, lang);
        let text = page_text(&page);
        for number in sample_numbers(&issue, lang) {
            assert!(!text.contains(&number), "{number} in {text}");
        }
        let words = cncert_weekly::lang::words(lang);
        assert!(!text.contains(words.sample), "{text}");
        for card in cards(&page) {
            assert_eq!(card.value.number, words.not_stated);
            assert!(card.change.figure.starts_with('↓'));
            assert_eq!(card.facts.value, None);
            assert_eq!(card.spark, None);
        }
        for panel in page
            .key_findings
            .blocks
            .into_iter()
            .filter_map(Block::into_panel)
        {
            assert!(matches!(panel.body, PanelBody::Named { .. }), "{panel:?}");
        }
        let offered: Vec<_> = page
            .selector
            .weeks
            .iter()
            .filter_map(|of| of.week)
            .collect();
        assert_eq!(offered, [issue.report.week]);
        let before = page.selector.previous.expect("there are older weeks");
        assert_eq!(before.week.to_string(), "2018-W06");
    }
}

/// The illustrative numbers of an issue and of the week before, as a page would write them.
fn sample_numbers(issue: &Issue, lang: Lang) -> Vec<String> {
    let report = &issue.report;
    let is_sample = |origin| report.origin(origin) == Origin::Sample;
    let last_week = report.week.previous();
    let of_indicators = report.indicators.iter().flat_map(|indicator| {
        let own = indicator
            .quantity
            .filter(|_| is_sample(indicator.value_origin));
        let before = issue.history.cell(&indicator.id, last_week);
        let before = before.filter(|cell| cell.origin == Origin::Sample);
        let values = [own.map(Quantity::value), before.and_then(|cell| cell.value)];
        values.into_iter().flatten()
    });
    let ranked = report.rankings.iter().filter(|of| is_sample(of.origin));
    let ranked = ranked.flat_map(|ranking| ranking.items.iter().flatten());
    let parts = report
        .distributions
        .iter()
        .filter(|of| is_sample(of.origin));
    let parts = parts.flat_map(|of| &of.parts).filter_map(|part| part.value);
    let names = ranked.clone().map(|item| match &item.name {
        RankedName::Plain(name) => name.clone(),
        RankedName::Text(text) => lang.of(text).to_owned(),
    });
    let values = of_indicators
        .chain(ranked.clone().filter_map(|item| item.value))
        .chain(parts);
    let mut numbers: Vec<String> = values
        .flat_map(|value| {
            let scale = cncert_weekly::lang::Scale::of(value, lang);
            let short = scale.write(value, scale.decimals(value));
            [cncert_weekly::lang::grouped(value), short]
        })
        .chain(names)
        .collect();
    assert!(numbers.len() > 20, "{numbers:?}");
    // A number of two digits may stand in a date or a telephone number.
    numbers.retain(|number| number.chars().count() > 2);
    numbers
}

#[test]
fn whole_pages_read_as_in_their_files() {
    let dataset = Dataset::read();
    for week in ["2025-W52", "2018-W06", "2015-W39", "2013-W27", "2011-W19"] {
        let issue = dataset.issue(week.parse().expect("a week"));
        for lang in Lang::BOTH {
            let name = format!("{week}.{}.txt", lang.key());
            let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "pages", &name]
                .iter()
                .collect();
            expect_file![file].assert_eq(&page_text(&compose(&issue, lang)));
        }
    }
}

#[test]
fn every_published_week_has_a_page_in_its_own_language() {
    let dataset = Dataset::read();
    for week in dataset::weeks() {
        let issue = dataset.issue(week);
        let [zh, en] = Lang::BOTH.map(|lang| compose(&issue, lang));
        assert_eq!(cards(&zh).len(), cards(&en).len(), "{week}");
        for card in cards(&en) {
            assert!(!card.sentence.contains(is_han), "{week}: {}", card.sentence);
        }
        for card in cards(&zh) {
            assert!(card.sentence.contains(is_han), "{week}: {}", card.sentence);
        }
    }
}

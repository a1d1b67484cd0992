//! What readers take along of the long run says what it draws, by itself, and tells every kind of value apart.

use std::path::PathBuf;

use cncert_weekly::{
    export::TrendOffer,
    lang::Lang,
    page::{self, Page},
    report::{Catalogue, History},
    run::{Run, Sources, Span, Trend, Wanted, compose},
};
use expect_test::expect_file;
use serde_json::Value;

use crate::{
    dataset::Dataset,
    long_run::{PHISHING, find, wanted, written},
};

const ROOT: &str = "https://example.org/weekly/";

/// A history with the page under which its long run stands.
struct Stand {
    history: History,
    catalogue: Catalogue,
    page: Page,
    wanted: Wanted,
    run: Run,
}

impl Stand {
    fn new(dataset: &Dataset, history: History, catalogue: Catalogue, wanted: Wanted) -> Self {
        let sources = Sources {
            history: &history,
            catalogue: &catalogue,
            is_sample_shown: dataset.publisher.is_sample_shown,
        };
        Self {
            run: compose(sources, wanted),
            page: page::compose(&dataset.issue(wanted.week), wanted.lang),
            history,
            catalogue,
            wanted,
        }
    }

    fn published(dataset: &Dataset, wanted: Wanted) -> Self {
        let (history, catalogue) = (&dataset.history, &dataset.catalogue);
        Self::new(dataset, (**history).clone(), (**catalogue).clone(), wanted)
    }

    fn offer<'a>(&'a self, trend: &'a Trend) -> TrendOffer<'a> {
        TrendOffer {
            trend,
            sources: Sources {
                history: &self.history,
                catalogue: &self.catalogue,
                is_sample_shown: true,
            },
            page: &self.page,
            span: self.wanted.span,
            root: ROOT,
        }
    }
}

/// The lines of a table for spreadsheets, its head first.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("it has its mark");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    let lines = reader.records().map(|line| line.expect("it is CSV"));
    lines
        .map(|line| line.iter().map(str::to_owned).collect())
        .collect()
}

/// The cells of a column.
fn column(lines: &[Vec<String>], name: &str) -> Vec<String> {
    let place = lines[0].iter().position(|of| of == name);
    let place = place.unwrap_or_else(|| panic!("{name} in {:?}", lines[0]));
    lines[1..].iter().map(|line| line[place].clone()).collect()
}

fn spanned(lang: Lang, shown: &str, span: &str) -> Wanted {
    Wanted {
        span: Span::read(span),
        has_year_before: false,
        ..wanted(lang, shown)
    }
}

#[test]
fn a_trend_is_taken_along_as_it_is_written_here() {
    let dataset = Dataset::read();
    for lang in Lang::BOTH {
        let mut text = String::new();
        for (id, shown, span) in [
            (PHISHING, "2018-W06", "2015-W01..2018-W06"),
            ("infected_hosts", "2018-W06", "all"),
            (
                "malware_hosting_domains_by_tld",
                "2018-W06",
                "2013-W01..2016-W52",
            ),
            ("malware_families", "2025-W52", "26"),
        ] {
            let stand = Stand::published(&dataset, spanned(lang, shown, span));
            let offer = stand.offer(find(&stand.run, id));
            let [table, json] = offer.files();
            let table_text = table.text.trim_start_matches('\u{feff}');
            let parts = [
                offer.address(false),
                offer.address(true),
                table.name,
                table_text
                    .replace("\r\n", "\n")
                    .lines()
                    .take(14)
                    .collect::<Vec<_>>()
                    .join("\n"),
                json.name,
                json.text.lines().take(14).collect::<Vec<_>>().join("\n"),
            ];
            text += &(parts.join("\n") + "\n\n");
        }
        let file: PathBuf = [
            env!("CARGO_MANIFEST_DIR"),
            "tests",
            "exports",
            &format!("trends.{}.txt", lang.key()),
        ]
        .iter()
        .collect();
        expect_file![file].assert_eq(&text);
    }
}

#[test]
fn the_files_of_every_indicator_have_every_value_of_the_history_and_no_more() {
    let dataset = Dataset::read();
    for lang in Lang::BOTH {
        let stand = Stand::published(&dataset, wanted(lang, "2025-W52"));
        for (id, stated) in dataset.history.columns().iter() {
            let weeks = dataset.history.weeks().iter().zip(&stated.values).rev();
            let known = weeks.filter_map(|(week, value)| Some((week.to_string(), (*value)?)));
            let known: Vec<_> = known.collect();
            let [table, json] = stand.offer(find(&stand.run, id.as_str())).files();
            let lines = lines(&table.text);
            let [weeks, values] = match lang {
                Lang::Zh => ["ISO周", "数值"],
                Lang::En => ["ISO week", "Value"],
            };
            let taken = column(&lines, weeks)
                .into_iter()
                .zip(column(&lines, values));
            let taken = taken.filter_map(|(week, value)| Some((week, value.parse().ok()?)));
            assert_eq!(taken.collect::<Vec<_>>(), known, "{id}");
            let json: Value = serde_json::from_str(&json.text).expect("it is JSON");
            let figures = json["figures"].as_array().expect("it has figures");
            let taken = figures
                .iter()
                .filter_map(|of| Some((of["week"].as_str()?.to_owned(), of["value"].as_u64()?)));
            assert_eq!(taken.collect::<Vec<_>>(), known, "{id}");
            assert!(figures.iter().all(|of| of["indicator"] == id.as_str()));
        }
    }
}

#[test]
fn the_files_of_rankings_and_distributions_have_every_part_of_every_week_in_its_place() {
    let dataset = Dataset::read();
    let stand = Stand::published(&dataset, wanted(Lang::En, "2025-W52"));
    for (id, broken_down) in dataset.history.breakdowns().iter() {
        let Some(trend) = stand.run.trends.iter().find(|of| of.of == *id) else {
            // Where no issue states a share there is nothing to draw.
            let mut parts = broken_down.weeks().iter().flat_map(|week| &week.parts);
            assert!(parts.all(|part| part.share.is_none()), "{id}");
            continue;
        };
        let [_, json] = stand.offer(trend).files();
        let json: Value = serde_json::from_str(&json.text).expect("it is JSON");
        let mut figures = json["figures"].as_array().expect("it has figures").iter();
        let is_ranking = dataset.catalogue.ranking(id).is_some();
        let drawn = broken_down.weeks().iter().rev();
        for week in drawn.filter(|of| trend.weeks.contains(&of.week)) {
            for (place, part) in week.parts.iter().enumerate() {
                let figure = figures.next().expect("every part is there");
                assert_eq!(figure["week"], week.week.to_string());
                assert_eq!(figure["breakdown"], id.as_str());
                assert_eq!(figure["value"].as_u64(), part.value);
                let place = is_ranking.then_some(place as u64 + 1);
                assert_eq!(figure["place"].as_u64(), place);
                let share = part.share.map(|share| share.to_string());
                let basis = figure["share_basis"].as_str();
                if share.is_some() {
                    assert_eq!(share, Some(figure["share_pct"].to_string()));
                    assert_eq!(basis, Some("stated"));
                } else {
                    assert_eq!(basis.is_some(), !figure["share_pct"].is_null());
                    assert_ne!(basis, Some("stated"));
                }
            }
        }
        assert!(figures.next().is_none(), "{id}");
    }
}

#[test]
fn every_kind_of_value_is_told_apart_in_the_files_of_a_trend() {
    let stated = [
        ("2018-W01", Some(500), 0),
        ("2018-W02", Some(600), History::SECONDHAND),
        ("2018-W03", Some(700), History::CORRECTED),
        ("2018-W04", Some(800), History::SAMPLE | History::ROUNDED),
        ("2018-W05", None, History::CORRECTED),
        ("2018-W06", Some(100), 0),
    ];
    let (history, catalogue) = written(&stated, &[]);
    let dataset = Dataset::read();
    let wanted = wanted(Lang::En, "2018-W06");
    let stand = Stand::new(&dataset, history, catalogue, wanted);
    let [table, _] = stand.offer(find(&stand.run, PHISHING)).files();
    let lines = lines(&table.text);
    let of = |name: &str| column(&lines, name);
    assert_eq!(of("Value"), ["100", "", "800", "700", "600", "500"]);
    assert_eq!(
        of("Origin of the value"),
        ["issue", "", "sample", "issue", "second-hand", "issue"]
    );
    assert_eq!(of("Rounding"), ["", "", "rounded", "", "", ""]);
    assert_eq!(
        of("Corrections"),
        ["", "withdrawn", "", "corrected", "", ""]
    );
}

#[test]
fn the_picture_of_a_trend_stands_alone_and_leads_back_to_the_same_weeks() {
    let dataset = Dataset::read();
    for (lang, shown, span, days, mark) in [
        (
            Lang::Zh,
            "2018-W06",
            "2015-W01..2018-W06",
            "2014年12月29日—2018年2月11日",
            None,
        ),
        (
            Lang::Zh,
            "2025-W52",
            "all",
            "2011年5月9日—2025年12月28日",
            Some("含示例数据"),
        ),
        (
            Lang::En,
            "2025-W52",
            "26",
            "30 June – 28 December 2025",
            Some("Sample"),
        ),
    ] {
        let stand = Stand::published(&dataset, spanned(lang, shown, span));
        let trend = find(&stand.run, PHISHING);
        let told = stand.offer(trend).told(["{}", "{}"].map(str::to_owned));
        let told: Value = serde_json::from_str(&told).expect("it is JSON");
        let picture = &told["picture"];
        assert_eq!(told["title"], trend.figure.title());
        assert_eq!(picture["unit"], format!("{days} · {}", trend.unit));
        assert_eq!(picture["mark"].as_str(), mark);
        assert_eq!(picture["alternative"], trend.figure.alternative());
        for note in &trend.notes {
            let notes = picture["notes"].as_array().expect("it has notes");
            assert!(notes.iter().any(|of| of == note), "{note}");
        }
        let address = picture["address"].as_str().expect("it has an address");
        assert!(address.contains(&format!("?week={shown}")), "{address}");
        assert_eq!(
            address.contains(&format!("&span={span}#long-run")),
            span != "all",
            "{address}"
        );
        let newest = told["share"]["newest"].as_str().expect("it has an address");
        assert!(!newest.contains("week="), "{newest}");
        assert!(newest.ends_with("#long-run"), "{newest}");
        let first = if span == "26" {
            "2025-W27"
        } else if span == "all" {
            "2011-W19"
        } else {
            "2015-W01"
        };
        let name = format!("cncert-{first}-{shown}-phishing-pages-{}", lang.key());
        assert_eq!(told["name"], name);
    }
}

#[test]
fn who_shows_no_sample_gives_none_of_its_long_run_away() {
    let dataset = Dataset::without_sample();
    let stand = Stand::published(&dataset, wanted(Lang::En, "2018-W06"));
    assert!(!stand.run.trends.is_empty());
    for trend in &stand.run.trends {
        let mut offer = stand.offer(trend);
        offer.sources.is_sample_shown = false;
        let [_, json] = offer.files();
        let json: Value = serde_json::from_str(&json.text).expect("it is JSON");
        let figures = json["figures"].as_array().expect("it has figures");
        assert!(figures.iter().all(|of| of["origin"] != "sample"), "{json}");
        assert!(figures.iter().any(|of| !of["origin"].is_null()), "{json}");
    }
}

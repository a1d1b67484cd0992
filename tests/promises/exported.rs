//! What readers take along says what the page says, alone and in both languages.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::PathBuf;

use cncert_weekly::{
    export::Offer,
    lang::Lang,
    page::{self, Block, Issue, Page},
};
use expect_test::expect_file;
use serde_json::Value;

use crate::dataset::{Dataset, weeks};

const ROOT: &str = "https://example.org/weekly/";

/// The ids of everything on a page that can be taken along by itself.
fn ids(page: &Page) -> Vec<String> {
    let blocks = page.key_findings.blocks.iter().map(Block::key);
    let section = page.incidents.iter();
    let others = section.flat_map(|section| {
        let cards = section.cards.iter().map(|card| card.id.as_str());
        cards.chain(section.panel.iter().map(|panel| panel.id.as_str()))
    });
    blocks.chain(others).map(str::to_owned).collect()
}

fn offer<'a>(issue: &'a Issue, page: &'a Page, id: &str) -> Offer<'a> {
    Offer::new(issue, page, id, ROOT).unwrap()
}

/// The lines of a table for spreadsheets, without its mark and its head.
fn lines(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let lines = reader.records().map(Result::unwrap);
    lines
        .map(|line| line.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn a_week_is_taken_along_as_it_is_written_here() {
    let dataset = Dataset::read();
    for week in ["2018-W06", "2025-W52"] {
        let issue = dataset.issue(week.parse().unwrap());
        for lang in Lang::BOTH {
            let page = page::compose(&issue, lang);
            let all = offer(&issue, &page, "");
            let [table, json] = all.files();
            let mut text = format!(
                "{}\n{}\n{}\n\n{}\n{}\n",
                all.title(),
                all.address(false),
                all.address(true),
                table.name,
                table
                    .text
                    .trim_start_matches('\u{feff}')
                    .replace("\r\n", "\n"),
            );
            for (style, citation) in all.citations() {
                text += &[style, "\n", &citation, "\n\n"].concat();
            }
            for id in ids(&page) {
                let one = offer(&issue, &page, &id);
                let figures = lines(&one.files()[0].text).len().to_string();
                text += &[
                    &one.name(),
                    ": ",
                    &one.title(),
                    ", ",
                    &figures,
                    " figures\n",
                ]
                .concat();
            }
            text += &["\n", &json.name, "\n", &json.text].concat();
            let file: PathBuf = [
                env!("CARGO_MANIFEST_DIR"),
                "tests",
                "exports",
                &format!("{week}.{}.txt", lang.key()),
            ]
            .iter()
            .collect();
            expect_file![file].assert_eq(&text);
        }
    }
}

#[test]
fn table_and_json_hold_the_same_figures_for_every_part_of_every_page() {
    let dataset = Dataset::read();
    for week in weeks() {
        let issue = dataset.issue(week);
        for lang in Lang::BOTH {
            let page = page::compose(&issue, lang);
            let whole = lines(&offer(&issue, &page, "").files()[0].text);
            for id in ids(&page) {
                let [table, json] = offer(&issue, &page, &id).files();
                let lines = lines(&table.text);
                assert!(
                    lines.iter().all(|line| whole.contains(line)),
                    "{id} in {week}"
                );
                let json: Value = serde_json::from_str(&json.text).unwrap();
                let figures = json["figures"].as_array().unwrap();
                assert_eq!(figures.len(), lines.len(), "{id} in {week}");
                for (figure, line) in figures.iter().zip(&lines) {
                    let number = |key: &str| match &figure[key] {
                        Value::Null => String::new(),
                        number => number.to_string(),
                    };
                    assert_eq!(number("value"), line[6], "{id} in {week}");
                    assert_eq!(number("change_pct"), line[10], "{id} in {week}");
                    assert_eq!(figure["indicator_name"], line[3], "{id} in {week}");
                }
            }
        }
    }
}

#[test]
fn a_card_has_its_parts_and_a_figure_its_rows_and_no_more() {
    let dataset = Dataset::read();
    let issue = dataset.newest();
    let page = page::compose(&issue, Lang::En);
    let values = |id: &str| -> Vec<String> {
        let lines = lines(&offer(&issue, &page, id).files()[0].text);
        lines
            .into_iter()
            .map(|mut line| line.swap_remove(6))
            .collect()
    };
    assert_eq!(values("phishing_pages"), ["331"]);
    assert_eq!(values("backdoored_websites_by_type"), ["339", "69", "124"]);
    assert_eq!(values("incidents"), ["9", "4", "9"]);
    let earlier = dataset.issue("2018-W06".parse().unwrap());
    let page = page::compose(&earlier, Lang::En);
    let lines = lines(&offer(&earlier, &page, "infected_hosts").files()[0].text);
    let values: Vec<_> = lines.iter().map(|line| line[6].as_str()).collect();
    assert_eq!(values, ["184000", "113000", "71000"]);
    assert!(Offer::new(&earlier, &page, "nothing", ROOT).is_none());
}

#[test]
fn who_shows_no_sample_gives_none_away_and_made_up_weeks_are_not_cited() {
    let dataset = Dataset::without_sample();
    let issue = dataset.newest();
    let page = page::compose(&issue, Lang::En);
    let all = offer(&issue, &page, "");
    let [table, json] = all.files();
    for text in [&table.text, &json.text, &all.told(None)] {
        assert!(
            !text.contains("48123000") && !text.contains("16446000"),
            "{text}"
        );
        assert!(text.contains("-74.5"), "{text}");
    }
    let dataset = Dataset::read();
    let sample = dataset.issue("2025-W10".parse().unwrap());
    let page = page::compose(&sample, Lang::Zh);
    assert!(offer(&sample, &page, "").citations().is_empty());
    let row = &lines(&offer(&sample, &page, "").files()[0].text)[0];
    assert_eq!(row[13], "示例");
}

#[test]
fn the_dialog_is_told_everything_in_words_of_the_page_and_nothing_in_it_is_code() {
    let dataset = Dataset::read();
    let issue = dataset.newest();
    for lang in Lang::BOTH {
        let page = page::compose(&issue, lang);
        for id in ids(&page).into_iter().chain([String::new()]) {
            let offer = offer(&issue, &page, &id);
            let drawn = offer
                .figure()
                .map(|_| ["{\"a\":1}", "{}"].map(str::to_owned));
            let told: Value = serde_json::from_str(&offer.told(drawn)).unwrap();
            assert_eq!(told["picture"].is_null(), offer.figure().is_none(), "{id}");
            assert_eq!(told["files"].as_array().unwrap().len(), 2);
            assert!(!told["share"]["newest"].as_str().unwrap().contains("week="));
            if let Some(figure) = offer.figure() {
                let picture = &told["picture"];
                assert_eq!(picture["alternative"], figure.alternative());
                // All of this week's counts are made up, and what its issue states is not.
                let is_sample = id != "incidents";
                assert_eq!(picture["mark"].is_null(), !is_sample, "{id}");
            }
        }
    }
}

#[test]
fn whatever_is_taken_of_a_draft_says_that_it_is_one_and_leads_to_no_address_of_its_own() {
    let dataset = Dataset::read();
    for week in ["2025-W52", "2018-W06"] {
        let issue = dataset.issue(week.parse().unwrap());
        for lang in Lang::BOTH {
            let mark = match lang {
                Lang::Zh => "草稿（未发布）",
                Lang::En => "DRAFT (not published)",
            };
            let page = page::compose(&issue, lang);
            for id in ids(&page).into_iter().chain([String::new()]) {
                let draft = offer(&issue, &page, &id).of_draft();
                let [table, json] = draft.files();
                for file in [&table, &json] {
                    let begin = format!("cncert-{week}-draft-");
                    assert!(file.name.starts_with(&begin), "{}", file.name);
                }
                // Every line by itself, wherever it is copied to.
                for line in lines(&table.text) {
                    assert_eq!(line.last().unwrap(), mark, "{id}");
                }
                let json: Value = serde_json::from_str(&json.text).unwrap();
                assert_eq!(json["revision"], mark);
                let drawn = draft.figure().map(|_| ["{}", "{}"].map(str::to_owned));
                let told = draft.told(drawn);
                assert!(!told.contains("week="), "{told}");
                let told: Value = serde_json::from_str(&told).unwrap();
                assert_eq!(told["draft"], mark);
                assert!(told["share"].is_null());
                assert_eq!(told["links"], serde_json::json!([]));
                assert_eq!(told["citations"], serde_json::json!([]));
                if draft.figure().is_some() {
                    let marks = told["picture"]["mark"].as_str().unwrap();
                    assert!(marks.ends_with(mark), "{marks}");
                    let is_sample = told["picture"]["sample"].as_bool().unwrap();
                    assert_eq!(marks != mark, is_sample, "{marks}");
                }
            }
        }
    }
}

//! The long run without script: a page of its own in each language.

use std::fs;

use scraper::{ElementRef, Html, Selector};

use crate::support::{PHONE, SCREEN, folder, visit};

const HEADLINES: [&str; 6] = [
    "malware_downloads",
    "infected_hosts",
    "defaced_websites",
    "backdoored_websites",
    "phishing_pages",
    "new_vulnerabilities",
];

fn page(name: &str) -> Html {
    let path = folder().join("weeks").join(name);
    Html::parse_document(&fs::read_to_string(path).unwrap())
}

/// The texts of what a selector finds.
fn texts(within: ElementRef, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let found = within.select(&selector);
    found.map(|of| of.text().collect()).collect()
}

#[test]
fn every_headline_has_a_drawing_a_sentence_and_its_values_year_by_year() {
    let history = fs::read(folder().join("data/history/all.json")).unwrap();
    let history: serde_json::Value = serde_json::from_slice(&history).unwrap();
    for (name, sample, year) in [
        ("long-run.html", "示例", "年"),
        ("long-run.en.html", "ample", ""),
    ] {
        let page = page(name);
        let figures = Selector::parse("figure").unwrap();
        let ids: Vec<_> = page
            .select(&figures)
            .map(|figure| {
                figure
                    .attr("data-figure")
                    .unwrap()
                    .trim_end_matches("_trend")
            })
            .collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        let mut headlines = HEADLINES;
        headlines.sort_unstable();
        assert_eq!(sorted, headlines, "{name}");
        for (figure, id) in page.select(&figures).zip(ids) {
            assert_eq!(texts(figure, "[aria-hidden=true] > svg").len(), 1, "{id}");
            let said = texts(figure, ".named > p").concat();
            assert!(said.ends_with(['。', '.']), "{id}: {said}");
            let column = &history["columns"][id];
            let known = column["value"].as_array().unwrap().iter();
            let known = known.filter(|value| !value.is_null()).count();
            let flags = column["value_flags"].as_array().unwrap().iter();
            let samples = flags.filter(|of| of.as_u64().unwrap() & 2 != 0).count();
            let rows = texts(figure, "tbody tr");
            let stated = rows.iter().filter(|row| !row.ends_with('—')).count();
            assert_eq!(stated, known, "{id}");
            let marked = rows.iter().filter(|row| row.contains(sample)).count();
            assert_eq!(marked, samples, "{id}");
            assert_eq!(said.contains(sample), samples > 0, "{id}: {said}");
            // A table a year, whose rows are of it.
            let tables = Selector::parse("table").unwrap();
            for table in figure.select(&tables) {
                let of = texts(table, "caption").concat();
                let of = of.trim_end_matches(year);
                let rows = texts(table, "tbody th");
                assert!(
                    !rows.is_empty()
                        && rows.iter().all(|row| row.contains(of)
                            || row.contains(&(of.parse::<i16>().unwrap() - 1).to_string())),
                    "{of}: {rows:?}"
                );
            }
        }
    }
}

#[test]
fn the_page_is_reached_without_script_from_where_the_long_run_stands() {
    visit(async |reader| {
        for (from, to) in [
            ("en/", "weeks/long-run.en.html"),
            ("", "weeks/long-run.html"),
            ("weeks/2018-W06/en.html", "weeks/long-run.en.html"),
            ("weeks/", "weeks/long-run.html"),
        ] {
            reader.scripts(false).await;
            reader.go(from).await;
            let link = if from == "weeks/" {
                "main p > a"
            } else {
                "#long-run a"
            };
            reader.click(link).await;
            reader.until_at(to).await;
            reader.scripts(true).await;
            for width in [PHONE, SCREEN] {
                reader.wide(width).await;
                let drawn: Vec<[f64; 2]> = reader
                    .read("all('figure svg').map((svg) => svg.getBoundingClientRect()).map(({width, height}) => [width, height])")
                    .await;
                assert_eq!(drawn.len(), HEADLINES.len());
                for [width, height] in drawn {
                    assert!(width > 250.0 && height > 80.0, "{width} by {height}");
                }
                assert!(reader.read::<bool>("html.scrollWidth <= innerWidth").await);
            }
        }
    });
}

//! A finished report goes back into the editors' world, and comes back from there as it was.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::BTreeSet, path::PathBuf};

use crate::{
    dataset::{Dataset, weeks},
    hostile::ATTACKS,
    unzip::unzipped,
};
use cncert_weekly::{
    export::{Formatted, Leaflet, docx, formatted, leaflet},
    intake::{self, Content, Understanding},
    lang::Lang,
    page,
    report::{Contents, RankedName, Week},
};
use expect_test::expect_file;

fn of(dataset: &Dataset, week: Week, lang: Lang) -> Leaflet {
    let issue = dataset.issue(week);
    leaflet(&issue, &page::compose(&issue, lang))
}

/// The weeks whose figures are of the report itself, and the newest issue.
fn weeks_of_reports() -> Vec<Week> {
    let mut weeks = weeks();
    let newest = *weeks.last().unwrap();
    weeks.retain(|week| week.year() < 2025 || *week == newest);
    assert_eq!(weeks.len(), 20);
    weeks
}

/// What a week states, without what documents cannot say: origins and sources. One language alone names things in it.
fn stated(contents: &Contents, alone: Option<Lang>) -> String {
    let mut contents = contents.clone();
    let items = contents
        .rankings
        .iter_mut()
        .filter_map(|ranking| ranking.items.as_mut());
    for item in items.flatten() {
        if let (RankedName::Text(text), Some(lang)) = (&item.name, alone) {
            item.name = RankedName::Plain(lang.of(text).to_owned());
        }
    }
    for indicator in &mut contents.indicators {
        (indicator.value_origin, indicator.change_origin) = (None, None);
    }
    if alone.is_some() {
        // An editor has a name in both.
        contents.editor = None;
    }
    for ranking in &mut contents.rankings {
        ranking.origin = None;
    }
    for distribution in &mut contents.distributions {
        (distribution.origin, distribution.is_complete) = (None, false);
    }
    if let Some(incidents) = &mut contents.incidents {
        incidents.origin = None;
    }
    format!(
        "{:#?}",
        (
            (contents.week, contents.issue, contents.ratings),
            (contents.indicators, contents.rankings),
            (contents.distributions, contents.incidents, contents.editor),
        )
    )
}

fn understood(dataset: &Dataset, documents: &[Vec<u8>]) -> Understanding {
    let open = |bytes: &Vec<u8>| intake::open("report.docx", bytes, |_| None).unwrap();
    let editions: Vec<_> = documents.iter().map(open).collect();
    intake::understood(&editions, &dataset.catalogue, &dataset.publisher)
}

#[test]
fn every_real_week_and_the_newest_issue_come_back_from_their_word_documents_value_for_value() {
    let dataset = Dataset::read();
    let mut wrong = Vec::new();
    for week in weeks_of_reports() {
        let documents = Lang::BOTH.map(|lang| docx(&of(&dataset, week, lang)));
        let report = dataset.report(week);
        let editions = [
            (&documents[..], None),
            (&documents[..1], Some(Lang::Zh)),
            (&documents[1..], Some(Lang::En)),
        ];
        for (documents, alone) in editions {
            let understanding = understood(&dataset, documents);
            let draft = understanding.draft(week, &dataset.catalogue, &dataset.publisher);
            let (expected, found) = (stated(&report, alone), stated(&draft, None));
            let days = understanding.period().map(|period| period.start);
            if found != expected
                || days != Some(report.period.start)
                || !understanding.disagreements.is_empty()
            {
                let lines = diff(&expected, &found);
                wrong.push(format!(
                    "{week} {alone:?}: {days:?}\n{lines}{:#?}\n{:#?}",
                    understanding.disagreements, understanding.unread
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines of one text that another lacks.
fn diff(expected: &str, found: &str) -> String {
    let [expected, found]: [Vec<_>; 2] = [expected, found].map(|text| text.lines().collect());
    let other = expected
        .iter()
        .zip(&found)
        .position(|(one, other)| one != other);
    let at = other.unwrap_or_default().saturating_sub(8);
    let around = |lines: &[&str]| {
        lines
            .iter()
            .skip(at)
            .take(24)
            .copied()
            .collect::<Vec<_>>()
            .join("\n")
    };
    format!(
        "--- expected\n{}\n--- found\n{}\n",
        around(&expected),
        around(&found)
    )
}

#[test]
fn the_same_report_is_the_same_document_of_sound_parts_with_real_charts() {
    let dataset = Dataset::read();
    for lang in Lang::BOTH {
        let leaflet = of(&dataset, dataset.index.latest, lang);
        let bytes = docx(&leaflet);
        assert_eq!(docx(&leaflet), bytes);
        let parts = unzipped(&bytes).unwrap();
        assert_eq!(parts[0].0, "[Content_Types].xml");
        let names: BTreeSet<_> = parts.iter().map(|(path, _)| path.as_str()).collect();
        assert!(names.contains("word/charts/chart2.xml"), "{names:?}");
        for (path, bytes) in &parts {
            if path.starts_with("word/embeddings/") {
                continue;
            }
            let text = std::str::from_utf8(bytes).unwrap();
            roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"));
            for word in ["<script", "http://example", "Target=\"http"] {
                assert!(!text.contains(word), "{path}");
            }
        }
        let edition = intake::open("report.docx", &bytes, |_| None).unwrap();
        let charts = edition
            .blocks
            .iter()
            .filter(|block| matches!(block.content, Content::Chart(_)));
        assert_eq!(charts.count(), 2);
        assert_eq!(edition.remarks, []);
    }
}

/// What Word opens for “edit data”.
#[test]
fn behind_each_chart_stands_a_spreadsheet_with_its_values() {
    let dataset = Dataset::read();
    let mut charts = 0;
    for week in weeks_of_reports() {
        for lang in Lang::BOTH {
            let leaflet = of(&dataset, week, lang);
            let bytes = docx(&leaflet);
            let parts = unzipped(&bytes).unwrap();
            let part = |path: &str| parts.iter().find(|(name, _)| name == path).unwrap();
            let document = intake::open("report.docx", &bytes, |_| None).unwrap();
            let drawn = document
                .blocks
                .iter()
                .filter_map(|block| match &block.content {
                    Content::Chart(chart) => Some(chart),
                    _ => None,
                });
            for (chart, number) in drawn.zip(1..) {
                let text = |path: &str| String::from_utf8(part(path).1.clone()).unwrap();
                let names = text(&format!("word/charts/_rels/chart{number}.xml.rels"));
                let book = format!("embeddings/chart{number}.xlsx");
                assert!(names.contains(&format!("Target=\"../{book}\"")), "{names}");
                let drawn = text(&format!("word/charts/chart{number}.xml"));
                assert!(drawn.contains("<c:externalData r:id=\"rId1\">"), "{drawn}");
                let book = &part(&["word/", &book].concat()).1;
                let book = intake::open("chart.xlsx", book, |_| None).unwrap();
                let [Content::Paragraph(head), Content::Table(rows)] = &book
                    .blocks
                    .iter()
                    .map(|block| block.content.clone())
                    .collect::<Vec<_>>()[..]
                else {
                    panic!("{week}: {:?}", book.blocks)
                };
                assert_eq!(head.text, chart.series[0].name);
                let values = chart.series[0].values.iter();
                let cells = chart.categories.iter().zip(values).map(|(name, value)| {
                    let mut row = vec![name.clone()];
                    row.extend(value.clone());
                    row
                });
                let bare = |share: &str| share.replace(".0%", "%");
                let rows = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| bare(cell)).collect::<Vec<_>>());
                assert_eq!(
                    rows.collect::<Vec<_>>(),
                    cells.collect::<Vec<_>>(),
                    "{week}"
                );
                charts += 1;
            }
        }
    }
    assert!(charts > 20, "{charts}");
}

#[test]
fn the_formatted_text_is_as_it_is_written_here() {
    let dataset = Dataset::read();
    for week in ["2018-W06", "2025-W52"] {
        for lang in Lang::BOTH {
            let Formatted { html, plain } = formatted(&of(&dataset, week.parse().unwrap(), lang));
            let text = html.replace("><", ">\n<");
            let file: PathBuf = [
                env!("CARGO_MANIFEST_DIR"),
                "tests",
                "exports",
                &format!("{week}.{}.html", lang.key()),
            ]
            .iter()
            .collect();
            expect_file![file].assert_eq(&format!("{text}\n\n{plain}"));
        }
    }
}

#[test]
fn formatted_text_is_well_formed_and_has_neither_class_nor_script_nor_address() {
    let dataset = Dataset::read();
    for week in weeks() {
        for lang in Lang::BOTH {
            let Formatted { html, plain } = formatted(&of(&dataset, week, lang));
            let parsed = roxmltree::Document::parse(&html).unwrap();
            for node in parsed.descendants().filter(roxmltree::Node::is_element) {
                let name = node.tag_name().name();
                let known = [
                    "div", "h1", "h2", "h3", "h4", "p", "table", "tbody", "tr", "th", "td",
                ];
                assert!(known.contains(&name), "{name}");
                for attribute in node.attributes() {
                    assert!(
                        ["style", "lang"].contains(&attribute.name()),
                        "{}",
                        attribute.name()
                    );
                    assert!(!attribute.value().contains("url("));
                }
            }
            // A cell ends where the next begins, and both say the same words.
            let texts = parsed.descendants().filter(roxmltree::Node::is_text);
            let said: String = texts.filter_map(|node| node.text()).collect();
            let bare = |text: &str| text.replace(char::is_whitespace, "");
            let plain = bare(&plain);
            for word in ["undefined", "NaN", "None", "{", "}"] {
                assert!(!said.contains(word), "{week} {word}");
            }
            assert!(bare(&said).len() >= plain.len(), "{week}");
        }
    }
}

#[test]
fn each_value_stands_once_and_as_the_week_has_it() {
    let dataset = Dataset::read();
    for (lang, said) in [
        (
            Lang::Zh,
            ["约4,812.3万次", "532个", "16,446,000", "↓ 49.6%"],
        ),
        (
            Lang::En,
            [
                "about 48.123 million downloads",
                "532 websites",
                "16,446,000",
                "↓ 49.6%",
            ],
        ),
    ] {
        let leaflet = of(&dataset, dataset.index.latest, lang);
        let Formatted { html, plain } = formatted(&leaflet);
        for value in said {
            assert_eq!(html.matches(value).count(), 1, "{value}");
            assert_eq!(plain.matches(value).count(), 1, "{value}");
        }
    }
}

#[test]
fn no_word_of_a_report_is_markup_in_what_is_handed_out() {
    let dataset = Dataset::read();
    let mut leaflet = of(&dataset, dataset.index.latest, Lang::En);
    for piece in &mut leaflet.pieces {
        attack(piece);
    }
    let Formatted { html, .. } = formatted(&leaflet);
    assert!(
        !html.contains("<script") && !html.contains("<img"),
        "{html}"
    );
    roxmltree::Document::parse(&html).unwrap();
    for (path, bytes) in unzipped(&docx(&leaflet)).unwrap() {
        let books = if path.starts_with("word/embeddings/") {
            unzipped(&bytes).unwrap()
        } else {
            vec![(path, bytes)]
        };
        for (path, bytes) in books {
            let text = String::from_utf8(bytes).unwrap();
            let parsed =
                roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            let mut names = parsed.descendants().map(|node| node.tag_name().name());
            assert!(
                !names.any(|name| ["script", "img"].contains(&name)),
                "{path}"
            );
        }
    }
}

fn attack(piece: &mut cncert_weekly::export::Piece) {
    use cncert_weekly::export::Piece;
    match piece {
        Piece::Title(text)
        | Piece::Heading(_, text)
        | Piece::Paragraph(text)
        | Piece::Note(text) => {
            text.push_str(&ATTACKS.concat());
        }
        Piece::Plot(plot) => {
            for text in [&mut plot.title, &mut plot.alternative, &mut plot.measure] {
                text.push_str(&ATTACKS.concat());
            }
            for (name, _) in &mut plot.points {
                name.push_str(&ATTACKS.concat());
            }
        }
    }
}

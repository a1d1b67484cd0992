//! The page of a week on the built site: what a reader without script is told.

use std::{fs, path::Path};

use scraper::{ElementRef, Html, Selector};

/// A cell of a table: its text, and what it is the head of.
pub type Cell = (String, Option<String>);

/// The card of an indicator.
pub struct Card {
    pub name: String,
    /// Its value, its change, and each of its parts.
    pub lines: Vec<String>,
}

/// A page.
pub struct Page {
    pub lang: String,
    pub title: String,
    pub publisher: String,
    pub publication: String,
    pub cards: Vec<Card>,
    /// What is said of each drawing.
    pub alternatives: Vec<String>,
    pub tables: Vec<Vec<Vec<Cell>>>,
    /// All that is told in sentences.
    pub paragraphs: Vec<String>,
}

impl Page {
    pub fn read(site: &Path, week: &str, lang: &str) -> Self {
        let path = site.join(format!("weeks/{week}/{lang}.html"));
        let page = Html::parse_document(&fs::read_to_string(path).unwrap());
        let root = page.root_element();
        let one = |selector| text(all(root, selector)[0]);
        let texts = |selector| all(root, selector).into_iter().map(text).collect();
        let cards = all(root, "article.card").into_iter().map(|card| {
            let lines = all(card, ".seen > p, .parts > li").into_iter().map(|line| {
                // A part is told in a sentence, too.
                let unseen: String = all(line, ".unseen").into_iter().map(text).collect();
                text(line).replacen(&unseen, "", 1)
            });
            Card {
                name: text(all(card, "h3")[0]),
                lines: lines.collect(),
            }
        });
        let tables = all(root, "figure.panel table").into_iter().map(|table| {
            let rows = all(table, "tr").into_iter();
            rows.map(|row| all(row, "th, td").into_iter().map(cell).collect())
                .collect()
        });
        let contact = all(root, ".contact > div").into_iter().map(|row| {
            let [term, detail] = ["dt", "dd"].map(|name| text(all(row, name)[0]));
            vec![(term, Some("Row".to_owned())), (detail, None)]
        });
        Self {
            lang: root.attr("lang").unwrap().to_owned(),
            title: one("title"),
            publisher: one(".bar > span"),
            publication: one("h1"),
            cards: cards.collect(),
            alternatives: texts("figure:is(.panel, .recent) .drawing > p.unseen"),
            tables: tables.chain([contact.collect()]).collect(),
            paragraphs: texts(".title > .lead, .rest > p, .prose > p, .invitation, .named > p"),
        }
    }
}

fn all<'a>(within: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    within.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(of: ElementRef) -> String {
    of.text().collect()
}

fn cell(of: ElementRef) -> Cell {
    let scope = of.attr("scope").map(|scope| match scope {
        "col" => "Column".to_owned(),
        _ => "Row".to_owned(),
    });
    (text(of), scope)
}

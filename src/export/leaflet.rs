use crate::{
    lang::{self, Lang},
    page::{Block, Card, Issue, Kind, Mark, Page, Panel, PanelBody},
    publish::{Row, rows_of},
    report::{Id, Share},
};

use super::shown;

/// A report as a document for other programs: what a reader reads, in his order, and every figure once, as it is.
/// What the page adds to the report, such as changes that are computed and runs over weeks, is left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaflet {
    /// Its language.
    pub lang: Lang,
    /// The name of a file of it, without its end: `cncert-2018-W06-zh`.
    pub name: String,
    /// The title of the document.
    pub title: String,
    /// What is in it.
    pub pieces: Vec<Piece>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// The title.
    Title(String),
    /// A heading; the level is 1 of a section, 2 within it, 3 of a part.
    Heading(u8, String),
    /// Sentences or a figure.
    Paragraph(String),
    /// What stands small beside the rest.
    Note(String),
    /// A drawing.
    Plot(Plot),
}

/// What is drawn, by its exact values.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// What it is called.
    pub title: String,
    /// The same in sentences, for those who do not see it.
    pub alternative: String,
    /// What its values are called, with their unit.
    pub measure: String,
    /// Whether it is a ring; else it is bars.
    pub is_ring: bool,
    /// Each thing with its value, where that is stated.
    pub points: Vec<(String, Option<Measure>)>,
}

/// A value that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A count.
    Count(u64),
    /// A share of the whole.
    Share(Share),
}

impl Measure {
    /// It in words.
    pub fn said(self) -> String {
        match self {
            Self::Count(count) => lang::grouped(count),
            Self::Share(share) => lang::share(share),
        }
    }
}

/// An issue and its page as a document.
pub fn leaflet(issue: &Issue, page: &Page) -> Leaflet {
    let rows = rows_of(&issue.report, &issue.catalogue, &issue.history).into_iter();
    let mut composer = Composer {
        issue,
        lang: page.lang,
        rows: rows.map(|row| shown(row, issue)).collect(),
        pieces: Vec::new(),
    };
    composer.all(page);
    Leaflet {
        lang: page.lang,
        name: format!("cncert-{}-{}", page.week, page.lang.key()),
        title: page.title.clone(),
        pieces: composer.pieces,
    }
}

struct Composer<'a> {
    issue: &'a Issue,
    lang: Lang,
    rows: Vec<Row>,
    pieces: Vec<Piece>,
}

impl Composer<'_> {
    fn all(&mut self, page: &Page) {
        let key_findings = &page.key_findings;
        self.pieces
            .push(Piece::Title(page.masthead.publication.clone()));
        self.say(&page.masthead.issue_line);
        self.head(1, &key_findings.heading);
        for (name, level) in &key_findings.ratings {
            self.say(&lang::labelled(name, level, self.lang));
        }
        for highlight in &key_findings.highlights {
            self.say(highlight);
        }
        for block in &key_findings.blocks {
            match block {
                Block::Card(card) => self.card(card),
                Block::Panel(panel) => self.panel(panel),
            }
        }
        if let Some(incidents) = &page.incidents {
            self.head(1, &incidents.heading);
            for paragraph in &incidents.paragraphs {
                self.say(paragraph);
            }
            for card in &incidents.cards {
                self.card(card);
            }
        }
        self.head(1, &page.about.heading);
        for paragraph in &page.about.paragraphs {
            self.say(paragraph);
        }
        self.head(1, &page.contact.heading);
        self.say(&page.contact.invitation);
        for row in &page.contact.rows {
            self.say(&lang::labelled(&row.term, &row.text, self.lang));
        }
        for notice in &page.notices {
            self.pieces.push(Piece::Note(notice.heading.clone()));
            let paragraphs = notice.paragraphs.iter().cloned();
            self.pieces.extend(paragraphs.map(Piece::Note));
        }
    }

    fn head(&mut self, level: u8, text: &str) {
        self.pieces.push(Piece::Heading(level, text.to_owned()));
    }

    fn say(&mut self, text: &str) {
        self.pieces.push(Piece::Paragraph(text.to_owned()));
    }

    fn card(&mut self, card: &Card) {
        self.head(2, &card.name);
        self.figures(&card.id);
        for part in &card.parts {
            self.head(3, &part.name);
            self.figures(&part.id);
        }
    }

    /// What the week states of an indicator: its value, and its change in a line of its own.
    fn figures(&mut self, id: &Id) {
        let mut rows = self.rows.iter();
        let row = rows.find(|row| row.part.is_none() && row.indicator.key == id.as_str());
        let entry = self.issue.catalogue.indicator(id);
        let Some((row, entry)) = row.zip(entry) else {
            return;
        };
        let (lang, unit) = (self.lang, &entry.unit);
        let amount = row
            .value
            .map(|value| lang::amount(value, row.rounded_to.is_some(), unit, lang));
        let share = row.share.map(lang::share);
        let share = share.map(|share| lang::share_of_total(&share, lang));
        let mark = row.mark.or(row.origin.and_then(Mark::of_origin));
        let clauses: Vec<_> = amount.into_iter().chain(share).collect();
        let value = (!clauses.is_empty()).then(|| lang::clauses(&clauses, lang));
        let value = value.map(|value| Mark::on(&value, mark, lang));
        let change = row.change.filter(|change| !change.is_computed);
        let change = change.and_then(|change| match (change.percent, change.count) {
            (Some(percent), _) if percent.tenths() != 0 => Some(lang::change_figure(percent, lang)),
            (Some(_), _) => Some(lang::unchanged(lang).to_owned()),
            (None, Some(count)) => Some(lang::change_count(count, &unit.zh, lang)),
            (None, None) => None,
        });
        let said = value.into_iter().chain(change).map(Piece::Paragraph);
        self.pieces.extend(said);
    }

    fn panel(&mut self, panel: &Panel) {
        let lang = self.lang;
        self.head(2, &panel.title);
        let of_panel = self
            .rows
            .iter()
            .filter(|row| row.belongs_to(panel.id.as_str()));
        let of_panel = of_panel.filter_map(|row| Some((&row.part.as_ref()?.1, row)));
        let of_panel: Vec<_> = of_panel.collect();
        let has_counts = of_panel.iter().any(|(_, row)| row.value.is_some());
        let points = of_panel.iter().map(|(part, row)| {
            let measure = if has_counts {
                row.value.map(Measure::Count)
            } else {
                row.share.map(Measure::Share)
            };
            (lang.of(&part.name).to_owned(), measure)
        });
        let points: Vec<_> = points.collect();
        match &panel.body {
            PanelBody::Drawn { figure, .. } => {
                let table = figure.table();
                let column = if has_counts {
                    1
                } else {
                    table.columns.len() - 1
                };
                self.pieces.push(Piece::Plot(Plot {
                    title: panel.title.clone(),
                    alternative: figure.alternative().to_owned(),
                    measure: table.columns[column].clone(),
                    is_ring: figure.kind() == Kind::Ring,
                    points,
                }));
            }
            PanelBody::Named { sentence, names } => {
                self.pieces.push(Piece::Note(sentence.clone()));
                if !names.is_empty() {
                    let names = names.iter().map(|name| ["■ ", name].concat());
                    let names: Vec<_> = names.collect();
                    self.say(&names.join(" "));
                }
            }
        }
        if let Some(mark) = panel.mark {
            self.pieces.push(Piece::Note(mark.word(lang).to_owned()));
        }
    }
}

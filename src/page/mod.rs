//! The page of one week in one language: plain values with their final words.
//!
//! [`compose`] makes every decision of wording, rounding, order and “not
//! stated” here, so that what draws a page only draws. Knows `report` and
//! `lang`, nothing of browsers.

mod cards;
mod carried;
mod colophon;
mod comparison;
mod corrections;
mod distributions;
mod field_text;
pub mod figure;
mod incidents;
mod issue;
mod lead;
mod marks;
mod masthead;
mod notice;
mod notices;
mod rankings;
mod selector;
mod sparks;

pub use cards::{Card, CardChange, CardFacts, CardPart, CardValue};
pub use colophon::{About, Contact, ContactRow, Footer, Link};
pub use comparison::{Comparison, compare};
pub use figure::{Course, Figure, KeyRow, Kind, Panel, PanelBody, Point, Station, Table};
pub use incidents::IncidentSection;
pub use issue::Issue;
pub use marks::Mark;
pub use masthead::Masthead;
pub use notice::{Notice, NoticeKind, ReportLink, SourceLine};
pub use selector::{Selector, Step, WeekOption, YearOption};
pub(crate) use sparks::{digits, status};

use std::sync::Arc;

use crate::{
    lang::{self, Lang},
    report::{Id, Rating, Section, Week},
};

/// How all figures of a page are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// As charts.
    #[default]
    Chart,
    /// As tables.
    Table,
}

/// One thing among the key findings, in the report's order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// An indicator's card.
    Card(Box<Card>),
    /// A figure that belongs to the card before it.
    Panel(Panel),
}

impl Block {
    /// What tells the block from the others of its page.
    pub fn key(&self) -> &str {
        match self {
            Self::Card(card) => card.id.as_str(),
            Self::Panel(panel) => panel.id.as_str(),
        }
    }

    /// The card, where it is one.
    pub fn into_card(self) -> Option<Card> {
        match self {
            Self::Card(card) => Some(*card),
            Self::Panel(_) => None,
        }
    }

    /// The figure, where it is one.
    pub fn into_panel(self) -> Option<Panel> {
        match self {
            Self::Panel(panel) => Some(panel),
            Self::Card(_) => None,
        }
    }
}

/// A rating of the week: the scale's name and the level's.
pub type RatingLine = (String, String);

/// 本周网络安全基本态势.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFindings {
    /// The section's heading.
    pub heading: String,
    /// Overall ratings.
    pub ratings: Vec<RatingLine>,
    /// Sentences that the editors put in front.
    pub highlights: Vec<String>,
    /// Cards and figures.
    pub blocks: Vec<Block>,
}

/// The page of one week in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    pub week: Week,
    /// The revision of the report.
    pub revision: u32,
    /// Whether another revision has taken its place.
    pub is_superseded: bool,
    /// The title of the document.
    pub title: String,
    /// Who publishes what, and for which week.
    pub masthead: Masthead,
    /// The other weeks.
    pub selector: Selector,
    /// What a reader must know before the figures.
    pub notices: Vec<Notice>,
    /// The indicators and their figures.
    pub key_findings: KeyFindings,
    /// The incidents handled, where the report speaks of them.
    pub incidents: Option<IncidentSection>,
    /// Who CNCERT is.
    pub about: About,
    /// Whom to contact.
    pub contact: Contact,
    /// Pages, data files and the small print.
    pub footer: Footer,
}

impl Page {
    /// Every figure of the page, in its order.
    pub fn figures(&self) -> Vec<&Arc<Figure>> {
        let blocks = self
            .key_findings
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Card(card) => card.spark.as_ref(),
                Block::Panel(panel) => panel.figure(),
            });
        let incidents = self.incidents.iter().flat_map(|section| {
            let panel = section.panel.as_ref().and_then(Panel::figure);
            let sparks = section.cards.iter().filter_map(|card| card.spark.as_ref());
            panel.into_iter().chain(sparks)
        });
        blocks.chain(incidents).collect()
    }
}

/// Composes the page of an issue.
pub fn compose(issue: &Issue, lang: Lang) -> Page {
    let masthead = masthead::masthead(issue, lang);
    let key_findings = key_findings(issue, lang);
    Page {
        lang,
        week: issue.report.week,
        revision: issue.report.revision,
        is_superseded: issue.successor.is_some(),
        title: title(issue, &masthead, lang),
        masthead,
        selector: selector::selector(issue, lang),
        notices: notices::notices(issue, lang),
        key_findings,
        incidents: incidents::section(issue, lang),
        about: colophon::about(issue, lang),
        contact: colophon::contact(issue, lang),
        footer: colophon::footer(issue, lang),
    }
}

fn title(issue: &Issue, masthead: &Masthead, lang: Lang) -> String {
    let title = lang::document_title(&masthead.publication, &masthead.issue_line, lang);
    if issue.successor.is_some() {
        lang::of_superseded(&title, issue.report.revision, lang)
    } else {
        title
    }
}

fn key_findings(issue: &Issue, lang: Lang) -> KeyFindings {
    let report = &issue.report;
    let mut blocks = Vec::new();
    for card in cards::cards(issue, Section::KeyFindings, lang) {
        let ids: Vec<_> = std::iter::once(card.id.clone())
            .chain(card.parts.iter().map(|part| part.id.clone()))
            .collect();
        blocks.push(Block::Card(Box::new(card)));
        blocks.extend(panels(issue, lang, |of| ids.contains(of)).map(Block::Panel));
    }
    // A figure whose indicator has no card this week still has its place.
    let is_orphan = |of: &_| {
        !report
            .indicators
            .iter()
            .any(|indicator| indicator.id == *of)
    };
    blocks.extend(panels(issue, lang, is_orphan).map(Block::Panel));
    KeyFindings {
        heading: lang::words(lang).key_findings.to_owned(),
        ratings: ratings(issue, lang),
        highlights: report
            .highlights
            .iter()
            .map(|text| lang.of(text).to_owned())
            .collect(),
        blocks,
    }
}

fn panels<'a>(
    issue: &'a Issue,
    lang: Lang,
    belongs: impl Fn(&Id) -> bool + Copy + 'a,
) -> impl Iterator<Item = Panel> + 'a {
    let rankings = issue
        .report
        .rankings
        .iter()
        .filter(move |ranking| belongs(&ranking.of));
    let distributions = issue
        .report
        .distributions
        .iter()
        .filter(move |distribution| belongs(&distribution.of));
    rankings
        .filter_map(move |ranking| rankings::panel(issue, ranking, lang))
        .chain(
            distributions
                .filter_map(move |distribution| distributions::panel(issue, distribution, lang)),
        )
}

fn ratings(issue: &Issue, lang: Lang) -> Vec<RatingLine> {
    let line = |rating: &Rating| {
        let entry = issue.catalogue.rating(&rating.id)?;
        let level = entry.levels.iter().find(|level| level.id == rating.level)?;
        let place = ["ratings/", rating.id.as_str()].concat();
        let mark = Mark::of_corrections(&issue.report, &place, |_| true);
        Some((
            lang.of(&entry.name.text).to_owned(),
            Mark::on(lang.of(&level.name.text), mark, lang),
        ))
    };
    issue.report.ratings.iter().filter_map(line).collect()
}

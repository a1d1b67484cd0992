//! A page as what the template of the bulletin reads: the page's own words, in its own order.

use std::collections::BTreeMap;

use cncert_weekly::{
    lang::{Lang, bulletin_words, words},
    page::{
        Block, Card, CardPart, Figure, Issue, Kind, Link, Mark, Notice, Page, Panel, PanelBody,
    },
};
use serde_json::{Value, json};

use super::{
    colours::{colours, standing_alone},
    typefaces::Typefaces,
};
use crate::prerender::drawings::Drawings;

/// What a bulletin is made of.
pub struct Sheet<'a> {
    pub issue: &'a Issue,
    pub page: &'a Page,
    pub drawings: &'a Drawings,
    pub typefaces: &'a Typefaces,
    /// The text of the week's file.
    pub data: &'a str,
}

impl Sheet<'_> {
    /// All that the template reads.
    pub fn told(&self) -> Value {
        let Page {
            lang,
            masthead,
            key_findings,
            about,
            contact,
            footer,
            ..
        } = self.page;
        let (report, words, own) = (&self.issue.report, words(*lang), bulletin_words(*lang));
        // No clock: the same week is the same file on every day.
        let day = report.published_on.unwrap_or(report.period.end);
        let [serif, sans] = self.typefaces.names();
        let incidents = self.page.incidents.as_ref().map(|section| {
            json!({
                "heading": section.heading,
                "paragraphs": section.paragraphs,
                "cards": list(&section.cards, |card| self.card(card)),
                "panels": list(&section.panel, |panel| self.panel(panel)),
            })
        });
        let rows = contact
            .rows
            .iter()
            .map(|row| json!({ "term": row.term, "text": row.text, "address": row.address }));
        json!({
            "lang": lang.key(),
            "title": self.page.title,
            "day": [i32::from(day.year()), i32::from(day.month()), i32::from(day.day())],
            "serif": serif,
            "sans": sans,
            "colours": colours().collect::<BTreeMap<_, _>>(),
            "page_of": own.page_of,
            "masthead": {
                "publisher": masthead.publisher,
                "publication": masthead.publication,
                "issue_line": masthead.issue_line,
                "lead": masthead.lead,
            },
            "notices": list(&self.page.notices, notice),
            "sources": words.sources,
            "findings": {
                "heading": key_findings.heading,
                "ratings": key_findings.ratings,
                "highlights": key_findings.highlights,
                "cards": list(self.cards(), |card| self.card(card)),
                "panels": list(key_findings.blocks.iter().filter_map(as_panel), |panel| self.panel(panel)),
            },
            "incidents": incidents,
            "explanation": {
                "heading": words.explanation,
                "cards": list(self.all_cards(), |card| json!({ "name": card.name, "paragraphs": card.explanation })),
            },
            "about": { "heading": about.heading, "paragraphs": about.paragraphs },
            "contact": {
                "heading": contact.heading,
                "rows": rows.collect::<Vec<_>>(),
                "invitation": contact.invitation,
            },
            "portal": link(&footer.portal),
            "lines": footer.lines,
            "data": {
                "name": format!("{}.json", self.page.week),
                "about": own.data_of_week,
                "text": self.data,
            },
        })
    }

    fn cards(&self) -> impl Iterator<Item = &Card> {
        let blocks = self.page.key_findings.blocks.iter();
        blocks.filter_map(|block| match block {
            Block::Card(card) => Some(&**card),
            Block::Panel(_) => None,
        })
    }

    fn all_cards(&self) -> impl Iterator<Item = &Card> {
        let of_incidents = self.page.incidents.iter();
        self.cards()
            .chain(of_incidents.flat_map(|section| &section.cards))
    }

    fn card(&self, card: &Card) -> Value {
        let (lang, value, change) = (self.page.lang, &card.value, &card.change);
        json!({
            "name": card.name,
            "about": value.about.trim(),
            "number": value.number,
            "unit": value.unit.trim(),
            "is_stated": value.is_stated,
            "mark": word(value.mark, lang),
            "change": change.figure,
            "change_words": change.words,
            "change_mark": word(change.mark, lang),
            "parts": list(&card.parts, |part| self.part(part)),
            "spark": card.spark.as_ref().map(|spark| self.drawing(spark)),
            "spark_caption": words(lang).last_twelve_weeks,
        })
    }

    fn part(&self, part: &CardPart) -> Value {
        json!({
            "name": part.name,
            "value": part.value,
            "change": part.change,
            "mark": word(part.mark, self.page.lang),
        })
    }

    fn panel(&self, panel: &Panel) -> Value {
        let body = match &panel.body {
            PanelBody::Drawn { figure, centre, .. } => json!({
                "drawing": self.drawing(figure),
                "is_ring": figure.kind() == Kind::Ring,
                "is_sample": panel.mark == Some(Mark::Sample),
                "centre": centre,
                "columns": figure.table().columns,
                "rows": figure.table().rows,
            }),
            PanelBody::Named { sentence, names } => json!({ "sentence": sentence, "names": names }),
        };
        json!({
            "title": panel.title,
            "unit": panel.unit,
            "mark": word(panel.mark, self.page.lang),
            "body": body,
        })
    }

    fn drawing(&self, figure: &Figure) -> Value {
        let svg = self.drawings.get(self.page, figure.id().as_str());
        json!({ "svg": standing_alone(&svg), "alternative": figure.alternative() })
    }
}

fn as_panel(block: &Block) -> Option<&Panel> {
    match block {
        Block::Panel(panel) => Some(panel),
        Block::Card(_) => None,
    }
}

fn word(mark: Option<Mark>, lang: Lang) -> Option<&'static str> {
    mark.map(|mark| mark.word(lang))
}

fn notice(notice: &Notice) -> Value {
    json!({
        "heading": notice.heading,
        "gist": notice.gist,
        "paragraphs": notice.paragraphs,
        "sources": list(&notice.sources, |source| json!({ "text": source.title, "address": source.url })),
    })
}

fn link(link: &Link) -> Value {
    json!({ "text": link.text, "address": link.address })
}

fn list<T>(items: impl IntoIterator<Item = T>, of: impl Fn(T) -> Value) -> Value {
    items.into_iter().map(of).collect()
}

//! What of a page a reader takes along.

use crate::{
    page::{Block, Card, Figure, KeyRow, Mark, Page, Panel, PanelBody},
    publish::Row,
};

/// A card or figure of a page, or all of it.
pub struct Subject<'a> {
    /// Its id; empty for the whole page.
    pub id: &'a str,
    /// Its title; `None` for the whole page.
    pub title: Option<&'a str>,
    /// The unit of what is drawn; empty where it has none.
    pub unit: &'a str,
    /// What a card says, in one sentence.
    pub said: &'a str,
    /// The mark that it bears.
    pub mark: Option<Mark>,
    /// What is drawn.
    pub figure: Option<&'a Figure>,
    /// The key of a ring.
    pub key: &'a [KeyRow],
    /// What stands in the middle of a ring.
    pub centre: &'a str,
    /// The indicators that stand in the same card.
    parts: Vec<&'a str>,
}

impl<'a> Subject<'a> {
    /// The card or figure of an id; `None` where the page has none of it. No id is all.
    pub fn of(page: &'a Page, id: &str) -> Option<Self> {
        if id.is_empty() {
            return Some(Self::whole());
        }
        let section = page.incidents.as_ref();
        let cards = section.into_iter().flat_map(|section| &section.cards);
        let panel = section.and_then(|section| section.panel.as_ref());
        let blocks = page.key_findings.blocks.iter();
        let of_blocks = blocks.map(|block| match block {
            Block::Card(card) => Self::of_card(card),
            Block::Panel(panel) => Self::of_panel(panel),
        });
        let mut all = of_blocks
            .chain(cards.map(Self::of_card))
            .chain(panel.map(Self::of_panel));
        all.find(|subject| subject.id == id)
    }

    fn whole() -> Self {
        Self {
            id: "",
            title: None,
            unit: "",
            said: "",
            mark: None,
            figure: None,
            key: &[],
            centre: "",
            parts: Vec::new(),
        }
    }

    fn of_card(card: &'a Card) -> Self {
        Self {
            id: card.id.as_str(),
            title: Some(&card.name),
            said: &card.sentence,
            mark: card.value.mark.or(card.change.mark),
            figure: card.spark.as_deref(),
            parts: card.parts.iter().map(|part| part.id.as_str()).collect(),
            ..Self::whole()
        }
    }

    fn of_panel(panel: &'a Panel) -> Self {
        let (key, centre) = match &panel.body {
            PanelBody::Drawn { key, centre, .. } => (&**key, &**centre),
            PanelBody::Named { .. } => (&[][..], ""),
        };
        Self {
            id: panel.id.as_str(),
            title: Some(&panel.title),
            unit: &panel.unit,
            mark: panel.mark,
            figure: panel.figure().map(|figure| &**figure),
            key,
            centre,
            ..Self::whole()
        }
    }

    /// Whether a row is of it.
    pub fn has(&self, row: &Row) -> bool {
        let is_part = || row.part.is_none() && self.parts.contains(&&*row.indicator.key);
        self.id.is_empty() || row.belongs_to(self.id) || is_part()
    }
}

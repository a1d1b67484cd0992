//! What a picture says of the indicators: for each what its source states, the value or else the change.

use cncert_weekly::{
    lang::{Lang, words},
    page::{Block, Card, Page},
};

/// One indicator of a picture.
pub struct Column {
    pub name: String,
    /// What stands before the figure, or nothing.
    pub about: String,
    /// The value, or the change where no value is stated.
    pub figure: String,
    /// The scale and unit of a value, or nothing.
    pub unit: String,
    /// What stands below: the change, and the figure's mark.
    pub remark: Vec<String>,
}

/// The first indicators that a page has a stated figure of, the headlines before all others.
pub fn columns(page: &Page, at_most: usize) -> Vec<Column> {
    let cards = || {
        page.key_findings
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Card(card) => Some(card),
                Block::Panel(_) => None,
            })
    };
    let headlines = cards().filter(|card| card.is_headline);
    let others = cards().filter(|card| !card.is_headline);
    headlines
        .chain(others)
        .filter_map(|card| Column::of(card, page.lang))
        .take(at_most)
        .collect()
}

impl Column {
    fn of(card: &Card, lang: Lang) -> Option<Self> {
        let value = &card.value;
        let (figure, clause) = stated_change(card, lang).unwrap_or_default();
        let mark = value.mark.or(card.change.mark);
        let (about, figure, unit, change) = if value.is_stated {
            let change = [figure, clause].join(" ");
            (value.about, &*value.number, &*value.unit, change)
        } else if figure.is_empty() {
            ("", clause, "", String::new())
        } else {
            ("", figure, "", clause.to_owned())
        };
        let remark = [change.trim(), mark.map_or("", |mark| mark.word(lang))];
        let remark = remark.into_iter().filter(|line| !line.is_empty());
        (!figure.is_empty()).then(|| Self {
            name: card.name.clone(),
            about: about.trim().to_owned(),
            figure: figure.to_owned(),
            unit: unit.trim().to_owned(),
            remark: remark.map(str::to_owned).collect(),
        })
    }
}

/// The change that the source states, as printed and in words; a computed one is ours.
fn stated_change(card: &Card, lang: Lang) -> Option<(&str, &str)> {
    let change = &card.change;
    let is_computed = !change.figure.is_empty() && card.facts.change_pct.is_none();
    let clause = change.words.split(lang.comma()).next()?;
    let is_stated = clause != words(lang).change_not_stated && !is_computed;
    is_stated.then_some((&change.figure, clause))
}

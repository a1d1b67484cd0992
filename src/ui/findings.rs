//! 本周网络安全基本态势: cards and figures in the report's order.

use std::sync::Arc;

use leptos::prelude::*;

use crate::page::{Block, Page};

use super::{
    card::CardView,
    controls::Controls,
    kept::kept,
    panel::PanelView,
    piece::{IntoPiece, live, text},
};

/// The section of the key findings.
#[component]
pub fn Findings(
    /// The page.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    let keys = move || {
        let blocks = &page.read().key_findings.blocks;
        blocks
            .iter()
            .map(|block| block.key().to_owned())
            .collect::<Vec<_>>()
    };
    // A card or figure that two weeks have in common stays in place, and so
    // does its chart.
    let block = move |key: String| {
        let find = {
            let key = key.clone();
            move || {
                page.read()
                    .key_findings
                    .blocks
                    .iter()
                    .find(|block| block.key() == key)
                    .cloned()
            }
        };
        match find() {
            Some(Block::Card(_)) => {
                let card = kept(move || find().and_then(Block::into_card));
                markup! { <CardView card=card.into() page controls /> }.into_piece()
            }
            Some(Block::Panel(_)) => {
                let panel = kept(move || find().and_then(Block::into_panel));
                markup! { <PanelView panel=panel.into() page controls /> }.into_piece()
            }
            None => ().into_piece(),
        }
    };
    markup! {
        <section id="key-findings" data-section="key_findings" aria-labelledby="key-findings-heading">
            <h2 id="key-findings-heading">{text(move || page.read().key_findings.heading.clone())}</h2>
            {live(move || ratings(&page.read()))}
            {live(move || highlights(&page.read()))}
            <div class="findings">
                <For each=keys key=String::clone children=block />
            </div>
        </section>
    }
    .into_piece()
}

fn ratings(page: &Page) -> Option<impl IntoView + use<>> {
    let ratings = &page.key_findings.ratings;
    let line = |(scale, level): &(String, String)| {
        markup! { <div><dt>{scale.clone()}</dt><dd>{level.clone()}</dd></div> }
    };
    (!ratings.is_empty())
        .then(|| markup! { <dl class="ratings">{ratings.iter().map(line).collect_view()}</dl> })
}

fn highlights(page: &Page) -> Option<impl IntoView + use<>> {
    let highlights = &page.key_findings.highlights;
    let item = |text: &String| markup! { <li>{text.clone()}</li> };
    (!highlights.is_empty()).then(
        || markup! { <ul class="highlights">{highlights.iter().map(item).collect_view()}</ul> },
    )
}

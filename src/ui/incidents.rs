//! 本周事件处理情况: the statements beside their figure.

use std::sync::Arc;

use leptos::prelude::*;

use crate::page::{IncidentSection, Page};

use super::{
    card::CardView,
    controls::Controls,
    kept::kept,
    panel::PanelView,
    piece::{IntoPiece, live, text},
};

/// The section on incidents, where the report speaks of them.
#[component]
pub fn Incidents(
    /// The page.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    let is_there = Memo::new(move |_| page.read().incidents.is_some());
    move || {
        is_there.get().then(|| {
            let section = kept(move || page.read().incidents.clone());
            markup! { <Section section=section.into() page controls /> }
        })
    }
}

#[component]
fn Section(
    section: Signal<IncidentSection>,
    page: Signal<Arc<Page>>,
    controls: Controls,
) -> impl IntoView {
    let paragraphs = live(move || {
        let paragraph = |text: &String| markup! { <p>{text.clone()}</p> };
        section
            .read()
            .paragraphs
            .iter()
            .map(paragraph)
            .collect_view()
    });
    let has_panel = Memo::new(move |_| section.read().panel.is_some());
    let panel = live(move || {
        has_panel.get().then(|| {
            let panel = kept(move || section.read().panel.clone());
            markup! { <PanelView panel=panel.into() page controls /> }
        })
    });
    let ids = move || {
        section
            .read()
            .cards
            .iter()
            .map(|card| card.id.clone())
            .collect::<Vec<_>>()
    };
    let card = move |id: crate::report::Id| {
        let card = kept(move || {
            section
                .read()
                .cards
                .iter()
                .find(|card| card.id == id)
                .cloned()
        });
        markup! { <CardView card=card.into() page controls /> }
    };
    markup! {
        <section id="incidents" data-section="incidents" aria-labelledby="incidents-heading">
            <h2 id="incidents-heading">{text(move || section.read().heading.clone())}</h2>
            <div class="incidents">
                <div class="prose">{paragraphs}</div>
                {panel}
            </div>
            <div class="findings">
                <For each=ids key=crate::report::Id::clone children=card />
            </div>
        </section>
    }
    .into_piece()
}

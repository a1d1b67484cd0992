//! The card of an indicator.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    lang::{Lang, words},
    page::{Card, CardPart, Mark, Page},
};

use super::{
    controls::Controls,
    kept::kept,
    panel::{Drawing, MarkView},
    piece::{IntoPiece, live, text},
};

/// The card of an indicator: one sentence for ears, the same set large for eyes.
#[component]
pub fn CardView(
    /// The card.
    card: Signal<Card>,
    /// The page that it stands on.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    let lang = move || page.read().lang;
    let has_spark = Memo::new(move |_| card.read().spark.is_some());
    let spark = live(move || {
        has_spark.get().then(|| {
            let figure = kept(move || card.read().spark.clone());
            markup! {
                <figure class="recent" role="group" aria-label=move || figure.read().title().to_owned()>
                    <Drawing figure=figure.into() page controls
                        caption=Signal::derive(move || words(lang()).last_twelve_weeks.to_owned()) />
                </figure>
            }
        })
    });
    markup! {
        <article
            class="card"
            class:headline=move || card.read().is_headline
            data-indicator=move || card.read().id.to_string()
            data-value=move || card.read().facts.value.clone()
            data-change-pct=move || card.read().facts.change_pct.clone()
            data-origin=move || card.read().facts.origin
            data-change-origin=move || card.read().facts.change_origin
        >
            <h3>{text(move || card.read().name.clone())}</h3>
            <p class="unseen">{text(move || card.read().sentence.clone())}</p>
            {live(move || seen(&card.read(), lang()))}
            {live(move || parts(&card.read(), lang()))}
            {spark}
            <details class="explanation">
                <summary>{text(move || words(lang()).explanation)}</summary>
                {live(move || explanation(&card.read()))}
            </details>
        </article>
    }
    .into_piece()
}

/// What eyes see of the value and its change.
fn seen(card: &Card, lang: Lang) -> impl IntoView + use<> {
    let value = &card.value;
    let class = if value.is_stated {
        "value"
    } else {
        "value absent"
    };
    markup! {
        <div class="seen" aria-hidden="true">
            <p class=class>
                {small(value.about)}
                <span>{value.number.clone()}</span>
                {small(&value.unit)}
                {mark(value.mark, lang)}
            </p>
            <p class="change">
                {(!card.change.figure.is_empty()).then(|| markup! { <b>{card.change.figure.clone()}</b> })}
                <span>{card.change.words.clone()}</span>
                {mark(card.change.mark, lang)}
            </p>
        </div>
    }
}

fn small(text: &str) -> Option<impl IntoView + use<>> {
    let text = text.trim().to_owned();
    (!text.is_empty()).then(|| markup! { <small>{text}</small> })
}

fn mark(mark: Option<Mark>, lang: Lang) -> Option<impl IntoView> {
    mark.map(|mark| markup! { <MarkView mark lang /> })
}

fn parts(card: &Card, lang: Lang) -> Option<impl IntoView + use<>> {
    let part = |part: &CardPart| {
        markup! {
            <li
                data-indicator=part.id.to_string()
                data-value=part.facts.value.clone()
                data-change-pct=part.facts.change_pct.clone()
                data-origin=part.facts.origin
                data-change-origin=part.facts.change_origin
            >
                <span class="unseen">{part.sentence.clone()}</span>
                <span class="name" aria-hidden="true">{part.name.clone()}</span>
                <span class="amount" aria-hidden="true">
                    {part.value.clone()} " " <b>{part.change.clone()}</b> {mark(part.mark, lang)}
                </span>
            </li>
        }
    };
    (!card.parts.is_empty())
        .then(|| markup! { <ul class="parts">{card.parts.iter().map(part).collect_view()}</ul> })
}

fn explanation(card: &Card) -> impl IntoView + use<> {
    let paragraph = |text: &String| markup! { <p>{text.clone()}</p> };
    card.explanation.iter().map(paragraph).collect_view()
}

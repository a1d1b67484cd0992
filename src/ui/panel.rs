//! A figure with its title, its drawing, its key and its table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    lang::{Lang, words},
    page::{Figure, KeyRow, Kind, Mark, Page, Panel, PanelBody, View},
};

use super::{
    controls::{Controls, Intent},
    kept::kept,
    piece::{IntoPiece, live, text},
    plot::Plot,
    table::TableView,
};

/// A figure of the report.
#[component]
pub fn PanelView(
    /// The figure and what goes with it.
    panel: Signal<Panel>,
    /// The page that it stands on.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    let id = panel.read_untracked().id.clone();
    let title_id = format!("figure-{}", id.as_str().replace('_', "-"));
    let labelled_by = title_id.clone();
    let caption = Signal::derive(move || panel.read().unit.clone());
    let is_drawn = Memo::new(move |_| panel.read().figure().is_some());
    let body = live(move || {
        if is_drawn.get() {
            let figure = kept(move || panel.read().figure().cloned());
            markup! { <Drawing figure=figure.into() page controls caption panel=panel /> }
                .into_piece()
        } else {
            markup! { <div class="named">{live(move || named(&panel.read()))}</div> }.into_piece()
        }
    });
    markup! {
        <figure class="panel" role="group" aria-labelledby=labelled_by data-figure=id.to_string()>
            <figcaption>
                <span id=title_id>{text(move || panel.read().title.clone())}</span>
                {move || panel.read().mark.map(|mark| markup! { <MarkView mark lang=page.read().lang /> })}
            </figcaption>
            {body}
        </figure>
    }
    .into_piece()
}

/// A drawing under its caption line, or its table, as the reader likes.
#[component]
pub fn Drawing(
    /// What is drawn.
    figure: Signal<Arc<Figure>>,
    /// The page that it stands on.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
    /// What stands before the switch: the unit, or the run of weeks.
    caption: Signal<String>,
    /// The panel whose key and centre go with the drawing.
    #[prop(optional)]
    panel: Option<Signal<Panel>>,
) -> impl IntoView {
    // The reader's own choice holds until the whole page is switched.
    let chosen = RwSignal::new(None::<(View, View)>);
    let view = Memo::new(move |_| {
        let of_page = page.read().view;
        match chosen.get() {
            _ if !controls.has_charts.get() => View::Table,
            Some((before, own)) if before == of_page => own,
            _ => of_page,
        }
    });
    let switch = move |_| {
        let other = if view.get_untracked() == View::Chart {
            View::Table
        } else {
            View::Chart
        };
        chosen.set(Some((page.read_untracked().view, other)));
    };
    let label = move || {
        let words = words(page.read().lang);
        if view.get() == View::Chart {
            words.as_table
        } else {
            words.as_chart
        }
    };
    let body = move || {
        match view.get() {
        View::Chart => markup! {
            <p class="unseen">{text(move || figure.read().alternative().to_owned())}</p>
            <div class=class_of(figure.read_untracked().kind())>
                <Plot figure look=controls.look
                    on_unavailable=Callback::new(move |()| controls.ask(Intent::ChartsUnavailable)) />
                {live(move || panel.map(|panel| beside(&panel.read())))}
            </div>
        }
        .into_piece(),
        View::Table => {
            markup! { <TableView table=Signal::derive(move || figure.read().table().clone()) /> }.into_piece()
        }
    }
    };
    markup! {
        <p class="caption">
            <span>{caption}</span>
            <button
                class="plain"
                type="button"
                aria-label=move || format!("{label} · {title}", label = label(), title = figure.read().title())
                hidden=move || !controls.has_charts.get()
                on:click=switch
            >{label}</button>
        </p>
        {body}
    }
}

/// The mark of a figure.
#[component]
pub fn MarkView(
    /// The mark.
    mark: Mark,
    /// The language to say it in.
    lang: Lang,
) -> impl IntoView {
    markup! { <span class=format!("mark {}", mark.key())>{mark.word(lang)}</span> }
}

fn class_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Bars => "drawing bars",
        Kind::Ring => "drawing ring",
        Kind::Spark => "drawing spark",
    }
}

/// The centre and the key of a ring.
fn beside(panel: &Panel) -> Option<impl IntoView + use<>> {
    let PanelBody::Drawn { key, centre, .. } = &panel.body else {
        return None;
    };
    let row = |row: &KeyRow| markup! { <li><span>{row.label.clone()}</span><span>{row.text.clone()}</span></li> };
    let key = (!key.is_empty())
        .then(|| markup! { <ul class="key">{key.iter().map(row).collect_view()}</ul> });
    let centre = (!centre.is_empty())
        .then(|| markup! { <span class="centre" aria-hidden="true">{centre.clone()}</span> });
    Some(markup! { {centre} {key} })
}

/// What the source states where there is nothing to draw.
fn named(panel: &Panel) -> Option<impl IntoView + use<>> {
    let PanelBody::Named { sentence, names } = &panel.body else {
        return None;
    };
    let name = |name: &String| markup! { <li>{name.clone()}</li> };
    let names =
        (!names.is_empty()).then(|| markup! { <ol>{names.iter().map(name).collect_view()}</ol> });
    Some(markup! { <p>{sentence.clone()}</p> {names} })
}

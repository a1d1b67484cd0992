//! The notices above the figures.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    lang::words,
    page::{Notice, Page, SourceLine},
};

use super::piece::IntoPiece;

/// The notices of the page.
#[component]
pub fn Notices(
    /// The page.
    page: Signal<Arc<Page>>,
) -> impl IntoView {
    move || {
        let page = page.read();
        let label = words(page.lang).sources;
        page.notices
            .iter()
            .map(|notice| view(notice, label))
            .collect_view()
    }
}

fn view(notice: &Notice, sources_label: &'static str) -> impl IntoView + use<> {
    let paragraphs = notice
        .paragraphs
        .iter()
        .map(|text| markup! { <p>{text.clone()}</p> });
    let sources = (!notice.sources.is_empty()).then(|| {
        let lines = notice.sources.iter().map(source).collect_view();
        markup! { <p class="sources">{sources_label}</p><ul>{lines}</ul> }
    });
    markup! {
        <aside class=format!("note {}", notice.kind.key()) data-notice=notice.kind.key()>
            <h2>{notice.heading.clone()}</h2>
            {paragraphs.collect_view()}
            {sources}
        </aside>
    }
}

fn source(source: &SourceLine) -> impl IntoView + use<> {
    let title = source.title.clone();
    match source.url.clone() {
        Some(url) => {
            markup! { <li><a href=url rel="noopener noreferrer">{title}</a></li> }.into_piece()
        }
        None => markup! { <li>{title}</li> }.into_piece(),
    }
}

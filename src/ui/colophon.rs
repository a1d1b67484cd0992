//! Who CNCERT is, whom to contact, and the foot of the page.

use std::sync::Arc;

use leptos::prelude::*;

use crate::page::{ContactRow, Link, Page};

use super::{
    controls::Controls,
    piece::{IntoPiece, live, text},
};

/// 关于国家互联网应急中心（CNCERT）.
#[component]
pub fn AboutSection(
    /// The page.
    page: Signal<Arc<Page>>,
) -> impl IntoView {
    let paragraphs = live(move || {
        let paragraph = |text: &String| markup! { <p>{text.clone()}</p> };
        page.read()
            .about
            .paragraphs
            .iter()
            .map(paragraph)
            .collect_view()
    });
    markup! {
        <section id="about" data-section="about" aria-labelledby="about-heading">
            <h2 id="about-heading">{text(move || page.read().about.heading.clone())}</h2>
            <div class="prose">{paragraphs}</div>
        </section>
    }
    .into_piece()
}

/// 联系我们.
#[component]
pub fn ContactSection(
    /// The page.
    page: Signal<Arc<Page>>,
) -> impl IntoView {
    let row = |row: &ContactRow| {
        let text = row.text.clone();
        let detail = match row.address.clone() {
            Some(address) => {
                markup! { <a href=address rel="noopener noreferrer">{text}</a> }.into_piece()
            }
            None => text.into_piece(),
        };
        markup! { <dt>{row.term.clone()}</dt><dd>{detail}</dd> }
    };
    markup! {
        <section id="contact" data-section="contact" aria-labelledby="contact-heading">
            <h2 id="contact-heading">{text(move || page.read().contact.heading.clone())}</h2>
            <dl class="contact">{live(move || page.read().contact.rows.iter().map(row).collect_view())}</dl>
            <p class="invitation">{text(move || page.read().contact.invitation.clone())}</p>
        </section>
    }
    .into_piece()
}

/// The foot of the page.
#[component]
pub fn Foot(
    /// The page.
    page: Signal<Arc<Page>>,
    /// Knows the way to the site's root.
    controls: Controls,
) -> impl IntoView {
    let root = move || controls.address.read().to_root();
    let files = live(move || {
        let file = |link: &Link| {
            markup! { <a href=format!("{}{}", root(), link.address)>{link.text.clone()}</a> }
        };
        page.read().footer.files.iter().map(file).collect_view()
    });
    let portal = live(move || {
        let portal = page.read().footer.portal.clone();
        markup! { <a href=portal.address rel="noopener noreferrer">{portal.text}</a> }
    });
    let lines = live(move || {
        let line = |text: &String| markup! { <p>{text.clone()}</p> };
        page.read().footer.lines.iter().map(line).collect_view()
    });
    markup! {
        <footer>
            <nav class="files">{files} {portal}</nav>
            {lines}
        </footer>
    }
    .into_piece()
}

//! The page: a plain function of a `Page` value.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{lang::words, page::Page};

use super::{
    banners::{Banner, Banners},
    colophon::{AboutSection, ContactSection, Foot},
    controls::Controls,
    findings::Findings,
    incidents::Incidents,
    masthead::Head,
    notices::Notices,
    piece::text,
};

/// The whole page. Loading lives beside it: what is on its way or went wrong
/// comes as banners.
#[component]
pub fn App(
    /// The page of a week in a language.
    page: Signal<Arc<Page>>,
    /// What the program has to say about itself.
    banners: Signal<Vec<Banner>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    markup! {
        <a class="skip" href="#key-findings">{text(move || words(page.read().lang).skip_to_report)}</a>
        <div class="page">
            <Head page controls />
            <Banners banners controls />
            <main id="report">
                <Notices page />
                <Findings page controls />
                <Incidents page controls />
                <AboutSection page />
                <ContactSection page />
            </main>
            <Foot page controls />
        </div>
        <Announcement page />
    }
}

/// Says once, to those who listen, which issue is shown after a change.
#[component]
fn Announcement(page: Signal<Arc<Page>>) -> impl IntoView {
    let title = Memo::new(move |_| page.read().title.clone());
    let spoken = Memo::new(move |first: Option<&(String, String)>| {
        let title = title.get();
        // The page that a reader opens is announced by its own title.
        let (opened, said) =
            first.map_or((title.clone(), ""), |(opened, _)| (opened.clone(), &*title));
        (opened, said.to_owned())
    });
    markup! { <p class="unseen" role="status" aria-live="polite">{text(move || spoken.read().1.clone())}</p> }
}

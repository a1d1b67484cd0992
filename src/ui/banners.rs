//! What the program has to say about itself: another week than asked for, a
//! fault with a way on, the offer of the other language.

use leptos::prelude::*;

use crate::lang::Lang;

use super::{
    controls::{Controls, Intent},
    piece::{IntoPiece, live},
};

/// How a banner is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BannerKind {
    /// A courtesy.
    Offer,
    /// Something to know.
    Note,
    /// Something that failed.
    Fault,
}

/// One banner, in its own language.
#[derive(Clone, Debug, PartialEq)]
pub struct Banner {
    /// How it is set.
    pub kind: BannerKind,
    /// What it says; empty where the actions say it all.
    pub text: String,
    /// The language that it speaks.
    pub lang: Lang,
    /// What the reader can do: the words, and what they ask for.
    pub actions: Vec<(&'static str, Intent)>,
}

/// The banners above the report.
#[component]
pub fn Banners(
    /// What to say.
    banners: Signal<Vec<Banner>>,
    /// Takes what the reader asks for.
    controls: Controls,
) -> impl IntoView {
    let shown = live(move || {
        let banner = |banner: Banner| {
            let class = match banner.kind {
                BannerKind::Offer => "banner offer",
                BannerKind::Note => "banner",
                BannerKind::Fault => "banner fault",
            };
            let actions = banner
                .actions
                .into_iter()
                .map(|(text, intent)| action(text, intent, controls));
            markup! {
                <div class=class lang=banner.lang.tag()>
                    <p>{banner.text}</p>
                    {actions.collect_view()}
                </div>
            }
        };
        banners.get().into_iter().map(banner).collect_view()
    });
    markup! { <div class="banners" role="alert">{shown}</div> }.into_piece()
}

/// A link where the intent has an address, else a button.
fn action(text: &'static str, intent: Intent, controls: Controls) -> AnyView {
    if let Intent::Go(address) = &intent {
        let href = controls.href(address);
        return markup! {
            <a href=href on:click=move |event| {
                event.prevent_default();
                controls.ask(intent.clone());
            }>{text}</a>
        }
        .into_piece();
    }
    markup! { <button type="button" on:click=move |_| controls.ask(intent.clone())>{text}</button> }
        .into_piece()
}

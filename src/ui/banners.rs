//! What the program has to say about itself: another week than asked for, a
//! fault with a way on, the offer of the other language.

use leptos::prelude::Callable;

use crate::{browser::Address, lang::Lang};

use super::{
    element::{Element, classed, element},
    intent::{Ask, Intent, going},
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
pub fn banners(banners: &[Banner], from: &Address, ask: Ask) -> Element {
    let banner = |banner: &Banner| {
        let class = match banner.kind {
            BannerKind::Offer => "banner offer",
            BannerKind::Note => "banner",
            BannerKind::Fault => "banner fault",
        };
        let text = (!banner.text.is_empty()).then(|| element("p").child(banner.text.as_str()));
        let actions = banner
            .actions
            .iter()
            .map(|(text, intent)| action(text, intent, from, ask));
        classed("div", class)
            .attr("lang", banner.lang.tag())
            .child(text)
            .list(actions)
    };
    classed("div", "banners").list(banners.iter().map(banner))
}

/// A link where the intent has an address, else a button.
fn action(text: &'static str, intent: &Intent, from: &Address, ask: Ask) -> Element {
    if let Intent::Go(address) = intent {
        return element("a")
            .attr("href", address.href(from.page))
            .on("click", going(address.clone(), ask))
            .child(text);
    }
    let intent = intent.clone();
    element("button")
        .attr("type", "button")
        .on("click", move |_| ask.run(intent.clone()))
        .child(text)
}

//! What documents of the editors say comes into the draft, and nothing else.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod columns;
mod libre_office;
pub mod made;
pub mod newest;
mod producers;
mod properties;
mod surprises;
mod weeks;
mod workbooks;

use std::sync::LazyLock;

use cncert_weekly::{
    draft,
    intake::{self, Edition, Understanding},
    report::{Catalogue, Publisher},
};

use crate::dataset;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let read = draft::read_catalogue(&dataset::bytes("catalogue.json"));
    read.value.unwrap()
});

static PUBLISHER: LazyLock<Publisher> = LazyLock::new(|| {
    let read = draft::read_publisher(&dataset::bytes("publisher.json"));
    read.value.unwrap()
});

pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

pub fn publisher() -> &'static Publisher {
    &PUBLISHER
}

pub fn text(text: &str) -> Edition {
    intake::text("edition.txt", text).unwrap()
}

pub fn understood(editions: &[Edition]) -> Understanding {
    intake::understood(editions, catalogue(), publisher())
}

/// What was understood, a field a line.
pub fn told(understanding: &Understanding) -> String {
    let facts = understanding.facts.iter();
    let lines = facts.map(|fact| format!("{} {} {:?}\n", fact.lang.key(), fact.at, fact.value));
    lines.collect()
}

/// The words that were not understood.
pub fn left(understanding: &Understanding) -> Vec<String> {
    let unread = understanding.unread.iter();
    let words = unread.map(|unread| format!("{:?}: {}", unread.why, unread.source.words));
    words.collect()
}

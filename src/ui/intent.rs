//! What a reader can ask for.

use leptos::{ev::Event, prelude::*};

use crate::{
    browser::{Address, TextSize},
    report::Id,
};

use super::walk::Walk;

/// How the lines of the long run are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether the axes of values count in powers of ten.
    pub is_log: bool,
    /// Whether the same weeks a year before are drawn, too.
    pub has_year_before: bool,
}

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Another week, language, view or theme: another address.
    Go(Address),
    /// Another size of text.
    Size(TextSize),
    /// A figure as a table instead of a chart, or the other way round, and how that is said to those who listen.
    Switch(Id, String),
    /// Another point of a figure, on a walk by the keyboard.
    Walk(Id, Walk),
    /// The lines of the long run in another manner.
    Draw(Manner),
    /// The page on paper.
    Print,
    /// The figures of a card or figure by its id, or of the whole page, to take along.
    Take(String),
    /// What failed, once more.
    TryAgain,
    /// The offer of the other language, put away.
    DismissOffer,
    /// Nothing, but a figure found that charts cannot be drawn here.
    ChartsUnavailable,
}

/// Takes what a reader asks for.
pub type Ask = Callback<Intent>;

/// A handler that goes to an address in place instead of following the link.
pub fn going(address: Address, ask: Ask) -> impl FnMut(Event) + 'static {
    move |event| {
        event.prevent_default();
        ask.run(Intent::Go(address.clone()));
    }
}

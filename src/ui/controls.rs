//! What a reader can ask for, and the state that controls show.

use leptos::prelude::*;

use crate::{
    browser::{Address, TextSize, Theme, WeekChoice},
    chart::Look,
    lang::Lang,
    page::View,
    report::Week,
};

/// What a reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Another week, language, view or theme: another address.
    Go(Address),
    /// Another size of text.
    Size(TextSize),
    /// The page on paper.
    Print,
    /// What failed, once more.
    TryAgain,
    /// The offer of the other language, put away.
    DismissOffer,
    /// Charts cannot be drawn here; a figure found out.
    ChartsUnavailable,
}

/// The state that controls show, and where they send what the reader asks for.
#[derive(Clone, Copy)]
pub struct Controls {
    /// The address in force.
    pub address: Signal<Address>,
    /// The theme in force.
    pub theme: Signal<Theme>,
    /// The colours that charts take.
    pub look: Signal<Look>,
    /// The size of text in force.
    pub text_size: Signal<TextSize>,
    /// Whether charts can be drawn.
    pub has_charts: Signal<bool>,
    /// Takes what the reader asks for.
    pub intent: Callback<Intent>,
}

impl Controls {
    /// Controls that show one address and do nothing, for a page without a program.
    pub fn still(address: Address) -> Self {
        Self {
            theme: Signal::stored(address.theme),
            address: Signal::stored(address),
            look: Signal::stored(Look::Light),
            text_size: Signal::stored(TextSize::Normal),
            has_charts: Signal::stored(true),
            intent: Callback::new(|_| ()),
        }
    }

    /// Sends what the reader asks for.
    pub fn ask(self, intent: Intent) {
        self.intent.run(intent);
    }

    /// The address of a week in the present language and view.
    pub fn to_week(self, week: Week, latest: bool) -> Address {
        let week = if latest {
            WeekChoice::Latest
        } else {
            WeekChoice::Week(week)
        };
        self.address.read().at_week(week)
    }

    /// The address of the present view in another language.
    pub fn to_lang(self, lang: Lang) -> Address {
        self.address.read().in_lang(lang)
    }

    /// The present address with figures shown in another way.
    pub fn to_view(self, view: View) -> Address {
        self.address.read().in_view(view)
    }

    /// An address as a link from the page that is shown.
    pub fn href(self, address: &Address) -> String {
        address.href(self.address.read().page)
    }
}

//! The head of the page: name, issue, language, theme, size, and the weeks.

use leptos::prelude::{Callable, event_target_value};

use crate::{
    browser::{Address, TextSize, Theme, WeekChoice},
    lang::words,
    page::View,
};

use super::{
    element::{Element, classed, element},
    screen::{Ask, Intent, Screen, going},
    selector::selector,
};

/// The head of the page.
pub fn masthead(screen: &Screen, ask: Ask) -> Element {
    let masthead = &screen.page.masthead;
    let tools = classed("div", "tools")
        .child(text_size_switch(screen, ask))
        .child(theme_menu(screen, ask))
        .child(language_link(&screen.address, |to| screen.href(to), ask));
    let bar = classed("div", "bar")
        .child(
            element("span")
                .untranslated()
                .child(masthead.publisher.as_str()),
        )
        .child(tools);
    let title = classed("div", "title")
        .child(element("h1").child(masthead.publication.as_str()))
        .child(classed("p", "issue").child(masthead.issue_line.as_str()))
        .child(
            (!masthead.lead.is_empty()).then(|| classed("p", "lead").child(masthead.lead.as_str())),
        );
    let print = classed("button", "plain print")
        .attr("type", "button")
        .on("click", move |_| ask.run(Intent::Print))
        .child(words(screen.page.lang).print);
    let compare = screen.page.selector.previous.as_ref().map(|before| {
        let address = screen
            .address
            .compared_with(Some(WeekChoice::Week(before.week)));
        classed("button", "plain")
            .attr("type", "button")
            .on("click", move |_| ask.run(Intent::Go(address.clone())))
            .child(words(screen.page.lang).compare)
    });
    let end = classed("div", "end")
        .child(view_switch(screen, ask))
        .child(compare)
        .child(print);
    let weeks = classed("div", "weeks")
        .child(selector(screen, ask))
        .child(end);
    element("header").child(bar).child(title).child(weeks)
}

/// The link to what an address shows in the other language; `href` tells how the page links to an address.
pub fn language_link(from: &Address, href: impl Fn(&Address) -> String, ask: Ask) -> Element {
    let lang = from.shown_lang();
    let other = lang.other();
    let address = from.in_lang(other);
    classed("a", "language")
        .untranslated()
        .attr("rel", "alternate")
        .attr("lang", other.tag())
        .attr("hreflang", other.tag())
        .attr("href", href(&address))
        .on("click", going(address, ask))
        .child(words(lang).other_language)
}

/// The menu of themes, and its label.
const THEME: &str = "theme";

/// The menu of themes.
fn theme_menu(screen: &Screen, ask: Ask) -> Element {
    let words = words(screen.page.lang);
    let option = |theme: Theme| {
        let name = match theme {
            Theme::Auto => words.theme_auto,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
            Theme::Contrast => words.theme_contrast,
        };
        element("option")
            .attr("value", theme.key())
            .chosen(theme == screen.theme)
            .child(name)
    };
    let address = screen.address.clone();
    let choose = move |event| {
        if let Some(theme) = Theme::from_key(&event_target_value(&event)) {
            ask.run(Intent::Go(address.in_theme(theme)));
        }
    };
    let menu = element("select")
        .attr("id", THEME)
        .on("change", choose)
        .list(Theme::ALL.map(option));
    classed("label", THEME)
        .attr("for", THEME)
        .child(element("span").child(words.theme))
        .child(menu)
}

/// The switch of large text.
fn text_size_switch(screen: &Screen, ask: Ask) -> Element {
    let is_large = screen.text_size == TextSize::Large;
    let other = if is_large {
        TextSize::Normal
    } else {
        TextSize::Large
    };
    classed("button", "plain")
        .attr("type", "button")
        .attr("aria-pressed", is_large.to_string())
        .on("click", move |_| ask.run(Intent::Size(other)))
        .child(words(screen.page.lang).large_text)
}

/// The choice between charts and tables for all figures.
fn view_switch(screen: &Screen, ask: Ask) -> Element {
    let words = words(screen.page.lang);
    let link = |view: View, text: &str| {
        let address = screen.address.in_view(view);
        element("a")
            .attr("href", screen.href(&address))
            .attr_if(
                "aria-current",
                (screen.address.view == view).then(|| "true".to_owned()),
            )
            .on("click", going(address, ask))
            .child(text)
    };
    classed("span", "views")
        .attr("role", "group")
        .attr("aria-label", words.show_figures_as)
        .child(link(View::Chart, words.charts))
        .child(link(View::Table, words.tables))
}

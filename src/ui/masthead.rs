//! The head of the page: name, issue, language, theme, size, and the weeks.

use leptos::prelude::{Callable, event_target_value};

use crate::{
    browser::{Address, TextSize, Theme, WeekChoice},
    lang::words,
    page::View,
};

use super::{
    element::{Element, classed, element},
    selector::selector,
    sight::{Ask, Intent, Sight, going},
};

/// The head of the page.
pub fn masthead(sight: &Sight, ask: Ask) -> Element {
    let masthead = &sight.page.masthead;
    let tools = classed("div", "tools")
        .child(text_size_switch(sight, ask))
        .child(theme_menu(sight, ask))
        .child(language_link(&sight.address, |to| sight.href(to), ask));
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
    let print = classed("button", "plain")
        .attr("type", "button")
        .on("click", move |_| ask.run(Intent::Print))
        .child(words(sight.page.lang).print);
    let compare = sight.page.selector.previous.as_ref().map(|before| {
        let address = sight
            .address
            .compared_with(Some(WeekChoice::Week(before.week)));
        classed("button", "plain")
            .attr("type", "button")
            .on("click", move |_| ask.run(Intent::Go(address.clone())))
            .child(words(sight.page.lang).compare)
    });
    let end = classed("div", "end")
        .child(view_switch(sight, ask))
        .child(compare)
        .child(print);
    let weeks = classed("div", "weeks")
        .child(selector(sight, ask))
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
fn theme_menu(sight: &Sight, ask: Ask) -> Element {
    let words = words(sight.page.lang);
    let option = |theme: Theme| {
        let name = match theme {
            Theme::Auto => words.theme_auto,
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
            Theme::Contrast => words.theme_contrast,
        };
        element("option")
            .attr("value", theme.key())
            .chosen(theme == sight.theme)
            .child(name)
    };
    let address = sight.address.clone();
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
fn text_size_switch(sight: &Sight, ask: Ask) -> Element {
    let is_large = sight.text_size == TextSize::Large;
    let other = if is_large {
        TextSize::Normal
    } else {
        TextSize::Large
    };
    classed("button", "plain")
        .attr("type", "button")
        .attr("aria-pressed", is_large.to_string())
        .on("click", move |_| ask.run(Intent::Size(other)))
        .child(words(sight.page.lang).large_text)
}

/// The choice between charts and tables for all figures.
fn view_switch(sight: &Sight, ask: Ask) -> Element {
    let words = words(sight.page.lang);
    let link = |view: View, text: &str| {
        let address = sight.address.in_view(view);
        element("a")
            .attr("href", sight.href(&address))
            .attr_if(
                "aria-current",
                (sight.address.view == view).then(|| "true".to_owned()),
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

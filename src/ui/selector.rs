//! The week selector: previous, year, week, next; by pointer and by keys.

use leptos::prelude::event_target_value;

use crate::{
    lang::{Lang, words},
    page::{Selector, Step},
    report::Week,
};

use super::{
    element::{Element, classed, element},
    screen::{Ask, Screen, going},
};

/// The week selector.
pub fn selector(screen: &Screen, ask: Ask) -> Element {
    let selector = &screen.page.selector;
    let words = words(screen.page.lang);
    let steps = classed("span", "steps")
        .on_key(on_key(screen, ask))
        .child(step(
            screen,
            selector.previous.as_ref(),
            "prev",
            words.previous_issue,
            ask,
        ))
        .child(step(
            screen,
            selector.next.as_ref(),
            "next",
            words.next_issue,
            ask,
        ));
    let latest = selector.latest.as_ref().map(|latest| {
        let address = screen.to_week(latest.week);
        classed("a", "latest")
            .attr("href", screen.href(&address))
            .on("click", going(address, ask))
            .child(words.latest_issue)
    });
    classed("nav", "selector")
        .attr("aria-label", words.choose_week)
        .child(steps)
        .list(lists(selector, screen.page.lang, screen.travel(ask)))
        .child(latest)
}

/// The list of the years, and that of the weeks of one.
pub fn lists(
    selector: &Selector,
    lang: Lang,
    travel: impl Fn(Week) + Clone + 'static,
) -> [Element; 2] {
    let words = words(lang);
    let years = selector.years.iter().map(|option| {
        list_option(
            option.week,
            &option.label,
            option.year == selector.week.year(),
        )
    });
    let weeks = selector.weeks.iter().map(|option| {
        list_option(
            option.week,
            &option.label,
            option.week == Some(selector.week),
        )
    });
    [
        list("year", words.year, travel.clone(), years),
        list("week", words.week, travel, weeks),
    ]
}

/// A link to a neighbour; without one it stays, so that the focus does too.
fn step(screen: &Screen, step: Option<&Step>, rel: &str, text: &str, ask: Ask) -> Element {
    let link = classed("a", "step").attr("rel", rel).child(text);
    match step {
        Some(step) => {
            let address = screen.to_week(step.week);
            link.attr("href", screen.href(&address))
                .attr("title", step.days.as_str())
                .on("click", going(address, ask))
        }
        None => link
            .attr("role", "link")
            .attr("aria-disabled", "true")
            .attr("tabindex", "0"),
    }
}

fn list(
    class: &str,
    label: &str,
    travel: impl Fn(Week) + 'static,
    options: impl IntoIterator<Item = Element>,
) -> Element {
    let choose = move |event| {
        if let Ok(week) = event_target_value(&event).parse() {
            travel(week);
        }
    };
    // A name of its own: Firefox has none for what comes to be seen in a label that was seen before.
    classed("select", class)
        .attr("aria-label", label)
        .on("change", choose)
        .list(options)
}

/// An option of a list; without a week it cannot be chosen.
fn list_option(week: Option<Week>, label: &str, is_shown: bool) -> Element {
    element("option")
        .attr("value", week.map_or(String::new(), |week| week.to_string()))
        .attr_if("disabled", week.is_none().then(String::new))
        .chosen(is_shown)
        .child(label)
}

fn on_key(screen: &Screen, ask: Ask) -> impl FnMut(&str) -> bool + 'static {
    let (page, travel) = (screen.page.clone(), screen.travel(ask));
    move |key| {
        let week = week_of_key(key, &page.selector);
        week.into_iter().for_each(&travel);
        week.is_some()
    }
}

/// Where a key leads from the week shown: arrows a step, Home and End to the
/// ends, Page Up and Page Down a year back and on.
fn week_of_key(key: &str, selector: &Selector) -> Option<Week> {
    let year = |offset: i16| {
        let year = selector.week.year().checked_add(offset)?;
        selector
            .years
            .iter()
            .find(|option| option.year == year)?
            .week
    };
    match key {
        "ArrowLeft" => selector.previous.as_ref().map(|step| step.week),
        "ArrowRight" => selector.next.as_ref().map(|step| step.week),
        "Home" => Some(selector.earliest),
        "End" => selector.latest.as_ref().map(|step| step.week),
        "PageUp" => year(-1),
        "PageDown" => year(1),
        _ => None,
    }
}

//! The week selector: previous, year, week, next; by pointer and by keys.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    browser::Address,
    lang::words,
    page::{Page, Selector, Step, WeekOption, YearOption},
    report::Week,
};

use super::{
    controls::{Controls, Intent},
    piece::{IntoPiece, live},
};

/// The week selector.
#[component]
pub fn WeekSelector(
    /// The page.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    let selector = Memo::new(move |_| page.read().selector.clone());
    let address = move |week: Week| {
        let is_latest = selector.read().next.is_none() && week == selector.read().week
            || selector
                .read()
                .latest
                .as_ref()
                .is_some_and(|latest| latest.week == week);
        controls.to_week(week, is_latest)
    };
    let go = move |week: Week| controls.ask(Intent::Go(address(week)));
    let choose = move |event| {
        if let Ok(week) = event_target_value(&event).parse() {
            go(week);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(week) = week_of_key(&event.key(), &selector.read()) {
            event.prevent_default();
            go(week);
        }
    };
    let word =
        move |pick: fn(&crate::lang::Words) -> &'static str| move || pick(words(page.read().lang));
    markup! {
        <nav class="selector" aria-label=word(|words| words.choose_week)>
            <span class="steps" on:keydown=on_key>
                <StepLink step=Signal::derive(move || selector.read().previous.clone()) rel="prev"
                    text=Signal::derive(word(|words| words.previous_issue)) address controls />
                <StepLink step=Signal::derive(move || selector.read().next.clone()) rel="next"
                    text=Signal::derive(word(|words| words.next_issue)) address controls />
            </span>
            <label>
                <span class="unseen">{word(|words| words.year)}</span>
                <select class="year" on:change=choose>
                    {live(move || years(&selector.read()))}
                </select>
            </label>
            <label>
                <span class="unseen">{word(|words| words.week)}</span>
                <select class="week" on:change=choose>
                    {live(move || weeks(&selector.read()))}
                </select>
            </label>
            {live(move || latest(&selector.read(), word(|words| words.latest_issue)(), address, controls))}
        </nav>
    }
    .into_piece()
}

/// A link to a neighbour; plain text where there is none.
#[component]
fn StepLink(
    step: Signal<Option<Step>>,
    rel: &'static str,
    text: Signal<&'static str>,
    address: impl Fn(Week) -> Address + Copy + Send + Sync + 'static,
    controls: Controls,
) -> impl IntoView {
    let target = move || step.get().map(|step| address(step.week));
    // One element for both, so that the focus stays at the end of the row.
    markup! {
        <a
            class="step"
            rel=rel
            href=move || target().map(|address| controls.href(&address))
            role=move || step.read().is_none().then_some("link")
            aria-disabled=move || step.read().is_none().then_some("true")
            title=move || step.get().map(|step| step.days)
            on:click=move |event| {
                if let Some(address) = target() {
                    event.prevent_default();
                    controls.ask(Intent::Go(address));
                }
            }
        >{text}</a>
    }
}

fn years(selector: &Selector) -> impl IntoView + use<> {
    let shown = selector.week.year();
    let option = |option: &YearOption| {
        let value = option.week.map_or(String::new(), |week| week.to_string());
        let is_shown = option.year == shown;
        markup! {
            <option value=value disabled=option.week.is_none() selected=is_shown prop:selected=is_shown>
                {option.label.clone()}
            </option>
        }
    };
    selector.years.iter().map(option).collect_view()
}

fn weeks(selector: &Selector) -> impl IntoView + use<> {
    let shown = selector.week;
    let option = |option: &WeekOption| {
        let value = option.week.map_or(String::new(), |week| week.to_string());
        let is_shown = option.week == Some(shown);
        markup! {
            <option value=value disabled=option.week.is_none() selected=is_shown prop:selected=is_shown>
                {option.label.clone()}
            </option>
        }
    };
    selector.weeks.iter().map(option).collect_view()
}

fn latest(
    selector: &Selector,
    text: &'static str,
    address: impl Fn(Week) -> Address + Copy + Send + Sync + 'static,
    controls: Controls,
) -> Option<AnyView> {
    let week = selector.latest.as_ref()?.week;
    let link = markup! {
        <a
            class="latest"
            href=move || controls.href(&address(week))
            on:click=move |event| {
                event.prevent_default();
                controls.ask(Intent::Go(address(week)));
            }
        >{text}</a>
    };
    Some(link.into_piece())
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

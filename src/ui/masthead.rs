//! The head of the page: name, issue, language, theme, size, and the weeks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    browser::{TextSize, Theme},
    lang::words,
    page::{Page, View},
};

use super::{
    controls::{Controls, Intent},
    piece::{IntoPiece, text},
    selector::WeekSelector,
};

/// The head of the page.
#[component]
pub fn Head(
    /// The page.
    page: Signal<Arc<Page>>,
    /// What the reader can ask for.
    controls: Controls,
) -> impl IntoView {
    markup! {
        <div class="bar">
            <span>{text(move || page.read().masthead.publisher.clone())}</span>
            <div class="tools">
                <TextSizeSwitch page controls />
                <ThemeMenu page controls />
                <LanguageLink page controls />
            </div>
        </div>
        <header>
            <h1>{text(move || page.read().masthead.publication.clone())}</h1>
            <p class="issue">{text(move || page.read().masthead.issue_line.clone())}</p>
        </header>
        <div class="weeks">
            <WeekSelector page controls />
            <div class="end">
                <ViewSwitch page controls />
                <button class="plain" type="button" on:click=move |_| controls.ask(Intent::Print)>
                    {text(move || words(page.read().lang).print)}
                </button>
            </div>
        </div>
    }
    .into_piece()
}

/// The link to the same view in the other language.
#[component]
fn LanguageLink(page: Signal<Arc<Page>>, controls: Controls) -> impl IntoView {
    let other = move || page.read().lang.other();
    let address = move || controls.to_lang(other());
    markup! {
        <a
            class="language"
            translate="no"
            rel="alternate"
            lang=move || other().tag()
            hreflang=move || other().tag()
            href=move || controls.href(&address())
            on:click=move |event| {
                event.prevent_default();
                controls.ask(Intent::Go(address()));
            }
        >{text(move || words(page.read().lang).other_language)}</a>
    }
}

/// The menu of themes.
#[component]
fn ThemeMenu(page: Signal<Arc<Page>>, controls: Controls) -> impl IntoView {
    let choose = move |event| {
        if let Some(theme) = Theme::from_key(&event_target_value(&event)) {
            controls.ask(Intent::Go(
                controls.address.read_untracked().in_theme(theme),
            ));
        }
    };
    let option = move |theme: Theme| {
        let name = move || {
            let words = words(page.read().lang);
            match theme {
                Theme::Auto => words.theme_auto,
                Theme::Light => words.theme_light,
                Theme::Dark => words.theme_dark,
                Theme::Contrast => words.theme_contrast,
            }
        };
        markup! {
            <option value=theme.key() prop:selected=move || controls.theme.get() == theme>{name}</option>
        }
    };
    markup! {
        <label class="theme">
            <span>{text(move || words(page.read().lang).theme)}</span>
            <select on:change=choose>{Theme::ALL.map(option).collect_view()}</select>
        </label>
    }
}

/// The switch of large text.
#[component]
fn TextSizeSwitch(page: Signal<Arc<Page>>, controls: Controls) -> impl IntoView {
    let is_large = move || controls.text_size.get() == TextSize::Large;
    let switch = move |_| {
        let size = if is_large() {
            TextSize::Normal
        } else {
            TextSize::Large
        };
        controls.ask(Intent::Size(size));
    };
    markup! {
        <button class="plain" type="button" aria-pressed=move || is_large().to_string() on:click=switch>
            {text(move || words(page.read().lang).large_text)}
        </button>
    }
}

/// The choice between charts and tables for all figures.
#[component]
fn ViewSwitch(page: Signal<Arc<Page>>, controls: Controls) -> impl IntoView {
    let link = move |view: View| {
        let address = move || controls.to_view(view);
        let text = move || {
            let words = words(page.read().lang);
            if view == View::Chart {
                words.charts
            } else {
                words.tables
            }
        };
        markup! {
            <a
                href=move || controls.href(&address())
                aria-current=move || (page.read().view == view).then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    controls.ask(Intent::Go(address()));
                }
            >{text}</a>
        }
    };
    markup! {
        <span class="views" role="group" aria-label=move || words(page.read().lang).show_figures_as>
            {link(View::Chart)}
            {link(View::Table)}
        </span>
    }
}

//! The page as it will be published, in a document of its own width, in either language
//! or in both.

use leptos::prelude::*;

use crate::{
    desk::Coverage,
    lang::{Lang, desk_words, labelled, taking_words, words},
    ui::{
        app::app,
        screen::{Ask, Screen},
    },
};

use super::{
    super::element::{Element, IntoChild, Node, classed, element},
    act::{self, Act, Dispatch},
    outgoing::Handout,
    state::{State, Width},
};

/// The id of the frame of a language.
pub fn frame_id(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "preview-zh",
        Lang::En => "preview-en",
    }
}

/// The page in a frame, made anew whenever it changes. Its root is always there: the
/// frame's own elements are of another window, and Leptos does not know them as elements.
pub fn page(screen: ArcRwSignal<Option<Screen>>, ask: Ask) -> impl FnMut() -> Node + Send {
    move || {
        let screen = screen.read();
        let mark = Lang::BOTH.map(|lang| {
            element("span")
                .attr("lang", lang.tag())
                .child(taking_words(lang).draft)
        });
        classed("div", "drafted")
            .child(classed("p", "draft-mark").list(mark))
            .child(screen.as_ref().map(|screen| app(screen, ask)))
            .into_child()
    }
}

/// The frames, with how much of the draft they show, and what is chosen for them. They are there from the start, so that nothing
/// needs to be brought later.
pub fn preview(state: &State, coverage: Option<Coverage>, dispatch: Dispatch) -> Element {
    let lang = state.lang();
    let words = desk_words(lang);
    let choices = [
        ([true, false], name_of(Lang::Zh), "zh"),
        ([false, true], name_of(Lang::En), "en"),
        ([true, true], words.both, "both"),
    ];
    let languages = choices.map(|(shown, text, key)| {
        choice(
            text,
            key,
            state.shown == shown,
            Act::ShowLanguages(shown),
            dispatch,
        )
    });
    let widths = Width::ALL.map(|width| {
        let text = match width {
            Width::Phone => words.phone,
            Width::Portal => words.portal,
            Width::Desktop => words.desktop,
        };
        choice(
            text,
            width.key(),
            state.width == width,
            Act::ShowWidth(width),
            dispatch,
        )
    });
    let print = act::button(Act::Print(state.printed()), dispatch)
        .class("plain")
        .child(words.print);
    let hand_out = |text, key, handout| {
        act::button(Act::HandOut(handout), dispatch)
            .class("plain")
            .attr("data-act", key)
            .child(text)
    };
    let printed = state.printed();
    let copy = hand_out(words.copy_formatted, "copy", Handout::Formatted(printed));
    let document = hand_out(words.word_document, "docx", Handout::Document(printed));
    let bar = classed("div", "preview-bar")
        .child(element("h2").child(words.preview))
        .child(group("languages", words.preview_language, languages))
        .child(group("widths", words.preview_width, widths))
        .child(print)
        .child(copy)
        .child(document);
    let note = match coverage {
        None => Some(words.never_read),
        Some(Coverage::Behind) => Some(words.behind),
        Some(Coverage::Part) => Some(words.in_part),
        Some(Coverage::Whole) => None,
    };
    let frames = Lang::BOTH.map(|of| {
        let is_shown = state.shown[of as usize] && coverage.is_some();
        element("iframe")
            .attr("id", frame_id(of))
            .attr("src", state.preview.as_str())
            .attr("lang", of.tag())
            .attr("title", title(of, lang))
            .attr_if("hidden", (!is_shown).then(String::new))
    });
    classed("section", "preview")
        .attr("data-width", state.width.key())
        .attr("aria-label", words.preview)
        .child(bar)
        .child(note.map(|note| classed("p", "behind").child(note)))
        .child(
            classed("div", "frames")
                .attr("role", "group")
                .attr("aria-label", words.preview)
                // Where it is wider than the screen it scrolls, by the keyboard as well.
                .attr("tabindex", "0")
                .list(frames),
        )
}

fn title(of: Lang, lang: Lang) -> String {
    labelled(desk_words(lang).preview, name_of(of), lang)
}

/// What a language calls itself.
fn name_of(lang: Lang) -> &'static str {
    words(lang.other()).other_language
}

fn group<const N: usize>(class: &str, label: &str, choices: [Element; N]) -> Element {
    classed("span", &format!("choices {class}"))
        .attr("role", "group")
        .attr("aria-label", label)
        .list(choices)
}

fn choice(text: &str, key: &str, is_chosen: bool, act: Act, dispatch: Dispatch) -> Element {
    act::button(act, dispatch)
        .attr("data-choice", key)
        .attr("aria-pressed", is_chosen.to_string())
        .child(text)
}

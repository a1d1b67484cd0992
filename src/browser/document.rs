//! The document around the report: its title and language, and the attributes
//! on `<html>` that style sheets and other programs rely on.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Url};

use super::{Site, TextSize, Theme, boot, window};
use crate::{
    lang::Lang,
    report::{Day, Week},
};

/// How far the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// On its way.
    Loading,
    /// The text and every figure in or near the view are drawn.
    Ready,
    /// There is nothing to show but a notice.
    Error,
}

/// How the figures of the page came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charts {
    /// As drawings.
    Drawn,
    /// As tables, by choice or for want of the chart library.
    Tables,
}

/// Where the site stands, and the language of the page that was loaded. Neither changes
/// when the language is switched in place, as the page's own address and `lang` do.
pub fn site() -> Site {
    let root = Url::new(&boot::root());
    let lang = html().get_attribute("data-page-lang");
    Site::new(
        root.map_or_else(|_| "/".to_owned(), |root| root.pathname()),
        lang.and_then(|tag| Lang::from_tag(&tag))
            .unwrap_or(Lang::Zh),
    )
}

/// After how many milliseconds without a byte a request is given up: 10,000,
/// or what a browser test writes into `<html data-patience>`.
pub fn patience_ms() -> u32 {
    let stated = html().get_attribute("data-patience");
    let stated = stated.and_then(|text| text.parse::<i64>().ok()?.try_into().ok());
    stated.unwrap_or(10_000)
}

/// An element of the page, by its id.
pub fn place(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Whether the page stands in a frame of another.
pub fn is_embedded() -> bool {
    html().has_attribute("data-embed")
}

/// A part of the dataset that the page carries, by its name.
pub fn carried(name: &str) -> Option<String> {
    let block = document().get_element_by_id(&["carried-", name].concat())?;
    block.text_content()
}

/// Sets the title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the description that search engines and messengers show.
pub fn set_description(text: &str) {
    set_content("meta[name=description]", text);
}

/// Says whether search engines may list what is shown.
pub fn set_listed(is_listed: bool) {
    let robots = if is_listed { "all" } else { "noindex" };
    set_content("meta[name=robots]", robots);
}

/// Sets the language of the document.
pub fn set_lang(lang: Lang) {
    set("lang", lang.tag());
}

/// Says how far the page is.
pub fn set_state(state: State) {
    set(
        "data-state",
        match state {
            State::Loading => "loading",
            State::Ready => "ready",
            State::Error => "error",
        },
    );
}

/// Says which week in which revision is shown.
pub fn set_week(week: Week, revision: u32) {
    set("data-week", &week.to_string());
    set("data-revision", &revision.to_string());
}

/// Says how the figures came out.
pub fn set_charts(charts: Charts) {
    set(
        "data-charts",
        match charts {
            Charts::Drawn => "drawn",
            Charts::Tables => "tables",
        },
    );
}

/// Sets the colours that the style sheet takes; without any it follows the system.
pub fn set_theme(theme: Theme) {
    if theme == Theme::Auto {
        let _ = html().remove_attribute("data-theme");
    } else {
        set("data-theme", theme.key());
    }
}

/// Gives up the room that was kept for the offer of the other language.
pub fn close_up() {
    let _ = html().remove_attribute("data-offer");
}

/// The day that it is where the editor sits.
///
/// # Panics
/// Never: every day of a clock is one of the calendar.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    let today = format!("{year:04}-{month:02}-{day:02}").parse();
    today.expect("every day of a clock is one of the calendar")
}

/// Goes where the address points within the page, unless the reader has gone elsewhere.
pub fn follow_fragment() {
    let fragment = window().location().hash().unwrap_or_default();
    let is_at_top = window().scroll_y().is_ok_and(|above_px| above_px < 1.0);
    let target = fragment.strip_prefix('#').filter(|_| is_at_top);
    if let Some(target) = target.and_then(|id| document().get_element_by_id(id)) {
        target.scroll_into_view();
    }
}

/// Says something to those who listen, in the place that the boot script has made for it; nothing, so that the same can be
/// said again.
pub fn say(text: &str) {
    let place = place("said");
    // Mostly nothing was said, and nothing is to be.
    let is_new = |place: &HtmlElement| place.text_content().as_deref() != Some(text);
    if let Some(place) = place.filter(is_new) {
        place.set_text_content(Some(text));
    }
}

/// Has the page printed.
pub fn print() {
    let _ = window().print();
}

/// Sets the size of text that the style sheet takes.
pub fn set_text_size(size: TextSize) {
    set("data-text", size.key());
}

fn document() -> Document {
    window().document().expect("a window holds a document")
}

fn html() -> Element {
    let html = document().document_element();
    html.expect("a document has its root element")
}

fn set_content(selector: &str, text: &str) {
    if let Ok(Some(meta)) = document().query_selector(selector) {
        let _ = meta.set_attribute("content", text);
    }
}

fn set(attribute: &str, value: &str) {
    mark(&html(), attribute, value);
}

/// Marks a document, unless the mark stands already: browsers style all that a language
/// is set for anew, be it the same.
pub(super) fn mark(html: &Element, attribute: &str, value: &str) {
    if html.get_attribute(attribute).as_deref() != Some(value) {
        // Refused for names that are none, of which there are none here.
        let _ = html.set_attribute(attribute, value);
    }
}

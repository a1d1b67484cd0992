//! The window as an editor's place of work: asked before it is left, never in a frame,
//! unknown to search engines, and with a way to lead the eye and the focus.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Document, Element, Event, HtmlElement, KeyboardEvent};

use super::{
    frame::{Frame, bring_into_view},
    window,
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = weekly)]
    static BOOT: JsValue;
}

/// Whether another page has put this one into a frame.
pub fn is_framed() -> bool {
    let window = window();
    window.parent().ok().flatten().as_ref() != Some(&window)
}

/// Asks before the page is left, as long as `is_needed` says so.
pub fn guard_leaving(is_needed: impl Fn() -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if is_needed() {
            event.prevent_default();
        }
    })
}

/// Tells of every key that is pressed with a modifier, by the key's name in small letters
/// and whether it is shifted, in the page or in a frame of it; who knows it says so. A
/// field that is no draft's has its own undo.
pub fn on_command(
    frame: Option<&Frame>,
    callback: impl Fn(&str, bool) -> bool + 'static,
) -> Option<EventListener> {
    let within = match frame {
        Some(frame) => frame.window()?,
        None => window(),
    };
    let options = EventListenerOptions::enable_prevent_default();
    let on_key = move |event: &Event| {
        let pressed: &KeyboardEvent = event.unchecked_ref();
        let is_command = (pressed.ctrl_key() || pressed.meta_key()) && !pressed.alt_key();
        let key = pressed.key().to_ascii_lowercase();
        let is_own = matches!(key.as_str(), "z" | "y") && is_in_other_field(event);
        if is_command && !is_own && callback(&key, pressed.shift_key()) {
            event.prevent_default();
        }
    };
    Some(EventListener::new_with_options(
        &within, "keydown", options, on_key,
    ))
}

fn is_in_other_field(event: &Event) -> bool {
    element_of(event).is_some_and(|target| {
        target.tag_name() == "TEXTAREA" && !target.has_attribute("data-place")
    })
}

/// Whether anything in the page has the focus.
pub fn has_focus() -> bool {
    let document = window().document();
    let focused = document.as_ref().and_then(Document::active_element);
    focused.is_some_and(|focused| focused.tag_name() != "BODY")
}

/// Opens the dialog of a file input. To be called from a click.
pub fn open_input(id: &str) {
    if let Some(input) = by_id(id) {
        input.click();
    }
}

/// Leads eye and focus to an element.
pub fn lead_to(id: &str) {
    if let Some(element) = by_id(id) {
        // What is folded away could not be seen.
        while let Ok(Some(folded)) = element.closest("details:not([open])") {
            let _ = folded.set_attribute("open", "");
        }
        bring_into_view(&element);
        let _ = element.focus();
    }
}

/// How far down the contents of an element are scrolled, in pixels.
pub fn scrolled(id: &str) -> i32 {
    by_id(id).map_or(0, |element| element.scroll_top())
}

/// Scrolls the contents of an element down to where they were.
pub fn scroll(id: &str, to: i32) {
    if let Some(element) = by_id(id) {
        element.set_scroll_top(to);
    }
}

/// What was entered in a field, and the `data-place` of the field: the text that is typed or
/// chosen, `true` or `false` for a box that is ticked or not.
pub fn entered(event: &Event) -> Option<(String, String)> {
    let field = element_of(event)?;
    let place = field.get_attribute("data-place")?;
    let property = |name| Reflect::get(&field, &JsValue::from_str(name)).ok();
    let typed = if field.get_attribute("type").as_deref() == Some("checkbox") {
        property("checked")?.as_bool()?.to_string()
    } else {
        property("value")?.as_string()?
    };
    Some((place, typed))
}

/// Which button was pressed: what it does by its `data-do`, and its `data-place`.
pub fn pressed(event: &Event) -> Option<(String, String)> {
    let button = element_of(event)?.closest("button[data-do]").ok()??;
    Some((
        button.get_attribute("data-do")?,
        button.get_attribute("data-place")?,
    ))
}

/// What the program before this one left, when it broke down.
pub fn kept() -> String {
    let kept = BOOT.with(|boot| Reflect::get(boot, &JsValue::from_str("kept")));
    let kept: Option<JsString> = kept.ok().and_then(|kept| kept.dyn_into().ok());
    kept.map(String::from).unwrap_or_default()
}

/// Leaves a text to the program that follows this one, should it break down. It stays in
/// the page's memory.
pub fn keep(text: &str) {
    let _ =
        BOOT.with(|boot| Reflect::set(boot, &JsValue::from_str("kept"), &JsValue::from_str(text)));
}

/// The element that an event is of; `None` where it is another window's.
pub(super) fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    let element = window().document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

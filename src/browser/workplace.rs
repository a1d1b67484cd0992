//! The window as an editor's place of work: asked before it is left, never in a frame,
//! unknown to search engines, and with a way to lead the eye and the focus.

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Element, Event, HtmlElement};

use super::{frame::bring_into_view, window};

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

/// Tells of every key that is pressed, with what goes with it.
pub fn on_key(callback: impl Fn(&web_sys::KeyboardEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event: &Event| {
        callback(event.unchecked_ref());
    })
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

/// What was entered in a field, and the `data-place` of the field: the text that is typed or
/// chosen, `true` or `false` for a box that is ticked or not.
pub fn entered(event: &Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
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
    let target: Element = event.target()?.dyn_into().ok()?;
    let button = target.closest("button[data-do]").ok()??;
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

fn by_id(id: &str) -> Option<HtmlElement> {
    let element = window().document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

//! The attributes of an element, patched one by one.
//!
//! Leptos' own list of attributes takes all of them away before it sets the
//! new ones, and an element that loses its `tabindex` for a moment loses the
//! focus. A field that loses its text for a moment loses the caret, and what
//! an input method was about to write.

use leptos::{
    attr::AttributeValue,
    tachys::renderer::{Rndr, types},
    wasm_bindgen::JsValue,
};

/// Names and values; an attribute without a value is not there.
#[derive(Default)]
pub struct Attributes(Vec<Attribute>);

struct Attribute {
    name: &'static str,
    value: Option<String>,
    /// Whether it means something only as long as the program runs.
    is_alive: bool,
}

/// What a field holds, which follows its attribute only until somebody types.
pub const FIELD_TEXT: &str = ".value";
/// Whether a box is ticked, which follows its attribute in the same way.
pub const TICK: &str = ".checked";

/// An option's property, which follows its attribute only until a reader chooses.
const SELECTED: &str = "selected";

impl Attributes {
    /// Adds an attribute.
    pub fn push(&mut self, name: &'static str, value: Option<String>) {
        self.0.push(Attribute {
            name,
            value,
            is_alive: false,
        });
    }

    /// Adds an attribute that published pages are without.
    pub fn push_alive(&mut self, name: &'static str, value: String) {
        self.0.push(Attribute {
            name,
            value: Some(value),
            is_alive: true,
        });
    }

    fn value(&self, name: &str) -> Option<&String> {
        let found = self.0.iter().find(|attribute| attribute.name == name);
        found.and_then(|attribute| attribute.value.as_ref())
    }
}

fn set(element: &types::Element, name: &'static str, value: Option<&String>) {
    match name {
        FIELD_TEXT => {
            let text = JsValue::from_str(value.map_or("", String::as_str));
            return Rndr::set_property(element, "value", &text);
        }
        TICK => {
            let is_ticked = JsValue::from_bool(value.is_some());
            return Rndr::set_property(element, "checked", &is_ticked);
        }
        _ => {}
    }
    match value {
        Some(value) => Rndr::set_attribute(element, name, value),
        None => Rndr::remove_attribute(element, name),
    }
    if name == SELECTED {
        Rndr::set_property(element, SELECTED, &JsValue::from_bool(value.is_some()));
    }
}

impl Attributes {
    pub fn into_html(self, html: &mut String) {
        let published = self.0.into_iter().filter(|attribute| !attribute.is_alive);
        for Attribute { name, value, .. } in published {
            value.to_html(name, html);
        }
    }

    pub fn hydrate(&self, element: &types::Element) {
        // Before the program, links lead to pages that need none.
        for attribute in &self.0 {
            if attribute.is_alive || attribute.name == "href" {
                set(element, attribute.name, attribute.value.as_ref());
            }
        }
    }

    pub fn build(&self, element: &types::Element) {
        for Attribute { name, value, .. } in &self.0 {
            if value.is_some() {
                set(element, name, value.as_ref());
            }
        }
    }

    pub fn rebuild(self, element: &types::Element, before: &mut Self) {
        for Attribute { name, value, .. } in &self.0 {
            let is_same = before.value(name) == value.as_ref();
            match *name {
                // What somebody typed may differ from what was set before. A field that is told
                // what it holds already stays as it is.
                FIELD_TEXT | TICK => set(element, name, value.as_ref()),
                _ if !is_same => set(element, name, value.as_ref()),
                // Somebody may have chosen another; where one is chosen, no other is.
                SELECTED if value.is_some() => Rndr::set_property(element, name, &JsValue::TRUE),
                _ => {}
            }
        }
        for Attribute { name, value, .. } in &before.0 {
            if value.is_some() && self.0.iter().all(|of| of.name != *name) {
                set(element, name, None);
            }
        }
        *before = self;
    }
}

//! An element of any kind, as one type.
//!
//! Leptos writes code for every type of view, and in `view!` every element is
//! a type of its own: the whole page in that way made a program far larger than
//! its budget. These are Leptos' own elements, attributes and events, with
//! their types ended early; a new page patches the one before in place.

use leptos::{
    attr::any_attribute::{AnyAttribute, IntoAnyAttribute},
    ev::{self, Event, KeyboardEvent},
    html::custom,
    prelude::*,
    tachys::html::event,
    wasm_bindgen::JsCast,
};

use super::{attributes::Attributes, node::Node};

/// An element with its attributes and children.
pub struct Element {
    tag: &'static str,
    attributes: Attributes,
    listeners: Vec<AnyAttribute>,
    children: Vec<Node>,
}

/// An element without attributes and children.
#[inline(never)] // Called everywhere: once is enough.
pub fn element(tag: &'static str) -> Element {
    Element {
        tag,
        attributes: Attributes::default(),
        listeners: Vec::new(),
        children: Vec::new(),
    }
}

/// An element of a class.
pub fn classed(tag: &'static str, class: &str) -> Element {
    element(tag).class(class)
}

impl Element {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.attr_if(name, Some(value.into()))
    }

    /// Sets an attribute where it has a value.
    #[inline(never)] // Called everywhere: once is enough.
    pub fn attr_if(mut self, name: &'static str, value: Option<String>) -> Self {
        self.attributes.push(name, value);
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Marks an option of a list as the chosen one, or as not.
    pub fn chosen(self, is_chosen: bool) -> Self {
        self.attr_if("selected", is_chosen.then(String::new))
    }

    #[cfg(target_arch = "wasm32")]
    /// Sets the text of a field, whatever was typed there.
    pub fn value(self, text: &str) -> Self {
        self.attr(super::attributes::FIELD_TEXT, text)
    }

    #[cfg(target_arch = "wasm32")]
    /// Ticks a box, or not.
    pub fn checked(self, is_checked: bool) -> Self {
        self.attr_if(super::attributes::TICK, is_checked.then(String::new))
    }

    /// Handles an event.
    pub fn on(mut self, name: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        let handler: Box<dyn FnMut(Event)> = Box::new(handler);
        let listener = event::on(ev::Custom::<Event>::new(name), handler);
        self.listeners.push(listener.into_any_attr());
        self
    }

    /// Handles the keys that `handler` says it knows. With a modifier a key is
    /// the browser's: Alt and left is back.
    pub fn on_key(self, mut handler: impl FnMut(&str) -> bool + 'static) -> Self {
        self.on("keydown", move |event| {
            let key: &KeyboardEvent = event.unchecked_ref();
            let is_plain = !key.alt_key() && !key.ctrl_key() && !key.meta_key();
            if is_plain && handler(&key.key()) {
                event.prevent_default();
            }
        })
    }

    /// Adds a text, an element, or what may not be there.
    pub fn child(mut self, child: impl IntoChild) -> Self {
        self.children.push(child.into_child());
        self
    }

    /// Adds a list, whose length may change.
    pub fn list(self, children: impl IntoIterator<Item = Self>) -> Self {
        let children: Vec<Node> = children.into_iter().map(IntoChild::into_child).collect();
        self.child(Node::List(children))
    }
}

/// What can stand in an element.
pub trait IntoChild {
    /// The view of it.
    fn into_child(self) -> Node;
}

impl IntoChild for Node {
    fn into_child(self) -> Node {
        self
    }
}

impl IntoChild for String {
    fn into_child(self) -> Node {
        Node::Text(self)
    }
}

impl IntoChild for &str {
    fn into_child(self) -> Node {
        Node::Text(self.to_owned())
    }
}

impl IntoChild for Element {
    fn into_child(self) -> Node {
        // The DOM tells the names of HTML's elements in capitals, and Leptos
        // compares a custom element's to see whether it can patch it.
        let tag = if cfg!(target_arch = "wasm32") {
            self.tag.to_ascii_uppercase()
        } else {
            self.tag.to_owned()
        };
        let element = custom(tag)
            .add_any_attr(self.attributes)
            .add_any_attr(self.listeners)
            .child(self.children);
        Node::Element(Box::new(element))
    }
}

impl<C: IntoChild> IntoChild for Option<C> {
    fn into_child(self) -> Node {
        self.map_or(Node::Nothing, IntoChild::into_child)
    }
}

//! An element of any kind, as one type.
//!
//! Leptos writes code for every type of view, and in `view!` every element is
//! a type of its own, which makes a program far larger. Here all are of one type;
//! a new page patches the one before in place.
//!
//! Others write into the page, too: a translator puts elements of its own where
//! texts stood, and what is remembered of those is no more to be seen. Whatever
//! an element holds is put there anew where it is not as it was left. To ask that
//! of every element takes as long as all the rest, so it is done only where
//! somebody has been, or nobody knows.

mod attributes;
pub mod canvas;
mod node;

use std::{
    cell::{Cell, RefCell},
    mem,
    rc::Rc,
};

use leptos::{
    ev::{Event, KeyboardEvent},
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{RemoveEventHandler, Rndr, types},
        view::{Mountable, Position, PositionState},
    },
    wasm_bindgen::{JsCast, JsValue},
};
use send_wrapper::SendWrapper;

use attributes::Attributes;
use canvas::Canvas;
use node::NodeState;

pub use node::Node;

thread_local! {
    /// Whether the page is known to stand as it was left.
    static IS_UNTOUCHED: Cell<bool> = const { Cell::new(false) };
}

/// Says whether nobody has written into the page since it was left, until that is said anew.
#[cfg(target_arch = "wasm32")]
pub fn trust(is_untouched: bool) {
    IS_UNTOUCHED.set(is_untouched);
}

/// An element with its attributes and children.
pub struct Element {
    tag: &'static str,
    attributes: Attributes,
    listeners: Vec<Listener>,
    children: Vec<Node>,
}

/// The name of an event, and what handles it.
type Listener = (&'static str, SendWrapper<Handler>);
type Handler = Box<dyn FnMut(Event)>;

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

    /// Sets an attribute that means something only as long as the program runs: published pages are without it.
    pub fn attr_alive(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push_alive(name, value.into());
        self
    }

    /// Sets the class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Keeps translators from a figure or a name.
    pub fn untranslated(self) -> Self {
        self.attr("translate", "no")
    }

    /// Marks an option of a list as the chosen one, or as not.
    pub fn chosen(self, is_chosen: bool) -> Self {
        self.attr_if("selected", is_chosen.then(String::new))
    }

    /// Sets the text of a field, whatever was typed there.
    #[cfg(target_arch = "wasm32")]
    pub fn value(self, text: &str) -> Self {
        self.attr(attributes::FIELD_TEXT, text)
    }

    /// Ticks a box, or not.
    #[cfg(target_arch = "wasm32")]
    pub fn checked(self, is_checked: bool) -> Self {
        self.attr_if(attributes::TICK, is_checked.then(String::new))
    }

    /// Handles an event.
    pub fn on(mut self, name: &'static str, handler: impl FnMut(Event) + 'static) -> Self {
        let handler: Handler = Box::new(handler);
        self.listeners.push((name, SendWrapper::new(handler)));
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

/// An element in the page.
pub struct ElementState {
    tag: &'static str,
    element: types::Element,
    attributes: Attributes,
    ears: Vec<Ear>,
    contents: Contents,
}

/// What hears an event for as long as its element; what handles it may change.
struct Ear {
    name: &'static str,
    handler: Rc<RefCell<Handler>>,
    _hears: RemoveEventHandler<types::Element>,
}

/// What an element was left with.
enum Contents {
    /// A text alone, whatever nodes it stands in.
    Text(String),
    Nodes(Vec<NodeState>),
}

impl Element {
    pub fn build(self) -> ElementState {
        let element = Rndr::create_element(self.tag, None);
        self.attributes.build(&element);
        ElementState {
            tag: self.tag,
            ears: ears(&element, self.listeners),
            contents: filled(&element, self.children),
            attributes: self.attributes,
            element,
        }
    }

    /// Whether an element in the page can become this one.
    pub fn is_like(&self, state: &ElementState) -> bool {
        self.tag == state.tag
    }

    pub fn rebuild(self, state: &mut ElementState) {
        let element = &state.element;
        self.attributes.rebuild(element, &mut state.attributes);
        let names = self.listeners.iter().map(|(name, _)| *name);
        if names.eq(state.ears.iter().map(|ear| ear.name)) {
            for ((_, handler), ear) in self.listeners.into_iter().zip(&state.ears) {
                *ear.handler.borrow_mut() = handler.take();
            }
        } else {
            state.ears = ears(element, self.listeners);
        }
        match (&self.children[..], &mut state.contents) {
            ([Node::Text(text)], Contents::Text(before))
                if text == before && is_shown(text, element) => {}
            ([Node::Text(_)], _) => state.contents = filled(element, self.children),
            (children, Contents::Nodes(before))
                if children.len() == before.len() && are_in_place(before, element) =>
            {
                for (child, before) in self.children.into_iter().zip(before) {
                    child.rebuild(before);
                }
            }
            _ => {
                element.set_text_content(None);
                state.contents = filled(element, self.children);
            }
        }
    }

    pub fn hydrate<const FROM_SERVER: bool>(
        mut self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> ElementState {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        // The boot script has counted the elements.
        let element: types::Element = cursor.current().unchecked_into();
        self.attributes.hydrate(&element);
        let contents = if let [Node::Text(text)] = &mut self.children[..] {
            Contents::Text(mem::take(text))
        } else {
            position.set(Position::FirstChild);
            let children = self.children.into_iter();
            let children = children.map(|child| child.hydrate::<FROM_SERVER>(cursor, position));
            Contents::Nodes(children.collect())
        };
        cursor.set(element.clone().unchecked_into());
        position.set(Position::NextChild);
        ElementState {
            tag: self.tag,
            ears: ears(&element, self.listeners),
            contents,
            attributes: self.attributes,
            element,
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn drawn(mut self, drawing: &dyn Fn(&str) -> String) -> Self {
        let children = self.children.into_iter();
        self.children = children.map(|child| child.drawn(drawing)).collect();
        self
    }

    pub fn into_html(self, html: &mut String, position: &mut Position) {
        html.push('<');
        html.push_str(self.tag);
        self.attributes.into_html(html);
        html.push('>');
        *position = Position::FirstChild;
        for child in self.children {
            child.to_html_with_buf(html, position, true, false, Vec::new());
        }
        html.push_str("</");
        html.push_str(self.tag);
        html.push('>');
        *position = Position::NextChild;
    }
}

fn ears(element: &types::Element, listeners: Vec<Listener>) -> Vec<Ear> {
    let ear = |(name, handler): Listener| {
        let handler = Rc::new(RefCell::new(handler.take()));
        let own = handler.clone();
        let hear: Box<dyn FnMut(JsValue)> = Box::new(move |event| {
            // What happens while it is being handled is no news.
            if let Ok(mut handle) = own.try_borrow_mut() {
                handle(event.unchecked_into());
            }
        });
        Ear {
            name,
            handler,
            _hears: Rndr::add_event_listener(element, name, hear),
        }
    };
    listeners.into_iter().map(ear).collect()
}

/// Puts into an element what it holds; whatever there is must be a text alone, or nothing.
fn filled(element: &types::Element, mut children: Vec<Node>) -> Contents {
    if let [Node::Text(text)] = &mut children[..] {
        element.set_text_content(Some(text));
        return Contents::Text(mem::take(text));
    }
    let mut nodes: Vec<_> = children.into_iter().map(Render::build).collect();
    for node in &mut nodes {
        node.mount(element, None);
    }
    Contents::Nodes(nodes)
}

/// Whether an element shows a text, and nothing else.
fn is_shown(text: &str, element: &types::Element) -> bool {
    IS_UNTOUCHED.get()
        || element.child_element_count() == 0 && element.text_content().as_deref() == Some(text)
}

/// Whether all that was put into an element is there. Between texts nothing else may be;
/// what stands between elements does not stand for any of them.
fn are_in_place(nodes: &[NodeState], element: &types::Element) -> bool {
    let has_texts = nodes.iter().any(|node| matches!(node, NodeState::Text(..)));
    let count = || {
        nodes
            .iter()
            .map(|node| node.elements().len())
            .sum::<usize>()
    };
    IS_UNTOUCHED.get()
        || nodes.iter().all(NodeState::is_in_place)
            && (!has_texts || element.child_element_count() as usize == count())
}

impl ElementState {
    pub fn is_in_place(&self) -> bool {
        self.element.is_connected()
    }
}

impl Mountable for ElementState {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
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
        Node::Element(Box::new(self))
    }
}

impl IntoChild for Canvas {
    fn into_child(self) -> Node {
        Node::Canvas(Box::new(self))
    }
}

impl<C: IntoChild> IntoChild for Option<C> {
    fn into_child(self) -> Node {
        self.map_or(Node::Nothing, IntoChild::into_child)
    }
}

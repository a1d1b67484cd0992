//! Whatever can stand in the page, as one type.
//!
//! Leptos' own type for that, `AnyView`, carries for each type within it a
//! dozen functions, most of them for servers; here is what a page needs.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{Rndr, types},
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr},
    },
    wasm_bindgen::JsCast,
};

#[cfg(not(target_arch = "wasm32"))]
use super::IntoChild;
use super::{
    Element, ElementState,
    canvas::{Canvas, CanvasState},
};

/// Something in the page.
pub enum Node {
    /// What may be there and is not: it keeps its place, so that what follows is
    /// patched and not taken for something else.
    Nothing,
    Text(String),
    Element(Box<Element>),
    /// Several of a kind; the length may change.
    List(Vec<Node>),
    /// The place of a chart.
    Canvas(Box<Canvas>),
    /// What stands there already is left as it is, to be replaced in a later task; where
    /// nothing has stood yet, `Nothing`.
    Kept,
    /// A drawing on paper, as markup.
    #[cfg(not(target_arch = "wasm32"))]
    Drawing(String),
}

#[cfg(not(target_arch = "wasm32"))]
impl Node {
    /// The same with a drawing in the place of each chart, by the id of its figure: markup, or
    /// nothing.
    pub fn drawn(self, drawing: &dyn Fn(&str) -> String) -> Self {
        match self {
            Self::Element(element) => element.drawn(drawing).into_child(),
            Self::List(nodes) => {
                let nodes = nodes.into_iter().map(|node| node.drawn(drawing));
                Self::List(nodes.collect())
            }
            Self::Canvas(canvas) => {
                let markup = drawing(canvas.id());
                Canvas::element().child(Self::Drawing(markup)).into_child()
            }
            other => other,
        }
    }
}

/// What stands in the document for it.
pub enum NodeState {
    Nothing(<() as Render>::State),
    Text(types::Text, String),
    Element(Box<ElementState>),
    List(<Vec<Node> as Render>::State),
    Canvas(Box<CanvasState>),
}

impl NodeState {
    /// Whether it stands where it was put, as it was put there.
    pub fn is_in_place(&self) -> bool {
        match self {
            Self::Nothing(mark) => mark.is_connected(),
            Self::Text(node, text) => node.is_connected() && node.data() == *text,
            Self::Element(state) => state.is_in_place(),
            Self::List(state) => state
                .elements()
                .iter()
                .all(|element| element.is_connected()),
            Self::Canvas(state) => state.is_in_place(),
        }
    }

    fn mountable(&self) -> &dyn Mountable {
        match self {
            Self::Nothing(state) => state,
            Self::Text(node, _) => node,
            Self::Element(state) => state.as_ref(),
            Self::List(state) => state,
            Self::Canvas(state) => state.as_ref(),
        }
    }

    fn mountable_mut(&mut self) -> &mut dyn Mountable {
        match self {
            Self::Nothing(state) => state,
            Self::Text(node, _) => node,
            Self::Element(state) => state.as_mut(),
            Self::List(state) => state,
            Self::Canvas(state) => state.as_mut(),
        }
    }
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        match self {
            Self::Nothing | Self::Kept => NodeState::Nothing(Render::build(())),
            Self::Text(text) => NodeState::Text(Rndr::create_text_node(&text), text),
            Self::Element(element) => NodeState::Element(Box::new(element.build())),
            Self::List(nodes) => NodeState::List(nodes.build()),
            Self::Canvas(canvas) => NodeState::Canvas(Box::new(canvas.build())),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Drawing(_) => unreachable!("paper has no nodes"),
        }
    }

    fn rebuild(self, state: &mut NodeState) {
        match (self, state) {
            (Self::Nothing, NodeState::Nothing(_)) | (Self::Kept, _) => {}
            (Self::Text(text), NodeState::Text(node, before)) => {
                if text != *before {
                    node.set_data(&text);
                    *before = text;
                }
            }
            (Self::Element(element), NodeState::Element(state)) if element.is_like(state) => {
                element.rebuild(state);
            }
            (Self::List(nodes), NodeState::List(state)) => nodes.rebuild(state),
            (Self::Canvas(canvas), NodeState::Canvas(state)) => canvas.rebuild(state),
            (other, state) => {
                let mut new = other.build();
                state.insert_before_this(&mut new);
                state.unmount();
                *state = new;
            }
        }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        self.mountable_mut().unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.mountable_mut().mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.mountable().insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.mountable().elements()
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        branches: bool,
        more: Vec<AnyAttribute>,
    ) {
        match self {
            Self::Nothing | Self::Kept => {
                ().to_html_with_buf(html, position, escape, branches, more);
            }
            Self::Text(text) => text.to_html_with_buf(html, position, escape, branches, more),
            Self::Element(element) => element.into_html(html, position),
            Self::List(nodes) => nodes.to_html_with_buf(html, position, escape, branches, more),
            Self::Canvas(_) => Canvas::element().into_html(html, position),
            #[cfg(not(target_arch = "wasm32"))]
            Self::Drawing(markup) => html.push_str(&markup),
        }
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> NodeState {
        match self {
            Self::Nothing | Self::Kept => {
                NodeState::Nothing(RenderHtml::hydrate::<FROM_SERVER>((), cursor, position))
            }
            Self::Text(text) => {
                let follows_text = position.get() == Position::NextChildAfterText;
                cursor.advance_to_placeholder(position);
                if follows_text {
                    // What keeps the two apart comes first.
                    cursor.sibling();
                }
                position.set(Position::NextChildAfterText);
                NodeState::Text(cursor.current().unchecked_into(), text)
            }
            Self::Element(element) => {
                NodeState::Element(Box::new(element.hydrate::<FROM_SERVER>(cursor, position)))
            }
            Self::List(nodes) => NodeState::List(nodes.hydrate::<FROM_SERVER>(cursor, position)),
            Self::Canvas(canvas) => {
                NodeState::Canvas(Box::new(canvas.hydrate::<FROM_SERVER>(cursor, position)))
            }
            #[cfg(not(target_arch = "wasm32"))]
            Self::Drawing(_) => unreachable!("paper has no nodes"),
        }
    }

    fn into_owned(self) -> Self {
        self
    }
}

// Nothing in the page takes attributes from around it.
impl AddAnyAttr for Node {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self
    where
        Self::Output<A>: RenderHtml,
    {
        self
    }
}

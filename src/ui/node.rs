//! Whatever can stand in the page, as one type.
//!
//! Leptos' own type for that, `AnyView`, carries for each type within it a
//! dozen functions, most of them for servers; here is what a page needs.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    html::{Custom, HtmlElement},
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::types,
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr},
    },
};

use super::{
    attributes::Attributes,
    canvas::{Canvas, Stretched},
};

/// An element of the page.
pub type Tag = HtmlElement<Custom<String>, (Attributes, Vec<AnyAttribute>), (Vec<Node>,)>;

/// Something in the page.
pub enum Node {
    /// What may be there and is not: it keeps its place, so that what follows is
    /// patched and not taken for something else.
    Nothing,
    /// A text.
    Text(String),
    /// An element.
    Element(Box<Tag>),
    /// Several of a kind; the length may change.
    List(Vec<Node>),
    /// The place of a chart.
    Canvas(Box<Canvas>),
    /// Whatever stands there already; nothing where nothing does.
    Kept,
}

/// What stands in the document for it.
pub enum Standing {
    Nothing(<() as Render>::State),
    Text(<String as Render>::State),
    Element(Box<<Tag as Render>::State>),
    List(<Vec<Node> as Render>::State),
    Canvas(Box<Stretched>),
}

impl Standing {
    fn mountable(&mut self) -> &mut dyn Mountable {
        match self {
            Self::Nothing(state) => state,
            Self::Text(state) => state,
            Self::Element(state) => state.as_mut(),
            Self::List(state) => state,
            Self::Canvas(state) => state.as_mut(),
        }
    }
}

impl Render for Node {
    type State = Standing;

    fn build(self) -> Standing {
        match self {
            Self::Nothing | Self::Kept => Standing::Nothing(Render::build(())),
            Self::Text(text) => Standing::Text(text.build()),
            Self::Element(tag) => Standing::Element(Box::new(tag.build())),
            Self::List(nodes) => Standing::List(nodes.build()),
            Self::Canvas(canvas) => Standing::Canvas(Box::new(canvas.build())),
        }
    }

    fn rebuild(self, standing: &mut Standing) {
        match (self, standing) {
            (Self::Nothing, Standing::Nothing(_)) | (Self::Kept, _) => {}
            (Self::Text(text), Standing::Text(state)) => text.rebuild(state),
            (Self::Element(tag), Standing::Element(state)) => tag.rebuild(state),
            (Self::List(nodes), Standing::List(state)) => nodes.rebuild(state),
            (Self::Canvas(canvas), Standing::Canvas(state)) => canvas.rebuild(state),
            (other, standing) => {
                let mut new = other.build();
                standing.insert_before_this(&mut new);
                standing.unmount();
                *standing = new;
            }
        }
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.mountable().unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.mountable().mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Nothing(state) => state.insert_before_this(child),
            Self::Text(state) => state.insert_before_this(child),
            Self::Element(state) => state.insert_before_this(child),
            Self::List(state) => state.insert_before_this(child),
            Self::Canvas(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Nothing(_) | Self::Text(_) => Vec::new(),
            Self::Element(state) => state.elements(),
            Self::List(state) => state.elements(),
            Self::Canvas(state) => state.elements(),
        }
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
            Self::Element(tag) => tag.to_html_with_buf(html, position, escape, branches, more),
            Self::List(nodes) => nodes.to_html_with_buf(html, position, escape, branches, more),
            Self::Canvas(canvas) => {
                let canvas = canvas.on_paper();
                canvas.to_html_with_buf(html, position, escape, branches, more);
            }
        }
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Standing {
        match self {
            Self::Nothing | Self::Kept => {
                Standing::Nothing(RenderHtml::hydrate::<FROM_SERVER>((), cursor, position))
            }
            Self::Text(text) => Standing::Text(text.hydrate::<FROM_SERVER>(cursor, position)),
            Self::Element(tag) => {
                Standing::Element(Box::new(tag.hydrate::<FROM_SERVER>(cursor, position)))
            }
            Self::List(nodes) => Standing::List(nodes.hydrate::<FROM_SERVER>(cursor, position)),
            Self::Canvas(canvas) => {
                Standing::Canvas(Box::new(canvas.hydrate::<FROM_SERVER>(cursor, position)))
            }
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

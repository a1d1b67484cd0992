//! Views with short types.
//!
//! Leptos writes code for every type of view, and every closure in a view is a
//! type of its own. Boxed, all texts are one type and all pieces another: that
//! took 250 kB off the reader's wasm.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// A text that follows signals.
pub fn text<T: Into<String>>(
    mut text: impl FnMut() -> T + Send + 'static,
) -> Box<dyn FnMut() -> String + Send> {
    Box::new(move || text().into())
}

/// A part of the page that follows signals.
pub fn live<V: IntoView + 'static>(
    mut view: impl FnMut() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || view().into_piece())
}

/// Ends the type of a view here, as `into_any` does.
pub trait IntoPiece {
    /// A part of the page, of the type of all parts.
    fn into_piece(self) -> AnyView;
}

impl<V: IntoView + 'static> IntoPiece for V {
    fn into_piece(self) -> AnyView {
        Synchronous(self).into_any()
    }
}

/// A view that is hydrated in one go. It hides the view's own way of doing so
/// asynchronously, for which `AnyView` would keep the code: a quarter of all.
struct Synchronous<V>(V);

impl<V: Render> Render for Synchronous<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: RenderHtml + Send> RenderHtml for Synchronous<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = Synchronous<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        self.0.resolve().await
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attributes: Vec<AnyAttribute>,
    ) {
        self.0
            .to_html_with_buf(buffer, position, escape, mark_branches, extra_attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Synchronous(self.0.into_owned())
    }
}

impl<V: AddAnyAttr> AddAnyAttr for Synchronous<V> {
    type Output<A: Attribute> = V::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        self.0.add_any_attr(attribute)
    }
}

//! The place of a chart in the page, as a view that keeps its chart while the
//! page around it is patched.

use std::sync::Arc;

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr},
    },
};

use crate::{chart::Look, page::Figure};

use super::{
    plot::Plot,
    sight::{Ask, Intent},
};

/// The place of a chart.
pub fn slot(figure: &Arc<Figure>, look: Look, ask: Ask) -> AnyView {
    Slot {
        figure: figure.clone(),
        look,
        ask,
    }
    .into_any()
}

struct Slot {
    figure: Arc<Figure>,
    look: Look,
    ask: Ask,
}

/// A chart in its place. The owner releases it when the place goes.
struct Filled {
    owner: Owner,
    figure: RwSignal<Arc<Figure>>,
    look: RwSignal<Look>,
    view: <AnyView as Render>::State,
}

impl Slot {
    /// The chart, with the signals through which it is changed later.
    fn plot(self) -> (RwSignal<Arc<Figure>>, RwSignal<Look>, AnyView) {
        let (figure, look) = (RwSignal::new(self.figure), RwSignal::new(self.look));
        let unavailable = move |()| self.ask.run(Intent::ChartsUnavailable);
        let view = markup! { <Plot figure look on_unavailable=unavailable /> }.into_any();
        (figure, look, view)
    }

    fn filled(self, show: impl FnOnce(AnyView) -> <AnyView as Render>::State) -> Filled {
        // A child of the owner around would end with the next page, which this
        // place outlives.
        let around = Owner::current();
        let owner = Owner::new_root(None);
        let (figure, look, view) = self.plot();
        let view = show(view);
        if let Some(around) = around {
            around.set();
        }
        Filled {
            owner,
            figure,
            look,
            view,
        }
    }
}

impl Render for Slot {
    type State = Filled;

    fn build(self) -> Filled {
        self.filled(Render::build)
    }

    fn rebuild(self, filled: &mut Filled) {
        if filled.figure.read_untracked().kind() == self.figure.kind() {
            filled.figure.set(self.figure);
            filled.look.set(self.look);
        } else {
            let mut next = self.build();
            filled.view.insert_before_this(&mut next.view);
            filled.view.unmount();
            *filled = next;
        }
    }
}

impl RenderHtml for Slot {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attributes: Vec<AnyAttribute>,
    ) {
        let (_, _, view) = self.plot();
        view.to_html_with_buf(buffer, position, escape, mark_branches, extra_attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Filled {
        self.filled(|view| view.hydrate::<FROM_SERVER>(cursor, position))
    }

    fn into_owned(self) -> Self {
        self
    }
}

// A chart takes no attributes from around it.
impl AddAnyAttr for Slot {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self
    where
        Self::Output<A>: RenderHtml,
    {
        self
    }
}

impl Mountable for Filled {
    fn unmount(&mut self) {
        self.view.unmount();
        self.owner.cleanup();
    }

    fn mount(
        &mut self,
        parent: &leptos::tachys::renderer::types::Element,
        marker: Option<&leptos::tachys::renderer::types::Node>,
    ) {
        self.view.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.view.insert_before_this(child)
    }

    fn elements(&self) -> Vec<leptos::tachys::renderer::types::Element> {
        self.view.elements()
    }
}

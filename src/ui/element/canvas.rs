//! The element that a chart fills, which keeps its chart while the page around
//! it is patched.

use std::sync::Arc;

use leptos::tachys::{
    hydration::Cursor,
    renderer::types,
    view::{Mountable, PositionState},
};

use crate::{chart::Look, page::Figure};

use super::{super::intent::Ask, Element, ElementState, classed};

/// The place of a chart, with the point whose tooltip is to be seen.
pub fn canvas(figure: &Arc<Figure>, look: Look, pointed_at: Option<usize>, ask: Ask) -> Canvas {
    Canvas {
        figure: figure.clone(),
        look,
        pointed_at,
        ask,
    }
}

#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(dead_code, reason = "what is drawn shows in the browser alone")
)]
pub struct Canvas {
    figure: Arc<Figure>,
    look: Look,
    pointed_at: Option<usize>,
    ask: Ask,
}

/// A canvas in the page; its chart goes with it.
pub struct CanvasState {
    view: ElementState,
    chart: Chart,
}

impl Canvas {
    pub fn element() -> Element {
        // A translator's elements in a drawing would show nothing.
        classed("div", "canvas")
            .attr("aria-hidden", "true")
            .untranslated()
    }

    fn state_on(self, view: ElementState) -> CanvasState {
        let mut chart = Chart::on(&view, self.ask);
        chart.show(self);
        CanvasState { view, chart }
    }

    pub fn build(self) -> CanvasState {
        self.state_on(Self::element().build())
    }

    pub fn rebuild(self, state: &mut CanvasState) {
        state.chart.show(self);
    }

    pub fn hydrate<const FROM_SERVER: bool>(
        self,
        cursor: &Cursor,
        position: &PositionState,
    ) -> CanvasState {
        let element = Self::element();
        self.state_on(element.hydrate::<FROM_SERVER>(cursor, position))
    }

    /// The id of its figure.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn id(&self) -> &str {
        self.figure.id().as_str()
    }
}

impl CanvasState {
    pub fn is_in_place(&self) -> bool {
        self.view.is_in_place()
    }
}

impl Mountable for CanvasState {
    fn unmount(&mut self) {
        self.view.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.view.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.view.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.view.elements()
    }
}

#[cfg(target_arch = "wasm32")]
use drawn::Chart;
#[cfg(not(target_arch = "wasm32"))]
use undrawn::Chart;

#[cfg(target_arch = "wasm32")]
mod drawn {
    use futures::FutureExt;
    use leptos::{prelude::*, wasm_bindgen::JsCast};
    use wasm_bindgen_futures::spawn_local;

    use crate::{
        chart::bridge::Slot,
        ui::intent::{Ask, Intent},
    };

    use super::{Canvas, ElementState, Mountable};

    /// The chart on a canvas, where there can be one.
    pub struct Chart {
        slot: Option<Slot>,
        pointed_at: Option<usize>,
    }

    impl Chart {
        pub fn on(view: &ElementState, ask: Ask) -> Self {
            // Not at once: the page is being patched, and what is asked for changes it.
            let refuse = move || {
                spawn_local(async move { ask.run(Intent::ChartsUnavailable) }.boxed_local());
            };
            let elements = view.elements();
            let element = elements.first().and_then(|element| element.dyn_ref());
            let slot = element.and_then(|element| Slot::new(element, refuse).ok());
            if slot.is_none() {
                refuse();
            }
            Self {
                slot,
                pointed_at: None,
            }
        }

        pub fn show(&mut self, canvas: Canvas) {
            let Some(slot) = &self.slot else { return };
            slot.show(canvas.figure, canvas.look);
            if canvas.pointed_at != self.pointed_at {
                self.pointed_at = canvas.pointed_at;
                slot.point_at(canvas.pointed_at);
            }
        }
    }
}

/// On paper nothing is drawn.
#[cfg(not(target_arch = "wasm32"))]
mod undrawn {
    use crate::ui::intent::Ask;

    use super::{Canvas, ElementState};

    /// No chart.
    pub struct Chart;

    impl Chart {
        pub fn on(_: &ElementState, _: Ask) -> Self {
            Self
        }

        #[expect(clippy::unused_self, reason = "the same call as in the browser")]
        pub fn show(&mut self, _: Canvas) {}
    }
}

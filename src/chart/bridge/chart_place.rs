//! What the queue and the observers know of a figure's place on the page.

use std::{
    cell::{Cell, RefCell},
    sync::Arc,
};

use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Window, console};

use super::{
    library::Library,
    plot::{Plot, Scene},
};
use crate::{chart::Look, page::figure::Figure};

/// Charts are drawn for paper no wider than this, as on a phone: most of them stand in half of an
/// A4 page, where their words are then about as large as the text beside them.
const PAPER_WIDTH_PX: i32 = 360;
/// The size of text where the browser does not tell.
const TEXT_PX: u16 = 15;

/// What the queue and the observers know of a slot.
pub(super) struct ChartPlace {
    pub(super) window: Window,
    /// The element that ECharts fills.
    pub(super) canvas: HtmlElement,
    pub(super) wanted: RefCell<Option<(Arc<Figure>, Look)>>,
    pub(super) pointed_at: Cell<Option<usize>>,
    pub(super) is_near: Cell<bool>,
    pub(super) plot: RefCell<Option<Plot>>,
    pub(super) on_unavailable: Box<dyn Fn()>,
}

impl ChartPlace {
    /// How far the slot is from the view, in either direction.
    pub(super) fn distance_px(&self) -> f64 {
        let frame = self.canvas.get_bounding_client_rect();
        let view = self.window.inner_height().ok();
        let view_px = view.and_then(|height| height.as_f64()).unwrap_or_default();
        (frame.top() - view_px).max(-frame.bottom()).max(0.0)
    }

    /// Whether a drawing stands in it.
    pub(super) fn is_drawn(&self) -> bool {
        self.plot.borrow().is_some()
    }

    /// Draws a scene, where there is one.
    pub(super) fn update(&self, library: &Library, scene: Option<Scene>) {
        if let Some(scene) = scene {
            self.draw(library, scene);
        }
    }

    /// Says that there will be no drawing, and why.
    pub(super) fn give_up(&self, fault: &JsValue) {
        console::error_2(&"no chart".into(), fault);
        self.plot.take();
        (self.on_unavailable)();
    }

    /// What is wanted; `None` where the box has no size, as in a hidden one.
    pub(super) fn scene(&self) -> Option<Scene> {
        let (figure, look) = self.wanted.borrow().clone()?;
        let size = (self.canvas.client_width(), self.canvas.client_height());
        (size.0 > 0 && size.1 > 0).then(|| Scene {
            figure,
            look,
            text_px: self.text_px(),
            size,
            is_for_paper: false,
        })
    }

    /// Hides a drawing that shows something else than what is wanted by now: nobody may see the
    /// figures of another week, however fast he scrolls.
    pub(super) fn hide_outdated(&self) {
        let is_outdated = match (&*self.plot.borrow(), &*self.wanted.borrow()) {
            (Some(plot), Some((figure, look))) => {
                let scene = plot.scene();
                scene.figure != *figure || scene.look != *look
            }
            _ => false,
        };
        if is_outdated {
            let _ = self.canvas.style().set_property("visibility", "hidden");
            if let Some(frame) = self.canvas.parent_element() {
                let _ = frame.remove_attribute("data-drawn");
            }
        }
    }

    fn draw(&self, library: &Library, scene: Scene) {
        let mut plot = self.plot.borrow_mut();
        let drawn = match plot.as_mut() {
            Some(plot) => plot.change(library, scene),
            None => Plot::new(library, &self.canvas, scene).map(|new| {
                *plot = Some(new);
                self.remove_still();
            }),
        };
        if let Err(fault) = drawn {
            drop(plot);
            return self.give_up(&fault);
        }
        if let (Some(plot), Some(frame)) = (plot.as_ref(), self.canvas.parent_element()) {
            let Scene { figure, look, .. } = plot.scene();
            let name = [figure.id().as_str(), figure.lang().key(), look.name()].join(":");
            let _ = self.canvas.style().remove_property("visibility");
            // A mark for tests; nothing hangs on it.
            let _ = frame.set_attribute("data-drawn", &name);
        }
        drop(plot);
        if self.pointed_at.get().is_some() {
            self.show_pointed_at();
        }
    }

    /// Takes away the drawing that was published with the page.
    fn remove_still(&self) {
        if let Ok(Some(still)) = self.canvas.query_selector(":scope > svg") {
            still.remove();
        }
    }

    pub(super) fn show_pointed_at(&self) {
        if let Some(plot) = self.plot.borrow().as_ref()
            && let Err(fault) = plot.point_at(self.pointed_at.get())
        {
            console::error_2(&"no tooltip".into(), &fault);
        }
    }

    /// Draws for paper: in a paper's width, and scaled to whatever
    /// box the print has for it, which no script can know.
    pub(super) fn put_on_paper(&self) {
        let (Some(library), Some(mut scene)) = (Library::at_hand(), self.scene()) else {
            return;
        };
        scene.is_for_paper = true;
        scene.size.0 = scene.size.0.min(PAPER_WIDTH_PX);
        let (width, height) = scene.size;
        self.draw(library, scene);
        if let Ok(Some(drawing)) = self.canvas.query_selector("svg") {
            let view = ["0 0 ", &width.to_string(), " ", &height.to_string()].concat();
            let _ = drawing.set_attribute("viewBox", &view);
        }
    }

    pub(super) fn put_on_screen(&self) {
        if let Ok(Some(drawing)) = self.canvas.query_selector("svg") {
            let _ = drawing.remove_attribute("viewBox");
        }
        if let Some(library) = Library::at_hand() {
            self.update(library, self.scene());
        }
    }

    /// The size of text that surrounds the slot, which readers can enlarge.
    fn text_px(&self) -> u16 {
        let style = self.window.get_computed_style(&self.canvas).ok().flatten();
        let size = style.and_then(|style| style.get_property_value("font-size").ok());
        let whole = size.and_then(|size| size.split(['.', 'p']).next()?.parse::<i16>().ok());
        whole.and_then(|px| px.try_into().ok()).unwrap_or(TEXT_PX)
    }
}

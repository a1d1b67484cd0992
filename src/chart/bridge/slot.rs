//! A figure's place on the page, from the first time it comes near the view.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, window};

use super::{
    chart_place::ChartPlace,
    queue,
    watch::{Approach, Counted, Listener, Resizes},
};
use crate::{chart::Look, page::figure::Figure};

/// A figure's place on the page: shows it when it comes near the view, fills
/// its box, is printed whole. All of it ends when the slot is dropped.
pub struct Slot {
    _counted: Counted,
    place: Rc<ChartPlace>,
    _approach: Approach,
    _resizes: Resizes,
    _prints: [Listener; 2],
}

thread_local! {
    static SLOTS: Cell<usize> = const { Cell::new(0) };
}

/// How many slots there are.
pub(super) fn count() -> usize {
    SLOTS.get()
}

impl Slot {
    /// A slot in an element that is empty but for a published drawing; the parent's `data-drawn`
    /// tells `<figure>:<language>:<look>` as soon as that is to be seen.
    ///
    /// # Errors
    /// When the browser has no window or refuses observers.
    pub fn new(canvas: &HtmlElement, on_unavailable: impl Fn() + 'static) -> Result<Self, JsValue> {
        let window = window().ok_or("no window")?;
        let place = Rc::new(ChartPlace {
            window: window.clone(),
            canvas: canvas.clone(),
            wanted: RefCell::default(),
            pointed_at: Cell::default(),
            is_near: Cell::default(),
            plot: RefCell::default(),
            on_unavailable: Box::new(on_unavailable),
        });
        let to_place = |act: fn(&Rc<ChartPlace>)| {
            let place = Rc::downgrade(&place);
            move || {
                if let Some(place) = place.upgrade() {
                    act(&place);
                }
            }
        };
        let approaching = Rc::downgrade(&place);
        Ok(Self {
            _counted: Counted::among(&SLOTS),
            _approach: Approach::new(canvas, true, move |is_near| {
                if let Some(place) = approaching.upgrade() {
                    place.is_near.set(is_near);
                    request_if_near(&place);
                }
            })?,
            _resizes: Resizes::new(canvas, to_place(request_if_near))?,
            _prints: [
                Listener::new(
                    &window,
                    "beforeprint",
                    to_place(|place| place.put_on_paper()),
                )?,
                Listener::new(
                    &window,
                    "afterprint",
                    to_place(|place| place.put_on_screen()),
                )?,
            ],
            place,
        })
    }

    /// Shows a figure in a look, now or when the slot comes near the view.
    pub fn show(&self, figure: Arc<Figure>, look: Look) {
        self.place.wanted.replace(Some((figure, look)));
        // What nobody sees is drawn again when somebody could: a switch costs what is near.
        if self.place.is_near.get() {
            queue::request(&self.place);
        } else {
            self.place.hide_outdated();
        }
    }

    /// Shows the tooltip of a point, by its index, or of none.
    pub fn point_at(&self, point: Option<usize>) {
        self.place.pointed_at.set(point);
        self.place.show_pointed_at();
    }
}

fn request_if_near(place: &Rc<ChartPlace>) {
    if place.is_near.get() {
        queue::request(place);
    }
}

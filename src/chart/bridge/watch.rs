//! Observers and listeners that end with the value that holds them.

use std::{
    cell::{Cell, RefCell},
    thread::LocalKey,
};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ResizeObserver, Window,
};

/// How far outside the view a drawing begins.
const MARGIN: &str = "400px";

thread_local! {
    /// How many elements nothing has been told of yet.
    static UNHEARD_OF: Cell<usize> = const { Cell::new(0) };
}

/// Whether it is known of every element if it is near the view.
pub(super) fn is_all_heard_of() -> bool {
    UNHEARD_OF.get() == 0
}

/// Counts for one as long as it is kept.
pub(super) struct Counted(&'static LocalKey<Cell<usize>>);

impl Counted {
    pub(super) fn among(count: &'static LocalKey<Cell<usize>>) -> Self {
        count.set(count.get() + 1);
        Self(count)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

/// Tells when an element comes near the view and when it leaves; of a place for a drawing the first
/// word is waited for.
pub struct Approach {
    observer: IntersectionObserver,
    _closure: Closure<dyn Fn(Array)>,
}

impl Approach {
    /// Watches an element.
    ///
    /// # Errors
    /// When the browser refuses observers.
    pub fn new(
        element: &HtmlElement,
        is_drawing: bool,
        on_change: impl Fn(bool) + 'static,
    ) -> Result<Self, JsValue> {
        let unheard = is_drawing.then(|| Counted::among(&UNHEARD_OF));
        let unheard = RefCell::new(unheard);
        let closure = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let newest: IntersectionObserverEntry = entries.at(-1).unchecked_into();
            on_change(newest.is_intersecting());
            unheard.take();
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &options)?;
        observer.observe(element);
        Ok(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Approach {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells whenever the box of an element has another size, and once at first.
pub(super) struct Resizes {
    observer: ResizeObserver,
    _closure: Closure<dyn Fn()>,
}

impl Resizes {
    pub(super) fn new(
        element: &HtmlElement,
        on_resize: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let closure = Closure::<dyn Fn()>::new(on_resize);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref())?;
        observer.observe(element);
        Ok(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// An event of the window, listened to.
pub(super) struct Listener {
    window: Window,
    event: &'static str,
    closure: Closure<dyn Fn()>,
}

impl Listener {
    pub(super) fn new(
        window: &Window,
        event: &'static str,
        on_event: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let closure = Closure::<dyn Fn()>::new(on_event);
        window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref())?;
        Ok(Self {
            window: window.clone(),
            event,
            closure,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // It fails only for a listener that is not there.
        let _ = self
            .window
            .remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

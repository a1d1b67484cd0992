use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::EventTarget;

/// Something that listens to the browser, for as long as it is kept.
#[must_use = "it stops listening when dropped"]
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut()>,
}

impl Listener {
    /// Listens to an event of a target.
    pub(super) fn new(
        target: EventTarget,
        event: &'static str,
        callback: impl FnMut() + 'static,
    ) -> Self {
        let callback = Closure::new(callback);
        // A target that takes no listener leaves the reader without its news.
        let _ = target.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        Self {
            target,
            event,
            callback,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, callback);
    }
}

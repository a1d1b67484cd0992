//! A document within the page, in which a page is shown at a width of its own.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlIFrameElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

use super::{TextSize, Theme, document, window};
use crate::{lang::Lang, report::Week};

/// A frame whose document has come.
#[derive(Clone)]
pub struct Frame {
    element: HtmlIFrameElement,
    document: Document,
}

impl Frame {
    /// The frame with an id, if its document has come.
    pub fn by_id(id: &str) -> Option<Self> {
        let element = window().document()?.get_element_by_id(id)?;
        let element: HtmlIFrameElement = element.dyn_into().ok()?;
        let document = element.content_document()?;
        document.get_element_by_id("app")?;
        Some(Self { element, document })
    }

    /// The element that a page fills.
    ///
    /// # Panics
    /// Never: a frame in hand has one.
    pub fn root(&self) -> HtmlElement {
        let root = self.document.get_element_by_id("app");
        // Of another window, whose classes are others: not to be asked what it is.
        root.expect("the frame has its #app element")
            .unchecked_into()
    }

    /// Says in the frame's document what the page's own would say.
    pub fn describe(&self, title: &str, lang: Lang, week: Week, revision: u32) {
        self.document.set_title(title);
        self.set("lang", lang.tag());
        self.set("data-week", &week.to_string());
        self.set("data-revision", &revision.to_string());
    }

    /// Sets the colours and the size of text that the style sheet takes.
    pub fn set_looks(&self, theme: Theme, text_size: TextSize) {
        self.set("data-text", text_size.key());
        match (theme, self.document.document_element()) {
            (Theme::Auto, Some(html)) => {
                let _ = html.remove_attribute("data-theme");
            }
            _ => self.set("data-theme", theme.key()),
        }
    }

    /// Says whether the page in it is drawn.
    pub fn set_ready(&self, is_ready: bool) {
        self.set("data-state", if is_ready { "ready" } else { "loading" });
    }

    /// Brings the part of the page that a selector finds into view, and marks it.
    pub fn point_at(&self, selector: &str) {
        if let Ok(Some(before)) = self.document.query_selector("[data-pointed]") {
            let _ = before.remove_attribute("data-pointed");
        }
        if let Ok(Some(part)) = self.document.query_selector(selector) {
            let _ = part.set_attribute("data-pointed", "");
            bring_into_view(&part);
        }
    }

    /// Prints the page in the frame. Its charts listen to the window that they were made
    /// in, so what the frame's own hears before and after is passed on.
    pub fn print(&self) {
        let Some(own) = self.window() else {
            return;
        };
        let _ = own.focus();
        let _ = own.print();
    }

    /// The frame's own window.
    pub(super) fn window(&self) -> Option<Window> {
        self.element.content_window()
    }

    /// Keeps the document in the frame: of a link that leads out of it is told instead.
    #[must_use = "it keeps the document no longer when dropped"]
    pub fn keep(&self, tell: impl Fn() + 'static) -> Option<EventListener> {
        let on_click = move |event: &Event| {
            let Some(target) = event.target().filter(|_| !event.default_prevented()) else {
                return;
            };
            // Of another window, whose classes are others: not to be asked what it is.
            let target: &Element = target.unchecked_ref();
            let link = target.closest("a[href]:not([href^='#'])");
            if matches!(link, Ok(Some(_))) {
                event.prevent_default();
                tell();
            }
        };
        let options = EventListenerOptions::enable_prevent_default();
        let window = self.window()?;
        Some(EventListener::new_with_options(
            &window, "click", options, on_click,
        ))
    }

    /// Passes on what the frame's window hears of printing, as long as it is kept.
    #[must_use = "it stops passing on when dropped"]
    pub fn pass_on_printing(&self) -> Vec<EventListener> {
        let own = self.window();
        let pass_on = |own: &Window, name: &'static str| {
            EventListener::new(own, name, move |_| {
                if let Ok(event) = Event::new(name) {
                    let _ = window().dispatch_event(&event);
                }
            })
        };
        own.iter()
            .flat_map(|own| ["beforeprint", "afterprint"].map(|name| pass_on(own, name)))
            .collect()
    }

    fn set(&self, attribute: &str, value: &str) {
        if let Some(html) = self.document.document_element() {
            document::mark(&html, attribute, value);
        }
    }
}

/// Brings an element to the middle of what is to be seen of its document.
pub(super) fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Tells when the document of any frame has come; the event does not bubble.
pub fn on_come(callback: impl FnMut() + 'static) -> EventListener {
    let mut callback = callback;
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "load", options, move |event| {
        let target = event.target().map(JsValue::from);
        if target.is_some_and(|target| target.has_type::<HtmlIFrameElement>()) {
            callback();
        }
    })
}

//! ECharts as the bridge sees it: a module brought by the boot, and instances.

use std::cell::{OnceCell, RefCell};

use futures::future::try_join;
use js_sys::{JSON, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::Drawing;
use crate::{chart::Look, part};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = weekly)]
    fn charts() -> Result<Promise, JsValue>;

    /// The namespace of the module.
    type Module;

    #[wasm_bindgen(catch, method)]
    fn init(
        this: &Module,
        element: &HtmlElement,
        theme: &str,
        options: &JsValue,
    ) -> Result<Instance, JsValue>;

    #[wasm_bindgen(catch, method, js_name = registerTheme)]
    fn register_theme(this: &Module, name: &str, theme: &JsValue) -> Result<(), JsValue>;

    /// An instance of ECharts on an element.
    pub(super) type Instance;

    #[wasm_bindgen(catch, method, js_name = setOption)]
    pub(super) fn set_option(
        this: &Instance,
        option: &JsValue,
        not_merge: bool,
    ) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = setTheme)]
    pub(super) fn set_theme(this: &Instance, name: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub(super) fn resize(this: &Instance, size: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = dispatchAction)]
    pub(super) fn dispatch_action(this: &Instance, action: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    pub(super) fn dispose(this: &Instance) -> Result<(), JsValue>;
}

/// The chart library, with what tells it what to draw and the themes that it was told of.
pub(super) struct Library {
    module: Module,
    pub(super) drawing: &'static dyn Drawing,
    themes: RefCell<Vec<String>>,
}

thread_local! {
    static LIBRARY: OnceCell<&'static Library> = const { OnceCell::new() };
}

impl Library {
    /// The library, if it has been brought already.
    pub(super) fn at_hand() -> Option<&'static Self> {
        LIBRARY.with(|library| library.get().copied())
    }

    /// Brings the library; a later call tries again what failed.
    pub(super) async fn bring() -> Result<&'static Self, JsValue> {
        if let Some(library) = Self::at_hand() {
            return Ok(library);
        }
        let (module, drawing) = try_join(JsFuture::from(charts()?), part::charts()).await?;
        let module = module.unchecked_into();
        Ok(LIBRARY.with(|library| {
            // One for the life of the page, as the module itself.
            *library.get_or_init(|| {
                Box::leak(Box::new(Self {
                    module,
                    drawing,
                    themes: RefCell::default(),
                }))
            })
        }))
    }

    /// An instance on an element: SVG is crisp in print and zoom.
    pub(super) fn instance(&self, element: &HtmlElement, theme: &str) -> Result<Instance, JsValue> {
        let options = JSON::parse(r#"{"renderer":"svg"}"#)?;
        self.module.init(element, theme, &options)
    }

    /// The name of the theme of a look and size of text, known from now on.
    pub(super) fn theme(&self, look: Look, text_px: u16) -> Result<String, JsValue> {
        let name = [look.name(), "-", &text_px.to_string()].concat();
        let mut themes = self.themes.borrow_mut();
        if !themes.contains(&name) {
            let theme = JSON::parse(&self.drawing.theme(look, text_px))?;
            self.module.register_theme(&name, &theme)?;
            themes.push(name.clone());
        }
        Ok(name)
    }
}

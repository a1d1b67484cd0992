//! The boot script, as the program sees it: what brought it here, and what it
//! tells back. It is in every page that starts the program.

use js_sys::{JsString, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::window;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = weekly, js_name = root)]
    static ROOT: JsString;

    #[wasm_bindgen(js_namespace = weekly, js_name = adopt)]
    fn may_adopt(can_adopt: bool) -> bool;

    #[wasm_bindgen(js_namespace = weekly, js_name = touched)]
    fn was_touched() -> bool;

    #[wasm_bindgen(js_namespace = weekly, js_name = ready)]
    fn tell_ready();

    #[wasm_bindgen(catch, js_namespace = weekly, js_name = take)]
    fn open_offer(offer: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = weekly, js_name = panicked)]
    fn tell_panicked(message: &str);
}

/// The absolute address of the site's root, as it was when the page was loaded.
pub fn root() -> String {
    ROOT.with(|root| String::from(root))
}

/// Asks for a root, once, before [`mount_point`]: whether the program takes over
/// the page that stands there. It offers to where it has the data of that page;
/// otherwise, and where somebody has touched the page, it gets an empty root.
pub fn adopts(can_adopt: bool) -> bool {
    may_adopt(can_adopt)
}

/// Whether anybody has written into the page since that was last asked, be it the program itself.
pub fn is_touched() -> bool {
    was_touched()
}

/// The element that the program fills.
#[derive(Clone)]
pub struct MountPoint(HtmlElement);

impl MountPoint {
    /// The element itself.
    pub fn element(&self) -> HtmlElement {
        self.0.clone()
    }

    /// Whether it is in the document: after a panic another one takes its place.
    pub fn is_in_place(&self) -> bool {
        self.0.is_connected()
    }
}

/// The element that the boot script has prepared for this program.
///
/// # Panics
/// When the page has none, which the boot script makes sure of.
pub fn mount_point() -> MountPoint {
    let element = window()
        .document()
        .and_then(|document| document.get_element_by_id("app"));
    let element = element.and_then(|element| element.dyn_into().ok());
    MountPoint(element.expect("the boot script prepares an element before it starts the program"))
}

/// Opens the dialog in which figures are taken along, for an offer in JSON.
///
/// # Errors
/// When the script of the dialog cannot be had.
pub async fn take(offer: &str) -> Result<(), JsValue> {
    JsFuture::from(open_offer(offer)?).await.map(drop)
}

/// Copies formatted text, for an offer in JSON; says whether it is on the clipboard. Where it is not, it is shown to be
/// copied.
///
/// # Errors
/// When the script that does it cannot be had.
pub async fn copy(offer: &str) -> Result<bool, JsValue> {
    let done = JsFuture::from(open_offer(offer)?).await?;
    Ok(done.is_truthy())
}

/// Says that the first page, or the first notice, stands.
pub fn ready() {
    tell_ready();
}

/// Says that the program cannot go on; the boot script starts it again, once.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| tell_panicked(&panic.to_string())));
}

//! The address bar: where the reader stands, and going on, back and forward.

use wasm_bindgen::JsValue;

use super::{Address, Listener, Site, window};

/// The address that the bar shows.
pub fn here(site: &Site) -> Address {
    let (path, query, _) = location();
    Address::read(site.page_at(&path), &query)
}

/// Goes on to an address, which becomes a step of its own on the way back.
pub fn push(site: &Site, address: &Address) {
    if *address != here(site) {
        let history = window().history();
        // Refused to a page that moves too often, or in some frames: the page
        // itself is right nevertheless, only the bar lags behind.
        let _ = history.and_then(|history| {
            history.push_state_with_url(&JsValue::NULL, "", Some(&link(site, address)))
        });
    }
}

/// Puts an address in place of the one that the bar shows.
pub fn replace(site: &Site, address: &Address) {
    let history = window().history();
    let _ = history.and_then(|history| {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&link(site, address)))
    });
}

/// Tells every address that the reader goes back or forward to.
pub fn on_move(site: Site, mut callback: impl FnMut(Address) + 'static) -> Listener {
    Listener::new(window().into(), "popstate", move || callback(here(&site)))
}

/// The way from here to an address. The section that the reader looks at stays.
fn link(site: &Site, address: &Address) -> String {
    let (path, _, fragment) = location();
    address.href(site.page_at(&path)) + &fragment
}

/// Path, query and fragment; empty where the browser does not tell.
fn location() -> (String, String, String) {
    let location = window().location();
    (
        location.pathname().unwrap_or_default(),
        location.search().unwrap_or_default(),
        location.hash().unwrap_or_default(),
    )
}

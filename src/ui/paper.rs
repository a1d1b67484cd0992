//! The page as HTML, without a browser.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{
    app::app,
    screen::{Ask, Screen},
};

/// What a page shows as HTML, with a drawing for each figure by its id: markup,
/// or nothing.
pub fn html(screen: &Screen, drawing: impl Fn(&str) -> String) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        let page = app(screen, Ask::new(|_| ()));
        page.drawn(&drawing).to_html()
    });
    // Strict readers of HTML refuse Leptos' marks, and the program does not mind.
    html.replace("<!>", "<!---->")
}

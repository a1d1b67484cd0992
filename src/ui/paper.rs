//! The page as HTML, without a browser.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{
    app::app,
    screen::{Ask, Screen},
};

/// How a canvas begins; up to its end follows the id of its figure.
const CANVAS: &str = "<div class=\"canvas\" aria-hidden=\"true\" translate=\"no\">";

/// What a page shows as HTML, with a drawing for each figure by its id: markup,
/// or nothing.
pub fn html(screen: &Screen, drawing: impl Fn(&str) -> String) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| app(screen, Ask::new(|_| ())).to_html());
    // Strict readers of HTML refuse Leptos' marks, and the program does not mind.
    let html = html.replace("<!>", "<!---->");
    let mut parts = html.split(CANVAS);
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find('<').unwrap_or(part.len());
        let (figure, rest) = part.split_at(end);
        page += &[CANVAS, &drawing(figure), rest].concat();
    }
    page
}

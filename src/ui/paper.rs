//! The page as HTML, without a browser.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use super::{
    app::app,
    sight::{Ask, Sight},
};

/// How a canvas begins; up to its end follows the id of its figure.
const CANVAS: &str = "<div class=\"canvas\" aria-hidden=\"true\">";

/// Where a list of children ends.
const MARK: &str = "<!---->";

/// What a page shows as HTML, with a drawing for each figure by its id: markup,
/// or nothing.
pub fn html(sight: &Sight, drawing: impl Fn(&str) -> String) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| app(sight, Ask::new(|_| ())).to_html());
    // Strict readers of HTML refuse Leptos' marks, and the program does not mind.
    let html = html.replace("<!>", MARK);
    let mut parts = html.split(CANVAS);
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The mark stays in front: the program looks for it, and passes over what follows.
        let (figure, rest) = part.split_once(MARK).unwrap_or((part, ""));
        page += &[CANVAS, MARK, &drawing(figure), rest].concat();
    }
    page
}

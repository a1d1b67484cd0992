//! Shows a page in the browser.

/// `view!` with a global class: without one, Leptos builds static markup by
/// `innerHTML`, which the policy refuses.
macro_rules! markup {
    ($($tokens:tt)*) => {
        ::leptos::prelude::view! { class="w", $($tokens)* }
    };
}

mod plot;
mod walk;

pub use plot::Plot;

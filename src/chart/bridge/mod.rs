//! The one door to ECharts at run time. A [`Slot`] is a figure's place on the
//! page; it keeps a drawing in it and cleans up after itself.
//!
//! Whatever a browser or ECharts may refuse comes back as an error, and the
//! slot then says that no drawing is to be had.

mod drawing;
mod library;
mod chart_place;
mod plot;
mod queue;
mod slot;
mod watch;

use crate::part;

pub use drawing::{Drawing, JsonDrawing, TrendDrawing};
pub use plot::draw_trends_with;
pub use queue::settled;
pub use slot::Slot;
pub use watch::Approach;

/// Brings the chart library where a figure may yet ask for it, on paper at the latest: a
/// page that is being printed waits for nothing.
pub async fn provide() {
    part::interest().await;
    if slot::count() > 0 {
        // Whoever needs it then says that it is missing.
        let _ = bring().await;
    }
}

/// Brings the chart library before any figure asks for it; says whether it came.
pub async fn bring() -> bool {
    library::Library::bring().await.is_ok()
}

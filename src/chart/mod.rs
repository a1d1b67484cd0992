//! Figure -> option: colours and geometry, and nothing else. A [`Figure`](crate::page::Figure)
//! comes with its final words, scaled values and table; what leaves this room
//! is a [`Chart`] of charming's parts, which the bridge hands to ECharts in the browser
//! and which Node can draw as well: plain data, no functions.
//!
//! Nothing moves: charts are redrawn at once when week, language or theme
//! change. The numbers are the news, and so there is no motion to reduce.

mod bar;
mod drawing;
mod item;
mod line;
mod look;
mod option;
mod ring;
mod trend;
mod words;

#[cfg(target_arch = "wasm32")]
pub mod bridge;

pub use bar::row_lines;
pub use drawing::{Chart, Trend};
pub use look::{Look, theme_json};
pub use option::option;
pub use trend::trend;

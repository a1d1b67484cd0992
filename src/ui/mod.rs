//! What the reader sees and touches: functions from finished values to views,
//! which give back what the reader asks for. None of them fetches, words,
//! formats or reaches for the browser: `reader` and `desk`, which bring what
//! there is to see and keep it current, do.

mod app;
mod banners;
mod card;
mod colophon;
mod comparison;
#[cfg(target_arch = "wasm32")]
mod desk;
mod element;
#[cfg(target_arch = "wasm32")]
mod faults;
mod findings;
#[cfg(not(target_arch = "wasm32"))]
mod fragment;
mod incidents;
mod intent;
#[cfg(not(target_arch = "wasm32"))]
mod lasting_run;
mod masthead;
mod notices;
mod panel;
#[cfg(not(target_arch = "wasm32"))]
mod paper;
mod plot;
#[cfg(target_arch = "wasm32")]
mod reader;
mod run;
mod screen;
mod selector;
mod table;
#[cfg(target_arch = "wasm32")]
mod taking;
mod walk;

pub use app::app;
pub use banners::{Banner, BannerKind};
#[cfg(target_arch = "wasm32")]
pub use desk::{Drafts, Outbox, Outgoing, Taking, start_desk};
#[cfg(not(target_arch = "wasm32"))]
pub use fragment::fragment;
pub use intent::{Ask, Intent, Manner};
#[cfg(not(target_arch = "wasm32"))]
pub use lasting_run::lasting_run;
#[cfg(not(target_arch = "wasm32"))]
pub use paper::html;
#[cfg(target_arch = "wasm32")]
pub use reader::{Reports, reports_of_site, start};
pub use run::{Lines, Runs};
pub use screen::{Later, Screen, Stretch};

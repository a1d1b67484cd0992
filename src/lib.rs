//! The Weekly Report of CNCERT as a value, a page and a set of charts.
//!
//! What editors do to a draft, and the form that they do it in, is [`desk`]: a pure model
//! that only the editors' program reaches, as it is with [`proof`].

pub mod archive;
pub mod browser;
pub mod chart;
pub mod desk;
pub mod draft;
pub mod lang;
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod part;
pub mod proof;
pub mod publish;
pub mod report;
pub mod ui;

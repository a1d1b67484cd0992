//! The built site in a real Chromium: one module per promise.
//!
//! The site is the folder that `WEEKLY_SITE` names, else `dist/`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

mod accessibility;
mod budgets;
mod endurance;
mod faults;
mod figures;
mod haste;
mod languages;
mod panics;
mod policy;
mod preferences;
mod print;
mod published;
mod readiness;
mod tables;
mod tampering;
mod themes;
mod tooltips;
mod weeks;
mod widths;

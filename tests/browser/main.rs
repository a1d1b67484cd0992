//! The built site in a real browser: one module per promise. Chromium runs them all, and other engines what is marked
//! `In every engine`.
//!
//! The site is the folder that `WEEKLY_SITE` names, else `dist/`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

mod accessibility;
mod budgets;
mod comparison;
mod corrected;
#[path = "../corrected/dataset.rs"]
mod corrected_dataset;
mod desk;
mod embedding;
mod embedding_dialog;
mod embedding_height;
mod embedding_libraries;
mod embedding_placing;
mod embedding_sandbox;
mod embedding_talk;
mod encoding;
mod endurance;
mod export;
mod faults;
mod figures;
mod haste;
mod heard;
mod hostile;
mod hosts;
mod languages;
mod lasting;
mod lasting_run;
mod lead;
mod long_run;
mod long_run_parts;
mod long_run_points;
mod long_run_pointing;
mod long_run_taking;
mod never_blank;
mod panics;
mod parts;
mod policy;
mod preferences;
mod print;
mod print_both;
mod published;
mod published_page;
mod readiness;
mod redrawing;
mod states;
mod tables;
mod tagged;
mod taking;
mod tampering;
mod themes;
mod tooltips;
mod translators;
mod weeks;
mod widths;

//! The Weekly Report of CNCERT as a value, a page and a set of charts.

pub mod archive;
pub mod browser;
pub mod chart;
pub mod desk;
pub mod draft;
pub mod lang;
pub mod page;
pub mod proof;
pub mod publish;
pub mod report;
pub mod ui;

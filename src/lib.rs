//! The Weekly Report of CNCERT as a value, a page and a set of charts.

pub mod draft;
pub mod lang;
pub mod page;
pub mod publish;
pub mod report;

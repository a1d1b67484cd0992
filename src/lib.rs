//! The Weekly Report of CNCERT as a value, a page and a set of charts.

//! The Weekly Report of CNCERT as a value, a page and a set of charts.
//!
//! A one-way street. Each arrow is one function and takes away one kind of doubt:
//!
//! ```text
//! archive ─▶ bytes ─draft::read─▶ Report ─page::compose─▶ Page ─▶ Figure ─chart::option─▶ Chart ─▶ ui
//! ```
//!
//! [`draft::read`] never fails: it gives every finding, and a [`report::Report`] where none is
//! an error. [`page::compose`] makes all wording, rounding and order: a [`page::Page`] is final,
//! and each [`page::Figure`] in it carries its table and its text alternative.
//! [`chart::option`] is colours and geometry, and [`ui`] shows what it is given. Nothing flows
//! back: a reader changes the [`browser::Address`] alone, an editor a [`desk::Draft`], and
//! everything is derived from it again.
//!
//! The rooms, in the order in which they are best read. A room knows those in its row
//! and nobody else:
//!
//! | room | what it holds | whom it knows |
//! |---|---|---|
//! | [`report`] | what a weekly report is, and what a finding is | nobody |
//! | [`draft`] | bytes to reports, with every finding and its place | [`report`] |
//! | [`lang`] | every word for people; numbers, dates and sentences, written and read back | [`report`] |
//! | [`page`] | a report in final words, rows and figures | [`report`], [`lang`] |
//! | [`chart`] | a figure as an option of ECharts; its bridge is the one door to that library | [`page::figure`], [`lang::Lang`], `part` |
//! | [`archive`] | where reports come from: requests, retries, what is kept | [`report`], [`draft`], [`lang`], [`page::Issue`] |
//! | [`run`] | the long run: every indicator over the weeks | [`report`], [`lang`]; figures and marks of [`page`] |
//! | [`proof`] | the proofreader: what does not agree, and how to put it right | [`report`], [`lang`] |
//! | [`publish`] | from week files to every generated file | [`report`], [`draft`], [`lang`]; mark of [`page`] |
//! | [`export`] | what readers take along: tables, addresses, citations | [`report`], [`lang`], [`page`], [`publish`], [`run`] |
//! | [`intake`] | the editors' documents: bytes to editions, editions to drafts, each figure with its source | [`report`], [`lang`] |
//! | [`desk`] | the editors' drafts, their form and all that is to be said of them | [`report`], [`draft`], [`lang`], [`proof`], [`publish`], [`intake`]; issue and mark of [`page`] |
//! | [`browser`] | the edge: address, memory, files, the frame around the page | values of [`report`], [`lang`] and [`page`] |
//! | `part` | the doors to what comes as a module of its own | [`chart`] |
//! | [`ui`] | what readers and editors see and touch | all of these |
//!
//! What is compiled for browsers alone (`part`, the bridge, the network, files, both programs'
//! state) is in the documentation that `cargo map --open` makes; plain `cargo doc` leaves it
//! out. `docs/architecture.md` draws the whole house, with each invariant and its test, and
//! `docs/one-number.md` walks the street with one number and one finding.

// In reading order, as above.
pub mod report;
pub mod draft;
pub mod lang;
pub mod page;
pub mod chart;
pub mod archive;
pub mod run;
pub mod proof;
pub mod publish;
pub mod export;
pub mod intake;
pub mod desk;
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod part;
pub mod ui;

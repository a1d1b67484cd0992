//! The developer's commands, and what they share with the browser tests.
//!
//! In reading order: what is needed on the machine ([`setup`], [`tool`]), the parts of the site ([`wasm`], [`split`], [`bundle`], [`shell`]),
//! the site itself ([`site`], [`asset`], [`licenses`], [`earlier`]), the ways to see it ([`host`], [`serve`]), and the ways to try it
//! ([`server`], [`browser`], [`nginx`], [`unzip`], [`zip`], [`test`], [`heard`], [`readers`], [`bench`]). How the site is to be served is told by `deploy`.

#![allow(
    clippy::missing_errors_doc,
    clippy::missing_panics_doc,
    reason = "errors are printed for developers as they are; none is handled"
)]

pub mod asset;
pub mod bench;
pub mod browser;
pub mod bundle;
pub mod earlier;
pub mod heard;
pub mod host;
mod injected_fault;
pub mod licenses;
mod marks;
pub mod nginx;
pub mod process;
mod public;
pub mod readers;
pub mod serve;
pub mod server;
pub mod setup;
pub mod shell;
pub mod site;
pub mod split;
pub mod test;
pub mod tool;
pub mod unzip;
pub mod wasm;
pub mod workspace;
pub mod zip;

//! The built site without a browser: what its files are made of, and how a server sends them.
//!
//! The site is the folder that `WEEKLY_SITE` names, else `dist/`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod anywhere;
mod compat;
mod drawings;
mod floor;
mod licenses;
mod served;
mod styles;
mod themes;
mod verified;

use std::path::PathBuf;

use xtask::{earlier, workspace};

/// The folder of the built site.
fn folder() -> PathBuf {
    let folder = std::env::var_os("WEEKLY_SITE").map_or_else(workspace::dist, PathBuf::from);
    // nginx would take a relative one from its own folder.
    folder.canonicalize().expect("the site is built")
}

/// The paths of the files under `assets/` that are this build's own; those of the build before may lie beside them.
fn own_assets() -> impl Iterator<Item = PathBuf> {
    let names = earlier::own(&folder()).expect("the pages name the files of their build");
    names
        .into_iter()
        .map(|name| folder().join("assets").join(name))
}

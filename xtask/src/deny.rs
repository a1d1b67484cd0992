//! `cargo xtask deny`: the licences and sources of every dependency, held against deny.toml by cargo-deny.
//!
//! A command of its own: cargo-deny takes minutes to compile, and what it finds changes with Cargo.lock alone.

use std::process::Command;

use anyhow::Result;

use crate::process::{announce, cargo, output, run as run_in_sight};
use crate::workspace;

/// The version that deny.toml is written for.
const VERSION: &str = "0.20.2";

/// Installs cargo-deny beside what is built, where it is missing, and runs it. It asks nobody but the registry, for
/// crates that only other systems need.
pub fn run() -> Result<()> {
    let tools = workspace::target().join("tools");
    let program = tools.join("bin").join("cargo-deny");
    let installed = output(Command::new(&program).arg("--version"));
    if installed.is_none_or(|installed| !installed.ends_with(VERSION)) {
        announce("Installing cargo-deny", "usually 5 minutes, once");
        let words = ["install", "cargo-deny", "--locked", "--version", VERSION];
        run_in_sight(cargo().args(words).arg("--root").arg(tools))?;
    }
    announce("Checking licences, bans and sources", "usually 2 seconds");
    let words = ["--locked", "check", "licenses", "bans", "sources"];
    run_in_sight(
        Command::new(program)
            .args(words)
            .current_dir(workspace::root()),
    )
}

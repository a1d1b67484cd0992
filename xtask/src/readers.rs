//! `cargo xtask readers`: has programs of others, at pinned versions, read what a site publishes. No test of every day: they
//! come over the network, and need Python.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::process::{announce, run};
use crate::workspace;

/// Has each program read the site in dist/, and prints what it makes of it; an error where one reads anything otherwise
/// than it was meant.
pub fn read() -> Result<()> {
    let site = workspace::dist();
    ensure!(
        site.join("feed.atom").exists(),
        "dist/ has no feeds, which name whole addresses: cargo xtask build --address https://example.org/weekly/"
    );
    let folder = workspace::root().join("xtask/readers");
    let programs = workspace::target().join("readers");
    announce("Fetching the programs", "usually 1 minute the first time");
    run(Command::new("python3").args(["-m", "venv"]).arg(&programs))?;
    let python = programs.join(if cfg!(windows) {
        "Scripts/python"
    } else {
        "bin/python"
    });
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(folder.join("requirements.txt")))?;
    run(Command::new(&python).arg(folder.join("read.py")).arg(site))
}

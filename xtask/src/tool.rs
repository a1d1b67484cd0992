//! Programs from the registry of crates that only some steps need, each at the version that the steps were tried with.

use std::path::PathBuf;

use anyhow::Result;

use crate::process::{announce, cargo, run};
use crate::workspace;

/// A program that stands beside what else is built.
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Firefox's driver.
pub const GECKODRIVER: Tool = Tool {
    name: "geckodriver",
    version: "0.37.1",
};

/// What holds the dependencies against deny.toml.
pub const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};

impl Tool {
    /// Where it stands once it was brought.
    pub fn path(&self) -> PathBuf {
        self.root().join("bin").join(self.name)
    }

    /// Builds it unless it is there; unoptimised, for it has little to do.
    pub fn bring(&self, how_long: &str) -> Result<()> {
        if self.path().is_file() {
            return Ok(());
        }
        announce(&format!("Building {}, once", self.name), how_long);
        run(cargo()
            .args(["install", self.name, "--version", self.version])
            .args(["--locked", "--debug", "--root"])
            .arg(self.root()))
    }

    fn root(&self) -> PathBuf {
        let folder = format!("{}-{}", self.name, self.version);
        workspace::target().join("tools").join(folder)
    }
}

//! Chromium, driven by its driver.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// A running chromedriver; it ends with this value, and so do its browsers.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a free port.
    pub fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("chromedriver could not be started (cargo xtask test installs it)")?;
        let stdout = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let port = BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("successfully on port ")?
                    .1
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            });
        let Some(port) = port else {
            let _ = process.kill();
            anyhow::bail!("chromedriver named no port");
        };
        Ok(Self { process, port })
    }

    /// The address that a client of the driver begins with.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: a browser whose session was not ended would live on without its driver.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// The arguments for a Chromium that is driven: without a window, and silent towards the network. `profile` is a
/// folder of its own, best a temporary one.
pub fn chromium_arguments(profile: &Path) -> Vec<String> {
    let switches = [
        "--headless",
        "--no-sandbox", // It runs as root in containers, where there is no sandbox to be had.
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    let profile = format!("--user-data-dir={}", profile.display());
    switches
        .into_iter()
        .map(str::to_owned)
        .chain([profile])
        .collect()
}

//! `cargo xtask bench`: every budget of the site beside what a built site really needs.
//!
//! Sizes and counts are exact, and gates in the tests; times vary with the machine, and are reported only.

mod archives;
pub mod budgets;
mod memory;
mod page;
pub mod sizes;
mod switching;
mod tab;
mod table;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::browser::{Driver, Engine};
use crate::process::announce;
use crate::server::Site;
use crate::setup;
use budgets::Measured;

/// Measures a built site, prints the table, and writes it as JSON where that is wanted. What fails is told at the end,
/// so that it costs nothing but its own rows.
pub fn run(site: &Path, json: Option<&Path>) -> Result<()> {
    setup::for_testing()?;
    let mut measured = Measured::new();
    let mut failures = Vec::new();
    let mut note = |done: Result<Measured>| match done {
        Ok(more) => measured.extend(more),
        Err(error) => failures.push(format!("{error:#}")),
    };
    tokio::runtime::Runtime::new()?.block_on(measure(site, &mut note))?;
    println!("{}", table::text(&measured));
    if let Some(path) = json {
        fs::write(path, table::json(&measured)?).with_context(|| path.display().to_string())?;
    }
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

/// Each group has a driver of its own, which takes along the browsers that a failure leaves behind.
async fn measure(site: &Path, note: &mut impl FnMut(Result<Measured>)) -> Result<()> {
    note(sizes::of(site));
    let server = Site::new(site).serve()?;
    let url = server.url("");
    announce("Opening the page on slow 4G", "usually 1 minute");
    note(page::measure(&Driver::start(Engine::Chromium)?, &url).await);
    announce("Switching weeks and languages", "usually 4 minutes");
    note(switching::measure(&Driver::start(Engine::Chromium)?, &url).await);
    announce("Switching 2,000 weeks for memory", "usually 4 minutes");
    note(memory::measure(&Driver::start(Engine::Chromium)?, &url).await);
    announce("Opening an archive of 10,000 weeks", "usually 4 minutes");
    note(archives::measure(&Driver::start(Engine::Chromium)?, site).await);
    Ok(())
}

//! `cargo xtask bench`: every budget of the site beside what a built site really needs.
//!
//! Sizes and counts are exact, and gates in the tests; times vary with the machine, and are reported only.

mod against;
mod archives;
mod base;
pub mod budgets;
mod comparison;
mod conditions;
mod desk;
mod documents;
mod embedding;
mod group;
mod lighthouse;
mod lighthouse_report;
mod long_run;
mod memory;
mod page;
pub mod sizes;
mod switching;
mod tab;
mod table;
mod traffic;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use crate::browser::{Driver, Engine};
use crate::process::announce;
use crate::server::{Server, Site};
use crate::setup;
use budgets::Measured;
use comparison::Comparison;
pub use group::Group;

/// One way of measuring.
pub struct Bench {
    /// The folder of the built site.
    pub site: PathBuf,
    /// What is measured, in this order.
    pub groups: Vec<Group>,
    /// The address of another page, to be measured beside the site's.
    pub against: Option<String>,
    /// The folder of a checkout of another commit, to be measured beside this one.
    pub base: Option<PathBuf>,
    /// How many times slower the processor is than it is, where it stands for a phone's.
    pub slowdown: f64,
    /// The file to be written besides.
    pub json: Option<PathBuf>,
}

/// What came of measuring. A failure costs nothing but its own rows.
#[derive(Default)]
struct Outcome {
    measured: Measured,
    comparisons: Vec<Comparison>,
    /// Those with the other commit.
    since: Vec<Comparison>,
    remarks: Vec<String>,
    failures: Vec<String>,
}

impl Bench {
    /// Measures, prints the table, and writes it as JSON where that is wanted. What failed is told at the end; but
    /// another page that does not answer ends it at once, for then the address is most likely wrong.
    pub fn run(&self) -> Result<()> {
        setup::for_testing()?;
        let outcome = tokio::runtime::Runtime::new()?.block_on(self.measure())?;
        println!("{}", table::text(&self.groups, &outcome.measured));
        println!(
            "Slowed means {} times, on Lighthouse's phone where nothing else is said.",
            self.slowdown
        );
        if let Some(against) = &self.against {
            println!("{}", comparison::text(against, &outcome.comparisons));
        }
        if let Some(base) = &self.base {
            let base = base.display().to_string();
            println!("{}", comparison::text(&base, &outcome.since));
        }
        for remark in &outcome.remarks {
            println!("{remark}");
        }
        if let Some(path) = &self.json {
            fs::write(path, self.json(&outcome)?).with_context(|| path.display().to_string())?;
        }
        ensure!(
            outcome.failures.is_empty(),
            "{}",
            outcome.failures.join("\n")
        );
        Ok(())
    }

    async fn measure(&self) -> Result<Outcome> {
        let mut outcome = Outcome::default();
        let slowdown = self.slowdown;
        let server = Site::new(&self.site).serve()?;
        if let Some(against) = &self.against {
            announce(
                &format!("Opening and switching the page and {against} in turn"),
                "usually 6 minutes",
            );
            outcome.comparisons = against::measure(
                &Driver::start(Engine::Chromium)?,
                &server.url(""),
                against,
                slowdown,
            )
            .await?;
        }
        if let Some(base) = &self.base {
            announce("Typing and checking in both commits", "usually 5 minutes");
            let driver = Driver::start(Engine::Chromium)?;
            outcome.since = base::measure(&driver, &self.site, base).await?;
        }
        for group in &self.groups {
            let (what, how_long) = group.announcement();
            announce(what, how_long);
            if let Err(error) = self.measure_group(*group, &server, &mut outcome).await {
                outcome.failures.push(format!("{error:#}"));
            }
        }
        Ok(outcome)
    }

    /// Each group has a driver of its own, which takes along the browsers that a failure leaves behind.
    async fn measure_group(
        &self,
        group: Group,
        server: &Server,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let (url, slowdown) = (server.url(""), self.slowdown);
        let measured = match group {
            Group::Sizes => sizes::of(&self.site)?,
            Group::Opening => {
                page::measure(&Driver::start(Engine::Chromium)?, &url, slowdown).await?
            }
            Group::SlowLine => {
                page::measure_slow_line(&Driver::start(Engine::Chromium)?, &url, slowdown).await?
            }
            Group::Switching => {
                switching::measure(&Driver::start(Engine::Chromium)?, &url, slowdown).await?
            }
            Group::Memory => memory::measure(&Driver::start(Engine::Chromium)?, &url).await?,
            Group::Desk => desk::measure(&Driver::start(Engine::Chromium)?, &url).await?,
            Group::Documents => documents::measure(&Driver::start(Engine::Chromium)?, &url).await?,
            Group::Archives => {
                archives::measure(&Driver::start(Engine::Chromium)?, &self.site, slowdown).await?
            }
            Group::LongRun => {
                long_run::measure(&Driver::start(Engine::Chromium)?, &self.site, slowdown).await?
            }
            Group::Embedding => {
                embedding::measure(&Driver::start(Engine::Chromium)?, server).await?
            }
            Group::Lighthouse => {
                let (measured, remarks) = lighthouse::measure(server)?;
                outcome.remarks.extend(remarks);
                measured
            }
        };
        outcome.measured.extend(measured);
        Ok(())
    }

    /// A row a line of the tables.
    fn json(&self, outcome: &Outcome) -> Result<String> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Row {
            Budget(table::Row),
            Comparison(comparison::Row),
        }
        let budgets = table::rows(&self.groups, &outcome.measured);
        let comparisons = outcome
            .comparisons
            .iter()
            .chain(&outcome.since)
            .map(|row| Row::Comparison((*row).into()));
        let rows: Vec<_> = budgets
            .into_iter()
            .map(Row::Budget)
            .chain(comparisons)
            .collect();
        Ok(serde_json::to_string_pretty(&rows)? + "\n")
    }
}

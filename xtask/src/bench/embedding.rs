//! How long a page of another site takes to have one report in it, and ten.

use std::fs;

use anyhow::Result;
use tempfile::TempDir;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::page::{VISITS, median};
use super::tab::{Log, Tab};
use crate::browser::Driver;
use crate::server::{Server, Site};

/// Parts of the report that stand beside each other in the page with ten.
const PARTS: [&str; 5] = [
    "",
    "malware_downloads",
    "phishing_pages",
    "malware_families",
    "incidents",
];

/// Opens a host page in a wide window, nothing slowed, five times each, and gives the median time to the last report's
/// `ready`. Each visit is a new browser's.
pub async fn measure(driver: &Driver, report: &Server) -> Result<Measured> {
    let one = ready_ms(driver, report, 1).await?;
    let ten = ready_ms(driver, report, 10).await?;
    Ok(vec![(Item::OneEmbed, one), (Item::TenEmbeds, ten)])
}

async fn ready_ms(driver: &Driver, report: &Server, count: usize) -> Result<f64> {
    let folder = TempDir::new()?;
    fs::write(folder.path().join("index.html"), page(report, count))?;
    let host = Site::new(folder.path())
        .policy(|_| "script-src * 'unsafe-inline'; frame-src *".to_owned())
        .serve()?;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        let tab = Tab::empty(driver, Conditions::DESK, Log::None).await?;
        tab.go(&host.url("")).await?;
        times.push(tab.ask("embedded").await?);
        tab.close().await?;
    }
    Ok(median(times.into_iter()))
}

/// A page with so many reports, which tells when the last of them is ready.
fn page(report: &Server, count: usize) -> String {
    let address = report.url("embed.js");
    let script = |only: &&str| {
        format!(
            "<script src=\"{address}\" data-week=\"latest\" data-lang=\"zh\" data-only=\"{only}\" \
             data-loading=\"eager\" async></script>"
        )
    };
    let scripts: String = PARTS.iter().cycle().take(count).map(script).collect();
    format!(
        "<!doctype html><title>Portal</title><script>
         globalThis.embedded = new Promise((done) => {{
             let count = 0;
             addEventListener('cncert-weekly:ready', () => ++count === {count} && done(performance.now()));
         }});
         </script>{scripts}"
    )
}

//! What Lighthouse says of the site's front pages.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::budgets::{Category, Front, Item, Measured};
use super::lighthouse_report::Report;
use super::page::{VISITS, median};
use crate::browser::CHROMIUM_SWITCHES;
use crate::server::Server;
use crate::{setup, workspace};

const FRONTS: [(Front, &str); 2] = [(Front::Chinese, ""), (Front::English, "en/")];

const PERFORMANCE: &str = "performance";
const CATEGORIES: [(Category, &str); 4] = [
    (Category::Performance, PERFORMANCE),
    (Category::Accessibility, "accessibility"),
    (Category::BestPractices, "best-practices"),
    (Category::Seo, "seo"),
];

/// Runs Lighthouse five times on each front page as the test server serves it, and gives the medians; and in words what
/// it finds fault with, in the run of the median performance.
pub fn measure(server: &Server) -> Result<(Measured, Vec<String>)> {
    setup::for_measuring()?;
    let mut measured = Measured::new();
    let mut remarks = Vec::new();
    let mut benchmark_indices = Vec::new();
    for (front, path) in FRONTS {
        let address = server.url(path);
        let mut reports = Vec::new();
        for _ in 0..VISITS {
            reports.push(report(&address)?);
        }
        for (category, id) in CATEGORIES {
            let mut points = Vec::new();
            for report in &reports {
                points.push(report.points(id)?);
            }
            measured.push((
                Item::Lighthouse(front, category),
                median(points.into_iter()),
            ));
        }
        benchmark_indices.extend(reports.iter().map(Report::benchmark_index));
        reports.sort_by(|one, other| {
            let [one, other] = [one, other].map(|report| report.points(PERFORMANCE).ok());
            one.partial_cmp(&other).expect("points are numbers")
        });
        remarks.push(reports[VISITS / 2].remarks(&format!("/{path}")));
    }
    measured.push((Item::BenchmarkIndex, median(benchmark_indices.into_iter())));
    Ok((measured, remarks))
}

/// Runs Lighthouse once, as it is by default: a phone on slow 4G, which it computes from an unhindered visit.
fn report(address: &str) -> Result<Report> {
    let chromium = setup::chromium().context("there is no Chromium")?;
    let ids = CATEGORIES.map(|(_, id)| id);
    let output = Command::new("node")
        .arg(workspace::root().join("xtask/lighthouse/node_modules/lighthouse/cli/index.js"))
        .arg(address)
        .args(["--output=json", "--quiet", "--locale=en"])
        .arg("--no-enable-error-reporting")
        .arg(format!("--only-categories={}", ids.join(",")))
        .arg(format!("--chrome-flags={}", CHROMIUM_SWITCHES.join(" ")))
        .env("CHROME_PATH", which::which(chromium)?)
        .output()
        .context("Lighthouse could not be run")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "Lighthouse ended with {} on {address}: {}",
        output.status,
        said.trim()
    );
    Report::read(&output.stdout).with_context(|| format!("Lighthouse on {address}"))
}

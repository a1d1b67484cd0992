//! Any other page of the web beside the site's own: opened in turn, in the same conditions, and measured by the same
//! means, which need nothing of the page.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::time::{Instant, sleep};

use super::budgets::Unit;
use super::comparison::Comparison;
use super::conditions::Conditions;
use super::page::{VISITS, median};
use super::tab::{Log, Opening, Tab};
use super::traffic::Traffic;
use crate::browser::Driver;

/// How long a page stays without a request before it is held to be complete, as for Lighthouse.
const QUIET: Duration = Duration::from_secs(5);
/// When a page that asks again and again is taken as it is.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is compared: its name, its unit, and where a visit has it.
type Compared = (&'static str, Unit, fn(&Visit) -> f64);

const COMPARED: [Compared; 7] = [
    ("first paint (FCP)", Unit::Seconds, |visit| {
        visit.opening.first_paint / 1000.0
    }),
    ("largest paint (LCP)", Unit::Seconds, |visit| {
        visit.opening.largest_paint / 1000.0
    }),
    ("layout shift", Unit::Shift, |visit| visit.opening.shift),
    ("total blocking time", Unit::Milliseconds, |visit| {
        visit.opening.blocking
    }),
    ("bytes on the wire", Unit::Kilobytes, |visit| {
        visit.traffic.bytes() / 1000.0
    }),
    ("requests", Unit::Count, |visit| {
        count(visit.traffic.requests())
    }),
    ("requests to another origin", Unit::Count, |visit| {
        count(visit.traffic.other_origins())
    }),
];

/// What a page took to open and to become complete.
struct Visit {
    opening: Opening,
    traffic: Traffic,
}

/// Opens both pages five times in Lighthouse's conditions, one after the other so that what else the machine does meets
/// both, and gives the medians.
pub async fn measure(
    driver: &Driver,
    ours: &str,
    theirs: &str,
    slowdown: f64,
) -> Result<Vec<Comparison>> {
    let mut visits = Vec::new();
    for _ in 0..VISITS {
        // The other page first: an address that does not answer is told at once.
        let theirs = visit(driver, theirs, slowdown).await?;
        visits.push((visit(driver, ours, slowdown).await?, theirs));
    }
    let compared = COMPARED.map(|(name, unit, number)| Comparison {
        name,
        unit,
        ours: median(visits.iter().map(|(ours, _)| number(ours))),
        theirs: median(visits.iter().map(|(_, theirs)| number(theirs))),
    });
    Ok(compared.to_vec())
}

async fn visit(driver: &Driver, address: &str, slowdown: f64) -> Result<Visit> {
    let tab = Tab::empty(driver, Conditions::lighthouse(slowdown), Log::Requests).await?;
    let went = tab.go(address).await;
    let traffic = complete(&tab).await?;
    if let Some(fault) = traffic.fault() {
        bail!("{address} does not answer with a page within a minute: {fault}");
    }
    went.with_context(|| format!("{address} cannot be opened"))?;
    let opening = tab.ask("bench.opening()").await;
    let opening = opening.with_context(|| format!("{address} cannot be measured"))?;
    tab.close().await?;
    Ok(Visit { opening, traffic })
}

/// Waits until a page is complete, or until it is known that it does not come.
async fn complete(tab: &Tab) -> Result<Traffic> {
    let mut traffic = Traffic::default();
    let start = Instant::now();
    let mut last = start;
    let is_complete =
        |traffic: &Traffic, last: Instant| traffic.is_quiet() && last.elapsed() > QUIET;
    while start.elapsed() < PATIENCE && traffic.fault().is_none() && !is_complete(&traffic, last) {
        if note(tab, &mut traffic).await? {
            last = Instant::now();
        }
        sleep(Duration::from_millis(250)).await;
    }
    Ok(traffic)
}

/// Adds what the log has that is new, and tells whether there was something.
async fn note(tab: &Tab, traffic: &mut Traffic) -> Result<bool> {
    let mut is_new = false;
    for entry in tab.log().await? {
        is_new |= traffic.note(&entry);
    }
    Ok(is_new)
}

#[expect(clippy::cast_precision_loss, reason = "no page makes 2^53 requests")]
fn count(number: usize) -> f64 {
    number as f64
}

//! Any other page of the web beside the site's own: opened and switched in turn, in the same conditions, and measured by
//! the same means, which need nothing of the page to open it. What a page tells of itself, and what it takes to switch its
//! week and its language, is written where `cargo xtask bench --help` has it from.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::time::{Instant, sleep};

use super::budgets::Unit;
use super::comparison::Comparison;
use super::conditions::Conditions;
use super::page::{VISITS, median, percentile};
use super::tab::{Kind, Log, Opening, Tab};
use super::traffic::Traffic;
use crate::browser::Driver;

/// How long a page stays without a request before it is held to be complete, as for Lighthouse.
const QUIET: Duration = Duration::from_secs(5);
/// When a page that asks again and again is taken as it is.
const PATIENCE: Duration = Duration::from_secs(60);

/// After how long without a drawing the drawings of a switch are held to be complete, in milliseconds.
const SWITCH_QUIET_MS: u32 = 150;
/// How many switches of a kind are made in a round: as many weeks as lie on the way to and fro.
const SWITCHES: usize = 20;

/// What is compared: its name, its unit, and where a visit has it, if the page tells it.
type Compared = (&'static str, Unit, fn(&Visit) -> Option<f64>);

const COMPARED: [Compared; 10] = [
    ("first paint (FCP)", Unit::Seconds, |visit| {
        Some(visit.opening.first_paint / 1000.0)
    }),
    ("largest paint (LCP)", Unit::Seconds, |visit| {
        Some(visit.opening.largest_paint / 1000.0)
    }),
    ("taken over by its program", Unit::Seconds, |visit| {
        Some(visit.opening.taken_over? / 1000.0)
    }),
    ("ready, with charts that answer", Unit::Seconds, |visit| {
        Some(visit.opening.ready? / 1000.0)
    }),
    ("bytes until then", Unit::Kilobytes, |visit| {
        Some(visit.opening.ready_bytes? / 1000.0)
    }),
    ("layout shift", Unit::Shift, |visit| {
        Some(visit.opening.shift)
    }),
    ("total blocking time", Unit::Milliseconds, |visit| {
        Some(visit.opening.blocking)
    }),
    ("bytes on the wire", Unit::Kilobytes, |visit| {
        Some(visit.traffic.bytes() / 1000.0)
    }),
    ("requests", Unit::Count, |visit| {
        Some(count(visit.traffic.requests()))
    }),
    ("requests to another origin", Unit::Count, |visit| {
        Some(count(visit.traffic.other_origins()))
    }),
];

/// Switches: their kind, and which of them is compared by which name.
const SWITCHED: [(Kind, [(&str, usize); 2]); 2] = [
    (
        Kind::Week,
        [
            ("week switch, slowed: charts (50 %)", 50),
            ("week switch, slowed: charts (95 %)", 95),
        ],
    ),
    (
        Kind::Language,
        [
            ("language switch, slowed: charts (50 %)", 50),
            ("language switch, slowed: charts (95 %)", 95),
        ],
    ),
];

/// What a page took to open and to become complete.
struct Visit {
    opening: Opening,
    traffic: Traffic,
}

/// Compares both pages, one after the other so that what else the machine does meets both. Pages whose switches cannot
/// be measured are opened only.
pub async fn measure(
    driver: &Driver,
    ours: &str,
    theirs: &str,
    slowdown: f64,
) -> Result<Vec<Comparison>> {
    let mut compared = openings(driver, ours, theirs, slowdown).await?;
    compared.extend(switches(driver, ours, theirs, slowdown).await?);
    Ok(compared)
}

/// Opens both pages five times in Lighthouse's conditions, and gives the medians.
async fn openings(
    driver: &Driver,
    ours: &str,
    theirs: &str,
    slowdown: f64,
) -> Result<Vec<Comparison>> {
    let mut visits = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        // The other page first: an address that does not answer is told at once.
        for (address, visits) in [theirs, ours].into_iter().zip(&mut visits) {
            visits.push(visit(driver, address, slowdown).await?);
        }
    }
    let compared = COMPARED.into_iter().filter_map(|(name, unit, number)| {
        let [theirs, ours] = visits.each_ref().map(|visits| {
            let numbers: Option<Vec<_>> = visits.iter().map(number).collect();
            numbers.map(|numbers| median(numbers.into_iter()))
        });
        Some(Comparison {
            name,
            unit,
            ours: ours?,
            theirs: theirs?,
        })
    });
    Ok(compared.collect())
}

/// Switches the weeks and the languages of both pages on Lighthouse's phone, slowed, in five rounds after one to and fro
/// that is not counted. Gives nothing where the other page has no switches.
async fn switches(
    driver: &Driver,
    ours: &str,
    theirs: &str,
    slowdown: f64,
) -> Result<Vec<Comparison>> {
    let mut tabs = Vec::new();
    for address in [theirs, ours] {
        let tab = Tab::empty(driver, Conditions::slowed_phone(1.0), Log::None).await?;
        tab.go(address).await?;
        // A page that never tells is none that can be measured.
        if !tab.ask("bench.switchable()").await.unwrap_or(false) {
            return Ok(Vec::new());
        }
        tabs.push(tab);
    }
    let mut compared = Vec::new();
    for (kind, rows) in SWITCHED {
        let mut times = [Vec::new(), Vec::new()];
        for tab in &tabs {
            tab.switch(kind, 2 * SWITCHES, SWITCH_QUIET_MS).await?;
        }
        for _ in 0..VISITS {
            for (tab, times) in tabs.iter().zip(&mut times) {
                // Only the one that is measured: a slowed processor has much to do.
                tab.slow_down(slowdown).await?;
                let changes = tab.switch(kind, SWITCHES, SWITCH_QUIET_MS).await?;
                tab.slow_down(1.0).await?;
                times.extend(changes.iter().map(|change| change.charts));
            }
        }
        compared.extend(rows.map(|(name, percent)| {
            let [theirs, ours] = times
                .each_ref()
                .map(|times| percentile(times.iter().copied(), percent));
            Comparison {
                name,
                unit: Unit::Milliseconds,
                ours,
                theirs,
            }
        }));
    }
    for tab in tabs {
        tab.close().await?;
    }
    Ok(compared)
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

//! How soon the whole of the long run is drawn, zoomed and taken along; and how soon plain ECharts with its Canvas, and uPlot,
//! show the same lines in the same browser. Neither has sentences, points for the keyboard nor tables beside its lines.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use super::archives::Archive;
use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::memory::holding;
use super::page::{VISITS, median};
use super::tab::{Log, Tab};
use crate::browser::Driver;
use crate::{setup, workspace};

/// How many zooms are made before the memory is looked at, and again before it is looked at a second time.
const ZOOMS: usize = 200;

/// What another library needs, in milliseconds.
#[derive(Deserialize)]
struct Drawn {
    drawn: f64,
    zoomed: Vec<f64>,
}

/// Medians of one way of drawing, in milliseconds.
struct Pace {
    drawn: f64,
    zoomed: f64,
}

/// The rows of an archive of some length.
struct Rows {
    drawn: Item,
    zoomed: Item,
    drawn_by_uplot: Item,
    zoomed_by_uplot: Item,
}

const SHORT: Rows = Rows {
    drawn: Item::RunDrawn,
    zoomed: Item::RunZoomed,
    drawn_by_uplot: Item::RunDrawnUplot,
    zoomed_by_uplot: Item::RunZoomedUplot,
};
const LONG: Rows = Rows {
    drawn: Item::LongRunDrawn,
    zoomed: Item::LongRunZoomed,
    drawn_by_uplot: Item::LongRunDrawnUplot,
    zoomed_by_uplot: Item::LongRunZoomedUplot,
};

/// Measures archives of 1,500 and of 10,000 weeks, in a wide window with a slowed processor, each five times in turn with
/// the libraries; then, with nothing slowed, what zooms leave in memory, and how long it takes to take a trend along.
pub async fn measure(driver: &Driver, site: &Path, slowdown: f64) -> Result<Measured> {
    setup::for_drawing_beside()?;
    let (short, long) = (Archive::of(site, 1_500)?, Archive::of(site, 10_000)?);
    let (mut measured, _) = beside(driver, &short.url(), slowdown, &SHORT).await?;
    let (rows, own) = beside(driver, &long.url(), slowdown, &LONG).await?;
    measured.extend(rows);
    measured.push((Item::WholeRun, own.drawn));
    measured.extend(unslowed(driver, &short.url()).await?);
    Ok(measured)
}

/// The ratios of one archive, and the site's own pace.
async fn beside(
    driver: &Driver,
    url: &str,
    slowdown: f64,
    rows: &Rows,
) -> Result<(Measured, Pace)> {
    let conditions = Conditions::slowed_desk(slowdown);
    let own = open(driver, url, conditions).await?;
    let (mut drawn, mut zoomed) = (Vec::new(), Vec::new());
    let mut others = [const { Vec::new() }; 2];
    // The first time is the compiler's.
    own.ask::<f64>("longRun.drawn()").await?;
    let lines: Value = own.ask("longRun.lines()").await?;
    let peers = blank(driver, conditions).await?;
    for _ in 0..VISITS {
        drawn.push(own.ask::<f64>("longRun.drawn()").await?);
        zoomed.extend(own.ask::<Vec<f64>>("longRun.zoomed()").await?);
        for (name, times) in ["echarts", "uplot"].iter().zip(&mut others) {
            let by_other = format!("longRun.byOther(\"{name}\", {lines})");
            times.push(peers.ask::<Drawn>(&by_other).await?);
        }
    }
    peers.close().await?;
    own.close().await?;
    let own = Pace {
        drawn: median(drawn.into_iter()),
        zoomed: median(zoomed.into_iter()),
    };
    let [echarts, uplot] = others.map(|times| Pace {
        drawn: median(times.iter().map(|time| time.drawn)),
        zoomed: median(times.iter().flat_map(|time| time.zoomed.iter().copied())),
    });
    let measured = vec![
        (rows.drawn, own.drawn / echarts.drawn),
        (rows.zoomed, own.zoomed / echarts.zoomed),
        (rows.drawn_by_uplot, own.drawn / uplot.drawn),
        (rows.zoomed_by_uplot, own.zoomed / uplot.zoomed),
    ];
    Ok((measured, own))
}

/// What 200 more zooms leave, and the median time of taking a trend along.
async fn unslowed(driver: &Driver, url: &str) -> Result<Measured> {
    let tab = open(driver, url, Conditions::DESK).await?;
    let zooms = format!("longRun.zooms({ZOOMS})");
    tab.ask::<bool>(&zooms).await?;
    let before = holding(&tab).await?;
    tab.ask::<bool>(&zooms).await?;
    let after = holding(&tab).await?;
    // The dialog has come.
    tab.ask::<f64>("longRun.taken()").await?;
    let mut taken = Vec::new();
    for _ in 0..VISITS {
        taken.push(tab.ask::<f64>("longRun.taken()").await?);
    }
    tab.close().await?;
    Ok(vec![
        (
            Item::ZoomHeapGrowth,
            (after.heap_bytes - before.heap_bytes) / 1e6,
        ),
        (Item::ZoomNodeGrowth, after.nodes - before.nodes),
        (Item::RunTaken, median(taken.into_iter())),
    ])
}

/// A tab at the long run, its trends drawn.
async fn open(driver: &Driver, url: &str, conditions: Conditions) -> Result<Tab> {
    let tab = Tab::empty(driver, conditions, Log::None).await?;
    add(&tab, include_str!("long_run.js")).await?;
    tab.go(url).await?;
    tab.ask::<bool>("longRun.ready()").await?;
    Ok(tab)
}

/// A blank tab with the libraries.
async fn blank(driver: &Driver, conditions: Conditions) -> Result<Tab> {
    let tab = Tab::empty(driver, conditions, Log::None).await?;
    for library in [
        "boot/node_modules/echarts/dist/echarts.min.js",
        "xtask/lines/node_modules/uplot/dist/uPlot.iife.min.js",
    ] {
        let path = workspace::root().join(library);
        let script = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        add(&tab, &script).await?;
    }
    add(&tab, include_str!("long_run.js")).await?;
    tab.go("about:blank").await?;
    Ok(tab)
}

/// Has every document of a tab begin with a script.
async fn add(tab: &Tab, script: &str) -> Result<()> {
    let script = json!({ "source": script });
    tab.command("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    Ok(())
}

//! How the editors' desk keeps up with an editor.

use anyhow::Result;
use serde_json::json;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::page::{VISITS, median, percentile};
use super::tab::{Log, Tab};
use crate::browser::Driver;

/// How many keys are pressed.
const KEYS: usize = 30;

/// Measures typing in a draft of 100 kB, and reading one of a megabyte five times.
pub async fn measure(driver: &Driver, url: &str) -> Result<Measured> {
    let times = keystrokes(driver, url).await?;
    let mut longest = Vec::new();
    for _ in 0..VISITS {
        let tab = open(driver, url).await?;
        longest.push(tab.ask("desk.reading()").await?);
        tab.close().await?;
    }
    Ok(vec![
        (Item::DeskFindings, percentile(times.into_iter(), 95)),
        (Item::DeskReading, median(longest.into_iter())),
    ])
}

/// The milliseconds from each of some keys, typed in a draft of 100 kB, to the findings that follow from it.
pub async fn keystrokes(driver: &Driver, url: &str) -> Result<Vec<f64>> {
    let tab = open(driver, url).await?;
    let times = tab.ask(&format!("desk.keystrokes({KEYS})")).await?;
    tab.close().await?;
    Ok(times)
}

/// The desk in a wide window, when it is ready.
pub(super) async fn open(driver: &Driver, url: &str) -> Result<Tab> {
    let tab = Tab::empty(driver, Conditions::DESK, Log::None).await?;
    let script = json!({ "source": include_str!("desk.js") });
    tab.command("Page.addScriptToEvaluateOnNewDocument", script)
        .await?;
    tab.go(&format!("{url}?draft")).await?;
    tab.ask::<bool>("desk.ready()").await?;
    Ok(tab)
}

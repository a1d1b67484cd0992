//! A tab of a Chromium that has never seen the site.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::capabilities::desiredcapabilities::{
    CapabilitiesHelper as _, PageLoadStrategy,
};
use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use super::conditions::Conditions;
use crate::browser::{Driver, chromium_arguments};

/// What the driver notes of a tab, which takes a little of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Nothing.
    None,
    /// Every request, and how the page gets on.
    Requests,
}

/// What any page shows as it opens. Times are in milliseconds since navigation began.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Opening {
    /// First contentful paint, as Chromium tells it.
    pub first_paint: f64,
    /// Largest contentful paint, as Chromium tells it: the last one so far.
    pub largest_paint: f64,
    /// Beyond 50 ms, of every task since the first paint.
    pub blocking: f64,
    /// The sum of all layout shifts, for nobody touches the page.
    pub shift: f64,
    /// The frame in which `data-boot` tells that the program has the page, if it ever does.
    pub taken_over: Option<f64>,
    /// The frame in which `data-state` is `ready`, if it ever is.
    pub ready: Option<f64>,
    /// How many bytes had come by then, of files that had come whole.
    pub ready_bytes: Option<f64>,
}

/// The opening of a page of the site, up to the second after its charts.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Visit {
    /// What any page shows, its tasks those before `charts` alone.
    #[serde(flatten)]
    pub opening: Opening,
    /// The frame that first shows a card's value in the page.
    pub figures: f64,
    /// The frame after `data-boot` says that the program runs in the page.
    pub taken_over: f64,
    /// The frame in which `data-state` is `ready` and every chart in or near the view is drawn.
    pub charts: f64,
    /// The compressed size of the chart library if its first byte came before the frame of `figures`, else 0.
    pub early_chart_bytes: f64,
    /// How many of the page's resources were asked for from another origin.
    pub other_origins: f64,
}

/// One switch. Times are in milliseconds since the click.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Change {
    /// The first frame after `<html>` says the new week or language.
    pub text: f64,
    /// The first frame after the last chart was drawn; that of the text where none was.
    pub charts: f64,
    /// How many requests had ended when `<html>` said so.
    pub requests: f64,
}

/// A kind of switch that may be made any number of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A click on "previous", or on "next" on the way back: to and fro over the newest 21 weeks.
    Week,
    /// A click on the language link.
    Language,
}

impl Kind {
    /// Its function in the page.
    fn script(self) -> &'static str {
        match self {
            Self::Week => "walk",
            Self::Language => "translate",
        }
    }
}

/// A tab with a page, in a browser with a fresh profile and an empty cache.
pub struct Tab {
    session: WebDriver,
    _profile: TempDir,
}

impl Tab {
    /// Opens a page of the site, and waits until it is interactive and then quiet for a second.
    pub async fn open(driver: &Driver, url: &str, conditions: Conditions) -> Result<(Self, Visit)> {
        let tab = Self::empty(driver, conditions, Log::None).await?;
        tab.go(url).await?;
        let visit = tab.ask("bench.visit()").await?;
        Ok((tab, visit))
    }

    /// Starts the browser.
    pub async fn empty(driver: &Driver, conditions: Conditions, log: Log) -> Result<Self> {
        let profile = TempDir::new()?;
        let session = session(driver, profile.path(), log).await?;
        let tab = Self {
            session,
            _profile: profile,
        };
        // A browser's own first page goes on loading beside the one that is measured.
        tab.go("about:blank").await?;
        tab.set(conditions).await?;
        let script = json!({ "source": include_str!("page.js") });
        tab.command("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        Ok(tab)
    }

    /// Goes to any page, and waits until its HTML has been read.
    pub async fn go(&self, url: &str) -> Result<()> {
        Ok(self.session.goto(url).await?)
    }

    /// Gives what the driver has noted since it was last asked: events of the `DevTools` protocol, as JSON.
    pub async fn log(&self) -> Result<impl Iterator<Item = String>> {
        let entries = self.session.get_log("performance").await?;
        Ok(entries.into_iter().map(|entry| entry.message))
    }

    /// Makes so many switches of a kind, and after each waits until no chart was drawn for so many milliseconds.
    pub async fn switch(&self, kind: Kind, count: usize, quiet_ms: u32) -> Result<Vec<Change>> {
        let mut changes = Vec::new();
        while changes.len() < count {
            // A few at a time: a script that takes minutes is given up.
            let some = (count - changes.len()).min(50);
            let kind = kind.script();
            let more: Vec<Change> = self
                .ask(&format!("bench.{kind}({some}, {quiet_ms})"))
                .await?;
            changes.extend(more);
        }
        Ok(changes)
    }

    /// Gives what a script's promise ends with.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let script = format!(
            "const done = arguments[0]; Promise.resolve({script}).then((good) => done([good, null]), (bad) => done([null, String(bad)]));"
        );
        let answer = self.session.execute_async(script, Vec::new()).await?;
        match answer.convert()? {
            (good, None) => Ok(serde_json::from_value(good)?),
            (_, Some::<String>(bad)) => bail!("the page failed: {bad}"),
        }
    }

    /// Sends a command of the `DevTools` protocol.
    pub async fn command(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.session.cdp().send_raw(method, parameters).await;
        answer.with_context(|| method.to_owned())
    }

    /// Ends the browser.
    pub async fn close(self) -> Result<()> {
        Ok(self.session.quit().await?)
    }

    /// Has the processor so many times slower from now on.
    pub async fn slow_down(&self, factor: f64) -> Result<()> {
        let rate = json!({ "rate": factor });
        self.command("Emulation.setCPUThrottlingRate", rate).await?;
        Ok(())
    }

    async fn set(&self, conditions: Conditions) -> Result<()> {
        self.command(
            "Emulation.setDeviceMetricsOverride",
            conditions.screen.parameters(),
        )
        .await?;
        self.slow_down(conditions.slowdown).await?;
        if let Some(line) = conditions.line {
            self.command("Network.enable", json!({})).await?;
            self.command("Network.emulateNetworkConditions", line.parameters())
                .await?;
        }
        Ok(())
    }
}

async fn session(driver: &Driver, profile: &Path, log: Log) -> Result<WebDriver> {
    let mut capabilities = DesiredCapabilities::chrome();
    // What is waited for beyond the HTML is told by the page's script or by the log.
    capabilities.set_page_load_strategy(PageLoadStrategy::Eager)?;
    if log == Log::Requests {
        capabilities.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        // A frame of another site would have a log of its own.
        capabilities.add_arg("--disable-site-isolation-trials")?;
    }
    for argument in chromium_arguments(profile) {
        capabilities.add_arg(&argument)?;
    }
    // Chromium ignores more than 20 new addresses a second, which no reader makes.
    capabilities.add_arg("--disable-ipc-flooding-protection")?;
    let session = WebDriver::builder(driver.url(), capabilities)
        .request_timeout(Duration::from_secs(300))
        .await?;
    session.set_script_timeout(Duration::from_secs(280)).await?;
    session
        .set_page_load_timeout(Duration::from_secs(60))
        .await?;
    Ok(session)
}

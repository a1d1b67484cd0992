//! A tab of a Chromium that has never seen the site.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver};

use crate::browser::{Driver, chromium_arguments};

/// How a page is visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// The size of the view.
    pub screen: Screen,
    /// Whether the network is Lighthouse's slow 4G.
    pub is_network_slow: bool,
    /// How many times slower the processor is than it is.
    pub slowdown: u32,
}

impl Conditions {
    /// Lighthouse's conditions: its phone, slow 4G, and a processor slowed 4 times.
    pub const LIGHTHOUSE: Self = Self {
        screen: Screen::Phone,
        is_network_slow: true,
        slowdown: 4,
    };
    /// A desk: a wide window, in which most charts are near the view, and nothing slowed.
    pub const DESK: Self = Self {
        screen: Screen::Wide,
        is_network_slow: false,
        slowdown: 1,
    };
}

/// The size of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Lighthouse's phone.
    Phone,
    /// A wide window.
    Wide,
}

/// A page's opening. Times are in milliseconds since navigation began.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Visit {
    /// First contentful paint, as Chromium tells it.
    pub first_paint: f64,
    /// Largest contentful paint, as Chromium tells it: the last one in the second after the charts.
    pub largest_paint: f64,
    /// The frame that first shows a card's value in the page.
    pub figures: f64,
    /// The frame in which `data-state` is `ready` and every chart in or near the view is drawn.
    pub charts: f64,
    /// Beyond 50 ms, of every task between the first paint and the charts.
    pub blocking: f64,
    /// The sum of all layout shifts, for nobody touches the page.
    pub shift: f64,
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
    /// Opens a page, and waits until it is interactive and then quiet for a second.
    pub async fn open(driver: &Driver, url: &str, conditions: Conditions) -> Result<(Self, Visit)> {
        let profile = TempDir::new()?;
        let session = session(driver, profile.path()).await?;
        let tab = Self {
            session,
            _profile: profile,
        };
        tab.set(conditions).await?;
        let script = json!({ "source": include_str!("page.js") });
        tab.command("Page.addScriptToEvaluateOnNewDocument", script)
            .await?;
        tab.session.goto(url).await?;
        let visit = tab.ask("bench.visit()").await?;
        Ok((tab, visit))
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

    /// Slow 4G is what Lighthouse calls it: 150 ms for the round trip, 1.6 Mbit/s down, 750 kbit/s up.
    async fn set(&self, conditions: Conditions) -> Result<()> {
        let screen = match conditions.screen {
            Screen::Phone => {
                json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true })
            }
            Screen::Wide => {
                json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false })
            }
        };
        self.command("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        let rate = json!({ "rate": conditions.slowdown });
        self.command("Emulation.setCPUThrottlingRate", rate).await?;
        if conditions.is_network_slow {
            let network = json!({
                "offline": false, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8
            });
            self.command("Network.enable", json!({})).await?;
            self.command("Network.emulateNetworkConditions", network)
                .await?;
        }
        Ok(())
    }
}

async fn session(driver: &Driver, profile: &Path) -> Result<WebDriver> {
    let mut capabilities = DesiredCapabilities::chrome();
    for argument in chromium_arguments(profile) {
        capabilities.add_arg(&argument)?;
    }
    // Chromium ignores more than 20 new addresses a second, which no reader makes.
    capabilities.add_arg("--disable-ipc-flooding-protection")?;
    let session = WebDriver::builder(driver.url(), capabilities)
        .request_timeout(Duration::from_secs(300))
        .await?;
    session.set_script_timeout(Duration::from_secs(280)).await?;
    Ok(session)
}

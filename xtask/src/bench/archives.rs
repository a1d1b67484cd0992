//! Whether the site stays quick as its archive grows.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result};
use deploy::compress;
use tempfile::TempDir;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::page::{median, visits};
use super::tab::{Change, Tab, Visit};
use crate::browser::Driver;
use crate::process::{output, press};
use crate::server::{Server, Site};

/// The site with 10 and with 10,000 weeks, in Lighthouse's conditions: how much longer interactive charts take, as the
/// ratio of the medians of five visits; and the most requests that any of nine choices in the list of years, spread
/// over two centuries, has needed before its week was shown.
pub async fn measure(driver: &Driver, site: &Path, slowdown: f64) -> Result<Measured> {
    let (short, long) = (Archive::of(site, 10)?, Archive::of(site, 10_000)?);
    let opening = |visits: Vec<Visit>| median(visits.iter().map(|visit| visit.charts));
    let short = opening(visits(driver, &short.url(), slowdown).await?);
    let url = long.url();
    let ratio = opening(visits(driver, &url, slowdown).await?) / short;
    let (tab, _) = Tab::open(driver, &url, Conditions::lighthouse(slowdown)).await?;
    let changes: Vec<Change> = tab.ask("bench.choose('year', 9, 2000)").await?;
    tab.close().await?;
    let requests = changes.iter().map(|change| change.requests);
    Ok(vec![
        (Item::LongArchive, ratio),
        (Item::LongArchiveRequests, requests.fold(0.0, f64::max)),
    ])
}

/// A site with other weeks, being served.
pub(super) struct Archive {
    server: Server,
    _folder: TempDir,
}

impl Archive {
    /// A site with the program of another one, and so many generated weeks.
    pub(super) fn of(site: &Path, weeks: usize) -> Result<Self> {
        let folder = TempDir::new()?;
        let site = site.canonicalize().context("the site is not built")?;
        for entry in fs::read_dir(&site)? {
            let name = entry?.file_name();
            if name != "data" {
                symlink(site.join(&name), folder.path().join(&name))?;
            }
        }
        let data = folder.path().join("data");
        let mut press = press();
        press
            .args(["generate-archive", "--weeks"])
            .arg(weeks.to_string())
            .arg(&data);
        output(&mut press).context("press could not generate an archive")?;
        // Weeks stay as they are, in both archives: compressing 10,000 takes minutes, and a page opens one.
        let (weeks, aside) = (data.join("weeks"), folder.path().join("aside"));
        fs::rename(&weeks, &aside)?;
        compress::folder(&data, Path::new(""))?;
        fs::rename(&aside, &weeks)?;
        let server = Site::new(folder.path()).serve()?;
        Ok(Self {
            server,
            _folder: folder,
        })
    }

    /// The address of its front page.
    pub(super) fn url(&self) -> String {
        self.server.url("")
    }
}

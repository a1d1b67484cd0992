//! Another commit beside this one: both sites' desks and both programs for publishing, measured in turn on one machine, so
//! that what else it does meets both. What is slow shows as a ratio, on any machine.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::budgets::Unit;
use super::comparison::Comparison;
use super::desk;
use super::page::{VISITS, median, percentile};
use crate::browser::Driver;
use crate::process::{announce, cargo, run};
use crate::server::Site;
use crate::workspace;

/// How many weeks are checked.
const WEEKS: usize = 1500;

/// A checkout of the repository, built.
struct Checkout {
    site: PathBuf,
    press: PathBuf,
}

impl Checkout {
    /// The one that this program is of, whose site is built already.
    fn own(site: &Path) -> Result<Self> {
        run(cargo().args(PRESS))?;
        Ok(Self {
            site: site.to_owned(),
            press: press(&workspace::target()),
        })
    }

    /// Another one in a folder, with its own folder to build into. Its site is built where it is not there yet.
    fn at(folder: &Path) -> Result<Self> {
        let folder = folder.canonicalize();
        let folder = folder.context("there is no checkout to compare with")?;
        let cargo = || {
            let mut cargo = cargo();
            cargo
                .current_dir(&folder)
                .env_remove("CARGO_TARGET_DIR")
                .env_remove("CARGO_MANIFEST_DIR");
            cargo
        };
        let site = folder.join("dist");
        if !site.exists() {
            announce("Building the other site", "usually 10 minutes");
            run(cargo().args(["xtask", "build"]))?;
        }
        run(cargo().args(PRESS))?;
        let press = press(&folder.join("target"));
        Ok(Self { site, press })
    }

    /// A dataset of sample weeks, the same in every checkout but for what its own catalogue has.
    fn archive(&self) -> Result<TempDir> {
        let folder = TempDir::new()?;
        let data = self.site.join("data");
        let mut press = Command::new(&self.press);
        press.args(["generate-archive", "--weeks", &WEEKS.to_string(), "--data"]);
        run(press.arg(data).arg(folder.path()).stdout(Stdio::null()))?;
        Ok(folder)
    }

    /// The seconds in which a dataset is checked.
    fn check(&self, data: &Path) -> Result<f64> {
        let mut press = Command::new(&self.press);
        press.arg("check").arg("--data").arg(data);
        let begun = Instant::now();
        let status = press.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        let seconds = begun.elapsed().as_secs_f64();
        ensure!(
            matches!(status.code(), Some(0 | 1)),
            "press could not check the weeks: {status}"
        );
        Ok(seconds)
    }
}

/// How press is built to be measured.
const PRESS: [&str; 5] = ["build", "--quiet", "--release", "--package", "press"];

fn press(target: &Path) -> PathBuf {
    target
        .join("release")
        .join("press")
        .with_extension(std::env::consts::EXE_EXTENSION)
}

/// Measures typing on the desk, and checking many weeks, five times each in turn.
pub async fn measure(driver: &Driver, site: &Path, base: &Path) -> Result<Vec<Comparison>> {
    let (ours, theirs) = (Checkout::own(site)?, Checkout::at(base)?);
    Ok(vec![
        keystrokes(driver, &ours, &theirs).await?,
        checks(&ours, &theirs)?,
    ])
}

async fn keystrokes(driver: &Driver, ours: &Checkout, theirs: &Checkout) -> Result<Comparison> {
    let servers = [
        Site::new(&ours.site).serve()?,
        Site::new(&theirs.site).serve()?,
    ];
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for (server, times) in servers.iter().zip(&mut times) {
            times.extend(desk::keystrokes(driver, &server.url("")).await?);
        }
    }
    let [ours, theirs] = times.map(|times| percentile(times.into_iter(), 95));
    Ok(Comparison {
        name: "desk, 100 kB: findings after a key (95 %)",
        unit: Unit::Milliseconds,
        ours,
        theirs,
    })
}

fn checks(ours: &Checkout, theirs: &Checkout) -> Result<Comparison> {
    let checkouts = [ours, theirs];
    let archives = [ours.archive()?, theirs.archive()?];
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for ((checkout, archive), times) in checkouts.iter().zip(&archives).zip(&mut times) {
            times.push(checkout.check(archive.path())?);
        }
    }
    let [ours, theirs] = times.map(|times| median(times.into_iter()));
    Ok(Comparison {
        name: "press check of 1,500 weeks",
        unit: Unit::Seconds,
        ours,
        theirs,
    })
}

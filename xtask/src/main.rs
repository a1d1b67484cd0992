//! `cargo xtask`: the developer's commands.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use axum::http::Uri;
use clap::{Parser, ValueEnum as _};
use deploy::Frames;
use xtask::bench::{Bench, Group};
use xtask::process::{press, run};
use xtask::{readers, serve, site::Build, test, workspace};

/// Sets up what is needed, then builds, serves or tests the site.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Builds the site, serves it on 127.0.0.1 and reloads it as sources and data change.
    Serve {
        /// Serve the site as it is published: optimised, compressed, with the policy; without reloading.
        #[arg(long)]
        release: bool,
        /// The port to listen on.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Checks format and lints, runs every test, builds the site and drives it in a browser.
    Test {
        /// Drive it in Firefox and `WebKitGTK`, too.
        #[arg(long)]
        engines: bool,
        /// Open it in old Chromiums, too: at the floor of what the program runs in, and below.
        #[arg(long)]
        floor: bool,
        /// Only have the screen reader Orca read the site in Firefox and Chromium, by every script of tests/heard/scripts.txt or
        /// by one.
        #[arg(long, value_name = "SCRIPT", num_args = 0..=1, default_missing_value = "all", conflicts_with_all = ["engines", "floor"])]
        heard: Option<String>,
    },
    /// Builds the site that is published, to dist/.
    Build {
        /// Where the site will stand, for its canonical links; like <https://example.org/weekly/>.
        #[arg(long, value_parser = address)]
        address: Option<String>,
        /// Which other sites may show this one in a frame, as `frame-ancestors` has it; all of them if none is named.
        #[arg(long, value_name = "SOURCES", default_value = "")]
        frame_ancestors: Frames,
    },
    /// Reads every Word document below a folder, and names what is refused, what panics and what figure has no source.
    Documents {
        /// The folder, outside of the repository: documents of others are not committed.
        folder: PathBuf,
    },
    /// Has programs of others, which Python's pip brings, read the feeds and data files of the site in dist/.
    Readers,
    /// Measures every budget of the site in Chromium, and prints it beside its limit.
    Bench {
        /// Write the table to this file as JSON, too.
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
        /// Measure the site that is built there, instead of building one.
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
        /// Open and switch this page in turn with the site's, and print both with their ratio; like
        /// <https://example.org/a.html>. Any page can be opened. What it tells is compared, too: `data-state="ready"` on `<html>`
        /// once its charts answer, and `data-boot` of `hydrated` or `fresh` once a program has taken it over. Its switches are, if
        /// `data-week` (like 2026-W22) and `lang` on `<html>` tell what is shown; if it has links `a[rel=prev]` and
        /// `a[rel=next]`, or a `<select>` of weeks whose values are as `data-week`; if its language is switched by
        /// `a.language` or the first button of a `<nav>`; and if its charts are SVG.
        #[arg(long, value_name = "ADDRESS", value_parser = page)]
        against: Option<String>,
        /// Measure typing on the desk and `press check` in turn with another checkout of this repository, and print both
        /// with their ratio; its site is built where it is not there yet.
        #[arg(long, value_name = "FOLDER")]
        base: Option<PathBuf>,
        /// How many times the processor is slowed where it stands for a phone's. Four times is meant for a processor
        /// of Lighthouse's `BenchmarkIndex` 1533; its calculator recommends 3 at 1300 and 2 at 800.
        #[arg(long, value_name = "FACTOR", default_value_t = 4.0, value_parser = slowdown)]
        slowdown: f64,
        /// Measure only these groups of rows, divided by commas.
        #[arg(long, value_name = "GROUP", value_enum, value_delimiter = ',')]
        only: Vec<Group>,
    },
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Serve {
            release: false,
            port,
        } => serve::developing(port),
        Command::Serve {
            release: true,
            port,
        } => serve::published(port),
        Command::Build {
            address,
            frame_ancestors,
        } => Build::published(workspace::dist(), address)
            .framed_by(frame_ancestors)
            .run()
            .map(drop),
        Command::Bench {
            json,
            site,
            against,
            base,
            slowdown,
            only,
        } => built(site).and_then(|site| {
            let bench = Bench {
                site,
                groups: chosen(only),
                against,
                base,
                slowdown,
                json,
            };
            bench.run()
        }),
        Command::Documents { folder } => documents(&folder),
        Command::Readers => readers::read(),
        Command::Test {
            heard: Some(script),
            ..
        } => return test::heard(Some(&*script).filter(|script| *script != "all")),
        Command::Test { engines, floor, .. } => return test::run(engines, floor),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Has press read the documents of a folder.
fn documents(folder: &Path) -> anyhow::Result<()> {
    run(press().arg("read-documents").arg(folder))
}

/// Gives a built site, which is built now where none is named.
fn built(site: Option<PathBuf>) -> anyhow::Result<PathBuf> {
    if let Some(site) = site {
        return Ok(site);
    }
    Build::published(workspace::dist(), None).run()?;
    Ok(workspace::dist())
}

/// Gives the groups that were asked for, or all.
fn chosen(only: Vec<Group>) -> Vec<Group> {
    if only.is_empty() {
        Group::value_variants().to_vec()
    } else {
        only
    }
}

/// Reads by how much a processor is slowed.
fn slowdown(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(factor) if (1.0..=20.0).contains(&factor) => Ok(factor),
        _ => Err("a number from 1 to 20 is needed".to_owned()),
    }
}

/// Reads the address of a page.
fn page(text: &str) -> Result<String, String> {
    match text.parse::<Uri>() {
        Ok(uri) if matches!(uri.scheme_str(), Some("http" | "https")) => Ok(text.to_owned()),
        _ => Err("an address like https://example.org/a.html is needed".to_owned()),
    }
}

/// Reads an absolute address, fit for an attribute, and gives it with the slash at its end that links need.
fn address(text: &str) -> Result<String, String> {
    let uri: Uri = text.parse().map_err(|error| format!("{error}"))?;
    match uri.scheme_str() {
        Some("http" | "https") if uri.query().is_none() && !text.contains(['"', '<', '&']) => {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err("an address like https://example.org/weekly/ is needed".to_owned()),
    }
}

//! `cargo xtask test`: every check there is, and one line of counts.

use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::ops::AddAssign;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, ensure};

use crate::browser::Engine;
use crate::process::{announce, cargo, run as run_in_sight};
use crate::server::Site;
use crate::site::Build;
use crate::tool::CARGO_DENY;
use crate::{heard, marks, setup, workspace};

/// Every package but one, which takes minutes to compile and has a step of its own. A call that named it would choose other
/// features for what all of them are made of, too, and compile that anew.
const WITHOUT_TYPESETTER: [&str; 3] = ["--workspace", "--exclude", "press-pdf"];

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs everything up to the first step that fails, and ends with the counts; with `engines` in the engines of other
/// browsers, too, and with `floor` in old ones.
pub fn run(engines: bool, floor: bool) -> ExitCode {
    let mut counts = Counts::default();
    let mut done = steps(&mut counts);
    if engines && done.is_ok() {
        done = other_engines(&mut counts);
    }
    if floor && done.is_ok() {
        done = old_browsers(&mut counts);
    }
    finish(&done, counts)
}

/// Has a screen reader read the site, by one script or by all, and ends with the counts.
pub fn heard(script: Option<&str>) -> ExitCode {
    let mut counts = Counts::default();
    let done = heard::listen(script).and_then(|[passed, failed]| {
        counts = Counts { passed, failed };
        ensure!(failed == 0, "something else was heard");
        Ok(())
    });
    finish(&done, counts)
}

/// Says what went wrong, and the counts.
fn finish(done: &Result<()>, mut counts: Counts) -> ExitCode {
    if let Err(error) = done {
        eprintln!("error: {error:#}");
        // A step without tests, or one that could not run them, is a failure of its own.
        counts.failed = counts.failed.max(1);
    }
    println!("{counts}");
    if done.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn steps(counts: &mut Counts) -> Result<()> {
    setup::for_testing()?;

    announce("Checking the format", "usually 1 second");
    run_in_sight(cargo().args(["fmt", "--all", "--check"]))?;

    announce("Linting", "usually 3 minutes the first time, then seconds");
    let deny = ["--", "--deny", "warnings"];
    run_in_sight(
        cargo()
            .args(["clippy", "--all-targets"])
            .args(WITHOUT_TYPESETTER)
            .args(deny),
    )?;
    let wasm = ["--target", "wasm32-unknown-unknown", "--lib", "--bins"];
    run_in_sight(
        cargo()
            .args(["clippy", "--package", "cncert-weekly"])
            .args(wasm)
            .args(deny),
    )?;

    announce("Reading the documentation's links", "usually 10 seconds");
    run_in_sight(cargo().arg("map").env("RUSTDOCFLAGS", "--deny warnings"))?;

    announce("Checking licenses, bans and sources", "usually 5 seconds");
    let checks = ["--locked", "--workspace", "check"];
    let checks = [&checks[..], &["licenses", "bans", "sources"]].concat();
    let mut cargo_deny = Command::new(CARGO_DENY.path());
    run_in_sight(cargo_deny.args(checks).current_dir(workspace::root()))?;

    announce(
        "Testing natively",
        "usually 3 minutes the first time, then seconds",
    );
    tests(
        cargo()
            .args([
                "test",
                "--no-fail-fast",
                "--lib",
                "--bins",
                "--test",
                "promises",
                "--test",
                "mistakes",
                "--test",
                "server",
            ])
            .args(WITHOUT_TYPESETTER),
        counts,
    )?;

    announce("Testing the boot script", "usually 1 second");
    let mut node = Command::new("node");
    tests(
        node.args(["--test", "--test-reporter=tap"])
            .current_dir(workspace::root().join("boot")),
        counts,
    )?;

    Build::published(workspace::dist(), None).run()?;

    let of_the_site = |name: &str| {
        let mut test = cargo();
        test.env("WEEKLY_SITE", workspace::dist());
        test.arg("test")
            .args(WITHOUT_TYPESETTER)
            .args(["--test", name]);
        test
    };
    announce("Testing the site as nginx serves it", "usually 1 minute");
    tests(&mut of_the_site("site"), counts)?;

    announce("Testing in Chromium", "usually 5 minutes");
    tests(&mut of_the_site("browser"), counts)?;

    typesetter(counts)?;
    announce("Setting weeks as PDFs", "usually 1 minute");
    tests(&mut of_the_site("bulletins"), counts)
}

/// The typesetter of `press pdf`, by itself: it is made of as much as all the rest, which is to be compiled once. So clippy is
/// the compiler of its own code here, for a check would compile everything a second time.
fn typesetter(counts: &mut Counts) -> Result<()> {
    announce(
        "Compiling the typesetter and linting it",
        "usually 3 minutes the first time, then seconds",
    );
    let mut linted = cargo();
    linted
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .args(["rustc", "--package", "press-pdf", "--profile", "test"])
        .args(["--bin", "press-pdf", "--", "--deny", "warnings"]);
    run_in_sight(&mut linted)?;
    tests(cargo().args(["test", "--package", "press-pdf"]), counts)
}

fn other_engines(counts: &mut Counts) -> Result<()> {
    setup::for_engines()?;

    announce(
        "Testing in pages with others' libraries",
        "usually 3 minutes",
    );
    let mut libraries = cargo();
    libraries
        .env("WEEKLY_SITE", workspace::dist())
        .arg("test")
        .args(WITHOUT_TYPESETTER)
        .args(["--test", "browser", "--", "--ignored"]);
    tests(&mut libraries, counts)?;

    for engine in [Engine::Firefox, Engine::WebKit] {
        announce(&format!("Testing in {engine:?}"), "usually 12 minutes");
        let mut browser = cargo();
        browser
            .env("WEEKLY_SITE", workspace::dist())
            .env("WEEKLY_ENGINE", engine.name())
            .arg("test")
            .args(WITHOUT_TYPESETTER)
            .args(["--test", "browser", "--"])
            .args(["--include-ignored", "--exact"])
            .args(marks::tests_for(engine)?);
        tests(&mut browser, counts)?;
    }
    Ok(())
}

/// Tries the reader's core in the oldest browsers to be had, whose drivers are not: by their `DevTools` protocol.
fn old_browsers(counts: &mut Counts) -> Result<()> {
    setup::for_the_floor()?;
    announce(
        "Opening the site in Chromium 69 to 109",
        "usually 2 minutes",
    );
    let site = Site::new(workspace::dist()).serve()?;
    let mut node = Command::new("node");
    node.arg(workspace::root().join("xtask/floor/floor.mjs"))
        .arg(site.url(""))
        .arg(workspace::target().join("floor"));
    tests(&mut node, counts)
}

/// Runs tests in sight of the reader and adds up what they report.
fn tests(command: &mut Command, counts: &mut Counts) -> Result<()> {
    let mut process = command
        .stdout(Stdio::piped())
        .spawn()
        .context("the tests could not be run")?;
    let stdout = process.stdout.take().context("the tests have no output")?;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        println!("{line}");
        if let Some(found) = report(&line) {
            *counts += found;
        }
    }
    ensure!(
        process.wait()?.success(),
        "a test failed, or the tests could not be run"
    );
    Ok(())
}

/// Reads a line that sums up tests: of Rust's (`test result: ok. 3 passed; 0 failed; …`) or Node's (`# pass 3`).
fn report(line: &str) -> Option<Counts> {
    if let Some(result) = line.strip_prefix("test result: ") {
        let (_, numbers) = result.split_once(". ")?;
        let mut numbers = numbers
            .split("; ")
            .filter_map(|part| part.split_once(' ')?.0.parse().ok());
        return Some(Counts {
            passed: numbers.next()?,
            failed: numbers.next()?,
        });
    }
    let (word, number) = line.strip_prefix("# ")?.split_once(' ')?;
    let number = number.parse().ok()?;
    match word {
        "pass" => Some(Counts {
            passed: number,
            failed: 0,
        }),
        "fail" => Some(Counts {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_nothing_else() {
        let rust = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(
            report(rust),
            Some(Counts {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(
            report("# pass 7"),
            Some(Counts {
                passed: 7,
                failed: 0
            })
        );
        assert_eq!(
            report("# fail 2"),
            Some(Counts {
                passed: 0,
                failed: 2
            })
        );
        for line in ["# tests 9", "# duration_ms 12.5", "test a_test ... ok", ""] {
            assert_eq!(report(line), None, "{line}");
        }
    }
}

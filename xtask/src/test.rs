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
use crate::{setup, workspace};

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

/// What is tried in every engine: hydration, policy, switching, redrawing, the ways in which the program and its data can fail,
/// its parts, what others write into the page, the editors' desk, and how a frame of the report fits, is put into host pages
/// and is found not to be shown.
const IN_EVERY_ENGINE: [&str; 26] = [
    "published_page::the_program_takes_over",
    "published_page::a_page_that_somebody_has_touched",
    "published_page::another_week",
    "policy::a_whole_visit",
    "haste::",
    "languages::",
    "weeks::previous",
    "weeks::a_bad_address",
    "redrawing::",
    "never_blank::every_part",
    "never_blank::a_fault_of_the_data",
    "never_blank::below_the_floor",
    "never_blank::where_no_program_runs",
    "panics::a_trap",
    "parts::",
    "the_reader_is_told_in_chinese",
    "translators::",
    "desk::",
    "embedding_height::after_each",
    "embedding_height::below_the_floor",
    "embedding_height::a_frame_that_is_hidden",
    "embedding_placing::an_element_that",
    "embedding_placing::two_sites",
    "embedding_placing::as_a_module",
    "embedding_talk::a_host_may_call",
    LIBRARIES,
];

/// The libraries of host pages, which are tried only together with the engines.
const LIBRARIES: &str = "embedding_libraries::";

/// What only `Chromium` has: file handles, and a driver that drops files, prints, composes text, tells what the console says,
/// runs scripts before those of a page and leaves parts of the browser out.
const IN_CHROMIUM_ALONE: [&str; 12] = [
    "a_dropped_week",
    "a_file_saved_by_any_program",
    "a_followed_file",
    "one_button_opens",
    "without_file_handles",
    "carries_the_mark_of_a_draft",
    "a_draft_is_saved_to_its_file",
    "an_input_method",
    "on_plain_http",
    "a_download_has",
    "the_console_says",
    "nothing_moves_when",
];

/// What `Firefox` does otherwise: its windows are not as narrow as a phone.
const NOT_IN_FIREFOX: [&str; 1] = ["on_a_phone"];

/// What `WebKit` does otherwise by design: it goes back over no step that a script made without a reader's click, has
/// no scroll anchoring, and under its driver speaks no language of the reader's.
const NOT_IN_WEBKIT: [&str; 4] = [
    "going_back_while_a_week",
    "history_keeps_pace",
    "keeps_focus_and_place",
    "is_offered_it",
];

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
    if let Err(error) = &done {
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
            .args(["clippy", "--workspace", "--all-targets"])
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
    let checks = ["--locked", "check", "licenses", "bans", "sources"];
    let mut cargo_deny = Command::new(CARGO_DENY.path());
    run_in_sight(cargo_deny.args(checks).current_dir(workspace::root()))?;

    announce(
        "Testing natively",
        "usually 3 minutes the first time, then seconds",
    );
    tests(
        cargo().args([
            "test",
            "--workspace",
            "--no-fail-fast",
            "--lib",
            "--bins",
            "--test",
            "promises",
            "--test",
            "mistakes",
            "--test",
            "server",
        ]),
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
        test.args(["test", "--workspace", "--test", name]);
        test
    };
    announce("Testing the site as nginx serves it", "usually 1 minute");
    tests(&mut of_the_site("site"), counts)?;

    announce("Testing in Chromium", "usually 5 minutes");
    tests(&mut of_the_site("browser"), counts)
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
        .args(["test", "--workspace", "--test", "browser", "--"])
        .args(["--ignored", LIBRARIES]);
    tests(&mut libraries, counts)?;

    let engines: [(_, &[&str]); 2] = [
        (Engine::Firefox, &NOT_IN_FIREFOX),
        (Engine::WebKit, &NOT_IN_WEBKIT),
    ];
    for (engine, otherwise) in engines {
        let left_out = IN_CHROMIUM_ALONE.iter().chain(otherwise);
        announce(&format!("Testing in {engine:?}"), "usually 12 minutes");
        let mut browser = cargo();
        browser
            .env("WEEKLY_SITE", workspace::dist())
            .env("WEEKLY_ENGINE", engine.name())
            .args(["test", "--workspace", "--test", "browser", "--"])
            .arg("--include-ignored")
            .args(IN_EVERY_ENGINE)
            .args(left_out.map(|name| format!("--skip={name}")));
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

//! What a machine needs, brought where it is missing. Each step looks first, so a second run costs nothing, and an
//! interrupted one is taken up where it was left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::asset::hash;
use crate::browser::mini_browser;
use crate::process::{announce, exists, output, run};
use crate::tool::{CARGO_DENY, GECKODRIVER};
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Brings what building the site needs: the wasm target, packages from npm.
pub fn for_building() -> Result<()> {
    wasm_target()?;
    node_packages("boot", "ECharts, esbuild and axe-core", "10 seconds")
}

/// Brings what the tests need besides: Chromium, its driver, a font with Chinese signs, nginx, and cargo-deny.
pub fn for_testing() -> Result<()> {
    for_building()?;
    browser()?;
    server()?;
    CARGO_DENY.bring("usually 3 minutes")
}

/// Brings what only measuring needs: Lighthouse.
pub fn for_measuring() -> Result<()> {
    node_packages("xtask/lighthouse", "Lighthouse", "half a minute")
}

/// Brings the reader of documents that the desk is measured beside.
pub fn for_reading_beside() -> Result<()> {
    node_packages("xtask/mammoth", "mammoth.js", "5 seconds")
}

/// Brings the library that the long run is measured beside.
pub fn for_drawing_beside() -> Result<()> {
    node_packages("xtask/lines", "uPlot", "5 seconds")
}

/// Brings the old browsers that `cargo xtask test --floor` opens the site in.
pub fn for_the_floor() -> Result<()> {
    node_packages("xtask/floor", "Chromium 69 to 109", "a minute")
}

fn wasm_target() -> Result<()> {
    let mut library = Command::new("rustc");
    library.args(["--print", "target-libdir", "--target", TARGET]);
    if output(&mut library).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if !exists("rustup") {
        bail!(
            "the Rust target {TARGET} is missing, and so is rustup: get it from https://rustup.rs"
        );
    }
    announce(
        "Adding the Rust target for WebAssembly",
        "usually 10 seconds",
    );
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Installs what a folder's lock file says, and nothing else.
fn node_packages(folder: &str, packages: &str, how_long: &str) -> Result<()> {
    for program in ["node", "npm"] {
        if !exists(program) {
            bail!(
                "{program} is missing: install Node.js 20 or later, from https://nodejs.org or by \
                 `apt-get install nodejs npm`"
            );
        }
    }
    let folder = workspace::root().join(folder);
    let lock_file = folder.join("package-lock.json");
    let lock = fs::read(&lock_file).with_context(|| lock_file.display().to_string())?;
    let lock = hash(&lock);
    // npm empties node_modules first, so the stamp is there only if the last installation went through.
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    announce(
        &format!("Installing {packages} from npm"),
        &format!("usually {how_long}"),
    );
    run(Command::new("npm").arg("ci").current_dir(&folder))?;
    fs::write(&stamp, lock).with_context(|| stamp.display().to_string())
}

/// The name of the installed Chromium, if there is one.
pub fn chromium() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| exists(name))
}

fn browser() -> Result<()> {
    let is_there = || {
        // Of the package's families the one that bulletins have for headings.
        let fonts = output(Command::new("fc-list").arg("Noto Serif CJK SC"));
        chromium().is_some()
            && exists("chromedriver")
            && fonts.is_some_and(|fonts| !fonts.is_empty())
    };
    debian(
        is_there,
        "Chromium, its driver and a CJK font",
        &[
            "chromium",
            "chromium-driver",
            "fontconfig",
            "fonts-noto-cjk",
        ],
        "usually 1 to 2 minutes",
    )
}

/// Brings the browsers that readers may have besides: Firefox and `WebKitGTK`, their drivers, a display for the latter; and
/// the libraries that other sites' pages fit frames with.
pub fn for_engines() -> Result<()> {
    node_packages("tests/hosts", "libraries of host pages", "5 seconds")?;
    let is_there = || {
        let programs = ["firefox-esr", "WebKitWebDriver", "Xvfb"];
        programs.into_iter().all(exists) && mini_browser().is_some()
    };
    debian(
        is_there,
        "Firefox, WebKitGTK with its driver, and a display for it",
        &["firefox-esr", "webkit2gtk-driver", "xvfb"],
        "usually 2 minutes",
    )?;
    GECKODRIVER.bring("usually 2 minutes")
}

/// Brings a screen reader and what it needs to be heard: a bus, a display, keys, the browsers.
pub fn for_listening() -> Result<()> {
    for_building()?;
    browser()?;
    let is_there = || {
        let programs = [
            "orca",
            "Xvfb",
            "openbox",
            "xdotool",
            "dbus-daemon",
            "gdbus",
            "firefox-esr",
        ];
        programs.into_iter().all(exists)
    };
    debian(
        is_there,
        "Orca, Firefox, and a display and a bus for them",
        &[
            "orca",
            "at-spi2-core",
            "dbus",
            "libglib2.0-bin",
            "xvfb",
            "openbox",
            "xdotool",
            "firefox-esr",
        ],
        "usually half a minute",
    )
}

/// The installed nginx, if there is one; it may stand where only root looks for programs.
pub fn nginx() -> Option<PathBuf> {
    which::which("nginx")
        .or_else(|_| which::which("/usr/sbin/nginx"))
        .ok()
}

fn server() -> Result<()> {
    debian(
        || nginx().is_some(),
        "nginx",
        &["nginx"],
        "usually 10 seconds",
    )
}

/// Installs packages of Debian's unless all that they bring is there.
fn debian(
    is_there: impl Fn() -> bool,
    what: &str,
    packages: &[&str],
    how_long: &str,
) -> Result<()> {
    if is_there() {
        return Ok(());
    }
    let names = packages.join(" ");
    let Some(prefix) = exists("apt-get").then(root_prefix).flatten() else {
        bail!("for these tests install {what} (Debian: {names})");
    };
    announce(&format!("Installing {what} through apt"), how_long);
    let apt = |arguments: &[&str]| {
        let words: Vec<_> = prefix
            .iter()
            .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"])
            .collect();
        run(Command::new(words[0]).args(&words[1..]).args(arguments))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())?;
    if !is_there() {
        bail!("something is still missing after installing {names}");
    }
    Ok(())
}

/// What to put before a command that needs root: nothing as root, sudo where it asks no password, else none.
fn root_prefix() -> Option<&'static [&'static str]> {
    if output(Command::new("id").arg("-u"))? == "0" {
        return Some(&[]);
    }
    output(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

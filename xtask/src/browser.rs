//! Browsers, driven by their drivers.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::process::free_port;
use crate::tool::GECKODRIVER;

/// How long a driver may take to listen, and how often that is asked.
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

/// The display of a browser that cannot be without: as wide and high as any page that is looked at.
const DISPLAY: &str = "2600x6400x24";

/// What draws a page and runs its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, which every test is for.
    Chromium,
    /// Firefox.
    Firefox,
    /// `WebKitGTK`, of Safari's family.
    WebKit,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine that the environment asks for by `WEEKLY_ENGINE`, else Chromium.
    ///
    /// # Errors
    /// When it asks for one that is not known.
    pub fn asked_for() -> Result<Self> {
        let Ok(name) = env::var("WEEKLY_ENGINE") else {
            return Ok(Self::Chromium);
        };
        let mut all = Self::ALL.into_iter();
        all.find(|engine| engine.name() == name)
            .with_context(|| format!("{name} is none of the engines that are known"))
    }

    /// Its name, as in `WEEKLY_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether one driver serves several browsers at a time.
    pub fn shares_driver(self) -> bool {
        self == Self::Chromium
    }

    /// What a browser is asked to be: without a window that anybody sees, and silent towards the network. `profile` is
    /// a folder of its own, best a temporary one.
    pub fn capabilities(self, profile: &Path) -> Map<String, Value> {
        let capabilities = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": {"args": chromium_arguments(profile)},
                "goog:loggingPrefs": {"browser": "ALL"},
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {"args": ["-headless"]},
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {"binary": mini_browser(), "args": ["--automation"]},
            }),
        };
        capabilities.as_object().cloned().unwrap_or_default()
    }

    fn driver(self, port: u16) -> Command {
        let program = match self {
            Self::Chromium => PathBuf::from("chromedriver"),
            Self::Firefox => GECKODRIVER.path(),
            Self::WebKit => PathBuf::from("WebKitWebDriver"),
        };
        let mut driver = Command::new(program);
        driver.arg(format!("--port={port}"));
        driver
    }
}

/// The browser around `WebKitGTK`, which is in no folder of programs.
pub fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/libexec"].map(fs::read_dir);
    let folders = folders.into_iter().flatten().flatten().flatten();
    let homes = folders.flat_map(|entry| [entry.path(), entry.path().join("webkit2gtk-4.1")]);
    let mut programs = homes.map(|home| home.join("MiniBrowser"));
    programs.find(|program| program.is_file())
}

/// A running driver; it ends with this value, and so do its browsers.
pub struct Driver {
    process: Child,
    port: u16,
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of an engine on a free port.
    pub fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let mut command = engine.driver(port);
        let display = match engine {
            Engine::WebKit => Some(Display::start()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        if let Some(display) = &display {
            command.env("DISPLAY", &display.name);
        }
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .with_context(|| {
                format!(
                    "the driver of {engine:?} could not be started (cargo xtask test installs it)"
                )
            })?;
        let driver = Self {
            process,
            port,
            _display: display,
        };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(
                start.elapsed() < PATIENCE,
                "the driver of {engine:?} does not listen"
            );
            sleep(POLL);
        }
        Ok(driver)
    }

    /// The address that a client of the driver begins with.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The whole group: a browser whose session was not ended would live on without its driver.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// A display that nobody sees; it ends with this value.
pub(crate) struct Display {
    process: Child,
    /// What programs are told to find it by.
    pub(crate) name: String,
}

impl Display {
    /// Starts one.
    pub(crate) fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                DISPLAY,
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started (cargo xtask test --engines installs it)")?;
        let stdout = process.stdout.take().context("Xvfb has no output")?;
        let number = BufReader::new(stdout).lines().next();
        let number = number.context("Xvfb names no display")??;
        Ok(Self {
            process,
            name: format!(":{number}"),
        })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The switches of a Chromium that is driven: without a window, and silent towards the network.
pub const CHROMIUM_SWITCHES: [&str; 10] = [
    "--headless",
    "--no-sandbox", // It runs as root in containers, where there is no sandbox to be had.
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A host whose plain http is not trusted as the machine's own is.
    "--host-resolver-rules=MAP plain.test 127.0.0.1",
];

/// The arguments of a Chromium that is driven. `profile` is a folder of its own, best a temporary one.
pub fn chromium_arguments(profile: &Path) -> Vec<String> {
    let profile = format!("--user-data-dir={}", profile.display());
    CHROMIUM_SWITCHES
        .into_iter()
        .map(str::to_owned)
        .chain([profile])
        .collect()
}

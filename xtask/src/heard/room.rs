//! A room with a screen reader in it: a display that nobody sees, a bus, Orca, and a browser, which all end with it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tempfile::TempDir;

use super::Language;
use super::speech::Speech;
use crate::browser::{Display, Engine};
use crate::process::run;
use crate::setup;

/// How long Orca may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// A manager of windows without keys of its own: the usual ones take those that Orca walks tables with.
const WINDOWS: &str = r#"<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/></openbox_config>
"#;

/// A Firefox that asks its reader nothing.
const PREFERENCES: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.newtab.preload", false);
user_pref("browser.preonboarding.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("termsofuse.bypassNotification", true);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
"#;

/// A program that ends with this value, and so does what it started.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.0.wait();
    }
}

/// Where a screen reader runs.
pub struct Room {
    /// What it says.
    pub speech: Speech,
    /// The programs, the one that was started last first.
    running: Vec<Running>,
    display: Display,
    bus: String,
    folder: TempDir,
}

impl Room {
    /// Starts the screen reader, without a browser yet: what it is there for earlier than a page, it hears wholly.
    pub fn open() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let home = folder.path();
        let runtime = home.join("runtime");
        fs::create_dir(&runtime)?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))?;
        let settings = home.join(".local/share/orca");
        fs::create_dir_all(&settings)?;
        // Nothing is read aloud that was not asked for, and keys are not echoed.
        let settings_text = json!({
            "general": {
                "startingProfile": ["Default", "default"],
                "profile": ["Default", "default"],
                "sayAllOnLoad": false,
                "pageSummaryOnLoad": true,
                "enableKeyEcho": false,
                "enableEchoByCharacter": false,
            },
            "profiles": {"default": {"profile": ["Default", "default"], "pronunciations": {}, "keybindings": {}}},
            "pronunciations": {},
            "keybindings": {},
        });
        fs::write(
            settings.join("user-settings.conf"),
            settings_text.to_string(),
        )?;
        fs::write(home.join("windows.xml"), WINDOWS)?;
        let speech = Speech::listen(&runtime.join("speech"))?;
        let mut room = Self {
            speech,
            running: Vec::new(),
            display: Display::start()?,
            bus: String::new(),
            folder,
        };

        let mut bus = room.command("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address"]);
        let mut bus = started(bus.stdout(Stdio::piped()))?;
        let address = bus.0.stdout.take().context("the bus has no output")?;
        room.running.insert(0, bus);
        let address = BufReader::new(address).lines().next();
        room.bus = address.context("the bus names no address")??;
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let mut set = room.command("gdbus");
            set.args(["call", "--session", "--dest", "org.a11y.Bus"])
                .args(["--object-path", "/org/a11y/bus", "--method"])
                .args(["org.freedesktop.DBus.Properties.Set", "org.a11y.Status"])
                .args([property, "<true>"]);
            run(set.stdout(Stdio::null()))?;
        }
        let mut windows = room.command("openbox");
        room.start(windows.arg("--config-file").arg(room.path("windows.xml")))?;
        let mut orca = room.command("orca");
        room.start(&mut orca)?;
        ensure!(
            room.speech.until("Screen reader on", PATIENCE),
            "Orca does not speak"
        );
        Ok(room)
    }

    /// Opens an address in a browser that was never used.
    pub fn browse(&mut self, engine: Engine, language: Language, address: &str) -> Result<()> {
        let profile = self.path("profile");
        fs::create_dir_all(&profile)?;
        let mut browser = match engine {
            Engine::Firefox => {
                let wished = format!(
                    "{PREFERENCES}user_pref(\"intl.accept_languages\", \"{}\");\n",
                    language.code()
                );
                fs::write(profile.join("user.js"), wished)?;
                let mut firefox = self.command("firefox-esr");
                firefox
                    .args(["--no-remote", "--width", "1380", "--height", "960"])
                    .arg("--profile")
                    .arg(&profile);
                firefox
            }
            Engine::Chromium => {
                let mut chromium = self.command(setup::chromium().context("there is no Chromium")?);
                chromium
                    .args(["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
                    .args(["--no-first-run", "--password-store=basic"])
                    .args(["--force-renderer-accessibility", "--window-size=1380,960"])
                    .arg(format!("--accept-lang={}", language.code()))
                    .arg(format!("--user-data-dir={}", profile.display()));
                chromium
            }
            Engine::WebKit => anyhow::bail!("Orca is tried in Firefox and Chromium"),
        };
        self.start(browser.arg(address))
    }

    /// Presses a key, or several with `+` between.
    pub fn press(&self, key: &str) -> Result<()> {
        run(self
            .command("xdotool")
            .args(["key", "--clearmodifiers", key]))
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) -> Result<()> {
        run(self
            .command("xdotool")
            .args(["type", "--delay", "40", text]))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn start(&mut self, command: &mut Command) -> Result<()> {
        self.running.insert(0, started(command)?);
        Ok(())
    }

    /// A program that knows of this room alone.
    fn command(&self, program: impl AsRef<Path>) -> Command {
        let runtime = self.path("runtime");
        let speech = format!("unix_socket:{}", runtime.join("speech").display());
        let mut command = Command::new(program.as_ref());
        command
            .env("HOME", self.folder.path())
            .env("XDG_RUNTIME_DIR", &runtime)
            .env("DISPLAY", &self.display.name)
            .env("SPEECHD_ADDRESS", speech)
            .env("LC_ALL", "C.UTF-8")
            .env("GTK_MODULES", "gail:atk-bridge")
            .env("NO_AT_BRIDGE", "0")
            .env("GNOME_ACCESSIBILITY", "1")
            .env("MOZ_ENABLE_WAYLAND", "0");
        if self.bus.is_empty() {
            command.env_remove("DBUS_SESSION_BUS_ADDRESS");
        } else {
            command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        }
        command
    }
}

/// Starts a program in a group of its own, out of sight.
fn started(command: &mut Command) -> Result<Running> {
    let name = command.get_program().display().to_string();
    let child = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn();
    child
        .map(Running)
        .with_context(|| format!("{name} could not be started"))
}

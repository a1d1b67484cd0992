//! Running other programs, and saying what is being done meanwhile.

use std::ffi::OsStr;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Says what begins now and how long it usually takes.
pub fn announce(what: &str, how_long: &str) {
    eprintln!("» {what} ({how_long})");
}

/// Runs a program in sight of the reader; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command
        .status()
        .with_context(|| format!("{name} could not be run"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// Runs a program out of sight, and gives what it printed if it succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A port of this machine that nobody listens on, for a program that has to be told one.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Tells whether a program can be found.
pub fn exists(program: &str) -> bool {
    which::which(program).is_ok()
}

/// The Cargo that runs this.
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(crate::workspace::root());
    command
}

/// The command line for publishing, which still lacks its command.
pub fn press() -> Command {
    let mut press = cargo();
    press.args(["run", "--quiet", "--package", "press", "--"]);
    press
}

/// The beginning of a command as one would type it: enough to know which step failed.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args().take(2));
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

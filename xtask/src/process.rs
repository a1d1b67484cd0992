//! Running other programs, and saying what is being done meanwhile.

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

/// A command as one would type it, without its arguments' values: enough to know which step failed.
fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args().take(2));
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

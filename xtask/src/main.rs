//! `cargo xtask`: the developer's commands.

use std::process::ExitCode;

use axum::http::Uri;
use clap::Parser;
use xtask::{serve, site::Build, test, workspace};

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
    Test,
    /// Builds the site that is published, to dist/.
    Build {
        /// Where the site will stand, for its canonical links; like <https://example.org/weekly/>.
        #[arg(long, value_parser = address)]
        address: Option<String>,
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
        Command::Build { address } => Build::published(workspace::dist(), address).run().map(drop),
        Command::Test => return test::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
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

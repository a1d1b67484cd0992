//! Starts the reader in the browser.

#[cfg(target_arch = "wasm32")]
fn main() {
    cncert_weekly::ui::start();
}

/// The reader exists in the browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the program of a web page: `cargo xtask serve` shows it.");
}

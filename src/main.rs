//! Starts the reader in the browser.

/// Smaller than Rust's own, and as careful with what is given back.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to the site's reports.
    report,
    __wasm_split_00report00_import_00000000000000000000000000000002,
    __wasm_split_00report00_export_00000000000000000000000000000002:
    &'static dyn cncert_weekly::ui::Reports = cncert_weekly::ui::reports_of_site()
}

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to the long run.
    run,
    __wasm_split_00run00_import_00000000000000000000000000000003,
    __wasm_split_00run00_export_00000000000000000000000000000003:
    &'static dyn cncert_weekly::ui::Runs = &cncert_weekly::ui::Lines
}

#[cfg(target_arch = "wasm32")]
fn main() {
    cncert_weekly::ui::start(|| Box::pin(report()), || Box::pin(run()));
}

/// The reader exists in the browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the program of a web page: `cargo xtask serve` shows it.");
}

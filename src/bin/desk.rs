//! Starts the editors' desk in the browser.

/// Smaller than Rust's own, and as careful with what is given back.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    cncert_weekly::ui::start_desk();
}

/// The desk exists in the browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the program of a web page: `cargo xtask serve` shows it.");
}

//! Starts the editors' desk in the browser.

/// Smaller than Rust's own, and as careful with what is given back.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to the proofreader.
    proof,
    __wasm_split_00proof00_import_00000000000000000000000000000003,
    __wasm_split_00proof00_export_00000000000000000000000000000003:
    &'static dyn cncert_weekly::desk::Proofreader = &RULES
}

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to what the desk hands out.
    outgoing,
    __wasm_split_00outgoing00_import_00000000000000000000000000000005,
    __wasm_split_00outgoing00_export_00000000000000000000000000000005:
    &'static dyn cncert_weekly::ui::Outgoing = &cncert_weekly::ui::Outbox
}

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to the reader of documents.
    intake,
    __wasm_split_00intake00_import_00000000000000000000000000000004,
    __wasm_split_00intake00_export_00000000000000000000000000000004:
    &'static dyn cncert_weekly::desk::Importer = &cncert_weekly::desk::Documents
}

#[cfg(target_arch = "wasm32")]
cncert_weekly::door! {
    /// Opens the door to what is taken along of drafts.
    taking,
    __wasm_split_00taking00_import_00000000000000000000000000000006,
    __wasm_split_00taking00_export_00000000000000000000000000000006:
    &'static dyn cncert_weekly::ui::Taking = &cncert_weekly::ui::Drafts
}

#[cfg(target_arch = "wasm32")]
static RULES: cncert_weekly::desk::Rules = cncert_weekly::desk::Rules::new();

#[cfg(target_arch = "wasm32")]
fn main() {
    cncert_weekly::ui::start_desk(
        || Box::pin(proof()),
        || Box::pin(intake()),
        || Box::pin(outgoing()),
        || Box::pin(taking()),
    );
}

/// The desk exists in the browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the program of a web page: `cargo xtask serve` shows it.");
}

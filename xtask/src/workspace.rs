//! Where things are in this repository.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The top folder of the repository.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        // Cargo tells it at run time too. What it told the compiler is stale where a build folder came along with a
        // moved repository, or is shared by several.
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or(env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let top = package
            .ancestors()
            .find(|folder| folder.join("Cargo.lock").exists());
        top.expect("every package is in the workspace").to_owned()
    });
    &ROOT
}

/// The folder that Cargo builds into.
pub fn target() -> PathBuf {
    let chosen = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(chosen)
}

/// The folder of the published site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

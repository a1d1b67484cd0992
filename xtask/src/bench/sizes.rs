//! Sizes of a published site: of the files that it carries compressed by brotli at quality 11, as a host sends them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::budgets::{Item, Measured};

/// Gives the sizes of a site, in thousands of bytes; of several files that an item may be, the largest.
pub fn of(site: &Path) -> Result<Measured> {
    let sizes = [
        (Item::Html, "", "index.", "html"),
        (Item::Html, "en", "index.", "html"),
        (Item::ReaderWasm, "assets", "reader-", "wasm"),
        (Item::DeskWasm, "assets", "desk-", "wasm"),
        (Item::Glue, "assets", "reader-", "js"),
        (Item::Glue, "assets", "desk-", "js"),
        (Item::Charts, "assets", "charts-", "js"),
        (Item::HostScript, "", "embed.", "js"),
        (Item::Week, "data/weeks", "", "json"),
        (Item::Index, "data", "index.", "json"),
    ];
    let mut measured = Measured::new();
    for (item, folder, start, extension) in sizes {
        let largest_size = largest(&site.join(folder), start, &format!(".{extension}.br"))?;
        match measured.last_mut().filter(|(last, _)| *last == item) {
            Some((_, known)) => *known = known.max(largest_size),
            None => measured.push((item, largest_size)),
        }
    }
    Ok(measured)
}

/// The size of the largest file of a folder whose name has this start and end.
fn largest(folder: &Path, start: &str, end: &str) -> Result<f64> {
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    };
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let bytes = paths
        .filter(named)
        .filter_map(|path| Some(path.metadata().ok()?.len()))
        .max()
        .with_context(|| format!("{} has no {start}*{end}", folder.display()))?;
    Ok(kilobytes(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

//! Every file but pictures, which are compressed already, once more as `.br` and `.gz`, so that a host has nothing to
//! compress.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use walkdir::WalkDir;

/// Compresses the files of a folder, or takes over what an earlier folder has for the same content.
pub fn folder(folder: &Path, earlier: &Path) -> Result<()> {
    let files: Vec<PathBuf> = WalkDir::new(folder)
        .into_iter()
        .filter(|entry| {
            entry
                .as_ref()
                .map_or(true, |entry| entry.file_type().is_file())
        })
        .map(|entry| entry.map(walkdir::DirEntry::into_path))
        .filter(|path| {
            path.as_ref()
                .map_or(true, |path| path.extension() != Some("png".as_ref()))
        })
        .collect::<Result<_, _>>()?;
    files.par_iter().try_for_each(|path| {
        let earlier = earlier.join(path.strip_prefix(folder)?);
        file(path, &earlier).with_context(|| path.display().to_string())
    })
}

fn file(path: &Path, earlier: &Path) -> Result<()> {
    let content = fs::read(path)?;
    let is_same = fs::read(earlier).is_ok_and(|before| before == content);
    let take_over = |kind| is_same && fs::copy(with(earlier, kind), with(path, kind)).is_ok();
    if !take_over("br") {
        fs::write(with(path, "br"), brotli(&content)?)?;
    }
    if !take_over("gz") {
        let mut gzip = GzEncoder::new(File::create(with(path, "gz"))?, Compression::best());
        gzip.write_all(&content)?;
        gzip.finish()?;
    }
    Ok(())
}

/// Compresses a content by brotli at quality 11, the measure of every size budget.
pub fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn with(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

//! What a zip archive holds, for tests of what makes one.

use anyhow::{Result, anyhow, ensure};
use miniz_oxide::inflate::decompress_to_vec;
use rawzip::{CompressionMethod, ZipArchive};

/// The files of an archive in their order, each path with its bytes, whose checksum was checked.
pub fn unzipped(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let archive = ZipArchive::from_slice(bytes)?;
    let mut entries = archive.entries();
    let mut files = Vec::new();
    while let Some(found) = entries.next_entry()? {
        let path = String::from_utf8(found.file_path().as_bytes().to_vec())?;
        let entry = archive.get_entry(found.wayfinder())?;
        ensure!(
            found.compression_method() == CompressionMethod::DEFLATE,
            "{path} is not deflated"
        );
        let bytes =
            decompress_to_vec(entry.data()).map_err(|fault| anyhow!("{path}: {fault:?}"))?;
        ensure!(rawzip::crc32(&bytes) == found.crc32(), "{path} is broken");
        files.push((path, bytes));
    }
    Ok(files)
}

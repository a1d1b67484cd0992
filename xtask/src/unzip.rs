//! What a zip archive holds, for tests of what makes one.

use miniz_oxide::inflate::decompress_to_vec;
use rawzip::{CompressionMethod, ZipArchive};

/// The files of an archive in their order, each path with its bytes; `None` where anything in it is broken or not
/// deflated.
#[must_use]
pub fn unzipped(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let archive = ZipArchive::from_slice(bytes).ok()?;
    let mut entries = archive.entries();
    let mut files = Vec::new();
    while let Some(found) = entries.next_entry().ok()? {
        let path = String::from_utf8(found.file_path().as_bytes().to_vec()).ok()?;
        let entry = archive.get_entry(found.wayfinder()).ok()?;
        let bytes = decompress_to_vec(entry.data()).ok()?;
        let is_sound = rawzip::crc32(&bytes) == found.crc32();
        if found.compression_method() != CompressionMethod::DEFLATE || !is_sound {
            return None;
        }
        files.push((path, bytes));
    }
    Some(files)
}

//! Zip archives, for tests and measurements of what reads them.

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32};

/// An archive of files, deflated.
///
/// # Panics
/// When a path is longer than an archive allows.
#[must_use]
pub fn zipped<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for (path, bytes) in files {
        let builder = archive.new_file(path);
        let builder = builder.compression_method(CompressionMethod::DEFLATE);
        let (mut entry, _) = builder.start().expect("the path is short");
        std::io::Write::write_all(&mut entry, &compress_to_vec(bytes, 6)).expect("memory takes it");
        let descriptor = DataDescriptorOutput::new(crc32(bytes), bytes.len() as u64);
        entry.finish(descriptor).expect("memory takes it");
    }
    archive.finish().expect("memory takes it")
}

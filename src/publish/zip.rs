//! Files packed into one, as a zip archive.

use std::io::Write;

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, DataDescriptorOutput, Error, ZipArchiveWriter, crc32};

use super::File;

/// How hard files are pressed: what compressors usually do.
const LEVEL: u8 = 6;

/// Files as one, in their order. The same files give the same bytes: no time is written down, and no system.
///
/// # Panics
/// When a path has more than 65,535 bytes.
pub fn zip<'a>(files: impl IntoIterator<Item = &'a File>) -> Vec<u8> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for file in files {
        put(&mut archive, file).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes every byte")
}

fn put(archive: &mut ZipArchiveWriter<Vec<u8>>, file: &File) -> Result<(), Error> {
    let method = CompressionMethod::DEFLATE;
    let entry = archive.new_file(&file.path).compression_method(method);
    let (mut entry, _) = entry.start()?;
    entry.write_all(&compress_to_vec(&file.bytes, LEVEL))?;
    entry.finish(DataDescriptorOutput::new(
        crc32(&file.bytes),
        file.bytes.len() as u64,
    ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use miniz_oxide::inflate::decompress_to_vec;
    use rawzip::ZipArchive;

    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_again_and_the_same_files_are_the_same_bytes() {
        let file = |path: &str, bytes: Vec<u8>| File {
            path: path.to_owned(),
            bytes,
        };
        let files = [
            file("data/index.json", b"{}".repeat(5000)),
            file("READ-ME.txt", Vec::new()),
        ];
        let packed = zip(&files);
        assert!(packed.len() < 500, "{}", packed.len());
        assert_eq!(zip(&files), packed);
        let archive = ZipArchive::from_slice(&packed).unwrap();
        let mut entries = archive.entries();
        for file in files {
            let found = entries.next_entry().unwrap().unwrap();
            assert_eq!(found.file_path().as_bytes(), file.path.as_bytes());
            let entry = archive.get_entry(found.wayfinder()).unwrap();
            assert_eq!(decompress_to_vec(entry.data()).unwrap(), file.bytes);
        }
        assert!(entries.next_entry().unwrap().is_none());
    }
}

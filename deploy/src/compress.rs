//! Every file but pictures and PDFs, which are compressed already, once more as `.br` and `.gz`, so that a host has nothing to
//! compress.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::headers;

/// The ways of compressing: as requests name them, and the end of the file's name.
pub const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Compresses every file of a folder, or takes over what an earlier folder has for the same content.
///
/// # Errors
///
/// A file cannot be read or written.
pub fn folder(folder: &Path, earlier: &Path) -> io::Result<()> {
    files(folder)?.par_iter().try_for_each(|path| {
        let within = path.strip_prefix(folder).map_err(io::Error::other)?;
        let content = fs::read(path)?;
        let earlier = earlier.join(within);
        let is_same = fs::read(&earlier).is_ok_and(|before| before == content);
        let take_over =
            |(_, end): &(&str, &str)| fs::copy(with(&earlier, end), with(path, end)).is_ok();
        if is_same && ENCODINGS.iter().all(take_over) {
            return Ok(());
        }
        write(path, &content)
    })
}

/// Compresses anew what has changed in a folder since it was compressed; nothing where it never was.
///
/// # Errors
///
/// A file cannot be read or written.
pub fn renew(folder: &Path) -> io::Result<()> {
    let is_compressed = ENCODINGS
        .iter()
        .any(|(_, end)| with(&folder.join("index.html"), end).exists());
    if !is_compressed {
        return Ok(());
    }
    files(folder)?.par_iter().try_for_each(|path| {
        let content = fs::read(path)?;
        let is_current = |(encoding, end): &(&str, &str)| {
            let packed = fs::read(with(path, end));
            packed
                .and_then(|packed| unpacked(encoding, packed))
                .is_ok_and(|packed| packed == content)
        };
        if ENCODINGS.iter().all(is_current) {
            return Ok(());
        }
        write(path, &content)
    })
}

/// Compresses a content by brotli at quality 11, the measure of every size budget.
///
/// # Errors
///
/// None that a content in memory could cause.
pub fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        // Blocks of 64 KiB make pages and the reader smaller; the desk grows by a thousandth.
        lgblock: 16,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gives the content that was compressed in a way that requests name; the same one where it names none.
///
/// # Errors
///
/// It was not compressed in this way.
pub fn unpacked(encoding: &str, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &*bytes, &mut content)?,
        "gzip" => drop(MultiGzDecoder::new(&*bytes).read_to_end(&mut content)?),
        _ => content = bytes,
    }
    Ok(content)
}

/// The ends of names of files that are compressed in themselves.
const COMPRESSED: [&str; 2] = ["png", "pdf"];

/// Whether a name is that of a compressed file.
pub fn is_copy(path: &Path) -> bool {
    ENCODINGS.iter().any(|(_, of)| ends(path, of))
}

fn ends(path: &Path, of: &str) -> bool {
    path.extension().is_some_and(|end| end == of)
}

/// The files of a folder that readers ask for and that compressing makes smaller.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).into_iter();
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type().is_file()
            && !is_copy(entry.path())
            && !COMPRESSED.iter().any(|of| ends(entry.path(), of))
            && entry.file_name() != headers::NAME
        {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    fs::write(with(path, "br"), brotli(content)?)?;
    let mut gzip = GzEncoder::new(File::create(with(path, "gz"))?, Compression::best());
    gzip.write_all(content)?;
    gzip.finish()?;
    Ok(())
}

fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn current(folder: &Path, name: &str) -> bool {
        ENCODINGS.iter().all(|(encoding, end)| {
            let packed = fs::read(with(&folder.join(name), end)).unwrap();
            unpacked(encoding, packed).unwrap() == fs::read(folder.join(name)).unwrap()
        })
    }

    #[test]
    fn what_has_changed_since_is_compressed_anew_and_nothing_else() {
        let site = tempfile::tempdir().unwrap();
        let path = |name: &str| site.path().join(name);
        for name in ["index.html", "a.json", "a.png", "a.pdf"] {
            fs::write(path(name), name).unwrap();
        }
        renew(site.path()).unwrap();
        assert!(!path("a.json.gz").exists(), "it never was compressed");
        folder(site.path(), &path("none")).unwrap();
        assert!(current(site.path(), "index.html") && current(site.path(), "a.json"));
        for copy in ["a.png.gz", "a.pdf.gz"] {
            assert!(!path(copy).exists(), "they are compressed already");
        }
        let before = fs::metadata(path("a.json.br")).unwrap().modified().unwrap();
        fs::write(path("index.html"), "another").unwrap();
        fs::write(path("b.json"), "new").unwrap();
        assert!(!current(site.path(), "index.html"));
        renew(site.path()).unwrap();
        assert!(current(site.path(), "index.html") && current(site.path(), "b.json"));
        let after = fs::metadata(path("a.json.br")).unwrap().modified().unwrap();
        assert_eq!(before, after);
    }
}

//! Contents that were compressed.

use std::io::{self, Read as _};

use flate2::read::MultiGzDecoder;

/// The ways of compressing that a site uses: as requests name them, and the end of the file's name.
pub const ENCODINGS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

/// Gives the content that was compressed in a way that requests name; the same one where it names none.
pub fn unpacked(encoding: &str, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    match encoding {
        "br" => brotli::BrotliDecompress(&mut &*bytes, &mut content)?,
        "gzip" => drop(MultiGzDecoder::new(&*bytes).read_to_end(&mut content)?),
        _ => content = bytes,
    }
    Ok(content)
}

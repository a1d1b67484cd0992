use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::File;

/// The checksums of files as `sha256sum --check` reads them: a line a file, by
/// name.
pub(super) fn checksums<'a>(files: impl Iterator<Item = &'a File>) -> String {
    let mut files: Vec<_> = files.collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut lines = String::new();
    for file in files {
        for byte in Sha256::digest(&file.bytes) {
            write!(lines, "{byte:02x}").expect("a string takes every text");
        }
        writeln!(lines, "  {}", file.path).expect("a string takes every text");
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_those_of_sha256sum_sorted_by_name() {
        let file = |path: &str, bytes: &[u8]| File {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        };
        let files = [file("weeks/b.json", b"abc"), file("a.json", b"")];
        assert_eq!(
            checksums(files.iter()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.json\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  weeks/b.json\n"
        );
    }
}

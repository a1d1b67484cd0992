use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::File;

/// `SHA256SUMS` over the other files of the dataset, as `sha256sum --check`
/// reads it: a line a file, by name.
pub fn checksums(files: &[File]) -> File {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut lines = String::new();
    for file in files {
        for byte in Sha256::digest(&file.bytes) {
            write!(lines, "{byte:02x}").expect("a string takes every text");
        }
        writeln!(lines, "  {}", file.path).expect("a string takes every text");
    }
    File {
        path: "SHA256SUMS".to_owned(),
        bytes: lines.into_bytes(),
    }
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
        let sums = checksums(&[file("weeks/b.json", b"abc"), file("a.json", b"")]);
        assert_eq!(sums.path, "SHA256SUMS");
        assert_eq!(
            String::from_utf8(sums.bytes).unwrap(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.json\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  weeks/b.json\n"
        );
    }
}

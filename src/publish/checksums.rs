use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{File, is_generated};

/// The checksums of a dataset's files by path, as `sha256sum --check` reads and writes them: a line
/// a file, by name. The generated files are left out: their own follow from the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checksums(BTreeMap<String, String>);

impl Checksums {
    /// Those of files.
    pub fn of<'a>(files: impl IntoIterator<Item = &'a File>) -> Self {
        let mut sums = Self::default();
        for file in files.into_iter().filter(|file| !is_generated(&file.path)) {
            sums.put(file);
        }
        sums
    }

    /// Those that a list names; `None` where it is no list.
    pub fn read(list: &str) -> Option<Self> {
        let is_sum =
            |sum: &str| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        let line = |line: &str| {
            let (sum, path) = line.split_once("  ")?;
            is_sum(sum).then(|| (path.to_owned(), sum.to_owned()))
        };
        let mut sums: BTreeMap<_, _> = list.lines().map(line).collect::<Option<_>>()?;
        sums.retain(|path, _| !is_generated(path));
        Some(Self(sums))
    }

    /// Notes the checksum of a file.
    pub fn put(&mut self, file: &File) {
        self.0.insert(file.path.clone(), checksum(&file.bytes));
    }

    /// Whether there is a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Whether a file is one of these, to the byte.
    pub fn agree_with(&self, file: &File) -> bool {
        self.0.get(&file.path) == Some(&checksum(&file.bytes))
    }

    /// The list of them and of generated files.
    pub(super) fn list(&self, generated: &[File]) -> String {
        let mut all = self.0.clone();
        let generated = generated.iter();
        all.extend(generated.map(|file| (file.path.clone(), checksum(&file.bytes))));
        let lines = all
            .iter()
            .map(|(path, sum)| [sum, "  ", path, "\n"].concat());
        lines.collect()
    }
}

fn checksum(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits =
        |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)]));
    Sha256::digest(bytes).into_iter().flat_map(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, bytes: &[u8]) -> File {
        File {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    const LIST: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.json\n\
         ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  weeks/b.json\n";

    #[test]
    fn the_checksums_are_those_of_sha256sum_sorted_by_name() {
        let files = [file("weeks/b.json", b"abc"), file("a.json", b"")];
        assert_eq!(Checksums::of(&files).list(&[]), LIST);
        let sums = Checksums::of(&files[1..]);
        assert_eq!(sums.list(&files[..1]), LIST, "one of them is generated");
    }

    #[test]
    fn a_list_is_read_back_without_what_is_generated() {
        let sums = Checksums::read(LIST).unwrap();
        assert_eq!(sums.list(&[]), LIST);
        assert!(sums.agree_with(&file("weeks/b.json", b"abc")));
        assert!(!sums.agree_with(&file("weeks/b.json", b"abd")));
        assert!(sums.has("a.json") && !sums.has("b.json"));
        let generated = LIST.replace("a.json", "index.json");
        assert!(!Checksums::read(&generated).unwrap().has("index.json"));
    }

    #[test]
    fn a_page_that_a_server_sends_for_what_it_lacks_is_no_list() {
        for text in ["<!doctype html>", "ab  a.json", "\u{feff}", "a.json"] {
            assert_eq!(Checksums::read(text), None, "{text}");
        }
    }
}

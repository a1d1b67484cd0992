//! A site in a folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use cncert_weekly::report::Week;
use deploy::{
    compress::{ENCODINGS, is_copy, unpacked},
    headers, kinds,
    policy::Policy,
};

use super::{Host, flaw::Flaw};
use crate::{failure::Failure, folder};

/// The folder that `cargo xtask build` wrote, or a copy of it.
pub struct Folder(PathBuf);

impl Folder {
    /// The site in a folder.
    pub fn new(folder: &str) -> Result<Self, Failure> {
        let folder = PathBuf::from(folder);
        let is_site = folder.join("index.html").is_file();
        is_site
            .then_some(())
            .ok_or(Failure::NoSite(folder.clone()))?;
        Ok(Self(folder))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path))
    }
}

impl Host for Folder {
    fn file(&self, path: &str, flaws: &mut Vec<Flaw>) -> Option<Vec<u8>> {
        if kinds::media_type(path).is_none() {
            flaws.push(Flaw::UnknownType(path.to_owned()));
        }
        let name = file_name(path);
        let bytes = match self.read(&name) {
            Ok(bytes) => bytes,
            Err(reason) => {
                let (path, reason) = (path.to_owned(), reason.to_string());
                flaws.push(Flaw::Missing { path, reason });
                return None;
            }
        };
        for (encoding, end) in ENCODINGS {
            let copy = format!("{name}.{end}");
            let stale = self
                .read(&copy)
                .is_ok_and(|packed| unpacked(encoding, packed).ok().as_ref() != Some(&bytes));
            if stale {
                flaws.push(Flaw::Stale(copy));
            }
        }
        Some(bytes)
    }

    fn policy(&self, policy: &Policy, flaws: &mut Vec<Flaw>) {
        // A folder that is copied to a server of another kind need not have it.
        let Ok(text) = self.read(headers::NAME) else {
            return;
        };
        let text = String::from_utf8_lossy(&text);
        let sent = text
            .lines()
            .find_map(|line| line.trim().strip_prefix(deploy::POLICY)?.strip_prefix(": "));
        if !policy.broken_by(sent.unwrap_or_default()).is_empty() {
            flaws.push(Flaw::OtherHeaders(headers::NAME.to_owned()));
        }
    }

    /// The dates of a folder are not yet those of a server.
    fn date(&self, _: &str, _: Week, _: &mut Vec<Flaw>) {}

    fn files(&self) -> Result<Vec<String>, Failure> {
        let files = folder::read(&self.0)?.into_iter().map(|file| file.path);
        Ok(files
            .filter(|path| path != headers::NAME && !is_copy(Path::new(path)))
            .map(|path| match path.strip_suffix("index.html") {
                Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
                _ => path,
            })
            .collect())
    }
}

/// The name of the file that a path of the address is answered with.
fn file_name(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

use crate::{lang::package_note, report::Week};

use super::{File, Release, zip};

/// The file that says what to do with the others.
const NOTE: &str = "READ-ME.txt";

/// The name of the package that publishes a week.
pub fn package_name(week: Week) -> String {
    format!("cncert-{week}-publish.zip")
}

/// A release as one file: all that is to be copied over a site's `data/`, in a folder of that name, and a note on how.
/// The index comes last, as whoever copies in this order leaves nobody with an index of what is not there yet.
pub fn package(week: Week, release: &Release) -> Vec<u8> {
    let note = File {
        path: NOTE.to_owned(),
        bytes: package_note(week).into_bytes(),
    };
    let files = release.new.iter().chain(&release.generated);
    let within = files.map(|file| File {
        path: ["data/", &file.path].concat(),
        bytes: file.bytes.clone(),
    });
    let mut files: Vec<_> = [note].into_iter().chain(within).collect();
    files.sort_by_key(|file| file.path.ends_with("/index.json"));
    zip(&files)
}

//! Reading and writing a folder of files, with the paths that the library knows.

use std::{fs, io, path::Path};

use cncert_weekly::publish::File;
use walkdir::{DirEntry, WalkDir};

use crate::fault::Fault;

/// Every file of a folder and its folders, by path; hidden ones are passed over.
pub fn read(folder: &Path) -> Result<Vec<File>, Fault> {
    let is_visible = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let mut files = Vec::new();
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    for entry in entries.into_iter().filter_entry(is_visible) {
        let entry = entry.map_err(|error| Fault::Unreadable {
            path: error.path().unwrap_or(folder).to_owned(),
            reason: error
                .into_io_error()
                .unwrap_or_else(|| io::Error::other("the folder contains itself")),
        })?;
        if entry.file_type().is_file() {
            let bytes = bytes(entry.path())?;
            let path = path_within(folder, entry.path());
            files.push(File { path, bytes });
        }
    }
    Ok(files)
}

/// What a file holds.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|reason| Fault::Unreadable {
        path: path.to_owned(),
        reason,
    })
}

/// Writes a file under a temporary name and renames it, so that nobody ever
/// reads half of it.
pub fn write(folder: &Path, file: &File) -> Result<(), Fault> {
    let path = folder.join(&file.path);
    let write = || -> io::Result<()> {
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = parent.join(format!(".{name}.new"));
        fs::write(&temporary, &file.bytes)?;
        fs::rename(&temporary, &path)
    };
    write().map_err(|reason| Fault::Unwritable {
        path: path.clone(),
        reason,
    })
}

fn path_within(folder: &Path, path: &Path) -> String {
    let within = path.strip_prefix(folder).unwrap_or(path);
    let segments: Vec<_> = within
        .iter()
        .map(|segment| segment.to_string_lossy())
        .collect();
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_nothing_hidden_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| File {
            path: path.to_owned(),
            bytes: path.into(),
        };
        for path in ["weeks/b.json", "a.json", ".hidden/c", ".d"] {
            write(folder.path(), &file(path)).unwrap();
        }
        assert_eq!(
            read(folder.path()).unwrap(),
            [file("a.json"), file("weeks/b.json")]
        );
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault() {
        assert!(matches!(
            read(Path::new("/not/there")),
            Err(Fault::Unreadable { .. })
        ));
    }
}

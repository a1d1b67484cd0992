//! Reading and writing a folder of files, with the paths that the library knows.

use std::{fs, io, path::Path};

use cncert_weekly::publish::File;
use walkdir::{DirEntry, WalkDir};

use crate::failure::Failure;

/// Every file of a folder and its folders, by path; hidden ones are passed over.
pub fn read(folder: &Path) -> Result<Vec<File>, Failure> {
    read_if(folder, |_| true).map(|(files, _)| files)
}

/// The files whose paths belong to a folder, and the paths of what else lies there and is not hidden. The path of a
/// folder ends with `/`. What does not belong is not looked into.
pub fn read_if(
    folder: &Path,
    belongs: impl Fn(&str) -> bool,
) -> Result<(Vec<File>, Vec<String>), Failure> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let entries = WalkDir::new(folder).min_depth(1).follow_links(true);
    let mut entries = entries.sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        // A link that leads nowhere, or back, is named by its error.
        let at = match &entry {
            Ok(entry) => entry.path(),
            Err(error) => error.path().unwrap_or(folder),
        };
        let kind = entry.as_ref().ok().map(DirEntry::file_type);
        let is_folder = kind.is_some_and(|kind| kind.is_dir());
        let mut path = path_within(folder, at);
        if is_folder {
            path.push('/');
        }
        let name = at.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || !belongs(&path) {
            if !name.starts_with('.') {
                others.push(path);
            }
            if is_folder {
                entries.skip_current_dir();
            }
        } else if let Err(error) = entry {
            return Err(unreadable(error, folder));
        } else if kind.is_some_and(|kind| kind.is_file()) {
            let bytes = bytes(at)?;
            files.push(File { path, bytes });
        } else if !is_folder {
            others.push(path);
        }
    }
    Ok((files, others))
}

fn unreadable(error: walkdir::Error, folder: &Path) -> Failure {
    let path = error.path().unwrap_or(folder).to_owned();
    match error.into_io_error() {
        Some(reason) => Failure::Unreadable { path, reason },
        None => Failure::Endless(path),
    }
}

/// What a file holds.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|reason| Failure::Unreadable {
        path: path.to_owned(),
        reason,
    })
}

/// Writes a file under a temporary name and renames it, so that nobody ever
/// reads half of it.
pub fn write(folder: &Path, file: &File) -> Result<(), Failure> {
    let path = folder.join(&file.path);
    let write = || -> io::Result<()> {
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = parent.join(format!(".{name}.new"));
        fs::write(&temporary, &file.bytes)?;
        fs::rename(&temporary, &path)
    };
    write().map_err(|reason| Failure::Unwritable {
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

    #[cfg(unix)]
    #[test]
    fn what_does_not_belong_is_named_and_not_looked_into() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| File {
            path: path.to_owned(),
            bytes: path.into(),
        };
        for path in [
            "weeks/a.json",
            "weeks/Thumbs.db",
            "weeks/b/c.json",
            "weeks/.d",
        ] {
            write(folder.path(), &file(path)).unwrap();
        }
        let weeks = folder.path().join("weeks");
        symlink("nowhere", weeks.join("e")).unwrap();
        symlink("../weeks", weeks.join("f")).unwrap();
        let belongs = |path: &str| matches!(path, "weeks/" | "weeks/a.json" | "weeks/e.json");
        let (files, others) = read_if(folder.path(), belongs).unwrap();
        assert_eq!(files, [file("weeks/a.json")]);
        assert_eq!(
            others,
            ["weeks/Thumbs.db", "weeks/b/", "weeks/e", "weeks/f"]
        );
        symlink("nowhere", weeks.join("e.json")).unwrap();
        let read = read_if(folder.path(), belongs);
        assert!(matches!(read, Err(Failure::Unreadable { .. })));
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault() {
        assert!(matches!(
            read(Path::new("/not/there")),
            Err(Failure::Unreadable { .. })
        ));
    }
}

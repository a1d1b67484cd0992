//! What of `public/` is published: all but what systems leave everywhere, and of the dataset only what its own list of
//! checksums has. So no copy that somebody made beside the weeks ever reaches a reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

/// The dataset's folder, and its list of checksums.
const DATA: &str = "data";
const SUMS: &str = "SHA256SUMS";

/// Where press keeps the files of a change that it has begun, in each folder of the dataset.
const ASIDE: &str = ".press";

/// Copies what is published, and names what is not.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let listed = listed(&from.join(DATA));
    let entries = WalkDir::new(from).follow_links(true).sort_by_file_name();
    let mut entries = entries.into_iter();
    while let Some(entry) = entries.next() {
        let (path, is_folder) = match &entry {
            Ok(entry) => (entry.path(), entry.file_type().is_dir()),
            // A link that leads nowhere, or back.
            Err(error) => (error.path().unwrap_or(from), false),
        };
        let within = path.strip_prefix(from)?;
        let place = to.join(within);
        if let Some(reason) = left_out(within, is_folder, &listed) {
            eprintln!("» {} is left out: {reason}", path.display());
            if is_folder {
                entries.skip_current_dir();
            }
        } else if is_folder {
            fs::create_dir_all(&place)?;
        } else {
            fs::copy(path, &place).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}

/// Why something is not published; `None` where it is.
fn left_out(path: &Path, is_folder: bool, listed: &BTreeSet<PathBuf>) -> Option<&'static str> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_of_system = matches!(&*name, "Thumbs.db" | "desktop.ini" | ".DS_Store")
        || ["._", "~$"].iter().any(|start| name.starts_with(start));
    if is_of_system {
        return Some("a system or a program has left it");
    }
    let within = path.strip_prefix(DATA).ok()?;
    let is_of_press = within.iter().any(|part| part == ASIDE);
    let is_listed = if is_folder {
        listed.iter().any(|file| file.starts_with(within))
    } else {
        listed.contains(within)
    };
    let is_known = listed.is_empty() || is_of_press || is_listed || within == Path::new(SUMS);
    (!is_known).then_some("it is not in the dataset's SHA256SUMS, which `cargo press index` writes")
}

/// The files of a dataset, and those of a change that press has begun; none where there is no list yet.
fn listed(data: &Path) -> BTreeSet<PathBuf> {
    let lists = [data.join(SUMS), data.join(ASIDE).join("new").join(SUMS)];
    let texts = lists
        .iter()
        .filter_map(|list| fs::read_to_string(list).ok());
    let paths = |text: String| {
        let lines = text.lines().filter_map(|line| line.split_once("  "));
        lines.map(|(_, path)| path.into()).collect::<Vec<_>>()
    };
    texts.flat_map(paths).collect()
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn write(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The files of a folder by path.
    fn files(folder: &Path) -> Vec<String> {
        let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
        let files = entries.map(|entry| entry.unwrap().into_path());
        let files = files.filter(|path| path.is_file());
        let path = |path: PathBuf| path.strip_prefix(folder).unwrap().to_string_lossy().into();
        files.map(path).collect()
    }

    #[test]
    fn nothing_that_was_left_beside_the_weeks_is_published() {
        let (from, to) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let sums = "00  index.json\n00  weeks/2025-W52.json\n";
        write(from.path(), "data/SHA256SUMS", sums);
        let published = [
            "data/SHA256SUMS",
            "data/index.json",
            "data/weeks/2025-W52.json",
            "favicon.svg",
        ];
        for path in &published[1..] {
            write(from.path(), path, "");
        }
        for path in [
            ".DS_Store",
            "Thumbs.db",
            "data/weeks/2025-W52 (1).json",
            "data/weeks/2026-W01.json",
            "data/weeks/old/2025-W52.json",
            "data/weeks/~$2025-W52.json",
            "data/weeks/副本",
        ] {
            write(from.path(), path, "");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", from.path().join("data/weeks/link")).unwrap();
        copy(from.path(), to.path()).unwrap();
        assert_eq!(files(to.path()), published);
    }

    #[test]
    fn what_press_has_begun_is_copied_whole_for_press_to_complete() {
        let (from, to) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        write(from.path(), "data/SHA256SUMS", "00  index.json\n");
        let begun = "00  index.json\n00  weeks/2026-W01.json\n00  weeks/2026-W02.json\n";
        let copied = [
            "data/.press/journal.json",
            "data/.press/new/SHA256SUMS",
            "data/SHA256SUMS",
            "data/weeks/.press/new/2026-W02.json",
            "data/weeks/2026-W01.json",
        ];
        for path in copied {
            write(from.path(), path, begun);
        }
        copy(from.path(), to.path()).unwrap();
        assert_eq!(files(to.path()), copied);
    }

    #[test]
    fn a_dataset_without_a_list_is_copied_as_it_is() {
        let (from, to) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        write(from.path(), "data/weeks/2026-W01.json", "");
        copy(from.path(), to.path()).unwrap();
        assert_eq!(files(to.path()), ["data/weeks/2026-W01.json"]);
    }
}

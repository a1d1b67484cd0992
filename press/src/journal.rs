//! Changing many files of a dataset as if they were one.
//!
//! ```text
//! .press/new/…          every new file, written out of sight
//! .press/journal.json   the list of them: from here on the change is made
//! weeks/… index.json    each moved to its place, index.json last
//! ```
//!
//! A press that is killed before the list is there has changed nothing, and
//! what it left is removed by the next one. After that the next one moves what
//! was not moved yet. So whoever runs press again has the old dataset or the
//! new one, whole.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use cncert_weekly::publish::File;
use serde::{Deserialize, Serialize};

use crate::{disk::Disk, fault::Fault, lock::Lock};

/// The folder within the dataset that a change is prepared in.
const WORK: &str = ".press";

/// What is to change in a dataset.
#[derive(Default)]
pub struct Changes {
    /// Files to write.
    pub to_write: Vec<File>,
    /// Files to remove, by path.
    pub to_remove: Vec<String>,
}

impl Changes {
    /// Says what is written and removed, in words such as `wrote` and `removed`.
    pub fn print(&self, data: &Path, [wrote, removed]: [&str; 2]) {
        for path in self.written() {
            println!("{wrote} {}", data.join(path).display());
        }
        for path in &self.to_remove {
            println!("{removed} {}", data.join(path).display());
        }
    }

    /// The paths in the order in which they are written: `index.json` last, so that who
    /// reads the dataset meanwhile finds everything that the index names.
    fn written(&self) -> impl Iterator<Item = &str> {
        let is_index = |path: &&str| *path == "index.json";
        let paths = || self.to_write.iter().map(|file| file.path.as_str());
        let others = paths().filter(move |path| !is_index(path));
        others.chain(paths().filter(is_index))
    }
}

/// The paths of a change, in the order in which they are moved and removed.
#[derive(Serialize, Deserialize)]
struct Journal {
    write: Vec<String>,
    remove: Vec<String>,
}

/// Completes the change of a press that was killed, or takes it back.
pub fn settle(disk: &dyn Disk, data: &Path) -> Result<(), Fault> {
    let work = data.join(WORK);
    if !work.exists() {
        return Ok(());
    }
    let _lock = Lock::take(&work)?;
    settle_locked(disk, data)
}

/// Makes a change, all of it or nothing.
pub fn change(disk: &dyn Disk, data: &Path, changes: &Changes) -> Result<(), Fault> {
    if changes.to_write.is_empty() && changes.to_remove.is_empty() {
        return Ok(());
    }
    let work = data.join(WORK);
    let _lock = Lock::take(&work)?;
    settle_locked(disk, data)?;
    prepare(disk, &work, changes).map_err(|reason| unwritable(&work, reason))?;
    settle_locked(disk, data)
}

fn settle_locked(disk: &dyn Disk, data: &Path) -> Result<(), Fault> {
    let work = data.join(WORK);
    if let Some(journal) = read(&work)? {
        complete(disk, data, &journal).map_err(|reason| unwritable(data, reason))?;
    }
    let new = work.join("new");
    if new.exists() {
        disk.remove_folder(&new)
            .map_err(|reason| unwritable(&new, reason))?;
    }
    Ok(())
}

fn journal_of(work: &Path) -> PathBuf {
    work.join("journal.json")
}

fn read(work: &Path) -> Result<Option<Journal>, Fault> {
    match fs::read(journal_of(work)) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| Fault::BrokenJournal(work.to_owned())),
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(reason) => Err(Fault::Unreadable {
            path: journal_of(work),
            reason,
        }),
    }
}

/// Writes the new files out of sight, then the list of them in one step.
fn prepare(disk: &dyn Disk, work: &Path, changes: &Changes) -> io::Result<()> {
    let journal = Journal {
        write: changes.written().map(str::to_owned).collect(),
        remove: changes.to_remove.clone(),
    };
    let new = work.join("new");
    let mut folders = BTreeSet::from([work.to_owned()]);
    for file in &changes.to_write {
        let path = new.join(&file.path);
        let folder = path.parent().unwrap_or(&new);
        disk.create_folder(folder)?;
        disk.write(&path, &file.bytes)?;
        folders.extend(
            folder
                .ancestors()
                .take_while(|folder| *folder != work)
                .map(Path::to_owned),
        );
    }
    for folder in &folders {
        disk.sync_folder(folder)?;
    }
    let unseen = new.join(".journal");
    disk.create_folder(&new)?;
    let text = serde_json::to_vec(&journal).expect("paths are written as texts");
    disk.write(&unseen, &text)?;
    disk.rename(&unseen, &journal_of(work))?;
    disk.sync_folder(work)
}

/// Moves what was not moved yet, and forgets the list.
fn complete(disk: &dyn Disk, data: &Path, journal: &Journal) -> io::Result<()> {
    let work = data.join(WORK);
    let new = work.join("new");
    let mut folders = BTreeSet::new();
    for path in &journal.write {
        let (from, to) = (new.join(path), data.join(path));
        let folder = to.parent().unwrap_or(data).to_owned();
        if from.exists() {
            disk.create_folder(&folder)?;
            disk.rename(&from, &to)?;
        }
        folders.insert(folder);
    }
    for path in &journal.remove {
        let path = data.join(path);
        if path.exists() {
            disk.remove(&path)?;
        }
        folders.extend(path.parent().map(Path::to_owned));
    }
    for folder in &folders {
        disk.sync_folder(folder)?;
    }
    disk.remove(&journal_of(&work))?;
    disk.sync_folder(&work)
}

fn unwritable(path: &Path, reason: io::Error) -> Fault {
    let path = path.to_owned();
    Fault::Unwritable { path, reason }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::{
        disk::{LocalDisk, MortalDisk},
        folder,
    };

    use super::*;

    fn file(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            bytes: text.into(),
        }
    }

    fn before() -> (TempDir, Vec<File>) {
        let data = tempfile::tempdir().unwrap();
        let files = ["history/2017.json", "index.json", "weeks/2018-W06.json"];
        let files = files.map(|path| file(path, "old"));
        for file in &files {
            folder::write(data.path(), file).unwrap();
        }
        (data, files.into())
    }

    fn changes() -> Changes {
        let paths = [
            "index.json",
            "history/2018.json",
            "weeks/2018-W06.json",
            "weeks/2018-W06.r1.json",
        ];
        Changes {
            to_write: paths.map(|path| file(path, "new and longer")).into(),
            to_remove: vec!["history/2017.json".to_owned()],
        }
    }

    fn after() -> Vec<File> {
        let mut files = changes().to_write;
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files
    }

    #[test]
    fn a_change_is_made_and_nothing_is_left_of_it() {
        let (data, _) = before();
        change(&LocalDisk, data.path(), &changes()).unwrap();
        assert_eq!(folder::read(data.path()).unwrap(), after());
        assert!(!data.path().join(WORK).exists());
    }

    #[test]
    fn a_press_that_dies_at_any_step_leaves_the_old_files_or_the_new_ones_to_the_next() {
        let (mut old, mut new) = (0, 0);
        for steps in 0.. {
            let (data, before) = before();
            let disk = MortalDisk::dies_after(steps);
            let is_done = change(&disk, data.path(), &changes()).is_ok();
            settle(&LocalDisk, data.path()).unwrap();
            let files = folder::read(data.path()).unwrap();
            assert!(!data.path().join(WORK).exists(), "{steps}");
            if files == before {
                (old, new) = (old + 1, new);
                assert_eq!(new, 0, "{steps}");
            } else {
                assert_eq!(files, after(), "{steps}");
                new += 1;
            }
            if is_done {
                break;
            }
        }
        assert!(old > 10 && new > 10, "{old} {new}");
    }

    #[test]
    fn the_next_press_may_die_as_well() {
        for steps in 0.. {
            let (data, before) = before();
            let is_done = change(&MortalDisk::dies_after(steps), data.path(), &changes()).is_ok();
            for next in 0.. {
                if settle(&MortalDisk::dies_after(next), data.path()).is_ok() {
                    break;
                }
            }
            let files = folder::read(data.path()).unwrap();
            assert!(files == before || files == after(), "{steps}");
            if is_done {
                break;
            }
        }
    }

    #[test]
    fn until_the_index_is_moved_everything_that_it_names_is_there() {
        for steps in 0.. {
            let (data, _) = before();
            let is_done = change(&MortalDisk::dies_after(steps), data.path(), &changes()).is_ok();
            let files = folder::read(data.path()).unwrap();
            if files.contains(&file("index.json", "old")) {
                assert!(files.contains(&file("history/2017.json", "old")), "{steps}");
            } else {
                assert!(after().iter().all(|file| files.contains(file)), "{steps}");
            }
            if is_done {
                break;
            }
        }
    }

    #[test]
    fn nobody_settles_what_another_press_is_writing() {
        let (data, _) = before();
        let lock = Lock::take(&data.path().join(WORK)).unwrap();
        assert!(matches!(
            settle(&LocalDisk, data.path()),
            Err(Fault::Busy(_))
        ));
        assert!(matches!(
            change(&LocalDisk, data.path(), &changes()),
            Err(Fault::Busy(_))
        ));
        drop(lock);
        settle(&LocalDisk, data.path()).unwrap();
    }
}

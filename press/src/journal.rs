//! Changing many files of a dataset as if they were one.
//!
//! ```text
//! weeks/.press/new/…    every new file, written out of sight in the folder that it is for
//! .press/journal.json   the list of them: from here on the change is made
//! weeks/… index.json    each moved to its place, index.json last
//! ```
//!
//! A press that is killed before the list is there has changed nothing, and
//! what it left is removed by the next one. After that the next one moves what
//! was not moved yet. So whoever runs press again has the old dataset or the
//! new one, whole. Who only reads has the new one as soon as the list is there.
//!
//! Each folder may be a disk of its own, for no file is ever moved out of its folder.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use cncert_weekly::publish::File;
use serde::{Deserialize, Serialize};

use crate::{disk::Disk, failure::Failure, folder, lock::Lock, voice::Voice};

/// The folder within each of the dataset's that a change is prepared in.
const WORK: &str = ".press";

/// The folders whose files change.
const FOLDERS: [&str; 3] = ["", "weeks", "history"];

/// What is to change in a dataset.
#[derive(Default)]
pub struct Changes {
    /// Files to write.
    pub to_write: Vec<File>,
    /// Files to remove, by path.
    pub to_remove: Vec<String>,
}

impl Changes {
    /// Says what is written and removed, in sentences such as `wrote {0}` and `removed {0}`.
    pub fn print(&self, voice: &Voice, data: &Path, [wrote, removed]: [&str; 2]) {
        for path in self.written() {
            voice.say(wrote, &[&data.join(path).display()]);
        }
        for path in &self.to_remove {
            voice.say(removed, &[&data.join(path).display()]);
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
pub struct Journal {
    write: Vec<String>,
    remove: Vec<String>,
}

/// What became of the change of a press that was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is made now.
    Completed,
    /// It was not begun in earnest.
    TakenBack,
}

/// Completes the change of a press that was killed, or takes it back; `None` where there is none.
pub fn settle(disk: &dyn Disk, data: &Path) -> Result<Option<Settled>, Failure> {
    let work = data.join(WORK);
    if !work.exists() {
        return Ok(None);
    }
    let _lock = Lock::take(&work)?;
    settle_locked(disk, data)
}

/// Makes a change, all of it or nothing.
pub fn change(disk: &dyn Disk, data: &Path, changes: &Changes) -> Result<(), Failure> {
    if changes.to_write.is_empty() && changes.to_remove.is_empty() {
        return Ok(());
    }
    let _lock = Lock::take(&data.join(WORK))?;
    settle_locked(disk, data)?;
    if let Err((path, reason)) = prepare(disk, data, changes) {
        // Where that fails as well, the next press does it.
        let _ = take_back(disk, data);
        return Err(Failure::NothingChanged { path, reason });
    }
    settle_locked(disk, data).map(|_| ())
}

/// The change that was begun and is not made yet.
pub fn begun(data: &Path) -> Result<Option<Journal>, Failure> {
    let path = journal_of(data);
    match fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| Failure::BrokenJournal(data.join(WORK))),
        Err(reason) if is_missing(&reason) => Ok(None),
        Err(reason) => Err(Failure::Unreadable { path, reason }),
    }
}

/// The files that belong to a dataset, as they are once a change that was begun is made, whether or not it can be made
/// now; and the paths of what else lies there.
pub fn read_whole(
    data: &Path,
    belongs: fn(&str) -> bool,
) -> Result<(Vec<File>, Vec<String>), Failure> {
    // Every change writes the list of checksums, so that a press at work meanwhile is noticed.
    let state = || [journal_of(data), data.join("SHA256SUMS")].map(|path| fs::read(path).ok());
    let mut before = state();
    loop {
        let (mut files, others) = folder::read_if(data, belongs)?;
        if let Ok(Some(journal)) = begun(data) {
            let is_kept = |file: &File| {
                ![&journal.write, &journal.remove]
                    .iter()
                    .any(|paths| paths.contains(&file.path))
            };
            files.retain(is_kept);
            for path in journal.write {
                let place = prepared(data, &path).unwrap_or_else(|| data.join(&path));
                let bytes = folder::bytes(&place)?;
                files.push(File { path, bytes });
            }
            files.sort_by(|one, other| one.path.cmp(&other.path));
        }
        let after = state();
        if after == before {
            return Ok((files, others));
        }
        before = after;
    }
}

fn settle_locked(disk: &dyn Disk, data: &Path) -> Result<Option<Settled>, Failure> {
    let journal = begun(data)?;
    if let Some(journal) = &journal {
        complete(disk, data, journal)?;
    }
    let is_left =
        take_back(disk, data).map_err(|(path, reason)| Failure::Unwritable { path, reason })?;
    Ok(match journal {
        Some(_) => Some(Settled::Completed),
        None => is_left.then_some(Settled::TakenBack),
    })
}

fn journal_of(data: &Path) -> PathBuf {
    data.join(WORK).join("journal.json")
}

/// Where new files are written out of sight, for a folder of the dataset.
fn aside(folder: &Path) -> PathBuf {
    folder.join(WORK).join("new")
}

/// Where the new file for a path is written out of sight.
fn aside_of(data: &Path, path: &str) -> PathBuf {
    let place = data.join(path);
    let name = place.file_name().unwrap_or_default();
    aside(place.parent().unwrap_or(data)).join(name)
}

/// Where the new file for a path lies, as long as it is not moved. Before folders had their own, all were in one.
fn prepared(data: &Path, path: &str) -> Option<PathBuf> {
    let places = [aside_of(data, path), aside(data).join(path)];
    places.into_iter().find(|place| place.exists())
}

/// Whether a file is not there, or what would have to hold it is none of that kind.
fn is_missing(reason: &io::Error) -> bool {
    matches!(
        reason.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// What could not be written, and why.
type DiskFailure = (PathBuf, io::Error);

/// Puts a path to what the system says.
fn at(path: &Path) -> impl FnOnce(io::Error) -> DiskFailure + use<'_> {
    move |reason| (path.to_owned(), reason)
}

/// Writes the new files out of sight, then the list of them in one step.
fn prepare(disk: &dyn Disk, data: &Path, changes: &Changes) -> Result<(), DiskFailure> {
    let mut folders = BTreeSet::from([aside(data)]);
    for file in &changes.to_write {
        let path = aside_of(data, &file.path);
        let folder = path.parent().unwrap_or(data).to_owned();
        disk.create_folder(&folder).map_err(at(&folder))?;
        disk.write(&path, &file.bytes).map_err(at(&path))?;
        folders.insert(folder);
    }
    disk.create_folder(&aside(data)).map_err(at(data))?;
    for folder in &folders {
        // The folder itself, the one that it is in, and the one of the dataset.
        for folder in folder.ancestors().take(3) {
            disk.sync_folder(folder).map_err(at(folder))?;
        }
    }
    let journal = Journal {
        write: changes.written().map(str::to_owned).collect(),
        remove: changes.to_remove.clone(),
    };
    let text = serde_json::to_vec(&journal).expect("paths are written as texts");
    let (unseen, path) = (aside(data).join(".journal"), journal_of(data));
    disk.write(&unseen, &text).map_err(at(&unseen))?;
    disk.rename(&unseen, &path).map_err(at(&path))?;
    let work = data.join(WORK);
    disk.sync_folder(&work).map_err(at(&work))
}

/// Moves what was not moved yet, and forgets the list.
fn complete(disk: &dyn Disk, data: &Path, journal: &Journal) -> Result<(), Failure> {
    for path in &journal.write {
        let is_there = prepared(data, path).is_some() || data.join(path).exists();
        if !is_there {
            return Err(Failure::LostFile(data.join(path)));
        }
    }
    let left = |(path, reason)| Failure::LeftBegun { path, reason };
    moved(disk, data, journal).map_err(left)
}

fn moved(disk: &dyn Disk, data: &Path, journal: &Journal) -> Result<(), DiskFailure> {
    let mut folders = BTreeSet::new();
    for path in &journal.write {
        let place = data.join(path);
        let folder = place.parent().unwrap_or(data).to_owned();
        if let Some(from) = prepared(data, path) {
            disk.create_folder(&folder).map_err(at(&folder))?;
            disk.rename(&from, &place).map_err(at(&place))?;
        }
        folders.insert(folder);
    }
    for path in &journal.remove {
        let path = data.join(path);
        if path.exists() {
            disk.remove(&path).map_err(at(&path))?;
        }
        folders.extend(path.parent().map(Path::to_owned));
    }
    for folder in &folders {
        disk.sync_folder(folder).map_err(at(folder))?;
    }
    let path = journal_of(data);
    disk.remove(&path).map_err(at(&path))?;
    let work = data.join(WORK);
    disk.sync_folder(&work).map_err(at(&work))
}

/// Removes what was written out of sight; tells whether there was any.
fn take_back(disk: &dyn Disk, data: &Path) -> Result<bool, DiskFailure> {
    let mut is_left = false;
    for folder in FOLDERS {
        let folder = data.join(folder);
        let new = aside(&folder);
        if new.exists() {
            disk.remove_folder(&new).map_err(at(&new))?;
            is_left = true;
        }
        // That of the dataset holds the lock, and goes with it.
        let work = folder.join(WORK);
        if folder != data && work.is_dir() {
            let _ = fs::remove_dir(&work);
        }
    }
    Ok(is_left)
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
    fn each_folder_may_be_a_disk_of_its_own() {
        let (data, _) = before();
        let disk = MortalDisk::dies_after(usize::MAX);
        let across = disk.rename(
            &data.path().join("index.json"),
            &data.path().join("weeks/index.json"),
        );
        assert_eq!(across.unwrap_err().kind(), io::ErrorKind::CrossesDevices);
        change(&disk, data.path(), &changes()).unwrap();
        assert_eq!(folder::read(data.path()).unwrap(), after());
    }

    #[test]
    fn who_reads_while_a_press_is_dead_reads_the_old_files_or_the_new_ones() {
        for steps in 0.. {
            let (data, before) = before();
            let is_done = change(&MortalDisk::dies_after(steps), data.path(), &changes()).is_ok();
            let (files, others) = read_whole(data.path(), |_| true).unwrap();
            let is_begun = begun(data.path()).unwrap().is_some() || files == after();
            assert_eq!(files, if is_begun { after() } else { before }, "{steps}");
            assert!(others.is_empty());
            if is_done {
                break;
            }
        }
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
                old += 1;
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
            Err(Failure::Busy(_))
        ));
        assert!(matches!(
            change(&LocalDisk, data.path(), &changes()),
            Err(Failure::Busy(_))
        ));
        drop(lock);
        settle(&LocalDisk, data.path()).unwrap();
    }
}

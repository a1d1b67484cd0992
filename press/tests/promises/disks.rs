//! Publishing survives the disks of others: a dataset of several, one that cannot be written, and one on which an
//! earlier press was interrupted.

use std::{
    fs,
    os::unix::fs::{MetadataExt, symlink},
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::workplace::{PUBLISHED, Workplace};

/// A place with a draft of a revision.
fn workplace() -> Workplace {
    let at = Workplace::new();
    at.begin_revision();
    at
}

/// Moves a folder of the dataset into another one, and leaves a link to it.
fn move_away(at: &Workplace, folder: &str, to: &Path) {
    let from = at.path("public/data").join(folder);
    fs::create_dir(to.join(folder)).unwrap();
    for entry in fs::read_dir(&from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(folder).join(entry.file_name())).unwrap();
    }
    fs::remove_dir_all(&from).unwrap();
    symlink(to.join(folder), from).unwrap();
}

/// A folder on another disk than the place, without any right that a build machine lacks. Where there is none, the test is
/// of links alone; that a rename across disks fails is tried by the tests of the journal in any case.
fn elsewhere(at: &Workplace) -> TempDir {
    let device = |path: &Path| fs::metadata(path).map(|it| it.dev()).ok();
    let own = device(&at.path("."));
    let shared = Path::new("/dev/shm");
    if device(shared).is_some_and(|device| Some(device) != own)
        && let Ok(folder) = tempfile::tempdir_in(shared)
    {
        return folder;
    }
    println!("no other disk was found: folders behind links are tried on one");
    tempfile::tempdir().unwrap()
}

#[test]
fn folders_of_a_dataset_may_be_on_other_disks() {
    for folders in [&["weeks"][..], &["history"], &["weeks", "history"]] {
        let at = workplace();
        let away = elsewhere(&at);
        for folder in folders {
            move_away(&at, folder, away.path());
        }
        at.press(&["publish", "draft.json"]).ends_with(0);
        assert_eq!(at.read(PUBLISHED), at.read("draft.json"));
        assert!(at.path("public/data/weeks/2025-W52.r1.json").exists());
        at.press(&["index", "--check"]).ends_with(0);
        at.press(&["check"]).ends_with(0).says("nothing found");
        for folder in [".", "weeks", "history"] {
            let left = at.path("public/data").join(folder).join(".press");
            assert!(!left.exists(), "{}", left.display());
        }
        at.press(&["publish", PUBLISHED])
            .ends_with(2)
            .says("is a file of the dataset itself");
    }
}

#[test]
fn what_cannot_be_written_is_named_and_nothing_is_changed() {
    let at = workplace();
    // Nobody, not even root, makes a folder where a file is.
    at.write("public/data/weeks/.press", "");
    let before = at.dataset();
    at.press(&["publish", "draft.json"])
        .ends_with(2)
        .says("press: cannot write public/data/weeks/.press/new: ")
        .says("nothing of the dataset is changed, and the drafts are as they were");
    assert!(at.dataset() == before);
    at.press(&["publish", "draft.json", "--lang", "zh"])
        .ends_with(2)
        .says("数据集未作任何改动，草稿完好");
    at.press(&["check", "draft.json"]).ends_with(0);
}

/// The files of a dataset with what each holds.
type Files = Vec<(PathBuf, Vec<u8>)>;

/// A place in which a press was killed when its list was there and one file moved, with the dataset as it was before
/// and as it is to be.
fn workplace_with_journal() -> (Workplace, Files, Files) {
    let at = workplace();
    let before = at.dataset();
    at.press(&["publish", "draft.json"]).ends_with(0);
    let after = at.dataset();
    let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).collect();
    assert_eq!(changed.len(), 7, "{changed:?}");
    let data = at.path("public/data");
    for (path, bytes) in &changed {
        let aside = path.parent().unwrap().join(".press/new");
        fs::create_dir_all(&aside).unwrap();
        fs::write(aside.join(path.file_name().unwrap()), bytes).unwrap();
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in &before {
        fs::write(path, bytes).unwrap();
    }
    let name = |path: &PathBuf| path.strip_prefix(&data).unwrap().to_owned();
    let paths: Vec<_> = changed.iter().map(|(path, _)| name(path)).collect();
    let journal = serde_json::json!({ "write": paths, "remove": [] });
    fs::write(data.join(".press/journal.json"), journal.to_string()).unwrap();
    fs::rename(
        data.join("weeks/.press/new/2025-W52.json"),
        at.path(PUBLISHED),
    )
    .unwrap();
    (at, before, after)
}

#[test]
fn who_only_reads_goes_on_where_an_interrupted_press_cannot_be_completed() {
    let (at, _, after) = workplace_with_journal();
    // Nobody opens a folder as a file.
    fs::create_dir(at.path("public/data/.press/lock")).unwrap();
    let now = at.dataset();
    let calls = [
        &["check"][..],
        &["check", "draft.json"],
        &["diff", "draft.json"],
        &["index", "--check"],
        &["publish", "draft.json", "--dry-run"],
        &["new"],
    ];
    for call in calls {
        at.press(call)
            .ends_with(0)
            .says("meanwhile the dataset is read as it will be then");
        assert!(at.dataset() == now, "{call:?}");
    }
    at.press(&["diff", "draft.json"]).says("no field differs");
    at.press(&["check", "--lang", "zh"])
        .ends_with(0)
        .says("以下按完成之后的内容读取");
    // The code is about the work.
    at.copy(
        "draft.json",
        "wrong.json",
        &[(r#""total": 9"#, r#""total": 1"#)],
    );
    at.press(&["check", "wrong.json"]).ends_with(1);
    // Who writes does not.
    at.press(&["publish", "draft.json"]).ends_with(2);
    at.press(&["index"]).ends_with(2);
    assert!(at.dataset() == now);
    fs::remove_dir(at.path("public/data/.press/lock")).unwrap();
    at.press(&["check"])
        .ends_with(0)
        .says("what it had begun is now complete");
    assert!(at.dataset() == after);
}

#[test]
fn who_only_reads_does_not_wait_for_another_press() {
    let (at, _, after) = workplace_with_journal();
    let lock = fs::File::create(at.path("public/data/.press/lock")).unwrap();
    fs4::FileExt::try_lock(&lock).unwrap();
    at.press(&["check"])
        .ends_with(0)
        .says("another press is at work");
    at.press(&["diff", "draft.json"])
        .ends_with(0)
        .says("no field differs");
    at.press(&["index"])
        .ends_with(2)
        .says("another press is at work");
    drop(lock);
    at.press(&["index"]).ends_with(0);
    assert!(at.dataset() == after);
}

#[test]
fn what_an_interrupted_press_left_before_its_list_was_there_is_taken_back() {
    let (at, before, _) = workplace_with_journal();
    fs::remove_file(at.path("public/data/.press/journal.json")).unwrap();
    for (path, bytes) in &before {
        fs::write(path, bytes).unwrap();
    }
    at.press(&["check"])
        .ends_with(0)
        .says("interrupted before it changed anything");
    assert!(at.dataset() == before);
}

#[test]
fn a_list_that_nobody_can_read_stops_only_who_writes() {
    let (at, ..) = workplace_with_journal();
    at.write("public/data/.press/journal.json", "{");
    at.press(&["check"])
        .says("meanwhile the dataset is read as it stands");
    at.press(&["publish", "draft.json"])
        .ends_with(2)
        .says("put the dataset back to its last version");
}

#[test]
fn a_disk_that_is_not_there_loses_nothing_of_what_was_begun() {
    let (at, _, after) = workplace_with_journal();
    // As if the disk of the weeks were not connected.
    let (weeks, away) = (at.path("public/data/weeks"), at.path("away"));
    fs::rename(&weeks, &away).unwrap();
    fs::create_dir(&weeks).unwrap();
    at.press(&["index"])
        .ends_with(2)
        .says("is gone; see that every disk is there");
    fs::remove_dir(&weeks).unwrap();
    fs::rename(&away, &weeks).unwrap();
    at.press(&["index"]).ends_with(0);
    assert!(at.dataset() == after);
}

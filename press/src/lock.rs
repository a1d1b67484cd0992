//! One press at a time: the lock on a dataset while it is written.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use fs4::{FileExt, TryLockError};
use same_file::Handle;

use crate::{disk::is_unknown, failure::Failure};

/// A lock that is held; the system lets go of it when the process ends, however it ends.
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock in a folder, which is made where it is not there.
    pub fn take(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join("lock");
        // Whoever held the lock removes its file, perhaps just after it was opened here.
        for _ in 0..100 {
            if let Some(file) = try_take(folder, &path)? {
                let file = Some(file);
                return Ok(Self { file, path });
            }
        }
        Err(Failure::Busy(folder.to_owned()))
    }
}

/// The locked file; `None` where it is no longer the one with this name.
fn try_take(folder: &Path, path: &Path) -> Result<Option<File>, Failure> {
    let open = || {
        fs::create_dir_all(folder)?;
        File::create(path)
    };
    let file = match open() {
        Ok(file) => file,
        Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(reason) => return Err(unwritable(path, reason)),
    };
    match FileExt::try_lock(&file) {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(Failure::Busy(folder.to_owned())),
        // Where a disk knows no locks, as some in networks do, it is up to people to publish one after the other.
        Err(TryLockError::Error(reason)) if is_unknown(&reason) => {}
        Err(TryLockError::Error(reason)) => return Err(unwritable(path, reason)),
    }
    let of_file = file.try_clone().and_then(Handle::from_file);
    let is_named = of_file.is_ok_and(|file| Handle::from_path(path).is_ok_and(|it| it == file));
    Ok(is_named.then_some(file))
}

fn unwritable(path: &Path, reason: io::Error) -> Failure {
    let path = path.to_owned();
    Failure::NothingChanged { path, reason }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Unlinked while it is held, so that nobody removes the file of another's lock; Windows
        // removes only what is closed, and what stays there is taken again by the next press.
        let _ = fs::remove_file(&self.path);
        drop(self.file.take());
        if let Some(folder) = self.path.parent() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_taken_once_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join(".press");
        let lock = Lock::take(&folder).unwrap();
        assert!(matches!(Lock::take(&folder), Err(Failure::Busy(_))));
        drop(lock);
        assert!(!folder.exists());
        drop(Lock::take(&folder).unwrap());
    }

    #[test]
    fn what_a_killed_press_leaves_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("lock"), "").unwrap();
        assert!(Lock::take(folder.path()).is_ok());
    }
}

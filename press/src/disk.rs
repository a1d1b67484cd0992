//! The few things that press does to a disk, so that a test can die at each.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// Something that holds files.
pub trait Disk {
    /// Makes a folder and those around it, where they are not there.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Writes a file, and comes back when the disk has it.
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Moves a file into the place of another one, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with everything in it, in any order.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;
    /// Comes back when the disk has the names of a folder's files.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The disk of this machine.
pub struct LocalDisk;

impl Disk for LocalDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        synced(&file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir_all(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows has no such thing: a folder cannot be opened there.
        if cfg!(unix) {
            synced(&File::open(folder)?)?;
        }
        Ok(())
    }
}

/// Comes back when the disk has a file or folder, as far as it lets itself be asked: many in networks do not.
fn synced(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(reason) if is_unknown(&reason) => Ok(()),
        done => done,
    }
}

/// Whether a disk says that it knows no such thing as it was asked for, not that it failed.
pub fn is_unknown(reason: &io::Error) -> bool {
    // ENOTSUP and EOPNOTSUPP of Linux and macOS, which the standard library does not name.
    let is_unsupported = cfg!(unix) && matches!(reason.raw_os_error(), Some(45 | 95 | 102));
    let kind = reason.kind();
    is_unsupported
        || matches!(
            kind,
            io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
        )
}

/// A disk that dies after so many steps, in the middle of the last one. As far as moving files goes, `weeks` and
/// `history` are disks of their own.
#[cfg(test)]
pub struct MortalDisk {
    steps_left: std::cell::Cell<usize>,
}

#[cfg(test)]
impl MortalDisk {
    /// A disk that takes so many steps.
    pub fn dies_after(steps: usize) -> Self {
        let steps_left = steps.into();
        Self { steps_left }
    }

    /// Takes a step; the last one is done by half.
    fn step(
        &self,
        whole: impl FnOnce() -> io::Result<()>,
        half: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        match self.steps_left.get() {
            0 => {}
            1 => {
                self.steps_left.set(0);
                half()?;
            }
            more => {
                self.steps_left.set(more - 1);
                return whole();
            }
        }
        Err(io::Error::other("the disk is dead"))
    }
}

#[cfg(test)]
impl Disk for MortalDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| LocalDisk.create_folder(folder), || Ok(()))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = &bytes[..bytes.len() / 2];
        self.step(|| LocalDisk.write(path, bytes), || fs::write(path, half))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let disk_of = |path: &Path| {
            let is_own = |name: &&str| path.iter().any(|segment| segment == *name);
            ["weeks", "history"].into_iter().find(is_own)
        };
        if disk_of(from) != disk_of(to) {
            return Err(io::ErrorKind::CrossesDevices.into());
        }
        self.step(|| LocalDisk.rename(from, to), || Ok(()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step(|| LocalDisk.remove(path), || Ok(()))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let half = || {
            let mut entries = walkdir::WalkDir::new(folder).into_iter().flatten();
            let file = entries.find(|entry| entry.file_type().is_file());
            file.map_or(Ok(()), |file| fs::remove_file(file.path()))
        };
        self.step(|| LocalDisk.remove_folder(folder), half)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(|| LocalDisk.sync_folder(folder), || Ok(()))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_disk_does_not_know_is_no_failure() {
        // EINVAL, ENOTSUP and ENOSYS as disks in networks answer; EIO and ENOSPC are failures.
        let is = |code| is_unknown(&io::Error::from_raw_os_error(code));
        assert!([22, 95].into_iter().all(is));
        assert!(![5, 13, 28].into_iter().any(is));
    }
}

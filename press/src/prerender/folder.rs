use std::{fs, io, path::PathBuf};

use cncert_weekly::archive::{Cause, Door, File};
use futures::future::{LocalBoxFuture, ready};

/// The dataset in a folder, as the archive's door.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }
}

impl Door for Folder {
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        let bytes = fs::read(self.0.join(file.to_string())).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Cause::Missing,
            _ => Cause::Unreachable,
        });
        Box::pin(ready(bytes))
    }

    fn pause(&self, _: u32) -> LocalBoxFuture<'static, ()> {
        Box::pin(ready(()))
    }
}

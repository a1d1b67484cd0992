use std::{cell::RefCell, sync::Arc};

use super::{Cause, Fault, File};
use crate::draft::Reading;

/// The files of one kind that have been read, for the rest of the visit.
pub(super) struct Shelf<T>(RefCell<Vec<(File, Arc<T>)>>);

impl<T> Shelf<T> {
    /// A shelf with nothing on it.
    pub fn new() -> Self {
        Self(RefCell::default())
    }

    /// What was read from a file.
    pub fn get(&self, file: File) -> Option<Arc<T>> {
        let kept = self.0.borrow();
        let (_, value) = kept.iter().find(|(known, _)| *known == file)?;
        Some(value.clone())
    }

    /// Reads a file, unless somebody who waited for the same bytes just has,
    /// and keeps what is sound.
    pub fn keep(&self, file: File, read: impl FnOnce() -> Reading<T>) -> Result<Arc<T>, Fault> {
        if let Some(value) = self.get(file) {
            return Ok(value);
        }
        let Reading { value, findings } = read();
        let Some(value) = value.map(Arc::new) else {
            let cause = Cause::Unusable(findings);
            return Err(Fault { file, cause });
        };
        self.0.borrow_mut().push((file, value.clone()));
        Ok(value)
    }
}

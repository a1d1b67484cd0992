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

    /// Whether a file has been read.
    pub fn has(&self, file: File) -> bool {
        self.0.borrow().iter().any(|(known, _)| *known == file)
    }

    /// What was read from a file that is known to be there.
    ///
    /// # Panics
    /// When it is not.
    pub fn kept(&self, file: File) -> Arc<T> {
        self.get(file)
            .expect("the file was loaded before it is used")
    }

    /// Keeps what was read from a file, if it is sound.
    pub fn keep(&self, file: File, Reading { value, findings }: Reading<T>) -> Result<(), Fault> {
        let Some(value) = value else {
            let cause = Cause::Unusable(findings);
            return Err(Fault { file, cause });
        };
        self.0.borrow_mut().push((file, Arc::new(value)));
        Ok(())
    }
}

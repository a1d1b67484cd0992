use futures::future::LocalBoxFuture;

use super::{Cause, File};

/// Where the bytes of the files come from, and what time it is there.
pub trait Door {
    /// Asks for a file, once. Dropping the future withdraws the request.
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>>;

    /// Waits.
    fn pause(&self, millis: u32) -> LocalBoxFuture<'static, ()>;

    /// The text of a part of the dataset that is at hand, by the name that a
    /// published page carries it under.
    fn carried(&self, _name: &str) -> Option<String> {
        None
    }
}

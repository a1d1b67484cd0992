use futures::{
    FutureExt,
    future::{LocalBoxFuture, ready},
};

use super::{Cause, File};

/// Where the bytes of the files come from, and what time it is there.
pub trait Door {
    /// Asks for a file, once. Dropping the future withdraws the request.
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>>;

    /// Waits.
    fn pause(&self, millis: u32) -> LocalBoxFuture<'static, ()>;

    /// What a published page carries under a name.
    fn carried(&self, _name: &str) -> Option<String> {
        None
    }

    /// Asks for the file with all of the issue that a page carries, by its address.
    fn issue(&self, _address: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        ready(Err(Cause::Missing)).boxed_local()
    }
}

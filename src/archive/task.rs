use futures::{
    FutureExt,
    future::{AbortHandle, abortable},
};
use wasm_bindgen_futures::spawn_local;

/// Something that is being done, for as long as it is kept: a dropped task is
/// given up, and with it the requests that only it waits for.
#[must_use = "it is given up when dropped"]
pub struct Task(AbortHandle);

impl Task {
    /// Begins to do something.
    pub fn spawn(work: impl Future<Output = ()> + 'static) -> Self {
        let (work, handle) = abortable(work.boxed_local());
        // One type for whatever is done: each would bring the whole machinery anew.
        spawn_local(work.map(drop).boxed_local());
        Self(handle)
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

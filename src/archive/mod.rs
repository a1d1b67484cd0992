//! Where reports come from: the site's own data files, asked for with patience,
//! read once, and kept.
//!
//! [`Archive`] decides what is asked for, shared, tried again and kept; it is
//! pure but for its [`Door`], through which the bytes come. The door to the
//! network exists in WebAssembly alone. Whoever waits owns what he waits for:
//! when the future is dropped, or the `Task` that it runs in, the request for
//! a week is aborted.

mod carried;
mod door;
mod errands;
mod fault;
mod file;
mod holdings;
mod patience;
mod run_up;
mod shelf;
mod store;
#[cfg(test)]
mod tests;

#[cfg(target_arch = "wasm32")]
mod request;
#[cfg(target_arch = "wasm32")]
mod task;

pub use carried::{Carried, PARTS, issue as carried_issue};
pub use door::Door;
pub use fault::{Cause, Fault};
pub use file::File;
pub use holdings::Holdings;
pub use store::Archive;
#[cfg(target_arch = "wasm32")]
pub use task::Task;

//! Files of the editor's own machine: chosen, dropped, pasted, watched, written back and
//! downloaded. None of their bytes goes anywhere else.
//!
//! Where the browser has file handles, a [`LocalFile`] knows its way back to the disk;
//! everywhere else it is what it was when it was taken.

mod handle;
mod intake;
mod offer;

pub use handle::{Handle, LocalFile, MOST_BYTES, gbk};
pub use intake::{Intake, has_picker};
pub use offer::download;

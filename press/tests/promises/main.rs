//! What the command line promises, held by the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod agreeing;
mod checking;
#[cfg(unix)]
mod disks;
mod documents;
mod help;
mod importing;
mod leftovers;
mod packing;
#[cfg(unix)]
mod piping;
mod publishing;
mod speaking;
mod workplace;

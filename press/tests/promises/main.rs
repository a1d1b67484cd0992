//! What the command line promises, held by the program itself.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod checking;
mod help;
mod publishing;
mod workplace;

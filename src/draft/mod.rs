//! From the bytes of a file to a typed value and every finding on the way.
//!
//! ```text
//! bytes ──▶ Node (a tree, duplicates and all) ──▶ Cursor (reads, notes, goes on) ──▶ value + findings
//! ```
//!
//! Nothing here fails, panics or stops at the first problem: what cannot be
//! read is noted with its place, and the reading goes on behind it. A value
//! comes out only when no error was noted. What belongs here is what a file
//! may say and the rules it must keep; no wording for people.

mod cursor;
mod node;
mod text;
mod values;

mod week;

mod corrections;
mod distributions;
mod incidents;
mod indicators;
mod provenance;
mod rankings;
mod ratings;

mod catalogue;
mod history;
mod index;
mod publisher;

mod misprints;
mod outline;
mod sound_part;
mod positions;

pub use misprints::{problem, problems, respelled};
pub use outline::{Content, Member, Outline, segments};
pub use positions::Positions;
pub use sound_part::SoundPart;

use crate::report::{Catalogue, Finding, History, Index, Publisher, Report};

use cursor::{Cursor, Notes};
use node::Node;

/// The largest week file.
pub const WEEK_LIMIT_BYTES: usize = 1 << 20;

/// The largest file of any other kind.
pub const OTHER_LIMIT_BYTES: usize = 8 << 20;

/// What came out of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading<T> {
    /// The value; `None` where any finding is an error.
    pub value: Option<T>,
    /// Everything that was found, in the order of reading; the first thousand
    /// where there are more.
    pub findings: Vec<Finding>,
}

/// Reads a week file against the catalogue of its time.
pub fn read(bytes: &[u8], catalogue: &Catalogue) -> Reading<Report> {
    reading(bytes, WEEK_LIMIT_BYTES, |root| {
        week::report(root, catalogue)
    })
}

/// Reads a week file, and where it has errors the [`SoundPart`] that has none.
pub fn read_or_part(bytes: &[u8], catalogue: &Catalogue) -> (Reading<Report>, Option<SoundPart>) {
    match node::parse(bytes, WEEK_LIMIT_BYTES) {
        Ok(root) => sound_part::whole_or_part(root, catalogue),
        Err(finding) => (Reading::refused(finding), None),
    }
}

/// Reads `catalogue.json`.
pub fn read_catalogue(bytes: &[u8]) -> Reading<Catalogue> {
    reading(bytes, OTHER_LIMIT_BYTES, catalogue::catalogue)
}

/// Reads `publisher.json`.
pub fn read_publisher(bytes: &[u8]) -> Reading<Publisher> {
    reading(bytes, OTHER_LIMIT_BYTES, publisher::publisher)
}

/// Reads `index.json`.
pub fn read_index(bytes: &[u8]) -> Reading<Index> {
    reading(bytes, OTHER_LIMIT_BYTES, index::index)
}

/// Reads a file of `history/`.
pub fn read_history(bytes: &[u8]) -> Reading<History> {
    reading(bytes, OTHER_LIMIT_BYTES, history::history)
}

/// The text of a week file, without a byte order mark.
///
/// # Errors
/// When the file is too large or no UTF-8, with the finding that the reader has for it.
pub fn text_of_week(bytes: &[u8]) -> Result<&str, Finding> {
    node::text(bytes, WEEK_LIMIT_BYTES)
}

/// The text of a file of any other kind, without a byte order mark.
///
/// # Errors
/// When the file is too large or no UTF-8, with the finding that the reader has for it.
pub fn text_of_other(bytes: &[u8]) -> Result<&str, Finding> {
    node::text(bytes, OTHER_LIMIT_BYTES)
}

fn reading<T>(bytes: &[u8], limit: usize, read: impl FnOnce(&Cursor) -> Option<T>) -> Reading<T> {
    match node::parse(bytes, limit) {
        Ok(root) => Reading::of(&root, read),
        Err(finding) => Reading::refused(finding),
    }
}

impl<T> Reading<T> {
    fn of(root: &Node, read: impl FnOnce(&Cursor) -> Option<T>) -> Self {
        let notes = Notes::default();
        let value = read(&Cursor::root(root, &notes));
        Self {
            value: value.filter(|_| !notes.has_error()),
            findings: notes.into_findings(),
        }
    }

    /// Of a file that is no tree.
    fn refused(finding: Finding) -> Self {
        Self {
            value: None,
            findings: vec![finding],
        }
    }
}

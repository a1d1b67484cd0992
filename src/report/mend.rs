use super::{Correction, MisprintKind, Place, Respelling, Stated};

/// What certainly puts a finding right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Put this value in place of the one there.
    Put {
        /// Where.
        at: Place,
        /// What belongs there.
        value: Stated,
    },
    /// Put this text in place of the one there, from which it differs by a few letters.
    Rewrite {
        /// Where.
        at: Place,
        /// The text as it should be.
        text: String,
    },
    /// Sort the items of a list by their `value`, the largest first. Items of the
    /// same value keep their order, items without one their position.
    Sort { list: Place },
    /// Put this entry in place of the one there.
    PutBack {
        /// The entry's place.
        at: Place,
        /// The entry as published.
        entry: Box<Correction>,
    },
    /// Put this entry into the list, before the one that is at its place.
    Insert {
        /// The entry's place; one behind the last where it comes last.
        at: Place,
        /// The entry as published.
        entry: Box<Correction>,
    },
    /// Write some letters of a file otherwise that is no JSON.
    Respell {
        /// Which, in the order of the file, and how.
        edits: Vec<Respelling>,
        /// How many misprints that puts right.
        count: usize,
        /// What kind they are of.
        kind: MisprintKind,
    },
}

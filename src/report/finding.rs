use std::ops::Range;

use super::{Defect, Place, Problem};

/// A line and a column in a file, both from 1. The column counts letters where it is shown,
/// and bytes where a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// How much of what stands at its place a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some bytes of the text there, as it is read; of the whole file, as it is written.
    Letters(Range<usize>),
    /// The file from here on, which is no JSON.
    From(Position),
}

/// One thing that is wrong in a file, and where. It holds facts, not prose.
///
/// What is wrong is a [`Defect`] where the file was only read, and a
/// [`Problem`] where it was proofread as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<P = Defect> {
    /// What is wrong.
    pub problem: P,
    /// Where, as a JSON pointer.
    pub place: Place,
    /// How much of what stands there.
    pub extent: Extent,
}

impl<P> Finding<P> {
    /// A finding of all that stands at a place.
    pub fn new(place: Place, problem: P) -> Self {
        Self {
            problem,
            place,
            extent: Extent::Whole,
        }
    }

    /// The same finding of some bytes of the text at its place.
    #[must_use]
    pub fn within(self, bytes: Range<usize>) -> Self {
        Self {
            extent: Extent::Letters(bytes),
            ..self
        }
    }

    /// The line and column in a file that is no JSON.
    pub fn position(&self) -> Option<Position> {
        match self.extent {
            Extent::From(position) => Some(position),
            Extent::Whole | Extent::Letters(_) => None,
        }
    }

    /// The same finding among those of proofreading.
    pub fn into_problem(self) -> Finding<Problem>
    where
        P: Into<Problem>,
    {
        Finding {
            problem: self.problem.into(),
            place: self.place,
            extent: self.extent,
        }
    }
}

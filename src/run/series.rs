//! One indicator over all weeks that a history has, and which of its values may be held against each other.

use crate::report::{Cell, Change, History, Id, Origin, SeriesBreak, Week};

/// How many weeks before one say what is usual, and how many of them must have a value.
const USUAL_WEEKS: u16 = 52;
const USUAL_LEAST: usize = 8;

/// A week's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub week: Week,
    pub value: u64,
    /// What else is known of it.
    pub cell: Cell,
}

impl Known {
    /// Whether it is illustrative.
    pub fn is_sample(self) -> bool {
        self.cell.origin == Origin::Sample
    }

    /// The step to which its report may have rounded it: files of history tell only that it did.
    fn step(self) -> u64 {
        let steps = [10_000, 1000, 100];
        let step = steps
            .into_iter()
            .find(|step| self.value.is_multiple_of(*step));
        if self.cell.is_rounded {
            step.unwrap_or(1)
        } else {
            0
        }
    }

    /// Whether it is higher than another one, whatever rounding hides.
    pub fn is_surely_above(self, other: Self) -> bool {
        2 * self.value > 2 * other.value + self.step() + other.step()
    }
}

/// An indicator over the weeks.
pub struct Series<'a> {
    /// Every week's cell, where it may be shown.
    pub cells: Vec<(Week, Cell)>,
    /// Those with a value.
    pub known: Vec<Known>,
    breaks: &'a [SeriesBreak],
}

impl<'a> Series<'a> {
    /// The series of an indicator; without what is illustrative where that is not shown.
    pub fn of(
        history: &History,
        id: &Id,
        breaks: &'a [SeriesBreak],
        is_sample_shown: bool,
    ) -> Self {
        let weeks = history.weeks().iter();
        let cells = weeks.filter_map(|week| Some((*week, history.cell(id, *week)?)));
        let cells: Vec<_> = cells
            .filter(|(_, cell)| is_sample_shown || cell.origin != Origin::Sample)
            .collect();
        let known = cells.iter().filter_map(|(week, cell)| {
            Some(Known {
                week: *week,
                value: cell.value?,
                cell: *cell,
            })
        });
        Self {
            known: known.collect(),
            cells,
            breaks,
        }
    }

    /// How many breaks lie before a week or at it.
    pub fn era(&self, week: Week) -> usize {
        self.breaks.iter().filter(|of| of.week <= week).count()
    }

    /// Whether two values may be held against each other: real ones never against illustrative ones, and
    /// none across a break.
    pub fn are_comparable(&self, one: Known, other: Known) -> bool {
        one.is_sample() == other.is_sample() && self.era(one.week) == self.era(other.week)
    }

    /// Whether a line may lead from one week to the next: nothing lies between them, and no break.
    pub fn are_joined(&self, one: Week, next: Week) -> bool {
        one.next() == next && self.era(one) == self.era(next)
    }

    /// Where a week's value stands among those that are known.
    pub fn place(&self, week: Week) -> Option<usize> {
        self.known
            .binary_search_by_key(&week, |known| known.week)
            .ok()
    }

    /// The value of the same week a year before, where it may be held against this one.
    pub fn year_before(&self, known: Known) -> Option<Known> {
        let week = Week::new(known.week.year() - 1, known.week.number()).ok()?;
        let before = self.known[self.place(week)?];
        self.are_comparable(known, before).then_some(before)
    }

    /// The least, the median and the greatest value of the weeks before one; `None` where too few of them
    /// can be held against it.
    pub fn usual(&self, place: usize) -> Option<[u64; 3]> {
        let known = self.known[place];
        let first = (0..USUAL_WEEKS).fold(known.week, |week, _| week.previous());
        let before = self.known[..place].iter().rev();
        let before = before.take_while(|of| of.week >= first);
        let mut values: Vec<u64> = Vec::new();
        for of in before.filter(|of| self.are_comparable(known, **of)) {
            // A sort would be larger than all of this.
            let place = values.partition_point(|value| *value < of.value);
            values.insert(place, of.value);
        }
        if values.len() < USUAL_LEAST {
            return None;
        }
        let middle = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[middle]
        } else {
            values[middle - 1].midpoint(values[middle])
        };
        Some([values[0], median, values[values.len() - 1]])
    }

    /// The change from one exact value to another.
    pub fn change(before: Known, now: Known) -> Option<Change> {
        let are_exact = !before.cell.is_rounded && !now.cell.is_rounded;
        let change = are_exact.then(|| Change::between(before.value, now.value, 1));
        change.flatten()
    }
}

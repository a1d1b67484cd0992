//! What is read in a text, while places in it are still counted in letters.

use std::ops::Range;

use super::{
    Weight,
    amount::{Amount, Bound, Kind},
};

/// A number as its digits say, before scale and unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: u128,
    pub(super) decimals: u32,
    /// Whether separators stand between its thousands.
    pub(super) is_grouped: bool,
    pub(super) starts_with_zero: bool,
}

/// What a language makes of digits and what stands around them.
pub(super) struct Unit {
    /// Where the numeral ends, its unit with it.
    pub(super) end: usize,
    /// The zeros that 万 or “million” adds.
    pub(super) zeros: u32,
    /// The decimals that 千分之 or ‰ adds to those of a percentage.
    pub(super) decimals: u32,
    pub(super) kind: Kind,
    pub(super) bound: Bound,
    /// Where the word begins that sets the bound, or the number.
    pub(super) said: usize,
    /// Whether it says how many times something grew by itself: 增长两倍.
    pub(super) is_growth: bool,
    pub(super) role: Role,
}

/// What a number does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It measures something.
    Measure,
    /// It is a rank, a span of time or a multiple.
    Other,
    /// It is a part of a date.
    Date,
    /// It is one of the two of “3 of every 5”, which the other language may give as a share, or
    /// the 24 hours of “around the clock”.
    Rate,
}

impl Digits {
    /// Whether it is written as years are.
    pub(super) fn is_like_a_year(&self) -> bool {
        self.decimals == 0
            && !self.is_grouped
            && !self.starts_with_zero
            && (1900..2100).contains(&self.number)
    }
}

/// A numeral whose place is still counted in letters.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) range: Range<usize>,
    /// Where the word begins that says on which side of it the truth lies, or itself.
    pub(super) said: usize,
    pub(super) amount: Amount,
    pub(super) weight: Weight,
    pub(super) is_measure: bool,
}

/// Whether a place lies in one of the readings, which are in order.
pub(super) fn is_taken(readings: &[Reading], place: usize) -> bool {
    let behind = readings.partition_point(|reading| reading.range.start <= place);
    let nearest = behind.checked_sub(1).map(|nearest| &readings[nearest]);
    nearest.is_some_and(|nearest| nearest.range.contains(&place))
}

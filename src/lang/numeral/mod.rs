//! Numbers read back from prose: the counterpart of how they are written.
//!
//! ```text
//! text ──▶ letters (full-width made narrow) ──▶ digits ──▶ with scale and unit ──▶ numerals, number words among them
//! ```
//!
//! 48,123,000, 4,812.3万, ４８１２．３万 and 48.123 million are one number. Identifiers
//! such as CVE-2024-1 are none; dates, versions, telephone numbers and whatever
//! else need not be the same in both languages is read, but [`Weight::Loose`].

mod amount;
mod digits;
mod en;
mod letters;
mod ranges;
mod zh;

use std::ops::Range;

use crate::report::ordered_by;

use super::Lang;

pub use amount::{Amount, Amounts};

use letters::Letters;

/// How much a numeral counts when two languages are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A figure in digits: the other language has it too.
    Figure,
    /// A number word: the other language should have it too.
    Word,
    /// It may stand for one of the other language's and need not: a date, a
    /// version, an ordinal, an indefinite 一 or “one”.
    Loose,
}

/// A number that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// As written, with its unit, such as `4,812.3万`, `7.6%` or `five`.
    pub written: String,
    /// Where in the text, in bytes.
    pub range: Range<usize>,
    /// How much it is.
    pub amount: Amount,
    /// How much it counts.
    pub weight: Weight,
    /// Whether it measures something, and is no rank, span of time or multiple.
    pub is_measure: bool,
}

/// Every number in a text, in its order.
pub fn numerals(text: &str, lang: Lang) -> Vec<Numeral> {
    let letters = Letters::of(text);
    let mut readings = digits::digits(&letters, lang);
    let words = match lang {
        Lang::Zh => zh::words(&letters, &readings),
        Lang::En => en::words(&letters, &readings),
    };
    readings.extend(words);
    let readings = ordered_by(readings, |reading| reading.range.start);
    let numeral = |reading: Reading| {
        let range = letters.bytes(&reading.range);
        Numeral {
            written: text[range.clone()].to_owned(),
            range,
            amount: reading.amount,
            weight: reading.weight,
            is_measure: reading.is_measure,
        }
    };
    readings.into_iter().map(numeral).collect()
}

/// A numeral whose place is still counted in letters.
#[derive(Clone, Debug)]
struct Reading {
    range: Range<usize>,
    amount: Amount,
    weight: Weight,
    is_measure: bool,
}

#[cfg(test)]
mod tests;

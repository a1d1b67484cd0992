//! Numbers read back from prose: the counterpart of how they are written.
//!
//! ```text
//! text ──▶ letters (full-width made narrow) ──▶ digits ──▶ with scale and unit ──▶ numerals, number words among them
//! ```
//!
//! 48,123,000, 4,812.3万, ４８１２．３万 and 48.123 million are one number. Identifiers
//! such as CVE-2024-1 are none; dates, versions, telephone numbers and whatever
//! else need not be the same in both languages is read, but [`Weight::Loose`].
//!
//! # Grammar
//!
//! A numeral is of one [`Kind`], and only numbers of one kind are the same:
//!
//! | kind | Chinese | English |
//! |---|---|---|
//! | count | 532个, 1,200万, 1.2亿, 3千万, 十二, 三万六千 | 532, 12 m, 1.2 bn, 30k, twelve, two million |
//! | share | 7.6%, 百分之七点六, 千分之五, 5‰, 三成, 两成五, 半数, 减半, 三分之二 | 7.6%, per cent, 5 per thousand, half, halved, two thirds, a third of |
//! | points | 1.5个百分点 | 1.5 percentage points, points, pp |
//! | multiple | 增长一倍, 增至两倍, 翻番: each is 2; 翻两番 is 4 | doubled, twice, threefold, 3 times as many |
//!
//! - Points are no percentage. A multiple may be the other language's change, 增长一倍
//!   “100%”, or its bare number: “by 3 times”.
//! - Words around a number set a bound, which is compared and not equalled: 约 and about
//!   on both sides; 近 and nearly, 余 and odd on one; 超过, 至少, 以上, more than, at
//!   least above; 低于, 不足, 以下, fewer than, up to below.
//! - A rounded number stands for what lies within half of its last step, a share or a
//!   multiple in words for what lies within a tenth of itself, 三成 for 25% to 35%.
//! - What is vague is loose, and never missed: 数十, 几百, 两三个, dozens, one or two; and so
//!   is what another language may say without a number: 第二, second, no, 未, a; one in five
//!   is 每五个里有一个, and no share there.
//! - Idioms are none: 万无一失, 百分百, 三番五次, 一成不变, half a year, 24/7.
//! - A number with 元, 分, 人 or 小时, “GB” or “hours” behind it, or 端口, 拨打, “port” or
//!   “version” before it, is a figure that the other language has as well, but measures
//!   nothing that a week does.
//!
//! Sources: GB/T 15835—2011 “General rules for writing numerals in public texts” (数字, 概数
//! and 余, 多, 几; ranges), the Unicode
//! Standard for full-width signs and spaces between thousands (UAX #11 and U+202F),
//! and for English the chapters on numbers of The Chicago Manual of Style
//! and the European Commission's English Style Guide (percentage points, bn and m).

mod amount;
mod digits;
mod en;
mod letters;
mod ranges;
mod reading;
mod zh;

use std::ops::Range;

use crate::report::ordered_by;

use super::Lang;

pub use amount::{Amount, Amounts, Kind};

use amount::Bound;

use letters::Letters;
use reading::Reading;

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
    /// Where it begins with the word that says on which side of it the truth lies, such
    /// as 近 or “nearly”; where it begins itself, if none does.
    pub said: usize,
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
            said: letters.bytes(&(reading.said..reading.said)).start,
            amount: reading.amount,
            weight: reading.weight,
            is_measure: reading.is_measure,
        }
    };
    readings.into_iter().map(numeral).collect()
}

#[cfg(test)]
mod tests;

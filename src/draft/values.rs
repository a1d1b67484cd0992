//! The single values that files are made of: numbers, days, ids, words.

use std::{ops::RangeInclusive, str::FromStr};

use crate::report::{
    Allowed, Change, Day, Defect, Expected, Id, Origin, Quantity, Share, SortedMap, Week,
};

use super::{
    cursor::Cursor,
    node::{Node, shortened},
};

/// Ids that something has already.
pub(super) type Ids = SortedMap<Id, ()>;

impl Cursor<'_> {
    /// `true` or `false`.
    pub(super) fn boolean(&self) -> Option<bool> {
        match self.node()? {
            Node::Boolean(value) => Some(*value),
            _ => self.of_type(Expected::Boolean),
        }
    }

    /// A measured number, 0 to 2^53-1.
    pub(super) fn count(&self) -> Option<u64> {
        self.whole(0..=Quantity::MAX)
    }

    /// A whole number in a range that has no negative numbers.
    pub(super) fn whole<T: TryFrom<u64>>(&self, range: RangeInclusive<u64>) -> Option<T> {
        let number = match self.node()? {
            Node::Count(number) => Some(*number),
            Node::Negative(_) => None,
            _ => return self.of_type(Expected::WholeNumber),
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            self.note_range(Allowed::Between(*range.start(), *range.end()));
        }
        T::try_from(number?).ok()
    }

    /// A whole number with a sign, as far from 0 as a measured one may be.
    pub(super) fn signed(&self) -> Option<i64> {
        let number = match self.node()? {
            Node::Count(number) => i64::try_from(*number).ok(),
            Node::Negative(number) => Some(*number),
            _ => return self.of_type(Expected::WholeNumber),
        };
        let number = number.filter(|number| number.unsigned_abs() <= Quantity::MAX);
        if number.is_none() {
            self.note_range(Allowed::Within(Quantity::MAX));
        }
        number
    }

    /// A change in percent with as many decimals as are printed.
    pub(super) fn change(&self, decimals: u8) -> Option<Change> {
        self.tenths(Allowed::Changes, |tenths| Change::new(tenths, decimals))
    }

    /// A share in percent with one decimal.
    pub(super) fn share(&self) -> Option<Share> {
        self.tenths(Allowed::Shares, |tenths| {
            u16::try_from(tenths).ok().and_then(Share::new)
        })
    }

    /// What a number with at most one decimal is, made from its tenths.
    fn tenths<T>(&self, allowed: Allowed, of_tenths: impl FnOnce(i64) -> Option<T>) -> Option<T> {
        let tenths = match self.node()? {
            Node::Count(number) => i64::try_from(*number)
                .ok()
                .and_then(|number| number.checked_mul(10)),
            Node::Negative(number) => number.checked_mul(10),
            Node::Fraction(written) => tenths_of(written),
            _ => return self.of_type(Expected::Number),
        };
        let value = tenths.and_then(of_tenths);
        if value.is_none() {
            self.note_range(allowed);
        }
        value
    }

    /// A day of the calendar.
    pub(super) fn day(&self) -> Option<Day> {
        self.parsed(Expected::Day)
    }

    /// An id of any kind.
    pub(super) fn id(&self) -> Option<Id> {
        self.parsed(Expected::Id)
    }

    /// An id that the catalogue knows.
    pub(super) fn known_id(&self, is_known: impl FnOnce(&Id) -> bool) -> Option<Id> {
        let id = self.id()?;
        if is_known(&id) {
            return Some(id);
        }
        let id = shortened(id.as_str());
        self.note(Defect::IdUnknown { id });
        None
    }

    /// Notes an id that stands here for the second time.
    pub(super) fn note_repeated(&self, id: Option<&Id>, seen: &mut Ids) {
        if let Some(id) = id
            && !seen.insert(id.clone(), ())
        {
            let id = shortened(id.as_str());
            self.note(Defect::IdRepeated { id });
        }
    }

    /// An ISO week.
    pub(super) fn week(&self) -> Option<Week> {
        let Node::Text(text) = self.node()? else {
            return self.of_type(Expected::Text);
        };
        let week = text.parse().ok();
        if week.is_none() {
            self.note(Defect::NotAWeek {
                found: shortened(text),
                expected: None,
            });
        }
        week
    }

    /// A year in which there can have been a report.
    pub(super) fn year(&self) -> Option<i16> {
        self.whole(1990..=9998)
    }

    /// One of a few words, as the value that it stands for.
    pub(super) fn one_of<T: Copy, const N: usize>(
        &self,
        words: &'static [&'static str; N],
        values: [T; N],
    ) -> Option<T> {
        self.word(words).map(|position| values[position])
    }

    /// The mark that an item carries.
    pub(super) fn origin(&self) -> Option<Origin> {
        self.one_of(
            &["issue", "secondhand", "sample"],
            [Origin::Issue, Origin::Secondhand, Origin::Sample],
        )
    }

    fn word(&self, words: &'static [&'static str]) -> Option<usize> {
        let position = match self.node()? {
            Node::Text(text) => words.iter().position(|word| word == text),
            _ => None,
        };
        position.or_else(|| self.of_type(Expected::OneOf(words)))
    }

    fn parsed<T: FromStr>(&self, expected: Expected) -> Option<T> {
        let parsed = match self.node()? {
            Node::Text(text) => text.parse().ok(),
            _ => None,
        };
        parsed.or_else(|| self.of_type(expected))
    }

    /// `None`, after a note of what should have been here.
    pub(super) fn of_type<T>(&self, expected: Expected) -> Option<T> {
        self.note_type(expected);
        None
    }
}

/// The tenths of a number that is written with one decimal, and zeros after it
/// at most; `None` for another one and for -0.
fn tenths_of(written: &str) -> Option<i64> {
    let (whole, fraction) = plain_decimal(written)?;
    let tenth = fraction.trim_end_matches('0');
    let tenths = [whole, tenth].concat();
    let tenths: i64 = match tenth.len() {
        0 => tenths.parse::<i64>().ok()?.checked_mul(10)?,
        1 => tenths.parse().ok()?,
        _ => return None,
    };
    (tenths != 0 || !written.starts_with('-')).then_some(tenths)
}

/// The digits before the point, with their sign, and those after it; `None`
/// where anything else is written.
pub(super) fn plain_decimal(written: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = written.split_once('.')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    (is_digits(digits) && is_digits(fraction)).then_some((whole, fraction))
}

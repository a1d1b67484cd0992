use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};
use thiserror::Error;

/// A calendar day, written `2018-02-05`: any day of a [`Week`](super::Week), from 1969-12-29 to 9999-01-03.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// The text is not a day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a day of the form 2018-02-05")]
pub struct NotADay;

/// The Monday of the first week and the Sunday of the last.
const FIRST: Date = date(1969, 12, 29);
const LAST: Date = date(9999, 1, 3);

impl Day {
    /// The day of these numbers.
    ///
    /// # Errors
    /// When the calendar has no such day, or no [`Week`](super::Week) has it.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, NotADay> {
        let date = Date::new(year, month, day).map_err(|_| NotADay)?;
        (FIRST..=LAST)
            .contains(&date)
            .then_some(Self(date))
            .ok_or(NotADay)
    }

    /// The year, 1969 to 9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days lie from one to the other, whichever is the earlier.
    pub fn distance(self, other: Self) -> u64 {
        let days = self.0.duration_since(other.0);
        days.as_secs().unsigned_abs() / (24 * 60 * 60)
    }

    pub(super) fn from_date(date: Date) -> Self {
        Self(date)
    }

    pub(super) fn date(self) -> Date {
        self.0
    }
}

// Read by hand: jiff's own parser would add 40 kB to the reader's wasm.
impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let digits = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = text.get(range)?;
            part.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotADay);
        }
        let year = digits(0..4).ok_or(NotADay)?;
        let month = digits(5..7)
            .and_then(|month| i8::try_from(month).ok())
            .ok_or(NotADay)?;
        let day = digits(8..10)
            .and_then(|day| i8::try_from(day).ok())
            .ok_or(NotADay)?;
        Self::new(year, month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_back_as_it_is_written() {
        for text in ["1969-12-29", "2016-02-29", "2018-02-05", "9999-01-03"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_day_of_the_calendar_is_refused() {
        for text in [
            "",
            "2018-2-5",
            "2018-02-30",
            "2017-02-29",
            "2018/02/05",
            "+018-02-05",
            "1969-12-28",
            "9999-01-04",
            "2018-02-05T",
            "２０１８-02-05",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }
}

use std::{fmt, str::FromStr};

use jiff::civil::{Date, ISOWeekDate, Weekday};
use thiserror::Error;

use super::Day;

/// An ISO week, Monday to Sunday, written `2018-W06`, from 1970-W01 to 9998-W53.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    year: i16,
    number: i8,
}

/// The text or the numbers do not name an ISO week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not an ISO week of the form 2018-W06")]
pub struct NotAWeek;

const FIRST_YEAR: i16 = 1970;
const LAST_YEAR: i16 = 9998;

impl Week {
    /// The week `number` of the ISO year `year`.
    ///
    /// # Errors
    /// When the year is out of range or does not have that week.
    pub fn new(year: i16, number: i8) -> Result<Self, NotAWeek> {
        let exists = (FIRST_YEAR..=LAST_YEAR).contains(&year)
            && (1..=Self::last_number(year)).contains(&number);
        exists.then_some(Self { year, number }).ok_or(NotAWeek)
    }

    /// The week that the date of a [`Day`] falls in.
    pub(super) fn of(date: Date) -> Self {
        let iso = date.iso_week_date();
        Self {
            year: iso.year(),
            number: iso.week(),
        }
    }

    /// The ISO year, which at its ends differs from the calendar's.
    pub fn year(self) -> i16 {
        self.year
    }

    /// A number that grows from week to week.
    pub fn ordinal(self) -> usize {
        usize::from(self.year.unsigned_abs()) * 64 + usize::from(self.number.unsigned_abs())
    }

    /// The number within the ISO year, 1 to 53.
    pub fn number(self) -> i8 {
        self.number
    }

    /// The number of the last week of an ISO year: 52 or 53.
    pub fn last_number(year: i16) -> i8 {
        if ISOWeekDate::new(year, 53, Weekday::Monday).is_ok() {
            53
        } else {
            52
        }
    }

    /// The week after this one; the last week that can be written stays.
    #[must_use]
    pub fn next(self) -> Self {
        if self.number < Self::last_number(self.year) {
            Self {
                number: self.number + 1,
                ..self
            }
        } else if self.year < LAST_YEAR {
            Self {
                year: self.year + 1,
                number: 1,
            }
        } else {
            self
        }
    }

    /// The week before this one; the first week that can be written stays.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.number > 1 {
            Self {
                number: self.number - 1,
                ..self
            }
        } else if self.year > FIRST_YEAR {
            Self {
                year: self.year - 1,
                number: Self::last_number(self.year - 1),
            }
        } else {
            self
        }
    }

    /// The `count` weeks that end with this one, oldest first.
    pub fn run_up(self, count: usize) -> Vec<Self> {
        let mut weeks: Vec<_> = std::iter::successors(Some(self), |week| Some(week.previous()))
            .take(count)
            .collect();
        weeks.reverse();
        weeks
    }

    /// How many weeks lie from one to the other, whichever is the earlier.
    pub fn distance(self, other: Self) -> u64 {
        self.monday().distance(other.monday()) / 7
    }

    /// The Monday that the week begins with.
    pub fn monday(self) -> Day {
        self.day(Weekday::Monday)
    }

    /// The Sunday that the week ends with.
    pub fn sunday(self) -> Day {
        self.day(Weekday::Sunday)
    }

    fn day(self, weekday: Weekday) -> Day {
        // Not `expect`: it would bring the wording of all of jiff's errors along.
        let Ok(iso) = ISOWeekDate::new(self.year, self.number, weekday) else {
            unreachable!("a week in hand was found in the calendar when it was made");
        };
        Day::from_date(iso.date())
    }
}

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let (year, number) = text.split_once('-').ok_or(NotAWeek)?;
        let number = number.strip_prefix('W').ok_or(NotAWeek)?;
        let written = |part: &str, digits: usize| {
            part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !written(year, 4) || !written(number, 2) {
            return Err(NotAWeek);
        }
        // All small numbers are read as one type: the program has a parser for each.
        let number: i16 = number.parse().map_err(|_| NotAWeek)?;
        Self::new(
            year.parse().map_err(|_| NotAWeek)?,
            i8::try_from(number).map_err(|_| NotAWeek)?,
        )
    }
}

impl fmt::Display for Week {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-W{:02}", self.year, self.number)
    }
}

impl Day {
    /// The ISO week that the day falls in.
    pub fn week(self) -> Week {
        Week::of(self.date())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_may_begin_and_end_in_different_years() {
        assert_eq!(week("2014-W01").monday().to_string(), "2013-12-30");
        assert_eq!(week("2014-W01").sunday().to_string(), "2014-01-05");
        assert_eq!(
            "2018-02-07".parse::<Day>().unwrap().week(),
            week("2018-W06")
        );
        assert_eq!(
            "2021-01-03".parse::<Day>().unwrap().week(),
            week("2020-W53")
        );
    }

    #[test]
    fn only_long_years_have_a_week_53() {
        assert!("2020-W53".parse::<Week>().is_ok());
        for text in [
            "2021-W53", "2018-W00", "2018-W54", "2018-6", "2018W06", "2018-w06", "18-W06",
            "2018-W6", "-018-W06", "2018-W+6",
        ] {
            assert_eq!(text.parse::<Week>(), Err(NotAWeek), "{text}");
        }
    }

    #[test]
    fn the_days_of_the_first_and_the_last_week_are_days() {
        for (text, outwards) in [
            ("1970-W01", week("1970-W01").previous()),
            ("9998-W53", week("9998-W53").next()),
        ] {
            assert_eq!(outwards, week(text));
            for day in [week(text).monday(), week(text).sunday()] {
                assert_eq!(day.to_string().parse(), Ok(day));
                assert_eq!(day.week(), week(text));
            }
        }
    }

    #[test]
    fn the_run_up_to_a_week_ends_with_it_and_crosses_the_year() {
        let weeks: Vec<_> = week("2021-W01")
            .run_up(3)
            .iter()
            .map(Week::to_string)
            .collect();
        assert_eq!(weeks, ["2020-W52", "2020-W53", "2021-W01"]);
    }

    #[test]
    fn the_distance_between_weeks_counts_week_53() {
        assert_eq!(week("2020-W52").distance(week("2021-W02")), 3);
        assert_eq!(week("2021-W02").distance(week("2020-W52")), 3);
    }

    proptest! {
        #[test]
        fn the_next_week_begins_the_day_after_this_one_ends(year in FIRST_YEAR..LAST_YEAR, number in 1_i8..=53) {
            prop_assume!(Week::new(year, number).is_ok());
            let week = Week::new(year, number).unwrap();
            prop_assert_eq!(week.next().previous(), week);
            prop_assert!(week < week.next());
            prop_assert_eq!(week.to_string().parse::<Week>(), Ok(week));
            prop_assert_eq!(week.monday().week(), week);
            prop_assert_eq!(week.sunday().week(), week);
            prop_assert!(week.sunday() < week.next().monday());
        }
    }
}

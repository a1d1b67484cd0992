use crate::report::Week;

/// How many weeks of the long run are to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// So many up to the week that is shown.
    Weeks(u16),
    /// All there are.
    #[default]
    All,
    /// From one week to another, which is no earlier.
    Range(Week, Week),
}

impl Span {
    /// The span that an address asks for: `26`, `52`, `all`, `2013-W01..2015-W52`; all where it cannot be read.
    pub fn read(text: &str) -> Self {
        let range = || {
            let (one, other) = text.split_once("..")?;
            let (one, other) = (one.parse().ok()?, other.parse().ok()?);
            Some(if one <= other {
                Self::Range(one, other)
            } else {
                Self::Range(other, one)
            })
        };
        match text {
            "26" => Self::Weeks(26),
            "52" => Self::Weeks(52),
            _ => range().unwrap_or_default(),
        }
    }

    /// The same as an address has it; nothing where it is all.
    pub fn text(self) -> Option<String> {
        match self {
            Self::All => None,
            Self::Weeks(count) => Some(count.to_string()),
            Self::Range(from, until) => Some(format!("{from}..{until}")),
        }
    }

    /// The first and the last week of the span, of those that a history has.
    pub(super) fn ends(self, weeks: &[Week], shown: Week) -> Option<[Week; 2]> {
        let (first, last) = (*weeks.first()?, *weeks.last()?);
        match self {
            Self::All => Some([first, last]),
            Self::Range(from, until) => {
                Some([from.max(first).min(last), until.min(last).max(first)])
            }
            Self::Weeks(count) => {
                let from = (1..count).fold(shown, |week, _| week.previous());
                Some([from, shown])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    #[test]
    fn a_span_is_read_as_it_is_written_and_otherwise_is_all() {
        let range = Span::Range(week("2013-W01"), week("2015-W52"));
        for (text, expected) in [
            ("26", Span::Weeks(26)),
            ("52", Span::Weeks(52)),
            ("all", Span::All),
            ("2013-W01..2015-W52", range),
            ("2015-W52..2013-W01", range),
            ("", Span::All),
            ("53", Span::All),
            ("2013-W01..", Span::All),
            ("2013-W60..2015-W52", Span::All),
        ] {
            assert_eq!(Span::read(text), expected, "{text}");
            let again = expected.text().unwrap_or_default();
            assert_eq!(Span::read(&again), expected, "{again}");
        }
    }

    #[test]
    fn weeks_are_counted_up_to_the_one_that_is_shown_and_a_range_stays_within_the_history() {
        let weeks = ["2014-W10", "2018-W06", "2025-W52"].map(week);
        let check = |text: &str, first: &str, last: &str| {
            let ends = Span::read(text).ends(&weeks, week("2018-W06"));
            assert_eq!(ends, Some([week(first), week(last)]), "{text}");
        };
        check("all", "2014-W10", "2025-W52");
        check("26", "2017-W33", "2018-W06");
        check("52", "2017-W07", "2018-W06");
        check("2013-W01..2015-W52", "2014-W10", "2015-W52");
        check("1999-W01..2000-W01", "2014-W10", "2014-W10");
        assert_eq!(Span::All.ends(&[], week("2018-W06")), None);
    }
}

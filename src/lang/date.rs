//! Dates and issues as each language writes them.

use crate::report::{Day, IssueNumber, Week};

use super::Lang;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(number: i8) -> &'static str {
    usize::try_from(number - 1)
        .ok()
        .and_then(|place| MONTHS.get(place))
        .expect("a month in hand is one of twelve")
}

/// A day: 2018年2月5日, 5 February 2018.
pub fn day(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => format!("{} {} {}", day.day(), month(day.month()), day.year()),
    }
}

/// The days of a week with the year: 2018年2月5日—2月11日, 5–11 February 2018.
pub fn period(start: Day, end: Day, lang: Lang) -> String {
    match lang {
        Lang::Zh if start.year() == end.year() => {
            format!("{}年{}", start.year(), short_days(start, end, lang))
        }
        Lang::Zh => format!("{}—{}", day(start, lang), day(end, lang)),
        Lang::En if start.year() == end.year() => {
            format!("{} {}", short_days(start, end, lang), end.year())
        }
        Lang::En => format!("{} – {}", day(start, lang), day(end, lang)),
    }
}

/// The days of a week where the year is known: 2月5日—2月11日, 5–11 February.
pub fn short_period(week: Week, lang: Lang) -> String {
    short_days(week.monday(), week.sunday(), lang)
}

fn short_days(start: Day, end: Day, lang: Lang) -> String {
    match lang {
        Lang::Zh => {
            format!(
                "{}月{}日—{}月{}日",
                start.month(),
                start.day(),
                end.month(),
                end.day()
            )
        }
        Lang::En if start.month() == end.month() => {
            format!("{}–{} {}", start.day(), end.day(), month(end.month()))
        }
        Lang::En => format!(
            "{} {} – {} {}",
            start.day(),
            month(start.month()),
            end.day(),
            month(end.month())
        ),
    }
}

/// A text with days for ears, which hear no dash: 2月5日至2月11日, 5 to 11 February.
pub fn spoken(text: &str, lang: Lang) -> String {
    let (dash, word) = match lang {
        Lang::Zh => ('—', "至"),
        Lang::En => ('–', " to "),
    };
    let days: Vec<_> = text.split(dash).map(str::trim).collect();
    days.join(word)
}

/// The same of a title that is heard alone, so that spaces may stand twice: of all that is said it is the one text that the reader's
/// program makes before it has brought what composes pages.
pub fn spoken_title(title: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => title.replace('—', "至"),
        Lang::En => title.replace('–', " to "),
    }
}

/// The days of a week for ears: 2月5日至11日, 5 to 11 February.
pub fn spoken_period(week: Week, lang: Lang) -> String {
    let (start, end) = (week.monday(), week.sunday());
    match lang {
        Lang::Zh if start.month() == end.month() => {
            format!("{}月{}日至{}日", start.month(), start.day(), end.day())
        }
        _ => spoken(&short_days(start, end, lang), lang),
    }
}

/// The same with the year: 2018年2月5日至11日, 5 to 11 February 2018.
pub fn spoken_days(week: Week, lang: Lang) -> String {
    let (start, end) = (week.monday(), week.sunday());
    match lang {
        _ if start.year() != end.year() => {
            let between = if lang == Lang::Zh { "至" } else { " to " };
            [&day(start, lang), between, &day(end, lang)].concat()
        }
        Lang::Zh => format!("{}年{}", start.year(), spoken_period(week, lang)),
        Lang::En => format!("{} {}", spoken_period(week, lang), end.year()),
    }
}

/// A year in a list: 2018年, 2018.
pub fn year(year: i16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年"),
        Lang::En => year.to_string(),
    }
}

/// The number of an issue: 2018年第6期, Issue 6, 2018.
pub fn issue(issue: IssueNumber, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年第{}期", issue.year, issue.number),
        Lang::En => format!("Issue {}, {}", issue.number, issue.year),
    }
}

/// The month of a foundation: 2001年8月, August 2001.
pub fn founded((year, number): (i16, i8), lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年{number}月"),
        Lang::En => format!("{} {year}", month(number)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(week: &str, zh: &str, en: &str) {
        let week: Week = week.parse().unwrap();
        assert_eq!(period(week.monday(), week.sunday(), Lang::Zh), zh);
        assert_eq!(period(week.monday(), week.sunday(), Lang::En), en);
    }

    #[test]
    fn a_week_is_written_with_no_more_than_it_needs() {
        check("2018-W06", "2018年2月5日—2月11日", "5–11 February 2018");
        check(
            "2018-W05",
            "2018年1月29日—2月4日",
            "29 January – 4 February 2018",
        );
        check(
            "2014-W01",
            "2013年12月30日—2014年1月5日",
            "30 December 2013 – 5 January 2014",
        );
    }

    #[test]
    fn an_issue_is_named_as_cncert_names_it() {
        let issue_6 = IssueNumber {
            year: 2018,
            number: 6,
        };
        assert_eq!(issue(issue_6, Lang::Zh), "2018年第6期");
        assert_eq!(issue(issue_6, Lang::En), "Issue 6, 2018");
        assert_eq!(founded((2001, 8), Lang::En), "August 2001");
    }
}

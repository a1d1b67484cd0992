//! Which week an address asks for, and which one it gets.

use crate::{
    lang::{TypedTime, meant, typed_time},
    report::{Day, Index, IssueNumber, Week},
};

/// The week that an address asks for, in the words in which it asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum WeekChoice {
    /// The newest, whichever that is.
    #[default]
    Latest,
    /// This week.
    Week(Week),
    /// The week of this issue.
    Issue(IssueNumber),
    /// The week that this day falls in.
    Date(Day),
    /// Something that names no week; as it was written.
    Unreadable(String),
}

/// The week that is shown for a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// A week with an issue.
    pub week: Week,
    /// The earlier revision of its report; `None` for the one in force.
    pub revision: Option<u32>,
    /// Why it is not the week that was asked for, where it is not.
    pub detour: Option<Detour>,
}

/// Why another week is shown than was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detour {
    /// The week has no issue.
    NoIssue(Week),
    /// The week lies after the newest issue.
    NotYet(Week),
    /// No published issue is known by this number.
    UnknownIssue(IssueNumber),
    /// The address names no week; what it says instead.
    Unreadable(String),
    /// The week's report has no such revision; what the address says.
    UnknownRevision(String),
}

impl Resolved {
    fn new(week: Week, detour: Option<Detour>) -> Self {
        Self {
            week,
            revision: None,
            detour,
        }
    }
}

impl WeekChoice {
    /// Reads one of the keys that choose a week: `week`, or the older `issue` and `date`; a
    /// week or a day under any of them, as they cannot be mistaken. `None` for other keys,
    /// nor for a key without a value.
    pub(super) fn read(key: &str, value: &str) -> Option<Self> {
        if value.is_empty() || !matches!(key, "week" | "issue" | "date") {
            return None;
        }
        let choice = match typed_time(value) {
            Some(TypedTime::Week(week)) => Some(Self::Week(week)),
            Some(TypedTime::Day(day)) => Some(Self::Date(day)),
            Some(TypedTime::Issue(issue)) if key == "issue" => Some(Self::Issue(issue)),
            _ => (meant(value) == "latest").then_some(Self::Latest),
        };
        Some(choice.unwrap_or_else(|| Self::Unreadable(value.to_owned())))
    }

    /// The key and the value that say the same; `None` for the newest week.
    pub(super) fn written(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Latest => None,
            Self::Week(week) => Some(("week", week.to_string())),
            Self::Issue(issue) => Some(("issue", format!("{}-{}", issue.year, issue.number))),
            Self::Date(day) => Some(("date", day.to_string())),
            Self::Unreadable(text) => Some(("week", text.clone())),
        }
    }

    /// The week to show for this choice, and why where it is another one.
    pub fn resolve(&self, index: &Index) -> Resolved {
        match self {
            Self::Latest => Resolved::new(index.latest, None),
            Self::Week(week) => nearest(*week, index),
            Self::Date(day) => nearest(day.week(), index),
            Self::Issue(issue) => match index.week_of_issue(*issue) {
                Some(week) => nearest(week, index),
                None => Resolved::new(
                    about(issue.year, i8::try_from(issue.number).ok(), index),
                    Some(Detour::UnknownIssue(*issue)),
                ),
            },
            Self::Unreadable(text) => {
                let detour = Detour::Unreadable(text.clone());
                Resolved::new(guessed(text, index), Some(detour))
            }
        }
    }
}

fn nearest(asked: Week, index: &Index) -> Resolved {
    let week = index.nearest(asked);
    let detour = if week == asked {
        None
    } else if asked > index.latest {
        Some(Detour::NotYet(asked))
    } else {
        Some(Detour::NoIssue(asked))
    };
    Resolved::new(week, detour)
}

/// The published week nearest to where a number of a year would stand.
fn about(year: i16, number: Option<i8>, index: &Index) -> Week {
    let last = Week::last_number(year);
    let week = Week::new(year, number.map_or(last, |number| number.clamp(1, last)));
    week.map_or(index.latest, |week| index.nearest(week))
}

/// The published week nearest to what is likely meant by `2018-W6`, `2021-W53`
/// or `2018`; the newest where nothing can be made of it.
fn guessed(text: &str, index: &Index) -> Week {
    let mut numbers = text
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().unwrap_or(i16::MAX));
    let (year, number, rest) = (numbers.next(), numbers.next(), numbers.next());
    match (year, rest) {
        (Some(year), None) => about(
            year,
            number.and_then(|number| number.try_into().ok()),
            index,
        ),
        _ => index.latest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{IssueRun, WeekRange};

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    /// 2018-W05 and W06 with their numbers, then 2025-W50 to W52.
    fn index() -> Index {
        let run = |first, last| WeekRange {
            first: week(first),
            last: week(last),
        };
        Index {
            latest: week("2025-W52"),
            weeks: vec![run("2018-W05", "2018-W06"), run("2025-W50", "2025-W52")],
            sample: Vec::new(),
            partly_sample: Vec::new(),
            secondhand: Vec::new(),
            issues: vec![IssueRun {
                first: week("2018-W05"),
                issue: IssueNumber {
                    year: 2018,
                    number: 5,
                },
                count: 2,
            }],
            revised: Vec::new(),
        }
    }

    #[track_caller]
    fn check(key: &str, value: &str, shown: &str, detour: Option<Detour>) {
        let resolved = WeekChoice::read(key, value).unwrap().resolve(&index());
        assert_eq!(
            (resolved.week.to_string().as_str(), resolved.detour),
            (shown, detour)
        );
    }

    #[test]
    fn a_published_week_is_shown_whichever_way_it_is_asked_for() {
        check("week", "latest", "2025-W52", None);
        check("week", "2018-W06", "2018-W06", None);
        check("issue", "2018-6", "2018-W06", None);
        check("date", "2018-02-07", "2018-W06", None);
    }

    #[test]
    fn a_week_is_read_however_an_editor_or_a_messenger_wrote_it() {
        for text in [
            "2018-W06。",
            "2018-w6",
            "２０１８－Ｗ０６",
            "“2018-W06”",
            "2018年第6周",
        ] {
            check("week", text, "2018-W06", None);
        }
        for text in [
            "2018-02-07。",
            "２０１８－０２－０７",
            "2018/2/7",
            "20180207",
            "2018年2月7日",
            "(2018-02-07).",
            "2018-02-07）。请看",
        ] {
            check("date", text, "2018-W06", None);
        }
        for text in ["2018-6，", "２０１８-６", "2018年第6期"] {
            check("issue", text, "2018-W06", None);
        }
        check("week", "latest。", "2025-W52", None);
        check("week", "2018-02-07", "2018-W06", None);
        check("date", "2018-W06", "2018-W06", None);
    }

    #[test]
    fn a_week_without_an_issue_ends_at_the_nearest_one_and_says_so() {
        let no_issue = |text| Some(Detour::NoIssue(week(text)));
        check("week", "2018-W09", "2018-W06", no_issue("2018-W09"));
        check("week", "2025-W01", "2025-W50", no_issue("2025-W01"));
        check("week", "1999-W01", "2018-W05", no_issue("1999-W01"));
        check("date", "2018-02-12", "2018-W06", no_issue("2018-W07"));
    }

    #[test]
    fn a_week_to_come_is_told_from_one_that_was_left_out() {
        let not_yet = Some(Detour::NotYet(week("2026-W01")));
        check("week", "2026-W01", "2025-W52", not_yet);
    }

    #[test]
    fn an_unknown_issue_ends_about_where_its_number_would_stand() {
        let unknown = |year, number| Some(Detour::UnknownIssue(IssueNumber { year, number }));
        check("issue", "2018-7", "2018-W06", unknown(2018, 7));
        check("issue", "2025-9", "2025-W50", unknown(2025, 9));
        check("issue", "2018-32767", "2018-W06", unknown(2018, 32767));
        check("issue", "9999-1", "2025-W52", unknown(9999, 1));
    }

    #[test]
    fn what_names_no_week_ends_near_what_it_resembles() {
        let near = |text: &str, shown| {
            check(
                "week",
                text,
                shown,
                Some(Detour::Unreadable(text.to_owned())),
            );
        };
        near("2018-6", "2018-W06");
        near("2018-W54", "2018-W06");
        near("2018", "2018-W06");
        near("2018-02-30", "2025-W52");
        near("0-W0", "2025-W52");
        near("99999999999", "2025-W52");
        near("<b>本周", "2025-W52");
    }
}

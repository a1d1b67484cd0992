use crate::report::{Index, Week};

/// How many weeks before it a week's page looks back at.
const WEEKS_BEFORE: usize = 12;

/// The years whose history a week's page needs: the one in which its run-up
/// begins, where that is another, and its own. Years without an issue have no
/// file and are left out.
pub(super) fn years(week: Week, index: &Index) -> [Option<i16>; 2] {
    let begins = week
        .run_up(WEEKS_BEFORE + 1)
        .first()
        .map(|week| week.year());
    let has_issue = |year: &i16| index.weeks.iter().any(|run| run.first.year() == *year);
    [
        begins.filter(|year| *year != week.year()).filter(has_issue),
        Some(week.year()).filter(has_issue),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::WeekRange;

    #[track_caller]
    fn check(week: &str, expected: [Option<i16>; 2]) {
        let range = |first: &str, last: &str| WeekRange {
            first: first.parse().unwrap(),
            last: last.parse().unwrap(),
        };
        let index = Index {
            latest: "2021-W20".parse().unwrap(),
            weeks: vec![
                range("2018-W40", "2018-W52"),
                range("2020-W01", "2020-W53"),
                range("2021-W01", "2021-W20"),
            ],
            sample: Vec::new(),
            partly_sample: Vec::new(),
            secondhand: Vec::new(),
            issues: Vec::new(),
            revised: Vec::new(),
        };
        assert_eq!(years(week.parse().unwrap(), &index), expected, "{week}");
    }

    #[test]
    fn the_twelve_weeks_before_a_week_touch_one_year_or_two() {
        check("2021-W13", [None, Some(2021)]);
        check("2021-W12", [Some(2020), Some(2021)]);
        check("2021-W01", [Some(2020), Some(2021)]);
        check("2020-W53", [None, Some(2020)]);
    }

    #[test]
    fn a_year_without_an_issue_is_not_asked_for() {
        check("2020-W05", [None, Some(2020)]);
        check("2019-W05", [Some(2018), None]);
    }
}

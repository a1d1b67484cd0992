//! Which files the page of a week needs of the weeks before it.

use super::File;
use crate::report::{Index, Week};

/// How many weeks before it a week's page looks back at.
const WEEKS_BEFORE: usize = 12;

/// What a week's page needs of the past: the histories of the year in which its run-up
/// begins, where that is another, and of its own; and the week before, where that was
/// revised. Years without an issue have no file and are left out.
pub(super) fn files(week: Week, index: &Index) -> Vec<File> {
    let begins = week
        .run_up(WEEKS_BEFORE + 1)
        .first()
        .map_or(week.year(), |week| week.year());
    let has_issue = |year: &i16| index.weeks.iter().any(|run| run.first.year() == *year);
    let histories = (begins..=week.year()).filter(has_issue).map(File::History);
    let last = week.previous();
    let revised = (index.revision(last) > 1).then_some(File::Week(last));
    histories.chain(revised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::WeekRange;

    #[track_caller]
    fn check(week: &str, expected: &[i16]) {
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
        let expected: Vec<File> = expected.iter().copied().map(File::History).collect();
        assert_eq!(files(week.parse().unwrap(), &index), expected, "{week}");
    }

    #[test]
    fn the_twelve_weeks_before_a_week_touch_one_year_or_two() {
        check("2021-W13", &[2021]);
        check("2021-W12", &[2020, 2021]);
        check("2021-W01", &[2020, 2021]);
        check("2020-W53", &[2020]);
    }

    #[test]
    fn a_year_without_an_issue_is_not_asked_for() {
        check("2020-W05", &[2020]);
        check("2019-W05", &[2018]);
    }
}

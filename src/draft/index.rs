//! `index.json`: which weeks have an issue.

use crate::report::{Allowed, Index, IssueNumber, IssueRun, Week, WeekRange};

use super::cursor::Cursor;

/// The file `index.json`.
pub(super) fn index(at: &Cursor) -> Option<Index> {
    let [
        schema_version,
        latest_at,
        next_due,
        years_at,
        sample,
        partly_sample,
        secondhand,
        issues,
        revised,
    ] = &at.object(&[
        "schema_version",
        "latest",
        "next_due",
        "years",
        "sample",
        "partly_sample",
        "secondhand",
        "issues",
        "revised",
    ])?;
    schema_version.whole::<u64>(1..=1);
    let latest = latest_at.week();
    if next_due.node().is_some() && !next_due.is_null() {
        next_due.note_range(Allowed::Like("null"));
    }
    let weeks = years(years_at);
    let sample = sample.each(weeks_between);
    let partly_sample = partly_sample.each(weeks_between);
    let secondhand = secondhand.each(weeks_between);
    let issues = issues.each(issue_run);
    let revised = revised.each(revision);
    let last = weeks.last()?.last;
    if latest.is_some_and(|latest| latest != last) {
        latest_at.note_range(Allowed::Only(last.to_string()));
    }
    Some(Index {
        latest: latest?,
        weeks,
        sample,
        partly_sample,
        secondhand,
        issues,
        revised,
    })
}

/// The runs of weeks with an issue, year by year, each later than the one before.
fn years(at: &Cursor) -> Vec<WeekRange> {
    let mut last = None;
    let years = at.at_least_one(|at| {
        let [year, runs] = &at.object(&["year", "weeks"])?;
        let year = year.year();
        let runs = runs.at_least_one(|at| {
            let run = weeks_within(at, year)?;
            if let Some(last) = last.filter(|last| run.first <= *last) {
                at.note_range(Allowed::After(last));
            }
            last = Some(run.last);
            Some(run)
        });
        Some(runs)
    });
    years.into_iter().flatten().collect()
}

/// A run of week numbers within a year, `[6, 9]`.
fn weeks_within(at: &Cursor, year: Option<i16>) -> Option<WeekRange> {
    let [first, last] = &at.tuple()?;
    let greatest = year.map_or(53, Week::last_number).unsigned_abs().into();
    let first = first.whole::<i8>(1..=greatest);
    let last = last.whole::<i8>(1..=greatest);
    let year = year?;
    rising(
        at,
        Week::new(year, first?).ok()?,
        Week::new(year, last?).ok()?,
    )
}

/// A run of weeks, `["2018-W06", "2018-W09"]`.
fn weeks_between(at: &Cursor) -> Option<WeekRange> {
    let [first, last] = &at.tuple()?;
    let first = first.week();
    let last = last.week();
    rising(at, first?, last?)
}

fn rising(at: &Cursor, first: Week, last: Week) -> Option<WeekRange> {
    if first > last {
        at.note_range(Allowed::After(first));
        return None;
    }
    Some(WeekRange { first, last })
}

/// A run of issue numbers: first week, year, first number, how many.
fn issue_run(at: &Cursor) -> Option<IssueRun> {
    let [first, year, number, count] = &at.tuple()?;
    let first = first.week();
    let year = year.year();
    let number = number.whole(1..=999);
    let count = count.whole(1..=999);
    Some(IssueRun {
        first: first?,
        issue: IssueNumber {
            year: year?,
            number: number?,
        },
        count: count?,
    })
}

/// A week with its newest revision.
fn revision(at: &Cursor) -> Option<(Week, u32)> {
    let [week, revision] = &at.tuple()?;
    let week = week.week();
    let revision = revision.whole(2..=u32::MAX.into());
    Some((week?, revision?))
}

//! A week file: its header, and its sections in the file's order.

use crate::report::{
    Allowed, Basis, Catalogue, Contents, Day, Defect, IssueNumber, Period, Report, Week,
};

use super::{
    corrections::{acknowledgement, correction},
    cursor::Cursor,
    distributions::distributions,
    incidents::incidents,
    indicators::indicators,
    provenance::provenance,
    rankings::rankings,
    ratings::ratings,
};

/// The report that a week file is.
pub(super) fn report(at: &Cursor, catalogue: &Catalogue) -> Option<Report> {
    contents(at, catalogue).map(Report::sealed)
}

/// Everything that a week file says.
fn contents(at: &Cursor, catalogue: &Catalogue) -> Option<Contents> {
    let [
        schema_version,
        week,
        issue,
        period,
        published_on,
        revision,
        source,
        rated,
        measured,
        ranked,
        distributed,
        handled,
        highlights,
        corrected,
        acknowledged,
        editor,
    ] = &at.object(&[
        "schema_version",
        "week",
        "issue",
        "period",
        "published_on",
        "revision",
        "provenance",
        "ratings",
        "indicators",
        "rankings",
        "distributions",
        "incidents",
        "highlights",
        "corrections",
        "acknowledged",
        "editor",
    ])?;
    schema_version.whole::<u64>(1..=1);
    let (week, period) = week_and_period(week, period);
    let issue = issue.or_null(issue_number);
    let published_on =
        published_on.or_null(|at| published_after(at, period.map(|period| period.end)));
    let revision = revision.whole(1..=u32::MAX.into());
    let provenance = provenance(source);
    let ratings = ratings(rated, catalogue);
    let indicators = indicators(measured, catalogue);
    let rankings = rankings(ranked, catalogue, &indicators);
    let distributions = distributions(distributed, catalogue, &indicators);
    let incidents = handled.or_null(|at| incidents(at, catalogue));
    let highlights = highlights.each(Cursor::prose);
    let corrections = corrected.each(correction);
    let acknowledged = acknowledged.each(acknowledgement);
    let editor = editor.or_null(|at| {
        let name = at.text()?;
        at.no_han(name.en(), &[&"en"]);
        Some(name)
    });
    Some(Contents {
        week: week?,
        issue,
        period: period?,
        published_on,
        revision: revision?,
        provenance: provenance?,
        ratings,
        indicators,
        rankings,
        distributions,
        incidents,
        highlights,
        corrections,
        acknowledged,
        editor,
    })
}

/// The week and its days, which must be each other's.
fn week_and_period(week_at: &Cursor, period_at: &Cursor) -> (Option<Week>, Option<Period>) {
    let week = week_at.week();
    let period = period(period_at, week);
    if let (Some(week), Some(period)) = (week, period)
        && period.start.week() != week
    {
        week_at.note(Defect::NotAWeek {
            found: week.to_string(),
            expected: Some(period.start.week().to_string()),
        });
    }
    (week, period)
}

fn period(at: &Cursor, week: Option<Week>) -> Option<Period> {
    let [start, end_at, basis] = &at.object(&["start", "end", "basis"])?;
    let start = monday(start, week);
    let end = end_at.day();
    let basis = basis.one_of(
        &["stated", "year_inferred", "assumed"],
        [Basis::Stated, Basis::YearInferred, Basis::Assumed],
    );
    let start = start?;
    let sunday = start.week().sunday();
    if end.is_some_and(|end| end != sunday) {
        end_at.note_range(Allowed::Sunday(sunday));
    }
    Some(Period {
        start,
        end: sunday,
        basis: basis?,
    })
}

/// The first day of a period. Any other day than a Monday leaves open which
/// week is meant, so the week's own Monday is what is asked for.
fn monday(at: &Cursor, week: Option<Week>) -> Option<Day> {
    let start = at.day()?;
    if start == start.week().monday() {
        return Some(start);
    }
    let monday = week.unwrap_or(start.week()).monday();
    at.note_range(Allowed::Monday(monday));
    None
}

fn published_after(at: &Cursor, end: Option<Day>) -> Option<Day> {
    let day = at.day()?;
    if let Some(end) = end.filter(|end| day < *end) {
        at.note_range(Allowed::NotBefore(end));
    }
    Some(day)
}

fn issue_number(at: &Cursor) -> Option<IssueNumber> {
    let [year, number] = &at.object(&["year", "number"])?;
    let year = year.year();
    let number = number.whole(1..=999);
    Some(IssueNumber {
        year: year?,
        number: number?,
    })
}

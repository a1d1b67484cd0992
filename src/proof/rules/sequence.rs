use crate::{
    proof::{Finding, galley::Galley, odd},
    report::{Discrepancy, Index, IssueNumber, Oddity, Place, Report, Week},
};

/// `week_out_of_sequence`: a week that is newer than the newest one follows it, in its
/// days and in its number. No other week has its number. A week is published
/// first as revision 1 and again as the next revision alone.
pub(super) fn weeks_follow(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let mut found = Vec::new();
    if let Some(index) = galley.published.index {
        if let Some(issue) = report.issue
            && let Some(week) = index.week_of_issue(issue)
            && week != report.week
        {
            let doubt = Discrepancy::IssueTaken { issue, week };
            found.push(Finding::new(Place::ROOT.at("issue"), doubt));
        } else if report.week > index.latest {
            found.extend(follows_newest(report, index));
        }
    }
    if found.iter().all(|found| found.place.last() != "issue") {
        found.extend(is_near_week(report));
    }
    found.extend(is_next_revision(galley));
    found
}

/// Issues are numbered through the year as weeks are: CNCERT counts its own, which are
/// never many more or fewer than those of the calendar.
fn is_near_week(report: &Report) -> Option<Finding> {
    const MOST: u16 = 4;
    let (issue, week) = (report.issue?, report.week);
    let number = week.number().unsigned_abs().into();
    let last = |year| u16::from(Week::last_number(year).unsigned_abs());
    // Where the number would be if the years were one after the other.
    let counted = match issue.year.checked_sub(week.year())? {
        0 => Some(issue.number),
        1 => Some(issue.number.saturating_add(last(week.year()))),
        -1 => issue.number.checked_sub(last(issue.year)),
        _ => None,
    };
    let is_near = counted.is_some_and(|counted: u16| counted.abs_diff(number) <= MOST);
    (!is_near).then(|| {
        let (monday, sunday) = (week.monday(), week.sunday());
        odd(
            Place::ROOT.at("issue"),
            Oddity::IssueFarOff,
            [&issue.year, &issue.number, &monday, &sunday],
        )
    })
}

fn follows_newest(report: &Report, index: &Index) -> Vec<Finding> {
    let mut found = Vec::new();
    let expected = index.latest.next();
    if report.week != expected {
        let doubt = Discrepancy::WeekOutOfSequence {
            found: report.week,
            expected,
        };
        found.push(Finding::new(Place::ROOT.at("week"), doubt));
    }
    if let Some(issue) = report.issue
        && let Some(newest) = index.issue(index.latest)
    {
        let next = IssueNumber {
            number: newest.number.saturating_add(1),
            ..newest
        };
        let first = IssueNumber {
            year: newest.year.saturating_add(1),
            number: 1,
        };
        if issue != next && issue != first {
            let is_new_year = report.week.year() > newest.year;
            let doubt = Discrepancy::IssueOutOfSequence {
                found: issue,
                expected: if is_new_year { first } else { next },
            };
            found.push(Finding::new(Place::ROOT.at("issue"), doubt));
        }
    }
    found
}

/// The published report itself may be looked at again; it is no draft.
fn is_next_revision(galley: &Galley) -> Option<Finding> {
    let report = galley.report;
    let expected = match galley.published.earlier {
        Some(earlier) if report == earlier => return None,
        Some(earlier) => earlier.revision.saturating_add(1),
        None => 1,
    };
    (report.revision != expected).then(|| {
        let doubt = Discrepancy::RevisionOutOfSequence {
            found: report.revision,
            expected,
        };
        Finding::new(Place::ROOT.at("revision"), doubt)
    })
}

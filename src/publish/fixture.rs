//! Reports for the tests of this folder.

use crate::report::{
    Basis, Change, Contents, Incidents, Indicator, IssueNumber, Origin, Period, Provenance,
    Quantity, Report, Week,
};

/// A week in words.
pub(super) fn week(text: &str) -> Week {
    text.parse().unwrap()
}

/// A week file that says nothing yet.
pub(super) fn contents(week: Week, kind: Origin) -> Contents {
    Contents {
        week,
        issue: None,
        period: Period {
            start: week.monday(),
            end: week.sunday(),
            basis: Basis::Stated,
        },
        published_on: None,
        revision: 1,
        provenance: Provenance {
            kind,
            note: None,
            sources: Vec::new(),
        },
        ratings: Vec::new(),
        indicators: Vec::new(),
        rankings: Vec::new(),
        distributions: Vec::new(),
        incidents: None,
        highlights: Vec::new(),
        corrections: Vec::new(),
        acknowledged: Vec::new(),
        editor: None,
    }
}

/// An indicator with a value and a change of -7.6 %, both as the week.
pub(super) fn indicator(id: &str, value: u64, rounded_to: Option<u32>) -> Indicator {
    Indicator {
        id: id.parse().unwrap(),
        quantity: Quantity::new(value, rounded_to),
        value_origin: None,
        change: Change::new(-76, 1),
        change_count: None,
        change_origin: None,
        share: None,
    }
}

/// Incidents without anybody who helped.
pub(super) fn incidents(total: u64, cross_border: u64) -> Incidents {
    Incidents {
        origin: None,
        total: Some(total),
        cross_border: Some(cross_border),
        actors: Vec::new(),
        categories: Vec::new(),
        text: None,
    }
}

/// Reports of weeks with issue numbers where given.
pub(super) fn issues(issues: &[(&str, Option<(i16, u16)>)]) -> Vec<Report> {
    let report = |(name, issue): &(&str, Option<(i16, u16)>)| {
        let mut contents = contents(week(name), Origin::Issue);
        contents.issue = issue.map(|(year, number)| IssueNumber { year, number });
        Report::sealed(contents)
    };
    issues.iter().map(report).collect()
}

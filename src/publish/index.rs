use crate::report::{Index, IssueNumber, IssueRun, Origin, Report, Week, WeekRange};

use super::{SCHEMA_VERSION, in_order_of_time, json::Json};

/// Which weeks have an issue, and of which kind; nothing where there are no
/// reports.
pub fn index(reports: &[Report]) -> Option<Index> {
    let reports = in_order_of_time(reports);
    let chosen = |is_chosen: &dyn Fn(&Report) -> bool| -> Vec<Week> {
        let chosen = reports.iter().filter(|report| is_chosen(report));
        chosen.map(|report| report.week).collect()
    };
    let weeks = chosen(&|_| true);
    let in_one_year = |week: &Week, next: &Week| follows(week, next) && week.year() == next.year();
    Some(Index {
        latest: *weeks.last()?,
        weeks: weeks.chunk_by(in_one_year).filter_map(range).collect(),
        sample: ranges(&chosen(&|report| samples(report) == Samples::All)),
        partly_sample: ranges(&chosen(&|report| samples(report) == Samples::Some)),
        secondhand: ranges(&chosen(&|report| {
            report.provenance.kind == Origin::Secondhand
        })),
        issues: issue_runs(&reports),
        revised: reports
            .iter()
            .filter(|report| report.revision > 1)
            .map(|report| (report.week, report.revision))
            .collect(),
    })
}

/// The text of `index.json`.
pub fn index_text(index: &Index) -> String {
    let years = index
        .weeks
        .chunk_by(|range, next| range.first.year() == next.first.year());
    let number = |week: Week| i64::from(week.number());
    Json::object([
        ("schema_version", SCHEMA_VERSION.into()),
        ("latest", index.latest.to_string().into()),
        ("next_due", Json::null()),
        (
            "years",
            Json::list(years, |ranges| {
                let weeks = Json::list(ranges, |range| {
                    Json::List(vec![number(range.first).into(), number(range.last).into()])
                });
                let year = i64::from(ranges[0].first.year());
                Json::object([("year", year.into()), ("weeks", weeks)])
            }),
        ),
        ("sample", ranges_json(&index.sample)),
        ("partly_sample", ranges_json(&index.partly_sample)),
        ("secondhand", ranges_json(&index.secondhand)),
        (
            "issues",
            Json::list(&index.issues, |run| {
                Json::List(vec![
                    run.first.to_string().into(),
                    i64::from(run.issue.year).into(),
                    u64::from(run.issue.number).into(),
                    u64::from(run.count).into(),
                ])
            }),
        ),
        (
            "revised",
            Json::list(&index.revised, |(week, revision)| {
                Json::List(vec![week.to_string().into(), u64::from(*revision).into()])
            }),
        ),
    ])
    .into_file()
}

fn ranges_json(ranges: &[WeekRange]) -> Json {
    Json::list(ranges, |range| {
        Json::List(vec![
            range.first.to_string().into(),
            range.last.to_string().into(),
        ])
    })
}

/// How many of a report's figures are illustrative.
#[derive(PartialEq, Eq)]
enum Samples {
    None,
    Some,
    All,
}

/// The week's own kind counts as one of its figures: it speaks for ratings and
/// highlights, which have no origin of their own.
fn samples(report: &Report) -> Samples {
    let indicators = report.indicators.iter().flat_map(|indicator| {
        let is_valued = indicator.quantity.is_some() || indicator.share.is_some();
        let is_changed = indicator.change.is_some() || indicator.change_count.is_some();
        [
            is_valued.then_some(indicator.value_origin),
            is_changed.then_some(indicator.change_origin),
        ]
    });
    let rankings = report
        .rankings
        .iter()
        .map(|ranking| ranking.items.is_some().then_some(ranking.origin));
    let distributions = report.distributions.iter().map(|distribution| {
        let parts = &distribution.parts;
        let is_stated = |part: &crate::report::Part| part.value.is_some() || part.share.is_some();
        parts.iter().any(is_stated).then_some(distribution.origin)
    });
    let incidents = report
        .incidents
        .iter()
        .map(|incidents| Some(incidents.origin));

    let mut origins = indicators
        .chain(rankings)
        .chain(distributions)
        .chain(incidents)
        .flatten()
        .chain([None])
        .map(|own| report.origin(own));
    if origins.clone().all(|origin| origin == Origin::Sample) {
        Samples::All
    } else if origins.any(|origin| origin == Origin::Sample) {
        Samples::Some
    } else {
        Samples::None
    }
}

fn follows(week: &Week, next: &Week) -> bool {
    week.next() == *next
}

fn range(weeks: &[Week]) -> Option<WeekRange> {
    let (first, last) = (*weeks.first()?, *weeks.last()?);
    Some(WeekRange { first, last })
}

fn ranges(weeks: &[Week]) -> Vec<WeekRange> {
    weeks.chunk_by(follows).filter_map(range).collect()
}

fn issue_runs(reports: &[&Report]) -> Vec<IssueRun> {
    let issues: Vec<(Week, IssueNumber)> = reports
        .iter()
        .filter_map(|report| Some((report.week, report.issue?)))
        .collect();
    let go_on = |(week, issue): &(Week, IssueNumber), (next, next_issue): &(Week, IssueNumber)| {
        follows(week, next)
            && issue.year == next_issue.year
            && issue.number.checked_add(1) == Some(next_issue.number)
    };
    issues
        .chunk_by(go_on)
        .map(|run| IssueRun {
            first: run[0].0,
            issue: run[0].1,
            count: u16::try_from(run.len()).unwrap_or(u16::MAX),
        })
        .collect()
}

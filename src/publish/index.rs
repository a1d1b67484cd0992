//! The index: which weeks have an issue and of which kind, as a value and as a text.

use crate::report::{Index, IssueNumber, IssueRun, Origin, Part, Report, Week, WeekRange};

use super::{SCHEMA_VERSION, in_order_of_time, json::Json};

/// Which weeks have an issue, and of which kind; `None` where there are no
/// reports.
pub fn index<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Option<Index> {
    let reports = in_order_of_time(reports);
    let chosen = |is_chosen: &dyn Fn(&Report) -> bool| -> Vec<Week> {
        let chosen = reports.iter().filter(|report| is_chosen(report));
        chosen.map(|report| report.week).collect()
    };
    let weeks = chosen(&|_| true);
    let in_one_year = |week: &Week, next: &Week| week.next() == *next && week.year() == next.year();
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
        let is_stated = |part: &Part| part.value.is_some() || part.share.is_some();
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

fn range(weeks: &[Week]) -> Option<WeekRange> {
    let (first, last) = (*weeks.first()?, *weeks.last()?);
    Some(WeekRange { first, last })
}

fn ranges(weeks: &[Week]) -> Vec<WeekRange> {
    let follows = |week: &Week, next: &Week| week.next() == *next;
    weeks.chunk_by(follows).filter_map(range).collect()
}

fn issue_runs(reports: &[&Report]) -> Vec<IssueRun> {
    let issues: Vec<(Week, IssueNumber)> = reports
        .iter()
        .filter_map(|report| Some((report.week, report.issue?)))
        .collect();
    let go_on = |(week, issue): &(Week, IssueNumber), (next, next_issue): &(Week, IssueNumber)| {
        week.next() == *next
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use crate::{draft, publish::fixture, report::IssueNumber};

    use super::*;

    fn written(ranges: &[WeekRange]) -> Vec<String> {
        let ranges = ranges.iter();
        ranges
            .map(|range| format!("{}..{}", range.first, range.last))
            .collect()
    }

    #[test]
    fn a_run_of_weeks_ends_at_a_gap_and_with_its_year() {
        let reports = fixture::issues(&[
            ("2021-W02", None),
            ("2020-W52", None),
            ("2020-W53", None),
            ("2021-W01", None),
            ("2021-W04", None),
        ]);
        let index = index(&reports).unwrap();
        let expected = [
            "2020-W52..2020-W53",
            "2021-W01..2021-W02",
            "2021-W04..2021-W04",
        ];
        assert_eq!(written(&index.weeks), expected);
        assert_eq!(index.latest, fixture::week("2021-W04"));
    }

    #[test]
    fn issue_numbers_are_runs_over_consecutive_weeks() {
        let reports = fixture::issues(&[
            ("2018-W05", Some((2018, 5))),
            ("2018-W06", Some((2018, 6))),
            ("2018-W08", Some((2018, 7))),
            ("2018-W09", None),
            ("2018-W52", Some((2018, 52))),
            ("2019-W01", Some((2019, 1))),
        ]);
        let index = index(&reports).unwrap();
        let runs: Vec<_> = index
            .issues
            .iter()
            .map(|run| {
                (
                    run.first.to_string(),
                    run.issue.year,
                    run.issue.number,
                    run.count,
                )
            })
            .collect();
        let run = |week: &str, year, number, count| (week.to_owned(), year, number, count);
        let expected = [
            run("2018-W05", 2018, 5, 2),
            run("2018-W08", 2018, 7, 1),
            run("2018-W52", 2018, 52, 1),
            run("2019-W01", 2019, 1, 1),
        ];
        assert_eq!(runs, expected);
        for report in &reports {
            assert_eq!(index.issue(report.week), report.issue);
        }
    }

    #[test]
    fn a_week_is_sample_partly_sample_or_neither_by_its_stated_figures() {
        let mut real = fixture::contents(fixture::week("2025-W50"), Origin::Secondhand);
        real.indicators = vec![fixture::indicator("phishing_pages", 5, None)];
        let mut sample = fixture::contents(fixture::week("2025-W51"), Origin::Sample);
        sample.indicators = real.indicators.clone();
        let mut partly = fixture::contents(fixture::week("2025-W52"), Origin::Issue);
        partly.indicators = real.indicators.clone();
        partly.indicators[0].value_origin = Some(Origin::Sample);
        let mut unstated = partly.clone();
        unstated.week = fixture::week("2026-W01");
        unstated.indicators[0].quantity = None;

        let reports = [real, sample, partly, unstated].map(Report::sealed);
        let index = index(&reports).unwrap();
        assert_eq!(written(&index.sample), ["2025-W51..2025-W51"]);
        assert_eq!(written(&index.partly_sample), ["2025-W52..2025-W52"]);
        assert_eq!(written(&index.secondhand), ["2025-W50..2025-W50"]);
    }

    #[test]
    fn without_a_week_there_is_no_index() {
        assert_eq!(index(&[]), None);
    }

    /// An archive with a holiday without an issue in every year, with reprints
    /// in its older half, samples in its last year, and a revision now and then.
    fn archive(count: usize) -> Vec<Report> {
        let weeks =
            std::iter::successors(Some(fixture::week("2008-W01")), |week| Some(week.next()));
        let mut number = 0;
        weeks
            .take(count)
            .enumerate()
            .filter(|(_, week)| week.number() != 6)
            .map(|(place, week)| {
                let kind = match place {
                    _ if place + 52 >= count => Origin::Sample,
                    _ if place < count / 2 => Origin::Secondhand,
                    _ => Origin::Issue,
                };
                number = if week.number() == 1 { 1 } else { number + 1 };
                let mut contents = fixture::contents(week, kind);
                contents.issue = Some(IssueNumber {
                    year: week.year(),
                    number,
                });
                contents.revision = if place % 200 == 0 { 2 } else { 1 };
                Report::sealed(contents)
            })
            .collect()
    }

    #[track_caller]
    fn check_size(count: usize) {
        const LIMIT: usize = 3000;
        let index = index(&archive(count)).unwrap();
        let text = index_text(&index);
        let mut compressed = Vec::new();
        brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22)
            .write_all(text.as_bytes())
            .unwrap();
        let size = compressed.len();
        assert!(size < LIMIT, "{size} bytes for {count} weeks");
        assert_eq!(draft::read_index(text.as_bytes()).value, Some(index));
    }

    #[test]
    fn an_index_of_1500_and_of_10000_weeks_stays_small_and_is_read_back() {
        check_size(1500);
        check_size(10_000);
    }
}

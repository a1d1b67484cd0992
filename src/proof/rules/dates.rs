use crate::{
    proof::{Found, galley::Galley},
    report::{Correction, Day, Discrepancy, Finding, Milestone, Place},
};

/// Reports come a week or two after their week, digests and reprints of them within months.
const PUBLISHED_WITHIN: u64 = 28;
const REPORTED_WITHIN: u64 = 183;

/// `day_unlikely`: nobody reports of a week before it has ended, and hardly half a year
/// later; nothing is corrected before it was published, nor accepted before the week.
pub(super) fn days_are_likely(galley: &Galley) -> Vec<Found> {
    let report = galley.report;
    let end = report.period.end;
    let mut found = Vec::new();
    let mut add = |place: Place, doubt: Option<Discrepancy>| {
        found.extend(doubt.map(|doubt| Finding::new(place, doubt)));
    };
    let late = |day: Day, within: u64| {
        let days = day.distance(end);
        (day > end && days > within).then_some(Discrepancy::DayTooLate { found: day, days })
    };
    let early = |day: Day, limit: Day, of: Milestone| {
        (day < limit).then_some(Discrepancy::DayTooEarly {
            found: day,
            limit,
            of,
        })
    };
    if let Some(day) = report.published_on {
        add(Place::ROOT.at("published_on"), late(day, PUBLISHED_WITHIN));
    }
    let sources = Place::ROOT.at("provenance").at("sources");
    for (position, source) in report.provenance.sources.iter().enumerate() {
        if let Some(day) = source.dated {
            let doubt = early(day, end, Milestone::WeekEnd).or_else(|| late(day, REPORTED_WITHIN));
            add(sources.at(position).at("dated"), doubt);
        }
    }
    let corrections = Place::ROOT.at("corrections");
    let (since, of) = report
        .published_on
        .map_or((end, Milestone::WeekEnd), |day| {
            (day, Milestone::Publication)
        });
    let earlier = galley.published.earlier;
    let is_published =
        |entry: &Correction| earlier.is_some_and(|earlier| earlier.corrections.contains(entry));
    let mut before = None;
    for (position, entry) in report.corrections.iter().enumerate() {
        // What was published stays as it is.
        if !is_published(entry) {
            let after = before.and_then(|before| early(entry.date, before, Milestone::EntryBefore));
            let doubt = early(entry.date, since, of).or(after);
            add(corrections.at(position).at("date"), doubt);
        }
        before = Some(entry.date);
    }
    let accepted = Place::ROOT.at("acknowledged");
    for (position, entry) in report.acknowledged.iter().enumerate() {
        let doubt = early(entry.on, report.period.start, Milestone::WeekStart);
        add(accepted.at(position).at("on"), doubt);
    }
    found
}

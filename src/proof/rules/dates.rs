use crate::{
    proof::{Finding, galley::Galley, odd},
    report::{Day, Oddity, Place},
};

/// Reports come a week or two after their week, digests and reprints of them within months.
const PUBLISHED_WITHIN: u64 = 28;
const REPORTED_WITHIN: u64 = 183;

/// `day_unlikely`: nobody reports of a week before it has ended, and hardly half a year
/// later; nothing is corrected before it was published, nor accepted before the week.
pub(super) fn days_are_likely(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let end = report.period.end;
    let mut found = Vec::new();
    if let Some(day) = report.published_on {
        found.extend(late(
            Place::ROOT.at("published_on"),
            day,
            end,
            PUBLISHED_WITHIN,
        ));
    }
    let sources = Place::ROOT.at("provenance").at("sources");
    for (position, source) in report.provenance.sources.iter().enumerate() {
        let at = sources.at(position).at("dated");
        if let Some(day) = source.dated {
            let early = early(&at, day, end, Oddity::BeforeWeekEnd);
            found.extend(early.or_else(|| late(at, day, end, REPORTED_WITHIN)));
        }
    }
    let (since, what) = match report.published_on {
        Some(day) => (day, Oddity::BeforePublication),
        None => (end, Oddity::BeforeWeekEnd),
    };
    let earlier = galley.published.earlier;
    let mut before = since;
    for (position, entry) in report.corrections.iter().enumerate() {
        let at = Place::ROOT.at("corrections").at(position).at("date");
        // What was published stays as it is.
        if earlier.is_none_or(|earlier| !earlier.corrections.contains(entry)) {
            let of_publication = early(&at, entry.date, since, what);
            let of_entry = || early(&at, entry.date, before, Oddity::BeforeEntry);
            found.extend(of_publication.or_else(of_entry));
        }
        before = entry.date;
    }
    for (position, entry) in report.acknowledged.iter().enumerate() {
        let at = Place::ROOT.at("acknowledged").at(position).at("on");
        found.extend(early(
            &at,
            entry.on,
            report.period.start,
            Oddity::BeforeWeek,
        ));
    }
    found
}

fn early(at: &Place, day: Day, limit: Day, what: Oddity) -> Option<Finding> {
    (day < limit).then(|| odd(at.clone(), what, [&day, &limit]))
}

fn late(at: Place, day: Day, end: Day, within: u64) -> Option<Finding> {
    let days = day.distance(end);
    (day > end && days > within).then(|| odd(at, Oddity::LongAfter, [&day, &days]))
}

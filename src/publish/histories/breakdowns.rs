//! The rankings and distributions over the weeks, as `history/all.json` has them.

use crate::{
    publish::{
        json::Json,
        week::{name, share},
    },
    report::{Breakdown, History, Id, RankedName, Report, SortedMap, WeekPart, WeekParts, folded},
};

use super::{corrected_flag, flag_of};

/// The rankings and distributions of reports, which are in the order of time.
pub(super) fn of_weeks(reports: &[&Report]) -> SortedMap<Id, Breakdown> {
    let mut ids = SortedMap::default();
    for report in reports {
        let rankings = report.rankings.iter().map(|of| &of.id);
        for id in rankings.chain(report.distributions.iter().map(|of| &of.id)) {
            ids.insert(id.clone(), ());
        }
    }
    let mut breakdowns = SortedMap::default();
    for (id, ()) in ids.iter() {
        let mut names = Names::default();
        let weeks = reports.iter();
        let weeks = weeks.filter_map(|report| of_week(report, id, &mut names));
        let weeks: Vec<_> = weeks.collect();
        let breakdown = Breakdown::new(names.all, weeks);
        breakdowns.insert(
            id.clone(),
            breakdown.expect("the reports are in order and each part has been named"),
        );
    }
    breakdowns
}

/// The names so far, each once.
#[derive(Default)]
struct Names {
    all: Vec<RankedName>,
    places: SortedMap<String, usize>,
}

impl Names {
    /// Where a name stands; as it was written last.
    fn place(&mut self, name: RankedName) -> usize {
        let (zh, en) = match &name {
            RankedName::Plain(name) => (name.as_str(), name.as_str()),
            RankedName::Text(text) => (text.zh(), text.en()),
        };
        // A line break is in no name.
        let key = [&*folded(zh), "\n", &*folded(en)].concat();
        if let Some(place) = self.places.get(&key).copied() {
            self.all[place] = name;
            return place;
        }
        let place = self.all.len();
        self.places.insert(key, place);
        self.all.push(name);
        place
    }
}

/// What a report says of a ranking or a distribution.
fn of_week(report: &Report, id: &Id, names: &mut Names) -> Option<WeekParts> {
    let (kind, origin, is_complete, parts) =
        if let Some(of) = report.rankings.iter().find(|of| of.id == *id) {
            let items = of.items.iter().flatten();
            let parts = items.map(|item| (item.name.clone(), item.value, item.share));
            ("rankings/", of.origin, false, parts.collect::<Vec<_>>())
        } else {
            let of = report.distributions.iter().find(|of| of.id == *id)?;
            let name = |id: &Id| RankedName::Plain(id.to_string());
            let parts = of.parts.iter();
            let parts = parts.map(|part| (name(&part.id), part.value, part.share));
            ("distributions/", of.origin, of.is_complete, parts.collect())
        };
    let item = [kind, id.as_str()].concat();
    Some(WeekParts {
        week: report.week,
        origin: report.origin(origin),
        is_corrected: corrected_flag(report, &item, |_| true) != 0,
        is_complete,
        parts: parts
            .into_iter()
            .map(|(name, value, share)| WeekPart {
                name: names.place(name),
                value,
                share,
            })
            .collect(),
    })
}

/// As the file has them, by id.
pub(super) fn json(breakdowns: &SortedMap<Id, Breakdown>) -> Json {
    let breakdowns = breakdowns.iter();
    Json::Object(
        breakdowns
            .map(|(id, of)| (id.to_string(), columns(of)))
            .collect(),
    )
}

fn columns(of: &Breakdown) -> Json {
    let lists = |of: &Breakdown, cell: fn(&WeekPart) -> Json| {
        Json::list(of.weeks(), |week| Json::list(&week.parts, cell))
    };
    let flags = |week: &WeekParts| {
        let corrected = if week.is_corrected {
            History::CORRECTED
        } else {
            0
        };
        Json::from(u64::from(flag_of(week.origin) | corrected))
    };
    Json::object([
        (
            "weeks",
            Json::list(of.weeks(), |week| week.week.to_string().into()),
        ),
        ("names", Json::list(of.names(), name)),
        ("flags", Json::list(of.weeks(), flags)),
        (
            "complete",
            Json::list(of.weeks(), |week| week.is_complete.into()),
        ),
        ("parts", lists(of, |part| (part.name as u64).into())),
        ("value", lists(of, |part| part.value.into())),
        ("share_pct", lists(of, |part| part.share.map(share).into())),
    ])
}

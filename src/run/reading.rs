//! The values of a trend for files: one a week, or one a part of each week.

use super::{Sources, Trend, breakdown, series::Series};
use crate::{
    lang::Lang,
    page::Mark,
    report::{Cell, RankedName, Share, Week},
};

/// A value of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The week of its issue.
    pub week: Week,
    /// The part that it is of: the word for programs, and the name for readers.
    pub part: Option<[String; 2]>,
    /// Its place in a ranking, the first of which is 1.
    pub place: Option<u64>,
    /// The value, where it is stated.
    pub value: Option<u64>,
    /// The share of the whole.
    pub share: Option<Share>,
    /// Whether the share is ours.
    pub is_computed: bool,
    /// Where it comes from, and what became of it.
    pub cell: Cell,
    /// The value of the same week a year before, where the two may be held against each other.
    pub year_before: Option<u64>,
    /// The least, the median and the greatest value of the 52 weeks before.
    pub usual: Option<[u64; 3]>,
}

impl Reading {
    /// Whether it was corrected, or taken back.
    pub fn status(&self) -> Option<Mark> {
        let is_withdrawn = self.value.is_none() && self.part.is_none();
        self.cell.is_corrected.then_some(if is_withdrawn {
            Mark::Withdrawn
        } else {
            Mark::Corrected
        })
    }
}

/// The values of what a trend draws, the newest week first: of a run of nothing programs would guess the wrong type.
pub fn readings(trend: &Trend, sources: Sources, lang: Lang) -> Vec<Reading> {
    let is_drawn = |week: Week| trend.weeks.binary_search(&week).is_ok();
    let Some(broken_down) = sources.history.breakdowns().get(trend.of.as_str()) else {
        return of_indicator(trend, sources);
    };
    let catalogue = sources.catalogue;
    let entry = catalogue.distribution(&trend.of);
    let name_of = |name: &RankedName| match (name, entry) {
        (RankedName::Text(text), _) => [text.en().to_owned(), lang.of(text).to_owned()],
        (RankedName::Plain(id), Some(entry)) => {
            let named = entry.parts.iter().find(|part| part.id.as_str() == id);
            let name = named.map_or(&**id, |part| lang.of(&part.name.text));
            [id.clone(), name.to_owned()]
        }
        (RankedName::Plain(name), None) => [name.clone(), name.clone()],
    };
    let names: Vec<_> = broken_down.names().iter().map(name_of).collect();
    let weeks = broken_down.weeks().iter().rev();
    let weeks = weeks.filter(|of| is_drawn(of.week));
    let of_week = weeks.flat_map(|of| {
        let shares = breakdown::shares(of, entry.is_none());
        let parts = of.parts.iter().zip(shares).enumerate();
        let names = &names;
        parts.map(move |(place, (part, (share, is_computed)))| Reading {
            week: of.week,
            part: Some(names[part.name].clone()),
            place: entry.is_none().then_some(place as u64 + 1),
            value: part.value,
            share,
            is_computed,
            cell: breakdown::cell(of, true),
            year_before: None,
            usual: None,
        })
    });
    of_week.collect()
}

fn of_indicator(trend: &Trend, sources: Sources) -> Vec<Reading> {
    let entry = sources.catalogue.indicator(&trend.of);
    let breaks = entry.map_or(&[][..], |entry| &entry.breaks);
    let series = Series::of(sources.history, &trend.of, breaks, sources.is_sample_shown);
    let course = trend.figure.course();
    let [has_year_before, has_usual] = course.map_or([false; 2], |course| {
        [!course.year_before.is_empty(), !course.usual.is_empty()]
    });
    let drawn = series.cells.iter().rev();
    let drawn = drawn.filter(|(week, _)| trend.weeks.binary_search(week).is_ok());
    let readings = drawn.map(|(week, cell)| {
        let place = series.place(*week);
        let before = place.filter(|_| has_year_before);
        let before = before.and_then(|place| series.year_before(series.known[place]));
        let usual = place.filter(|_| has_usual);
        Reading {
            week: *week,
            part: None,
            place: None,
            value: cell.value,
            share: None,
            is_computed: false,
            cell: *cell,
            year_before: before.map(|of| of.value),
            usual: usual.and_then(|place| series.usual(place)),
        }
    });
    readings.collect()
}

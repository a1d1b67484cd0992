//! The long run: every indicator over the weeks, as plain values with their final words.
//!
//! A week without a value is a gap; no line crosses a documented break; real values are held against
//! real ones alone, and against none beyond a break. Knows `report`, `lang` and the figures of
//! `page`, nothing of browsers.

mod breakdown;
mod reading;
mod series;
mod span;
mod words;

pub use reading::{Reading, readings};
pub use span::Span;

use std::sync::Arc;

use crate::{
    lang::{self, Lang, Scale, run_words},
    page::{
        Mark, digits,
        figure::{Course, Figure, KeyRow, Kind, Point, Station, Table},
        status,
    },
    report::{Catalogue, Cell, History, Id, IndicatorEntry, Origin, SeriesBreak, Unit, Week},
};
use series::{Known, Series};
use words::Teller;

/// What the long run is made of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The figures of all weeks.
    pub history: &'a History,
    /// What can be measured.
    pub catalogue: &'a Catalogue,
    /// Whether illustrative figures are shown at all.
    pub is_sample_shown: bool,
}

/// What is to be seen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The language.
    pub lang: Lang,
    /// The week that is shown above.
    pub week: Week,
    /// How many weeks.
    pub span: Span,
    /// Whether the axes of values count in powers of ten.
    pub is_log: bool,
    /// Whether the same weeks a year before are to be seen.
    pub has_year_before: bool,
}

/// The long run in one language.
pub struct Run {
    /// The days that it spans; empty where there is no week.
    pub days: String,
    /// The trends, sub-indicators behind their indicator.
    pub trends: Vec<Trend>,
}

/// An indicator over the weeks.
pub struct Trend {
    /// The id of its figure.
    pub id: Id,
    /// The id of the indicator, the ranking or the distribution that it draws.
    pub of: Id,
    /// Its name in the time of the week that is shown.
    pub name: String,
    /// The unit of its axis.
    pub unit: String,
    /// Whether it is a part of the indicator before it.
    pub is_part: bool,
    /// The weeks of its points.
    pub weeks: Vec<Week>,
    /// What its colours are, where it has several, with what the newest issue says of each.
    pub key: Vec<KeyRow>,
    /// Whether that issue is illustrative.
    pub is_sample: bool,
    /// The drawing, whose alternative is the sentence.
    pub figure: Arc<Figure>,
    /// What one must know to read it.
    pub notes: Vec<String>,
}

/// What is drawn as one line.
struct Subject<'a> {
    id: Id,
    name: String,
    unit: Unit,
    breaks: &'a [SeriesBreak],
    is_part: bool,
}

/// Composes the long run.
pub fn compose(sources: Sources, wanted: Wanted) -> Run {
    let Some(ends) = wanted.span.ends(sources.history.weeks(), wanted.week) else {
        return Run {
            days: String::new(),
            trends: Vec::new(),
        };
    };
    let subjects = subjects(sources, wanted);
    let trends = subjects.iter().flat_map(|subject| {
        let own = trend(subject, sources, wanted, ends);
        let broken_down =
            breakdown::of_indicator(&subject.id, subject.breaks, sources, wanted, ends);
        own.into_iter().chain(broken_down)
    });
    Run {
        days: lang::period(ends[0].monday(), ends[1].sunday(), wanted.lang),
        trends: trends.collect(),
    }
}

/// The indicators of the catalogue, each followed by its parts, then the incidents.
fn subjects<'a>(sources: Sources<'a>, wanted: Wanted) -> Vec<Subject<'a>> {
    let lang = wanted.lang;
    let entries = &sources.catalogue.indicators;
    let parts_of = |whole: &'a IndicatorEntry| {
        let parts = entries
            .iter()
            .filter(|of| of.part_of.as_ref() == Some(&whole.id));
        [whole].into_iter().chain(parts)
    };
    let wholes = entries.iter().filter(|entry| {
        let is_held = |of: &Id| entries.iter().any(|entry| entry.id == *of);
        !entry.part_of.as_ref().is_some_and(is_held)
    });
    let indicators = wholes.flat_map(parts_of).map(|entry| Subject {
        id: entry.id.clone(),
        name: lang.of(&entry.name_at(wanted.week).text).to_owned(),
        unit: entry.unit.clone(),
        breaks: &entry.breaks,
        is_part: entry.part_of.is_some(),
    });
    let words = lang::words(lang);
    let categories = sources.catalogue.categories.iter();
    let incidents = [
        ("total", words.incidents_total),
        ("cross_border", run_words(lang).cross_border),
    ]
    .into_iter()
    .chain(categories.map(|of| (of.id.as_str(), lang.of(&of.name.text))));
    let incidents = incidents.filter_map(|(of, name)| {
        Some(Subject {
            id: ["incidents_", of].concat().parse().ok()?,
            name: lang::capitalised(name),
            unit: lang::incidents_unit(),
            breaks: &[],
            is_part: of != "total",
        })
    });
    indicators.chain(incidents).collect()
}

fn trend(subject: &Subject, sources: Sources, wanted: Wanted, ends: [Week; 2]) -> Option<Trend> {
    let lang = wanted.lang;
    let series = Series::of(
        sources.history,
        &subject.id,
        subject.breaks,
        sources.is_sample_shown,
    );
    let (first, last) = (series.known.first()?.week, series.known.last()?.week);
    let is_shown = |week: Week| (ends[0]..=ends[1]).contains(&week);
    let shown: Vec<Known> = series
        .known
        .iter()
        .copied()
        .filter(|of| is_shown(of.week))
        .collect();
    let teller = Teller {
        series: &series,
        breaks: subject.breaks,
        unit: &subject.unit,
        lang,
    };
    let scale = Scale::of(shown.iter().map(|of| of.value).max()?, lang);
    let cells = series.cells.iter().copied();
    let drawn: Vec<(Week, Cell)> = cells
        .filter(|(week, _)| is_shown(*week) && (first..=last).contains(week))
        .collect();
    let points: Vec<Point> = drawn
        .iter()
        .map(|(week, cell)| point(*week, *cell, subject, wanted, scale))
        .collect();
    let title = lang::labelled(&subject.name, lang::words(lang).long_run, lang);
    let table = table(&title, subject, &drawn, &points, lang);
    let of_week = teller.of_week(wanted.week).unwrap_or_default();
    let alternative = lang::sentences(&[&of_week, &teller.of_all(&shown, wanted.week)], lang);
    let id = subject.id.with_suffix("_trend");
    let course = course(&series, subject, &drawn, wanted, ends, scale);
    let notes = notes(
        &course,
        subject,
        &shown,
        sources,
        wanted,
        [first, last],
        ends,
    );
    let figure = Figure::new(
        id.clone(),
        lang,
        Kind::Trend,
        title,
        points,
        table,
        alternative,
    )?;
    Some(Trend {
        id,
        of: subject.id.clone(),
        name: subject.name.clone(),
        unit: lang::unit(2, scale, &subject.unit, lang),
        is_part: subject.is_part,
        weeks: drawn.iter().map(|(week, _)| *week).collect(),
        key: Vec::new(),
        is_sample: false,
        figure: Arc::new(figure.with_course(course)),
        notes,
    })
}

/// A week's value with all its words.
fn point(week: Week, cell: Cell, subject: &Subject, wanted: Wanted, scale: Scale) -> Point {
    let lang = wanted.lang;
    let mark = Mark::of_cell(&cell);
    let amount = |value| lang::amount(value, cell.is_rounded, &subject.unit, lang);
    let absence = || Mark::absence(mark, lang).to_owned();
    let value_text = cell.value.map_or_else(absence, amount);
    let text = match cell.value {
        Some(_) => Mark::on(&value_text, mark, lang),
        None => lang::in_small_letters(&value_text),
    };
    let label = lang::period(week.monday(), week.sunday(), lang);
    let drawable = cell.value.filter(|value| !(wanted.is_log && *value == 0));
    Point {
        text: lang::labelled(&lang::spoken(&label, lang), &text, lang),
        label,
        value: drawable.map(|value| scale.measure(value)),
        value_text,
        is_sample: cell.origin == Origin::Sample,
    }
}

/// The same as a table, from the newest week on.
fn table(
    title: &str,
    subject: &Subject,
    drawn: &[(Week, Cell)],
    points: &[Point],
    lang: Lang,
) -> Table {
    let words = lang::words(lang);
    let rows = drawn.iter().zip(points).rev().map(|((_, cell), point)| {
        let value = cell.value.map(|value| digits(*cell, value, lang));
        vec![
            point.label.clone(),
            value.unwrap_or_else(|| point.value_text.clone()),
            status(Some(*cell), lang),
        ]
    });
    let unit = lang::unit(2, Scale::ONES, &subject.unit, lang);
    Table {
        caption: title.to_owned(),
        columns: vec![
            words.period.to_owned(),
            lang::bracketed(words.value, &unit, lang),
            words.mark.to_owned(),
        ],
        rows: rows.collect(),
    }
}

/// What is drawn beside the points.
fn course(
    series: &Series,
    subject: &Subject,
    drawn: &[(Week, Cell)],
    wanted: Wanted,
    ends: [Week; 2],
    scale: Scale,
) -> Course {
    let lang = wanted.lang;
    let is_drawn = |cell: &Cell| {
        cell.value
            .is_some_and(|value| !(wanted.is_log && value == 0))
    };
    let stations = drawn.iter().enumerate().map(|(place, (week, cell))| {
        let before = place.checked_sub(1).map(|before| &drawn[before]);
        let is_joined = before.is_some_and(|(before, of_before)| {
            is_drawn(of_before) && is_drawn(cell) && series.are_joined(*before, *week)
        });
        Station {
            day: week.monday(),
            mark: Mark::of_cell(cell),
            is_rounded: cell.is_rounded,
            is_joined,
        }
    });
    let is_within = |week: Week| (ends[0]..=ends[1]).contains(&week);
    let breaks = subject.breaks.iter().filter(|of| is_within(of.week));
    let withdrawn = drawn
        .iter()
        .filter(|(_, cell)| Mark::of_cell(cell) == Some(Mark::Withdrawn));
    let withdrawn =
        withdrawn.map(|(week, _)| (week.monday(), Mark::Withdrawn.word(lang).to_owned()));
    let places = drawn.iter().filter_map(|(week, _)| series.place(*week));
    let mut year_before = Vec::new();
    let mut usual = Vec::new();
    let mut last: Option<Week> = None;
    for place in places {
        let known = series.known[place];
        // A gap is drawn where a week is missing.
        if last.is_some_and(|last| !series.are_joined(last, known.week)) {
            year_before.push((known.week.monday(), None));
            usual.push((known.week.monday(), None));
        }
        last = Some(known.week);
        let before = series.year_before(known).map(|of| scale.measure(of.value));
        year_before.push((known.week.monday(), before));
        let range = series
            .usual(place)
            .map(|range| range.map(|value| scale.measure(value)));
        usual.push((known.week.monday(), range));
    }
    if !wanted.has_year_before || year_before.iter().all(|(_, value)| value.is_none()) {
        year_before.clear();
    }
    // What is stacked on a logarithmic axis is no range.
    if wanted.is_log || usual.iter().all(|(_, range)| range.is_none()) {
        usual.clear();
    }
    Course {
        ends: [ends[0].monday(), ends[1].sunday()],
        stations: stations.collect(),
        borders: breaks
            .map(|of| (of.week.monday(), lang.of(&of.text).to_owned()))
            .chain(withdrawn)
            .collect(),
        year_before,
        usual,
        is_log: wanted.is_log,
        strands: None,
    }
}

/// What one must know to read a trend.
fn notes(
    course: &Course,
    subject: &Subject,
    shown: &[Known],
    sources: Sources,
    wanted: Wanted,
    [first, last]: [Week; 2],
    ends: [Week; 2],
) -> Vec<String> {
    let lang = wanted.lang;
    let words = run_words(lang);
    let days = |week: Week| lang::period(week.monday(), week.sunday(), lang);
    let weeks = sources.history.weeks();
    let starts = first > ends[0] && weeks.first().is_some_and(|week| *week < first);
    let stops = last < ends[1] && weeks.last().is_some_and(|week| *week > last);
    let zeros = shown.iter().filter(|of| of.value == 0).count();
    let breaks = subject
        .breaks
        .iter()
        .filter(|of| (ends[0]..=ends[1]).contains(&of.week));
    let breaks = breaks.map(|of| lang::series_breaks(of.week.monday(), lang.of(&of.text), lang));
    let notes = [
        starts.then(|| lang::series_ends(true, &days(first), lang)),
        stops.then(|| lang::series_ends(false, &days(last), lang)),
        course.is_log.then(|| words.is_logarithmic.to_owned()),
        (course.is_log && zeros > 0).then(|| lang::zeros_left_out(zeros, lang)),
        (!course.usual.is_empty()).then(|| words.usual.to_owned()),
        (!course.year_before.is_empty()).then(|| words.is_year_before.to_owned()),
    ];
    breaks.chain(notes.into_iter().flatten()).collect()
}

//! Spark lines: an indicator over the last 12 weeks.

use crate::{
    lang::{self, Lang, Scale, words},
    report::{Cell, IndicatorEntry, Origin, Quantity, Week},
};

use super::{Figure, Issue, Kind, Mark, Point, Table, figure::NONE};

/// How many weeks a spark line shows.
pub const WEEKS: usize = 12;

/// How many of them must have a value: two make a line, but not yet a course.
const LEAST: usize = 3;

/// The spark line of an indicator; `None` where fewer than three weeks have a value.
pub fn spark(
    issue: &Issue,
    entry: &IndicatorEntry,
    current: Option<Quantity>,
    lang: Lang,
) -> Option<Figure> {
    let words = words(lang);
    let weeks = issue.report.week.run_up(WEEKS);
    let cells: Vec<Option<Cell>> = weeks
        .iter()
        .map(|week| {
            let cell = issue.cell(&entry.id, *week);
            if *week == issue.report.week {
                current.and(cell)
            } else {
                cell
            }
        })
        .collect();
    let known: Vec<(Week, Cell, u64)> = weeks
        .iter()
        .zip(&cells)
        .filter_map(|(week, cell)| cell.and_then(|cell| Some((*week, cell, cell.value?))))
        .collect();
    if known.len() < LEAST {
        return None;
    }
    let amount = |cell: Cell, value: u64| lang::amount(value, cell.is_rounded, &entry.unit, lang);
    let scale = Scale::of(known.iter().map(|(.., value)| *value).max()?, lang);
    let absent = |week: Week, cell: &Option<Cell>| match cell.as_ref().and_then(Mark::of_cell) {
        Some(Mark::Withdrawn) => words.withdrawn,
        _ if issue.index.contains(week) => words.not_stated,
        _ => words.no_issue,
    };
    let points: Vec<Point> = weeks
        .iter()
        .zip(&cells)
        .map(|(week, cell)| {
            let stated = cell.and_then(|cell| Some((cell, cell.value?)));
            let text = stated.map_or(
                lang::in_small_letters(absent(*week, cell)),
                |(cell, value)| Mark::on(&amount(cell, value), Mark::of_cell(&cell), lang),
            );
            Point {
                label: lang::short_period(*week, lang),
                value: stated.map(|(_, value)| scale.measure(value)),
                value_text: stated.map_or(absent(*week, cell).to_owned(), |(cell, value)| {
                    amount(cell, value)
                }),
                text: lang::labelled(&lang::spoken_period(*week, lang), &text, lang),
                is_sample: cell.is_some_and(|cell| cell.origin == Origin::Sample),
            }
        })
        .collect();
    let name = lang.of(&entry.name_at(issue.report.week).text);
    let title = lang::labelled(name, words.last_twelve_weeks, lang);
    let rows = weeks
        .iter()
        .zip(&cells)
        .zip(&points)
        .rev()
        .map(|((week, cell), point)| {
            let digits = cell.and_then(|cell| Some(digits(cell, cell.value?, lang)));
            vec![
                lang::spoken(&point.label, lang),
                digits.unwrap_or_else(|| absent(*week, cell).to_owned()),
                status(*cell, lang),
            ]
        });
    let unit = lang::unit(2, Scale::ONES, &entry.unit, lang);
    let table = Table {
        caption: title.clone(),
        columns: vec![
            words.period.to_owned(),
            lang::bracketed(words.value, &unit, lang),
            words.mark.to_owned(),
        ],
        rows: rows.collect(),
    };
    let extreme = |(week, cell, value): &(Week, Cell, u64)| {
        let amount = amount(*cell, *value);
        let is_sample = cell.origin == Origin::Sample;
        (
            lang::spoken_days(*week, lang),
            lang::illustrated(&amount, is_sample, lang),
        )
    };
    let highest = extreme(known.iter().max_by_key(|(.., value)| *value)?);
    let lowest = extreme(known.iter().min_by_key(|(.., value)| *value)?);
    let alternative = lang::spark_summary((&highest.0, &highest.1), (&lowest.0, &lowest.1), lang);
    Figure::new(
        entry.id.with_suffix("_recent"),
        lang,
        Kind::Spark,
        title,
        points,
        table,
        alternative,
    )
}

/// A value in a table, whose head has the unit.
pub fn digits(cell: Cell, value: u64, lang: Lang) -> String {
    let about = if cell.is_rounded {
        lang::about(lang)
    } else {
        ""
    };
    format!("{about}{}", lang::grouped(value))
}

/// Where a figure in a table comes from.
pub fn status(cell: Option<Cell>, lang: Lang) -> String {
    let words = words(lang);
    match cell.filter(|cell| cell.value.is_some()) {
        None => NONE.to_owned(),
        Some(cell) => Mark::of_cell(&cell)
            .map_or(words.from_issue, |mark| mark.word(lang))
            .to_owned(),
    }
}

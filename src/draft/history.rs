//! `history/`: the indicators as columns over the weeks.

use crate::report::{
    Allowed, Breakdown, Change, Column, Defect, Expected, History, Id, SortedMap, Week, WeekPart,
    WeekParts,
};

use super::{
    cursor::Cursor,
    node::{Node, shortened},
};

/// A file of `history/`.
pub(super) fn history(at: &Cursor) -> Option<History> {
    let [schema_version, weeks, flags_at, columns_at, breakdowns_at] = &at
        .object_maybe_without_last(&[
            "schema_version",
            "weeks",
            "flags",
            "columns",
            "breakdowns",
        ])?;
    schema_version.whole::<u64>(1..=1);
    let weeks = rising_weeks(weeks);
    flags(flags_at);
    let columns = by_id(columns_at, |at| column(at, weeks.len()));
    let breakdowns = by_id(breakdowns_at, breakdown);
    Some(History::new(weeks, columns)?.with_breakdowns(breakdowns))
}

/// What stands behind ids, each of them once.
fn by_id<T>(at: &Cursor, read: impl Fn(&Cursor) -> Option<T>) -> SortedMap<Id, T> {
    let mut map = SortedMap::<Id, T>::default();
    for (key, at) in at.entries() {
        let id = key.parse::<Id>().ok();
        if id.is_none() {
            at.note(Defect::KeyUnknown {
                key: shortened(key),
            });
        }
        let value = read(&at);
        if let (Some(id), Some(value)) = (id, value)
            && !map.insert(id, value)
        {
            at.note(Defect::KeyRepeated {
                key: shortened(key),
            });
        }
    }
    map
}

fn rising_weeks(at: &Cursor) -> Vec<Week> {
    let mut last = None;
    at.each(|at| {
        let week = at.week()?;
        if let Some(last) = last.filter(|last| week <= *last) {
            at.note_range(Allowed::After(last));
        }
        last = Some(week);
        Some(week)
    })
}

/// The legend of the flags, which says what this program knows already.
fn flags(at: &Cursor) {
    const FLAGS: [u8; 4] = [
        History::ROUNDED,
        History::SAMPLE,
        History::SECONDHAND,
        History::CORRECTED,
    ];
    let fields = &at.object(&["rounded", "sample", "secondhand", "corrected"]);
    for (field, flag) in fields.iter().flatten().zip(FLAGS) {
        field.whole::<u8>(flag.into()..=flag.into());
    }
}

fn column(at: &Cursor, length: usize) -> Option<Column> {
    let [values, value_flags, changes, change_flags] =
        &at.object(&["value", "value_flags", "change_pct", "change_flags"])?;
    Some(Column {
        values: cells(values, length, |at| Some(at.or_null(Cursor::count))),
        value_flags: cells(value_flags, length, flag_sum),
        changes: cells(changes, length, |at| Some(at.or_null(change))),
        change_flags: cells(change_flags, length, flag_sum),
    })
}

fn cells<'a, T>(
    at: &'a Cursor<'a>,
    length: usize,
    read: impl FnMut(&Cursor<'a>) -> Option<T>,
) -> Vec<T> {
    if let Some(found) = at.length().filter(|found| *found != length) {
        at.note(Defect::WrongType {
            expected: Expected::Length(length),
            found: found.to_string(),
        });
    }
    at.each(read)
}

fn flag_sum(at: &Cursor) -> Option<u8> {
    at.whole(0..=15)
}

/// A change has as many decimals as it is written with: `-7` none, `-7.0` one.
fn change(at: &Cursor) -> Option<Change> {
    at.change(u8::from(matches!(at.node(), Some(Node::Fraction(_)))))
}

/// A ranking or a distribution: lists as long as its own weeks.
fn breakdown(at: &Cursor) -> Option<Breakdown> {
    let [weeks, names, flags, complete, parts, values, shares] = &at.object(&[
        "weeks",
        "names",
        "flags",
        "complete",
        "parts",
        "value",
        "share_pct",
    ])?;
    let weeks = rising_weeks(weeks);
    let names = names.each(Cursor::ranked_name);
    let length = weeks.len();
    let flags = cells(flags, length, flag_sum);
    let complete = cells(complete, length, Cursor::boolean);
    let place = |at: &Cursor| match names.len().checked_sub(1) {
        Some(last) => at.whole::<usize>(0..=last as u64),
        None => at.of_type(Expected::Length(0)),
    };
    let parts = cells(parts, length, |at| Some(at.each(place)));
    let count = |week: usize| parts.get(week).map_or(0, Vec::len);
    let values = rows(values, length, count, |at| Some(at.or_null(Cursor::count)));
    let shares = rows(shares, length, count, |at| Some(at.or_null(Cursor::share)));
    let each = weeks
        .into_iter()
        .zip(flags)
        .zip(complete)
        .zip(&parts)
        .zip(values)
        .zip(shares);
    let weeks = each.map(
        |(((((week, flags), is_complete), parts), values), shares)| WeekParts {
            week,
            origin: History::origin(flags),
            is_corrected: flags & History::CORRECTED != 0,
            is_complete,
            parts: parts
                .iter()
                .zip(values)
                .zip(shares)
                .map(|((name, value), share)| WeekPart {
                    name: *name,
                    value,
                    share,
                })
                .collect(),
        },
    );
    let weeks = weeks.collect();
    Breakdown::new(names, weeks)
}

/// A list of lists, each as long as the week has parts.
fn rows<T>(
    at: &Cursor,
    length: usize,
    count: impl Fn(usize) -> usize,
    read: impl Fn(&Cursor) -> Option<T> + Copy,
) -> Vec<Vec<T>> {
    let mut week = 0..;
    cells(at, length, |at| Some(cells(at, count(week.next()?), read)))
}

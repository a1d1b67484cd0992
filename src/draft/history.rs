//! `history/`: the indicators as columns over the weeks.

use crate::report::{Allowed, Change, Column, Defect, Expected, History, Id, SortedMap, Week};

use super::{
    cursor::Cursor,
    node::{Node, shortened},
};

/// A file of `history/`.
pub(super) fn history(at: &Cursor) -> Option<History> {
    let [schema_version, weeks, flags_at, columns_at] =
        &at.object(&["schema_version", "weeks", "flags", "columns"])?;
    schema_version.whole::<u64>(1..=1);
    let weeks = rising_weeks(weeks);
    flags(flags_at);
    let mut columns = SortedMap::<Id, Column>::default();
    for (key, at) in columns_at.entries() {
        let id = key.parse::<Id>().ok();
        if id.is_none() {
            at.note(Defect::KeyUnknown {
                key: shortened(key),
            });
        }
        let column = column(&at, weeks.len());
        if let (Some(id), Some(column)) = (id, column)
            && !columns.insert(id, column)
        {
            at.note(Defect::KeyRepeated {
                key: shortened(key),
            });
        }
    }
    History::new(weeks, columns)
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

fn cells<T>(at: &Cursor, length: usize, read: impl Fn(&Cursor) -> Option<T>) -> Vec<T> {
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

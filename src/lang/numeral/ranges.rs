//! Numbers that share what stands behind or before them: 5—10%, 22日至28日, May 5–11.

use super::{
    Lang, Letters, en,
    reading::{Digits, Role, Unit},
    zh,
};

/// What stands between two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// They are the ends of a range.
    Range,
    /// They stand in a row.
    List,
}

/// Gives each number the scale, the percent sign and the month that it shares with
/// its neighbour.
pub(super) fn share_units(letters: &Letters, free: &mut [(Digits, Unit)], lang: Lang) {
    for first in (0..free.len().saturating_sub(1)).rev() {
        let [(one, one_unit), (other, other_unit)] = &mut free[first..first + 2] else {
            return;
        };
        let is_bare = one_unit.end == one.end && one_unit.role != Role::Date;
        let is_date = other_unit.role == Role::Date;
        let shares = match joint(letters, one_unit.end, other.start, lang) {
            Some(Joint::Range) => one.number < other.number,
            Some(Joint::List) => is_date,
            None => false,
        };
        if is_bare && shares {
            one_unit.zeros = other_unit.zeros;
            one_unit.decimals = other_unit.decimals;
            one_unit.kind = other_unit.kind;
            one_unit.role = other_unit.role;
        }
    }
    // In English the month may stand before both days.
    for second in 1..free.len() {
        let [(_, one_unit), (other, other_unit)] = &mut free[second - 1..=second] else {
            return;
        };
        let is_bare = other_unit.end == other.end && lang == Lang::En;
        let is_range = joint(letters, one_unit.end, other.start, lang) == Some(Joint::Range);
        if is_bare && is_range && one_unit.role == Role::Date {
            other_unit.role = Role::Date;
        }
    }
}

fn joint(letters: &Letters, from: usize, to: usize, lang: Lang) -> Option<Joint> {
    /// No joint is longer, with the spaces around it.
    const MOST: usize = 10;
    let between = letters.within(from..to);
    if between.len() > MOST {
        return None;
    }
    let between: String = between.iter().collect();
    let (ranges, lists): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&zh::RANGE, &zh::LIST),
        Lang::En => (&en::RANGE, &en::LIST),
    };
    if ranges.contains(&between.trim()) {
        Some(Joint::Range)
    } else {
        lists.contains(&between.trim()).then_some(Joint::List)
    }
}

use std::ops::RangeInclusive;

use crate::{
    proof::{Finding, galley::Galley, odd},
    report::{Change, Discrepancy, Indicator, Oddity, Place, Quantity, Slip},
};

/// `change_disagrees`: a stated change, in percent or as a count, is one that this
/// and last week's values leave possible, where both are real or both are samples.
pub(super) fn changes_follow(galley: &Galley) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, indicator) in galley.report.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        let before = galley.indicator_before(indicator);
        let before = before.and_then(|before| before.quantity);
        let Some(current) = indicator.quantity else {
            continue;
        };
        if let Some(stated) = indicator.change_count {
            let at = at.at("change_count");
            found.extend(match before {
                Some(before) => {
                    let doubt = count_follows(stated, before, current);
                    doubt.map(|doubt| Finding::new(at, doubt))
                }
                None => leaves_something(at, stated, current),
            });
        }
        // Where last week is not published, its value follows from the change as a count.
        let before = before.or_else(|| base(indicator, current));
        if let (Some(before), Some(stated)) = (before, indicator.change) {
            let percent = percent_follows(stated, before, current);
            found.extend(percent.map(|doubt| Finding::new(at.at("change_pct"), doubt)));
        }
    }
    found
}

fn percent_follows(stated: Change, previous: Quantity, current: Quantity) -> Option<Discrepancy> {
    let Some(possible) = Change::interval_between(previous, current, stated.decimals()) else {
        return of_nothing(stated, previous, current);
    };
    (!possible.contains(stated)).then(|| {
        let opposite = Change::new(-stated.tenths(), stated.decimals());
        let fits = |current| {
            let possible = Change::interval_between(previous, current, stated.decimals());
            possible.is_some_and(|possible| possible.contains(stated))
        };
        Discrepancy::ChangeDisagrees {
            stated,
            possible,
            previous: previous.value(),
            current: current.value(),
            slip: slip(
                current,
                opposite.is_some_and(|opposite| possible.contains(opposite)),
                changed(previous.value(), stated),
                fits,
            ),
            is_exact: previous.is_exact() && current.is_exact(),
        }
    })
}

/// About what became of a value by a change.
fn changed(previous: u64, change: Change) -> Option<u64> {
    let thousandths = u64::try_from(change.tenths().checked_add(1000)?).ok()?;
    Some(previous.checked_mul(thousandths)?.checked_add(500)? / 1000)
}

/// What may have happened to a value or to its change, if only the change was turned
/// around, or if another value fits.
fn slip(
    current: Quantity,
    is_turned: bool,
    meant: Option<u64>,
    fits: impl Fn(Quantity) -> bool,
) -> Option<Slip> {
    if is_turned {
        return Some(Slip::Sign);
    }
    let step = current.rounded_to();
    let is_meant = |value: &u64| Quantity::new(*value, step).is_some_and(&fits);
    let slipped = mistyped(current.value()).into_iter().find(is_meant);
    slipped.map(Slip::Digits).or_else(|| {
        let step = step.map_or(1, u64::from);
        let rounded = meant?.checked_add(step / 2)? / step * step;
        Some(Slip::Value(rounded))
    })
}

/// What a value may have been before two of its digits were swapped, or a power of ten
/// was mistaken.
fn mistyped(value: u64) -> Vec<u64> {
    let digits = value.to_string().into_bytes();
    let swapped = (1..digits.len()).map(|place| {
        let mut digits = digits.clone();
        digits.swap(place - 1, place);
        let read = |number, digit: &u8| number * 10 + u64::from(digit - b'0');
        digits.iter().fold(0, read)
    });
    let powers = [10, 100, 1000, 10_000];
    let tens = powers
        .into_iter()
        .flat_map(|power: u64| [value.checked_mul(power), Some(value / power)])
        .flatten();
    swapped
        .chain(tens)
        .filter(|other| *other != value)
        .collect()
}

/// Where last week's value is not known, the count still leaves nothing less than 0 for it.
fn leaves_something(at: Place, stated: i64, current: Quantity) -> Option<Finding> {
    let (_, most) = current.doubled_interval();
    (i128::from(stated) * 2 > i128::try_from(most).ok()?)
        .then(|| odd(at, Oddity::CountExceedsValue, [&stated, &current.value()]))
}

/// Last week was 0: what came of it can be no change in percent, unless it stayed so.
fn of_nothing(stated: Change, previous: Quantity, current: Quantity) -> Option<Discrepancy> {
    let (least, _) = current.doubled_interval();
    let is_unchanged = stated.tenths() == 0 && least == 0;
    (previous.value() == 0 && !is_unchanged).then(|| Discrepancy::ChangeOfNothing {
        stated,
        is_exact: current.is_exact(),
    })
}

fn count_follows(stated: i64, previous: Quantity, current: Quantity) -> Option<Discrepancy> {
    let possible = doubled_counts(previous, current)?;
    (!possible.contains(&(stated * 2))).then(|| Discrepancy::CountDisagrees {
        stated,
        // Of halves, the whole numbers within.
        possible: (
            -(-possible.start()).div_euclid(2),
            possible.end().div_euclid(2),
        ),
        previous: previous.value(),
        current: current.value(),
        slip: slip(
            current,
            possible.contains(&(-stated * 2)),
            previous.value().checked_add_signed(stated),
            |current| {
                let possible = doubled_counts(previous, current);
                possible.is_some_and(|possible| possible.contains(&(stated * 2)))
            },
        ),
        is_exact: previous.is_exact() && current.is_exact(),
    })
}

/// By how much one value may be above another, doubled.
fn doubled_counts(previous: Quantity, current: Quantity) -> Option<RangeInclusive<i64>> {
    let (previous_least, previous_most) = previous.doubled_interval();
    let (current_least, current_most) = current.doubled_interval();
    // Doubled values stay far below 2^63.
    let difference =
        |one: u128, other: u128| Some(i64::try_from(one).ok()? - i64::try_from(other).ok()?);
    let least = difference(current_least, previous_most)?;
    let most = difference(current_most, previous_least)?;
    Some(least..=most)
}

/// The value from which an exact one changed by the stated count.
fn base(indicator: &Indicator, current: Quantity) -> Option<Quantity> {
    let current = current.is_exact().then(|| current.value())?;
    let before = current.checked_add_signed(-indicator.change_count?)?;
    // As nobody published it, it is no exact one: the count may as well be the mistake.
    Quantity::new(before, Some(1))
}

/// `nothing_to_compare`: where a new week is the first real one after samples, it is
/// said once that nothing can be held against the week before.
pub(super) fn first_is_told(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let is_new = galley
        .published
        .index
        .is_some_and(|index| report.week > index.latest);
    let (Some(last_week), true) = (galley.last_week(), is_new) else {
        return Vec::new();
    };
    let real = report.indicators.iter().filter(|indicator| {
        let is_real = !report.origin(indicator.value_origin).is_sample();
        let before = last_week.indicator(&indicator.id);
        let before = before.and_then(|before| before.quantity);
        is_real && indicator.quantity.and(before).is_some()
    });
    let mut comparable = real.map(|indicator| galley.indicator_before(indicator).is_some());
    // Some stand after samples, and none after a real value.
    let is_first = comparable.next() == Some(false) && !comparable.any(|comparable| comparable);
    let note = is_first.then(|| {
        let place = Place::ROOT.at("indicators");
        odd(place, Oddity::NothingToCompare, [])
    });
    note.into_iter().collect()
}

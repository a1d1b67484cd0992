//! The measured indicators, and how parts fit into what they are part of.

use crate::report::{Allowed, Catalogue, Change, Defect, Id, Indicator, Quantity};

use super::{cursor::Cursor, values::Ids};

/// The section `indicators`, each indicator once.
pub(super) fn indicators(at: &Cursor, catalogue: &Catalogue) -> Vec<Indicator> {
    let mut seen = Ids::default();
    let read = at.one_by_one(|at| indicator(at, catalogue, &mut seen));
    let known = || read.iter().flatten();
    for (position, child) in read.iter().enumerate() {
        if let Some(child) = child
            && let Some(entry) = catalogue.indicator(&child.id)
            && let Some(parent) = &entry.part_of
            && let Some(whole) = total(known(), parent)
        {
            part_fits(at, position, child, whole);
        }
    }
    read.into_iter().flatten().collect()
}

/// The value of an indicator, where the week states it.
pub(super) fn total<'a>(
    indicators: impl IntoIterator<Item = &'a Indicator>,
    id: &Id,
) -> Option<Quantity> {
    let mut indicators = indicators.into_iter();
    indicators.find(|indicator| indicator.id == *id)?.quantity
}

fn indicator(at: &Cursor, catalogue: &Catalogue, seen: &mut Ids) -> Option<Indicator> {
    let [
        id_at,
        value,
        rounded_to,
        value_origin,
        change_pct,
        change_decimals,
        change_count,
        change_origin,
        share_at,
    ] = &at.object(&[
        "id",
        "value",
        "rounded_to",
        "value_origin",
        "change_pct",
        "change_decimals",
        "change_count",
        "change_origin",
        "share_pct",
    ])?;
    let id = id_at.known_id(|id| catalogue.indicator(id).is_some());
    id_at.note_repeated(id.as_ref(), seen);
    if value.is_null() && !rounded_to.is_null() && rounded_to.node().is_some() {
        rounded_to.note_range(Allowed::NoStep);
    }
    let rounded_to = rounded_to.or_null(step);
    let value = value.or_null(Cursor::count);
    let change = change(change_pct, change_decimals);
    let share = share_at.or_null(Cursor::share);
    let entry = id.as_ref().and_then(|id| catalogue.indicator(id));
    if share.is_some() && entry.is_some_and(|entry| entry.part_of.is_none()) {
        share_at.note_range(Allowed::NoShare);
    }
    let value_origin = value_origin.or_null(Cursor::origin);
    let change_count = change_count.or_null(Cursor::signed);
    let change_origin = change_origin.or_null(Cursor::origin);
    Some(Indicator {
        id: id?,
        quantity: value.and_then(|value| Quantity::new(value, rounded_to)),
        value_origin,
        change,
        change_count,
        change_origin,
        share,
    })
}

/// The step to which the report rounds.
fn step(at: &Cursor) -> Option<u32> {
    let step = at.whole(0..=u32::MAX.into())?;
    let is_a_step = Quantity::STEPS.contains(&step);
    if !is_a_step {
        at.note_range(Allowed::Steps);
    }
    is_a_step.then_some(step)
}

/// The stated change; its decimals are stated exactly when it is.
fn change(pct: &Cursor, decimals: &Cursor) -> Option<Change> {
    if pct.is_null() != decimals.is_null() && pct.node().is_some() && decimals.node().is_some() {
        decimals.note_range(if pct.is_null() {
            Allowed::NoDecimals
        } else {
            Allowed::Decimals
        });
    }
    let stated = decimals.or_null(|at| at.whole::<u8>(0..=1));
    // A whole percentage may be written with a decimal that is 0, never with another.
    let change = pct.or_null(|at| at.change(1))?;
    let printed = Change::new(change.tenths(), stated?);
    if printed.is_none() {
        decimals.note_range(Allowed::OneDecimal);
    }
    printed
}

/// `part_exceeds_whole`: a part is no larger than its parent, and the stated
/// share is one that both leave possible.
fn part_fits(at: &Cursor, position: usize, child: &Indicator, whole: Quantity) {
    let Some(part) = child.quantity else {
        return;
    };
    let (part_least, part_most) = part.doubled_interval();
    let (whole_least, whole_most) = whole.doubled_interval();
    if part_least > whole_most {
        let defect = Defect::PartExceedsWhole {
            part: part.value(),
            whole: whole.value(),
        };
        at.note_within(&[&position, &"value"], defect);
        return;
    }
    let Some(stated) = child.share else {
        return;
    };
    // The share stands for half a tenth of a percent to either side of it.
    let doubled_tenths = u128::from(stated.tenths()) * 2;
    let is_possible = part_least * 2000 <= (doubled_tenths + 1) * whole_most
        && part_most * 2000 + whole_least >= doubled_tenths * whole_least;
    if !is_possible {
        let defect = Defect::ShareDisagrees {
            stated,
            part: part.value(),
            whole: whole.value(),
        };
        at.note_within(&[&position, &"share_pct"], defect);
    }
}

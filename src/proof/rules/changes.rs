use crate::{
    proof::{Found, galley::Galley},
    report::{Change, Discrepancy, Finding, Indicator, Place, Quantity},
};

/// `change_disagrees`: a stated change, in percent or as a count, is one that this
/// and last week's values leave possible.
pub(super) fn changes_follow(galley: &Galley) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, indicator) in galley.report.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        let last_week = galley.last_week();
        let before = last_week.and_then(|last_week| last_week.indicator(&indicator.id)?.quantity);
        let Some(current) = indicator.quantity else {
            continue;
        };
        if let (Some(before), Some(stated)) = (before, indicator.change_count) {
            let count = count_follows(stated, before, current);
            found.extend(count.map(|doubt| Finding::new(at.at("change_count"), doubt)));
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
    (!possible.contains(stated)).then(|| Discrepancy::ChangeDisagrees {
        stated,
        possible,
        previous: previous.value(),
        current: current.value(),
        is_exact: previous.is_exact() && current.is_exact(),
    })
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
    let (previous_least, previous_most) = previous.doubled_interval();
    let (current_least, current_most) = current.doubled_interval();
    // Doubled values stay far below 2^63.
    let difference =
        |one: u128, other: u128| Some(i64::try_from(one).ok()? - i64::try_from(other).ok()?);
    let least = difference(current_least, previous_most)?;
    let most = difference(current_most, previous_least)?;
    (!(least..=most).contains(&(stated * 2))).then(|| Discrepancy::CountDisagrees {
        stated,
        // Of halves, the whole numbers within.
        possible: (-(-least).div_euclid(2), most.div_euclid(2)),
        previous: previous.value(),
        current: current.value(),
        is_exact: previous.is_exact() && current.is_exact(),
    })
}

/// The value from which an exact one changed by the stated count.
fn base(indicator: &Indicator, current: Quantity) -> Option<Quantity> {
    let current = current.is_exact().then(|| current.value())?;
    let before = current.checked_add_signed(-indicator.change_count?)?;
    // As nobody published it, it is no exact one: the count may as well be the mistake.
    Quantity::new(before, Some(1))
}

//! Which way each indicator went.

use crate::{
    lang::{Amount, Amounts, Direction},
    proof::galley::Galley,
    report::{Change, Id, Indicator},
};

/// From so many tenths of a percent on nothing is “about as much as last week”.
const MUCH: i64 = 50;

/// An indicator that rose or fell to its value.
pub(super) struct Way<'a> {
    pub(super) id: &'a Id,
    /// `None` where it is as it was.
    pub(super) direction: Option<Direction>,
    /// Whether nobody would say that it is as it was.
    pub(super) is_much: bool,
    pub(super) value: Amounts,
}

/// Which way each indicator went by the change that the week states.
pub(super) fn ways<'a>(galley: &Galley<'a>) -> Vec<Way<'a>> {
    let way = |indicator: &'a Indicator| {
        let percent = indicator.change.map(Change::tenths);
        let direction = match percent.or(indicator.change_count)? {
            1.. => Some(Direction::Rise),
            0 => None,
            ..0 => Some(Direction::Fall),
        };
        let mut value = Amounts::default();
        value.extend(indicator.quantity.map(|quantity| {
            let amount = Amount::whole(quantity.value());
            amount.rounded_to(quantity.rounded_to().unwrap_or(0))
        }));
        Some(Way {
            id: &indicator.id,
            direction,
            is_much: percent.is_some_and(|percent| percent.abs() >= MUCH),
            value,
        })
    };
    galley.report.indicators.iter().filter_map(way).collect()
}

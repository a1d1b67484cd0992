use crate::{
    lang::{Amount, Direction},
    report::{Change, Incidents, Indicator, Quantity, Share},
};

/// A number of the data.
#[derive(Clone, Copy)]
pub(super) struct Fact {
    pub(super) amount: Amount,
    /// Which way something changed by it.
    pub(super) direction: Option<Direction>,
}

/// A value of the data with its share.
pub(super) type Part = (Option<u64>, Option<Share>);

/// What a week and the one before say of an indicator.
pub(super) fn of_indicator(indicator: &Indicator, before: Option<&Indicator>) -> Vec<Fact> {
    let before = before.and_then(|before| before.quantity);
    let quantities = [indicator.quantity, before].into_iter().flatten();
    let mut facts: Vec<_> = quantities.map(measured).collect();
    let values = indicator.quantity.zip(before);
    let values = values.map(|(value, before)| (value.value(), before.value()));
    facts.extend(changes(indicator.change, indicator.change_count, values));
    facts.extend(indicator.share.map(Fact::share));
    facts
}

/// What a week and the one before say of the incidents.
pub(super) fn of_incidents(incidents: &Incidents, before: Option<&Incidents>) -> Vec<Fact> {
    let mut values = vec![
        (incidents.total, before.and_then(|before| before.total)),
        (
            incidents.cross_border,
            before.and_then(|before| before.cross_border),
        ),
    ];
    values.extend(incidents.categories.iter().map(|category| {
        let categories = before.map_or(&[][..], |before| &before.categories);
        let same = categories.iter().find(|other| other.id == category.id);
        (category.value, same.and_then(|same| same.value))
    }));
    let parts = values.iter().map(|(value, _)| (*value, None));
    let mut facts = of_parts(parts.collect(), incidents.total);
    for (value, before) in values {
        facts.extend(before.map(Amount::whole).map(Fact::measured));
        facts.extend(changes(None, None, value.zip(before)));
    }
    facts
}

/// The values and shares of parts, those shares that follow, and the sum of the parts.
pub(super) fn of_parts(parts: Vec<Part>, whole: Option<u64>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let values = parts.iter().filter_map(|(value, _)| *value);
    let sum = values.fold(0_u64, u64::saturating_add);
    for (value, share) in parts.into_iter().chain([(Some(sum), None)]) {
        facts.extend(value.map(Amount::whole).map(Fact::measured));
        let share = share.or_else(|| Share::of(value?, whole?));
        facts.extend(share.map(Fact::share));
    }
    facts
}

/// The changes that are stated, or else follow from this and last week's values.
fn changes(
    percent: Option<Change>,
    count: Option<i64>,
    values: Option<(u64, u64)>,
) -> impl Iterator<Item = Fact> {
    let between = |(value, before): (u64, u64)| Change::between(before, value, 1);
    let percent = percent.or_else(|| values.and_then(between));
    let percent = percent.map(Change::tenths).map(|tenths| {
        let amount = Amount::percent(tenths.unsigned_abs());
        Fact::changed(amount, tenths)
    });
    let difference = |(value, before): (u64, u64)| {
        let before = i64::try_from(before).ok()?;
        i64::try_from(value).ok()?.checked_sub(before)
    };
    let count = count.or_else(|| values.and_then(difference));
    let count = count.map(|count| Fact::changed(Amount::whole(count.unsigned_abs()), count));
    percent.into_iter().chain(count)
}

impl Fact {
    /// By how much something is, and not how much it rose or fell.
    fn measured(amount: Amount) -> Self {
        Self {
            amount,
            direction: None,
        }
    }

    fn changed(amount: Amount, signed: i64) -> Self {
        let direction = match signed {
            1.. => Some(Direction::Rise),
            0 => None,
            ..0 => Some(Direction::Fall),
        };
        Self { amount, direction }
    }

    fn share(share: Share) -> Self {
        Self::measured(Amount::percent(share.tenths().into()))
    }
}

fn measured(quantity: Quantity) -> Fact {
    let amount = Amount::whole(quantity.value());
    Fact::measured(amount.rounded_to(quantity.rounded_to().unwrap_or(0)))
}

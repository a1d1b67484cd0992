use crate::{
    lang::{Amount, Amounts},
    proof::galley::Galley,
    report::{Change, Id, Indicator, Quantity, Report, Share},
};

/// Every number that a week's prose may have from its data: what the week states, what
/// last week was, and what follows from them.
pub(super) fn facts(galley: &Galley) -> Amounts {
    let report = galley.report;
    let mut facts = Amounts::default();
    for indicator in &report.indicators {
        let last_week = galley.last_week();
        let before = last_week.and_then(|last_week| last_week.indicator(&indicator.id));
        facts.extend(of_indicator(indicator, before));
    }
    for ranking in &report.rankings {
        let items = ranking.items.as_deref().unwrap_or_default();
        let values = items.iter().map(|item| (item.value, item.share));
        facts.extend(of_parts(values.collect(), total(report, &ranking.of)));
    }
    for distribution in &report.distributions {
        let parts = distribution.parts.iter();
        let values = parts.map(|part| (part.value, part.share));
        facts.extend(of_parts(values.collect(), total(report, &distribution.of)));
    }
    if let Some(incidents) = &report.incidents {
        let categories = incidents.categories.iter().map(|category| category.value);
        let values = [incidents.total, incidents.cross_border].into_iter();
        let values = values.chain(categories).map(|value| (value, None));
        facts.extend(of_parts(values.collect(), incidents.total));
    }
    facts
}

/// The exact or rounded value of an indicator as a plain number.
fn total(report: &Report, id: &Id) -> Option<u64> {
    Some(report.indicator(id)?.quantity?.value())
}

/// What a week and the one before say of an indicator.
fn of_indicator(indicator: &Indicator, before: Option<&Indicator>) -> Vec<Amount> {
    let (value, before) = (
        indicator.quantity,
        before.and_then(|before| before.quantity),
    );
    let quantities = [value, before].into_iter().flatten();
    let mut facts: Vec<_> = quantities.map(measured).collect();
    let change = indicator
        .change
        .or_else(|| Change::between(before?.value(), value?.value(), 1));
    facts.extend(change.map(|change| Amount::percent(change.tenths().unsigned_abs())));
    let count = indicator.change_count.map(i64::unsigned_abs);
    let count = count.or_else(|| Some(value?.value().abs_diff(before?.value())));
    facts.extend(count.map(Amount::whole));
    facts.extend(indicator.share.map(of_share));
    facts
}

/// The values and shares of parts, those shares that follow, and the sum of the parts.
fn of_parts(parts: Vec<(Option<u64>, Option<Share>)>, whole: Option<u64>) -> Vec<Amount> {
    let mut facts = Vec::new();
    let values = parts.iter().filter_map(|(value, _)| *value);
    let sum = values.fold(0_u64, u64::saturating_add);
    for (value, share) in parts.into_iter().chain([(Some(sum), None)]) {
        facts.extend(value.map(Amount::whole));
        let share = share.or_else(|| Share::of(value?, whole?));
        facts.extend(share.map(of_share));
    }
    facts
}

fn measured(quantity: Quantity) -> Amount {
    Amount::whole(quantity.value()).rounded_to(quantity.rounded_to().unwrap_or(0))
}

fn of_share(share: Share) -> Amount {
    Amount::percent(share.tenths().into())
}

use crate::{
    lang::{Amount, Direction, Kind},
    report::{Change, Incidents, Indicator, Quantity, Share},
};

/// A number of the data.
#[derive(Clone, Copy)]
pub(super) struct Fact {
    pub(super) amount: Amount,
    /// Which way something changed by it.
    pub(super) direction: Option<Direction>,
    /// Which words beside it its prose needs.
    pub(super) said: Said,
}

/// Beside which words a number of the data may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Any.
    Plainly,
    /// Those of last week, whose it is.
    OfLastWeek,
    /// Those of last week, whose own change it is.
    OfLastWeeksChange,
    /// Those of several things together, or of the others.
    Together,
    /// Those of another thing, where it is a share in words itself: 榜首的七分之一.
    InWords,
}

/// A value of the data with its share.
pub(super) type Portion = (Option<u64>, Option<Share>);

/// Of more parts than so many only the first ones are added up.
const FEW: usize = 6;

/// What a week and the one before say of an indicator.
pub(super) fn of_indicator(indicator: &Indicator, before: Option<&Indicator>) -> Vec<Fact> {
    let share_before = before.and_then(|before| before.share);
    let change_before = before.and_then(|before| before.change);
    let before = before.and_then(|before| before.quantity);
    let mut facts: Vec<_> = indicator.quantity.map(measured).into_iter().collect();
    let value = indicator.quantity.map(Quantity::value);
    // Where last week is not published, its value follows from the change as a count.
    let base = || Quantity::new(value?.checked_add_signed(-indicator.change_count?)?, None);
    let before = before.or_else(base);
    facts.extend(before.map(|before| measured(before).said(Said::OfLastWeek)));
    let is_unknown = before.is_none();
    facts.extend(followed(value.filter(|_| is_unknown), indicator.change));
    let values = value.zip(before.map(Quantity::value));
    facts.extend(changes(indicator.change, indicator.change_count, values));
    facts.extend(change_before.map(|change| {
        let amount = Amount::percent(change.tenths().unsigned_abs());
        Fact::measured(amount).said(Said::OfLastWeeksChange)
    }));
    facts.extend(indicator.share.map(Fact::share));
    facts.extend(points(indicator.share, share_before));
    facts
}

/// What last week was about, and by how much it went, by the change alone.
fn followed(value: Option<u64>, change: Option<Change>) -> impl Iterator<Item = Fact> {
    const FINE: u64 = 50;
    let facts = || {
        let (value, change) = (i64::try_from(value?).ok()?, change?);
        let of = change.tenths().checked_add(1000).filter(|of| *of > 0)?;
        let before = value.checked_mul(1000)?.checked_add(of / 2)? / of;
        let step = u32::try_from(before / of).ok()?.saturating_add(1);
        let last_week = Amount::whole(before.unsigned_abs()).rounded_to(step);
        let apart = Amount::whole(before.abs_diff(value)).rounded_to(step);
        let last_week = Fact::measured(last_week).said(Said::OfLastWeek);
        // What is too rough would be anything.
        let is_close = u64::from(step) * FINE < before.abs_diff(value);
        let apart = is_close.then(|| Fact::changed(apart, change.tenths()));
        Some([Some(last_week), apart])
    };
    facts().into_iter().flatten().flatten()
}

/// What a week and the one before say of the incidents.
pub(super) fn of_incidents(incidents: &Incidents, before: Option<&Incidents>) -> Vec<Fact> {
    let part = |value| (value, None);
    let cross_border = before.and_then(|before| before.cross_border);
    let mut parts = vec![(part(incidents.cross_border), part(cross_border))];
    parts.extend(incidents.categories.iter().map(|category| {
        let categories = before.map_or(&[][..], |before| &before.categories);
        let same = categories.iter().find(|other| other.id == category.id);
        (part(category.value), part(same.and_then(|same| same.value)))
    }));
    let total = before.and_then(|before| before.total);
    let mut facts = of_parts(&parts, (incidents.total, total));
    facts.extend(of_parts(
        &[(part(incidents.total), part(total))],
        (None, None),
    ));
    facts
}

/// What parts and last week's say: their values and shares, what several of them are
/// together, what the others are, and how far they are apart.
pub(super) fn of_parts(
    parts: &[(Portion, Portion)],
    (whole, whole_before): (Option<u64>, Option<u64>),
) -> Vec<Fact> {
    let mut facts = Vec::new();
    for ((value, share), (before, share_before)) in parts {
        facts.extend(share.map(Fact::share));
        let of_whole = |part: &Option<u64>, whole: Option<u64>| Share::of((*part)?, whole?);
        let share = share.or_else(|| of_whole(value, whole));
        let share_before = share_before.or_else(|| of_whole(before, whole_before));
        let last_week = before.map(Amount::whole).map(Fact::measured);
        let last_week = last_week.into_iter().chain(share_before.map(Fact::share));
        facts.extend(last_week.map(|fact| fact.said(Said::OfLastWeek)));
        facts.extend(changes(None, None, value.zip(*before)));
        facts.extend(points(share, share_before));
    }
    let values: Vec<_> = parts.iter().filter_map(|((value, _), _)| *value).collect();
    facts.extend(values.iter().flat_map(|value| of_part(*value, whole)));
    let shares = parts.iter().filter_map(|((_, share), _)| *share);
    let tenths: Vec<_> = shares.map(|share| u64::from(share.tenths())).collect();
    let together = sums(&values).flat_map(|sum| of_part(sum, whole));
    let together = together.chain(sums(&tenths).flat_map(|sum| {
        let rest = 1000_u64.checked_sub(sum).map(Amount::percent);
        rest.into_iter()
            .chain([Amount::percent(sum)])
            .map(Fact::measured)
    }));
    facts.extend(together.map(|fact| fact.said(Said::Together)));
    facts.extend(apart(&values).flat_map(|(one, other)| {
        let difference = Amount::whole(one.abs_diff(other));
        let share = |value: u64| Some(Share::of(value, whole?)?.tenths());
        let points = share(one).zip(share(other));
        let points = points.map(|(one, other)| in_points(one.abs_diff(other).into()));
        let ratio = Amount::ratio(one, other).map(Fact::measured);
        let ratio = ratio.map(|ratio| ratio.said(Said::InWords));
        let facts = [Some(difference), Amount::times(one, other), points];
        let facts = facts.into_iter().flatten().map(Fact::measured);
        facts.chain(ratio)
    }));
    facts.extend(apart(&tenths).map(|(one, other)| Fact::measured(in_points(one.abs_diff(other)))));
    facts
}

/// What a part says beside its whole: its share, and what the rest is.
pub(super) fn of_part(part: u64, whole: Option<u64>) -> impl Iterator<Item = Fact> {
    let rest = whole.and_then(|whole| whole.checked_sub(part));
    let share = |part: u64| Amount::ratio(part, whole?);
    let own = [Some(Amount::whole(part)), share(part)]
        .into_iter()
        .flatten();
    let rest = [rest.map(Amount::whole), rest.and_then(share)]
        .into_iter()
        .flatten();
    let rest = rest.map(|rest| Fact::measured(rest).said(Said::Together));
    own.map(Fact::measured).chain(rest)
}

/// What some of the numbers are together: any of them where they are few, else each by
/// itself, and all down to each.
fn sums(numbers: &[u64]) -> impl Iterator<Item = u64> {
    let count = numbers.len();
    let any = if count <= FEW { 1_usize << count } else { 1 };
    let of_any = (1..any).map(move |which| {
        let chosen = numbers.iter().enumerate();
        let chosen = chosen.filter(move |(place, _)| which >> place & 1 == 1);
        chosen.fold(0_u64, |sum, (_, number)| sum.saturating_add(*number))
    });
    let many = if count <= FEW { &[][..] } else { numbers };
    let down_to = many.iter().scan(0_u64, |sum, number| {
        *sum = sum.saturating_add(*number);
        Some([*number, *sum])
    });
    of_any.chain(down_to.flatten())
}

/// Each two of the numbers, where they are few.
fn apart(numbers: &[u64]) -> impl Iterator<Item = (u64, u64)> {
    let few = if numbers.len() <= FEW { numbers } else { &[] };
    let pairs = few
        .iter()
        .map(|one| few.iter().map(move |other| (*one, *other)));
    pairs.flatten().filter(|(one, other)| one != other)
}

/// By how many points a share rose or fell.
fn points(share: Option<Share>, before: Option<Share>) -> Option<Fact> {
    let (share, before) = (i64::from(share?.tenths()), i64::from(before?.tenths()));
    let difference = share - before;
    Some(Fact::changed(
        in_points(difference.unsigned_abs()),
        difference,
    ))
}

fn in_points(tenths: u64) -> Amount {
    Amount::percent(tenths).in_kind(Kind::Points)
}

/// The changes that are stated, or else follow from this and last week's values, and
/// how many times as much one is as the other.
fn changes(
    percent: Option<Change>,
    count: Option<i64>,
    values: Option<(u64, u64)>,
) -> impl Iterator<Item = Fact> {
    let between = |(value, before): (u64, u64)| Change::between(before, value, 1);
    let percent = percent.or_else(|| values.and_then(between));
    let percent_tenths = percent.map(Change::tenths);
    let percent = percent_tenths.map(|tenths| {
        let amount = Amount::percent(tenths.unsigned_abs());
        Fact::changed(amount, tenths)
    });
    let difference = |(value, before): (u64, u64)| {
        let before = i64::try_from(before).ok()?;
        i64::try_from(value).ok()?.checked_sub(before)
    };
    let count = count.or_else(|| values.and_then(difference));
    let count = count.map(|count| Fact::changed(Amount::whole(count.unsigned_abs()), count));
    // Where the values are not known, the change says how many times as much it is.
    let relative = || {
        let now = percent_tenths?.checked_add(1000)?;
        Some((u64::try_from(now).ok()?, 1000))
    };
    let relative = values.or_else(relative);
    let times = relative.and_then(|(value, before)| Amount::times(value, before));
    let ratio = relative.and_then(|(value, before)| Amount::ratio(value, before));
    let ratio = ratio.map(|ratio| Fact::measured(ratio).said(Said::OfLastWeek));
    let changes = [percent, count, times.map(Fact::measured), ratio];
    changes.into_iter().flatten()
}

impl Fact {
    /// By how much something is, and not how much it rose or fell.
    fn measured(amount: Amount) -> Self {
        Self {
            amount,
            direction: None,
            said: Said::Plainly,
        }
    }

    fn changed(amount: Amount, signed: i64) -> Self {
        let direction = match signed {
            1.. => Some(Direction::Rise),
            0 => None,
            ..0 => Some(Direction::Fall),
        };
        Self {
            direction,
            ..Self::measured(amount)
        }
    }

    fn share(share: Share) -> Self {
        Self::measured(Amount::percent(share.tenths().into()))
    }

    pub(super) fn said(self, said: Said) -> Self {
        Self { said, ..self }
    }
}

fn measured(quantity: Quantity) -> Fact {
    let amount = Amount::whole(quantity.value());
    Fact::measured(amount.rounded_to(quantity.rounded_to().unwrap_or(0)))
}

use std::fmt::Display;

use crate::{
    proof::{Finding, galley::Galley, odd},
    report::{
        Discrepancy, Distribution, Id, Indicator, Measure, Oddity, Place, Quantity, Report, Share,
    },
};

/// `part_exceeds_whole`, where reading does not ask it: the share of a ranked item or
/// of a part fits its value, and an incomplete distribution stays within its whole.
pub(super) fn parts_fit(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let total = |of: &Id| report.indicator(of)?.quantity;
    let mut found = Vec::new();
    for (position, ranking) in report.rankings.iter().enumerate() {
        let at = Place::ROOT.at("rankings").at(position).at("items");
        for (position, item) in ranking.items.iter().flatten().enumerate() {
            let doubt = share_fits(item.value, item.share, total(&ranking.of));
            let place = at.at(position).at("share_pct");
            found.extend(doubt.map(|doubt| Finding::new(place, doubt)));
        }
    }
    for (position, distribution) in report.distributions.iter().enumerate() {
        let at = Place::ROOT.at("distributions").at(position).at("parts");
        let whole = total(&distribution.of);
        for (position, part) in distribution.parts.iter().enumerate() {
            let doubt = share_fits(part.value, part.share, whole);
            let place = at.at(position).at("share_pct");
            found.extend(doubt.map(|doubt| Finding::new(place, doubt)));
        }
        if !distribution.is_complete {
            let doubts = within(distribution, whole);
            found.extend(doubts.map(|doubt| Finding::new(at.clone(), doubt)));
        }
    }
    found.extend(kinds_fit(report));
    found
}

/// The kinds of incidents are together no more than all of them: none is of two kinds.
fn kinds_fit(report: &Report) -> Option<Finding> {
    let incidents = report.incidents.as_ref()?;
    let total = incidents.total?;
    let kinds = incidents.categories.iter();
    let kinds = kinds.filter_map(|kind| kind.value);
    // One alone that is more is found when it is read.
    let sum = kinds.fold(0, u64::saturating_add);
    (sum > total).then(|| {
        let place = Place::ROOT.at("incidents").at("categories");
        odd(place, Oddity::KindsExceedTotal, [&sum, &total])
    })
}

/// `parts_do_not_sum`: the parts that the catalogue says make up an indicator sum to it,
/// within what rounding leaves, where all of them are stated and of one standing.
pub(super) fn wholes_are_made_up(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let mut found = Vec::new();
    for (position, whole) in report.indicators.iter().enumerate() {
        let entry = galley.catalogue.indicator(&whole.id);
        let is_made_up = entry.is_some_and(|entry| entry.has_all_parts);
        if let (true, Some(quantity)) = (is_made_up, whole.quantity)
            && let Some((sum, interval)) = sum_of_parts(galley, whole)
            && !overlap(interval, quantity.doubled_interval())
        {
            let facts: [&dyn Display; 2] = [&sum, &quantity.value()];
            let place = Place::ROOT.at("indicators").at(position).at("value");
            found.push(odd(place, Oddity::PartsDoNotSum, facts));
        }
    }
    found
}

/// What the parts of an indicator sum to, and between what, doubled.
fn sum_of_parts(galley: &Galley, whole: &Indicator) -> Option<(u64, (u128, u128))> {
    let report = galley.report;
    let is_sample = |indicator: &Indicator| report.origin(indicator.value_origin).is_sample();
    let entries = galley.catalogue.indicators.iter();
    let entries = entries.filter(|entry| entry.part_of.as_ref() == Some(&whole.id));
    let parts: Option<Vec<Quantity>> = entries
        .map(|entry| {
            let part = report.indicator(&entry.id)?;
            part.quantity
                .filter(|_| is_sample(part) == is_sample(whole))
        })
        .collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    let sum = parts
        .iter()
        .fold(0_u64, |sum, part| sum.saturating_add(part.value()));
    let intervals = parts.into_iter().map(Quantity::doubled_interval);
    let interval = intervals.fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1));
    Some((sum, interval))
}

fn overlap(one: (u128, u128), other: (u128, u128)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

/// `rounding_disagrees`: a value that the report rounded is a multiple of the step, and
/// a large one that ends with three zeros was rounded.
pub(super) fn values_are_rounded(galley: &Galley) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, indicator) in galley.report.indicators.iter().enumerate() {
        let Some(quantity) = indicator.quantity else {
            continue;
        };
        let at = Place::ROOT.at("indicators").at(position);
        let value = quantity.value();
        match quantity.rounded_to().map(u64::from) {
            Some(step) if value % step != 0 => {
                found.push(odd(at.at("value"), Oddity::TooFine, [&value, &step]));
            }
            None if value >= 10_000 && value % 1000 == 0 => {
                found.push(odd(at.at("rounded_to"), Oddity::TooRound, [&value]));
            }
            _ => {}
        }
    }
    found
}

/// Whether a share stands for half a tenth of a percent to either side of it.
fn share_fits(
    part: Option<u64>,
    share: Option<Share>,
    whole: Option<Quantity>,
) -> Option<Discrepancy> {
    let (part, stated, whole) = (part?, share?, whole?);
    let doubled_part = u128::from(part) * 2;
    let (whole_least, whole_most) = whole.doubled_interval();
    let doubled_tenths = u128::from(stated.tenths()) * 2;
    let is_possible = doubled_part * 2000 <= (doubled_tenths + 1) * whole_most
        && doubled_part * 2000 + whole_least >= doubled_tenths * whole_least;
    (!is_possible).then(|| Discrepancy::ShareDisagrees {
        stated,
        part,
        whole: whole.value(),
        is_exact: whole.is_exact(),
    })
}

/// What the stated parts of an incomplete distribution have too much.
fn within(
    distribution: &Distribution,
    whole: Option<Quantity>,
) -> impl Iterator<Item = Discrepancy> {
    let values = distribution.parts.iter().filter_map(|part| part.value);
    let sum: u128 = values.map(u128::from).sum();
    let whole = whole.filter(|whole| sum * 2 > whole.doubled_interval().1);
    let by_value = whole.map(|whole| Discrepancy::PartsExceedWhole {
        sum: Measure::sum(sum),
        whole: Measure::Count(whole.value()),
    });
    let shares = distribution.parts.iter().filter_map(|part| part.share);
    let (count, tenths) = shares.fold((0, 0), |(count, sum), share| {
        (count + 1, sum + u64::from(share.tenths()))
    });
    // Each share may be half a tenth of a percent away from the truth.
    let is_too_much = tenths * 2 > 2000 + count;
    let by_share = is_too_much.then_some(Discrepancy::PartsExceedWhole {
        sum: Measure::Tenths(tenths),
        whole: Measure::WHOLE,
    });
    by_value.into_iter().chain(by_share)
}

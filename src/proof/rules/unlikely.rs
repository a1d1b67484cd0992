use crate::{
    proof::{Found, galley::Galley},
    report::{
        Discrepancy, Distribution, Finding, Id, Indicator, Origin, Place, Quantity, RankedName,
        Ranking, Report, SourceKind, Unlikely,
    },
};

/// What hardly ever is so: each of these is asked about, and may be true.
pub(super) fn nothing_is_unlikely(galley: &Galley) -> Vec<Found> {
    let mut found = of_indicators(galley);
    found.extend(of_sources(galley.report));
    if let Some(last_week) = galley.last_week() {
        found.extend(of_order(galley.report, last_week));
        found.extend(of_rankings(galley.report, last_week));
        found.extend(of_distributions(galley.report, last_week));
    }
    found
}

fn doubt(place: Place, unlikely: Unlikely) -> Found {
    Finding::new(place, Discrepancy::Unlikely(unlikely))
}

/// `rounding_unlikely`, `origin_unlikely`, `value_repeats` and `decimals_unlikely`: values
/// are exact to the last zeros, become samples, or are those of others; changes lack the
/// decimal that all others have.
fn of_indicators(galley: &Galley) -> Vec<Found> {
    let report = galley.report;
    let mut found = Vec::new();
    for (position, indicator) in report.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        if let Some(quantity) = indicator.quantity {
            let value = quantity.value();
            if quantity.is_exact() && value >= 10_000 && value % 1000 == 0 {
                found.push(doubt(at.at("rounded_to"), Unlikely::TooRound { value }));
            }
            if became_sample(galley, indicator) {
                found.push(doubt(at.at("value_origin"), Unlikely::SampleAfterReal));
            }
            let mut others = report.indicators[..position].iter();
            if let Some(other) = others.find(|other| share_a_value(galley, indicator, other)) {
                let of = other.id.clone();
                found.push(doubt(at.at("value"), Unlikely::ValueOfOther { value, of }));
            }
        }
        if lacks_a_decimal(report, indicator) {
            found.push(doubt(at.at("change_decimals"), Unlikely::DecimalLost));
        }
    }
    found
}

fn became_sample(galley: &Galley, indicator: &Indicator) -> bool {
    let is_sample = galley.report.origin(indicator.value_origin).is_sample();
    let last_week = galley.last_week();
    let before = last_week.and_then(|last_week| last_week.indicator(&indicator.id)?.quantity);
    is_sample && before.is_some() && galley.indicator_before(indicator).is_none()
}

/// Whether two indicators, neither a part of the other, have one large value.
fn share_a_value(galley: &Galley, one: &Indicator, other: &Indicator) -> bool {
    const LEAST: u64 = 1000;
    let parent = |indicator: &Indicator| {
        let entry = galley.catalogue.indicator(&indicator.id);
        entry.and_then(|entry| entry.part_of.as_ref())
    };
    let are_kin = parent(one) == Some(&other.id) || parent(other) == Some(&one.id);
    let value = |indicator: &Indicator| indicator.quantity.map(Quantity::value);
    value(one) == value(other) && value(one) >= Some(LEAST) && !are_kin
}

/// Whether a change has no decimal where three others or more have one, and all of them.
fn lacks_a_decimal(report: &Report, indicator: &Indicator) -> bool {
    const FEWEST: usize = 3;
    let is_whole = |indicator: &&Indicator| {
        let change = indicator.change;
        change.is_some_and(|change| change.decimals() == 0 && change.tenths() != 0)
    };
    let all = || report.indicators.iter();
    let decimals = all().filter_map(|other| other.change);
    is_whole(&indicator)
        && all().filter(is_whole).count() == 1
        && decimals.filter(|change| change.decimals() == 1).count() >= FEWEST
}

/// `origin_unlikely`: an issue has CNCERT as a source, what is secondhand another one,
/// and a sample has none.
fn of_sources(report: &Report) -> Option<Found> {
    let sources = &report.provenance.sources;
    let own = sources
        .iter()
        .filter(|source| source.kind == SourceKind::Cncert);
    let kind = report.provenance.kind;
    let is_likely = match kind {
        Origin::Issue => own.count() > 0,
        Origin::Secondhand => own.count() < sources.len(),
        Origin::Sample => false,
    };
    (!is_likely && !sources.is_empty()).then(|| {
        let place = Place::ROOT.at("provenance").at("kind");
        doubt(place, Unlikely::OtherSources { kind })
    })
}

/// `order_unlikely`: the report has its indicators in one order, week after week.
fn of_order(report: &Report, last_week: &Report) -> Option<Found> {
    let before = |id: &Id| {
        last_week
            .indicators
            .iter()
            .position(|other| other.id == *id)
    };
    let mut last: Option<(usize, &Id)> = None;
    for (position, Indicator { id, .. }) in report.indicators.iter().enumerate() {
        let Some(place_before) = before(id) else {
            continue;
        };
        if let Some((_, other)) = last.filter(|(other_place, _)| *other_place > place_before) {
            let place = Place::ROOT.at("indicators").at(position);
            let (id, other) = (id.clone(), other.clone());
            return Some(doubt(place, Unlikely::OtherOrder { id, other }));
        }
        last = Some((place_before, id));
    }
    None
}

/// `parts_unlikely`: a ranking is no shorter than last week's, and no two of its items
/// have each other's values.
fn of_rankings(report: &Report, last_week: &Report) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, ranking) in report.rankings.iter().enumerate() {
        let mut rankings = last_week.rankings.iter();
        let Some(before) = rankings.find(|other| other.id == ranking.id) else {
            continue;
        };
        let at = Place::ROOT.at("rankings").at(position).at("items");
        let length = |ranking: &Ranking| ranking.items.as_ref().map_or(0, Vec::len);
        let (items, items_before) = (length(ranking), length(before));
        if (1..items_before).contains(&items) {
            let before = items_before;
            found.push(doubt(at.clone(), Unlikely::Shorter { items, before }));
        }
        if are_alike(report, ranking.origin, last_week, before.origin) {
            let unlikely = exchanged(&ranked(ranking), &ranked(before));
            found.extend(unlikely.map(|unlikely| doubt(at, unlikely)));
        }
    }
    found
}

/// `parts_unlikely`: no two parts of a distribution have each other's values.
fn of_distributions(report: &Report, last_week: &Report) -> Vec<Found> {
    let mut found = Vec::new();
    for (position, distribution) in report.distributions.iter().enumerate() {
        let mut distributions = last_week.distributions.iter();
        if let Some(before) = distributions.find(|other| other.id == distribution.id)
            && are_alike(report, distribution.origin, last_week, before.origin)
        {
            let at = Place::ROOT.at("distributions").at(position).at("parts");
            let unlikely = exchanged(&distributed(distribution), &distributed(before));
            found.extend(unlikely.map(|unlikely| doubt(at, unlikely)));
        }
    }
    found
}

/// Whether two items are of one standing.
fn are_alike(one: &Report, own: Option<Origin>, other: &Report, its: Option<Origin>) -> bool {
    one.origin(own).is_sample() == other.origin(its).is_sample()
}

/// Something with a name, and how much of it there is.
type Named<'a> = (&'a str, u64);

fn ranked(ranking: &Ranking) -> Vec<Named<'_>> {
    let items = ranking.items.iter().flatten();
    let named = items.filter_map(|item| {
        let name = match &item.name {
            RankedName::Plain(name) => name,
            RankedName::Text(text) => text.zh(),
        };
        Some((name, item.value?))
    });
    named.collect()
}

/// The values of the parts, or else the shares.
fn distributed(distribution: &Distribution) -> Vec<Named<'_>> {
    let parts = || distribution.parts.iter();
    let has_values = parts().any(|part| part.value.is_some());
    let named = parts().filter_map(|part| {
        let share = part.share.map(|share| share.tenths().into());
        let amount = if has_values { part.value } else { share };
        Some((part.id.as_str(), amount?))
    });
    named.collect()
}

/// Two of a list that are far apart and have about what the other one had before.
fn exchanged(now: &[Named], before: &[Named]) -> Option<Unlikely> {
    const MOST: usize = 20;
    // Of a thousand: how far apart two are, and how near what they had.
    const APART: u64 = 100;
    const NEAR: u64 = 40;
    let permille = |list: &[Named], name: &str| {
        let sum: u64 = list.iter().map(|(_, amount)| amount).sum();
        let (_, amount) = list.iter().find(|(other, _)| *other == name)?;
        (amount * 1000).checked_div(sum)
    };
    if now.len().max(before.len()) > MOST {
        return None;
    }
    let both = now.iter().filter_map(|(name, _)| {
        let shares = [permille(now, name)?, permille(before, name)?];
        Some((*name, shares))
    });
    let both: Vec<_> = both.collect();
    both.iter()
        .enumerate()
        .find_map(|(position, (one, [its, was]))| {
            let others = &mut both[..position].iter();
            let (other, _) = others.find(|(_, [others, others_was])| {
                its.abs_diff(*others) >= APART
                    && its.abs_diff(*others_was) <= NEAR
                    && others.abs_diff(*was) <= NEAR
            })?;
            Some(Unlikely::Exchanged {
                one: (*other).to_owned(),
                other: (*one).to_owned(),
            })
        })
}

use std::fmt::Display;

use crate::{
    proof::{Finding, galley::Galley, odd},
    report::{
        Change, Distribution, Indicator, Oddity, Origin, Place, RankedName, Ranking, Report,
        SourceKind,
    },
};

/// What hardly ever is so: each of these is asked about, and may be true.
pub(super) fn nothing_is_unlikely(galley: &Galley) -> Vec<Finding> {
    let report = galley.report;
    let mut found = of_indicators(galley);
    found.extend(of_sources(report));
    if let Some(last_week) = galley.last_week() {
        found.extend(of_rankings(report, last_week));
        found.extend(of_distributions(report, last_week));
    }
    found
}

/// `origin_unlikely` and `decimals_unlikely`: a value is no sample after a real one, and a
/// change has the decimal that all others have.
fn of_indicators(galley: &Galley) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, indicator) in galley.report.indicators.iter().enumerate() {
        let at = Place::ROOT.at("indicators").at(position);
        if let Some(quantity) = indicator.quantity
            && became_sample(galley, indicator)
        {
            let facts: [&dyn Display; 1] = [&quantity.value()];
            found.push(odd(at.at("value_origin"), Oddity::SampleAfterReal, facts));
        }
        if let Some(change) = indicator.change
            && lacks_a_decimal(galley.report, change)
        {
            let at = at.at("change_decimals");
            found.push(odd(at, Oddity::DecimalLost, [&change]));
        }
    }
    found
}

fn became_sample(galley: &Galley, indicator: &Indicator) -> bool {
    let is_sample = galley.report.origin(indicator.value_origin).is_sample();
    let last_week = galley.last_week();
    let before = last_week.and_then(|last_week| last_week.indicator(&indicator.id));
    let is_real = before.is_some() && galley.indicator_before(indicator).is_none();
    let had_value = before.is_some_and(|before| before.quantity.is_some());
    is_sample && is_real && had_value
}

/// Whether a change has no decimal where three others or more have one, and all of them.
fn lacks_a_decimal(report: &Report, change: Change) -> bool {
    const FEWEST: usize = 3;
    // “Unchanged” needs no decimal.
    let is_whole = |change: &Change| change.decimals() == 0 && change.tenths() != 0;
    let changes = || report.indicators.iter().filter_map(|other| other.change);
    let decimal = changes().filter(|change| change.decimals() == 1);
    is_whole(&change) && changes().filter(is_whole).count() == 1 && decimal.count() >= FEWEST
}

/// `origin_unlikely`: an issue has CNCERT as a source, what is secondhand another one,
/// and a sample has none.
fn of_sources(report: &Report) -> Option<Finding> {
    let sources = &report.provenance.sources;
    let own = sources
        .iter()
        .filter(|source| source.kind == SourceKind::Cncert)
        .count();
    let kind = report.provenance.kind;
    let is_likely = match kind {
        Origin::Issue => own > 0 || sources.is_empty(),
        Origin::Secondhand => own < sources.len() || sources.is_empty(),
        Origin::Sample => sources.is_empty(),
    };
    (!is_likely).then(|| {
        let place = Place::ROOT.at("provenance").at("kind");
        odd(place, Oddity::OtherSources, [&kind.word()])
    })
}

/// `parts_unlikely`: a ranking is no shorter than last week's, and no two of its items
/// have each other's values.
fn of_rankings(report: &Report, last_week: &Report) -> Vec<Finding> {
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
            let facts: [&dyn Display; 2] = [&items, &items_before];
            found.push(odd(at.clone(), Oddity::Shorter, facts));
        }
        if are_alike(report, ranking.origin, last_week, before.origin) {
            found.extend(exchanged(at, &ranked(ranking), &ranked(before)));
        }
    }
    found
}

/// `parts_unlikely`: no two parts of a distribution have each other's values.
fn of_distributions(report: &Report, last_week: &Report) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, distribution) in report.distributions.iter().enumerate() {
        let mut distributions = last_week.distributions.iter();
        if let Some(before) = distributions.find(|other| other.id == distribution.id)
            && are_alike(report, distribution.origin, last_week, before.origin)
        {
            let at = Place::ROOT.at("distributions").at(position).at("parts");
            let (now, before) = (distributed(distribution), distributed(before));
            found.extend(exchanged(at, &now, &before));
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
fn exchanged(at: Place, now: &[Named], before: &[Named]) -> Option<Finding> {
    const MOST: usize = 20;
    // Of a thousand: how far apart two are, and how near what they had.
    const APART: u64 = 100;
    const NEAR: u64 = 40;
    if now.len().max(before.len()) > MOST {
        return None;
    }
    for (position, (one, _)) in now.iter().enumerate() {
        for (other, _) in &now[..position] {
            let [its, others] = [permille(now, one)?, permille(now, other)?];
            let (Some(was), Some(others_was)) = (permille(before, one), permille(before, other))
            else {
                continue;
            };
            if its.abs_diff(others) >= APART
                && its.abs_diff(others_was) <= NEAR
                && others.abs_diff(was) <= NEAR
            {
                return Some(odd(at, Oddity::Exchanged, [other, one]));
            }
        }
    }
    None
}

/// The part of one in all of a list, in thousandths.
fn permille(list: &[Named], name: &str) -> Option<u64> {
    let sum: u64 = list.iter().map(|(_, amount)| amount).sum();
    let (_, amount) = list.iter().find(|(other, _)| *other == name)?;
    (amount * 1000).checked_div(sum)
}

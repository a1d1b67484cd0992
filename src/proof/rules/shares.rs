use crate::{
    proof::{Found, galley::Galley},
    report::{Discrepancy, Distribution, Finding, Id, Place, Quantity, Share},
};

/// `part_exceeds_whole`, where reading does not ask it: the share of a ranked item or
/// of a part fits its value, and an incomplete distribution stays within its whole.
pub(super) fn parts_fit(galley: &Galley) -> Vec<Found> {
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
        sum: sum.to_string(),
        whole: whole.value().to_string(),
    });
    let shares = distribution.parts.iter().filter_map(|part| part.share);
    let (count, tenths) = shares.fold((0, 0), |(count, sum), share| {
        (count + 1, sum + u64::from(share.tenths()))
    });
    // Each share may be half a tenth of a percent away from the truth.
    let is_too_much = tenths * 2 > 2000 + count;
    let by_share = is_too_much.then(|| Discrepancy::PartsExceedWhole {
        sum: format!("{}.{}%", tenths / 10, tenths % 10),
        whole: "100%".to_owned(),
    });
    by_value.into_iter().chain(by_share)
}

use cncert_weekly::report::{
    Distribution, Incidents, Quantity, RankedItem, RankedName, Ranking, Text,
};
use rand_chacha::ChaCha8Rng;

use super::walk::{between, fraction};

/// The names of the families, which nobody can take for real ones.
const FAMILIES: [(&str, &str); 5] = [
    ("示例家族甲", "Sample family A"),
    ("示例家族乙", "Sample family B"),
    ("示例家族丙", "Sample family C"),
    ("示例家族丁", "Sample family D"),
    ("示例家族戊", "Sample family E"),
];

/// The typical shares of the families in a total, in thousandths: together
/// less than the whole, and far enough apart to keep their order.
const FAMILY_SHARES: [f64; 5] = [330.0, 232.0, 131.0, 82.0, 50.0];

/// The typical shares of the parts of a distribution but the last, in thousandths.
const PART_SHARES: [f64; 2] = [612.0, 131.0];

/// Ranks the sample families in a total.
pub fn fill_ranking(ranking: &mut Ranking, total: Quantity, random: &mut ChaCha8Rng) {
    let step = total.rounded_to().map_or(1, u64::from);
    let items = FAMILIES.iter().zip(FAMILY_SHARES);
    let items = items.map(|((zh, en), share)| RankedItem {
        name: RankedName::Text(Text::new(*zh, *en).expect("a family has both names")),
        value: Some(about(share, total.value(), random) / step * step),
        share: None,
    });
    ranking.items = Some(items.collect());
}

/// Distributes a total; the last part takes what is left.
pub fn fill_distribution(
    distribution: &mut Distribution,
    total: Quantity,
    random: &mut ChaCha8Rng,
) {
    distribution.is_complete = true;
    let mut left = total.value();
    let Some((last, parts)) = distribution.parts.split_last_mut() else {
        return;
    };
    for (part, share) in parts.iter_mut().zip(PART_SHARES) {
        let value = about(share, total.value(), random);
        left -= value;
        part.value = Some(value);
    }
    last.value = Some(left);
}

/// Plausible numbers of incidents.
pub fn fill_incidents(incidents: &mut Incidents, random: &mut ChaCha8Rng) {
    let total = between(7, 14, random);
    incidents.total = Some(total);
    incidents.cross_border = Some(between(2, total / 2, random));
    for category in &mut incidents.categories {
        category.value = Some(total - between(0, 2, random));
    }
    incidents.text = None;
}

/// A share of a total in thousandths, give or take a fifteenth of it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]
fn about(share: f64, total: u64, random: &mut ChaCha8Rng) -> u64 {
    let share = share * (1.0 + (fraction(random) - 0.5) / 7.5);
    (total as f64 * share / 1000.0) as u64
}

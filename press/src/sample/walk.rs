use cncert_weekly::report::{Change, Week};
use rand_chacha::{ChaCha8Rng, rand_core::Rng};

use super::plan::Plan;

/// How much of the way back to the typical value is gone in a week.
const PULL: f64 = 0.18;

/// How far from the typical value the weeks may stray, as parts of it.
const BOUNDS: (f64, f64) = (0.6, 1.7);

/// The values of an indicator over weeks, the last of them at its peak.
///
/// It is walked backwards from the peak, each week a little nearer to the
/// typical value of its season and a little astray, so that the peak is reached
/// by a natural climb. Plain arithmetic only: every machine walks alike.
#[allow(clippy::cast_precision_loss)]
pub fn run_up(plan: &Plan, weeks: &[Week], random: &mut ChaCha8Rng) -> Vec<u64> {
    let mut values = Vec::with_capacity(weeks.len());
    let mut level = plan.peak as f64;
    let mut after = plan.peak;
    for (back, week) in weeks.iter().rev().enumerate() {
        if back > 0 {
            let typical = plan.typical * season(*week);
            level += (typical - level) * PULL + plan.typical * plan.sway * stray(random);
            level = level.clamp(plan.typical * BOUNDS.0, plan.typical * BOUNDS.1);
            after = stated(level, plan.step(), after);
        }
        values.push(after);
    }
    values.reverse();
    values
}

/// The value that follows from last week's by a stated change.
pub fn after_change(plan: &Plan, before: u64, change: Change) -> Option<u64> {
    let step = plan.step();
    let factor = u64::try_from(1000 + change.tenths()).ok()?;
    let nearest = (before * factor / 1000 + step / 2) / step * step;
    [nearest, nearest + step, nearest.saturating_sub(step)]
        .into_iter()
        .find(|value| Change::between(before, *value, change.decimals()) == Some(change))
}

/// Less happens around the Spring Festival.
fn season(week: Week) -> f64 {
    const FESTIVAL: i8 = 6;
    const WEEKS: f64 = 4.0;
    const LULL: f64 = 0.1;
    let distance = f64::from((week.number() - FESTIVAL).abs());
    1.0 - LULL * (1.0 - distance / WEEKS).max(0.0)
}

/// A number around 0, seldom beyond -1 and 1.
fn stray(random: &mut ChaCha8Rng) -> f64 {
    (0..4).map(|_| fraction(random) - 0.5).sum()
}

/// A number from 0 to 1.
pub fn fraction(random: &mut ChaCha8Rng) -> f64 {
    f64::from(random.next_u32()) / f64::from(u32::MAX)
}

/// A whole number between two, both included.
pub fn between(least: u64, greatest: u64, random: &mut ChaCha8Rng) -> u64 {
    least + u64::from(random.next_u32()) % (greatest - least + 1)
}

/// The level as a report would state it, never the same two weeks running.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]
fn stated(level: f64, step: u64, after: u64) -> u64 {
    let value = (level / step as f64).round() as u64 * step;
    if value == after { value + step } else { value }
}

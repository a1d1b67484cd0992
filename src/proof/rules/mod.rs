//! The rules, one file each: what it asks, and nothing else.

mod changes;
mod corrections;
mod facts;
mod figures;
mod measured;
mod repeats;
mod sequence;
mod shares;
mod terms;
mod unknown;
mod unusual;

pub(super) use figures::figures_agree;
pub(super) use terms::terms_are_rendered;

use super::Rule;

/// The rules of a week file, in the order of their findings.
pub(super) const OF_WEEKS: [Rule; 11] = [
    sequence::weeks_follow,
    changes::changes_follow,
    repeats::values_move,
    unusual::values_are_usual,
    shares::parts_fit,
    |galley| figures_agree(&galley.passages),
    unknown::figures_are_known,
    |galley| terms_are_rendered(&galley.passages, &galley.catalogue.terms),
    corrections::changes_are_told,
    corrections::entries_tell_the_truth,
    corrections::entries_stay,
];

/// The rules that a part of a week file can be asked for: those that take nothing to be
/// missing which may only have been left out.
pub(super) const OF_PARTS: [Rule; 7] = [
    sequence::weeks_follow,
    changes::changes_follow,
    repeats::values_move,
    unusual::values_are_usual,
    shares::parts_fit,
    |galley| figures_agree(&galley.passages),
    |galley| terms_are_rendered(&galley.passages, &galley.catalogue.terms),
];

/// The rules that hold between a revision and the one before it, whatever has become
/// of the weeks around them.
pub(super) const OF_REVISIONS: [Rule; 4] = [
    sequence::weeks_follow,
    corrections::changes_are_told,
    corrections::entries_tell_the_truth,
    corrections::entries_stay,
];

//! The rules, one file each: what it asks, and nothing else.

mod changes;
mod clauses;
mod corrections;
mod dates;
mod directions;
mod fact;
mod facts;
mod figures;
mod measured;
mod repeats;
mod sequence;
mod shares;
mod terms;
mod things;
mod unknown;
mod unlikely;
mod unusual;

use crate::report::Catalogue;

use super::{Found, galley::Galley, prose::Passage};

use self::Rule::{OfProse, OfReport};

/// What is asked.
pub(super) enum Rule {
    /// Of a report, whole.
    OfReport(fn(&Galley) -> Vec<Found>),
    /// Of sentences, each by itself.
    OfProse(ProseRule),
}

type ProseRule = fn(&[Passage], &Catalogue) -> Vec<Found>;

/// The rules of sentences, whatever file has them.
pub(super) const OF_PROSE: [ProseRule; 2] = [figures::figures_agree, terms::terms_are_rendered];

/// The rules of a week file, in the order of their findings.
pub(super) const OF_WEEKS: [Rule; 17] = [
    OfReport(sequence::weeks_follow),
    OfReport(changes::first_is_told),
    OfReport(changes::changes_follow),
    OfReport(repeats::values_move),
    OfReport(unusual::values_are_usual),
    OfReport(shares::parts_fit),
    OfReport(shares::wholes_are_made_up),
    OfReport(shares::values_are_rounded),
    OfReport(dates::days_are_likely),
    OfReport(unlikely::nothing_is_unlikely),
    OfProse(figures::figures_agree),
    OfReport(unknown::figures_are_known),
    OfReport(directions::directions_agree),
    OfProse(terms::terms_are_rendered),
    OfReport(corrections::changes_are_told),
    OfReport(corrections::entries_tell_the_truth),
    OfReport(corrections::entries_stay),
];

/// The rules that a part of a week file can be asked for: those that take nothing to be
/// missing which may only have been left out.
pub(super) const OF_PARTS: [Rule; 10] = [
    OfReport(sequence::weeks_follow),
    OfReport(changes::changes_follow),
    OfReport(repeats::values_move),
    OfReport(unusual::values_are_usual),
    OfReport(shares::parts_fit),
    OfReport(shares::wholes_are_made_up),
    OfReport(shares::values_are_rounded),
    OfReport(dates::days_are_likely),
    OfProse(figures::figures_agree),
    OfProse(terms::terms_are_rendered),
];

/// The rules that hold between a revision and the one before it, whatever has become
/// of the weeks around them.
pub(super) const OF_REVISIONS: [Rule; 4] = [
    OfReport(sequence::weeks_follow),
    OfReport(corrections::changes_are_told),
    OfReport(corrections::entries_tell_the_truth),
    OfReport(corrections::entries_stay),
];

/// How many passages a step asks for.
const PASSAGES: usize = 500;

impl Rule {
    /// In how many steps it asks all of a galley.
    pub(super) fn steps(&self, galley: &Galley) -> usize {
        match self {
            OfReport(_) => 1,
            OfProse(_) => galley.passages.len().div_ceil(PASSAGES),
        }
    }

    /// What one of its steps finds.
    pub(super) fn found(&self, galley: &Galley, step: usize) -> Vec<Found> {
        match self {
            OfReport(rule) => rule(galley),
            OfProse(rule) => {
                let mut pieces = galley.passages.chunks(PASSAGES);
                let piece = pieces.nth(step).unwrap_or_default();
                rule(piece, galley.catalogue)
            }
        }
    }
}

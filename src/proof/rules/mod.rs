//! The rules, one file each: what it asks, and nothing else.

mod changes;
mod clauses;
mod corrections;
mod dates;
mod directions;
mod fact;
mod facts;
mod figures;
mod identifiers;
mod labels;
mod measured;
mod moments;
mod names;
mod opposites;
mod repeats;
mod rows;
mod sentences;
mod sequence;
mod shares;
mod sides;
mod slips;
mod terms;
mod things;
mod unknown;
mod unlikely;
mod unusual;

use std::collections::BTreeMap;

use crate::report::{Catalogue, Place};

use super::{Found, galley::Galley, prose::Passage};

use self::{
    Rule::{OfProse, OfReport},
    Scope::{Everywhere, Parts, Revisions, Weeks},
};

/// What is asked.
pub(super) enum Rule {
    /// Of a report, whole.
    OfReport(fn(&Galley) -> Vec<Found>),
    /// Of sentences, each by itself.
    OfProse(ProseRule),
}

type ProseRule = fn(&[Passage], &Catalogue) -> Vec<Found>;

/// Where a rule is asked, besides of whole week files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Nowhere else.
    Weeks,
    /// Of the part of a week file that has no errors: the rule takes nothing to be missing
    /// which may only have been left out.
    Parts,
    /// Between a revision and the one before it: the rule holds whatever has become of the
    /// weeks around them.
    Revisions,
    /// In both.
    Everywhere,
}

/// The rules in the order of their findings, and where each is asked. Those of sentences
/// are asked of any file that has some.
const RULES: [(Rule, Scope); 29] = [
    (OfReport(sequence::weeks_follow), Everywhere),
    (OfReport(changes::first_is_told), Weeks),
    (OfReport(changes::changes_follow), Parts),
    (OfReport(repeats::values_move), Parts),
    (OfReport(unusual::values_are_usual), Parts),
    (OfReport(shares::parts_fit), Parts),
    (OfReport(shares::wholes_are_made_up), Parts),
    (OfReport(shares::values_are_rounded), Parts),
    (OfReport(dates::days_are_likely), Parts),
    (OfReport(unlikely::nothing_is_unlikely), Weeks),
    (OfProse(figures::figures_agree), Parts),
    (OfProse(moments::dates_agree), Parts),
    (OfProse(identifiers::identifiers_agree), Parts),
    (OfProse(opposites::directions_match), Parts),
    (OfProse(rows::rows_agree), Parts),
    (OfProse(names::names_agree), Parts),
    (OfReport(names::ranked_names_agree), Parts),
    (OfReport(names::titles_agree), Parts),
    (OfProse(sentences::sentences_agree), Parts),
    (OfProse(slips::prose_is_clean), Parts),
    (OfReport(slips::names_are_clean), Parts),
    (OfReport(unknown::figures_are_known), Weeks),
    (OfReport(labels::lists_agree), Weeks),
    (OfReport(directions::directions_agree), Weeks),
    (OfReport(moments::days_are_the_weeks), Weeks),
    (OfProse(terms::terms_are_rendered), Parts),
    (OfReport(corrections::changes_are_told), Revisions),
    (OfReport(corrections::entries_tell_the_truth), Revisions),
    (OfReport(corrections::entries_stay), Revisions),
];

/// The rules that are asked in a scope, each with its place among all: of whole week
/// files, [`Weeks`], all of them are.
pub(super) fn asked_in(scope: Scope) -> impl Iterator<Item = (usize, &'static Rule)> {
    let is_asked = move |own: Scope| scope == Weeks || own == scope || own == Everywhere;
    let asked = RULES.iter().enumerate();
    let asked = asked.filter(move |(_, (_, own))| is_asked(*own));
    asked.map(|(place, (rule, _))| (place, rule))
}

/// The rules of sentences, whatever file has them.
pub(super) fn of_prose() -> impl Iterator<Item = ProseRule> {
    RULES.iter().filter_map(|(rule, _)| match rule {
        OfProse(rule) => Some(*rule),
        OfReport(_) => None,
    })
}

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

    /// What one of its steps finds. A rule has a place among all.
    pub(super) fn found(&self, place: usize, galley: &Galley, step: usize) -> Vec<Found> {
        match self {
            OfReport(rule) => rule(galley),
            OfProse(rule) => {
                let mut pieces = galley.passages.chunks(PASSAGES);
                let piece = pieces.nth(step).unwrap_or_default();
                ask_anew(*rule, place, piece, galley.catalogue);
                let kept = piece.iter().flat_map(|passage| passage.kept(place));
                kept.collect()
            }
        }
    }
}

/// Asks a rule of those passages of which it has not been asked before.
fn ask_anew(rule: ProseRule, place: usize, passages: &[Passage], catalogue: &Catalogue) {
    let new: Vec<_> = passages
        .iter()
        .filter(|passage| !passage.was_asked(place))
        .enumerate()
        .map(|(position, passage)| passage.moved(Place::ROOT.at(position)))
        .collect();
    if new.is_empty() {
        return;
    }
    let mut found_in: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    for mut found in rule(&new, catalogue) {
        if let Some((first, rest)) = found.place.split_first()
            && let Ok(position) = first.parse()
        {
            found.place = rest;
            found_in.entry(position).or_default().push(found);
        }
    }
    for (position, passage) in new.iter().enumerate() {
        passage.keep(place, found_in.remove(&position).unwrap_or_default());
    }
}

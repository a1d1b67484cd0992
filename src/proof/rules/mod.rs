//! The rules, one file each: what it asks, and nothing else.

mod called;
mod changes;
mod clauses;
mod corrections;
mod dates;
mod directions;
mod exchanged;
mod fact;
mod facts;
mod figures;
mod identifiers;
mod known;
mod labels;
mod lists;
mod measured;
mod moments;
mod names;
mod opposites;
mod own;
mod ratings;
mod reckoned;
mod repeats;
mod rows;
mod scales;
mod sentences;
mod sequence;
mod shares;
mod sides;
mod slips;
mod spelling;
mod terms;
mod things;
mod unknown;
mod units;
mod unlikely;
mod unusual;
mod ways;

use std::cell::OnceCell;

use crate::report::{Catalogue, Place};

use super::{Finding, galley::Galley, prose::Passage};

use self::{
    Scope::{Everywhere, Parts, Revisions, Weeks},
    known::{Known, Told},
};

/// What is asked.
pub(super) enum Rule {
    /// Of a report, whole.
    Report(fn(&Galley) -> Vec<Finding>),
    /// Of each passage about the week, by what the week states.
    Week(fn(Told) -> Vec<Finding>),
    /// Of sentences, each by itself.
    Prose(ProseRule),
}

type ProseRule = fn(&[Passage], &Catalogue) -> Vec<Finding>;

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
const RULES: &[(Rule, Scope)] = &[
    (Rule::Report(sequence::weeks_follow), Everywhere),
    (Rule::Report(changes::first_is_told), Weeks),
    (Rule::Report(changes::changes_follow), Parts),
    (Rule::Report(repeats::values_move), Parts),
    (Rule::Report(unusual::values_are_usual), Parts),
    (Rule::Report(shares::parts_fit), Parts),
    (Rule::Report(shares::wholes_are_made_up), Parts),
    (Rule::Report(shares::values_are_rounded), Parts),
    (Rule::Report(dates::days_are_likely), Parts),
    (Rule::Report(unlikely::nothing_is_unlikely), Weeks),
    (Rule::Prose(figures::figures_agree), Parts),
    (Rule::Prose(moments::dates_agree), Parts),
    (Rule::Prose(identifiers::identifiers_agree), Parts),
    (Rule::Prose(opposites::directions_match), Parts),
    (Rule::Prose(rows::rows_agree), Parts),
    (Rule::Prose(units::units_agree), Parts),
    (Rule::Prose(exchanged::figures_stay_at_their_terms), Parts),
    (Rule::Prose(called::counted_things_agree), Parts),
    (Rule::Prose(own::sentences_agree_with_themselves), Parts),
    (Rule::Prose(names::names_agree), Parts),
    (Rule::Report(names::ranked_names_agree), Parts),
    (Rule::Report(names::titles_agree), Parts),
    (Rule::Prose(sentences::sentences_agree), Parts),
    (Rule::Prose(slips::prose_is_clean), Parts),
    (Rule::Prose(spelling::words_are_spelled), Parts),
    (Rule::Report(slips::names_are_clean), Parts),
    (Rule::Week(unknown::figures_are_known), Weeks),
    (Rule::Week(labels::lists_agree), Weeks),
    (Rule::Week(ratings::levels_agree), Weeks),
    (Rule::Week(reckoned::sentences_reckon), Weeks),
    (Rule::Week(directions::directions_agree), Weeks),
    (Rule::Report(moments::days_are_the_weeks), Weeks),
    (Rule::Prose(terms::terms_are_rendered), Parts),
    (Rule::Report(corrections::changes_are_told), Revisions),
    (Rule::Report(corrections::entries_tell_the_truth), Revisions),
    (Rule::Report(corrections::entries_stay), Revisions),
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
        Rule::Prose(rule) => Some(*rule),
        Rule::Report(_) | Rule::Week(_) => None,
    })
}

/// How many passages a step asks for.
const PASSAGES: usize = 500;

impl Rule {
    /// In how many steps it asks all of a galley.
    pub(super) fn steps(&self, galley: &Galley) -> usize {
        match self {
            Rule::Report(_) => 1,
            Rule::Prose(_) | Rule::Week(_) => galley.passages.len().div_ceil(PASSAGES),
        }
    }

    /// What one of its steps finds. A rule has a place among all; what is known of the week
    /// is made by the first that asks.
    pub(super) fn found<'a>(
        &self,
        place: usize,
        galley: &Galley<'a>,
        known: &OnceCell<Known<'a>>,
        step: usize,
    ) -> Vec<Finding> {
        let mut pieces = galley.passages.chunks(PASSAGES);
        let piece = pieces.nth(step).unwrap_or_default();
        match self {
            Rule::Report(rule) => rule(galley),
            Rule::Week(rule) => {
                let passages = piece.iter().enumerate();
                let passages = passages.filter(|(_, passage)| passage.is_of_the_week);
                let found = passages.flat_map(|(place, passage)| {
                    let known = known.get_or_init(|| Known::of(galley));
                    rule(Told {
                        passage,
                        clauses: known.clauses(step * PASSAGES + place, passage),
                        known,
                    })
                });
                found.collect()
            }
            Rule::Prose(rule) => {
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
    let mut found_in = vec![Vec::new(); new.len()];
    for mut found in rule(&new, catalogue) {
        if let Some((first, rest)) = found.place.split_first()
            && let Ok(position) = first.parse::<usize>()
            && let Some(found_in) = found_in.get_mut(position)
        {
            found.place = rest;
            found_in.push(found);
        }
    }
    for (passage, found) in new.iter().zip(found_in) {
        passage.keep(place, found);
    }
}

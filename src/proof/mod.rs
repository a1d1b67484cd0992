//! The proofreader: from a report that could be read to everything in it that
//! does not agree, with itself, with the weeks around it and with what was published.
//!
//! ```text
//! Report + Catalogue + Published ──▶ rules, one after the other ──▶ findings, and the mend of each that has one
//! ```
//!
//! The command line and the editors' desk call it; the reader's program never does, so
//! that no visitor carries it. What belongs here is rules on values and on prose; what
//! makes a file readable at all is found in `draft`, and the wording is `lang`'s.

mod acknowledged;
mod changes;
mod galley;
mod mend;
mod place;
mod prose;
mod rules;
mod stated;

pub use acknowledged::{
    Placed, Standing, is_acceptable, open, renewed, renewed_entries, standings,
    unused_acknowledgements,
};
pub use changes::{ChangedField, changes, stated, unexplained_changes};
pub use galley::Published;
pub use mend::mend;
pub use place::place_by_ids;
pub use prose::Memory;
pub use stated::states_anything;

use std::{cell::OnceCell, fmt::Display};

use crate::report::{
    self, Catalogue, Discrepancy, History, Oddity, Place, Problem, Publisher, Report, ordered_by,
};

use galley::Galley;
use prose::Passage;
use rules::Scope;

/// A finding of this room: something that does not agree, unless it says otherwise.
type Finding<P = Discrepancy> = report::Finding<P>;

/// Something odd at a place, with the facts of its sentence.
fn odd<const N: usize>(place: Place, what: Oddity, facts: [&dyn Display; N]) -> Finding {
    let facts = facts.map(ToString::to_string).into();
    Finding::new(place, Discrepancy::Odd { what, facts })
}

/// Nobody reads more, and a hostile file could make a million.
const MOST: usize = 1000;

/// Everything that does not agree in a report, rule by rule; the first thousand
/// where there are more, and then every error before any other.
pub fn check(
    report: &Report,
    catalogue: &Catalogue,
    published: &Published,
) -> Vec<Finding<Problem>> {
    all(check_in_steps(report, catalogue, published, &Memory::new()))
}

/// What each step of a check finds, for whoever has something else to do between them.
/// Of all of it the [`first`] are enough.
pub fn check_in_steps<'a>(
    report: &'a Report,
    catalogue: &'a Catalogue,
    published: &Published<'a>,
    memory: &Memory,
) -> impl Iterator<Item = Vec<Finding<Problem>>> + use<'a> {
    ask(Scope::Weeks, report, catalogue, published, memory)
}

/// Everything that does not agree in the part of a week file that has no errors. What is
/// missing there may only have been left out, so no rule asks for it.
pub fn check_part(
    part: &Report,
    catalogue: &Catalogue,
    published: &Published,
) -> Vec<Finding<Problem>> {
    all(check_part_in_steps(
        part,
        catalogue,
        published,
        &Memory::new(),
    ))
}

/// The same in steps.
pub fn check_part_in_steps<'a>(
    part: &'a Report,
    catalogue: &'a Catalogue,
    published: &Published<'a>,
    memory: &Memory,
) -> impl Iterator<Item = Vec<Finding<Problem>>> + use<'a> {
    ask(Scope::Parts, part, catalogue, published, memory)
}

/// Everything that does not agree between an earlier revision and the one before it;
/// `before` is `None` for the first.
pub fn check_revision(
    report: &Report,
    before: Option<&Report>,
    catalogue: &Catalogue,
) -> Vec<Finding<Problem>> {
    let published = Published {
        index: None,
        history: &History::default(),
        previous: None,
        earlier: before,
    };
    all(ask(
        Scope::Revisions,
        report,
        catalogue,
        &published,
        &Memory::new(),
    ))
}

/// Everything that does not agree in the prose of a catalogue.
pub fn check_catalogue(catalogue: &Catalogue) -> Vec<Finding<Problem>> {
    of_prose(&prose::of_catalogue(catalogue), catalogue)
}

/// Everything that does not agree in the prose of a publisher.
pub fn check_publisher(publisher: &Publisher, catalogue: &Catalogue) -> Vec<Finding<Problem>> {
    of_prose(&prose::of_publisher(publisher), catalogue)
}

/// The first thousand of what was found, and then every error before any other.
pub fn first(found: Vec<Finding<Problem>>) -> Vec<Finding<Problem>> {
    if found.len() <= MOST {
        return found;
    }
    let mut found = ordered_by(found, |found| found.problem.severity().rank());
    found.truncate(MOST);
    found
}

fn all(steps: impl Iterator<Item = Vec<Finding<Problem>>>) -> Vec<Finding<Problem>> {
    first(steps.flatten().collect())
}

fn ask<'a>(
    scope: Scope,
    report: &'a Report,
    catalogue: &'a Catalogue,
    published: &Published<'a>,
    memory: &Memory,
) -> impl Iterator<Item = Vec<Finding<Problem>>> + use<'a> {
    let mut passages = prose::of_report(report);
    memory.recall(&mut passages);
    let galley = Galley {
        report,
        catalogue,
        published: *published,
        passages,
    };
    let steps = rules::asked_in(scope).map(|(place, rule)| (place, rule, rule.steps(&galley)));
    let steps: Vec<_> = steps.collect();
    let steps = steps.into_iter();
    let steps =
        steps.flat_map(|(place, rule, steps)| (0..steps).map(move |step| (place, rule, step)));
    let known = OnceCell::new();
    steps.map(move |(place, rule, step)| problems(rule.found(place, &galley, &known, step)))
}

fn of_prose(passages: &[Passage], catalogue: &Catalogue) -> Vec<Finding<Problem>> {
    problems(rules::of_prose().flat_map(|rule| rule(passages, catalogue)))
}

fn problems(found: impl IntoIterator<Item = Finding>) -> Vec<Finding<Problem>> {
    found.into_iter().map(Finding::into_problem).collect()
}

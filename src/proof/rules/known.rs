use std::cell::OnceCell;

use crate::proof::{galley::Galley, prose::Passage};

use super::{
    clauses::{Clause, Name, clauses, names},
    facts::Facts,
    lists::Lists,
    scales::Scales,
    things::Things,
    ways::{Way, ways},
};

/// What a week says, as its prose may repeat it: made once for all rules that hold prose
/// against it.
pub(in crate::proof) struct Known<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) things: Things<'a>,
    pub(super) lists: Lists,
    pub(super) ways: Vec<Way<'a>>,
    pub(super) scales: Scales<'a>,
    names: Vec<Name<'a>>,
    /// The Chinese clauses of each passage, once a rule has asked for them.
    clauses: Vec<OnceCell<Vec<Clause<'a>>>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        Self {
            facts: Facts::of(galley),
            things: Things::of(galley),
            lists: Lists::of(galley),
            ways: ways(galley),
            scales: Scales::of(galley),
            names: names(galley),
            clauses: vec![OnceCell::new(); galley.passages.len()],
        }
    }

    /// The Chinese clauses of a passage, by its place among all.
    pub(super) fn clauses(&self, place: usize, passage: &Passage) -> &[Clause<'a>] {
        self.clauses[place].get_or_init(|| clauses(passage, &self.names))
    }
}

/// A passage about the week, and what is known of that.
#[derive(Clone, Copy)]
pub(in crate::proof) struct Told<'k, 'a> {
    pub(super) passage: &'k Passage<'a>,
    pub(super) clauses: &'k [Clause<'a>],
    pub(super) known: &'k Known<'a>,
}

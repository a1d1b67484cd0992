use std::collections::BTreeMap;

use crate::{
    lang::{self, Amount, Direction, Lang, Numeral},
    proof::{Found, galley::Galley, prose::Passage},
    report::{Discrepancy, Finding, Id},
};

use super::{
    clauses::{Clause, figures, found_in_figures},
    facts::Facts,
};

/// From here on a count that something changed by is hardly another thing's.
const LEAST: u64 = 100;

/// What a figure speaks of that Chinese does not have.
const UNNAMED: [(&[&Id], bool); 1] = [(&[], false)];

/// `numbers_disagree`: what the highlights and the incidents' paragraph call a rise is
/// one by the data, and so is a fall, of what the clause or its sentence speaks of.
///
/// An error where the clause names the indicator in full; else a warning, as it may
/// compare with another time or speak of another thing.
///
/// An English figure speaks of what the same figure of the Chinese text does. Where
/// nothing is named, no change of that size is in the direction that the prose says.
pub(super) fn directions_agree(galley: &Galley) -> Vec<Found> {
    found_in_figures(galley, |passage, clauses, facts| {
        let mut found = opposite_in_chinese(passage, clauses, facts);
        found.extend(opposite_in_english(passage, clauses, facts));
        found
    })
}

fn opposite_in_chinese(passage: &Passage, clauses: &[Clause], facts: &Facts) -> Vec<Found> {
    let mut found = Vec::new();
    for clause in clauses {
        let from = clause.range.start;
        for change in changes(passage.text.zh(), from, &clause.figures, Lang::Zh) {
            let doubt = change.doubt(&clause.spoken_of, clause.is_explicit, facts);
            found.extend(doubt.map(|doubt| Finding::new(passage.place.at("zh"), doubt)));
        }
    }
    found
}

fn opposite_in_english(passage: &Passage, clauses: &[Clause], facts: &Facts) -> Vec<Found> {
    // A number may be said of several things; then one that agrees is enough.
    let mut spoken_of: BTreeMap<_, Vec<(&[&Id], bool)>> = BTreeMap::new();
    for clause in clauses {
        for figure in &clause.figures {
            let same = spoken_of.entry(figure.amount.key()).or_default();
            let subject = (&*clause.spoken_of, clause.is_explicit);
            if !same.contains(&subject) {
                same.push(subject);
            }
        }
    }
    let text = passage.text.en();
    let mut found = Vec::new();
    for change in changes(text, 0, &figures(text, Lang::En), Lang::En) {
        let same = spoken_of.get(&change.amount.key());
        let same = same.map_or(&UNNAMED[..], Vec::as_slice);
        let doubts = same
            .iter()
            .map(|(spoken_of, is_explicit)| change.doubt(spoken_of, *is_explicit, facts));
        let doubts: Option<Vec<_>> = doubts.collect();
        let doubt = doubts.and_then(|doubts| doubts.into_iter().next());
        found.extend(doubt.map(|doubt| Finding::new(passage.place.at("en"), doubt)));
    }
    found
}

/// A change that the prose states.
struct Change {
    written: String,
    direction: Direction,
    amount: Amount,
}

/// The changes among the figures of a text, which begin behind a place.
fn changes(text: &str, mut from: usize, figures: &[Numeral], lang: Lang) -> Vec<Change> {
    let mut changes = Vec::new();
    for figure in figures {
        let stated = lang::stated_change(text, from, figure, lang);
        changes.extend(stated.map(|stated| Change {
            written: stated.written,
            direction: stated.direction,
            amount: figure.amount,
        }));
        from = figure.range.end;
    }
    changes
}

impl Change {
    /// What the data say against it, where that is a change of the same size.
    fn doubt(&self, spoken_of: &[&Id], is_explicit: bool, facts: &Facts) -> Option<Discrepancy> {
        let about = if spoken_of.is_empty() {
            // The keys of percentages are above those of all counts.
            let is_small = self.amount.key() < Amount::whole(LEAST).key();
            let agrees = facts.all.have_change(self.direction, self.amount);
            let is_opposite = facts
                .all
                .have_change(self.direction.opposite(), self.amount);
            (is_opposite && !agrees && !is_small).then_some(None)
        } else {
            let mut about = None;
            for subject in spoken_of.iter().flat_map(|id| facts.within(id)) {
                if subject.own.have_change(self.direction, self.amount) {
                    return None;
                }
                let is_opposite = subject
                    .own
                    .have_change(self.direction.opposite(), self.amount);
                about = about.or(is_opposite.then_some(subject.name));
            }
            about.map(Some)
        }?;
        Some(Discrepancy::DirectionDisagrees {
            found: self.written.clone(),
            about: about.cloned(),
            is_rise: self.direction == Direction::Fall,
            is_explicit,
        })
    }
}

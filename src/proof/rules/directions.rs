use std::collections::BTreeMap;

use crate::{
    lang::{self, Amount, Direction, Lang, Statement},
    proof::{Finding, prose::Passage},
    report::{Absurd, Discrepancy, Id, Text},
};

use super::{
    known::{Known, Told},
    ways::Way,
};

/// From here on a count that something changed by is hardly another thing's.
const LEAST: u64 = 100;

/// What a figure speaks of that Chinese does not have.
const UNNAMED: [&[&Id]; 1] = [&[]];

/// `numbers_disagree`: what the highlights and the incidents' paragraph call a rise is
/// one by the data, and so is a fall, of what the clause or its sentence speaks of; and
/// nothing rises to less than it rose from.
///
/// A warning: prose may compare with another time or speak of another thing.
///
/// An English figure speaks of what the same figure of the Chinese text does. Where
/// nothing is named, no change of that size is in the direction that the prose says.
pub(super) fn directions_agree(told: Told) -> Vec<Finding> {
    let mut found = opposite_in_chinese(told);
    found.extend(opposite_in_english(told));
    found
}

fn opposite_in_chinese(
    Told {
        passage,
        clauses,
        known,
    }: Told,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut clauses = clauses.iter();
    let mut clause = clauses.next();
    for change in changes(passage, Lang::Zh) {
        while clause.is_some_and(|clause| clause.range.end <= change.statement.range.start) {
            clause = clauses.next();
        }
        let Some(clause) = clause else { break };
        // “…网站中政府网站上升” is about a part of what it names.
        let written = &passage.text.zh()[clause.range.clone()];
        let is_named = clause.named.len() == 1 && !lang::is_within(written);
        let before = &passage.text.zh()
            [clause.range.start..change.statement.range.start.max(clause.range.start)];
        let near = || known.things.named_closely(before);
        let doubt = match (&clause.named[..], change.amount) {
            ([], None) if lang::goes_on(written) => change.doubt(&clause.spoken_of, true, known),
            ([], None) => near().and_then(|id| change.doubt(&[id], true, known)),
            ([_, _, ..], None) if lang::speaks_of_each(before) => {
                let mut named = clause.named.iter();
                named.find_map(|id| change.doubt(&[id], true, known))
            }
            _ => change.doubt(&clause.spoken_of, is_named, known),
        };
        found.extend(doubt.map(|doubt| change.found(passage, Lang::Zh, doubt)));
    }
    found
}

fn opposite_in_english(
    Told {
        passage,
        clauses,
        known,
    }: Told,
) -> Vec<Finding> {
    // A number may be said of several things; then one that agrees is enough.
    let mut spoken_of: BTreeMap<_, Vec<&[&Id]>> = BTreeMap::new();
    for clause in clauses {
        for figure in &clause.figures {
            let same = spoken_of.entry(figure.amount.key()).or_default();
            if !same.contains(&&*clause.spoken_of) {
                same.push(&clause.spoken_of);
            }
        }
    }
    let mut found = Vec::new();
    for change in changes(passage, Lang::En) {
        let same = change
            .amount
            .and_then(|amount| spoken_of.get(&amount.key()));
        let same = same.map_or(&UNNAMED[..], Vec::as_slice);
        let doubts = same
            .iter()
            .map(|spoken_of| change.doubt(spoken_of, false, known));
        let doubts: Option<Vec<_>> = doubts.collect();
        let doubt = doubts.and_then(|doubts| doubts.into_iter().next());
        found.extend(doubt.map(|doubt| change.found(passage, Lang::En, doubt)));
    }
    found
}

/// A change that the prose states on last week.
struct Change<'p> {
    written: &'p str,
    statement: &'p Statement,
    /// By how much, or to how much.
    amount: Option<Amount>,
    /// Whether it rises to less, or falls to more.
    is_absurd: bool,
}

/// The changes that a passage states in one language.
fn changes<'p>(passage: &'p Passage, lang: Lang) -> Vec<Change<'p>> {
    let text = lang.of(passage.text);
    let figures = passage.figures(lang);
    let mut changes = Vec::new();
    for statement in passage.statements(lang) {
        let amount = |figure: Option<usize>| figure.map(|figure| figures[figure].amount);
        let (from, to) = (amount(statement.from), amount(statement.to));
        let is_absurd = from
            .zip(to)
            .is_some_and(|(from, to)| match statement.direction {
                Some(Direction::Rise) => from.key() > to.key(),
                Some(Direction::Fall) => from.key() < to.key(),
                None => false,
            });
        if statement.is_weekly || is_absurd {
            changes.push(Change {
                written: &text[statement.range.clone()],
                amount: amount(statement.by).or(to),
                statement,
                is_absurd,
            });
        }
    }
    changes
}

impl Change<'_> {
    fn found(&self, passage: &Passage, lang: Lang, doubt: Discrepancy) -> Finding {
        let range = self.statement.range.clone();
        Finding::new(passage.place.at(lang.key()), doubt).within(range)
    }

    /// What the data say against it, where that is a change of the same size, or to
    /// the same value, or of the one indicator that the clause names.
    fn doubt(&self, spoken_of: &[&Id], is_named: bool, known: &Known) -> Option<Discrepancy> {
        let found = self.written.to_owned();
        if self.is_absurd {
            let what = Absurd::Rise;
            return Some(Discrepancy::Impossible { found, what });
        }
        let facts = &known.facts;
        let about = match self.amount {
            None if is_named && self.is_of_none(spoken_of, known) => {
                let about = known.facts.subject(spoken_of.first()?)?;
                let about = Some(about.name.clone());
                return Some(Discrepancy::FigureUnknown { found, about });
            }
            None if is_named => {
                let is_own = |way: &Way| spoken_of == [way.id];
                self.about_way(spoken_of, known, is_own)
            }
            None => None,
            Some(amount) if self.statement.by.is_none() => {
                self.about_way(spoken_of, known, |way| way.value.have(amount))
            }
            Some(amount) if spoken_of.is_empty() => {
                let direction = self.statement.direction?;
                // The keys of percentages are above those of all counts.
                let is_small = amount.key() < Amount::whole(LEAST).key();
                let agrees = facts.all.have_change(direction, amount);
                let is_opposite = facts.all.have_change(direction.opposite(), amount);
                (is_opposite && !agrees && !is_small).then_some((None, direction.opposite()))
            }
            Some(amount) => {
                let direction = self.statement.direction?;
                let mut about = None;
                for subject in spoken_of.iter().flat_map(|id| facts.within(id)) {
                    if subject.own.have_change(direction, amount) {
                        return None;
                    }
                    let opposite = direction.opposite();
                    let is_opposite = subject.own.have_change(opposite, amount);
                    about = about.or(is_opposite.then_some(subject.name));
                }
                about.map(|about| (Some(about), direction.opposite()))
            }
        }?;
        let (about, way) = about;
        Some(Discrepancy::DirectionDisagrees {
            found,
            about: about.cloned(),
            is_rise: way == Direction::Rise,
        })
    }

    /// Whether the indicator is as it was, and said not to be.
    fn is_of_none(&self, spoken_of: &[&Id], known: &Known) -> bool {
        let mut ways = known.ways.iter();
        self.statement.direction.is_some()
            && ways.any(|way| spoken_of == [way.id] && way.direction.is_none())
    }

    /// The indicator that went the other way, among those spoken of that are meant;
    /// `None` where one of them went the same way.
    fn about_way<'f>(
        &self,
        spoken_of: &[&Id],
        known: &Known<'f>,
        is_meant: impl Fn(&Way) -> bool,
    ) -> Option<(Option<&'f Text>, Direction)> {
        let mut about = None;
        for way in known.ways.iter().filter(|way| is_meant(way)) {
            let subject = known.facts.subject(way.id)?;
            let mut within = spoken_of.iter().flat_map(|id| known.facts.within(id));
            let is_spoken_of = spoken_of.is_empty() || within.any(|subject| subject.id == way.id);
            if is_spoken_of {
                let is_right = match (way.direction, self.statement.direction) {
                    (None, _) => return None,
                    (Some(_), None) => !way.is_much,
                    (own, said) => own == said,
                };
                if is_right {
                    return None;
                }
                about = about.or(Some((Some(subject.name), way.direction?)));
            }
        }
        about
    }
}

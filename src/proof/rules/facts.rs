use crate::{
    lang::{Amount, Amounts, Direction},
    proof::galley::Galley,
    report::{Id, Report, Text},
};

use super::fact::{Fact, Part, of_incidents, of_indicator, of_parts};

/// Every number that a week's prose may have from its data: what the week states, what
/// last week was, and what follows from them.
pub(super) struct Facts<'a> {
    /// Those of each indicator.
    subjects: Vec<Subject<'a>>,
    /// Those of everything, the incidents among it.
    pub(super) all: Figures,
}

/// An indicator of the week, and the numbers that prose may give for it.
pub(super) struct Subject<'a> {
    pub(super) id: &'a Id,
    /// Its name in the time of the week.
    pub(super) name: &'a Text,
    part_of: Option<&'a Id>,
    /// The numbers of its own.
    pub(super) own: Figures,
    /// The numbers of its rankings and distributions.
    broken_down: Figures,
}

/// Numbers of the data, and which of them are changes.
#[derive(Default)]
pub(super) struct Figures {
    known: Amounts,
    rises: Amounts,
    falls: Amounts,
}

impl<'a> Facts<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        let report = galley.report;
        let mut all = Figures::default();
        let mut subjects: Vec<Subject> = Vec::new();
        for indicator in &report.indicators {
            let own = of_indicator(indicator, galley.indicator_before(indicator));
            all.extend(own.iter().copied());
            let entry = galley.catalogue.indicator(&indicator.id);
            subjects.extend(entry.map(|entry| Subject {
                id: &indicator.id,
                name: &entry.name_at(report.week).text,
                part_of: entry.part_of.as_ref(),
                own: own.into_iter().collect(),
                broken_down: Figures::default(),
            }));
        }
        for (of, parts) in broken_down(report) {
            let facts = of_parts(parts, total(report, of));
            all.extend(facts.iter().copied());
            if let Some(subject) = subjects.iter_mut().find(|subject| subject.id == of) {
                subject.broken_down.extend(facts);
            }
        }
        if let Some(incidents) = &report.incidents {
            all.extend(of_incidents(incidents, galley.incidents_before()));
        }
        Self { subjects, all }
    }

    /// An indicator and its parts.
    pub(super) fn within<'f>(&'f self, whole: &'f Id) -> impl Iterator<Item = &'f Subject<'a>> {
        let subjects = self.subjects.iter();
        subjects.filter(move |subject| subject.id == whole || subject.part_of == Some(whole))
    }

    /// The indicator of an id, where the catalogue knows it.
    pub(super) fn subject(&self, id: &Id) -> Option<&Subject<'a>> {
        self.subjects.iter().find(|subject| subject.id == id)
    }

    /// Whether a number is one of an indicator, of its parts or of what it is a part of.
    pub(super) fn have(&self, id: &Id, amount: Amount) -> bool {
        let subject = self.subject(id);
        let whole = subject.and_then(|subject| self.subject(subject.part_of?));
        let is_of =
            |subject: &Subject| subject.own.have(amount) || subject.broken_down.have(amount);
        self.within(id).any(is_of) || whole.is_some_and(|whole| whole.own.have(amount))
    }
}

impl Figures {
    /// Whether a number of prose can stand for one of them.
    pub(super) fn have(&self, amount: Amount) -> bool {
        self.known.have(amount)
    }

    /// Whether a number of prose can stand for a change in a direction.
    pub(super) fn have_change(&self, direction: Direction, amount: Amount) -> bool {
        match direction {
            Direction::Rise => self.rises.have(amount),
            Direction::Fall => self.falls.have(amount),
        }
    }
}

impl Extend<Fact> for Figures {
    fn extend<T: IntoIterator<Item = Fact>>(&mut self, facts: T) {
        for Fact { amount, direction } in facts {
            self.known.extend([amount]);
            match direction {
                Some(Direction::Rise) => self.rises.extend([amount]),
                Some(Direction::Fall) => self.falls.extend([amount]),
                None => {}
            }
        }
    }
}

impl FromIterator<Fact> for Figures {
    fn from_iter<T: IntoIterator<Item = Fact>>(facts: T) -> Self {
        let mut figures = Self::default();
        figures.extend(facts);
        figures
    }
}

/// The parts of each ranking and distribution, and of what they are.
fn broken_down(report: &Report) -> impl Iterator<Item = (&Id, Vec<Part>)> {
    let rankings = report.rankings.iter().map(|ranking| {
        let items = ranking.items.as_deref().unwrap_or_default().iter();
        let parts = items.map(|item| (item.value, item.share));
        (&ranking.of, parts.collect())
    });
    let distributions = report.distributions.iter().map(|distribution| {
        let parts = distribution.parts.iter();
        let parts = parts.map(|part| (part.value, part.share));
        (&distribution.of, parts.collect())
    });
    rankings.chain(distributions)
}

/// The exact or rounded value of an indicator as a plain number.
fn total(report: &Report, id: &Id) -> Option<u64> {
    Some(report.indicator(id)?.quantity?.value())
}

use crate::{
    lang::{Amount, Amounts, Direction, Kind},
    proof::galley::Galley,
    report::{History, Id, Indicator, Part, Quantity, RankedItem, Report, Text, Week},
};

use super::fact::{Fact, Portion, Said, of_incidents, of_indicator, of_parts};

/// What the words beside a figure say of it.
#[allow(
    clippy::struct_excessive_bools,
    reason = "the words say each by themselves"
)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// Whether it is last week's.
    pub(super) last_week: bool,
    /// Whether it is of several things together, or of the others.
    pub(super) together: bool,
    /// Whether it is of several weeks together.
    pub(super) weeks: bool,
    /// Whether something rose or fell by it.
    pub(super) change: bool,
    /// Whether it may hold two indicators against each other, as nothing is of last week.
    pub(super) between: bool,
    /// Whether something is more or less by it than something else.
    pub(super) than: bool,
    /// Whether it is a part of something else, and not a share in a whole.
    pub(super) of_another: bool,
    /// Whether it is the sum of several things.
    pub(super) sum: bool,
    /// Whether it is of all but some.
    pub(super) rest: bool,
    /// Whether it is of each day.
    pub(super) daily: bool,
    /// Whether what is said is said of last week, and not of this one against it.
    pub(super) told_of_last_week: bool,
}

/// Every number that a week's prose may have from its data: what the week states, what
/// last week was, and what follows from them.
pub(super) struct Facts<'a> {
    /// Those of each indicator.
    subjects: Vec<Subject<'a>>,
    /// Those of everything, the incidents among it.
    pub(super) all: Figures,
    history: &'a History,
    week: Week,
    /// Whether last week's incidents are known.
    pub(super) know_incidents_before: bool,
}

/// An indicator of the week, and the numbers that prose may give for it.
pub(super) struct Subject<'a> {
    pub(super) id: &'a Id,
    /// Its name in the time of the week.
    pub(super) name: &'a Text,
    part_of: Option<&'a Id>,
    /// The numbers of its own.
    pub(super) own: Figures,
    /// The numbers of its rankings and distributions, and of its parts together.
    broken_down: Figures,
    value: Option<u64>,
    /// By how many tenths of a percent it changed.
    change: Option<u64>,
}

/// Numbers of the data, and which of them are changes.
#[derive(Default)]
pub(super) struct Figures {
    known: Amounts,
    of_last_week: Amounts,
    changes_before: Amounts,
    together: Amounts,
    in_words: Amounts,
    rises: Amounts,
    falls: Amounts,
}

impl<'a> Facts<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        let report = galley.report;
        let mut all = Figures::default();
        let mut subjects: Vec<Subject> = Vec::new();
        for indicator in &report.indicators {
            let mut own = of_indicator(indicator, galley.indicator_before(indicator));
            let value = total(report, &indicator.id);
            let entry = galley.catalogue.indicator(&indicator.id);
            let part_of = entry.and_then(|entry| entry.part_of.as_ref());
            let whole = part_of.and_then(|whole| total(report, whole));
            let part =
                |indicator: &Indicator| (indicator.quantity.map(Quantity::value), indicator.share);
            let whole_before = part_of
                .and_then(|whole| galley.indicator_before(report.indicator(whole)?)?.quantity);
            let before = galley
                .indicator_before(indicator)
                .map(part)
                .unwrap_or_default();
            let wholes = (whole, whole_before.map(Quantity::value));
            own.extend(of_parts(&[(part(indicator), before)], wholes));
            all.extend(own.iter().copied());
            subjects.extend(entry.map(|entry| {
                Subject {
                    id: &indicator.id,
                    name: &entry.name_at(report.week).text,
                    part_of,
                    own: own.into_iter().collect(),
                    broken_down: Figures::default(),
                    value,
                    change: indicator
                        .change
                        .map(|change| change.tenths().unsigned_abs()),
                }
            }));
        }
        let mut broken_down = broken_down(report, galley.last_week());
        broken_down.extend(children(&subjects, galley));
        for (of, parts) in broken_down {
            let whole = report.indicator(of);
            let whole_before = whole.and_then(|whole| galley.indicator_before(whole)?.quantity);
            let whole_before = whole_before.map(Quantity::value);
            let facts = of_parts(&parts, (total(report, of), whole_before));
            all.extend(facts.iter().copied());
            if let Some(subject) = subjects.iter_mut().find(|subject| subject.id == of) {
                subject.broken_down.extend(facts);
            }
        }
        if let Some(incidents) = &report.incidents {
            all.extend(of_incidents(incidents, galley.incidents_before()));
        }
        Self {
            subjects,
            all,
            history: galley.published.history,
            week: report.week,
            know_incidents_before: galley.incidents_before().is_some(),
        }
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

    /// What all indicators came to.
    pub(super) fn values(&self) -> impl Iterator<Item = u64> {
        self.subjects.iter().filter_map(|subject| subject.value)
    }

    /// What an indicator came to this week.
    pub(super) fn value(&self, id: &Id) -> Option<u64> {
        self.subject(id)?.value
    }

    /// Whether a number is one of an indicator, of its parts or of what it is a part of, by
    /// the words beside it.
    pub(super) fn have(&self, id: &Id, amount: Amount, beside: Beside) -> bool {
        let subject = self.subject(id);
        let whole = subject.and_then(|subject| self.subject(subject.part_of?));
        // What it grew by as a multiple is none of its parts beside another.
        let is_multiple = beside.change && amount.kind() == Kind::Times;
        let is_of = |subject: &Subject| {
            let value = subject.value.map(Amount::whole);
            value.is_some_and(|value| subject.id == id && !beside.change && amount.bounds(value))
                || subject.own.have(amount, beside)
                || beside.daily
                    && subject
                        .value
                        .is_some_and(|value| is_of_a_day(amount, value))
                || !is_multiple && subject.broken_down.have(amount, beside)
        };
        let is_sibling = |whole: &Subject| whole.broken_down.have(amount, beside);
        self.within(id).any(is_of)
            || whole.is_some_and(|whole| whole.own.have(amount, beside))
            || beside.rest && whole.is_some_and(|whole| whole.broken_down.together.have(amount))
            || beside.sum && subject.is_some_and(|subject| self.sum_up(subject, amount))
            || beside.between
                && beside.than
                && (whole.is_some_and(is_sibling)
                    || subject.is_some_and(|subject| self.are_apart(subject, amount)))
    }

    /// Whether a number is how far an indicator or its change is from another one, or how
    /// many times as much it is.
    fn are_apart(&self, one: &Subject, amount: Amount) -> bool {
        let mut known = Amounts::default();
        for other in &self.subjects {
            let values = one.value.zip(other.value);
            let changes = one.change.zip(other.change);
            for (one, other) in values.into_iter().chain(changes) {
                known.extend(Amount::times(one, other));
                known.extend(Amount::times(other, one));
            }
            known.extend(values.map(|(one, other)| Amount::whole(one.abs_diff(other))));
            let points = |(one, other): (u64, u64)| {
                Amount::percent(one.abs_diff(other)).in_kind(Kind::Points)
            };
            known.extend(changes.map(points));
        }
        known.have(amount)
    }

    /// Whether a number is what an indicator and another one are together.
    fn sum_up(&self, one: &Subject, amount: Amount) -> bool {
        let others = self.subjects.iter().filter(|other| other.id != one.id);
        let mut known = Amounts::default();
        known.extend(
            others.filter_map(|other| Some(Amount::whole(one.value?.saturating_add(other.value?)))),
        );
        known.have(amount)
    }

    /// Whether a number can stand for some value of the week as a bound near it, or holds two of
    /// them against each other, by the words beside it.
    pub(super) fn suggest(&self, amount: Amount, beside: Beside) -> bool {
        let is_near = |value: Amount| {
            let (value, said) = (value.key().1, amount.key().1);
            value.abs_diff(said) <= value / 4
        };
        self.subjects.iter().any(|subject| {
            let value = subject.value.map(Amount::whole);
            value.is_some_and(|value| amount.bounds(value) && is_near(value))
                || beside.between && beside.than && self.are_apart(subject, amount)
                || beside.sum && self.sum_up(subject, amount)
        })
    }

    /// Whether a number may be what an indicator came to over some weeks: what it and
    /// the weeks before it sum to, as far back as the year before; anything where they
    /// cannot tell.
    pub(super) fn may_sum_to(&self, id: &Id, amount: Amount) -> bool {
        const WEEKS: usize = 53;
        let subject = self.subject(id);
        let Some(mut sum) = subject.and_then(|subject| subject.value) else {
            return true;
        };
        let mut weeks = self.week.run_up(WEEKS);
        weeks.pop();
        for week in weeks.into_iter().rev() {
            let value = self.history.cell(id, week).and_then(|cell| cell.value);
            let Some(value) = value else {
                return true;
            };
            sum = sum.saturating_add(value);
            let mut known = Amounts::default();
            known.extend([Amount::whole(sum)]);
            if known.have(amount) {
                return true;
            }
            if Amount::whole(sum).key() > amount.key() {
                return false;
            }
        }
        false
    }
}

impl Figures {
    /// Whether a number of prose can stand for one of them, and for one of those that need
    /// words beside them where it has these. What something changed by is a change.
    pub(super) fn have(&self, amount: Amount, beside: Beside) -> bool {
        let is_change = amount.kind() != Kind::Times && beside.change;
        if is_change && self.have_changes() {
            return self.rises.have(amount)
                || self.falls.have(amount)
                || beside.told_of_last_week && self.changes_before.have(amount);
        }
        self.known.have(amount)
            || beside.last_week && self.of_last_week.have(amount)
            || beside.together && self.together.have(amount)
            || amount.is_in_words() && beside.of_another && self.in_words.have(amount)
    }

    /// Whether any of them is a change.
    pub(super) fn have_changes(&self) -> bool {
        !(self.rises.are_empty() && self.falls.are_empty())
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
        for fact in facts {
            let known = match fact.said {
                Said::Plainly => &mut self.known,
                Said::OfLastWeek => &mut self.of_last_week,
                Said::OfLastWeeksChange => &mut self.changes_before,
                Said::Together => &mut self.together,
                Said::InWords => &mut self.in_words,
            };
            known.extend([fact.amount]);
            match fact.direction {
                Some(Direction::Rise) => self.rises.extend([fact.amount]),
                Some(Direction::Fall) => self.falls.extend([fact.amount]),
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

/// Whether a number is what a week's value comes to on one of its days.
fn is_of_a_day(amount: Amount, value: u64) -> bool {
    const DAYS: u64 = 7;
    let of_a_day = Amount::times(value, DAYS).map(|it| it.in_kind(Kind::Count).limits());
    of_a_day.is_some_and(|limits| amount.fits(limits))
}

/// The parts of something, each with what it was last week.
pub(super) type Parts<'a> = (&'a Id, Vec<(Portion, Portion)>);

/// The parts of each ranking and distribution, and of what they are.
pub(super) fn broken_down<'a>(report: &'a Report, last_week: Option<&Report>) -> Vec<Parts<'a>> {
    let of_item = |item: &RankedItem| (item.value, item.share);
    let rankings = report.rankings.iter().map(|ranking| {
        let same = last_week.map_or(&[][..], |last_week| &last_week.rankings);
        let same = same.iter().find(|other| other.id == ranking.id);
        let before = same
            .and_then(|same| same.items.as_deref())
            .unwrap_or_default();
        let items = ranking.items.as_deref().unwrap_or_default().iter();
        // Long lists, which no prose goes through, are not searched item by item.
        let before = &before[..before.len().min(MOST)];
        let parts = items.map(|item| {
            let same = before.iter().find(|other| other.name == item.name);
            (of_item(item), same.map(of_item).unwrap_or_default())
        });
        (&ranking.of, parts.collect())
    });
    let of_part = |part: &Part| (part.value, part.share);
    let distributions = report.distributions.iter().map(|distribution| {
        let same = last_week.map_or(&[][..], |last_week| &last_week.distributions);
        let same = same.iter().find(|other| other.id == distribution.id);
        let before = same.map_or(&[][..], |same| &same.parts);
        let before = &before[..before.len().min(MOST)];
        let parts = distribution.parts.iter().map(|part| {
            let same = before.iter().find(|other| other.id == part.id);
            (of_part(part), same.map(of_part).unwrap_or_default())
        });
        (&distribution.of, parts.collect())
    });
    rankings.chain(distributions).collect()
}

/// So many items of last week's list are looked at.
const MOST: usize = 50;

/// The parts of each indicator that has some.
fn children<'a>(subjects: &[Subject<'a>], galley: &Galley) -> Vec<Parts<'a>> {
    let part = |indicator: &Indicator| (indicator.quantity.map(Quantity::value), indicator.share);
    let mut children: Vec<Parts> = Vec::new();
    for subject in subjects {
        let Some((whole, indicator)) = subject.part_of.zip(galley.report.indicator(subject.id))
        else {
            continue;
        };
        let before = galley.indicator_before(indicator);
        let pair = (part(indicator), before.map(part).unwrap_or_default());
        match children.iter_mut().find(|(of, _)| *of == whole) {
            Some((_, parts)) => parts.push(pair),
            None => children.push((whole, vec![pair])),
        }
    }
    children
}

/// The exact or rounded value of an indicator as a plain number.
pub(super) fn total(report: &Report, id: &Id) -> Option<u64> {
    Some(report.indicator(id)?.quantity?.value())
}

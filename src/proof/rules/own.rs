use std::{cmp::Ordering, ops::Range};

use crate::{
    lang::{self, Amount, Kind, Lang, Numeral, Weight},
    proof::{Finding, prose::Passage},
    report::{Absurd, Catalogue, Discrepancy},
};

/// Of longer texts nobody knows which figure a word points at.
const MOST: usize = 60;

/// `numbers_disagree`: what a sentence says of its own figures is true of them, in either
/// language: how far two of them are apart, which one is more, which share one is of another,
/// what the former and the latter are, and that no parts come to more than their whole.
///
/// It asks, as a sentence may mean another figure than the one beside it.
pub(super) fn sentences_agree_with_themselves(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    let found = passages.iter().filter_map(|passage| {
        Lang::BOTH.into_iter().find_map(|lang| {
            let spoken = Spoken::of(passage, lang);
            let range = spoken.wrong()?;
            let doubt = Discrepancy::Impossible {
                found: spoken.text[range.clone()].to_owned(),
                what: Absurd::Sum,
            };
            Some(Finding::new(passage.place.at(lang.key()), doubt).within(range))
        })
    });
    found.collect()
}

/// The figures of a Chinese passage that are parts of another one of it and sum to that:
/// 16起，其中仿冒银行的10起，仿冒电商平台的4起，仿冒政务服务的2起. By where each begins.
pub(super) fn parts_that_sum(passage: &Passage) -> Vec<usize> {
    let spoken = Spoken::of(passage, Lang::Zh);
    let wholes = 0..spoken.figures.len();
    let parts = wholes.filter_map(|whole| {
        let (parts, sum) = spoken.parts(whole)?;
        (sum == spoken.exact(whole)?).then_some(parts)
    });
    let starts = |place: usize| spoken.figures[place].range.start;
    parts.flatten().map(starts).collect()
}

/// A number that a sentence gives, as the least and the greatest that it may stand for.
type Limits = (u128, u128);

/// A text with its figures.
struct Spoken<'p> {
    text: &'p str,
    lang: Lang,
    figures: &'p [Numeral],
    /// Which of them something changed by.
    are_changes: Vec<bool>,
}

impl<'p> Spoken<'p> {
    fn of(passage: &'p Passage, lang: Lang) -> Self {
        let figures = passage.figures(lang);
        let figures = &figures[..figures.len().min(MOST)];
        let mut are_changes = vec![false; figures.len()];
        for statement in passage.statements(lang) {
            if let Some(is_change) = statement.by.and_then(|by| are_changes.get_mut(by)) {
                *is_change = true;
            }
        }
        Self {
            text: lang.of(passage.text),
            lang,
            figures,
            are_changes,
        }
    }

    fn wrong(&self) -> Option<Range<usize>> {
        let mut places = 1..self.figures.len();
        let wrong = places.find(|place| {
            self.is_no_distance(*place)
                || self.is_no_share(*place)
                || self.compares_wrongly(*place)
                || self.is_another_way(*place)
                || self.breaks_its_bound(*place)
                || self.exceeds_its_whole(*place)
                || self.is_no_multiple(*place)
                || self
                    .parts(place - 1)
                    .is_some_and(|(_, sum)| self.exact(place - 1).is_some_and(|it| it < sum))
        });
        let wrong = wrong.map(|place| self.figures[place].said..self.figures[place].range.end);
        wrong.or_else(|| self.points_wrongly())
    }

    /// The text between a figure and the one before it.
    fn between(&self, place: usize) -> &'p str {
        match place.checked_sub(1) {
            Some(before) => self.behind(before, place),
            None => self
                .text
                .get(..self.figures[place].said)
                .unwrap_or_default(),
        }
    }

    /// The text between two figures, the first one given first. What is said with a figure may begin within the one before.
    fn behind(&self, first: usize, second: usize) -> &'p str {
        let between = self.figures[first].range.end..self.figures[second].said;
        self.text.get(between).unwrap_or_default()
    }

    /// A figure of the data's kind, which nothing changed by.
    fn plain(&self, place: usize) -> Option<Amount> {
        let figure = self.figures.get(place)?;
        let is_plain = figure.weight == Weight::Figure && figure.is_measure;
        (is_plain && !self.are_changes[place]).then_some(figure.amount)
    }

    /// An exact count.
    fn exact(&self, place: usize) -> Option<u64> {
        let amount = self.plain(place)?;
        let (whole, step) = amount.whole_and_step()?;
        (amount.kind() == Kind::Count && step.is_none()).then_some(whole)
    }

    /// The last plain figures before one, of one kind and one sentence, the nearest first.
    fn before(&self, place: usize, kind: Kind) -> impl Iterator<Item = Amount> {
        let places = (0..place).rev();
        let near = places.take_while(move |other| {
            let between = self.behind(*other, place);
            !between.contains(['。', '！', '？', '\n']) && !between.contains(". ")
        });
        let plain = near.filter_map(|other| self.plain(other));
        plain.filter(move |amount| amount.kind() == kind)
    }

    /// Whether two figures before one are another distance apart than it says.
    fn is_no_distance(&self, place: usize) -> bool {
        let claim = self.figures[place].amount;
        let kind = match claim.kind() {
            Kind::Points => Kind::Percent,
            Kind::Count => Kind::Count,
            Kind::Times | Kind::Percent => return false,
        };
        let lead = place
            .checked_sub(2)
            .map(|from| [self.between(from), self.between(from + 1)]);
        let leads = lead.is_some_and(|[from, to]| {
            claim.kind() == Kind::Points && lang::leads(from, to, self.between(place), self.lang)
        });
        if !leads && !lang::says_apart(self.between(place), self.lang) {
            return false;
        }
        let mut before = self.before(place, kind);
        let pair = before.next().zip(before.next());
        pair.is_some_and(|(one, other)| before.next().is_none() && !claim.fits(apart(one, other)))
    }

    /// Whether a share said of the count before it is none that this has in one before.
    fn is_no_share(&self, place: usize) -> bool {
        let claim = self.figures[place].amount;
        let part = self.plain(place - 1).filter(|it| it.kind() == Kind::Count);
        // Of what it is a part is said before it, or in English behind it.
        let said = self.figures[place - 1].said;
        let is_part = self.lang == Lang::En
            || lang::is_within(lang::clause_before(
                self.text.get(..said).unwrap_or_default(),
                self.lang,
            ));
        let Some(part) = part.filter(|_| {
            claim.kind() == Kind::Percent
                && is_part
                && lang::says_share(self.between(place), self.lang)
        }) else {
            return false;
        };
        let larger = self.before(place - 1, Kind::Count);
        let larger = larger.filter(|whole| whole.key() > part.key());
        let shares: Vec<_> = larger.map(|whole| ratio(part, whole, 100)).collect();
        !shares.is_empty() && !shares.iter().any(|share| claim.fits(*share))
    }

    /// Whether the words between two figures have the lesser as the greater.
    fn compares_wrongly(&self, place: usize) -> bool {
        let pair = self.plain(place - 1).zip(self.plain(place));
        let pair = pair.filter(|(one, other)| one.kind() == other.kind());
        pair.is_some_and(|(one, other)| {
            let said = lang::compared_between(self.between(place), self.lang);
            said.is_some_and(|said| one.key().1.cmp(&other.key().1) == said.reverse())
        })
    }

    /// Whether of a bound and a count beside it the count does not keep the bound:
    /// 跌破500个，为541个.
    fn breaks_its_bound(&self, place: usize) -> bool {
        let (one, other) = (self.figures[place - 1].amount, self.figures[place].amount);
        let pair = match (one.is_bound(), other.is_bound()) {
            (true, false) => self.plain(place).map(|value| (one, value)),
            (false, true) => self.plain(place - 1).map(|value| (other, value)),
            _ => None,
        };
        let is_beside = self.lang == Lang::Zh && lang::is_bound_beside(self.between(place));
        pair.is_some_and(|(bound, value)| {
            is_beside
                && [bound, value].map(Amount::kind) == [Kind::Count; 2]
                && !bound.fits(value.limits())
        })
    }

    /// Whether a part is more than everything of its kind before it in its sentence.
    fn exceeds_its_whole(&self, place: usize) -> bool {
        let Some(part) = self.exact(place).filter(|_| self.lang == Lang::Zh) else {
            return false;
        };
        let between = self.between(place);
        let is_part = lang::names_part_of_now(between);
        if !is_part || self.measure(place).is_none() {
            return false;
        }
        let wholes = (0..place).rev().take_while(|whole| {
            let between = self.behind(*whole, place);
            !between.contains(['。', '！', '？', '\n'])
        });
        let wholes: Vec<_> = wholes
            .filter(|whole| self.measure(*whole) == self.measure(place))
            .filter_map(|whole| Some(self.plain(whole)?.limits().1))
            .collect();
        let part = Amount::whole(part).limits().0;
        !wholes.is_empty() && wholes.iter().all(|whole| *whole < part)
    }

    /// Whether one count is another multiple of the other than it is said to be:
    /// 1204个，是上周602个的3倍; “1,204, three times the 602 of last week”.
    fn is_no_multiple(&self, place: usize) -> bool {
        let (claim, of) = match self.lang {
            Lang::Zh => (place, place - 1),
            Lang::En => (place - 1, place),
        };
        let first = place - 1;
        let words = [self.between(first), self.between(place)];
        let claim = self.figures[claim].amount;
        let pair = self.before(first, Kind::Count).next().zip(self.plain(of));
        claim.kind() == Kind::Times
            && lang::is_multiple(words, self.lang)
            && pair.is_some_and(|(own, other)| {
                other.kind() == Kind::Count && !claim.fits(ratio(own, other, 1))
            })
    }

    /// The Chinese measure word right behind a figure.
    fn measure(&self, place: usize) -> Option<char> {
        lang::measure_at(&self.text[self.figures[place].range.end..])
    }

    /// Whether “17 more than the 148” is of what is 17 fewer.
    fn is_another_way(&self, place: usize) -> bool {
        let words = self.between(place).trim();
        let Some(words) = words.strip_suffix(" than the") else {
            return false;
        };
        let said = lang::compared(words, self.lang);
        let claim = self.figures[place - 1].amount;
        let own = self.before(place - 1, Kind::Count).next();
        let pair = own.zip(self.plain(place));
        let is_short = !words.contains(' ') && claim.kind() == Kind::Count;
        pair.filter(|_| is_short).is_some_and(|(own, other)| {
            claim.fits(apart(own, other))
                && said.is_some_and(|said| own.key().1.cmp(&other.key().1) == said.reverse())
        })
    }

    /// The figures behind a Chinese one that are its parts by their words, and their sum.
    fn parts(&self, whole: usize) -> Option<(Range<usize>, u64)> {
        let own = self
            .measure(whole)
            .filter(|_| self.lang == Lang::Zh && self.exact(whole).is_some())?;
        let first = whole + 1;
        self.figures.get(first)?;
        let head = lang::head_of_parts(self.between(first), own)?;
        let mut sum = 0_u64;
        let mut end = first;
        while let Some(value) = self.exact_at(end) {
            let between = self.between(end).trim_start_matches(own);
            let joins = end == first || lang::joins_part(between, &head);
            if !joins || self.measure(end) != Some(own) {
                break;
            }
            sum = sum.saturating_add(value);
            end += 1;
        }
        (end > first + 1).then_some((first..end, sum))
    }

    fn exact_at(&self, place: usize) -> Option<u64> {
        self.figures.get(place).and_then(|_| self.exact(place))
    }

    /// Where the former or the latter is said to be what it is not.
    fn points_wrongly(&self) -> Option<Range<usize>> {
        let small = lang::small(self.text);
        let (start, end, is_latter) = lang::pointed_at(&small, self.lang)?;
        let place = self
            .figures
            .partition_point(|figure| figure.range.end <= start);
        let (first, second) = (place.checked_sub(2)?, place.checked_sub(1)?);
        let (one, other) = self.plain(first).zip(self.plain(second))?;
        if one.kind() != other.kind() {
            return None;
        }
        let [own, others] = if is_latter {
            [other, one]
        } else {
            [one, other]
        };
        let sentence = lang::sentence_end(self.text, end);
        let rest = small.get(end..sentence)?;
        let claim = self
            .figures
            .get(place)
            .filter(|claim| claim.range.end <= sentence);
        let range = |claim: Option<&Numeral>| match claim {
            Some(claim) => claim.said..claim.range.end,
            None => start..end,
        };
        let to_claim = |from: usize, claim: &Numeral| {
            self.text.get(from..claim.said).unwrap_or_default().len()
        };
        let Some((at, behind, _)) = lang::pointed_at(rest, self.lang) else {
            let claim = claim?;
            let says = lang::makes_up(self.text.get(end..claim.said)?, self.lang);
            if !says || claim.amount.kind() != Kind::Percent || own.kind() != Kind::Count {
                return None;
            }
            let whole = first.checked_sub(1).and_then(|whole| self.plain(whole));
            let whole =
                whole.filter(|whole| whole.kind() == Kind::Count && whole.key() > own.key());
            let mut shares = vec![share_of_both(own, others)];
            shares.extend(whole.map(|whole| ratio(own, whole, 100)));
            let is_right = shares.iter().any(|share| claim.amount.fits(*share));
            return (!is_right).then(|| range(Some(claim)));
        };
        let (between, after) = (rest.get(..at)?, rest.get(behind..)?);
        if let Some(claim) = claim.filter(|claim| claim.amount.kind() == Kind::Times) {
            let words = match self.lang {
                Lang::Zh => between,
                Lang::En => self.text.get(end..claim.said)?,
            };
            let is_said = lang::says_times(words, self.lang) || words.starts_with(" was");
            let times = ratio(own, others, 1);
            return (is_said && !claim.amount.fits(times)).then(|| range(Some(claim)));
        }
        let order = lang::compared_with_other(between, after, self.lang)?;
        if own.key().1.cmp(&others.key().1) == order.reverse() {
            return Some(start..end);
        }
        let claim = claim.filter(|claim| {
            const FAR: usize = 24;
            let is_alike = match own.kind() {
                Kind::Percent => Kind::Points,
                kind => kind,
            };
            claim.amount.kind() == is_alike
                && claim.said > end + behind
                && to_claim(end + behind, claim) < FAR
        })?;
        let is_right = claim.amount.fits(apart(own, others));
        (order != Ordering::Equal && !is_right).then(|| range(Some(claim)))
    }
}

/// How far two numbers are apart, by what each may stand for.
fn apart(one: Amount, other: Amount) -> Limits {
    let (one, other) = (one.limits(), other.limits());
    let least = one
        .0
        .saturating_sub(other.1)
        .max(other.0.saturating_sub(one.1));
    let most = one
        .1
        .saturating_sub(other.0)
        .max(other.1.saturating_sub(one.0));
    (least, most)
}

/// How much a number is of another one, of which there are so many, in millionths.
fn ratio(part: Amount, whole: Amount, of: u128) -> Limits {
    const ONE: u128 = 1_000_000;
    let (part, whole) = (part.limits(), whole.limits());
    let of = |part: u128, whole: u128| part.saturating_mul(of * ONE) / whole.max(1);
    (of(part.0, whole.1), of(part.1, whole.0))
}

/// Which share a number has in itself and another one.
fn share_of_both(own: Amount, other: Amount) -> Limits {
    const HUNDRED: u128 = 100_000_000;
    let (own, other) = (own.limits(), other.limits());
    let of = |own: u128, other: u128| own.saturating_mul(HUNDRED) / (own + other).max(1);
    (of(own.0, other.1), of(own.1, other.0))
}

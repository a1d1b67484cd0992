use std::{collections::BTreeMap, ops::Range};

use crate::{
    lang::{self, Direction, Kind, Lang, Numeral, Statement},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `numbers_disagree`: what is said to rise in one language does not fall in the other.
///
/// Of a figure that both have the directions are held against each other; by what one says
/// that something changes it does so in the other, and from and to are not exchanged. What is left is
/// compared sentence by sentence, where both languages have as many: one does not only
/// rise where the other only falls, and of as many statements as many rise.
pub(super) fn directions_match(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    let found = passages.iter();
    found
        .filter_map(|passage| found_in(passage).or_else(|| other_versions(passage)))
        .collect()
}

/// Where one language speaks of a version and those before it, and the other of those after it.
fn other_versions(passage: &Passage) -> Option<Finding> {
    let [zh, en] = Lang::BOTH.map(|lang| lang::versions_around(lang.of(passage.text), lang));
    let ((zh, of_zh), (en, of_en)) = zh.zip(en)?;
    let mut sides = <[Side; 2]>::default();
    sides[0].add(zh);
    sides[1].add(en);
    let differ = of_zh != of_en;
    disagreement(passage, Alike::Directions, &sides, false).filter(|_| differ)
}

/// The statements of a language, with its numerals.
struct Said<'a> {
    text: &'a str,
    numerals: &'a [Numeral],
    statements: Vec<Statement>,
}

impl<'a> Said<'a> {
    fn of(passage: &'a Passage, lang: Lang) -> Self {
        let numerals = passage.numerals(lang);
        let text = lang.of(passage.text);
        let statements = lang::statements(text, numerals, lang);
        Self {
            text,
            numerals,
            statements,
        }
    }

    /// The figure that something changes by or to.
    fn figure(&self, statement: &Statement) -> Option<(Kind, u128)> {
        let figure = statement.by.or(statement.to)?;
        Some(self.numerals[figure].amount.key())
    }

    fn key(&self, figure: usize) -> (Kind, u128) {
        self.numerals[figure].amount.key()
    }

    /// All figures that are a part of some change.
    fn figures(&self) -> Vec<(Kind, u128)> {
        let figures = self.statements.iter();
        let figures = figures.flat_map(|said| [said.by, said.from, said.to]);
        figures.flatten().map(|figure| self.key(figure)).collect()
    }

    /// Whether the text has a figure once.
    fn has_once(&self, figure: (Kind, u128)) -> bool {
        let same = self.numerals.iter();
        same.filter(|numeral| numeral.amount.key() == figure)
            .count()
            == 1
    }

    /// Where a figure is said to be more, and all statements of it in the other language are
    /// of less, or the other way around.
    fn opposite(&self, figure: (Kind, u128), others: &[&Statement]) -> Option<Range<usize>> {
        let mut same = self.numerals.iter().filter(|it| it.amount.key() == figure);
        let range = &same.next()?.range;
        let (direction, end) = lang::compared_behind(self.text, range.end)?;
        let is_opposite = |other: &&Statement| other.direction == Some(direction.opposite());
        (same.next().is_none() && others.iter().all(is_opposite)).then_some(range.start..end)
    }

    /// The directions of each figure, and the places of the statements that have it.
    fn by_figure(&self) -> BTreeMap<(Kind, u128), Vec<&Statement>> {
        let mut by_figure: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for statement in &self.statements {
            if let Some(figure) = self.figure(statement) {
                by_figure.entry(figure).or_default().push(statement);
            }
        }
        by_figure
    }
}

fn found_in(passage: &Passage) -> Option<Finding> {
    let [zh, en] = Lang::BOTH.map(|lang| Said::of(passage, lang));
    if zh.statements.is_empty() {
        return None;
    }
    let mut sides = <[Side; 2]>::default();
    let (of_zh, of_en) = (zh.by_figure(), en.by_figure());
    for (figure, in_zh) in &of_zh {
        let in_en = of_en.get(figure).map_or(&[][..], Vec::as_slice);
        let is_said = |one: &&Statement| in_en.iter().any(|other| other.direction == one.direction);
        if !in_en.is_empty() && !in_zh.iter().any(is_said) {
            sides[0].extend(in_zh.iter().map(|one| &one.range));
            sides[1].extend(in_en.iter().map(|one| &one.range));
        } else if let Some(range) = en.opposite(*figure, in_zh).filter(|_| in_en.is_empty()) {
            sides[0].extend(in_zh.iter().map(|one| &one.range));
            sides[1].add(range);
        }
    }
    for (one, other) in exchanged(&zh, &en) {
        sides[0].add(one.range.clone());
        sides[1].add(other.range.clone());
    }
    if sides[0].is_empty() {
        let ends = sentences(Lang::BOTH.map(|lang| lang.of(passage.text)));
        let left = |own: &Said, others: &BTreeMap<_, _>, side: usize| {
            let mut left = vec![Vec::new(); ends[side].len() + 1];
            for statement in &own.statements {
                let is_matched = own
                    .figure(statement)
                    .is_some_and(|figure| others.contains_key(&figure));
                if !is_matched {
                    let sentence = ends[side].partition_point(|end| *end <= statement.range.start);
                    left[sentence].push(statement.clone());
                }
            }
            left
        };
        let pairs = left(&zh, &of_en, 0).into_iter().zip(left(&en, &of_zh, 1));
        for (zh, en) in pairs.filter(|(zh, en)| is_opposite(zh, en)) {
            sides[0].extend(zh.iter().map(|one| &one.range));
            sides[1].extend(en.iter().map(|one| &one.range));
        }
    }
    disagreement(passage, Alike::Directions, &sides, false)
}

/// Statements in which the languages exchange two figures: 减少23个 to 48 against “48
/// fewer” than 23, or from and to.
fn exchanged<'a>(zh: &'a Said, en: &'a Said) -> Vec<(&'a Statement, &'a Statement)> {
    const MOST: usize = 40;
    // 分别减少7个和1个 is a statement of the first and “7 and 1 fewer” of the last.
    let is_shared = lang::speaks_of_more(zh.text) || en.text.contains("respectively");
    if is_shared || zh.statements.len().max(en.statements.len()) > MOST {
        return Vec::new();
    }
    let of_changes = [zh, en].map(Said::figures);
    // What stands twice cannot be told apart.
    let is_once = |figure| zh.has_once(figure) && en.has_once(figure);
    let mut exchanged = Vec::new();
    for one in &zh.statements {
        for other in &en.statements {
            let keys = |zh_figure: Option<usize>, en_figure: Option<usize>| {
                let (zh, en) = (zh.key(zh_figure?), en.key(en_figure?));
                (zh != en).then_some((zh, en))
            };
            let by = keys(one.by, other.by).filter(|(zh, en)| {
                [zh.0, en.0] == [Kind::Count; 2]
                    && !of_changes[1].contains(zh)
                    && !of_changes[0].contains(en)
            });
            let from = keys(one.from, other.from)
                .filter(|(zh, en)| keys(one.to, other.to) == Some((*en, *zh)));
            if let Some((zh, en)) = by.or(from)
                && is_once(zh)
                && is_once(en)
            {
                exchanged.push((one, other));
            }
        }
    }
    exchanged
}

/// Where the sentences of both languages end; nowhere where one has more than the other.
fn sentences([zh, en]: [&str; 2]) -> [Vec<usize>; 2] {
    let zh: Vec<_> = zh
        .match_indices(['。', '；', '！', '？', '\n'])
        .map(|(at, _)| at + 1)
        .collect();
    let is_end = |(at, sign): &(usize, &str)| {
        let rest = &en[at + sign.len()..];
        let next = rest.trim_start();
        *sign != "."
            || rest.is_empty()
            || (rest.len() > next.len()
                && !next
                    .starts_with(|next: char| next.is_ascii_digit() || next.is_ascii_lowercase()))
    };
    let en = en
        .match_indices(['.', ';', '!', '?', '\n'])
        .filter(is_end)
        .map(|(at, _)| at + 1);
    let en: Vec<_> = en.collect();
    if zh.len() == en.len() {
        [zh, en]
    } else {
        [Vec::new(), Vec::new()]
    }
}

/// Whether statements of two languages cannot be of the same: all of one rise and all of
/// the other fall, or there are as many, and not as many rise and fall.
fn is_opposite(zh: &[Statement], en: &[Statement]) -> bool {
    let counts = |said: &[Statement]| {
        let count = |direction| said.iter().filter(|one| one.direction == direction).count();
        [Some(Direction::Rise), Some(Direction::Fall), None].map(count)
    };
    let (of_zh, of_en) = (counts(zh), counts(en));
    let only = |[rises, falls, _]: [usize; 3]| (rises > 0) != (falls > 0);
    let turns = only(of_zh) && only(of_en) && (of_zh[0] > 0) != (of_en[0] > 0);
    turns || (zh.len() == en.len() && of_zh != of_en)
}

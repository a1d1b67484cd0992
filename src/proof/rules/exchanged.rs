use std::ops::Range;

use crate::{
    lang::{self, Kind, Lang, Numeral},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue, ordered_by},
};

use super::{
    sides::{Side, disagreement},
    terms::{Entry, Glossary, Mention},
};

/// `numbers_disagree`: of two figures that both languages have, none stands in English at
/// the terms at which the other one stands in Chinese: 157个域名和60个IP地址 are no “60 domains
/// and 157 IP addresses”. Nor are two of them alone exchanged in the order of all.
pub(super) fn figures_stay_at_their_terms(
    passages: &[Passage],
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let terms = &catalogue.terms;
    let zh = Glossary::new(terms, |term| (&term.zh, &term.en));
    let en = Glossary::new(terms, |term| (&term.en, &term.zh));
    let found = passages
        .iter()
        .filter_map(|passage| found_in(passage, [&zh, &en]));
    found.collect()
}

/// A figure that each language has once.
struct Shared<'p, 'g, 'a> {
    zh: &'p Numeral,
    en: &'p Numeral,
    /// The terms at which it stands in each language.
    terms: [Vec<&'g Entry<'a>>; 2],
}

fn found_in(passage: &Passage, glossaries: [&Glossary; 2]) -> Option<Finding> {
    // No sentence has more, and each is held against each.
    const MOST: usize = 24;
    let [zh, en] = Lang::BOTH.map(|lang| once(passage.figures(lang)));
    let pairs = zh.iter().filter_map(|zh| {
        let mut same = en.iter().filter(|en| en.amount.key() == zh.amount.key());
        Some((*zh, *same.next()?))
    });
    let pairs: Vec<_> = pairs.take(MOST).collect();
    if pairs.len() < 2 {
        return None;
    }
    let small = Lang::BOTH.map(|lang| lang.of(passage.text).to_ascii_lowercase());
    let [of_zh, of_en] = [0, 1].map(|side| glossaries[side].mentions(&small[side]));
    let shared = pairs.into_iter().map(|(zh, en)| Shared {
        zh,
        en,
        terms: [
            at_chinese(zh, passage, &of_zh),
            at_english(en, passage, &of_en),
        ],
    });
    let shared: Vec<_> = shared.collect();
    let transposed = transposed(&shared);
    let mut exchanged = <[Vec<&Range<usize>>; 2]>::default();
    for (place, one) in shared.iter().enumerate() {
        let mut others = shared[place + 1..].iter();
        let is_transposed = |other: &&Shared| {
            let (one, other) = (one.zh.range.start, other.zh.range.start);
            transposed == Some((one, other))
        };
        if let Some(other) =
            others.find(|other| one.is_exchanged_with(other) || is_transposed(other))
        {
            exchanged[0].extend([&one.zh.range, &other.zh.range]);
            exchanged[1].extend([&one.en.range, &other.en.range]);
        }
    }
    let mut sides = <[Side; 2]>::default();
    for (side, ranges) in sides.iter_mut().zip(exchanged) {
        let ranges = ordered_by(ranges, |range| range.start);
        side.extend(ranges.into_iter());
    }
    disagreement(passage, Alike::Rows, &sides, false)
}

/// Two figures of a kind that alone are exchanged in the order of all, and one of another
/// kind between them is not, by where they stand in Chinese: 10个占5%、8个占4% and “10 (4%), 8 (5%)”.
fn transposed(shared: &[Shared]) -> Option<(usize, usize)> {
    let order = ordered_by((0..shared.len()).collect(), |place| {
        shared[*place].en.range.start
    });
    let moved: Vec<_> = order
        .iter()
        .enumerate()
        .filter(|(place, own)| place != *own)
        .collect();
    let [(first, _), (last, _)] = moved[..] else {
        return None;
    };
    let kind = |place: usize| shared[place].zh.amount.kind();
    let is_between = (first..last).any(|place| kind(place) != kind(first));
    let [first, last] = [first, last].map(|place| &shared[place]);
    let is_alike = first.zh.amount.kind() == last.zh.amount.kind();
    (is_alike && is_between).then_some((first.zh.range.start, last.zh.range.start))
}

/// The figures that stand once among some.
fn once(figures: &[Numeral]) -> Vec<&Numeral> {
    let figures = &figures[..figures.len().min(100)];
    let is_once = |one: &&Numeral| {
        let same = figures
            .iter()
            .filter(|other| other.amount.key() == one.amount.key());
        same.count() == 1
    };
    figures.iter().filter(is_once).collect()
}

impl Shared<'_, '_, '_> {
    /// Whether each stands in English at what Chinese says the other one of.
    fn is_exchanged_with(&self, other: &Self) -> bool {
        let own = |one: &Self, other: &Self| {
            let own = one.terms[0]
                .iter()
                .filter(|term| other.terms[0].iter().all(|shared| shared.name != term.name));
            own.copied().collect::<Vec<_>>()
        };
        let stands_at = |figure: &Self, terms: &[&Entry]| {
            let mut english = figure.terms[1].iter();
            english.any(|en| terms.iter().any(|zh| zh.renderings.contains(&en.name)))
        };
        let (first, second) = (own(self, other), own(other, self));
        self.zh.amount.kind() == other.zh.amount.kind()
            && stands_at(other, &first)
            && stands_at(self, &second)
            && !stands_at(self, &first)
            && !stands_at(other, &second)
    }
}

/// The terms at a Chinese figure: the one that it counts, or else those before it in its
/// clause.
fn at_chinese<'g, 'a>(
    figure: &Numeral,
    passage: &Passage,
    mentions: &[Mention<'g, 'a>],
) -> Vec<&'g Entry<'a>> {
    let (text, end) = (passage.text.zh(), figure.range.end);
    let behind = &text[end..];
    let measure = behind
        .chars()
        .next()
        .filter(|_| figure.amount.kind() == Kind::Count);
    let thing = end + measure.map_or(0, char::len_utf8);
    let mut counted = mentions
        .iter()
        .filter(|mention| [end, thing].contains(&mention.range.start));
    if let Some(counted) = counted.next() {
        return vec![counted.entry];
    }
    let before = before(figure, passage, Lang::Zh);
    within(before, mentions)
}

/// The terms at an English figure: those of the phrase behind it, or else those before it
/// in its clause.
fn at_english<'g, 'a>(
    figure: &Numeral,
    passage: &Passage,
    mentions: &[Mention<'g, 'a>],
) -> Vec<&'g Entry<'a>> {
    let (text, end) = (passage.text.en(), figure.range.end);
    let next = passage
        .figures(Lang::En)
        .iter()
        .map(|other| other.range.start)
        .find(|start| *start >= end);
    let behind = &text[end..next.unwrap_or(text.len())];
    let phrase = lang::phrase(behind);
    let behind = within(end..end + phrase.len(), mentions);
    if behind.is_empty() {
        within(before(figure, passage, Lang::En), mentions)
    } else {
        behind
    }
}

/// Where the clause of a figure begins, or the figure before it ends, up to the figure.
fn before(figure: &Numeral, passage: &Passage, lang: Lang) -> Range<usize> {
    let (text, start) = (lang.of(passage.text), figure.range.start);
    let figures = passage.figures(lang).iter().map(|other| other.range.end);
    let last = figures.take_while(|end| *end <= start).last().unwrap_or(0);
    let clause = lang::clause_before(&text[last..start], lang);
    start - clause.len()..start
}

fn within<'g, 'a>(range: Range<usize>, mentions: &[Mention<'g, 'a>]) -> Vec<&'g Entry<'a>> {
    let within = mentions
        .iter()
        .filter(|mention| range.start <= mention.range.start && mention.range.end <= range.end);
    within.map(|mention| mention.entry).collect()
}

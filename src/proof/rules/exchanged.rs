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
/// and 157 IP addresses”, and none alone takes the place of another: 境外注册的占35.9% is no “5.4%
/// overseas”. Nor are two of them alone exchanged in the order of all.
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
    /// The one next to it: that it counts, or else in Chinese the last one before it.
    nearest: [Option<&'g Entry<'a>>; 2],
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
    let small = Lang::BOTH.map(|lang| lang::small(lang.of(passage.text)));
    let mentions = [0, 1].map(|side| glossaries[side].mentions(&small[side]));
    let [of_zh, of_en] = &mentions;
    let shared = pairs.into_iter().map(|(zh, en)| {
        let (at_zh, nearest_zh) = at_chinese(zh, passage, of_zh);
        let (at_en, nearest_en) = at_english(en, passage, of_en);
        Shared {
            zh,
            en,
            terms: [at_zh, at_en],
            nearest: [nearest_zh, nearest_en],
        }
    });
    let shared: Vec<_> = shared.collect();
    let transposed = transposed(&shared).or_else(|| mispaired(&shared));
    // 分别为7个和1个 are each of another thing.
    let is_shared = lang::speaks_of_more(passage.text.zh());
    let mut exchanged = <[Vec<&Range<usize>>; 2]>::default();
    for (place, one) in shared.iter().enumerate() {
        let mut taken = shared.iter().filter(|_| !is_shared);
        let taken = taken.find(|other| one.is_taken_by(other, &mentions));
        let mut others = taken.into_iter().chain(&shared[place + 1..]);
        let is_transposed = |other: &&Shared| {
            let (one, other) = (one.zh.range.start, other.zh.range.start);
            transposed == Some((one, other))
        };
        if let Some(other) = others
            .find(|other| taken.is_some() || one.is_exchanged_with(other) || is_transposed(other))
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

/// Two figures that each language pairs with another one, where all are in pairs: 44.3万个，增长10.7%，
/// 24.8万个，增长17.8% and “17.8% to 443,000 and 10.7% to 248,000”.
fn mispaired(shared: &[Shared]) -> Option<(usize, usize)> {
    const KINDS: [Kind; 2] = [Kind::Count, Kind::Percent];
    let order = ordered_by((0..shared.len()).collect(), |place| {
        shared[*place].en.range.start
    });
    let is_pair = |one: usize, other: usize| {
        let mut kinds = [one, other].map(|place| shared[place].zh.amount.kind());
        kinds.sort_unstable();
        kinds == KINDS
    };
    let zh: Vec<_> = (0..shared.len()).collect();
    let alternate = |order: &[usize]| order.windows(2).all(|pair| is_pair(pair[0], pair[1]));
    if shared.len() < 4 || !shared.len().is_multiple_of(2) || !alternate(&zh) || !alternate(&order)
    {
        return None;
    }
    let mut pairs = order.chunks(2);
    let pair = pairs.find(|pair| pair[0].max(pair[1]) != pair[0].min(pair[1]) ^ 1)?;
    let [one, other] = [pair[0].min(pair[1]), pair[0].max(pair[1])];
    Some((shared[one].zh.range.start, shared[other].zh.range.start))
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

impl<'g, 'a> Shared<'_, 'g, 'a> {
    /// Whether another figure is in English of what Chinese says this one of, where both languages
    /// name that once.
    fn is_taken_by(&self, other: &Self, mentions: &[Vec<Mention<'g, 'a>>; 2]) -> bool {
        let Some(term) = self.nearest[0] else {
            return false;
        };
        let is_rendering = |en: &&Entry| term.renderings.contains(&en.name);
        let count = |side: usize, is_it: &dyn Fn(&&Entry) -> bool| {
            let mentions = mentions[side].iter();
            mentions.filter(|mention| is_it(&mention.entry)).count()
        };
        let is_said_of = |en: &Entry| {
            let own = other.terms[0].iter();
            own.chain(&other.nearest[0])
                .any(|zh| zh.renderings.contains(&en.name))
        };
        self.zh.amount.kind() == other.zh.amount.kind()
            && other.nearest[1].is_some_and(|en| is_rendering(&en) && !is_said_of(en))
            && !self.terms[1].iter().any(is_rendering)
            && count(0, &|zh| zh.name == term.name) == 1
            && count(1, &|en| is_rendering(en)) == 1
    }

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
) -> At<'g, 'a> {
    let (text, end) = (passage.text.zh(), figure.range.end);
    let behind = &text[end..];
    let measure = behind
        .chars()
        .next()
        .filter(|sign| figure.amount.kind() == Kind::Count && !lang::is_stop(*sign));
    let thing = end + measure.map_or(0, char::len_utf8);
    let rest = &text[thing..];
    let thing = thing + rest.len() - rest.trim_start_matches(lang::PARTICLE).len();
    let mut counted = mentions
        .iter()
        .filter(|mention| [end, thing].contains(&mention.range.start));
    if let Some(counted) = counted.next() {
        return (vec![counted.entry], Some(counted.entry));
    }
    let before = before(figure, passage, Lang::Zh);
    let nearest = within(&before, mentions).max_by_key(|mention| mention.range.start);
    // 21家应用商店 are none of the 412个 behind them.
    let figures = passage
        .figures(Lang::Zh)
        .iter()
        .map(|other| other.range.end);
    let last = figures.take_while(|end| *end <= before.start).last();
    let is_counted = |mention: &&Mention| {
        let between = last.and_then(|last| text.get(last..mention.range.start));
        between.is_some_and(lang::is_measure_alone)
    };
    let nearest = nearest.filter(|nearest| !is_counted(nearest));
    let named = within(&before, mentions).filter(|mention| !is_counted(mention));
    (
        named.map(|mention| mention.entry).collect(),
        nearest.map(|nearest| nearest.entry),
    )
}

/// The terms at a figure, and the one next to it.
type At<'g, 'a> = (Vec<&'g Entry<'a>>, Option<&'g Entry<'a>>);

/// The terms at an English figure: those of the phrase behind it, or else those before it
/// in its clause.
fn at_english<'g, 'a>(
    figure: &Numeral,
    passage: &Passage,
    mentions: &[Mention<'g, 'a>],
) -> At<'g, 'a> {
    let (text, end) = (passage.text.en(), figure.range.end);
    let next = passage
        .figures(Lang::En)
        .iter()
        .map(|other| other.range.start)
        .find(|start| *start >= end);
    let behind = &text[end..next.unwrap_or(text.len())];
    let phrase = lang::phrase(behind);
    let counted = end..end + lang::head(phrase).len();
    let nearest = within(&counted, mentions).next();
    let range = end..end + phrase.len();
    let is_behind = within(&range, mentions).next().is_some();
    let range = if is_behind {
        range
    } else {
        before(figure, passage, Lang::En)
    };
    let named = within(&range, mentions).map(|mention| mention.entry);
    (named.collect(), nearest.map(|nearest| nearest.entry))
}

/// Where the clause of a figure begins, or the figure before it ends, up to the figure.
fn before(figure: &Numeral, passage: &Passage, lang: Lang) -> Range<usize> {
    let (text, start) = (lang.of(passage.text), figure.range.start);
    let figures = passage.figures(lang).iter().map(|other| other.range.end);
    let last = figures.take_while(|end| *end <= start).last().unwrap_or(0);
    let clause = lang::clause_before(&text[last..start], lang);
    start - clause.len()..start
}

fn within<'m, 'g, 'a>(
    range: &Range<usize>,
    mentions: &'m [Mention<'g, 'a>],
) -> impl Iterator<Item = &'m Mention<'g, 'a>> {
    let (start, end) = (range.start, range.end);
    mentions
        .iter()
        .filter(move |mention| start <= mention.range.start && mention.range.end <= end)
}

use std::{collections::BTreeSet, ops::Range};

use crate::{
    lang::{self, Lang, Name, Names},
    proof::{Finding, galley::Galley, prose, prose::Passage},
    report::{Alike, Catalogue, Place, RankedName, Text},
};

use super::sides::{Side, disagreement};

/// How many words are looked for letter by letter. No passage has more that are missing.
const MOST: usize = 16;

/// `term_unknown`: a place, an organization or a day of the week is not another one in the
/// other language, and a name in Latin letters is the same in both.
pub(super) fn names_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    let names = Names::known();
    passages
        .iter()
        .filter_map(|passage| {
            let mut sides = <[Side; 2]>::default();
            differing(passage.text, names, &mut sides);
            missing(passage.text, &mut sides, lang::latin_names);
            let in_en = lang::squashed(passage.text.en());
            let zh = passage.text.zh();
            let telephones = lang::telephones(zh).filter(|it| !in_en.contains(&zh[it.clone()]));
            telephones.for_each(|telephone| sides[0].add(telephone));
            let small = Lang::BOTH.map(|lang| lang::small(lang.of(passage.text)));
            for (side, lang) in Lang::BOTH.into_iter().enumerate() {
                let uncalled = lang::uncalled(&small[side], &small[1 - side], lang);
                sides[side].extend(uncalled.iter());
            }
            let borders = [0, 1].map(|side| lang::sides_of_border(&small[side], Lang::BOTH[side]));
            exchanged_border(&borders, &mut sides);
            disagreement(passage, Alike::Names, &sides, false)
        })
        .collect()
}

/// Adds what one language puts on a side of the border that the other does not name, and in its
/// place once less on the other side.
fn exchanged_border(borders: &[[(usize, Range<usize>); 2]; 2], sides: &mut [Side; 2]) {
    for (own, side) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let (said, other) = (&borders[own], &borders[1 - own]);
        let is_new = said[side].0 > 0 && other[side].0 == 0;
        if is_new && said[1 - side].0 > 0 && other[1 - side].0 > said[1 - side].0 {
            sides[own].add(said[side].1.clone());
            sides[1 - own].add(other[1 - side].1.clone());
        }
    }
}

/// `term_unknown`: what is in Latin letters in the Chinese name of a ranked item is so in
/// the English one.
pub(super) fn ranked_names_agree(galley: &Galley) -> Vec<Finding> {
    let of = |(place, name): (Place, &RankedName)| {
        let RankedName::Text(text) = name else {
            return None;
        };
        let mut sides = <[Side; 2]>::default();
        missing(text, &mut sides, |zh| lang::latin_words(zh).collect());
        let passage = Passage::new(place, text, false);
        disagreement(&passage, Alike::Names, &sides, false)
    };
    prose::ranked(galley.report).filter_map(of).collect()
}

/// `numbers_disagree`: the titles of a source have no other year or number in one language
/// than in the other.
pub(super) fn titles_agree(galley: &Galley) -> Vec<Finding> {
    let at = Place::ROOT.at("provenance").at("sources");
    let sources = galley.report.provenance.sources.iter().enumerate();
    let titles = sources.map(|(position, source)| (at.at(position).at("title"), &source.title));
    let found = titles.filter_map(|(place, text)| {
        let [zh, en] = Lang::BOTH.map(|lang| lang::digit_runs(lang.of(text)));
        let mut sides = <[Side; 2]>::default();
        for (side, own, others) in [(0, &zh, &en), (1, &en, &zh)] {
            let own_text = Lang::BOTH[side].of(text);
            let other_text = Lang::BOTH[1 - side].of(text);
            let others: BTreeSet<_> = others.iter().map(|run| &other_text[run.clone()]).collect();
            let only = own
                .iter()
                .filter(|run| !others.contains(&own_text[(*run).clone()]));
            sides[side].extend(only);
        }
        // A month is a number in Chinese alone.
        if sides.iter().any(Side::is_empty) {
            return None;
        }
        let passage = Passage::new(place, text, false);
        disagreement(&passage, Alike::Dates, &sides, false)
    });
    found.collect()
}

/// Adds the known names that one language has where the other has another of their kind.
fn differing(text: &Text, names: &Names, sides: &mut [Side; 2]) {
    let [zh, en] = Lang::BOTH.map(|lang| names.within(lang.of(text), lang));
    let only_zh: Vec<_> = zh
        .iter()
        .filter(|zh| en.iter().all(|en| en.known != zh.known))
        .collect();
    let only_en: Vec<_> = en
        .iter()
        .filter(|en| zh.iter().all(|zh| zh.known != en.known))
        .collect();
    let shared = |kind: usize| {
        let is_shared = |zh: &&Name| zh.known.0 == kind && en.iter().any(|en| en.known == zh.known);
        zh.iter().filter(is_shared).count()
    };
    for (own, others, side) in [(&only_zh, &only_en, 0), (&only_en, &only_zh, 1)] {
        let lang = Lang::BOTH[side];
        for name in own {
            let kind = name.known.0;
            let is_left_out = match kind {
                // 微软Windows is “Windows” as well.
                lang::KEPT => !goes_on(text, name, lang),
                // “… in the United States and Germany” of three.
                0 => shared(0) > 1,
                _ => false,
            };
            if is_left_out && others.iter().all(|other| other.known.0 != kind) {
                sides[side].add(name.range.clone());
            }
        }
    }
    for (zh, en) in only_zh
        .iter()
        .flat_map(|zh| only_en.iter().map(move |en| (zh, en)))
    {
        if zh.known.0 == en.known.0 {
            sides[0].add(zh.range.clone());
            sides[1].add(en.range.clone());
        }
    }
}

/// Whether another name follows one, which the other language may have alone.
fn goes_on(text: &Text, name: &Name, lang: Lang) -> bool {
    let behind = lang.of(text)[name.range.end..].trim_start();
    let word = behind.split(|letter: char| !letter.is_ascii_alphanumeric());
    let word = word.into_iter().next().unwrap_or_default();
    !word.is_empty() && lang.other().of(text).contains(word)
}

/// Adds the Latin names of the Chinese text that the English one does not have, and what
/// of it is spelled almost alike.
fn missing(text: &Text, sides: &mut [Side; 2], names: impl Fn(&str) -> Vec<Range<usize>>) {
    let (zh, en) = (text.zh(), text.en());
    let names = names(zh);
    if lang::latin_words(zh).next().is_none() {
        return;
    }
    // Those have a rule of their own.
    let mut identifiers = lang::identifiers(zh).into_iter().peekable();
    let small = |text: &str| lang::small(text).into_owned();
    let in_en: BTreeSet<_> = lang::latin_words(en).map(|word| small(&en[word])).collect();
    let in_zh: BTreeSet<_> = lang::latin_words(zh).map(|word| small(&zh[word])).collect();
    let unknown = lang::latin_words(zh).filter(|word| {
        while identifiers
            .next_if(|other| other.range.end <= word.start)
            .is_some()
        {}
        let is_within = identifiers
            .peek()
            .is_some_and(|other| other.range.start <= word.start);
        !is_within && !in_en.contains(&small(&zh[word.clone()]))
    });
    let all = lang::squashed(en);
    for word in unknown.take(MOST) {
        let name = &zh[word.clone()];
        if all.contains(&lang::squashed(name)) {
            continue;
        }
        let is_other = |other: &Range<usize>| {
            let other = &en[other.clone()];
            lang::is_misspelled(name, other) && !in_zh.contains(&small(other))
        };
        let other = lang::latin_words(en).find(is_other);
        if other.is_some() || names.contains(&word) {
            sides[0].add(word);
            sides[1].extend(other.iter());
        }
    }
}

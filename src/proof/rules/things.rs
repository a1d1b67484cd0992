use std::collections::{BTreeMap, BTreeSet};

use crate::{
    lang::{self, Counted, Kind, Numeral},
    proof::galley::Galley,
    report::{Id, Indicator},
};

/// What the indicators of a week count, and the words by which prose says so.
pub(super) struct Things<'a> {
    /// The Chinese measure word of each.
    measures: BTreeMap<&'a Id, &'a str>,
    /// All of them, and that of the incidents.
    all_measures: Vec<&'a str>,
    /// The Chinese names of all.
    zh: String,
    /// The words of each in both languages: the English ones by their first letters, the
    /// Chinese ones as any two signs of its name that stand together.
    words: Vec<(&'a Id, BTreeSet<String>)>,
    /// Those by which some indicators are told from the others.
    telling: BTreeSet<String>,
    /// What the English words count.
    en_units: BTreeSet<String>,
}

impl<'a> Things<'a> {
    pub(super) fn of(galley: &Galley<'a>) -> Self {
        let report = galley.report;
        let is_stated =
            |indicator: &&Indicator| indicator.quantity.is_some() || indicator.change.is_some();
        let stated = report.indicators.iter().filter(is_stated);
        let mut things = Self {
            measures: BTreeMap::new(),
            all_measures: vec![lang::INCIDENTS.0],
            zh: String::new(),
            words: Vec::new(),
            telling: BTreeSet::new(),
            en_units: lang::INCIDENTS.1.map(stem).into_iter().collect(),
        };
        let mut wholes: BTreeMap<String, BTreeSet<&Id>> = BTreeMap::new();
        let mut count = BTreeSet::new();
        for indicator in stated {
            let Some(entry) = galley.catalogue.indicator(&indicator.id) else {
                continue;
            };
            let name = &entry.name_at(report.week).text;
            things.zh += name.zh();
            things.measures.insert(&indicator.id, &entry.unit.zh);
            things.all_measures.push(&entry.unit.zh);
            let unit = stems(&entry.unit.en_other);
            let words = stems(name.en()).chain(unit.clone());
            let words: BTreeSet<_> = words.chain(pairs(lang::counted(name.zh()))).collect();
            things.en_units.extend(unit.chain(stems(name.en())));
            let whole = entry.part_of.as_ref().unwrap_or(&indicator.id);
            count.insert(whole);
            for word in &words {
                wholes.entry(word.clone()).or_default().insert(whole);
            }
            things.words.push((&indicator.id, words));
        }
        for category in &galley.catalogue.categories {
            things.zh += category.name.text.zh();
        }
        let most = (count.len() / 2).max(1);
        let telling = wholes.into_iter().filter(|(_, of)| of.len() <= most);
        things.telling = telling.map(|(word, _)| word).collect();
        things
    }

    /// Whether a Chinese figure counts what one of some indicators does, or any where none
    /// is named; a share or a change always does.
    pub(super) fn are_counted_in_chinese(
        &self,
        figure: &Numeral,
        (before, behind): (&str, &str),
        clause: &str,
        named: &[&Id],
    ) -> bool {
        if figure.amount.kind() != Kind::Count {
            // A share or a change of something that no indicator is about.
            let is_of_some =
                || lang::is_of_parts(clause) || pairs(clause).any(|pair| self.zh.contains(&pair));
            return !named.is_empty() || figure.amount.kind() == Kind::Percent && is_of_some();
        }
        let own: Vec<_> = named
            .iter()
            .filter_map(|id| self.measures.get(id).copied())
            .collect();
        let measures = if named.is_empty() {
            &self.all_measures
        } else {
            &own
        };
        if lang::counts_other_things(before) {
            return false;
        }
        match lang::counted_behind(behind, measures) {
            Counted::Unsaid => !named.is_empty(),
            Counted::Measure => true,
            Counted::Things(things) => {
                let second = things
                    .char_indices()
                    .nth(2)
                    .map_or(things.len(), |(at, _)| at);
                !things.is_empty() && self.zh.contains(&things[..second])
            }
        }
    }

    /// Whether an English figure counts what the indicators do by the phrase behind it;
    /// where nothing is said there, whether one was named.
    pub(super) fn are_counted_in_english(
        &self,
        figure: &Numeral,
        phrase: &str,
        is_named: bool,
    ) -> bool {
        if figure.amount.kind() != Kind::Count {
            return is_named || figure.amount.kind() == Kind::Percent;
        }
        let mut things = lang::things(phrase).peekable();
        if things.peek().is_none() {
            return is_named;
        }
        things.any(|thing| self.en_units.contains(&stem(thing)))
    }

    /// The indicators that an English phrase names: those with the most words in it.
    pub(super) fn named_in_english(&self, phrase: &str) -> Vec<&'a Id> {
        let words: BTreeSet<_> = stems(phrase).collect();
        let mut incidents = lang::INCIDENTS.1.iter();
        if incidents.any(|incident| words.contains(&stem(incident))) {
            return Vec::new();
        }
        self.named(&words)
    }

    /// The indicators that a Chinese clause names by a part of their names.
    pub(super) fn named_in_chinese(&self, clause: &str) -> Vec<&'a Id> {
        self.named(&pairs(clause).collect())
    }

    fn named(&self, words: &BTreeSet<String>) -> Vec<&'a Id> {
        if words.is_disjoint(&self.telling) {
            return Vec::new();
        }
        let in_common = |own: &BTreeSet<String>| own.intersection(words).count();
        let most = self.words.iter().map(|(_, own)| in_common(own)).max();
        let named = self.words.iter();
        let named = named.filter(|(_, own)| Some(in_common(own)) == most);
        named.map(|(id, _)| *id).collect()
    }
}

/// Any two signs that stand together in a Chinese text.
fn pairs(text: &str) -> impl Iterator<Item = String> {
    let seconds = text.chars().skip(1);
    let pairs = text
        .chars()
        .zip(seconds)
        .filter(|(one, other)| !one.is_ascii() && !other.is_ascii());
    pairs.map(|(one, other)| String::from_iter([one, other]))
}

/// The words of an English text that may name something, by their first letters, so that
/// a backdoor is in “backdoored”.
fn stems(text: &str) -> impl Iterator<Item = String> + Clone {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    let words = words.filter(|word| {
        word.len() > 3
            && !lang::NO_NAMES
                .iter()
                .any(|it| word.eq_ignore_ascii_case(it))
    });
    words.map(stem)
}

fn stem(word: &str) -> String {
    const LETTERS: usize = 5;
    let word = word.trim_end_matches('s').to_ascii_lowercase();
    word.chars().take(LETTERS).collect()
}

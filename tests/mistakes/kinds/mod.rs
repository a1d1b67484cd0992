//! The kinds of mistakes, and the drafts that are made of each.

mod data;
mod digits;
mod figures;
mod languages;
mod prose;
mod records;
mod signs;
mod typing;

use std::collections::BTreeMap;

use crate::{Bench, slip::Slip};

/// How many drafts of a kind there are at most.
const PER_KIND: usize = 5;

/// The kinds that nobody looks at while rules are written: every tenth of the first list,
/// in the order of their names. They stay, whatever kinds come.
const HELD_OUT: [&str; 23] = [
    "comparison: unchanged or not",
    "data: a change of the neighbour",
    "data: a ranked value ten times as large",
    "data: another count of change",
    "data: more cross-border incidents than in all",
    "data: two values in each other's place",
    "direction: from and to exchanged",
    "figures: a percent sign lost in the Chinese",
    "figures: another place of the point in both languages",
    "figures: two figures of the English exchanged",
    "file: a source dated before the week ends",
    "file: last week's issue number",
    "language: a sentence half translated",
    "names: a Latin name misspelt in the Chinese",
    "places: another country in the Chinese",
    "signs in names: a Cyrillic letter",
    "signs: a character of private use",
    "signs: a zero-width space in a number",
    "terms: overseas for domestic in the English",
    "typing: a comma missing",
    "typing: a space inside a number",
    "units: 万 lost in the Chinese",
    "words: another multiple in the English",
];

/// Mistakes that leave everything consistent.
const UNFINDABLE: [&str; 3] = [
    "consistent: a value and its change moved together",
    "consistent: a value left out",
    "consistent: the last digit of a rounded value",
];

/// A way to be mistaken.
pub struct Kind {
    pub name: String,
    make: Maker,
    pub is_findable: bool,
    pub is_held_out: bool,
}

/// Every place where a mistake can be made.
type Make = fn(&Bench) -> Vec<Slip>;

/// The same, with what it was told to make.
type Maker = Box<dyn Fn(&Bench) -> Vec<Slip> + Send + Sync>;

/// All kinds, by name.
pub fn all() -> Vec<Kind> {
    let lists = [
        data::KINDS,
        records::KINDS,
        figures::KINDS,
        languages::KINDS,
        signs::KINDS,
        typing::KINDS,
    ];
    let mut kinds = BTreeMap::new();
    for (name, make) in lists.into_iter().flatten() {
        kinds.insert((*name).to_owned(), vec![Box::new(*make) as Maker]);
    }
    for (name, make) in prose::kinds() {
        kinds.entry(name).or_default().push(make);
    }
    let kind = |(name, makes): (String, Vec<Maker>)| Kind {
        make: Box::new(move |bench| makes.iter().flat_map(|make| make(bench)).collect()),
        is_findable: !UNFINDABLE.contains(&&*name),
        is_held_out: HELD_OUT.contains(&&*name),
        name,
    };
    kinds.into_iter().map(kind).collect()
}

/// The drafts of a kind: a few of all that can be made, chosen by a number that follows
/// from each alone, so that another sentence in the corpus moves no choice but its own.
pub fn seeded(kind: &Kind, bench: &Bench) -> Vec<Slip> {
    let mut slips = BTreeMap::new();
    for slip in (kind.make)(bench) {
        let identity = format!(
            "{} {} {:?}",
            kind.name, bench.bases[slip.base].name, slip.edits
        );
        slips.insert(number(&identity), slip);
    }
    slips.into_values().take(PER_KIND).collect()
}

/// A number that follows from a text alone (FNV-1a, its bits mixed once more).
pub fn number(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ (hash >> 32)
}

//! What goes wrong between the two languages as a whole.

use crate::{Bench, corpus::Sentence, slip::Slip};

use super::{
    Make,
    figures::{figures, own},
};

pub const KINDS: &[(&str, Make)] = &[
    ("language: the English left in Chinese", |bench| {
        every(bench, |sentence, _| {
            Some((sentence.zh.clone(), sentence.zh.clone()))
        })
    }),
    ("language: the Chinese left in English", |bench| {
        every(bench, |sentence, _| {
            Some((sentence.en.clone(), sentence.en.clone()))
        })
    }),
    ("language: both in each other's place", |bench| {
        every(bench, |sentence, _| {
            Some((sentence.en.clone(), sentence.zh.clone()))
        })
    }),
    ("language: the English of another sentence", |bench| {
        every_own(bench, |sentence, next| {
            Some((sentence.zh.clone(), next.en.clone()))
        })
    }),
    ("language: the Chinese after the English", |bench| {
        every(bench, |sentence, _| {
            Some((
                sentence.zh.clone(),
                format!("{} {}", sentence.en, sentence.zh),
            ))
        })
    }),
    ("language: a clause left out of the English", |bench| {
        every_own(bench, |sentence, _| {
            Some((sentence.zh.clone(), shortened(&sentence.en, ", ", ".")?))
        })
    }),
    ("language: a clause left out of the Chinese", |bench| {
        every_own(bench, |sentence, _| {
            Some((shortened(&sentence.zh, "，", "。")?, sentence.en.clone()))
        })
    }),
    ("language: a sentence too many in the English", |bench| {
        every_own(bench, |sentence, next| {
            Some((sentence.zh.clone(), format!("{} {}", sentence.en, next.en)))
        })
    }),
];

type Both = Option<(String, String)>;

fn every(bench: &Bench, both: impl Fn(&Sentence, &Sentence) -> Both) -> Vec<Slip> {
    of(&bench.corpus.iter().collect::<Vec<_>>(), both)
}

fn every_own(bench: &Bench, both: impl Fn(&Sentence, &Sentence) -> Both) -> Vec<Slip> {
    of(&own(bench).collect::<Vec<_>>(), both)
}

/// Each sentence with the next one of its base.
fn of(sentences: &[&Sentence], both: impl Fn(&Sentence, &Sentence) -> Both) -> Vec<Slip> {
    let pairs = sentences
        .windows(2)
        .filter(|pair| pair[0].base == pair[1].base);
    let slip = |pair: &[&Sentence]| {
        let (zh, en) = both(pair[0], pair[1])?;
        Some(Slip::said(pair[0], &zh, &en))
    };
    pairs.filter_map(slip).collect()
}

/// A text without its last clause, where that has figures.
fn shortened(text: &str, between: &str, end: &str) -> Option<String> {
    let (before, last) = text.rsplit_once(between)?;
    (!figures(last).is_empty()).then(|| format!("{before}{end}"))
}

//! Mistakes in words, as `words/` has them: what is written for what in a true sentence,
//! or a whole sentence that is not true.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;

use crate::{Bench, path, slip::Slip};

use super::Maker;

/// What is written for what: `zh` for a text of the Chinese, and so on. Where both are
/// named both have to be there.
#[derive(Clone, Deserialize)]
struct Swap {
    #[serde(default)]
    zh: Option<(String, String)>,
    #[serde(default)]
    en: Option<(String, String)>,
}

/// A sentence of a base that is not true.
#[derive(Clone, Deserialize)]
struct Untrue {
    base: String,
    /// Where it stands; in the highlights where nothing else is said.
    at: Option<String>,
    zh: String,
    en: String,
}

/// The kinds of both files.
pub fn kinds() -> Vec<(String, Maker)> {
    let swaps: BTreeMap<String, Vec<Swap>> = read("words/swapped.json");
    let untrue: BTreeMap<String, Vec<Untrue>> = read("words/untrue.json");
    let swaps = swaps.into_iter().map(|(name, swaps)| {
        let maker: Maker = Box::new(move |bench| swapped(bench, &swaps));
        (name, maker)
    });
    let untrue = untrue.into_iter().map(|(name, sentences)| {
        let maker: Maker = Box::new(move |bench| written(bench, &sentences));
        (name, maker)
    });
    swaps.chain(untrue).collect()
}

fn read<T: for<'a> Deserialize<'a>>(name: &str) -> T {
    let bytes = fs::read(path(name)).expect("the words are committed");
    serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn swapped(bench: &Bench, swaps: &[Swap]) -> Vec<Slip> {
    let mut slips = Vec::new();
    for sentence in &bench.corpus {
        for swap in swaps {
            let zh = replaced(&sentence.zh, swap.zh.as_ref());
            let en = replaced(&sentence.en, swap.en.as_ref());
            slips.extend(zh.zip(en).map(|(zh, en)| Slip::said(sentence, &zh, &en)));
        }
    }
    slips
}

fn replaced(text: &str, swap: Option<&(String, String)>) -> Option<String> {
    match swap {
        Some((old, new)) => text
            .contains(old.as_str())
            .then(|| text.replacen(old.as_str(), new, 1)),
        None => Some(text.to_owned()),
    }
}

fn written(bench: &Bench, sentences: &[Untrue]) -> Vec<Slip> {
    let slip = |Untrue { base, at, zh, en }: &Untrue| {
        let base = bench.bases.iter().position(|known| known.name == *base);
        let base = base.expect("the base is there");
        match at {
            Some(at) => Slip::text(base, at, zh, en),
            None => Slip::highlight(base, zh, en),
        }
    };
    sentences.iter().map(slip).collect()
}

use std::collections::BTreeMap;

use crate::{
    lang::{Lang, Numeral, Weight, numerals},
    proof::{Found, prose::Passage},
    report::{Catalogue, Discrepancy, Finding, Text, ordered_by},
};

/// `numbers_disagree`: both languages of a passage have the same figures, and the same
/// number words. A figure may be a word in the other language: 5 is “five”.
pub(super) fn figures_agree(passages: &[Passage], _: &Catalogue) -> Vec<Found> {
    let disagreement = |passage: &Passage| {
        let doubt = disagreement(passage.text)?;
        Some(Finding::new(passage.place.clone(), doubt))
    };
    passages.iter().filter_map(disagreement).collect()
}

fn disagreement(text: &Text) -> Option<Discrepancy> {
    let mut same: BTreeMap<_, Same> = BTreeMap::new();
    for numeral in numerals(text.zh(), Lang::Zh) {
        same.entry(numeral.amount.key())
            .or_default()
            .zh
            .add(numeral);
    }
    for numeral in numerals(text.en(), Lang::En) {
        same.entry(numeral.amount.key())
            .or_default()
            .en
            .add(numeral);
    }
    let (mut zh, mut en) = (Left::default(), Left::default());
    for mut same in same.into_values() {
        same.strike_out();
        zh.figures.append(&mut same.zh.figures);
        zh.words.append(&mut same.zh.words);
        en.figures.append(&mut same.en.figures);
        en.words.append(&mut same.en.words);
    }
    if !zh.figures.is_empty() || !en.figures.is_empty() {
        Some(Discrepancy::FiguresDisagree {
            zh: as_written(zh.figures),
            en: as_written(en.figures),
        })
    } else if !zh.words.is_empty() || !en.words.is_empty() {
        Some(Discrepancy::WordsDisagree {
            zh: as_written(zh.words),
            en: as_written(en.words),
        })
    } else {
        None
    }
}

/// The numerals of one number in both languages.
#[derive(Default)]
struct Same {
    zh: Left,
    en: Left,
}

/// Numerals of one language for which the other has none so far.
#[derive(Default)]
struct Left {
    figures: Vec<Numeral>,
    words: Vec<Numeral>,
    loose: Vec<Numeral>,
}

impl Left {
    fn add(&mut self, numeral: Numeral) {
        self.of(numeral.weight).push(numeral);
    }

    fn of(&mut self, weight: Weight) -> &mut Vec<Numeral> {
        match weight {
            Weight::Figure => &mut self.figures,
            Weight::Word => &mut self.words,
            Weight::Loose => &mut self.loose,
        }
    }
}

impl Same {
    /// Takes away what both languages have, one for one, the weightiest first.
    fn strike_out(&mut self) {
        use Weight::{Figure, Loose, Word};
        for (one, other) in [
            (Figure, Figure),
            (Figure, Word),
            (Word, Figure),
            (Figure, Loose),
            (Loose, Figure),
            (Word, Word),
            (Word, Loose),
            (Loose, Word),
        ] {
            let (zh, en) = (self.zh.of(one), self.en.of(other));
            let common = zh.len().min(en.len());
            zh.drain(..common);
            en.drain(..common);
        }
    }
}

/// The numerals as written, in the order of their text.
fn as_written(numerals: Vec<Numeral>) -> Vec<String> {
    ordered_by(numerals, |numeral| numeral.range.start)
        .into_iter()
        .map(|numeral| numeral.written)
        .collect()
}

use crate::{
    lang::{self, Lang},
    proof::{Finding, prose::Passage},
    report::{Alike, Catalogue},
};

use super::sides::{Side, disagreement};

/// `language_mixed`: no sentence is left out in one language, and none is left in English
/// in the Chinese text; `term_unknown`: what one language denies the other does not assert.
pub(super) fn sentences_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages
        .iter()
        .flat_map(|passage| [unequal(passage), undenied(passage)])
        .flatten()
        .collect()
}

/// A language that has fewer sentences and says much less than the other usually does; in
/// English a word is two thirds of a character.
fn unequal(passage: &Passage) -> Option<Finding> {
    const LEAST: usize = 14;
    let (zh, en) = (passage.text.zh(), passage.text.en());
    let mut sides = <[Side; 2]>::default();
    if let Some(english) = lang::untranslated(zh) {
        sides[0].add(english);
        return disagreement(passage, Alike::Sentences, &sides, false);
    }
    let ((zh_sentences, letters), (en_sentences, words)) =
        (lang::extent(zh, Lang::Zh), lang::extent(en, Lang::En));
    let is_short_en = zh_sentences > en_sentences && letters > LEAST && words * 20 < letters * 9;
    let is_short_zh = zh_sentences < en_sentences && words > LEAST && words > letters;
    if is_short_en {
        sides[0].add(0..zh.len());
    } else if is_short_zh {
        sides[1].add(0..en.len());
    }
    disagreement(passage, Alike::Sentences, &sides, false)
}

fn undenied(passage: &Passage) -> Option<Finding> {
    let mut sides = <[Side; 2]>::default();
    for (lang, side) in Lang::BOTH.into_iter().zip(&mut sides) {
        let denial = lang::denial(lang.of(passage.text), lang);
        let is_said = lang::may_deny(lang.other().of(passage.text), lang.other());
        if let Some(denial) = denial.filter(|_| !is_said) {
            side.add(denial);
        }
    }
    disagreement(passage, Alike::Denials, &sides, false)
}

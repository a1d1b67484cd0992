use crate::{
    lang,
    proof::{Finding, prose::Passage},
    report::{Catalogue, Discrepancy},
};

/// `language_mixed`: no word of the catalogue's English has a letter too many, too few or out of its
/// place in prose.
pub(super) fn words_are_spelled(passages: &[Passage], catalogue: &Catalogue) -> Vec<Finding> {
    let indicators = catalogue.indicators.iter();
    let names = indicators.flat_map(|entry| &entry.names);
    let names = names.map(|name| name.name.text.en());
    let terms = catalogue.terms.iter().flat_map(|term| &term.en);
    let mut known: Vec<&str> = Vec::new();
    for text in names.chain(terms.map(String::as_str)) {
        known.extend(lang::latin_words(text).map(|word| &text[word]));
    }
    let misspelled = |passage: &Passage| {
        let text = passage.text.en();
        lang::latin_words(text).find_map(|range| {
            let word = &text[range.clone()];
            let instead = lang::meant_by(word, &known)?;
            let doubt = Discrepancy::Slips {
                found: vec![(word.to_owned(), Some(instead.to_owned()))],
                mended: None,
                is_name: false,
            };
            Some(Finding::new(passage.place.at("en"), doubt).within(range))
        })
    };
    passages.iter().filter_map(misspelled).collect()
}

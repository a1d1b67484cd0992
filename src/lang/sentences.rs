//! Sentences that only need their values put in: one for each language, in one place.

use super::Lang;

/// A sentence in Chinese and in English, with the places of values: `{0}`.
pub(super) type Sentences = [&'static str; 2];

/// A sentence with its values in their places.
pub(super) fn filled<T: AsRef<str>>(sentences: Sentences, lang: Lang, values: &[T]) -> String {
    let sentence = sentences[usize::from(lang == Lang::En)];
    with_facts(sentence, &|place| {
        let place: usize = place.parse().ok()?;
        Some(values.get(place)?.as_ref().to_owned())
    })
}

/// A text with the facts whose names stand in it between braces. What names none is left as it is.
pub fn with_facts(text: &str, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let mut pieces = text.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let place = piece.split_once('}');
        match place.and_then(|(name, rest)| Some((fact(name)?, rest))) {
            Some((fact, rest)) => text.extend([&*fact, rest]),
            None => text.extend(["{", piece]),
        }
    }
    text
}

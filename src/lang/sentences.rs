//! Sentences that only need their values put in: one for each language, in one place.

use super::Lang;

/// A sentence in Chinese and in English, with the places of values: `{0}`.
pub(super) type Sentences = [&'static str; 2];

/// A sentence with its values in their places.
pub(super) fn filled<T: AsRef<str>>(sentences: Sentences, lang: Lang, values: &[T]) -> String {
    let sentence = sentences[usize::from(lang == Lang::En)];
    let mut pieces = sentence.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let value = piece.split_once('}').and_then(|(place, rest)| {
            let place: usize = place.parse().ok()?;
            Some((values.get(place)?.as_ref(), rest))
        });
        match value {
            Some((value, rest)) => text.extend([value, rest]),
            // A bracket that is meant as such.
            None => text.extend(["{", piece]),
        }
    }
    text
}

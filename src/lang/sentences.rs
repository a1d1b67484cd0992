//! Sentences that only need their values put in: one for each language, in one place.

use super::Lang;

/// A sentence in Chinese and in English, with the places of values: `{0}`.
pub(super) type Sentences = [&'static str; 2];

/// A sentence with its values in their places.
pub(super) fn filled(sentences: Sentences, lang: Lang, values: &[String]) -> String {
    let sentence = sentences[usize::from(lang == Lang::En)];
    let mut pieces = sentence.split('{');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (place, rest) = piece.split_once('}').unwrap_or_default();
        let place = place.bytes().next().map(|digit| usize::from(digit - b'0'));
        let value = place.and_then(|place| values.get(place));
        text += value.map_or("", String::as_str);
        text += rest;
    }
    text
}

//! Prose in clauses, phrases and sentences, and what joins or separates them.

use std::{borrow::Cow, ops::Range};

use super::Lang;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

/// What ends a sentence, or one of its parts that have a subject of their own.
pub const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];

/// The clauses of a Chinese text, in bytes and in their order.
pub fn clause_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive(ENDS).scan(0, |end, clause| {
        let start = *end;
        *end += clause.len();
        Some(start..*end)
    })
}

/// Whether a sentence ends with a clause.
pub fn ends_sentence(clause: &str) -> bool {
    clause.ends_with(SENTENCE_ENDS)
}

/// Where an English phrase about a figure ends, whatever stands behind.
const PHRASE_ENDS: [char; 7] = [',', ';', '.', '(', ')', ':', '\n'];

const PHRASE_WORDS: [&str; 14] = [
    "and", "while", "but", "whereas", "from", "to", "than", "compared", "against", "as", "after",
    "versus", "last", "had",
];

/// The English words behind a figure up to where another thing may be spoken of.
pub fn phrase(behind: &str) -> &str {
    up_to(clause_behind(behind), &PHRASE_WORDS)
}

/// The English text behind a figure to the end of its clause.
pub fn clause_behind(behind: &str) -> &str {
    behind.split(PHRASE_ENDS).next().unwrap_or_default()
}

/// The text before the first of some words.
pub(super) fn up_to<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        if words
            .iter()
            .any(|known| word.trim().eq_ignore_ascii_case(known))
        {
            break;
        }
        end += word.len();
    }
    &text[..end]
}

/// What stands behind the last comma or “while” of an English text.
pub fn last_clause(text: &str) -> &str {
    let ends = [", ", ": ", " while ", " but ", " and "];
    let ends = ends
        .iter()
        .filter_map(|end| Some(text.rfind(end)? + end.len()));
    &text[ends.max().unwrap_or_default()..]
}

/// A text in small letters, as words are looked for in it. One that has no others is not copied:
/// whoever asks much of a text makes it small beforehand.
pub fn small(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        text.to_ascii_lowercase().into()
    } else {
        text.into()
    }
}

pub(super) fn has_one_of(words: &[&str], text: &str) -> bool {
    // Chinese has no capitals, and is read most.
    if words.iter().any(|word| !word.is_ascii()) {
        return words.iter().any(|word| text.contains(word));
    }
    let small = small(text);
    words.iter().any(|word| small.contains(word))
}

/// Whether a Chinese clause goes on about what was named before it: 较上周下降.
pub fn goes_on(clause: &str) -> bool {
    const WORDS: [&str; 24] = [
        "上周为",
        "上周是",
        "较",
        "比",
        "环比",
        "与上周",
        "下降",
        "上升",
        "增长",
        "减少",
        "增加",
        "降幅",
        "增幅",
        "涨幅",
        "升幅",
        "回落",
        "降至",
        "增至",
        "多于",
        "少于",
        "高于",
        "低于",
        "略高于",
        "略低于",
    ];
    WORDS
        .iter()
        .any(|word| clause.trim_start().starts_with(word))
}

/// Where the sentence ends that goes on at a place of a text, in either language.
pub fn sentence_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let ends = rest.match_indices(['。', '；', '！', '？', '\n', ';', '!', '?', '.']);
    let mut ends = ends.map(|(at, end)| (at + end.len(), end));
    let is_end = |(at, end): &(usize, &str)| *end != "." || rest[*at..].starts_with(' ');
    ends.find(is_end).map_or(text.len(), |(at, _)| from + at)
}

/// Where the sentence begins that goes on behind a text, in either language.
pub fn sentence_start(before: &str) -> usize {
    let (mut start, mut from) = (0, 0);
    while from < before.len() {
        from = sentence_end(before, from);
        if from < before.len() || before.ends_with(SENTENCE_ENDS) {
            start = from;
        }
    }
    start
}

/// Whether a text between two things of a sentence joins them.
pub fn has_joint(between: &str, lang: Lang) -> bool {
    let joints: &[&str] = match lang {
        Lang::Zh => &["、", "和", "与", "及"],
        Lang::En => &[",", " and "],
    };
    joints.iter().any(|joint| between.contains(joint))
}

/// What a text has in its last clause.
pub fn clause_before(text: &str, lang: Lang) -> &str {
    match lang {
        Lang::Zh => text.rsplit(ENDS).next().unwrap_or_default(),
        Lang::En => last_clause(text),
    }
}

/// Whether a sign separates what stands around it in Chinese.
pub fn is_stop(sign: char) -> bool {
    ENDS.contains(&sign) || sign == '、'
}

/// Whether a Chinese sign ends what a count before it counts.
pub fn ends_thing(sign: char) -> bool {
    is_stop(sign) || "和与及：（）".contains(sign)
}

/// Whether a Chinese text is no more than a measure word.
pub fn is_measure_alone(text: &str) -> bool {
    text.chars().count() < 2 && !text.contains(is_stop)
}

/// Whether two figures between which a text stands are in a row: nothing but a comma or
/// the like is there, and in Chinese what is counted.
pub fn is_row(between: &str, lang: Lang) -> bool {
    let joint = between.trim();
    match lang {
        Lang::Zh => {
            let joint = joint.trim_start_matches(['个', '起', '次', '家', '台', '项', '条']);
            ["、", "和", "及", "与", "以及"].contains(&joint)
        }
        Lang::En => [",", "and", ", and", "or", "&"].contains(&joint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_signs_of_its_own_width() {
        let text = "本周平稳。网站4,532个，下降3%";
        let clauses: Vec<_> = clause_ranges(text).map(|range| &text[range]).collect();
        assert_eq!(clauses, ["本周平稳。", "网站4,532个，", "下降3%"]);
    }

    #[test]
    fn a_sentence_goes_on_behind_a_comma() {
        assert!(!ends_sentence("网站532个，"));
        assert!(ends_sentence("下降3%；") && ends_sentence("下降3%。"));
    }
}

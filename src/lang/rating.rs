//! Levels of ratings in prose: 评价为良, rated good.

use std::ops::Range;

use super::{Lang, clause::sentence_end};

/// What stands before a level in Chinese, and in small letters in English.
const BEFORE: [&[&str]; 2] = [
    &["为", "至", "到", "在", "是", "评", "成", "“"],
    &[
        "rated ",
        "was ",
        "is ",
        "at ",
        "to ",
        "from ",
        "as ",
        "of ",
        "remained ",
        "remains ",
        "stayed ",
        "stays ",
        "“",
        "\"",
    ],
];

/// What makes it last week's.
const FROM: [&[&str]; 2] = [&["由", "从", "上周"], &["from "]];

/// Words by which a text speaks of the threat of vulnerabilities, or of the network as a whole.
const OF_THREAT: [&str; 2] = ["威胁", "threat"];
const OF_NETWORK: [&[&str]; 2] = [
    &["态势", "状况", "网络安全", "全网", "整体评价"],
    &["network", "situation", "overall"],
];

/// A level that a text gives to something.
pub struct LevelSaid {
    /// Where, in bytes.
    pub range: Range<usize>,
    /// Which of the names it is.
    pub level: usize,
    /// Whether it is of the threat of vulnerabilities, and not of the network.
    pub is_of_threat: bool,
    /// Whether it is last week's.
    pub is_of_last_week: bool,
}

/// Whether a scale of that Chinese name is of the threat of vulnerabilities.
pub fn is_of_threat(name: &str) -> bool {
    name.contains(OF_THREAT[0])
}

/// The levels of some names that a text in small letters gives to the network or to the threat of
/// vulnerabilities.
pub fn levels(text: &str, names: &[&str], lang: Lang) -> Vec<LevelSaid> {
    let side = lang as usize;
    let mut said = Vec::new();
    let (mut from, mut end, mut last) = (0, 0, None);
    for (at, letter) in text.char_indices() {
        if at >= end {
            (from, end, last) = (at, sentence_end(text, at), None);
        }
        let before = &text[from..at];
        let ends_with = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        if letter.is_ascii_punctuation() || !ends_with(BEFORE[side]) {
            continue;
        }
        let stands = |name: &&str| {
            let behind = text[at..].strip_prefix(*name);
            behind.is_some_and(|behind| {
                behind.starts_with(|next: char| "，。；、”\",.;)）级升降调转上下 \n".contains(next))
                    || behind.is_empty()
            })
        };
        let Some(level) = names.iter().position(stands) else {
            continue;
        };
        // “From medium to high” is of one thing.
        let of_network = || OF_NETWORK[side].iter().any(|word| before.contains(word));
        if before.contains(OF_THREAT[side]) {
            last = Some(true);
        } else if of_network() {
            last = Some(false);
        }
        if let Some(is_of_threat) = last {
            let before = before.trim_end_matches(['“', '"', '的']);
            said.push(LevelSaid {
                range: at..at + names[level].len(),
                level,
                is_of_threat,
                is_of_last_week: FROM[side].iter().any(|word| before.ends_with(word)),
            });
            from = at;
        }
    }
    said
}

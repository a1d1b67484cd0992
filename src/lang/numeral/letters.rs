use std::ops::Range;

use crate::lang::narrow;

/// A space that does not break the line, and so may stand between thousands.
pub(super) const FIRM_SPACE: char = '\u{a0}';

/// A text letter by letter, with full-width digits, letters and signs made narrow.
pub(super) struct Letters {
    signs: Vec<char>,
    /// The Latin ones in small letters, and a space for each other one.
    latin: String,
    /// Where each begins in the text, in bytes, and where the text ends.
    bytes: Vec<usize>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut signs: Vec<char> = Vec::new();
        let mut bytes = Vec::new();
        for (at, letter) in text.char_indices() {
            signs.push(match letter {
                // A comma separates clauses, unless digits as wide as it stand around it.
                '，' if is_wide_digit(text[..at].chars().next_back())
                    && is_wide_digit(text[at..].chars().nth(1)) =>
                {
                    ','
                }
                '％' | '．' | '－' | '／' | '：' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                    narrow(letter)
                }
                '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
                '\u{3000}' => ' ',
                '\u{2009}' | '\u{202f}' => FIRM_SPACE,
                _ => letter,
            });
            bytes.push(at);
        }
        bytes.push(text.len());
        let small = |sign: &char| match sign {
            'a'..='z' | 'A'..='Z' => sign.to_ascii_lowercase(),
            _ => ' ',
        };
        Self {
            latin: signs.iter().map(small).collect(),
            signs,
            bytes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.signs.len()
    }

    /// The letter at a place; `None` behind the end.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.signs.get(place).copied()
    }

    /// The letter before a place.
    pub(super) fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    /// The letters of a range.
    pub(super) fn within(&self, range: Range<usize>) -> &[char] {
        self.signs.get(range).unwrap_or_default()
    }

    /// Whether a word begins at a place.
    pub(super) fn begins(&self, place: usize, word: &str) -> bool {
        let rest = self.signs.get(place..).unwrap_or_default();
        let mut rest = rest.iter();
        word.chars().all(|letter| rest.next() == Some(&letter))
    }

    /// The first of some words that begins at a place.
    pub(super) fn first_of<'a>(&self, place: usize, words: &[&'a str]) -> Option<&'a str> {
        let begins = |word: &&&str| self.begins(place, word);
        words.iter().find(begins).copied()
    }

    /// Whether one of some words ends before a place.
    pub(super) fn ends(&self, place: usize, words: &[&str]) -> bool {
        words.iter().any(|word| {
            let start = place.checked_sub(word.chars().count());
            start.is_some_and(|start| self.begins(start, word))
        })
    }

    /// The place behind one space, where one stands.
    pub(super) fn past_space(&self, place: usize) -> usize {
        place + usize::from(self.at(place).is_some_and(is_space))
    }

    /// The place before one space, where one stands there.
    pub(super) fn before_space(&self, place: usize) -> usize {
        place - usize::from(self.before(place).is_some_and(is_space))
    }

    /// The Latin word that begins at a place, in small letters; empty where none does.
    pub(super) fn word(&self, place: usize) -> &str {
        let rest = self.latin.get(place..).unwrap_or_default();
        rest.split(' ').next().unwrap_or_default()
    }

    /// The Latin word that ends before a place, as written; empty where none does.
    pub(super) fn word_before(&self, place: usize) -> String {
        let before = self.signs.get(..place).unwrap_or_default();
        let word = before.iter().rev();
        let word = word.take_while(|letter| letter.is_ascii_alphabetic());
        let mut word: Vec<_> = word.collect();
        word.reverse();
        word.into_iter().collect()
    }

    /// The range in the text, in bytes.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        self.bytes[range.start]..self.bytes[range.end]
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | FIRM_SPACE)
}

fn is_wide_digit(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| ('０'..='９').contains(&letter))
}

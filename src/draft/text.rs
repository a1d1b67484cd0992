//! Texts: single ones, names in two languages, and prose in two languages.

use std::fmt;

use crate::report::{Defect, Expected, Text, is_han};

use super::{
    cursor::Cursor,
    node::{Node, is_invisible, shortened},
};

impl Cursor<'_> {
    /// A text that is the same everywhere, not blank, without anything unseen.
    pub(super) fn string(&self) -> Option<String> {
        match self.node()? {
            Node::Text(text) if !text.trim().is_empty() => self.plain(text),
            _ => self.of_type(Expected::Text),
        }
    }

    /// A text of which everything is seen.
    fn plain(&self, text: &str) -> Option<String> {
        let Some((start, sign)) = text.char_indices().find(|(_, sign)| is_unseen(*sign)) else {
            return Some(text.to_owned());
        };
        let plain = text.chars().filter(|sign| !is_unseen(*sign)).collect();
        let defect = Defect::SignRefused { sign, plain };
        self.note_letters(start..start + sign.len_utf8(), defect);
        None
    }

    /// A title or a name in both languages.
    pub(super) fn text(&self) -> Option<Text> {
        if !matches!(self.node()?, Node::Object(_)) {
            return self.of_type(Expected::BothLanguages);
        }
        let [zh, en] = &self.object(&["zh", "en"])?;
        both(zh, en)
    }

    /// Sentences in both languages. `language_mixed`: each is in its own script, but for
    /// what English has in brackets.
    pub(super) fn prose(&self) -> Option<Text> {
        let text = self.text()?;
        if !text.zh().chars().any(is_han) {
            self.note_mixed("zh", text.zh());
        }
        let mixed = han_outside_brackets(text.en());
        if !mixed.is_empty() {
            self.note_mixed("en", &mixed);
        }
        Some(text)
    }

    /// An http or https address.
    pub(super) fn address(&self) -> Option<String> {
        match self.node()? {
            Node::Text(text) if is_address(text) => Some(text.clone()),
            _ => self.of_type(Expected::Address),
        }
    }

    /// `language_mixed`: the English rendering of a name has no Han character.
    pub(super) fn no_han(&self, english: &str, steps: &[&dyn fmt::Display]) {
        if english.chars().any(is_han) {
            let (language, found) = ("en", shortened(english));
            self.note_within(steps, Defect::LanguageMixed { language, found });
        }
    }

    fn note_mixed(&self, language: &'static str, text: &str) {
        let found = shortened(text);
        self.note_within(&[&language], Defect::LanguageMixed { language, found });
    }
}

/// The text whose renderings stand in two fields.
pub(super) fn both(zh: &Cursor, en: &Cursor) -> Option<Text> {
    let zh = rendering(zh, "zh");
    let en = rendering(en, "en");
    Text::new(zh?, en?)
}

/// `language_missing`: a text in both languages is blank in neither.
fn rendering(at: &Cursor, language: &'static str) -> Option<String> {
    match at.node()? {
        Node::Text(text) if text.trim().is_empty() => {
            at.note(Defect::LanguageMissing { language });
            None
        }
        _ => at.string(),
    }
}

/// Line breaks and tabs are plain; other controls and marks of direction could
/// make a page show something else than the file says.
fn is_unseen(sign: char) -> bool {
    is_invisible(sign) && !matches!(sign, '\n' | '\t')
}

fn is_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|first: char| {
            !first.is_ascii() || first.is_ascii_alphanumeric() || first == '['
        }) && !rest.contains(|letter: char| {
            letter.is_whitespace()
                || is_invisible(letter)
                || matches!(letter, '<' | '>' | '"' | '\\')
        })
    })
}

/// The Han characters of a text but for those in brackets, with a sign where others are
/// between them.
fn han_outside_brackets(text: &str) -> String {
    let (mut depth, mut han) = (0_u32, String::new());
    for letter in text.chars() {
        match letter {
            '(' | '（' | '[' | '【' | '《' | '「' => depth += 1,
            ')' | '）' | ']' | '】' | '》' | '」' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && is_han(letter) {
            han.push(letter);
        } else if !han.is_empty() && !han.ends_with('…') {
            han.push('…');
        }
    }
    han.truncate(han.trim_end_matches('…').len());
    han
}

//! Breaking a text into lines by what its words measure.

use textwrap::{
    WordSeparator,
    core::{Fragment, Word},
    wrap_algorithms::{Penalties, wrap_optimal_fit},
};

/// A part of a text that stays on one line, with the widths of it and of the space after it.
#[derive(Debug)]
struct Measured<'a> {
    word: Word<'a>,
    width_px: f64,
    space_px: f64,
}

impl Fragment for Measured<'_> {
    fn width(&self) -> f64 {
        self.width_px
    }

    fn whitespace_width(&self) -> f64 {
        self.space_px
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Lines are rather too wide than more than these.
const AT_MOST: usize = 3;

/// A text in a few lines, none wider than asked if that is enough for all of it and its words allow, and the last not
/// much shorter than the others; broken as Unicode has it, so between any two Han signs but never before a full stop.
pub fn lines(text: &str, width_px: f64, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let space_px = measure("0 0") - measure("00");
    let words: Vec<_> = WordSeparator::UnicodeBreakProperties
        .find_words(text)
        .map(|word| Measured {
            width_px: measure(word.word),
            space_px: if word.whitespace.is_empty() {
                0.0
            } else {
                space_px
            },
            word,
        })
        .collect();
    let mut width_px = width_px;
    loop {
        let lines = wrap_optimal_fit(&words, &[width_px], &Penalties::new())
            .expect("no text is so wide that its cost overflows");
        if lines.len() <= AT_MOST {
            return lines.into_iter().map(line).collect();
        }
        width_px *= 1.1;
    }
}

fn line(words: &[Measured]) -> String {
    let text: String = words
        .iter()
        .flat_map(|measured| [measured.word.word, measured.word.whitespace])
        .collect();
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Han signs and their marks are twice as wide as others.
    fn measure(text: &str) -> f64 {
        let width = |sign: char| if sign.is_ascii() { 1.0 } else { 2.0 };
        text.chars().map(width).sum()
    }

    #[track_caller]
    fn check(text: &str, width: f64, expected: &[&str]) {
        assert_eq!(lines(text, width, measure), expected);
    }

    #[test]
    fn a_line_ends_between_words_and_between_han_signs() {
        check("one line", 8.0, &["one line"]);
        check(
            "Number of Phishing Pages",
            12.0,
            &["Number of", "Phishing", "Pages"],
        );
        check("境内感染网络病毒", 10.0, &["境内感染网", "络病毒"]);
    }

    #[test]
    fn no_sign_is_left_alone_and_no_mark_begins_a_line() {
        check("境内感染网络病毒", 14.0, &["境内感染网络", "病毒"]);
        check("（境内、境外）网站。", 18.0, &["（境内、境外）", "网站。"]);
    }

    #[test]
    fn a_text_too_long_is_whole_in_wider_lines() {
        check("a b c d e f", 3.0, &["a b", "c d", "e f"]);
        check("a b c d e f g", 3.0, &["a b", "c d e", "f g"]);
    }
}

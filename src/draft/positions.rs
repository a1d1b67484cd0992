//! Where the values of a file stand in its text.
//!
//! For the desk and the command line, which show the lines; the reader's
//! program never asks, so that it does not carry a second parser.

use std::{borrow::Cow, ops::Range};

use crate::report::{Defect, Extent, Finding, Place, Position, Problem};

use super::{node::without_mark, outline::Outline};

/// A line may be as long as the file: its letters are counted by pieces of so many bytes.
const PIECE: usize = 4096;

/// The text of a file with the place of every value in it.
pub struct Positions<'a> {
    text: Cow<'a, str>,
    /// The byte that each line begins with.
    lines: Vec<usize>,
    /// How many letters stand before each piece of the text.
    letters: Vec<usize>,
    /// `None` where the file is no JSON.
    root: Option<Cow<'a, Outline>>,
}

impl<'a> Positions<'a> {
    /// The places of a file, whatever its bytes are.
    pub fn of(bytes: &'a [u8]) -> Self {
        let bytes = without_mark(bytes);
        let root = str::from_utf8(bytes).ok().and_then(Outline::of);
        Self::within(String::from_utf8_lossy(bytes), root.map(Cow::Owned))
    }

    /// The places of a text whose outline is at hand.
    pub fn of_text(text: &'a str, outline: Option<&'a Outline>) -> Self {
        Self::within(text.into(), outline.map(Cow::Borrowed))
    }

    fn within(text: Cow<'a, str>, root: Option<Cow<'a, Outline>>) -> Self {
        let breaks = text.match_indices('\n').map(|(end, _)| end + 1);
        let pieces = text.as_bytes().chunks(PIECE).map(letters);
        let before = pieces.scan(0, |sum, letters| {
            *sum += letters;
            Some(*sum)
        });
        Self {
            letters: [0].into_iter().chain(before).collect(),
            lines: [0].into_iter().chain(breaks).collect(),
            root,
            text,
        }
    }

    /// The text, without a byte order mark, and with a sign in place of what is no UTF-8.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a finding; `None` where it is about a file that is no JSON.
    pub fn position(&self, finding: &Finding<Problem>) -> Option<Position> {
        let start = match finding.position() {
            // A file may end before the letter that is missing.
            Some(position) => self.byte_at(position),
            None => self.range(finding)?.start,
        };
        Some(self.position_of(start))
    }

    /// The bytes of the text that a finding is about: a key, a value or some letters of
    /// it, or the bracket that opens a value of several lines.
    pub fn range(&self, finding: &Finding<Problem>) -> Option<Range<usize>> {
        if let Some(position) = finding.position() {
            return Some(self.letter_at(position));
        }
        if let (Extent::Letters(letters), "") = (&finding.extent, finding.place.as_str()) {
            return Some(letters.clone());
        }
        let mut range = found(self.root.as_deref()?, finding);
        if let Extent::Letters(letters) = &finding.extent {
            return Some(letters_of(&self.text, range, letters));
        }
        if self.text[range.clone()].contains('\n') {
            range.end = range.start + 1;
        }
        Some(range)
    }

    /// The bytes of the value at a place, or of the nearest one around it.
    pub fn value(&self, place: &Place) -> Option<Range<usize>> {
        let (value, _) = self.root.as_deref()?.nearest(place);
        Some(value.range.clone())
    }

    /// The line of a byte, and the column in letters.
    fn position_of(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= byte);
        let letters = [self.lines[line - 1], byte].map(|byte| self.letters_before(byte));
        Position {
            line,
            column: letters[1] - letters[0] + 1,
        }
    }

    fn letters_before(&self, byte: usize) -> usize {
        let piece = byte / PIECE;
        self.letters[piece] + letters(&self.text.as_bytes()[piece * PIECE..byte])
    }

    /// The byte of a position that counts bytes; no further than the end of a letter before.
    fn byte_at(&self, Position { line, column }: Position) -> usize {
        let line = self.lines.get(line.saturating_sub(1)).copied();
        let byte = line.map_or(self.text.len(), |start| start + column.saturating_sub(1));
        let mut bytes = (0..=byte.min(self.text.len())).rev();
        let begins = |byte: &usize| self.text.is_char_boundary(*byte);
        bytes.find(begins).unwrap_or_default()
    }

    /// The letter at a position, or the last one before it.
    fn letter_at(&self, position: Position) -> Range<usize> {
        let byte = self.byte_at(position);
        let mut letters = self.text[..].char_indices();
        let letter = letters.rfind(|(start, _)| *start <= byte);
        letter.map_or(0..0, |(start, letter)| start..start + letter.len_utf8())
    }
}

/// How many letters begin in some bytes.
fn letters(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0xC0 != 0x80;
    bytes.iter().filter(begins).count()
}

/// What a finding is about: the second of two equal keys, a key that is not
/// known, else the value.
fn found(root: &Outline, finding: &Finding<Problem>) -> Range<usize> {
    let (value, member) = root.nearest(&finding.place);
    let key = member.and_then(|(object, key)| match finding.problem {
        Problem::Defect(Defect::KeyUnknown { .. }) => object.members(&key).next(),
        Problem::Defect(Defect::KeyRepeated { .. }) => object.members(&key).nth(1),
        _ => None,
    });
    key.map_or(&value.range, |member| &member.key_range).clone()
}

/// Where some bytes of a text stand in the file that writes it, maybe with escapes.
fn letters_of(file: &str, literal: Range<usize>, span: &Range<usize>) -> Range<usize> {
    let (mut at, mut read) = (literal.start + 1, 0);
    let mut place_of = |byte: usize| {
        while read < byte && at < literal.end {
            let (written, meant) = letter(&file[at..literal.end]);
            at += written;
            read += meant;
        }
        at
    };
    place_of(span.start)..place_of(span.end)
}

/// How many bytes of a literal write its first letter, and how many it has when read.
fn letter(literal: &str) -> (usize, usize) {
    let unit = |escape: &str| u32::from_str_radix(escape.strip_prefix("\\u")?.get(..4)?, 16).ok();
    match unit(literal) {
        // The other half of a pair follows, with four bytes for both.
        Some(0xd800..0xdc00) => (12, 4),
        Some(unit) => (6, char::from_u32(unit).map_or(0, char::len_utf8)),
        None if literal.starts_with('\\') => (2, 1),
        None => {
            let bytes = literal.chars().next().map_or(1, char::len_utf8);
            (bytes, bytes)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_among_escapes() {
        let file = r#"["\u5171\ud83d\ude00\n约600个", 1]"#;
        let text: Vec<String> = serde_json::from_str(&file.replace(", 1", "")).unwrap();
        let start = text[0].find("600").unwrap();
        let literal = 1..file.find(", 1").unwrap();
        let found = letters_of(file, literal, &(start..start + "600个".len()));
        assert_eq!(&file[found], "600个");
    }
}

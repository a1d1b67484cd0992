//! Reads a text as whoever typed it meant it, and notes where JSON wants it otherwise.

use std::{mem, ops::Range};

use crate::{
    draft::node::shortened,
    report::{Misprint, MisprintKind, ordered_by},
};

use super::signs::{is_comment, is_end, is_member, is_unseen, meant};

/// How deeply a file may be nested; the reader goes no deeper either.
const DEEPEST: usize = 127;

/// How many misprints are told of a file, and how many letters are put right at once.
const MOST: usize = 20;
const MOST_EDITS: usize = 10_000;

/// Reads a text as it was meant.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the last word, text, number or bracket ends.
    pub(super) end: usize,
    /// The brackets that are open.
    open: Vec<Open>,
    /// The bracket that is closed by the one of another, as far as the lines' beginnings tell.
    unclosed: Option<usize>,
    /// How far the line is indented.
    indent: usize,
    line: usize,
    /// A comma that nothing has followed yet.
    comma: Option<Range<usize>>,
    misprints: Vec<(Range<usize>, Misprint)>,
    edits: usize,
}

/// A bracket that is open.
struct Open {
    at: usize,
    indent: usize,
    is_object: bool,
    /// Where the last element that is followed by a comma ends.
    element_end: usize,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Key,
    Colon,
    Value,
    Comma,
}

impl<'a> Scanner<'a> {
    /// The misprints of a text in its order, each with its place.
    pub(super) fn read(text: &'a str) -> Vec<(Range<usize>, Misprint)> {
        let mut scanner = Self {
            text,
            at: 0,
            end: 0,
            open: Vec::new(),
            unclosed: None,
            indent: 0,
            line: 0,
            comma: None,
            misprints: Vec::new(),
            edits: 0,
        };
        let mut next = Some(Next::Value);
        while let Some(what) = next {
            scanner.skip();
            next = scanner.step(what);
            if scanner.edits > MOST_EDITS || scanner.misprints.len() > MOST {
                break;
            }
        }
        scanner.misprints.truncate(MOST);
        for (_, misprint) in &mut scanner.misprints {
            misprint.edits = ordered_by(mem::take(&mut misprint.edits), |(range, _)| range.start);
        }
        ordered_by(scanner.misprints, |(range, _)| range.start)
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn sign(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Whether the value or key that is read stands in an object.
    pub(super) fn is_in_object(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_object)
    }

    /// Whether the bracket around the innermost one is an object's.
    fn is_around_object(&self) -> Option<bool> {
        let around = self.open.len().checked_sub(2)?;
        Some(self.open[around].is_object)
    }

    /// Notes a misprint, and what was meant where that is certain. Equal ones are one, whose
    /// number it gives.
    pub(super) fn note(
        &mut self,
        kind: MisprintKind,
        range: Range<usize>,
        new: Option<&str>,
    ) -> usize {
        let found = &self.text[range.clone()];
        let found = match found.chars().find(|sign| is_unseen(*sign) || *sign == '\t') {
            Some(sign) if kind == MisprintKind::Invisible => sign.to_string(),
            _ => shortened(found),
        };
        let meant = shortened(new.unwrap_or_default().trim());
        let is_same = |misprint: &Misprint| {
            misprint.kind == kind && misprint.found == found && misprint.meant == meant
        };
        let known = self
            .misprints
            .iter()
            .position(|(_, misprint)| is_same(misprint));
        let place = known.unwrap_or_else(|| {
            let misprint = Misprint {
                kind,
                found,
                meant,
                count: 0,
                edits: Vec::new(),
            };
            self.misprints.push((range.clone(), misprint));
            self.misprints.len() - 1
        });
        let misprint = &mut self.misprints[place].1;
        misprint.count += 1;
        misprint
            .edits
            .extend(new.map(|new| (range, new.to_owned())));
        self.edits += 1;
        place
    }

    /// Puts letters right that belong to a misprint noted before.
    pub(super) fn mend(&mut self, misprint: usize, range: Range<usize>, new: &str) {
        self.misprints[misprint]
            .1
            .edits
            .push((range, new.to_owned()));
        self.edits += 1;
    }

    /// Passes over what stands between words: blanks, and what should not be there.
    fn skip(&mut self) {
        while let Some(sign) = self.sign() {
            let start = self.at;
            if is_unseen(sign) {
                self.at += sign.len_utf8();
                self.note(MisprintKind::Invisible, start..self.at, Some(""));
            } else if is_comment(self.rest()) {
                let ends = if self.rest().starts_with("/*") {
                    "*/"
                } else {
                    "\n"
                };
                let length = self.rest().find(ends);
                let length = length.map(|end| if ends == "\n" { end } else { end + 2 });
                let length = length.unwrap_or(self.rest().len());
                let comment = self.rest()[..length].trim_end().len();
                self.at += length;
                self.note(MisprintKind::Comment, start..start + comment, Some(""));
            } else if sign.is_ascii_whitespace() {
                self.at += 1;
                if sign == '\n' {
                    (self.line, self.indent) = (self.at, 0);
                } else if self.line + self.indent == start {
                    self.indent += 1;
                }
            } else {
                break;
            }
        }
    }

    fn step(&mut self, next: Next) -> Option<Next> {
        let Some(sign) = self.sign() else {
            self.end_of_file(next);
            return None;
        };
        match next {
            Next::Value => self.value(sign),
            Next::Key => self.key(sign),
            Next::Colon => Some(self.colon(sign)),
            Next::Comma if self.open.is_empty() => self.after(sign),
            Next::Comma => self.comma(sign),
        }
    }

    /// Reads a sign of JSON, or one that was typed for it.
    fn take(&mut self, sign: char) -> Range<usize> {
        let start = self.at;
        self.at += sign.len_utf8();
        let meant = meant(sign);
        if meant != sign {
            let meant = meant.encode_utf8(&mut [0; 4]).to_owned();
            self.note(MisprintKind::Punctuation, start..self.at, Some(&meant));
        }
        start..self.at
    }

    fn value(&mut self, sign: char) -> Option<Next> {
        match meant(sign) {
            '{' | '[' | '"' => {}
            _ if self.open.is_empty() => {
                let end = self.at + self.word(0).max(sign.len_utf8());
                self.note(MisprintKind::Start, self.at..end, None);
                return None;
            }
            _ => {}
        }
        match meant(sign) {
            '"' => {
                self.comma = None;
                self.quoted(sign, false)?;
            }
            bracket @ ('{' | '[') => {
                let range = self.take(sign);
                if self.open.len() == DEEPEST {
                    return None;
                }
                self.comma = None;
                self.end = self.at;
                let is_object = bracket == '{';
                self.open.push(Open {
                    at: range.start,
                    indent: self.indent,
                    is_object,
                    element_end: self.at,
                });
                return Some(if is_object { Next::Key } else { Next::Value });
            }
            ',' | '}' | ']' if self.is_in_object() => {
                self.note(MisprintKind::NoValue, self.end..self.end, Some(" null"));
            }
            '}' | ']' => return self.close(sign),
            ',' | ':' => {
                let start = self.at;
                self.at += sign.len_utf8();
                self.note(MisprintKind::Surplus, start..self.at, Some(""));
                return Some(Next::Value);
            }
            _ => {
                self.comma = None;
                self.bare();
            }
        }
        Some(Next::Comma)
    }

    fn key(&mut self, sign: char) -> Option<Next> {
        match meant(sign) {
            '"' => {
                self.comma = None;
                self.quoted(sign, true)?;
            }
            '}' | ']' => return self.close(sign),
            ',' => {
                let start = self.at;
                self.at += sign.len_utf8();
                self.note(MisprintKind::Surplus, start..self.at, Some(""));
                return Some(Next::Key);
            }
            '{' | '[' if self.comma.is_some() && self.is_around_object() == Some(false) => {
                let end = self.open.pop()?.element_end;
                self.note(MisprintKind::Missing, end..end, Some("}"));
                return Some(Next::Value);
            }
            '{' | '[' | ':' => return None,
            _ => {
                if !self.bare_key() {
                    return Some(Next::Key);
                }
                self.comma = None;
            }
        }
        Some(Next::Colon)
    }

    fn colon(&mut self, sign: char) -> Next {
        let end = self.end..self.end;
        match meant(sign) {
            ':' => {
                self.end = self.take(sign).end;
                return Next::Value;
            }
            ',' | '}' | ']' => {
                self.note(MisprintKind::NoValue, end, Some(": null"));
            }
            _ => {
                self.note(MisprintKind::Missing, end, Some(":"));
                return Next::Value;
            }
        }
        Next::Comma
    }

    fn comma(&mut self, sign: char) -> Option<Next> {
        let is_object = self.is_in_object();
        let follows = if is_object { Next::Key } else { Next::Value };
        let end = self.end..self.end;
        match meant(sign) {
            ',' => {
                if let Some(open) = self.open.last_mut() {
                    open.element_end = self.end;
                }
                self.comma = Some(self.take(sign));
                return Some(follows);
            }
            '}' | ']' => return self.close(sign),
            ':' if !is_object && self.is_around_object() == Some(true) => {
                // The text before was the next key of the object around.
                let end = self.open.pop()?.element_end;
                self.note(MisprintKind::Missing, end..end, Some("]"));
                return Some(Next::Colon);
            }
            '"' if is_end(&self.rest()[sign.len_utf8()..]) && self.end == self.at => {
                self.at += sign.len_utf8();
                self.note(MisprintKind::Surplus, end.start..self.at, Some(""));
                return Some(Next::Comma);
            }
            '"' | '{' | '[' => {}
            _ if is_object && is_member(self.rest()) => {}
            _ if !is_object && sign.is_ascii_digit() => {}
            _ => {
                let length = self.word(0);
                let start = self.at;
                self.at += length.max(sign.len_utf8());
                self.note(MisprintKind::Surplus, start..self.at, None);
                return Some(Next::Comma);
            }
        }
        self.note(MisprintKind::Missing, end, Some(","));
        Some(follows)
    }

    /// Closes a bracket.
    fn close(&mut self, sign: char) -> Option<Next> {
        let closes_object = meant(sign) == '}';
        let is_object = self.is_in_object();
        if let Some(comma) = self.comma.take() {
            self.note(MisprintKind::Surplus, comma, Some(""));
        }
        if is_object == closes_object {
            let is_first = self.line + self.indent == self.at;
            self.take(sign);
            let open = self.open.last()?;
            if is_first && open.indent != self.indent {
                self.unclosed = self.unclosed.or(Some(open.at));
            }
        } else {
            let own = if is_object { "}" } else { "]" };
            if self.is_around_object() == Some(closes_object) {
                self.open.pop();
                self.note(MisprintKind::Missing, self.end..self.end, Some(own));
                return Some(Next::Comma);
            }
            let start = self.at;
            self.at += sign.len_utf8();
            self.note(MisprintKind::Bracket, start..self.at, Some(own));
        }
        self.open.pop();
        self.end = self.at;
        Some(Next::Comma)
    }

    /// What stands behind the end of the document.
    fn after(&mut self, sign: char) -> Option<Next> {
        let range = self.at..self.at + sign.len_utf8();
        let further = self.text[range.end..].trim_start();
        match meant(sign) {
            ':' => {
                self.note(MisprintKind::Missing, 0..0, Some("{"));
            }
            '{' | '[' => {
                self.note(MisprintKind::Second, range, None);
            }
            '}' | ']' | ',' if further.is_empty() => {
                self.note(MisprintKind::Surplus, range, Some(""));
            }
            ',' if is_member(further) && self.text[..self.end].ends_with('}') => {
                // The bracket before closed too early.
                let end = self.end;
                self.note(MisprintKind::Surplus, end - 1..end, Some(""));
                self.open.push(Open {
                    at: 0,
                    indent: 0,
                    is_object: true,
                    element_end: end,
                });
                return Some(Next::Comma);
            }
            _ => {
                let line = self.rest().lines().next().unwrap_or_default();
                self.note(
                    MisprintKind::After,
                    self.at..self.at + line.trim_end().len(),
                    None,
                );
            }
        }
        None
    }

    /// What is missing at the end: the last bracket, or one before, as far as the lines'
    /// beginnings tell. A file that ends further within is cut off.
    fn end_of_file(&mut self, next: Next) {
        let (Next::Comma, [root]) = (next, self.open.as_slice()) else {
            return;
        };
        let own = if root.is_object { "\n}" } else { "\n]" };
        if let Some(at) = self.unclosed {
            self.note(MisprintKind::Unclosed, at..at + 1, None);
        } else {
            self.note(MisprintKind::Missing, self.end..self.end, Some(own));
        }
    }
}

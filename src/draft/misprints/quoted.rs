//! Texts in quotation marks, whichever they are.

use crate::report::MisprintKind;

use super::{
    scanner::Scanner,
    signs::{is_blank, is_comment, is_member, is_single, meant},
};

impl Scanner<'_> {
    /// Reads a text; `None` where it goes on to the end of the file.
    pub(super) fn quoted(&mut self, open: char, is_key: bool) -> Option<()> {
        let start = self.at;
        self.at += open.len_utf8();
        let is_plain = open == '"';
        let opening =
            (!is_plain).then(|| self.note(MisprintKind::Quotes, start..self.at, Some("\"")));
        let (mut inner, mut escapes, mut lone) = (Vec::new(), Vec::new(), None);
        loop {
            let at = self.at;
            let sign = self.sign()?;
            self.at += sign.len_utf8();
            match sign {
                '\\' => {
                    let is_lone = self.escaped(&mut escapes);
                    lone = lone.or(is_lone.then_some(at));
                }
                '\n' | '\r' => {
                    if self.ends_before(start + open.len_utf8(), at) {
                        break;
                    }
                    self.join_lines(at);
                }
                ':' if is_key && is_name(&self.text[start + open.len_utf8()..at]) => {
                    self.ends_at(at);
                    break;
                }
                _ if is_pair(open, sign) => {
                    let before = self.text[start..at].trim_end_matches(is_blank);
                    if sign == '"' && is_member(&self.text[at..]) && before.ends_with(is_comma) {
                        self.ends_at(start + before.len() - before.chars().next_back()?.len_utf8());
                        break;
                    }
                    if self.closes(open, is_key) {
                        if let Some(misprint) = opening {
                            self.mend(misprint, at..self.at, "\"");
                        }
                        break;
                    }
                    if sign == '"' {
                        inner.push(at);
                    }
                }
                _ if is_plain && meant(sign) == '"' && !is_single(sign) && self.closes_surely() => {
                    self.note(MisprintKind::Quotes, at..self.at, Some("\""));
                    break;
                }
                _ if sign < ' ' => {
                    let new = if sign == '\t' { " " } else { "" };
                    self.note(MisprintKind::Invisible, at..self.at, Some(new));
                }
                _ => {}
            }
        }
        self.end = self.at;
        self.note_inner(&inner);
        if let Some(at) = lone {
            self.note_backslash(at, &escapes);
        }
        Some(())
    }

    /// Reads on behind a backslash; says whether it stands alone. Backslashes before letters
    /// are listed: in a path they may be meant as others are.
    fn escaped(&mut self, escapes: &mut Vec<usize>) -> bool {
        let at = self.at - 1;
        let rest = self.rest().as_bytes();
        match rest.first() {
            Some(b'"' | b'\\' | b'/') => {
                let behind = self.rest()[1..].trim_start_matches(',');
                if rest[0] == b'"' && behind.starts_with(['\n', '\r']) {
                    // It stands before the mark that ends the text.
                    escapes.push(at);
                    return true;
                }
                self.at += 1;
                false
            }
            Some(b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 1;
                escapes.push(at);
                false
            }
            Some(b'u')
                if rest
                    .get(1..5)
                    .is_some_and(|code| code.iter().all(u8::is_ascii_hexdigit)) =>
            {
                self.at += 5;
                false
            }
            _ => {
                escapes.push(at);
                true
            }
        }
    }

    fn note_backslash(&mut self, at: usize, escapes: &[usize]) {
        let next = self.text[at + 1..].chars().next().map_or(0, char::len_utf8);
        let found = at..at + 1 + next;
        let meant = ["\\", &self.text[found.clone()]].concat();
        let misprint = self.note(MisprintKind::Backslash, found, Some(&meant));
        for other in escapes.iter().filter(|other| **other != at) {
            self.mend(misprint, *other..*other, "\\");
        }
    }

    /// Straight quotation marks inside a text: a pair of them is one of curly ones.
    fn note_inner(&mut self, inner: &[usize]) {
        let curly = inner.len().is_multiple_of(2);
        let mut misprint = None;
        for (count, at) in inner.iter().enumerate() {
            let new = match count % 2 {
                _ if !curly => "\\\"",
                0 => "“",
                _ => "”",
            };
            let range = *at..at + 1;
            match misprint {
                Some(misprint) => self.mend(misprint, range, new),
                None => misprint = Some(self.note(MisprintKind::InnerQuote, range, Some(new))),
            }
        }
    }

    /// Ends the text before a byte, where its quotation mark is missing.
    fn ends_at(&mut self, at: usize) {
        self.at = at;
        self.note(MisprintKind::Missing, at..at, Some("\""));
    }

    /// Whether a text ends before a line break, as the next line begins with something else;
    /// `first` is where it begins.
    fn ends_before(&mut self, first: usize, line_end: usize) -> bool {
        let next = self.rest().trim_start();
        let is_other = next.is_empty()
            || is_comment(next)
            || next.starts_with(|sign| matches!(meant(sign), '"' | '{' | '}' | '[' | ']'));
        if is_other {
            let text = self.text[first..line_end].trim_end_matches(is_blank);
            let text =
                text.trim_end_matches(|sign| matches!(meant(sign), '}' | ']') || is_blank(sign));
            let text = text.strip_suffix(is_comma).unwrap_or(text);
            let text =
                text.trim_end_matches(|sign| matches!(meant(sign), '}' | ']') || is_blank(sign));
            self.ends_at(first + text.len());
        }
        is_other
    }

    /// Goes on in the next line, as if it were the same one.
    fn join_lines(&mut self, line_end: usize) {
        let start = self.text[..line_end].trim_end_matches([' ', '\t']).len();
        self.at += self.rest().len() - self.rest().trim_start().len();
        let is_wide = |sign: Option<char>| sign.is_some_and(|sign| sign >= '\u{2e80}');
        let before = self.text[..start].chars().next_back();
        let new = if is_wide(before) || is_wide(self.sign()) {
            ""
        } else {
            " "
        };
        self.note(MisprintKind::LineBreak, start..self.at, Some(new));
    }

    /// Whether the quotation mark that was just read ends the text, by what follows it.
    fn closes(&self, open: char, is_key: bool) -> bool {
        let rest = self.rest();
        let behind = rest.trim_start_matches(is_blank);
        let Some(sign) = behind.chars().next() else {
            return true;
        };
        let further = behind[sign.len_utf8()..].trim_start_matches(is_blank);
        let is_in_object = self.is_in_object();
        match meant(sign) {
            ':' => is_key || !is_in_object,
            ',' if is_in_object => {
                let is_end = |sign| matches!(meant(sign), '\n' | '}');
                further.is_empty()
                    || further.starts_with(is_end)
                    || is_member(further)
                    || is_comment(further)
            }
            ',' => {
                let is_element = |sign: char| {
                    sign.is_ascii_digit()
                        || matches!(meant(sign), '\n' | '"' | '{' | '[' | ']' | ',')
                };
                further.is_empty() || further.starts_with(is_element)
            }
            // Of two marks the second ends the text, where something follows that can.
            '"' if behind.len() == rest.len() => {
                let is_last = |sign| matches!(meant(sign), '\n' | ',' | ':' | '}' | ']');
                !(further.is_empty() || further.starts_with(is_last))
            }
            '"' | '\n' | '}' | ']' => true,
            _ if is_comment(behind) => true,
            // The last one of its line.
            _ => {
                let next = behind.find(|sign| is_pair(open, sign) || meant(sign) == '\n');
                next.is_none_or(|at| behind[at..].starts_with(['\n', '\r']))
            }
        }
    }

    /// Whether a mark of another kind ends the text all the same: behind it stands nothing
    /// but what follows a text.
    fn closes_surely(&self) -> bool {
        let rest = self.rest().trim_start_matches(is_blank);
        let behind = rest
            .trim_start_matches(|sign| is_blank(sign) || matches!(meant(sign), ',' | '}' | ']'));
        behind.is_empty()
            || behind.starts_with(['\n', '\r'])
            || (behind.len() < rest.len() && is_member(behind))
    }
}

fn is_comma(sign: char) -> bool {
    meant(sign) == ','
}

/// Whether a sign can end what another one began.
fn is_pair(open: char, sign: char) -> bool {
    match open {
        '"' => sign == '"',
        _ => meant(sign) == '"' && is_single(open) == is_single(sign),
    }
}

/// Whether letters are a key of ours.
fn is_name(text: &str) -> bool {
    let is_of_name = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_';
    !text.is_empty() && text.len() < 64 && text.bytes().all(is_of_name)
}

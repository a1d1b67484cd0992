//! What stands without quotation marks: numbers, words, and texts that lack them.

use crate::report::{MisprintKind, is_han};

use super::{
    scanner::Scanner,
    signs::{is_blank, is_end, is_single, is_unseen, meant},
};

/// The words of JSON, and those of other languages.
const WORDS: [(&str, &str); 11] = [
    ("true", "true"),
    ("false", "false"),
    ("null", "null"),
    ("none", "null"),
    ("nil", "null"),
    ("nan", "null"),
    ("undefined", "null"),
    ("-", "null"),
    ("--", "null"),
    ("—", "null"),
    ("n/a", "null"),
];

/// 万.
const TEN_THOUSAND: char = '\u{4e07}';

/// 亿.
const HUNDRED_MILLION: char = '\u{4ebf}';

/// No number of ours has more groups of three digits.
const MOST_GROUPS: usize = 6;

/// A number as it was meant.
struct Number {
    /// How long it is as typed.
    length: usize,
    /// As JSON writes it; `None` where only the editor can know.
    meant: Option<String>,
    /// What is wrong with it.
    misprint: Option<MisprintKind>,
}

impl Scanner<'_> {
    /// How long the word here is: up to the next sign or line break, without the blanks
    /// before it.
    pub(super) fn word(&self, from: usize) -> usize {
        let text = &self.rest()[from..];
        let mut signs = text.char_indices();
        let is_last = |(at, sign): &(usize, char)| !is_blank(*sign) && is_end(&text[*at..]);
        let end = signs.find(is_last).map_or(text.len(), |(at, _)| at);
        let is_typed = |sign: char| is_blank(sign) && !is_zero_width(sign);
        from + text[..end].trim_end_matches(is_typed).len()
    }

    /// Reads a number, a word, or a text that lacks its quotation marks.
    pub(super) fn bare(&mut self) {
        let start = self.at;
        if let Some(number) = number(self.rest(), self.is_in_object()) {
            self.at += number.length;
            self.end = self.at;
            if let Some(kind) = number.misprint {
                self.note(kind, start..self.at, number.meant.as_deref());
            }
            return;
        }
        let first = self
            .rest()
            .find(|sign| is_blank(sign) || is_end(sign.encode_utf8(&mut [0; 4])));
        let first = &self.rest()[..first.unwrap_or(self.rest().len())];
        let small = first
            .get(..first.len().min(9))
            .unwrap_or_default()
            .to_ascii_lowercase();
        if let Some((_, meant)) = WORDS.iter().find(|(word, _)| *word == small) {
            self.at += first.len();
            self.end = self.at;
            if first != *meant {
                self.note(MisprintKind::Word, start..self.at, Some(meant));
            }
            return;
        }
        self.lacking_quotes(MisprintKind::Bare);
    }

    /// Reads a key that lacks its quotation marks; says whether it is one.
    pub(super) fn bare_key(&mut self) -> bool {
        let (start, length) = (self.at, self.word(0));
        let behind = self.rest()[length..].trim_start_matches(is_blank);
        if length > 0 && behind.starts_with(|sign| matches!(meant(sign), ':' | '"')) {
            self.lacking_quotes(MisprintKind::Key);
            return true;
        }
        let sign = self.sign().map_or(0, char::len_utf8);
        self.at += length.max(sign);
        self.note(MisprintKind::Surplus, start..self.at, None);
        false
    }

    fn lacking_quotes(&mut self, kind: MisprintKind) {
        let start = self.at;
        self.at += self.word(0);
        if self.at == start {
            self.at += self.sign().map_or(0, char::len_utf8);
        }
        self.end = self.at;
        if self.rest().starts_with('"') {
            // Only the first of the two is missing.
            self.at += 1;
            self.end = self.at;
            self.note(MisprintKind::Missing, start..start, Some("\""));
            return;
        }
        let text = &self.text[start..self.at];
        let is_plain = !text.contains(|sign: char| sign == '\\' || sign.is_control());
        let quoted = is_plain.then(|| ["\"", text, "\""].concat());
        self.note(kind, start..self.at, quoted.as_deref());
    }
}

fn is_zero_width(sign: char) -> bool {
    is_unseen(sign) && !sign.is_whitespace()
}

/// The number that a text begins with.
fn number(text: &str, is_in_object: bool) -> Option<Number> {
    if text.starts_with("0x") || text.starts_with("0X") {
        let length = text.find(|sign: char| !sign.is_ascii_alphanumeric());
        return Some(Number {
            length: length.unwrap_or(text.len()),
            meant: None,
            misprint: Some(MisprintKind::Hexadecimal),
        });
    }
    let (mut plain, mut misprint, mut is_certain) = (String::new(), None, true);
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let mut length = sign.len_utf8();
        let rest = &text[at + length..];
        let is_digit = |text: &str| text.starts_with(|sign: char| digit(sign).is_some());
        let ends_in_digit = plain.ends_with(|sign: char| sign.is_ascii_digit());
        let (kind, written) = match sign {
            '0'..='9' => (None, sign),
            '０'..='９' => (Some(MisprintKind::Digits), digit(sign)?),
            '-' if plain.is_empty() || plain.ends_with('e') => (None, '-'),
            '+' if plain.ends_with('e') => (None, '+'),
            '+' | '＋' if plain.is_empty() => (Some(MisprintKind::Plus), ' '),
            '−' | '–' | '—' | '－' | '‐' | '‑' | '﹣' if plain.is_empty() => {
                (Some(MisprintKind::Minus), '-')
            }
            '.' => (None, '.'),
            '．' | '。' if ends_in_digit && is_digit(rest) => (Some(MisprintKind::Digits), '.'),
            'e' | 'E' if ends_in_digit => (None, 'e'),
            '%' | '％' if ends_in_digit => (Some(MisprintKind::Percent), ' '),
            _ if is_zero_width(sign) => (Some(MisprintKind::Invisible), ' '),
            _ if ends_in_digit => {
                let Some((run, digits)) = grouped(&text[at..], is_in_object) else {
                    break;
                };
                length = run;
                is_certain = digits.is_some();
                plain += &digits.unwrap_or_default();
                let kind = if is_certain {
                    MisprintKind::Separator
                } else {
                    MisprintKind::Comma
                };
                (Some(kind), ' ')
            }
            _ => break,
        };
        if written != ' ' {
            plain.push(written);
        }
        misprint = misprint.or(kind);
        at += length;
    }
    let (unit, of_unit, power) = unit(&text[at..]);
    at += unit;
    misprint = misprint.or(of_unit);
    let (number, kind) = shifted(&plain, power)?;
    is_end(&text[at..]).then(|| Number {
        length: at,
        meant: is_certain
            .then_some(number)
            .filter(|_| misprint.or(kind).is_some()),
        misprint: misprint.or(kind),
    })
}

fn digit(sign: char) -> Option<char> {
    match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - u32::from('０') + u32::from('0')),
        _ => sign.is_ascii_digit().then_some(sign),
    }
}

/// How long a run of groups of digits is that a separator begins, and its digits where all
/// groups are thousands.
fn grouped(text: &str, is_in_object: bool) -> Option<(usize, Option<String>)> {
    let separator = text.chars().next()?;
    let is_comma = meant(separator) == ',';
    let is_separator = is_comma || is_single(separator) || separator == '_' || is_blank(separator);
    let (mut length, mut digits, mut has_zero) = (0, String::new(), false);
    let (mut are_thousands, mut groups) = (true, 0);
    while is_separator && text[length..].starts_with(separator) {
        let behind = &text[length + separator.len_utf8()..];
        let group = if is_comma && is_in_object {
            behind.trim_start_matches(' ')
        } else {
            behind
        };
        let count = group.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 || (count != 3 && !(is_comma && is_in_object)) {
            break;
        }
        groups += 1;
        if groups > MOST_GROUPS {
            return None;
        }
        are_thousands &= count == 3;
        has_zero |= count == 3 && group.starts_with('0');
        digits += &group[..count];
        length = text.len() - group.len() + count;
    }
    // Numbers in a list stand behind commas, but none of them begins with 0.
    let is_one = !is_comma || is_in_object || (has_zero && are_thousands);
    (length > 0 && is_one).then(|| (length, are_thousands.then_some(digits)))
}

/// How long the unit behind a number is, with the blanks before it, what is wrong with that,
/// and by what power of ten it multiplies.
fn unit(text: &str) -> (usize, Option<MisprintKind>, usize) {
    let name = text.trim_start_matches(is_blank);
    let blanks = text.len() - name.len();
    let first = name.chars().next().unwrap_or(' ');
    let length = name.len() - name.trim_start_matches(is_han).len();
    match first {
        '%' | '％' => (blanks + first.len_utf8(), Some(MisprintKind::Percent), 0),
        TEN_THOUSAND => (blanks + length, Some(MisprintKind::Unit), 4),
        HUNDRED_MILLION => (blanks + length, Some(MisprintKind::Unit), 8),
        _ if length > 0 => (blanks + length, Some(MisprintKind::Unit), 0),
        _ => (0, None, 0),
    }
}

/// A number as JSON writes it, multiplied by a power of ten; and what was wrong with it.
fn shifted(plain: &str, power: usize) -> Option<(String, Option<MisprintKind>)> {
    let unsigned = plain.trim_start_matches('-');
    let sign = &plain[..plain.len() - unsigned.len()];
    let (mantissa, exponent) = unsigned.split_at(unsigned.find('e').unwrap_or(unsigned.len()));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let has_point = mantissa.contains('.');
    let is_digits = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit());
    let is_number = is_digits(whole)
        && is_digits(fraction)
        && sign.len() < 2
        && whole.len() + fraction.len() > 0
        && !exponent.ends_with(['e', '+', '-']);
    if !is_number || (power > 0 && fraction.trim_end_matches('0').len() > power) {
        return None;
    }
    let fraction_moved = fraction.len().min(power);
    let zeros = "0".repeat(power - fraction_moved);
    let whole_meant = [whole, &fraction[..fraction_moved], &zeros].concat();
    let whole_meant = whole_meant.trim_start_matches('0');
    let whole_meant = if whole_meant.is_empty() {
        "0"
    } else {
        whole_meant
    };
    let fraction_meant = &fraction[fraction_moved..];
    let point = if fraction_meant.is_empty() { "" } else { "." };
    let misprint = if has_point && (whole.is_empty() || fraction.is_empty()) {
        Some(MisprintKind::Point)
    } else if power == 0 && whole_meant != whole {
        Some(MisprintKind::Zeros)
    } else {
        None
    };
    let number = [sign, whole_meant, point, fraction_meant, exponent].concat();
    Some((number, misprint))
}

//! Days, months and years read back from prose: the counterpart of how they are written.
//!
//! ```text
//! text ──▶ tokens (numbers, words, signs) ──▶ moments, those of a range or a row with what they share
//! ```
//!
//! 2018年2月5日至11日, 2月5—11日, 2018-02-05; 5 February, Feb. 5th, 5–11 February 2018,
//! February 5, 7 and 9. What is a span of time (5日内, 上半年, last year) is none.

use std::ops::Range;

use crate::report::Day;

use super::{Lang, date::MONTHS};

/// A day, a month or a year of prose, with as much of it as is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Where it is written, in bytes, with all of the range or row that it is in.
    pub range: Range<usize>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// A piece of a text that a moment may be made of.
#[derive(Debug)]
struct Token<'a> {
    range: Range<usize>,
    text: &'a str,
    number: Option<i16>,
    /// Whether the number is in words.
    is_words: bool,
}

/// What stands between the moments of a range, and from [`ROWS`] on of a row.
const JOINTS: [&str; 20] = [
    "-", "–", "—", "~", "～", "至", "到", "−", "to", "through", "until", "till", "、", "和", "及",
    "与", ",", "and", "or", "&",
];
const ROWS: usize = 12;
/// What ends a row in English.
const LAST_OF_ROW: [&str; 3] = ["and", "or", "&"];

/// What a day without a month may not stand behind or before: 近5日, 5日内.
const SPAN_BEFORE: [&str; 9] = ["近", "续", "每", "达", "时", "期", "第", "用", "满"];
const SPAN_AFTER: [&str; 6] = ["内", "间", "龄", "均", "志", "常"];

/// What a year stands behind in English, and a month that is also a verb.
const OF_TIME: [&str; 21] = [
    "in", "of", "since", "until", "by", "from", "to", "during", "early", "late", "mid", "end",
    "for", "and", "last", "this", "next", "between", "through", "before", "after",
];

/// What may follow a day behind its month: “on February 5 at noon”, not “5 incidents”.
const BEHIND_DAY: [&str; 6] = ["at", "on", "with", "was", "were", "respectively"];

impl Moment {
    /// Whether the calendar has it, in some year where none is written.
    pub fn is_possible(&self) -> bool {
        const LEAP: i16 = 2000;
        let (year, month) = (self.year.unwrap_or(LEAP), self.month.unwrap_or(1));
        Day::new(year, month, self.day.unwrap_or(1)).is_ok()
    }

    /// Whether a text says it too, by its moments or, of a year alone, by its digits.
    pub fn is_said_in(&self, text: &str, moments: &[Self]) -> bool {
        if let (Some(year), true) = (self.year, self.is_year()) {
            let is_same = |other: &Self| other.year == self.year;
            return moments.iter().any(is_same) || text.contains(&year.to_string());
        }
        let agrees = |one: Option<i16>, other: Option<i16>| one.or(other) == other.or(one);
        moments.iter().any(|other| {
            agrees(self.year, other.year)
                && agrees(self.month.map(Into::into), other.month.map(Into::into))
                && agrees(self.day.map(Into::into), other.day.map(Into::into))
                && self.day.is_some() <= other.day.is_some()
                && (self.day.is_some() || other.month.is_some())
        })
    }

    /// The day that it is, in the year of another one where none is written; `None`
    /// where it is a month or a year alone.
    pub fn in_year_of(&self, other: Day) -> Option<Day> {
        let year = self.year.unwrap_or(other.year());
        Day::new(year, self.month?, self.day?).ok()
    }

    /// Whether it is one day.
    pub fn is_day(&self) -> bool {
        self.day.is_some()
    }

    /// Whether it is a year and no more.
    pub fn is_year(&self) -> bool {
        self.month.is_none() && self.day.is_none()
    }
}

/// Every moment of a text, in its order.
pub fn moments(text: &str, lang: Lang) -> Vec<Moment> {
    let tokens = tokens(text, lang);
    let mut moments = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut found = Vec::new();
        let end = iso(&tokens, at, &mut found).or_else(|| match lang {
            Lang::Zh => zh(&tokens, at, &mut found),
            Lang::En => en(&tokens, at, &mut found),
        });
        let end = end.unwrap_or(at + 1);
        let range = tokens[at].range.start..tokens[end - 1].range.end;
        moments.extend(found.into_iter().map(|moment| Moment {
            range: range.clone(),
            ..moment
        }));
        at = end;
    }
    moments
}

fn tokens(text: &str, lang: Lang) -> Vec<Token<'_>> {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum Kind {
        Digits,
        Words,
        Latin,
        Sign,
    }
    let kind = |letter: char| match letter {
        '0'..='9' | '０'..='９' => Kind::Digits,
        'a'..='z' | 'A'..='Z' => Kind::Latin,
        _ if lang == Lang::Zh && WORDS.contains(letter) => Kind::Words,
        _ => Kind::Sign,
    };
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let own = kind(first);
        let length = match own {
            Kind::Sign => first.len_utf8(),
            _ => rest
                .find(|letter| kind(letter) != own)
                .unwrap_or(rest.len()),
        };
        let (written, behind) = rest.split_at(length);
        rest = behind;
        let last = tokens.last();
        let is_ordinal = matches!(written, "st" | "nd" | "rd" | "th")
            && last.is_some_and(|last| last.number.is_some() && last.range.end == start);
        if !is_ordinal && !first.is_whitespace() {
            tokens.push(Token {
                range: start..start + length,
                text: written,
                number: match own {
                    Kind::Digits | Kind::Words => number(written),
                    Kind::Latin | Kind::Sign => None,
                },
                is_words: own == Kind::Words,
            });
        }
    }
    tokens
}

/// The number words that dates are written with, from 0 to 10.
const WORDS: &str = "〇一二三四五六七八九十";

/// The number in digits, or in words as dates have them: 二〇一八, 三十一.
fn number(written: &str) -> Option<i16> {
    let (mut tens, mut last) = (0_i16, None);
    for letter in written.chars() {
        let word = WORDS.chars().position(|word| word == letter);
        let digit = match word {
            Some(10) => {
                tens = last.take().unwrap_or(1_i16).checked_mul(10)?;
                continue;
            }
            Some(digit) => digit,
            None => match u32::from(letter) {
                wide @ 0xff10..=0xff19 => (wide - 0xff10) as usize,
                _ => letter.to_digit(10)? as usize,
            },
        };
        let before = last.unwrap_or(0_i16).checked_mul(10)?;
        last = Some(before.checked_add(i16::try_from(digit).ok()?)?);
    }
    tens.checked_add(last.unwrap_or(0))
}

impl Token<'_> {
    fn is(&self, words: &[&str]) -> bool {
        words
            .iter()
            .any(|word| self.text.eq_ignore_ascii_case(word))
    }

    /// A year in four digits.
    fn year(&self) -> Option<i16> {
        let number = self.number.filter(|_| self.text.chars().count() == 4);
        number.filter(|year| (1900..2100).contains(year))
    }

    /// What can be meant as the number of a month or a day.
    fn small(&self) -> Option<i8> {
        i8::try_from(self.number?).ok().filter(|small| *small < 100)
    }

    /// The month that an English word names, in full or shortened.
    fn month(&self) -> Option<i8> {
        let is_month = |month: &str| {
            let is_short = self.text.len() == 3 || self.text == "Sept";
            month == self.text || (is_short && month.starts_with(self.text))
        };
        let month = MONTHS.iter().position(|month| is_month(month))?;
        i8::try_from(month + 1).ok()
    }
}

fn is_at(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| token.is(words))
}

fn is_before(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| is_at(tokens, before, words))
}

/// The place behind a joint, where one stands; “——” is two.
fn past_joint(tokens: &[Token], at: usize, joints: &[&str]) -> Option<usize> {
    let behind = at + 1 + usize::from(is_at(tokens, at + 1, joints));
    is_at(tokens, at, joints).then_some(behind)
}

/// 2018-02-05, 2018/2/5, 2018.02.05.
fn iso(tokens: &[Token], at: usize, found: &mut Vec<Moment>) -> Option<usize> {
    let [year, one, month, other, day] = tokens.get(at..at + 5)? else {
        return None;
    };
    let is_dense = day.range.end - year.range.start
        == [year, month, day]
            .iter()
            .map(|token| token.text.len())
            .sum::<usize>()
            + 2;
    let is_joined = one.text == other.text && one.is(&["-", "/", "."]);
    let moment = Moment {
        year: Some(year.year()?),
        month: Some(month.small()?),
        day: Some(day.small()?),
        ..Moment::default()
    };
    (is_dense && is_joined && moment.month <= Some(12)).then(|| {
        found.push(moment);
        at + 5
    })
}

/// The Chinese moments that begin at a token, and where they end.
fn zh(tokens: &[Token], mut at: usize, found: &mut Vec<Moment>) -> Option<usize> {
    let token_of =
        |at: usize, names: &[&str]| tokens.get(at).filter(|_| is_at(tokens, at + 1, names));
    let small_of = |at: usize, names: &[&str]| token_of(at, names).and_then(Token::small);
    let ranges = &JOINTS[..ROWS];
    let (mut year, mut month) = (None, None);
    let mut end = None;
    loop {
        // 2011 in 2011—2012年, and 1 in 1至3月, are what stands behind the joint.
        if let Some(other) = past_joint(tokens, at + 1, ranges) {
            let is_year = token_of(other, &["年"]).is_some();
            let first_year = tokens.get(at).and_then(Token::year).filter(|_| is_year);
            let is_month = small_of(other, &["月"]).is_some() && month.is_none();
            let is_month = is_month && small_of(other + 2, &["日", "号"]).is_none();
            let first_month = tokens.get(at).and_then(Token::small).filter(|_| is_month);
            if first_year.is_some() || first_month.is_some() {
                found.push(Moment {
                    year: first_year.or(year),
                    month: first_month,
                    ..Moment::default()
                });
                at = other;
            }
        }
        let start = at;
        if let Some(written) = token_of(at, &["年"]).and_then(Token::year) {
            (year, month) = (Some(written), None);
            at += 2;
        }
        if let Some(written) = small_of(at, &["月"]) {
            // A range may pass the turn of a year that is not written again.
            if at == start && month > Some(written) {
                year = None;
            }
            month = Some(written);
            at += 2;
        }
        let mut day = small_of(at, &["日", "号"]);
        if day.is_some() {
            let is_span = tokens[at].is_words
                || is_before(tokens, at, &SPAN_BEFORE)
                || is_at(tokens, at + 2, &SPAN_AFTER);
            if month.is_none() && is_span {
                day = None;
            } else {
                at += 2;
            }
        } else if let Some(joint) = past_joint(tokens, at + 1, &JOINTS)
            && month.is_some()
            && tokens.get(joint).and_then(Token::small).is_some()
            && (is_at(tokens, joint + 1, &["日", "号"]) || is_at(tokens, joint + 1, &JOINTS))
        {
            // 5 in 2月5—11日 and 2月5、7、9日.
            day = tokens.get(at).and_then(Token::small);
            at += usize::from(day.is_some());
        }
        if at == start {
            return end;
        }
        found.push(Moment {
            year,
            month,
            day,
            ..Moment::default()
        });
        end = Some(at);
        let Some(next) = past_joint(tokens, at, &JOINTS) else {
            return end;
        };
        at = next;
    }
}

/// The English moments that begin at a token, and where they end.
fn en(tokens: &[Token], start: usize, found: &mut Vec<Moment>) -> Option<usize> {
    let first = tokens.get(start)?;
    let is_middle = start > 1 && is_at(tokens, start - 2, &["mid"]);
    let is_of_time = is_before(tokens, start, &OF_TIME) || is_middle;
    let past = |at: usize, sign: &str| at + usize::from(is_at(tokens, at, &[sign]));
    let (mut days, mut at);
    let month = if let Some(month) = first.month() {
        at = start + 1;
        days = Vec::new();
        let mut next = Some(past(at, "."));
        while let Some(day) = next.and_then(|next| day_at(tokens, next)) {
            at = next.unwrap_or(at) + 1;
            days.push(Some(day));
            let joint = past_joint(tokens, at, &JOINTS);
            next = joint.filter(|next| {
                let is_row = is_at(tokens, next + 1, &LAST_OF_ROW);
                let is_range = tokens[next - 1].is(&JOINTS[..ROWS]);
                let behind = tokens.get(next + 1);
                let is_noun = behind.is_some_and(|behind| {
                    behind
                        .text
                        .starts_with(|first: char| first.is_ascii_lowercase())
                        && !behind.is(&OF_TIME)
                        && !behind.is(&BEHIND_DAY)
                });
                is_row || (tokens[next - 1].text != "," && (is_range || !is_noun))
            });
        }
        month
    } else if first.year().is_some() && is_of_time {
        found.push(Moment {
            year: first.year(),
            ..Moment::default()
        });
        return Some(start + 1);
    } else {
        at = start;
        days = vec![Some(day_at(tokens, at)?)];
        let (mut is_listed, mut is_row) = (false, false);
        at = past(at + 1, "of");
        while tokens.get(at)?.month().is_none() {
            let next = past_joint(tokens, at, &JOINTS)?;
            let joint = &tokens[next - 1];
            is_listed |= joint.text == ",";
            is_row |= joint.is(&LAST_OF_ROW);
            days.push(Some(day_at(tokens, next)?));
            at = past(next + 1, "of");
        }
        // “Issue 6, 5 February” is no row.
        if is_listed && !is_row {
            return None;
        }
        let month = tokens.get(at)?.month()?;
        let is_short = tokens[at].text.len() < 5
            && tokens
                .get(past(at + 1, "."))
                .is_some_and(|token| token.year().is_some());
        at = if is_short { past(at + 1, ".") } else { at + 1 };
        month
    };
    let year_at = past(at, ",");
    let year = tokens.get(year_at).and_then(Token::year);
    let is_verb = first.is(&["may", "march", "mar"]) && year.is_none() && days.is_empty();
    if is_verb && !is_of_time {
        return None;
    }
    if days.is_empty() {
        days.push(None);
    }
    found.extend(days.into_iter().map(|day| Moment {
        year,
        month: Some(month),
        day,
        ..Moment::default()
    }));
    Some(year.map_or(at, |_| year_at + 1))
}

/// The day of a month in digits, which are no part of another number.
fn day_at(tokens: &[Token], at: usize) -> Option<i8> {
    let token = tokens.get(at)?;
    let is_glued = |sign: &Token, other: usize, joint: usize| {
        sign.is(&[".", ",", "%"]) && joint == other && !sign.text.is_empty()
    };
    let is_digit = |at: usize| tokens.get(at).is_some_and(|token| token.number.is_some());
    let is_fraction = at >= 2
        && is_glued(&tokens[at - 1], token.range.start, tokens[at - 1].range.end)
        && tokens[at - 1].range.start == tokens[at - 2].range.end
        && is_digit(at - 2);
    let has_fraction = tokens.get(at + 1).is_some_and(|sign| {
        is_glued(sign, token.range.end, sign.range.start)
            && (sign.text == "%"
                || tokens.get(at + 2).is_some_and(|next| {
                    next.number.is_some() && next.range.start == sign.range.end
                }))
    });
    token
        .small()
        .filter(|day| *day > 0 && token.text.len() <= 2 && !is_fraction && !has_fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The moments of a text as `year-month-day`, with a dot for what is not written.
    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &str) {
        fn part(part: Option<impl ToString>) -> String {
            part.map_or_else(|| ".".to_owned(), |part| part.to_string())
        }
        let read = moments(text, lang)
            .into_iter()
            .map(|moment| [part(moment.year), part(moment.month), part(moment.day)].join("-"));
        assert_eq!(read.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[track_caller]
    fn zh(text: &str, expected: &str) {
        check(text, Lang::Zh, expected);
    }

    #[track_caller]
    fn en(text: &str, expected: &str) {
        check(text, Lang::En, expected);
    }

    #[test]
    fn a_chinese_range_or_row_shares_year_and_month() {
        zh("2018年2月5日至11日", "2018-2-5 2018-2-11");
        zh("2018年1月29日—2月4日", "2018-1-29 2018-2-4");
        zh("12月30日至1月5日，2月5—11日", ".-12-30 .-1-5 .-2-5 .-2-11");
        zh("2013年12月30日至1月5日", "2013-12-30 .-1-5");
        zh(
            "2月5日、7日和9日；２月５、７日",
            ".-2-5 .-2-7 .-2-9 .-2-5 .-2-7",
        );
        zh(
            "2011—2012年，1至3月，二月五日",
            "2011-.-. 2012-.-. .-1-. .-3-. .-2-5",
        );
        zh("于5日上午，2018-02-05", ".-.-5 2018-2-5");
    }

    #[test]
    fn an_english_range_or_row_shares_year_and_month() {
        en(
            "5–11 February 2018, Feb. 5th, 2018",
            "2018-2-5 2018-2-11 2018-2-5",
        );
        en("29 January – 4 February 2018", ".-1-29 2018-2-4");
        en(
            "February 5–11, 2018; the 5th of February",
            "2018-2-5 2018-2-11 .-2-5",
        );
        en(
            "on 5, 7 and 9 February, from May 5 to 11",
            ".-2-5 .-2-7 .-2-9 .-5-5 .-5-11",
        );
        en("since March 2018, in 2017", "2018-3-. 2017-.-.");
    }

    #[test]
    fn a_span_of_time_and_what_is_no_date_are_none() {
        zh("7日内，近5日，一日，3个月，5年来，上半年，每日", "");
        en(
            "within 7 days, it may rise, Issue 6, half a year, 1998 hosts",
            "",
        );
        en("On December 26, 9 incidents; 7.6, 5 May", ".-12-26 .-5-5");
    }

    #[test]
    fn a_day_is_in_the_calendar_or_is_not() {
        let is_possible = |text| moments(text, Lang::Zh)[0].is_possible();
        assert!(is_possible("2月29日") && is_possible("2024年2月29日"));
        assert!(
            !is_possible("6月31日") && !is_possible("2025年2月29日") && !is_possible("13月1日")
        );
    }
}

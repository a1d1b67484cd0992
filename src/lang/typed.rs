//! Numbers, days and weeks as people type them into a field.

use crate::report::{Day, Expected, IssueNumber, Quantity, Stated, Week};

/// A number in plain digits, `-7.6` or `48123000`; `None` where the text is not one
/// number and nothing else.
///
/// Full-width digits, separators between thousands, a percent sign, 万 and 亿, million
/// and billion, and arrows in place of signs are understood.
pub fn typed_number(text: &str) -> Option<String> {
    let text: String = text.chars().map(narrowed).collect();
    let text = text.trim();
    let is_down = text.starts_with(['-', '↓']);
    let text = text.strip_prefix(['-', '↓', '+', '↑']).unwrap_or(text);
    let (text, zeros) = without_scale(text.trim_start());
    let (whole, tenths) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole)?;
    if !is_digits(&whole) || !is_digits(tenths) {
        return None;
    }
    let has_point = text.contains('.');
    let decimals = if has_point { tenths } else { "" };
    let (moved, left) = decimals.split_at(decimals.len().min(zeros));
    let padding = "0".repeat(zeros - moved.len());
    let whole = [&whole, moved, &padding].concat();
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let is_zero = whole == "0" && left.bytes().all(|digit| digit == b'0');
    let sign = if is_down && !is_zero { "-" } else { "" };
    let point = if left.is_empty() { "" } else { "." };
    Some([sign, whole, point, left].concat())
}

/// A time of the report: `2018-02-05`, `2018/2/5`, `2018.2.5`, `20180205` or 2018年2月5日 is a
/// day, `2018-W06`, `2018w6` or 2018年第6周 an ISO week, `2018-6` or 2018年第6期 an issue.
pub fn typed_time(text: &str) -> Option<TypedTime> {
    let text = meant(text);
    let mut numbers: Vec<u32> = Vec::new();
    let (mut is_within, mut is_week) = (false, false);
    for sign in text.chars() {
        let digit = sign.to_digit(10);
        match (digit, numbers.last_mut().filter(|_| is_within), sign) {
            // What is too large stays so.
            (Some(digit), Some(number), _) => {
                *number = number.saturating_mul(10).saturating_add(digit);
            }
            (Some(digit), None, _) => numbers.push(digit),
            (None, _, 'W' | 'w' | '周') => is_week = true,
            (None, _, '-' | '/' | '.' | ' ' | '年' | '月' | '日' | '第' | '期') => {}
            (None, ..) => return None,
        }
        is_within = digit.is_some();
    }
    let (year, number, day) = match numbers[..] {
        [year, number] => (year, number, None),
        [year, month, day] => (year, month, Some(day)),
        [digits] if text.len() == 8 => (digits / 10_000, digits / 100 % 100, Some(digits % 100)),
        _ => return None,
    };
    let year: i16 = year.try_into().ok()?;
    match day {
        None if is_week => {
            let week = Week::new(year, number.try_into().ok()?);
            week.ok().map(TypedTime::Week)
        }
        None => Some(TypedTime::Issue(IssueNumber {
            year: (year >= 1000).then_some(year)?,
            number: number.try_into().ok().filter(|number| *number > 0)?,
        })),
        Some(_) if is_week => None,
        Some(day) => {
            let day = Day::new(year, number.try_into().ok()?, day.try_into().ok()?);
            day.ok().map(TypedTime::Day)
        }
    }
}

/// The ISO week that was meant, by whatever numbers.
pub fn typed_week(text: &str) -> Option<Week> {
    match typed_time(text)? {
        TypedTime::Week(week) => Some(week),
        TypedTime::Issue(IssueNumber { year, number }) => {
            Week::new(year, number.try_into().ok()?).ok()
        }
        TypedTime::Day(_) => None,
    }
}

/// What certainly was meant by a value of another type or form than expected, which is
/// given as messages have it: a number, a day or a word, as files write them.
pub fn value_meant(expected: Expected, found: &str) -> Option<Stated> {
    let quoted = found.strip_prefix('"');
    let text = quoted.and_then(|found| found.strip_suffix('"'));
    let text = text.unwrap_or(found);
    match expected {
        Expected::WholeNumber | Expected::Number => {
            let number = typed_number(text)?;
            let (whole, decimals) = number.split_once('.').unwrap_or((&number, ""));
            let is_in_range = whole.parse::<i64>().is_ok_and(|whole| {
                let magnitude = whole.unsigned_abs();
                magnitude <= Quantity::MAX
            });
            let decimals = decimals.trim_end_matches('0');
            let number = match expected {
                Expected::WholeNumber if decimals.is_empty() => whole.to_owned(),
                Expected::Number if decimals.len() <= 1 => number,
                _ => return None,
            };
            is_in_range.then_some(Stated::Number(number))
        }
        Expected::Day => match typed_time(text)? {
            TypedTime::Day(day) => Some(Stated::Plain(day.to_string())),
            TypedTime::Week(_) | TypedTime::Issue(_) => None,
        },
        Expected::OneOf(words) => {
            let mut words = words.iter();
            let word = words.find(|word| word.eq_ignore_ascii_case(text.trim()))?;
            Some(Stated::Plain((*word).to_owned()))
        }
        _ => None,
    }
}

/// What people mean by a time of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedTime {
    Day(Day),
    /// An ISO week.
    Week(Week),
    /// The number of an issue.
    Issue(IssueNumber),
}

/// A short text as it was meant, before messengers and editors put it into a sentence: without
/// the quotes, brackets and stops around it and what follows them, and with narrow signs.
pub fn meant(text: &str) -> String {
    let mut meant = String::new();
    let mut end = 0;
    for sign in text.chars().map(narrowed) {
        if !is_mark(sign) {
            meant.push(sign);
            end = meant.len();
        } else if end > 0 {
            // Within a value may be these alone; what follows another one is not of it.
            if !matches!(sign, ',' | '.' | '/' | ' ') {
                break;
            }
            meant.push(sign);
        }
    }
    meant.truncate(end);
    meant
}

/// Whether a sign stands around words and numbers, and is no part of them.
fn is_mark(sign: char) -> bool {
    match sign {
        '-' | '+' | '_' => false,
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{feff}' => true,
        _ => sign.is_ascii_punctuation() || sign.is_ascii_whitespace(),
    }
}

/// The narrow form of a full-width letter, digit or sign; any other as it is.
pub fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

/// A full-width sign as a narrow one, every dash as a minus, and every space as the common one.
fn narrowed(sign: char) -> char {
    match sign {
        '−' | '–' | '—' | '﹣' => '-',
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        _ => narrow(sign),
    }
}

/// The text before a percent sign or a power of ten in words, and the zeros of that.
fn without_scale(text: &str) -> (&str, usize) {
    const SCALES: [(&str, usize); 5] = [
        ("%", 0),
        ("万", 4),
        ("亿", 8),
        ("million", 6),
        ("billion", 9),
    ];
    let scale = SCALES.into_iter().find_map(|(word, zeros)| {
        let number = text.strip_suffix(word)?;
        Some((number.trim_end(), zeros))
    });
    scale.unwrap_or((text, 0))
}

/// The digits without what stands between their thousands, in every gap the same.
fn ungrouped(digits: &str) -> Option<String> {
    let Some(separator) = digits
        .chars()
        .find(|letter| matches!(letter, ',' | ' ' | '\''))
    else {
        return Some(digits.to_owned());
    };
    let mut groups = digits.split(separator);
    let is_first = groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()));
    let are_thousands = groups.all(|group| group.len() == 3);
    (is_first && are_thousands).then(|| digits.replace(separator, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(typed_number(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_number_is_understood_however_it_is_typed() {
        check("331", Some("331"));
        check(" 48,123,000 ", Some("48123000"));
        check("48 123 000", Some("48123000"));
        check("４８，１２３，０００", Some("48123000"));
        check("4,812.3万", Some("48123000"));
        check("４８１２．３ 万", Some("48123000"));
        check("1.5亿", Some("150000000"));
        check("48.123 million", Some("48123000"));
        check("0.000001万", Some("0.01"));
        check("7.6%", Some("7.6"));
        check("↓ 7.6%", Some("-7.6"));
        check("−７．６％", Some("-7.6"));
        check("+3.0", Some("3.0"));
        check("007", Some("7"));
        check("-0.0", Some("0.0"));
        check("99999999999999999999999", Some("99999999999999999999999"));
    }

    #[test]
    fn what_is_not_one_number_is_none() {
        for text in [
            "",
            "-",
            "7.",
            ".5",
            "1,23",
            "1,234 567",
            "1234,567",
            "12a",
            "1.2.3",
            "7-6",
            "约5",
            "--5",
            "万",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_value_of_another_type_is_read_as_it_was_meant() {
        let number = |number: &str| Some(Stated::Number(number.to_owned()));
        let plain = |text: &str| Some(Stated::Plain(text.to_owned()));
        for (expected, found, meant) in [
            (Expected::WholeNumber, "\"532\"", number("532")),
            (
                Expected::WholeNumber,
                "\" 44 986 000 \"",
                number("44986000"),
            ),
            (Expected::WholeNumber, "\"4,498.6万\"", number("44986000")),
            (Expected::WholeNumber, "26.0", number("26")),
            (Expected::WholeNumber, "\"−23\"", number("-23")),
            (Expected::WholeNumber, "\"532.5\"", None),
            (Expected::WholeNumber, "\"约532\"", None),
            (Expected::WholeNumber, "\"9007199254740992\"", None),
            (Expected::WholeNumber, "4.8e7", None),
            (Expected::Number, "\"7.6%\"", number("7.6")),
            (Expected::Number, "\"↓7.6%\"", number("-7.6")),
            (Expected::Number, "\"7.65\"", None),
            (Expected::Day, "\"2018/2/5\"", plain("2018-02-05")),
            (Expected::Day, "20180205", plain("2018-02-05")),
            (Expected::Day, "\"2018-02-30\"", None),
            (Expected::OneOf(&["zh", "en"]), "\"EN \"", plain("en")),
            (Expected::OneOf(&["zh", "en"]), "\"de\"", None),
            (Expected::Text, "5", None),
        ] {
            assert_eq!(value_meant(expected, found), meant, "{found}");
        }
        let week = "2018-W06".parse().ok();
        for text in ["2018W6", "2018-06", "2018-W6", "2018年第6周"] {
            assert_eq!(typed_week(text), week, "{text}");
        }
        assert_eq!(typed_week("2018-02-05"), None);
    }

    #[test]
    fn days_weeks_and_issues_are_understood_however_they_are_typed() {
        let day = "2018-02-05".parse().ok().map(TypedTime::Day);
        for text in [
            "2018-02-05",
            "2018/2/5",
            "2018.2.05",
            "20180205",
            "２０１８年２月５日",
            " 2018-2-5 ",
            "2018-02-05。",
            "“2018-02-05”",
            "（2018-02-05），见附件",
            "2018-02-05\u{200b}",
        ] {
            assert_eq!(typed_time(text), day, "{text}");
        }
        let week = "2018-W06".parse().ok().map(TypedTime::Week);
        for text in [
            "2018-W06",
            "2018-w6",
            "2018W06",
            "2018年第6周",
            "２０１８－Ｗ０６",
            "2018-W06。",
            "《2018-W06》",
            "2018-W06).",
        ] {
            assert_eq!(typed_time(text), week, "{text}");
        }
        let (year, number) = (2018, 6);
        let issue = Some(TypedTime::Issue(IssueNumber { year, number }));
        for text in ["2018-6", "2018-06", "２０１８－６。", "“2018年第6期”"] {
            assert_eq!(typed_time(text), issue, "{text}");
        }
        for text in [
            "",
            "2018",
            "2018-02-30",
            "5 February",
            "2018-W60",
            "2018-W06-1",
            "周",
            "日",
            "2018-0",
            "2018-+6",
            "2018-99999",
            "18-6",
            "99999999999-W1",
        ] {
            assert_eq!(typed_time(text), None, "{text}");
        }
    }
}

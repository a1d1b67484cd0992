//! Numbers, days and weeks as people type them into a field.

use crate::report::{Day, Week};

/// A number in plain digits, `-7.6` or `48123000`; nothing where the text is not one
/// number and nothing else.
///
/// Full-width digits, separators between thousands, a percent sign, 万 and 亿, million
/// and billion, and arrows in place of signs are understood.
pub fn typed_number(text: &str) -> Option<String> {
    let text = narrowed(text);
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

/// A day: `2018-02-05`, `2018/2/5`, `2018.2.5`, `20180205` or 2018年2月5日.
pub fn typed_day(text: &str) -> Option<Day> {
    let text = narrowed(text);
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<_> = text.split(['-', '/', '.', '年', '月']).collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] => (year, month, day),
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            (&digits[..4], &digits[4..6], &digits[6..])
        }
        _ => return None,
    };
    format!("{}-{:0>2}-{:0>2}", year.trim(), month.trim(), day.trim())
        .parse()
        .ok()
}

/// An ISO week: `2018-W06`, `2018w6` or 2018年第6周.
pub fn typed_week(text: &str) -> Option<Week> {
    let text = narrowed(text).to_uppercase();
    let text = text.trim().trim_end_matches('周');
    let (year, number) = text.split_once(['W', '年'])?;
    let year = year.trim_end_matches('-').trim();
    let number = number.trim_start_matches('第').trim();
    format!("{year}-W{number:0>2}").parse().ok()
}

/// Full-width signs as narrow ones, and every dash as a minus.
fn narrowed(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '−' | '–' | '—' | '﹣' => '-',
        '\u{3000}' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        _ => letter,
    };
    text.chars().map(narrow).collect()
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
    fn days_and_weeks_are_understood_however_they_are_typed() {
        let day = "2018-02-05".parse().ok();
        for text in [
            "2018-02-05",
            "2018/2/5",
            "2018.2.05",
            "20180205",
            "２０１８年２月５日",
            " 2018-2-5 ",
        ] {
            assert_eq!(typed_day(text), day, "{text}");
        }
        let week = "2018-W06".parse().ok();
        for text in [
            "2018-W06",
            "2018-w6",
            "2018W06",
            "2018年第6周",
            "２０１８－Ｗ０６",
        ] {
            assert_eq!(typed_week(text), week, "{text}");
        }
        for text in [
            "",
            "2018",
            "2018-02-30",
            "5 February",
            "2018-W60",
            "周",
            "日",
        ] {
            assert_eq!((typed_day(text), typed_week(text)), (None, None), "{text}");
        }
    }
}

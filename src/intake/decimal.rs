/// The digits that a spreadsheet shows and people type.
const DIGITS: usize = 15;

/// The number that a text is. `None` for what is none, such as `#N/A` or `null`.
pub(super) fn number(written: &str) -> Option<f64> {
    let written = written.trim();
    let is_plain = written
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-' | b'e' | b'E'));
    let number: f64 = written.parse().ok().filter(|_| is_plain)?;
    (number.is_finite() && number.abs() < 1e24).then_some(number)
}

/// A number as it was typed, in decimals: 4.4000000000000004 is 4.4, 1E+021 is written out.
pub(super) fn shown(number: f64) -> Option<String> {
    let scientific = format!("{number:.*e}", DIGITS - 1);
    let (mantissa, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    // Where the point stands among the digits.
    let point = usize::try_from(exponent + 1).ok();
    Some(match point {
        Some(point) if point >= digits.len() => {
            format!("{sign}{digits}{}", "0".repeat(point - digits.len()))
        }
        Some(point) if point > 0 => format!("{sign}{}.{}", &digits[..point], &digits[point..]),
        _ => {
            let zeros = usize::try_from(-1 - exponent)
                .ok()
                .filter(|zeros| *zeros < 30)?;
            format!("{sign}0.{}{digits}", "0".repeat(zeros))
        }
    })
}

/// A share of one as a percentage: 0.506 is 50.6%.
pub(super) fn percent(number: f64) -> Option<String> {
    Some(shown(number * 100.0)? + "%")
}

/// The day that a serial number of a spreadsheet is, as `2026-01-05`.
pub(super) fn date(serial: f64, is_1904: bool) -> Option<String> {
    const MOST: f64 = 2_958_465.0;
    if !(1.0..=MOST).contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and small")]
    let serial = serial.floor() as i64 + if is_1904 { 1462 } else { 0 };
    // Days since 0000-03-01, so that a leap day ends its year; 1899-12-30 is day 0 of the serial numbers.
    let days = serial + 693_899;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_as_it_was_typed() {
        let check = |written, expected: Option<&str>| {
            assert_eq!(
                number(written).and_then(shown).as_deref(),
                expected,
                "{written}"
            );
        };
        check("4.4000000000000004", Some("4.4"));
        check("4.5999999999999996", Some("4.6"));
        check("0.30000000000000004", Some("0.3"));
        check("1E+021", Some("1000000000000000000000"));
        check("48123000", Some("48123000"));
        check("-7.6", Some("-7.6"));
        check("0", Some("0"));
        check("0.000012", Some("0.000012"));
        for none in [
            "",
            "#N/A",
            "null",
            "undefined",
            "NaN",
            "inf",
            "1e400",
            "0x10",
        ] {
            check(none, None);
        }
        assert_eq!(percent(0.506).as_deref(), Some("50.6%"));
        assert_eq!(percent(0.07).as_deref(), Some("7%"));
    }

    #[test]
    fn a_serial_number_is_a_day() {
        assert_eq!(date(46027.0, false).as_deref(), Some("2026-01-05"));
        assert_eq!(date(37261.0, false).as_deref(), Some("2002-01-05"));
        assert_eq!(date(60.0 + 1.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(date(44565.0, true).as_deref(), Some("2026-01-05"));
        assert_eq!(date(-1.0, false), None);
    }
}

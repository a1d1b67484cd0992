/// The digits that a spreadsheet shows and people type.
const DIGITS: usize = 15;
/// The most digits before the point; what has more is no figure.
const MOST_WHOLE: i32 = 24;
/// The most digits behind the point; what has more is not shown.
const MOST_BEHIND: usize = 44;

/// A number in decimals. Those of the standard library carry tables of a size with this whole reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    /// At most [`DIGITS`] of them, of which the last is no zero.
    digits: u64,
    /// How many zeros stand behind them; where negative, how many of them stand behind the point.
    zeros: i32,
}

/// The number that a text is, as it was typed: 4.4000000000000004 is 4.4. `None` for what is none, such as `#N/A` or `null`.
pub(super) fn number(written: &str) -> Option<Decimal> {
    let written = written.trim();
    let is_negative = written.starts_with('-');
    let unsigned = written.strip_prefix(['-', '+']).unwrap_or(written);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, behind) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, behind].concat();
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent: i32 = exponent
        .strip_prefix('+')
        .unwrap_or(exponent)
        .parse()
        .ok()?;
    let significant = all.trim_start_matches('0');
    let kept = significant.len().min(DIGITS);
    let mut digits = significant[..kept].bytes().fold(0, with_digit);
    let rounds_up = significant
        .as_bytes()
        .get(kept)
        .is_some_and(|next| *next >= b'5');
    digits += u64::from(rounds_up);
    let dropped = i32::try_from(significant.len() - kept).ok()?;
    let behind = i32::try_from(behind.len()).ok()?;
    let mut zeros = exponent.checked_add(dropped)?.checked_sub(behind)?;
    while digits > 0 && digits % 10 == 0 {
        digits /= 10;
        zeros += 1;
    }
    let is_small = digits == 0 || zeros.checked_add(length(digits))? <= MOST_WHOLE;
    is_small.then_some(Decimal {
        is_negative,
        digits,
        zeros: if digits == 0 { 0 } else { zeros },
    })
}

fn with_digit(number: u64, digit: u8) -> u64 {
    number * 10 + u64::from(digit - b'0')
}

fn length(digits: u64) -> i32 {
    digits
        .checked_ilog10()
        .map_or(0, |length| length.cast_signed() + 1)
}

impl Decimal {
    /// The number in decimals, with all of its zeros. `None` where it has too many behind the point.
    pub(super) fn shown(self) -> Option<String> {
        let sign = if self.is_negative && self.digits > 0 {
            "-"
        } else {
            ""
        };
        let digits = self.digits.to_string();
        let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
        if self.zeros >= 0 {
            return Some([sign, &digits, &zeros(self.zeros)].concat());
        }
        let lead = zeros(1 - self.zeros - length(self.digits));
        let all = [&*lead, &digits].concat();
        let behind = usize::try_from(-self.zeros)
            .ok()
            .filter(|behind| *behind <= MOST_BEHIND)?;
        let (whole, behind) = all.split_at(all.len() - behind);
        Some([sign, whole, ".", behind].concat())
    }

    /// A share of one as a percentage: 0.506 is 50.6%.
    pub(super) fn percent(self) -> Option<String> {
        Some(self.of_hundred().shown()? + "%")
    }

    /// A share of one as one of a hundred.
    pub(super) fn of_hundred(self) -> Self {
        let zeros = self.zeros + if self.digits == 0 { 0 } else { 2 };
        Self { zeros, ..self }
    }

    /// Without its sign.
    pub(super) fn unsigned(self) -> Self {
        Self {
            is_negative: false,
            ..self
        }
    }

    /// In so many digits behind the point: the last is rounded, and zeros are put there.
    pub(super) fn shown_in(self, least: i32, most: i32) -> Option<String> {
        let dropped = u32::try_from(-self.zeros - most).unwrap_or(0);
        let rounded = match 10_u64.checked_pow(dropped) {
            _ if dropped == 0 => self,
            Some(unit) => Self {
                digits: (self.digits + unit / 2) / unit,
                zeros: -most,
                ..self
            },
            None => Self {
                digits: 0,
                zeros: 0,
                ..self
            },
        };
        let text = rounded.shown()?;
        let (whole, behind) = text.split_once('.').unwrap_or((&text, ""));
        let behind = behind.trim_end_matches('0');
        let lacking = usize::try_from(least).ok()?.saturating_sub(behind.len());
        let point = if behind.len() + lacking > 0 { "." } else { "" };
        Some([whole, point, behind, &"0".repeat(lacking)].concat())
    }

    /// Whether nothing stands behind its point.
    pub(super) fn is_whole(self) -> bool {
        self.zeros >= 0
    }

    /// About the same number, to be compared.
    pub(super) fn about(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "it has 15 digits")]
        let digits = self.digits as f64;
        let number = digits * 10_f64.powi(self.zeros);
        if self.is_negative { -number } else { number }
    }
}

/// The day that a serial number of a spreadsheet is, as `2026-01-05`. It may be before 1969, where a [`Day`] begins.
///
/// [`Day`]: crate::report::Day
pub(super) fn date(serial: Decimal, is_1904: bool) -> Option<String> {
    /// 9999-12-31; a spreadsheet goes no further.
    const MOST: f64 = 2_958_465.0;
    let serial = serial.about();
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
                number(written).and_then(Decimal::shown).as_deref(),
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
            "-",
            ".",
            "1e",
            "1.2.3",
            "--1",
        ] {
            check(none, None);
        }
        check("-0", Some("0"));
        check("+5.", Some("5"));
        check(".5", Some("0.5"));
        check("999999999999999.9", Some("1000000000000000"));
        check("12345678901234567890", Some("12345678901234600000"));
        check("1e-60", None);
        let share = |written: &str| number(written).and_then(Decimal::percent);
        assert_eq!(share("0.506").as_deref(), Some("50.6%"));
        assert_eq!(share("0.07").as_deref(), Some("7%"));
        assert_eq!(share("0.070000000000000007").as_deref(), Some("7%"));
        assert_eq!(share("1").as_deref(), Some("100%"));
        assert_eq!(share("0").as_deref(), Some("0%"));
    }

    #[test]
    fn a_serial_number_is_a_day() {
        let day = |serial: &str, is_1904| date(number(serial).unwrap(), is_1904);
        assert_eq!(day("46027.0", false).as_deref(), Some("2026-01-05"));
        assert_eq!(day("37261.0", false).as_deref(), Some("2002-01-05"));
        assert_eq!(day("61", false).as_deref(), Some("1900-03-01"));
        assert_eq!(day("44565.0", true).as_deref(), Some("2026-01-05"));
        assert_eq!(day("-1.0", false), None);
    }
}

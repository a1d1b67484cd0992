//! Numbers as each language writes them: 万 and 亿, million and billion.

use crate::report::{Change, Share, Unit};

use super::Lang;

/// The power of ten that a language counts large numbers in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    zeros: u32,
    zh: &'static str,
    en: &'static str,
}

const ZH_SCALES: [Scale; 2] = [
    Scale {
        zeros: 8,
        zh: "亿",
        en: "",
    },
    Scale {
        zeros: 4,
        zh: "万",
        en: "",
    },
];
const EN_SCALES: [Scale; 2] = [
    Scale {
        zeros: 9,
        zh: "",
        en: "billion",
    },
    Scale {
        zeros: 6,
        zh: "",
        en: "million",
    },
];

impl Scale {
    /// Numbers as they are.
    pub const ONES: Self = Self {
        zeros: 0,
        zh: "",
        en: "",
    };

    /// The scale in which a language writes a number of this size.
    pub fn of(value: u64, lang: Lang) -> Self {
        let scales = match lang {
            Lang::Zh => ZH_SCALES,
            Lang::En => EN_SCALES,
        };
        scales
            .into_iter()
            .find(|scale| value >= 10_u64.pow(scale.zeros))
            .unwrap_or(Self::ONES)
    }

    /// The word for the scale, 万 or million; empty for ones.
    pub fn word(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// How many decimals a value needs in this scale to lose nothing.
    pub fn decimals(self, value: u64) -> u32 {
        (0..self.zeros)
            .find(|kept| value.is_multiple_of(10_u64.pow(self.zeros - kept)))
            .unwrap_or(self.zeros)
    }

    /// A value in this scale with so many decimals, cut and never rounded, so
    /// ask for at least [`Scale::decimals`].
    pub fn write(self, value: u64, decimals: u32) -> String {
        let one = 10_u64.pow(self.zeros);
        let whole = grouped(value / one);
        if decimals == 0 {
            return whole;
        }
        let mut fraction = format!("{:0width$}", value % one, width = self.zeros as usize);
        fraction.truncate(decimals as usize);
        format!("{whole}.{fraction}")
    }

    /// A value in this scale, for drawing.
    #[allow(clippy::cast_precision_loss)] // Counts stay below 2^53.
    pub fn measure(self, value: u64) -> f64 {
        value as f64 / 10_f64.powi(self.zeros.cast_signed())
    }
}

/// A whole number with its thousands set apart by commas.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The unit that goes with a value in a scale: 万次, million downloads.
pub fn unit(value: u64, scale: Scale, unit: &Unit, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}{}", scale.zh, unit.zh),
        Lang::En => {
            let noun = if value == 1 {
                &unit.en_one
            } else {
                &unit.en_other
            };
            if scale.en.is_empty() {
                noun.clone()
            } else {
                format!("{} {noun}", scale.en)
            }
        }
    }
}

/// A value with its unit in running text: 约4,812.3万次, about 48.123 million downloads.
pub fn amount(value: u64, is_rounded: bool, of: &Unit, lang: Lang) -> String {
    let scale = Scale::of(value, lang);
    let number = scale.write(value, scale.decimals(value));
    let unit = unit(value, scale, of, lang);
    match (lang, is_rounded) {
        (Lang::Zh, true) => format!("约{number}{unit}"),
        (Lang::Zh, false) => format!("{number}{unit}"),
        (Lang::En, true) => format!("about {number} {unit}"),
        (Lang::En, false) => format!("{number} {unit}"),
    }
}

/// The magnitude of a change with the decimals it was printed with: 7.6%.
pub fn percent(change: Change) -> String {
    let tenths = change.tenths().unsigned_abs();
    if change.decimals() == 0 {
        format!("{}%", grouped(tenths / 10))
    } else {
        format!("{}.{}%", grouped(tenths / 10), tenths % 10)
    }
}

/// A share of a whole: 61.3%.
pub fn share(share: Share) -> String {
    format!("{share}%")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn downloads() -> Unit {
        Unit {
            zh: "次".into(),
            en_one: "download".into(),
            en_other: "downloads".into(),
        }
    }

    #[track_caller]
    fn check(value: u64, is_rounded: bool, zh: &str, en: &str) {
        assert_eq!(amount(value, is_rounded, &downloads(), Lang::Zh), zh);
        assert_eq!(amount(value, is_rounded, &downloads(), Lang::En), en);
    }

    #[test]
    fn each_language_counts_in_its_own_powers_and_loses_no_digit() {
        check(0, false, "0次", "0 downloads");
        check(1, false, "1次", "1 download");
        check(9_999, false, "9,999次", "9,999 downloads");
        check(10_000, false, "1万次", "10,000 downloads");
        check(15_764, false, "1.5764万次", "15,764 downloads");
        check(184_000, true, "约18.4万次", "about 184,000 downloads");
        check(2_070_000, true, "约207万次", "about 2.07 million downloads");
        check(
            48_123_000,
            true,
            "约4,812.3万次",
            "about 48.123 million downloads",
        );
        check(100_000_000, false, "1亿次", "100 million downloads");
        check(
            123_456_789,
            false,
            "1.23456789亿次",
            "123.456789 million downloads",
        );
        check(
            2_000_000_001,
            false,
            "20.00000001亿次",
            "2.000000001 billion downloads",
        );
    }

    #[test]
    fn a_percentage_keeps_the_decimals_it_was_printed_with() {
        let written = |tenths, decimals| percent(Change::new(tenths, decimals).unwrap());
        assert_eq!(written(-76, 1), "7.6%");
        assert_eq!(written(-100, 1), "10.0%");
        assert_eq!(written(1180, 0), "118%");
        assert_eq!(written(12_345_678, 1), "1,234,567.8%");
        assert_eq!(share(Share::new(613).unwrap()), "61.3%");
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back_as_itself(value in 0_u64..=crate::report::Quantity::MAX) {
            for lang in Lang::BOTH {
                let scale = Scale::of(value, lang);
                let text = scale.write(value, scale.decimals(value)).replace(',', "");
                let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
                let padded = format!("{fraction:0<width$}", width = scale.zeros as usize);
                prop_assert_eq!(format!("{whole}{padded}").parse::<u64>(), Ok(value));
                prop_assert!(!fraction.ends_with('0'));
            }
        }
    }
}

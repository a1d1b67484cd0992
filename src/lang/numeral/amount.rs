use std::collections::{BTreeMap, BTreeSet};

/// How much a numeral says, in millionths, and to which step it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    millionths: u128,
    step: u128,
    is_percent: bool,
    is_about: bool,
}

/// One, in millionths.
const ONE: u128 = 1_000_000;

impl Amount {
    /// The digits of a number, of which so many stand behind the point, times a power
    /// of ten. Nothing for a number that no report can have.
    pub(super) fn new(digits: u128, decimals: u32, zeros: u32) -> Option<Self> {
        let step =
            (ONE * 10_u128.checked_pow(zeros)?).checked_div(10_u128.checked_pow(decimals)?)?;
        let millionths = digits.checked_mul(step)?;
        // Leaves room for doubling, and for adding what follows: 1亿2345万.
        (step > 0 && millionths < u128::MAX >> 8).then_some(Self {
            millionths,
            step,
            is_percent: false,
            is_about: false,
        })
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self {
            millionths: u128::from(number) * ONE,
            step: ONE,
            is_percent: false,
            is_about: false,
        }
    }

    /// So many tenths of a percent.
    pub fn percent(tenths: u64) -> Self {
        Self {
            millionths: u128::from(tenths) * (ONE / 10),
            step: ONE / 10,
            is_percent: true,
            is_about: false,
        }
    }

    /// The same of a value that is rounded to a step.
    #[must_use]
    pub fn rounded_to(self, step: u32) -> Self {
        Self {
            step: self.step.max(u128::from(step) * ONE),
            ..self
        }
    }

    pub(super) fn in_percent(self) -> Self {
        Self {
            is_percent: true,
            ..self
        }
    }

    pub(super) fn about(self) -> Self {
        Self {
            is_about: true,
            ..self
        }
    }

    /// This and a smaller one that follows it as one number, as 1亿 and 2345万.
    pub(super) fn with(self, rest: Self) -> Self {
        Self {
            millionths: self.millionths + rest.millionths,
            step: rest.step,
            ..rest
        }
    }

    /// What two numerals of the same number have in common, however they are written.
    pub fn key(self) -> (bool, u128) {
        (self.is_percent, self.millionths)
    }

    fn tolerance(self, step: u128) -> u128 {
        let of_rounding = self.step.max(step) / 2;
        let of_about = if self.is_about {
            self.last_place() - 1
        } else {
            0
        };
        of_rounding.max(of_about)
    }

    /// The place of the last digit that is not zero.
    fn last_place(self) -> u128 {
        let mut place = self.step;
        while self.millionths > 0 && self.millionths.is_multiple_of(place * 10) {
            place *= 10;
        }
        place
    }
}

/// The numbers that prose may have, sorted so that each is found at once.
#[derive(Clone, Debug, Default)]
pub struct Amounts(BTreeMap<(bool, u128), BTreeSet<u128>>);

impl Amounts {
    /// Whether one of them is what a number of prose can stand for: within half of the
    /// step to which either is rounded, and after 约 or “about” within one of the
    /// last place that is not zero.
    pub fn have(&self, prose: Amount) -> bool {
        self.0.iter().any(|((is_percent, step), numbers)| {
            let tolerance = prose.tolerance(*step);
            let least = prose.millionths.saturating_sub(tolerance);
            let range = least..=prose.millionths + tolerance;
            *is_percent == prose.is_percent && numbers.range(range).next().is_some()
        })
    }
}

impl Extend<Amount> for Amounts {
    fn extend<T: IntoIterator<Item = Amount>>(&mut self, amounts: T) {
        for amount in amounts {
            let alike = self.0.entry((amount.is_percent, amount.step)).or_default();
            alike.insert(amount.millionths);
        }
    }
}

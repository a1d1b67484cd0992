use std::fmt;

use super::Quantity;

/// A change on last week in percent, kept in whole tenths: -7.6 % is -76.
///
/// From -100 % upwards; `decimals` is 0 or 1, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    tenths: i64,
    decimals: u8,
}

/// The changes that two values leave possible, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeInterval {
    /// The least possible change.
    pub least: Change,
    /// The greatest possible change; `None` where last week may have been so
    /// near to 0 that there is none.
    pub greatest: Option<Change>,
}

impl Change {
    /// The largest rise that can be stated, in tenths of a percent.
    const MAX_TENTHS: i64 = 10_000_000_000;

    /// No change.
    pub const NONE: Self = Self {
        tenths: 0,
        decimals: 0,
    };

    /// A change of so many tenths of a percent, printed with 0 or 1 decimals.
    pub fn new(tenths: i64, decimals: u8) -> Option<Self> {
        let is_in_range = (-1000..=Self::MAX_TENTHS).contains(&tenths);
        let is_printable = decimals == 1 || (decimals == 0 && tenths % 10 == 0);
        (is_in_range && is_printable).then_some(Self { tenths, decimals })
    }

    /// The change from one exact value to another, rounded as the report
    /// rounds: the magnitude half up, then the sign. `None` where the base is 0.
    pub fn between(previous: u64, current: u64, decimals: u8) -> Option<Self> {
        Self::of_doubled(previous.checked_mul(2)?, current.checked_mul(2)?, decimals)
    }

    /// Every change that the rounding of two values leaves possible; `None`
    /// where last week was 0, from which there is no change in percent.
    pub fn interval_between(
        previous: Quantity,
        current: Quantity,
        decimals: u8,
    ) -> Option<ChangeInterval> {
        let doubled = |quantity: Quantity| {
            let (least, greatest) = quantity.doubled_interval();
            Some((u64::try_from(least).ok()?, u64::try_from(greatest).ok()?))
        };
        let (previous_least, previous_greatest) = doubled(previous)?;
        let (current_least, current_greatest) = doubled(current)?;
        Some(ChangeInterval {
            least: Self::of_doubled(previous_greatest, current_least, decimals)?,
            greatest: Self::of_doubled(previous_least, current_greatest, decimals),
        })
    }

    /// The signed tenths of a percent.
    pub fn tenths(self) -> i64 {
        self.tenths
    }

    /// How many decimals are printed: 0 or 1.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The change between two values, both doubled. In u64, which holds a thousand times twice any
    /// quantity: the division of u128 is large in wasm.
    fn of_doubled(previous: u64, current: u64, decimals: u8) -> Option<Self> {
        let scale = if decimals == 0 { 100 } else { 1000 };
        let distance = previous.abs_diff(current);
        let (whole, rest) = (distance.checked_div(previous)?, distance % previous);
        let scaled = rest.checked_mul(scale)?;
        let is_half = scaled % previous >= previous.div_ceil(2);
        let magnitude = whole.checked_mul(scale)? + scaled / previous + u64::from(is_half);
        let magnitude = i64::try_from(magnitude)
            .ok()?
            .checked_mul(if decimals == 0 { 10 } else { 1 })?;
        Self::new(
            if current < previous {
                -magnitude
            } else {
                magnitude
            },
            decimals,
        )
    }
}

/// As files write it and reports print it: `-7.6`, or `-8` without decimals.
impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.tenths < 0 { "-" } else { "" };
        let magnitude = self.tenths.unsigned_abs();
        write!(formatter, "{sign}{}", magnitude / 10)?;
        if self.decimals == 0 {
            return Ok(());
        }
        write!(formatter, ".{}", magnitude % 10)
    }
}

impl ChangeInterval {
    /// Whether a stated change is one of those possible.
    pub fn contains(self, change: Change) -> bool {
        let most = self.greatest.map_or(i64::MAX, Change::tenths);
        (self.least.tenths..=most).contains(&change.tenths)
    }
}

/// A share of a whole in percent with one decimal, kept in tenths: 0 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(u16);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(1000);

    /// A share of so many tenths of a percent, at most 1000.
    pub fn new(tenths: u16) -> Option<Self> {
        (tenths <= 1000).then_some(Self(tenths))
    }

    /// The share that a part has of a whole, rounded half up; `None` where
    /// the whole is 0 or less than the part.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let doubled = part.checked_mul(2000)?.checked_add(whole)?;
        let tenths = doubled.checked_div(whole.checked_mul(2)?)?;
        u16::try_from(tenths).ok().and_then(Self::new)
    }

    /// The tenths of a percent.
    pub fn tenths(self) -> u16 {
        self.0
    }
}

/// As files write it: `61.3`.
impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(previous: u64, current: u64, expected_tenths: i64) {
        assert_eq!(
            Change::between(previous, current, 1).unwrap().tenths(),
            expected_tenths
        );
    }

    #[test]
    fn changes_that_cncert_printed_are_recomputed_as_printed() {
        check(3142, 2836, -97);
        check(743, 706, -50);
        check(5460, 6663, 220);
        check(43, 47, 93);
    }

    #[test]
    fn a_change_is_written_as_it_is_printed() {
        let check = |tenths, decimals, expected: &str| {
            let change = Change::new(tenths, decimals).unwrap();
            assert_eq!(change.to_string(), expected);
        };
        check(-76, 1, "-7.6");
        check(-4, 1, "-0.4");
        check(80, 1, "8.0");
        check(-80, 0, "-8");
        assert_eq!(Share::new(7).unwrap().to_string(), "0.7");
    }

    #[test]
    fn the_magnitude_is_rounded_half_up_and_then_signed() {
        check(2000, 2001, 1);
        check(2000, 1999, -1);
        check(10_000, 10_004, 0);
        check(100, 100, 0);
        check(2, 0, -1000);
        assert_eq!(Change::between(0, 5, 1), None);
        assert_eq!(Change::between(1000, 1105, 0).unwrap().tenths(), 110);
    }

    #[test]
    fn rounded_values_leave_an_interval() {
        let about = |value| Quantity::new(value, Some(1000)).unwrap();
        let interval = Change::interval_between(about(183_000), about(184_000), 1).unwrap();
        assert!(interval.least.tenths() <= 0 && interval.greatest.unwrap().tenths() >= 11);
        let exact = |value| Quantity::new(value, None).unwrap();
        let interval = Change::interval_between(exact(107), exact(184), 1).unwrap();
        assert_eq!(
            (
                interval.least.tenths(),
                interval.greatest.map(Change::tenths)
            ),
            (720, Some(720))
        );
    }

    #[test]
    fn from_what_may_have_been_nothing_a_rise_has_no_bound() {
        let hundreds = |value| Quantity::new(value, Some(100)).unwrap();
        let interval = Change::interval_between(hundreds(0), hundreds(200), 1).unwrap();
        assert_eq!((interval.least.tenths(), interval.greatest), (2000, None));
        let change = |tenths| Change::new(tenths, 1).unwrap();
        assert!(interval.contains(change(2000)) && interval.contains(change(1_000_000)));
        assert!(!interval.contains(change(1999)));
        let nothing = Quantity::new(0, None).unwrap();
        assert_eq!(Change::interval_between(nothing, hundreds(200), 1), None);
    }

    proptest! {
        #[test]
        fn a_change_and_its_inverse_have_opposite_signs(previous in 1_u64..=Quantity::MAX, current in 1_u64..=Quantity::MAX) {
            if let (Some(there), Some(back)) = (Change::between(previous, current, 1), Change::between(current, previous, 1)) {
                prop_assert!(there.tenths().signum() * back.tenths().signum() <= 0);
            }
        }

        #[test]
        fn the_interval_contains_the_change_of_the_stated_values(previous in 10_000_u64..1_000_000, current in 0_u64..1_000_000) {
            let rounded = |value| Quantity::new(value, Some(1000)).unwrap();
            let interval = Change::interval_between(rounded(previous), rounded(current), 1).unwrap();
            prop_assert!(interval.contains(Change::between(previous, current, 1).unwrap()));
        }
    }
}

/// A measured whole number, and how far the report itself rounded it.
///
/// From 0 to 2^53-1, so that every JSON reader has it exactly. “约18.4万” is
/// 184000 rounded to 1000: the true value lies within half of that around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    value: u64,
    rounded_to: Option<u32>,
}

impl Quantity {
    /// The largest value that a file may state.
    pub const MAX: u64 = (1 << 53) - 1;
    /// The steps to which reports round.
    pub const STEPS: [u32; 4] = [1, 100, 1000, 10_000];

    /// A value that is exact, or rounded to one of [`Quantity::STEPS`].
    pub fn new(value: u64, rounded_to: Option<u32>) -> Option<Self> {
        let is_in_range = value <= Self::MAX;
        let is_a_step = rounded_to.is_none_or(|step| Self::STEPS.contains(&step));
        (is_in_range && is_a_step).then_some(Self { value, rounded_to })
    }

    /// The number as stated.
    pub fn value(self) -> u64 {
        self.value
    }

    /// The step to which the report rounded, or `None` where it is exact.
    pub fn rounded_to(self) -> Option<u32> {
        self.rounded_to
    }

    /// Whether the report gives the number as it is.
    pub fn is_exact(self) -> bool {
        self.rounded_to.is_none()
    }

    /// The least and the greatest value that rounding leaves possible, doubled
    /// so that half a step is a whole number.
    pub fn doubled_interval(self) -> (u128, u128) {
        let step = u128::from(self.rounded_to.unwrap_or(0));
        let doubled = u128::from(self.value) * 2;
        (doubled.saturating_sub(step), doubled + step)
    }
}

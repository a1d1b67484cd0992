use std::collections::{BTreeMap, BTreeSet};

/// What a number is a number of. Counts come first, so that every other one is more
/// than any count where keys are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Things that are counted.
    #[default]
    Count,
    /// How many times as much something is: 两倍, doubled.
    Times,
    /// Hundredths of a whole, or of what was: 7.6%, 三成, a third.
    Percent,
    /// The difference of two such shares: 个百分点, percentage points.
    Points,
}

/// On which side of a number the truth lies by the words around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// No word says so.
    #[default]
    Exact,
    /// 约, about: on either side.
    About,
    /// 近, nearly: a little below.
    Nearly,
    /// 余, odd: a little above.
    Odd,
    /// 超过, more than: above.
    Above,
    /// 低于, fewer than: below.
    Below,
}

/// How much a numeral says, in millionths, and to which step it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    millionths: u128,
    step: u128,
    kind: Kind,
    bound: Bound,
}

/// One, in millionths.
const ONE: u128 = 1_000_000;

impl Amount {
    /// The digits of a number, of which so many stand behind the point, times a power
    /// of ten. `None` for a number that no report can have.
    pub(super) fn new(digits: u128, decimals: u32, zeros: u32) -> Option<Self> {
        let step =
            (ONE * 10_u128.checked_pow(zeros)?).checked_div(10_u128.checked_pow(decimals)?)?;
        let millionths = digits.checked_mul(step)?;
        // Leaves room for doubling, and for adding what follows: 1亿2345万.
        (step > 0 && millionths < u128::MAX >> 8).then_some(Self::of(millionths, step))
    }

    const fn of(millionths: u128, step: u128) -> Self {
        Self {
            millionths,
            step,
            kind: Kind::Count,
            bound: Bound::Exact,
        }
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self::of(u128::from(number) * ONE, ONE)
    }

    /// So many tenths of a percent.
    pub fn percent(tenths: u64) -> Self {
        Self::of(u128::from(tenths) * (ONE / 10), ONE / 10).in_kind(Kind::Percent)
    }

    /// A part of a whole in percent, as exactly as can be; `None` of a whole of 0.
    pub fn ratio(part: u64, whole: u64) -> Option<Self> {
        let millionths = (u128::from(part) * 100 * ONE).checked_div(whole.into())?;
        Some(Self::of(millionths, 0).in_kind(Kind::Percent))
    }

    /// How many times as much as another number one is; `None` where that is 0.
    pub fn times(number: u64, other: u64) -> Option<Self> {
        let millionths = (u128::from(number) * ONE).checked_div(other.into())?;
        Some(Self::of(millionths, 0).in_kind(Kind::Times))
    }

    /// The same of a value that is rounded to a step.
    #[must_use]
    pub fn rounded_to(self, step: u32) -> Self {
        Self {
            step: self.step.max(u128::from(step) * ONE),
            ..self
        }
    }

    /// The same as a number of something else.
    #[must_use]
    pub const fn in_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    pub(super) fn with_bound(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }

    /// A fraction or a multiple in words, which stands for what lies within a tenth of it.
    pub(super) fn in_words(self) -> Self {
        Self {
            step: self.millionths / 5,
            ..self
        }
    }

    /// This and a smaller one that follows it as one number, as 1亿 and 2345万.
    pub(super) fn with(self, rest: Self) -> Self {
        Self {
            millionths: self.millionths + rest.millionths,
            step: rest.step,
            kind: rest.kind,
            ..self
        }
    }

    /// One more of itself: what grows by two times becomes three times as much.
    pub(super) fn and_itself(self) -> Self {
        Self {
            millionths: self.millionths + ONE,
            ..self
        }
    }

    /// Whether it is a share in words, such as 三分之一, and none in digits.
    pub fn is_in_words(self) -> bool {
        self.kind == Kind::Percent && self.step > ONE
    }

    /// What two numerals of the same number have in common, however they are written.
    pub fn key(self) -> (Kind, u128) {
        (self.kind, self.millionths)
    }

    /// The whole number that it is, and to which step it is rounded by the words around it or by its scale: 184000
    /// and `Some(1000)` for 约18.4万, 532 and `None` for 532. `None` for a bound such as 超过500, and where it is not whole.
    pub fn whole_and_step(self) -> Option<(u64, Option<u64>)> {
        if matches!(self.bound, Bound::Above | Bound::Below) || !self.millionths.is_multiple_of(ONE)
        {
            return None;
        }
        let is_rough = self.bound != Bound::Exact || self.step > ONE;
        let step = if self.step > ONE {
            self.step
        } else {
            self.last_place()
        };
        let whole = |millionths: u128| u64::try_from(millionths / ONE).ok();
        Some((whole(self.millionths)?, whole(step).filter(|_| is_rough)))
    }

    /// How many tenths it is, and whether a tenth is written; `None` where it is finer than that.
    pub fn tenths(self) -> Option<(u64, bool)> {
        let tenth = ONE / 10;
        let is_written = self.step < ONE;
        let tenths = u64::try_from(self.millionths / tenth).ok()?;
        self.millionths
            .is_multiple_of(tenth)
            .then_some((tenths, is_written))
    }

    /// What it is a number of.
    pub fn kind(self) -> Kind {
        self.kind
    }

    /// Whether words say that it lies to one side of the other, and those around the
    /// other that it lies to the other side.
    pub fn is_bounded_against(self, other: Self) -> bool {
        use Bound::{Above, Below, Nearly, Odd};
        let is_above = |amount: Self| matches!(amount.bound, Above | Odd);
        let is_below = |amount: Self| matches!(amount.bound, Below | Nearly);
        is_above(self) && is_below(other) || is_below(self) && is_above(other)
    }

    /// Whether one language may well say one of them where the other says the other:
    /// 增长一倍 is “100%”, 48.1 million is 4812.3万.
    pub fn may_be(self, other: Self) -> bool {
        let of_a_change = |times: Self, percent: Self| {
            (times.kind, percent.kind) == (Kind::Times, Kind::Percent)
                && percent.millionths.abs_diff(times.millionths * 100) == 100 * ONE
        };
        let counts = |times: Self, count: Self| {
            (times.kind, count.kind) == (Kind::Times, Kind::Count)
                && [0, ONE].contains(&times.millionths.wrapping_sub(count.millionths))
        };
        let rounds = |one: Self, exact: Self| {
            let is_rough = one.bound != Bound::Exact || one.step >= 1000 * ONE;
            let half = match one.bound {
                Bound::Exact => one.step / 2,
                _ => one.last_place() / 2,
            };
            let is_near = one.millionths.abs_diff(exact.millionths) <= half.max(one.step / 2);
            one.kind == exact.kind && (is_rough || one.is_in_words()) && is_near
        };
        [(self, other), (other, self)]
            .into_iter()
            .any(|(one, other)| of_a_change(one, other) || counts(one, other) || rounds(one, other))
    }

    /// The least and the greatest that a number of the data, rounded to a step, may be
    /// where prose gives this one for it.
    fn span(self, step: u128) -> (u128, u128) {
        let place = self.last_place();
        let rounding = self.step.max(step) / 2;
        let half = rounding.max(place / 2);
        // More than a tenth may be an eighth.
        let beyond = place.max(if self.is_in_words() { 5 * ONE } else { 0 });
        let (below, above) = match self.bound {
            Bound::Exact => (rounding, rounding),
            Bound::About => (half, half),
            Bound::Nearly => (half, rounding),
            Bound::Odd | Bound::Above => (0, rounding.max(beyond)),
            Bound::Below => (rounding.max(beyond), 0),
        };
        let least = self.millionths.saturating_sub(below);
        (least, self.millionths + above)
    }

    /// Whether it is true of a number as a bound of it, however far away.
    pub fn bounds(self, number: Self) -> bool {
        self.kind == number.kind
            && match self.bound {
                Bound::Above => number.millionths >= self.millionths,
                Bound::Below => number.millionths <= self.millionths,
                _ => false,
            }
    }

    /// The least and the greatest number that it may stand for, in millionths.
    pub fn limits(self) -> (u128, u128) {
        if self.kind == Kind::Count && self.bound == Bound::Exact && self.step <= ONE {
            return (self.millionths, self.millionths);
        }
        self.span(0)
    }

    /// Whether it only says on which side of a number another one lies: 超过500.
    pub fn is_bound(self) -> bool {
        matches!(self.bound, Bound::Above | Bound::Below)
    }

    /// Whether it may be said of what lies between two numbers of its kind, in millionths.
    pub fn fits(self, (least, most): (u128, u128)) -> bool {
        match self.bound {
            Bound::Above => most >= self.millionths,
            Bound::Below => least <= self.millionths,
            _ => {
                let (own_least, own_most) = self.limits();
                own_least <= most && least <= own_most
            }
        }
    }

    /// The place of the last digit that is not zero.
    fn last_place(self) -> u128 {
        let mut place = self.step;
        while self.millionths > 0 && place > 0 && self.millionths.is_multiple_of(place * 10) {
            place *= 10;
        }
        place
    }
}

/// The numbers that prose may have, sorted so that each is found at once.
#[derive(Clone, Debug, Default)]
pub struct Amounts(BTreeMap<(Kind, u128), BTreeSet<u128>>);

impl Amounts {
    /// Whether there are none.
    pub fn are_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is what a number of prose can stand for: within half of the
    /// step to which either is rounded, and where a word such as 约 or “nearly” says
    /// so, as far on its side as the last place that is not zero.
    pub fn have(&self, prose: Amount) -> bool {
        self.0.iter().any(|((kind, step), numbers)| {
            let (least, most) = prose.span(*step);
            *kind == prose.kind && numbers.range(least..=most).next().is_some()
        })
    }
}

impl Extend<Amount> for Amounts {
    fn extend<T: IntoIterator<Item = Amount>>(&mut self, amounts: T) {
        for amount in amounts {
            let alike = self.0.entry((amount.kind, amount.step)).or_default();
            alike.insert(amount.millionths);
        }
    }
}

use crate::{lang::Lang, report::Place};

/// One value of the draft that can be typed or chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Where it stands; for one of two languages of a text that is `null`, where it would.
    pub place: Place,
    /// Its place by ids, which stays when items are moved.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// How it is entered.
    pub control: Control,
    /// What is written there: nothing for `null`, and as it stands in the file where it
    /// does not fit.
    pub written: String,
    /// What last week's report states there, as its page words it.
    pub last_week: Option<String>,
    /// The unit of the number.
    pub unit: Option<String>,
    /// Whether it may stay empty.
    pub is_optional: bool,
    /// What else is put when it is.
    pub(in crate::desk) linked: Linked,
}

/// How a field is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A whole number.
    Whole,
    /// A number with at most one decimal.
    Decimal,
    /// A line of text; in one of the two languages, or the same in both.
    Line(Option<Lang>),
    /// Sentences in one of the two languages.
    Prose(Lang),
    /// A number, a text or nothing, as an entry of the corrections states it.
    Stated,
    Day,
    /// An ISO week.
    Week,
    /// One of a few.
    Choice(Vec<Choice>),
    /// Yes or no: `true` or `false` is typed.
    Flag,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is typed to choose it; nothing for `null`.
    pub typed: String,
    /// What it is called.
    pub label: String,
}

/// The values that belong together with that of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Linked {
    /// None.
    None,
    /// The number of decimals that a change is printed with.
    Decimals(Place),
    /// The other half of an object of two keys.
    Half {
        /// The object, or what stands in its place.
        whole: Place,
        keys: [&'static str; 2],
        /// What it may be besides an object.
        substitute: Substitute,
    },
}

/// What may stand in place of an object of two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Substitute {
    /// Nothing else.
    Never,
    /// `null` where both are empty.
    Null,
    /// One text where both are the same, `null` where both are empty.
    Plain,
}

impl Field {
    pub(super) fn optional(self) -> Self {
        Self {
            is_optional: true,
            ..self
        }
    }

    pub(super) fn in_unit(self, unit: Option<String>) -> Self {
        Self { unit, ..self }
    }

    pub(super) fn after(self, last_week: Option<String>) -> Self {
        Self { last_week, ..self }
    }

    pub(super) fn with(self, linked: Linked) -> Self {
        Self { linked, ..self }
    }
}

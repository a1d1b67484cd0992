use super::{Change, Id, Origin, Quantity, Share};

/// One measured indicator of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its id in the catalogue.
    pub id: Id,
    /// Its value, or `None` where the source does not state it.
    pub quantity: Option<Quantity>,
    /// Where the value comes from; `None` means as the week.
    pub value_origin: Option<Origin>,
    /// The stated change on last week in percent.
    pub change: Option<Change>,
    /// The stated change on last week as a count.
    pub change_count: Option<i64>,
    /// Where the change comes from; `None` means as the week.
    pub change_origin: Option<Origin>,
    /// The stated share of the indicator that it is a part of.
    pub share: Option<Share>,
}

impl Indicator {
    /// Whether the week states its value or its change in percent.
    pub fn is_stated(&self) -> bool {
        self.quantity.is_some() || self.change.is_some()
    }
}

use crate::{
    lang::{self, Lang},
    report::{Change, Id, IssueNumber, Period, Quantity, Share},
};

use super::{Locator, plain::cleaned};

/// Where something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The edition, by its position among those that were read.
    pub edition: usize,
    /// The place in it.
    pub place: Locator,
    pub words: String,
}

/// Something that a document states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The field of the week file, by ids: `indicators/phishing_pages/change_pct`.
    pub at: String,
    /// What it states.
    pub value: Value,
    /// The language that it is stated in.
    pub lang: Lang,
    /// Where.
    pub source: Source,
}

impl Fact {
    /// Whether its number, if it is one, stands in its words: as such, or with other zeros or another point, as where
    /// a column is headed in 万 or a share is a part of one.
    pub fn is_in_its_words(&self) -> bool {
        let number = match &self.value {
            Value::Quantity(quantity) => quantity.value(),
            Value::Number(number) => *number,
            Value::Count(count) => count.unsigned_abs(),
            Value::Change(change) if change.tenths() != 0 => change.tenths().unsigned_abs(),
            Value::Share(share) => u64::from(share.tenths()),
            _ => return true,
        };
        let digits = |written: &str| {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').to_owned()
        };
        let own = digits(&number.to_string());
        let mut numerals = lang::numerals(&cleaned(&self.source.words), self.lang).into_iter();
        numerals.any(|numeral| {
            let (_, millionths) = numeral.amount.key();
            digits(&millionths.to_string()) == own
        })
    }
}

/// What a document states of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// That it is there, without a figure.
    Named,
    /// The value of an indicator.
    Quantity(Quantity),
    /// A change in percent.
    Change(Change),
    /// A change as a count.
    Count(i64),
    Share(Share),
    /// A whole number of anything else.
    Number(u64),
    /// A list of ids.
    Ids(Vec<Id>),
    /// A level of a rating.
    Level(Id),
    /// Words.
    Words(String),
    /// The number of the issue.
    Issue(IssueNumber),
    /// The days covered.
    Period(Period),
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands, with its words.
    pub source: Source,
    /// Why it is not in the draft.
    pub why: Why,
}

/// Why something is not in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A figure, and nothing says of what.
    NothingNamed,
    /// A figure that no field takes.
    NoField,
    /// A change that is none on last week.
    OtherTime,
    /// Text without a figure.
    Text,
    /// A heading that no report has.
    Heading,
    Picture,
    /// A chart whose subject or parts are not known.
    Chart,
    /// A chart over weeks of which none is known to be this one.
    Run,
    /// A row of a table that fits no field.
    Row,
    /// Text about the publisher.
    Publisher,
}

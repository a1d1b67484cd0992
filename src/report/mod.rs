//! What a weekly report is, and what a finding is: plain values that know
//! neither files nor languages nor browsers.
//!
//! A value here is right by construction: [`Week`], [`Day`], [`Id`],
//! [`Quantity`], [`Change`] and [`Share`] are parsed once, at the edge, and a
//! [`Report`] in hand is free of errors within itself.

mod breakdown;
mod catalogue;
mod change;
mod corrections;
mod day;
mod defect;
mod discrepancy;
mod figures;
mod finding;
mod history;
mod id;
mod incidents;
mod index;
mod indicator;
mod mend;
mod misprint;
mod order;
mod place;
mod problem;
mod provenance;
mod publisher;
mod quantity;
mod rule;
mod severity;
mod sorted_map;
mod text;
mod week;

pub use breakdown::{Breakdown, WeekPart, WeekParts};
pub use catalogue::{
    Catalogue, DatedName, DistributionEntry, IndicatorEntry, Name, Named, RankingEntry,
    RatingEntry, Section, SeriesBreak, Term, Unit,
};
pub use change::{Change, ChangeInterval, Share};
pub use corrections::{Acknowledgement, Correction, CorrectionKind, Idle, Stated};
pub use day::Day;
pub use defect::{Allowed, Defect, Expected, Flaw, Measure};
pub use discrepancy::{Absurd, Alike, Discrepancy, Oddity, Slip};
pub use figures::{Distribution, Part, RankedItem, RankedName, Ranking, folded};
pub use finding::{Extent, Finding, Position};
pub use history::{Cell, Column, History};
pub use id::Id;
pub use incidents::{IncidentCategory, Incidents};
pub use index::{Index, IssueNumber, IssueRun, WeekRange};
pub use indicator::Indicator;
pub use mend::Mend;
pub use misprint::{Misprint, MisprintKind, Respelling};
pub use order::ordered_by;
pub use place::{Place, is_within};
pub use problem::Problem;
pub use provenance::{Basis, Origin, Period, Provenance, Source, SourceKind};
pub use publisher::{Contact, Facts, Partners, Publisher, Registration};
pub use quantity::Quantity;
pub use rule::RuleId;
pub use severity::Severity;
pub use sorted_map::SortedMap;
pub use text::{Text, is_han};
pub use week::Week;

use std::ops::Deref;

/// A rating of the week on one of the catalogue's scales, such as 优 良 中 差 危.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The scale, an id of the catalogue's `ratings`.
    pub id: Id,
    /// The level on that scale.
    pub level: Id,
}

/// Everything a week file says, section by section in the file's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The ISO week that the report is about.
    pub week: Week,
    /// CNCERT's own number of the issue, where it is known.
    pub issue: Option<IssueNumber>,
    /// The days covered, and how they are known.
    pub period: Period,
    /// The day of CNCERT's own publication, where it is known.
    pub published_on: Option<Day>,
    /// 1 for the first published version of this file.
    pub revision: u32,
    /// Where the figures come from.
    pub provenance: Provenance,
    /// Overall ratings of the week.
    pub ratings: Vec<Rating>,
    /// The measured indicators, in the report's order.
    pub indicators: Vec<Indicator>,
    /// Ranked lists, such as the top 5 families.
    pub rankings: Vec<Ranking>,
    /// Distributions by type or place.
    pub distributions: Vec<Distribution>,
    /// Incidents handled, where the report speaks of them.
    pub incidents: Option<Incidents>,
    /// Sentences that the editors put in front.
    pub highlights: Vec<Text>,
    /// What was corrected after publication; append-only.
    pub corrections: Vec<Correction>,
    /// Findings that were seen and accepted.
    pub acknowledged: Vec<Acknowledgement>,
    /// 本期编辑, the duty editor.
    pub editor: Option<Text>,
}

/// A weekly report (网络安全信息与动态周报) without an error within itself.
///
/// Only `draft::read` makes one, and only when it found no error; from then on
/// it can be read but not changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Report(Contents);

impl Report {
    /// Seals contents in which no error was found.
    pub(crate) fn sealed(contents: Contents) -> Self {
        Self(contents)
    }

    /// Whether it says all that another one does and nothing else. An older file may not
    /// say what its entries accept.
    pub fn is_same(&self, other: &Self) -> bool {
        let (own, others) = (&self.acknowledged, &other.acknowledged);
        let mut pairs = own.iter().zip(others);
        if own == others
            || own.len() != others.len()
            || !pairs.all(|(own, other)| own.is_same(other))
        {
            return self == other;
        }
        let mut contents = self.0.clone();
        contents.acknowledged.clone_from(others);
        contents == other.0
    }

    /// Where a value of this report comes from: its own origin, or the week's.
    pub fn origin(&self, own: Option<Origin>) -> Origin {
        own.unwrap_or(self.0.provenance.kind)
    }

    /// The indicator with this id, if the week has it.
    pub fn indicator(&self, id: &Id) -> Option<&Indicator> {
        self.0
            .indicators
            .iter()
            .find(|indicator| indicator.id == *id)
    }
}

impl Deref for Report {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.0
    }
}

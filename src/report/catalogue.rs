use super::{Cell, Id, Text, Week};

/// A name in both languages, and in which of them the wording is CNCERT's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub text: Text,
    /// Whether the Chinese wording is CNCERT's own.
    pub is_official_zh: bool,
    /// Whether the English wording is CNCERT's own.
    pub is_official_en: bool,
}

/// A name that holds from a week on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedName {
    /// The first week, or `None` for the beginning.
    pub from: Option<Week>,
    pub name: Name,
}

/// The unit that an indicator counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The Chinese measure word, such as 个 or 次.
    pub zh: String,
    /// The English singular.
    pub en_one: String,
    /// The English plural.
    pub en_other: String,
}

/// The section of the report that an indicator belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// 本周网络安全基本态势.
    KeyFindings,
    /// 本周事件处理情况.
    Incidents,
}

/// A week from which a series is measured differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesBreak {
    /// The first week measured in the new way.
    pub week: Week,
    /// What changed.
    pub text: Text,
}

/// An indicator that reports may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorEntry {
    pub id: Id,
    /// Its names, the oldest first; never empty.
    pub names: Vec<DatedName>,
    /// What it counts in.
    pub unit: Unit,
    /// Where it stands in the report.
    pub section: Section,
    /// Whether it has a card of its own among the headlines.
    pub is_headline: bool,
    /// The indicator that it is a part of.
    pub part_of: Option<Id>,
    /// Whether its parts together make it up, so that they sum to it.
    pub has_all_parts: bool,
    /// Where the series changes its meaning.
    pub breaks: Vec<SeriesBreak>,
    /// What is counted, for readers.
    pub definition: Text,
}

impl IndicatorEntry {
    /// The name of the indicator in the time of a week.
    pub fn name_at(&self, week: Week) -> &Name {
        let holds = |dated: &&DatedName| dated.from.is_none_or(|from| from <= week);
        let dated = self.names.iter().rev().find(holds);
        &dated.unwrap_or(&self.names[0]).name
    }

    /// The value of the week before a week, where an exact value may be held against it: it is exact itself, and
    /// the series goes on.
    pub fn comparable(&self, week: Week, before: &Cell) -> Option<u64> {
        let is_comparable = !before.is_rounded && !self.breaks.iter().any(|of| of.week == week);
        before.value.filter(|_| is_comparable)
    }
}

/// An id with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Id,
    pub name: Name,
}

/// A distribution that reports may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistributionEntry {
    pub id: Id,
    /// The indicator that is distributed.
    pub of: Id,
    pub name: Name,
    /// The parts it may have.
    pub parts: Vec<Named>,
}

/// A ranking that reports may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankingEntry {
    pub id: Id,
    /// The indicator that it breaks down.
    pub of: Id,
    pub name: Name,
}

/// A scale on which weeks are rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingEntry {
    pub id: Id,
    pub name: Name,
    /// Its levels, the mildest first.
    pub levels: Vec<Named>,
}

/// A term of the glossary: any of its renderings stands for any of the other language's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Chinese renderings.
    pub zh: Vec<String>,
    /// English renderings.
    pub en: Vec<String>,
    /// What an editor should know.
    pub note: Text,
}

/// What can be measured and named in a weekly report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub indicators: Vec<IndicatorEntry>,
    pub distributions: Vec<DistributionEntry>,
    pub rankings: Vec<RankingEntry>,
    /// Rating scales.
    pub ratings: Vec<RatingEntry>,
    /// Whom CNCERT works with.
    pub actors: Vec<Named>,
    /// Kinds of incidents.
    pub categories: Vec<Named>,
    /// The glossary.
    pub terms: Vec<Term>,
}

impl Catalogue {
    /// The entry of an indicator.
    pub fn indicator(&self, id: &Id) -> Option<&IndicatorEntry> {
        self.indicators.iter().find(|entry| entry.id == *id)
    }

    /// The entry of a distribution.
    pub fn distribution(&self, id: &Id) -> Option<&DistributionEntry> {
        self.distributions.iter().find(|entry| entry.id == *id)
    }

    /// The entry of a ranking.
    pub fn ranking(&self, id: &Id) -> Option<&RankingEntry> {
        self.rankings.iter().find(|entry| entry.id == *id)
    }

    /// The entry of a rating scale.
    pub fn rating(&self, id: &Id) -> Option<&RatingEntry> {
        self.ratings.iter().find(|entry| entry.id == *id)
    }

    /// The name of an actor.
    pub fn actor(&self, id: &Id) -> Option<&Name> {
        named(&self.actors, id)
    }

    /// The name of a kind of incidents.
    pub fn category(&self, id: &Id) -> Option<&Name> {
        named(&self.categories, id)
    }
}

/// The name that goes with an id in a list.
fn named<'a>(list: &'a [Named], id: &Id) -> Option<&'a Name> {
    list.iter()
        .find(|named| named.id == *id)
        .map(|named| &named.name)
}

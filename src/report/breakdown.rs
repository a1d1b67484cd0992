use super::{Origin, RankedName, Share, Week};

/// A ranking or a distribution over the weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    names: Vec<RankedName>,
    weeks: Vec<WeekParts>,
}

/// What a week's issue says of a ranking or a distribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekParts {
    pub week: Week,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether anything of it was corrected after publication.
    pub is_corrected: bool,
    /// Whether the parts make up the whole.
    pub is_complete: bool,
    /// The parts in printed order; none where the issue names it alone.
    pub parts: Vec<WeekPart>,
}

/// A part in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekPart {
    /// Where its name stands among [`Breakdown::names`].
    pub name: usize,
    /// Its value, where stated.
    pub value: Option<u64>,
    /// Its share of the whole, where stated.
    pub share: Option<Share>,
}

impl Breakdown {
    /// Parts over weeks, which rise; `None` where they do not, or a part has no name.
    pub fn new(names: Vec<RankedName>, weeks: Vec<WeekParts>) -> Option<Self> {
        let rises = weeks.is_sorted_by(|earlier, later| earlier.week < later.week);
        let mut parts = weeks.iter().flat_map(|week| &week.parts);
        let are_named = parts.all(|part| part.name < names.len());
        (rises && are_named).then_some(Self { names, weeks })
    }

    /// The names of parts: what is ranked, or the ids of a distribution's parts.
    pub fn names(&self) -> &[RankedName] {
        &self.names
    }

    /// The weeks whose issues have it, oldest first.
    pub fn weeks(&self) -> &[WeekParts] {
        &self.weeks
    }
}

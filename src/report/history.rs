use super::{Breakdown, Change, Id, Origin, SortedMap, Week};

/// One indicator over the weeks of a [`History`]; every list is as long as its weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// `None` where a week has no value.
    pub values: Vec<Option<u64>>,
    /// Flags of the values, see [`History::ROUNDED`] and the others.
    pub value_flags: Vec<u8>,
    /// Changes as stated; `None` where a week states none.
    pub changes: Vec<Option<Change>>,
    pub change_flags: Vec<u8>,
}

/// What is known of one indicator in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub value: Option<u64>,
    /// Whether the report rounded it.
    pub is_rounded: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// Whether it was corrected after publication.
    pub is_corrected: bool,
}

/// Columns of figures over weeks, in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    weeks: Vec<Week>,
    columns: SortedMap<Id, Column>,
    breakdowns: SortedMap<Id, Breakdown>,
}

impl History {
    /// Flag: the report rounded the value.
    pub const ROUNDED: u8 = 1;
    /// Flag: illustrative.
    pub const SAMPLE: u8 = 2;
    /// Flag: known from a reprint or digest.
    pub const SECONDHAND: u8 = 4;
    /// Flag: corrected after publication.
    pub const CORRECTED: u8 = 8;

    /// A history of these weeks, which rise, and columns of the same length;
    /// `None` where they do not fit together.
    pub fn new(weeks: Vec<Week>, columns: SortedMap<Id, Column>) -> Option<Self> {
        let rises = weeks.is_sorted_by(|earlier, later| earlier < later);
        let fits = columns.iter().all(|(_, column)| {
            [
                column.values.len(),
                column.value_flags.len(),
                column.changes.len(),
                column.change_flags.len(),
            ] == [weeks.len(); 4]
        });
        (rises && fits).then(|| Self {
            weeks,
            columns,
            breakdowns: SortedMap::default(),
        })
    }

    /// The same with rankings and distributions over the weeks.
    #[must_use]
    pub fn with_breakdowns(self, breakdowns: SortedMap<Id, Breakdown>) -> Self {
        Self { breakdowns, ..self }
    }

    /// The weeks, oldest first.
    pub fn weeks(&self) -> &[Week] {
        &self.weeks
    }

    /// The columns by indicator.
    pub fn columns(&self) -> &SortedMap<Id, Column> {
        &self.columns
    }

    /// Where a figure with these flags comes from.
    pub fn origin(flags: u8) -> Origin {
        if flags & Self::SAMPLE != 0 {
            Origin::Sample
        } else if flags & Self::SECONDHAND != 0 {
            Origin::Secondhand
        } else {
            Origin::Issue
        }
    }

    /// The rankings and distributions; a history of one year has none.
    pub fn breakdowns(&self) -> &SortedMap<Id, Breakdown> {
        &self.breakdowns
    }

    /// What is known of an indicator in a week; `None` where the week has no
    /// issue or the issue does not have the indicator.
    pub fn cell(&self, id: &Id, week: Week) -> Option<Cell> {
        let place = self.weeks.binary_search(&week).ok()?;
        let column = self.columns.get(id.as_str())?;
        let flags = column.value_flags[place];
        Some(Cell {
            value: column.values[place],
            is_rounded: flags & Self::ROUNDED != 0,
            origin: Self::origin(flags),
            is_corrected: flags & Self::CORRECTED != 0,
        })
    }

    /// This history and one of other weeks as one; a week in both is taken from `other`, but for rankings and
    /// distributions, which are those of this one.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut weeks = self.weeks.clone();
        for week in &other.weeks {
            if let Err(place) = weeks.binary_search(week) {
                weeks.insert(place, *week);
            }
        }
        let both = [self, other].into_iter();
        let ids = both.flat_map(|history| history.columns.iter().map(|(id, _)| id.clone()));
        let mut columns = SortedMap::default();
        for id in ids {
            let mut column = Column::default();
            for week in &weeks {
                let found = [other, self].into_iter().find_map(|history| {
                    let place = history.weeks.binary_search(week).ok()?;
                    Some((history.columns.get(id.as_str()), place))
                });
                let cell = found.and_then(|(column, place)| Some((column?, place)));
                column
                    .values
                    .push(cell.and_then(|(from, place)| from.values[place]));
                column
                    .value_flags
                    .push(cell.map_or(0, |(from, place)| from.value_flags[place]));
                column
                    .changes
                    .push(cell.and_then(|(from, place)| from.changes[place]));
                column
                    .change_flags
                    .push(cell.map_or(0, |(from, place)| from.change_flags[place]));
            }
            columns.insert(id, column);
        }
        Self {
            weeks,
            columns,
            breakdowns: self.breakdowns.clone(),
        }
    }
}

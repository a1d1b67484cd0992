//! The record of corrections that a new revision must bring along.

use std::path::Path;

use cncert_weekly::{
    draft::{self, ChangedField},
    publish,
    report::{Correction, Report},
};

/// What the corrections of a revision lack.
#[derive(Debug, Default)]
pub struct Record {
    /// Published figures that change without an entry.
    pub missing: Vec<ChangedField>,
    /// Published entries that are gone or altered.
    pub lost: Vec<Correction>,
}

impl Record {
    /// What a revision lacks beside the version before it.
    pub fn of(before: &Report, after: &Report) -> Self {
        let lost = draft::lost_corrections(before, after);
        Self {
            missing: draft::unexplained_changes(before, after),
            lost: lost.into_iter().cloned().collect(),
        }
    }

    /// Whether it lacks nothing.
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.lost.is_empty()
    }

    /// What to put into `corrections`, for the editor of a file; nothing where
    /// nothing is lacking.
    pub fn text(&self, path: &Path) -> String {
        let path = path.display();
        let missing = self.missing.iter().map(publish::correction_entry);
        let lost = self.lost.iter().map(publish::correction_text);
        [
            listed(
                &format!(
                    "{path}: published figures change without an entry in `corrections`.\n\
                     Add these, each with its day and the reason in both languages:"
                ),
                missing,
            ),
            listed(
                &format!(
                    "{path}: entries of `corrections` that are published are gone or altered.\n\
                     Put them back, before any new one:"
                ),
                lost,
            ),
        ]
        .concat()
    }
}

/// Entries below a heading, each in a line of its own; nothing where there are none.
pub fn listed(heading: &str, entries: impl Iterator<Item = String>) -> String {
    let lines: Vec<_> = entries.map(|entry| format!("    {entry}\n")).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("{heading}\n{}", lines.concat())
}

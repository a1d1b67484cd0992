//! The entries that the corrections of a revision lack, ready to be put there.

use std::path::Path;

use cncert_weekly::{
    lang::{self, PressWords},
    publish,
    report::{Discrepancy, Finding, Problem},
};

/// What the corrections of a revision lack, as files have it.
pub struct Record {
    /// Entries for published figures that change without one.
    pub missing: Vec<String>,
    /// Published entries that are gone or altered.
    pub lost: Vec<String>,
}

impl Record {
    /// What the findings of a file say that its corrections lack.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding<Problem>>) -> Self {
        let (mut missing, mut lost) = (Vec::new(), Vec::new());
        for finding in findings {
            match &finding.problem {
                Problem::Discrepancy(Discrepancy::CorrectionMissing { at, old, new }) => {
                    missing.push(publish::correction_entry(at, old, new));
                }
                Problem::Discrepancy(Discrepancy::CorrectionAltered { published, .. }) => {
                    lost.push(publish::correction_text(published));
                }
                _ => {}
            }
        }
        Self { missing, lost }
    }

    /// What to put into `corrections`, for the editor of a file; nothing where
    /// nothing is lacking.
    pub fn text(&self, words: &PressWords, path: &Path) -> String {
        let lists = [
            (words.add_corrections, &self.missing),
            (words.put_back, &self.lost),
        ];
        let lists = lists
            .map(|(heading, entries)| listed(&lang::told(heading, &[&path.display()]), entries));
        lists.concat()
    }
}

/// Entries below a heading, each in a line of its own; nothing where there are none.
pub fn listed(heading: &str, entries: &[String]) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let lines: Vec<_> = entries
        .iter()
        .map(|entry| format!("    {entry}\n"))
        .collect();
    format!("{heading}\n{}", lines.concat())
}

//! What publishing drafts writes, and why it cannot be done.

use std::sync::Arc;

use crate::report::{Catalogue, Report, Week};

use super::{Checksums, File, generated_beside};

/// Where the newest revision of a week stands.
pub fn week_path(week: Week) -> String {
    format!("weeks/{week}.json")
}

/// Where an earlier revision of a week stands.
pub fn revision_path(week: Week, revision: u32) -> String {
    format!("weeks/{week}.r{revision}.json")
}

/// What is published, as far as whoever adds to it has to know it.
#[derive(Clone, Copy)]
pub struct PublishedFiles<'a> {
    /// The newest revision of each week.
    pub reports: &'a [Arc<Report>],
    /// The checksums of all files that are not generated.
    pub sums: &'a Checksums,
    /// The files that are at hand, among them at least the newest week's and that of each week that is revised.
    pub files: &'a [File],
}

/// A file that is to become a part of the dataset.
#[derive(Clone, Debug)]
pub struct NewFile {
    /// What it will be there.
    pub file: File,
    /// What it says of its week; `None` of a catalogue or a publisher.
    pub report: Option<Arc<Report>>,
}

/// Everything that publishing drafts writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// The drafts, each behind the published file that it takes the place of, under the name of its revision. What says
    /// nothing new is not among them.
    pub new: Vec<File>,
    /// Every generated file; none where there is no week.
    pub generated: Vec<File>,
}

/// Why nothing can be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// A file is not at hand.
    Lacking(String),
    /// Another file has the name under which an earlier revision would be kept.
    InTheWay(String),
}

impl<'a> PublishedFiles<'a> {
    /// What publishing drafts writes, all of it made of `catalogue`, which is in force then.
    ///
    /// # Errors
    /// When a file is lacking or in the way.
    pub fn release(self, catalogue: &Catalogue, drafts: &[NewFile]) -> Result<Release, Obstacle> {
        let mut new = Vec::new();
        let (mut reports, mut sums) = (self.reports.to_vec(), self.sums.clone());
        for draft in drafts.iter().filter(|draft| !self.has(draft)) {
            new.extend(self.kept(draft)?);
            new.push(draft.file.clone());
            if let Some(report) = &draft.report {
                reports.retain(|other| other.week != report.week);
                reports.push(report.clone());
            }
        }
        for file in &new {
            sums.put(file);
        }
        let newest = reports.iter().map(|report| report.week).max();
        // What is new comes before what it takes the place of.
        let at_hand = new.iter().chain(self.files);
        let generated = generated_beside(&reports, catalogue, &sums, at_hand);
        let generated = match (generated, newest) {
            (Some(generated), _) => generated,
            (None, Some(newest)) => return Err(Obstacle::Lacking(week_path(newest))),
            (None, None) => Vec::new(),
        };
        Ok(Release { new, generated })
    }

    /// Whether a draft says nothing that is not published, however it is laid out.
    pub fn has(self, draft: &NewFile) -> bool {
        match &draft.report {
            Some(report) => {
                (self.report(report.week)).is_some_and(|published| published.is_same(report))
            }
            None => self.sums.agree_with(&draft.file),
        }
    }

    fn report(self, week: Week) -> Option<&'a Report> {
        let mut reports = self.reports.iter();
        let report = reports.find(|report| report.week == week)?;
        Some(report)
    }

    /// The published file of a draft's week under the name of its revision.
    fn kept(self, draft: &NewFile) -> Result<Option<File>, Obstacle> {
        let before = draft
            .report
            .as_ref()
            .and_then(|report| self.report(report.week));
        let Some(before) = before else {
            return Ok(None);
        };
        let place = week_path(before.week);
        let Some(published) = self.files.iter().find(|file| file.path == place) else {
            return Err(Obstacle::Lacking(place));
        };
        let kept = File {
            path: revision_path(before.week, before.revision),
            bytes: published.bytes.clone(),
        };
        if self.sums.has(&kept.path) && !self.sums.agree_with(&kept) {
            return Err(Obstacle::InTheWay(kept.path));
        }
        Ok(Some(kept))
    }
}

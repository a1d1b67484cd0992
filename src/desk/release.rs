use crate::{
    publish::{self, Checksums, File, Obstacle, PublishedFiles, package},
    report::{Severity, Week},
};

use super::{Desk, Kind, Manuscript};

/// Why no package can be made of the drafts on a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// A draft has so many errors.
    Errors(String, usize),
    /// So many places of a draft are empty.
    Unfilled(String, usize),
    /// A draft has so many warnings that are neither corrected nor accepted.
    Warnings(String, usize),
    /// A draft states no figure.
    Blank(String),
    /// A published week would have errors.
    Elsewhere(Week),
    /// Two drafts would be one file.
    Twice(String),
    /// The drafts are still being read.
    Behind,
    /// All that the drafts say is published.
    NothingNew,
    /// What the site generated is not of the weeks that it has.
    NotAsGenerated,
    /// Something else has the name under which an earlier revision would be kept.
    InTheWay(String),
    /// A file of the site is not at hand.
    Lacking(String),
}

/// Drafts that nothing speaks against, and what is published around them.
pub struct Delivery<'a> {
    desk: &'a Desk,
    drafts: Vec<publish::NewFile>,
    /// The week that the package is named by.
    pub week: Week,
    /// The weeks whose published files are needed, byte for byte.
    pub needed: Vec<Week>,
}

impl Desk {
    /// What a package is to be made of: all drafts on the desk, for each was held against the others.
    ///
    /// # Errors
    /// With all that holds it up.
    pub fn to_publish(&self) -> Result<Delivery<'_>, Vec<Hold>> {
        if self.is_behind() {
            return Err(vec![Hold::Behind]);
        }
        let mut holds: Vec<_> = self.manuscripts.iter().flat_map(holds).collect();
        let drafts: Vec<_> = self.manuscripts.iter().map(as_published).collect();
        let mut paths: Vec<_> = drafts.iter().map(|draft| &draft.file.path).collect();
        paths.sort_unstable();
        let twice = paths.windows(2).filter(|pair| pair[0] == pair[1]);
        holds.extend(twice.map(|pair| Hold::Twice(pair[0].clone())));
        if !holds.is_empty() {
            return Err(holds);
        }
        let weeks = drafts.iter().filter_map(|draft| draft.report.as_ref());
        let weeks: Vec<_> = weeks.map(|report| report.week).collect();
        let newest = self.published.newest().map(|report| report.week);
        let chosen = self
            .chosen()
            .and_then(|chosen| chosen.assessment.report.as_ref());
        let chosen = chosen.map(|report| report.week);
        let Some(week) = chosen.or(weeks.first().copied()).or(newest) else {
            return Err(vec![Hold::NothingNew]);
        };
        let is_published = |week: &Week| self.published.published(*week).is_some();
        let mut needed: Vec<_> = weeks.into_iter().filter(is_published).collect();
        needed.extend(newest.filter(|newest| !needed.contains(newest)));
        Ok(Delivery {
            desk: self,
            drafts,
            week,
            needed,
        })
    }
}

impl Delivery<'_> {
    /// The package: what `press publish` writes for these drafts, to the byte. `list` are the checksums that the site
    /// has, `files` the published ones that are [`needed`](Self::needed).
    ///
    /// # Errors
    /// When the site's files do not agree with each other, or nothing is new.
    pub fn package(&self, list: &str, files: &[File]) -> Result<Vec<u8>, Hold> {
        let sums = Checksums::read(list).ok_or(Hold::NotAsGenerated)?;
        let edition = &self.desk.published;
        let published = PublishedFiles {
            reports: edition.reports(),
            sums: &sums,
            files,
        };
        let before = published.release(edition.catalogue(), &[]);
        let before = before.map_err(held_up)?.generated;
        let is_listed =
            |file: &File| file.path == publish::CHECKSUMS && file.bytes == list.as_bytes();
        if !before.iter().any(is_listed) || !files.iter().all(|file| sums.agree_with(file)) {
            return Err(Hold::NotAsGenerated);
        }
        let catalogue = self.desk.edition.catalogue();
        let release = published.release(catalogue, &self.drafts);
        let release = release.map_err(held_up)?;
        if release.new.is_empty() {
            return Err(Hold::NothingNew);
        }
        Ok(package(self.week, &release))
    }
}

fn held_up(obstacle: Obstacle) -> Hold {
    match obstacle {
        Obstacle::InTheWay(path) => Hold::InTheWay(path),
        Obstacle::Lacking(path) => Hold::Lacking(path),
    }
}

/// What speaks against publishing a draft.
fn holds(manuscript: &Manuscript) -> Vec<Hold> {
    let assessment = &manuscript.assessment;
    let name = || manuscript.draft.name().to_owned();
    let is_week = manuscript.draft.kind() == Kind::Week;
    if assessment.is_blank() {
        return vec![Hold::Blank(name())];
    }
    let counts = [
        (
            assessment.count(Severity::Error),
            Hold::Errors as fn(_, _) -> _,
        ),
        (assessment.unfilled(), Hold::Unfilled),
        // Only a week's warnings can be accepted.
        (
            if is_week {
                assessment.count(Severity::Warning)
            } else {
                0
            },
            Hold::Warnings,
        ),
    ];
    let counted = counts.into_iter().filter(|(count, _)| *count > 0);
    let elsewhere = assessment.elsewhere.iter();
    let elsewhere = elsewhere.filter(|other| other.finding.problem.severity() == Severity::Error);
    let mut elsewhere: Vec<_> = elsewhere.map(|other| Hold::Elsewhere(other.week)).collect();
    elsewhere.dedup();
    counted
        .map(|(count, hold)| hold(name(), count))
        .chain(elsewhere)
        .collect()
}

/// A draft as it will stand in the dataset: its entries say what they accept.
fn as_published(manuscript: &Manuscript) -> publish::NewFile {
    let Manuscript {
        draft, assessment, ..
    } = manuscript;
    let mut draft = draft.clone();
    if let Some(entries) = assessment.renewed_entries() {
        let _ = draft.renew_entries(&entries);
    }
    let path = match (&assessment.report, draft.kind()) {
        (Some(report), _) => publish::week_path(report.week),
        (None, Kind::Publisher) => "publisher.json".to_owned(),
        (None, _) => "catalogue.json".to_owned(),
    };
    publish::NewFile {
        file: File {
            path,
            bytes: draft.bytes().to_owned(),
        },
        report: assessment.report.clone(),
    }
}

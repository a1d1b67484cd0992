//! A dataset as it stands in a folder, read by all the rules.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use cncert_weekly::{
    desk::{Draft, Edition, Findings, Rules, Weeks, at_once},
    draft::{self, Reading, SoundPart},
    page::Issue,
    proof,
    publish::{File, revision_path, week_path},
    report::{
        Acknowledgement, Allowed, Catalogue, Defect, Finding, Place, Problem, Publisher, Report,
        Week,
    },
};

use crate::{
    failure::Failure,
    findings::FileFinding,
    journal,
    names::{FileName, belongs, pass_over},
    voice::Voice,
};

/// What can be measured.
pub const CATALOGUE: &str = "catalogue.json";
/// Who speaks.
pub const PUBLISHER: &str = "publisher.json";

/// What the folder holds and what was found in it.
#[derive(Clone)]
pub struct Dataset {
    /// Every file.
    pub files: Vec<File>,
    /// What can be measured, where the file could be read.
    pub catalogue: Option<Arc<Catalogue>>,
    /// The newest revision of each week that could be read.
    pub reports: Vec<Arc<Report>>,
    /// The earlier revisions that could be read.
    earlier: Vec<Arc<Report>>,
    /// The same weeks as what is published, with what follows it laid over them.
    weeks: Weeks,
    /// Everything that was found and not accepted.
    pub findings: Vec<FileFinding>,
    /// The entries of week files that do not say yet what they accept, as they are saved.
    entries: BTreeMap<String, Vec<Acknowledgement>>,
}

impl Dataset {
    /// Reads a folder. Whatever lies in it and is no file of a dataset is passed over with a word.
    pub fn read(voice: &Voice, folder: &Path) -> Result<Self, Failure> {
        // Before anything else, so that a mistaken folder is not read in full.
        if !folder.join(CATALOGUE).is_file() {
            return Err(Failure::Missing(folder.join(CATALOGUE)));
        }
        let (files, others) = journal::read_whole(folder, belongs)?;
        pass_over(voice, folder, &others);
        let dataset = Self::of(files, None);
        for path in [CATALOGUE, PUBLISHER] {
            if dataset.bytes(path).is_none() {
                return Err(Failure::Missing(folder.join(path)));
            }
        }
        Ok(dataset)
    }

    /// The catalogue and the publisher, without which nothing can be told.
    pub fn terms(&self, folder: &Path) -> Result<(Arc<Catalogue>, Publisher), Failure> {
        let publisher = self.bytes(PUBLISHER).map(draft::read_publisher);
        let publisher = publisher.and_then(|reading| reading.value);
        let terms = self.catalogue.clone().zip(publisher);
        terms.ok_or_else(|| Failure::Missing(folder.join(PUBLISHER)))
    }

    /// A published week, by default the newest, with all that its page is composed of.
    pub fn issue(&self, folder: &Path, week: Option<Week>) -> Result<Issue, Failure> {
        static RULES: Rules = Rules::new();
        let (catalogue, publisher) = self.terms(folder)?;
        let edition = Edition::new(&RULES, catalogue, publisher.into(), self.reports.clone());
        let report = match week {
            Some(week) => edition.published(week),
            None => edition.newest(),
        };
        let report = report.ok_or_else(|| match week {
            Some(week) => Failure::NotPublished(week),
            None => Failure::NoWeeks(folder.to_owned()),
        })?;
        Ok(edition.issue(report))
    }

    /// Reads files that are already in hand, as what follows a published dataset.
    fn of(files: Vec<File>, before: Option<&Self>) -> Self {
        let mut dataset = Self {
            files,
            catalogue: None,
            reports: Vec::new(),
            earlier: Vec::new(),
            weeks: Weeks::new(Vec::new(), Vec::new()),
            findings: Vec::new(),
            entries: BTreeMap::new(),
        };
        let catalogue = dataset.bytes(CATALOGUE).map(draft::read_catalogue);
        let publisher = dataset.bytes(PUBLISHER).map(draft::read_publisher);
        let catalogue = catalogue.and_then(|reading| dataset.noted(CATALOGUE, reading));
        dataset.catalogue = catalogue.map(Arc::new);
        let publisher = publisher.and_then(|reading| dataset.noted(PUBLISHER, reading));
        if let Some(catalogue) = dataset.catalogue.clone() {
            dataset.check_others(&catalogue, publisher.as_ref());
            let (found, parts) = dataset.read_weeks(&catalogue);
            dataset.weeks = dataset.weeks_after(before);
            dataset.check_weeks(&catalogue, found);
            dataset.check_revisions(&catalogue);
            for (path, part) in parts {
                let found = dataset.check_part(&part, &catalogue);
                dataset.note_all(&path, found);
            }
        }
        dataset
    }

    /// The dataset that follows with some files in the place of those of the same name.
    pub fn with(&self, files: Vec<File>) -> Self {
        if files.is_empty() {
            // Nothing else would be found.
            return self.clone();
        }
        let is_kept = |file: &&File| !files.iter().any(|new| new.path == file.path);
        let mut all: Vec<_> = self.files.iter().filter(is_kept).cloned().collect();
        all.extend(files);
        all.sort_by(|one, other| one.path.cmp(&other.path));
        Self::of(all, Some(self))
    }

    /// What a file holds.
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        let file = self.files.iter().find(|file| file.path == path);
        file.map(|file| &*file.bytes)
    }

    /// A draft as it is saved: the entries of its `acknowledged` say what they accept.
    pub fn saved(&self, file: File) -> File {
        let Some(entries) = self.entries.get(&file.path) else {
            return file;
        };
        let Ok(mut draft) = Draft::open(&*file.path, &file.bytes) else {
            return file;
        };
        let _ = draft.renew_entries(entries);
        let bytes = draft.bytes().to_owned();
        File { bytes, ..file }
    }

    /// The newest revision of a week.
    pub fn report(&self, week: Week) -> Option<&Report> {
        let mut reports = self.reports.iter().map(|report| &**report);
        reports.find(|report| report.week == week)
    }

    /// Reads the weeks, and gives what was found in the newest revisions, one list a
    /// report; and the parts of those that could not be read as a whole.
    fn read_weeks(&mut self, catalogue: &Catalogue) -> (Vec<Findings>, Vec<(String, SoundPart)>) {
        let (mut found, mut parts) = (Vec::new(), Vec::new());
        let weeks = self
            .files
            .iter()
            .filter(|file| file.path.starts_with("weeks/"));
        let readings: Vec<_> = weeks
            .map(|file| (file.path.clone(), read_week(&file.bytes, catalogue)))
            .collect();
        for (path, (value, findings)) in readings {
            let name = FileName::parse(&path);
            let report = match value {
                Ok(report) => report,
                Err(part) => {
                    self.note_all(&path, findings);
                    let is_newest = name.is_some_and(|name| name.revision.is_none());
                    parts.extend(part.filter(|_| is_newest).map(|part| (path, part)));
                    continue;
                }
            };
            if name.is_some_and(|name| name.revision.is_none())
                && misnamed(name, &path, &report).is_none()
            {
                self.reports.push(Arc::new(report));
                found.push(findings);
                continue;
            }
            self.note_all(&path, proof::open(&report, findings));
            match misnamed(name, &path, &report) {
                Some(finding) => self.note(&path, finding.into_problem()),
                None => self.earlier.push(Arc::new(report)),
            }
        }
        (found, parts)
    }

    fn check_others(&mut self, catalogue: &Catalogue, publisher: Option<&Publisher>) {
        for finding in proof::check_catalogue(catalogue) {
            self.note(CATALOGUE, finding);
        }
        let of_publisher = publisher.map(|publisher| proof::check_publisher(publisher, catalogue));
        for finding in of_publisher.into_iter().flatten() {
            self.note(PUBLISHER, finding);
        }
    }

    /// The weeks as they follow a published dataset; as they are published where there is none.
    fn weeks_after(&self, before: Option<&Self>) -> Weeks {
        let kept = self.earlier.clone();
        let Some(before) = before else {
            return Weeks::new(self.reports.clone(), kept);
        };
        let weeks = Weeks::new(before.reports.clone(), kept);
        let new = self.reports.iter().filter(|report| weeks.is_new(report));
        weeks.with(new.cloned().collect())
    }

    /// Proofreads the newest revisions, in which `found` was found by reading.
    fn check_weeks(&mut self, catalogue: &Arc<Catalogue>, found: Vec<Findings>) {
        let mut checked = Vec::new();
        for (report, mut found) in self.reports.iter().zip(found) {
            let weeks = &self.weeks;
            let more = at_once(weeks.check(report, &found, catalogue, &Rules::new(), &async || {}));
            found.extend(more);
            let path = week_path(report.week);
            let renewed = proof::renewed_entries(report, &found);
            self.entries
                .extend(renewed.map(|renewed| (path.clone(), renewed)));
            checked.push((path, proof::open(report, found)));
        }
        for (path, found) in checked {
            self.note_all(&path, found);
        }
    }

    /// Proofreads the part of a week file that could be read, as of a draft for this dataset.
    pub fn check_part(&self, part: &SoundPart, catalogue: &Arc<Catalogue>) -> Findings {
        let report = &part.report;
        let weeks = &self.weeks;
        let found = at_once(weeks.check_part(report, catalogue, &Rules::new(), &async || {}));
        let mut found = proof::open(report, found);
        for finding in &mut found {
            finding.place = part.in_file(&finding.place);
        }
        found
    }

    /// Holds each earlier revision against the one before it.
    fn check_revisions(&mut self, catalogue: &Catalogue) {
        let mut checked = Vec::new();
        for report in &self.earlier {
            let path = revision_path(report.week, report.revision);
            let before = self.weeks.kept_before(report.week, report.revision);
            let found = proof::check_revision(report, before.map(|before| &**before), catalogue);
            checked.push((path.clone(), proof::open(report, found)));
            if self.report(report.week).is_none() {
                let problem = Defect::NotAWeek {
                    found: path.clone(),
                    expected: Some(week_path(report.week)),
                };
                let orphaned = Finding::new(Place::ROOT, problem).into_problem();
                checked.push((path, vec![orphaned]));
            }
        }
        for (path, found) in checked {
            self.note_all(&path, found);
        }
    }

    /// The value that was read, its findings noted.
    fn noted<T>(&mut self, path: &str, reading: Reading<T>) -> Option<T> {
        let bytes = self.bytes(path).unwrap_or_default();
        self.note_all(path, draft::problems(bytes, reading.findings));
        reading.value
    }

    fn note_all(&mut self, path: &str, findings: Findings) {
        for finding in findings {
            self.note(path, finding);
        }
    }

    fn note(&mut self, path: &str, finding: Finding<Problem>) {
        self.findings.push(FileFinding {
            path: path.to_owned(),
            finding,
        });
    }
}

/// What a week file says, or what can be read of it where it has errors.
type Read = Result<Report, Option<SoundPart>>;

/// Reads a week file, and gives all that was found on the way.
pub fn read_week(bytes: &[u8], catalogue: &Catalogue) -> (Read, Findings) {
    let (Reading { value, findings }, part) = draft::read_or_part(bytes, catalogue);
    (value.ok_or(part), draft::problems(bytes, findings))
}

/// What is wrong where a week file says another week or revision than its name.
fn misnamed(name: Option<FileName>, path: &str, report: &Report) -> Option<Finding> {
    let Some(name) = name else {
        let problem = Defect::NotAWeek {
            found: path.to_owned(),
            expected: Some(week_path(report.week)),
        };
        return Some(Finding::new(Place::ROOT, problem));
    };
    if name.week != report.week {
        let problem = Defect::NotAWeek {
            found: report.week.to_string(),
            expected: Some(name.week.to_string()),
        };
        return Some(Finding::new(Place::ROOT.at("week"), problem));
    }
    let revision = name
        .revision
        .filter(|revision| *revision != report.revision)?;
    let problem = Defect::OutOfRange {
        found: report.revision.to_string(),
        allowed: Allowed::Only(revision.to_string()),
    };
    Some(Finding::new(Place::ROOT.at("revision"), problem))
}

//! A dataset as it stands in a folder, read by all the rules.

use std::{collections::BTreeMap, path::Path};

use cncert_weekly::{
    desk::Draft,
    draft::{self, Part, Reading},
    proof::{self, Published},
    publish::{self, File, Json},
    report::{
        Acknowledgement, Allowed, Catalogue, Finding, Index, Objection, Place, Problem, Publisher,
        Report, Week,
    },
};

use crate::{
    fault::Fault,
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
pub struct Dataset {
    /// Every file.
    pub files: Vec<File>,
    /// What can be measured, where the file could be read.
    pub catalogue: Option<Catalogue>,
    /// The newest revision of each week that could be read.
    pub reports: Vec<Report>,
    /// The earlier revisions that could be read.
    pub earlier: Vec<Report>,
    /// Everything that was found and not accepted.
    pub findings: Vec<FileFinding>,
    /// The entries of week files that do not say yet what they accept, as they are saved.
    entries: BTreeMap<String, Vec<Acknowledgement>>,
}

impl Dataset {
    /// Reads a folder. Whatever lies in it and is no file of a dataset is passed over with a word.
    pub fn read(voice: &Voice, folder: &Path) -> Result<Self, Fault> {
        // Before anything else, so that a mistaken folder is not read in full.
        if !folder.join(CATALOGUE).is_file() {
            return Err(Fault::Missing(folder.join(CATALOGUE)));
        }
        let (files, others) = journal::read_whole(folder, belongs)?;
        pass_over(voice, folder, &others);
        let dataset = Self::of(files, None);
        for path in [CATALOGUE, PUBLISHER] {
            if dataset.bytes(path).is_none() {
                return Err(Fault::Missing(folder.join(path)));
            }
        }
        Ok(dataset)
    }

    /// Reads files that are already in hand, as what follows a published dataset.
    fn of(files: Vec<File>, before: Option<&Self>) -> Self {
        let mut dataset = Self {
            files,
            catalogue: None,
            reports: Vec::new(),
            earlier: Vec::new(),
            findings: Vec::new(),
            entries: BTreeMap::new(),
        };
        let catalogue = dataset.bytes(CATALOGUE).map(draft::read_catalogue);
        let publisher = dataset.bytes(PUBLISHER).map(draft::read_publisher);
        dataset.catalogue = catalogue.and_then(|reading| dataset.noted(CATALOGUE, reading));
        let publisher = publisher.and_then(|reading| dataset.noted(PUBLISHER, reading));
        if let Some(catalogue) = dataset.catalogue.clone() {
            dataset.check_others(&catalogue, publisher.as_ref());
            let (found, parts) = dataset.read_weeks(&catalogue);
            dataset.check_weeks(&catalogue, before, found);
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
        let entries = Json::list(entries, Json::from);
        let _ = draft.put(&Place::ROOT.at("acknowledged"), &entries);
        let bytes = draft.bytes().to_owned();
        File { bytes, ..file }
    }

    /// The newest revision of a week.
    pub fn report(&self, week: Week) -> Option<&Report> {
        self.reports.iter().find(|report| report.week == week)
    }

    /// Reads the weeks, and gives what was found in the newest revisions, one list a
    /// report; and the parts of those that could not be read as a whole.
    fn read_weeks(&mut self, catalogue: &Catalogue) -> (Vec<Findings>, Vec<(String, Part)>) {
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
                self.reports.push(report);
                found.push(findings);
                continue;
            }
            self.note_all(&path, proof::open(&report, findings));
            match misnamed(name, &path, &report) {
                Some(finding) => self.note(&path, finding.into_objection()),
                None => self.earlier.push(report),
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

    /// Proofreads the newest revisions, in which `found` was found by reading.
    fn check_weeks(&mut self, catalogue: &Catalogue, before: Option<&Self>, found: Vec<Findings>) {
        let history = publish::histories(&self.reports).all;
        let index = publish::index(&self.reports);
        let mut checked = Vec::new();
        let mut entries = BTreeMap::new();
        for (place, (report, mut found)) in self.reports.iter().zip(found).enumerate() {
            let published_before = before.map(|before| before.report(report.week));
            let is_new = published_before == Some(None);
            let around = is_new.then(|| self.index_without(report.week));
            let published = Published {
                index: around.as_ref().unwrap_or(&index).as_ref(),
                history: &history,
                previous: place.checked_sub(1).map(|before| &self.reports[before]),
                earlier: published_before
                    .flatten()
                    .filter(|published| !published.is_same(report))
                    .or_else(|| self.newest_kept(report.week, u32::MAX)),
            };
            found.extend(proof::check(report, catalogue, &published));
            // What stands in the dataset is no draft any more, and its entries are a record.
            let is_draft = published_before.is_some_and(|published| {
                !published.is_some_and(|published| published.is_same(report))
            });
            if is_draft {
                let unused = proof::unused_acknowledgements(report, &published, &found);
                found.extend(unused);
            }
            let path = week_path(report.week);
            let renewed = proof::renewed_entries(report, &found);
            entries.extend(renewed.map(|renewed| (path.clone(), renewed)));
            checked.push((path, proof::open(report, found)));
        }
        self.entries = entries;
        for (path, found) in checked {
            self.note_all(&path, found);
        }
    }

    /// Proofreads the part of a week file that could be read, as of a draft for this dataset.
    pub fn check_part(&self, part: &Part, catalogue: &Catalogue) -> Findings {
        let report = &part.report;
        let history = publish::histories(&self.reports).all;
        let index = publish::index(&self.reports);
        let mut before = self.reports.iter().rev();
        let published = Published {
            index: index.as_ref(),
            history: &history,
            previous: before.find(|before| before.week < report.week),
            earlier: self
                .report(report.week)
                .or_else(|| self.newest_kept(report.week, u32::MAX)),
        };
        let mut found = proof::open(report, proof::check_part(report, catalogue, &published));
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
            let before = self.newest_kept(report.week, report.revision);
            let found = proof::check_revision(report, before, catalogue);
            checked.push((path.clone(), proof::open(report, found)));
            if self.report(report.week).is_none() {
                let problem = Problem::NotAWeek {
                    found: path.clone(),
                    expected: Some(week_path(report.week)),
                };
                let orphaned = Finding::new(Place::ROOT, problem).into_objection();
                checked.push((path, vec![orphaned]));
            }
        }
        for (path, found) in checked {
            self.note_all(&path, found);
        }
    }

    /// The index around a week that is not published yet; nothing where it is the only one.
    fn index_without(&self, week: Week) -> Option<Index> {
        let others = self.reports.iter().filter(|report| report.week != week);
        publish::index(&others.cloned().collect::<Vec<_>>())
    }

    /// The newest of the earlier revisions of a week that are kept, before a number.
    fn newest_kept(&self, week: Week, revision: u32) -> Option<&Report> {
        let kept = self.earlier.iter();
        let before = kept.filter(|kept| kept.week == week && kept.revision < revision);
        before.max_by_key(|kept| kept.revision)
    }

    /// The value that was read, its findings noted.
    fn noted<T>(&mut self, path: &str, reading: Reading<T>) -> Option<T> {
        for finding in reading.findings {
            self.note(path, finding.into_objection());
        }
        reading.value
    }

    fn note_all(&mut self, path: &str, findings: Findings) {
        for finding in findings {
            self.note(path, finding);
        }
    }

    fn note(&mut self, path: &str, finding: Finding<Objection>) {
        self.findings.push(FileFinding {
            path: path.to_owned(),
            finding,
        });
    }
}

/// What was found in a file.
type Findings = Vec<Finding<Objection>>;

/// What a week file says, or what can be read of it where it has errors.
type Read = Result<Report, Option<Part>>;

/// Reads a week file, and gives all that was found on the way.
pub fn read_week(bytes: &[u8], catalogue: &Catalogue) -> (Read, Findings) {
    let (Reading { value, findings }, part) = draft::read_or_part(bytes, catalogue);
    let findings = findings.into_iter().map(Finding::into_objection);
    (value.ok_or(part), findings.collect())
}

/// Where the newest revision of a week stands.
pub fn week_path(week: Week) -> String {
    format!("weeks/{week}.json")
}

/// Where an earlier revision of a week stands.
pub fn revision_path(week: Week, revision: u32) -> String {
    format!("weeks/{week}.r{revision}.json")
}

/// What is wrong where a week file says another week or revision than its name.
fn misnamed(name: Option<FileName>, path: &str, report: &Report) -> Option<Finding> {
    let Some(name) = name else {
        let problem = Problem::NotAWeek {
            found: path.to_owned(),
            expected: Some(week_path(report.week)),
        };
        return Some(Finding::new(Place::ROOT, problem));
    };
    if name.week != report.week {
        let problem = Problem::NotAWeek {
            found: report.week.to_string(),
            expected: Some(name.week.to_string()),
        };
        return Some(Finding::new(Place::ROOT.at("week"), problem));
    }
    let revision = name
        .revision
        .filter(|revision| *revision != report.revision)?;
    let problem = Problem::OutOfRange {
        found: report.revision.to_string(),
        allowed: Allowed::Only(revision.to_string()),
    };
    Some(Finding::new(Place::ROOT.at("revision"), problem))
}

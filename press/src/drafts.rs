//! Files that are to become a part of the dataset, checked as if they were.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use cncert_weekly::{
    draft::{self, SoundPart},
    proof,
    publish::{File, week_path},
    report::{Catalogue, Finding, Problem, Report, Severity},
};

use crate::{
    dataset::{CATALOGUE, Dataset, PUBLISHER, read_week},
    failure::Failure,
    findings::{FileFinding, is_error},
    folder, names,
    voice::Voice,
};

/// A draft: a week file from outside of the dataset, or a new catalogue or publisher.
pub struct Draft {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds, without a byte order mark.
    pub bytes: Vec<u8>,
    /// Where it will stand in the dataset; `None` while its week is not known.
    pub place: Option<String>,
    /// Whether it stands there already.
    pub is_within: bool,
    /// What it says about its week; `None` where it is of no week or has an error.
    pub report: Option<Arc<Report>>,
    /// What can be read of a week file that has errors.
    part: Option<SoundPart>,
    /// What was found in it and not accepted.
    pub findings: Vec<Finding<Problem>>,
}

impl Draft {
    /// Whether something keeps it from being published.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(is_error)
    }

    /// Whether it is a week that states no figure yet, as far as it can be read.
    pub fn is_blank(&self) -> bool {
        let part = self.part.as_ref().map(|part| &*part.report);
        let report = self.report.as_deref().or(part);
        report.is_some_and(|report| !proof::states_anything(report))
    }

    /// What asks for a reason before it is published.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding<Problem>> {
        let is_warning =
            |finding: &&Finding<Problem>| finding.problem.severity() == Severity::Warning;
        self.findings.iter().filter(is_warning)
    }

    /// The file that it will be.
    pub fn file(&self) -> Option<File> {
        let (path, bytes) = (self.place.clone()?, self.bytes.clone());
        Some(File { path, bytes })
    }

    fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = folder::bytes(path)?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let name = path.file_name().unwrap_or_default();
        let place = [CATALOGUE, PUBLISHER]
            .into_iter()
            .find(|file| name == *file);
        Ok(Self {
            path: path.to_owned(),
            bytes: bytes.to_owned(),
            place: place.map(str::to_owned),
            is_within: false,
            report: None,
            part: None,
            findings: Vec::new(),
        })
    }

    fn read_as_week(&mut self, catalogue: &Catalogue) {
        let (read, findings) = read_week(&self.bytes, catalogue);
        self.findings = findings;
        match read {
            Ok(report) => self.report = Some(Arc::new(report)),
            Err(part) => self.part = part,
        }
        self.place = self.report.as_ref().map(|report| week_path(report.week));
    }
}

/// Drafts, and the dataset with and without them.
pub struct Drafts {
    /// The drafts in the order in which they were named.
    pub all: Vec<Draft>,
    /// The dataset as it is.
    pub published: Dataset,
    /// The dataset as it would be.
    pub together: Dataset,
}

impl Drafts {
    /// Reads drafts beside each other and the dataset.
    pub fn read(voice: &Voice, data: &Path, paths: &[PathBuf]) -> Result<Self, Failure> {
        let published = Dataset::read(voice, data)?;
        let mut drafts = Vec::new();
        for path in paths {
            let mut draft = Draft::read(path)?;
            if let Some(place) = place_within(data, path) {
                draft.is_within = published.bytes(&place).is_some();
                draft.place = Some(place);
            }
            drafts.push(draft);
        }
        let named = |name| {
            drafts
                .iter()
                .find(|draft| draft.place.as_deref() == Some(name))
        };
        let new = named(CATALOGUE).and_then(|draft| draft::read_catalogue(&draft.bytes).value);
        let catalogue = new.map(Arc::new).or_else(|| published.catalogue.clone());
        for draft in &mut drafts {
            if let Some(catalogue) = &catalogue
                && draft.place.is_none()
            {
                draft.read_as_week(catalogue);
            }
        }
        refuse_same_week(&drafts)?;
        let is_new = |draft: &&Draft| !draft.is_within;
        let files = drafts.iter().filter(is_new).filter_map(Draft::file);
        let together = published.with(files.collect());
        for draft in &mut drafts {
            if let Some(place) = &draft.place {
                let found = together.findings.iter();
                let found = found.filter(|found| found.path == *place);
                draft.findings = found.map(|found| found.finding.clone()).collect();
            } else if let (Some(part), Some(catalogue)) = (&draft.part, &catalogue) {
                draft.findings.extend(together.check_part(part, catalogue));
            }
        }
        Ok(Self {
            all: drafts,
            published,
            together,
        })
    }

    /// What the drafts put in doubt in other files of the dataset.
    pub fn found_elsewhere(&self) -> Vec<FileFinding> {
        let of_draft = |path: &str| {
            let mut places = self.all.iter().map(|draft| draft.place.as_deref());
            places.any(|place| place == Some(path))
        };
        let found = self.together.findings.iter();
        let found = found.filter(|found| !of_draft(&found.path));
        let found = found.filter(|found| !self.published.findings.contains(found));
        found.cloned().collect()
    }
}

/// The path of a file within the dataset, where it is there. Its weeks may be kept on another disk, behind a link.
fn place_within(data: &Path, path: &Path) -> Option<String> {
    let path = path.canonicalize().ok()?;
    let mut folders = ["", "weeks/"].into_iter();
    let place = folders.find_map(|folder| {
        let within = path.strip_prefix(data.join(folder).canonicalize().ok()?);
        let segments = within.ok()?.iter();
        let segments: Vec<_> = segments.map(|segment| segment.to_string_lossy()).collect();
        Some(format!("{folder}{}", segments.join("/")))
    });
    place.filter(|place| names::belongs(place))
}

fn refuse_same_week(drafts: &[Draft]) -> Result<(), Failure> {
    let mut weeks: Vec<_> = drafts
        .iter()
        .filter_map(|draft| Some(draft.report.as_ref()?.week))
        .collect();
    weeks.sort_unstable();
    match weeks.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Failure::SameWeek(pair[0])),
        None => Ok(()),
    }
}

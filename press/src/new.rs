//! `press new`: a draft to begin with.

use std::{
    fmt::Display,
    fs::OpenOptions,
    io::{self, Write},
    path::{Path, PathBuf},
};

use cncert_weekly::{
    draft::Positions,
    publish::{self, File, week_path},
    report::{Place, Report, Week},
};

use crate::{Outcome, dataset::Dataset, failure::Failure, voice::Voice};

/// Writes a draft of a week, by default the one after the newest, with
/// everything that the newest has but its figures and words.
pub fn write(
    voice: &Voice,
    data: &Path,
    week: Option<Week>,
    path: Option<PathBuf>,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let newest = newest(data, &dataset, week)?;
    let week = week.unwrap_or(newest.week.next());
    if dataset.report(week).is_some() {
        return Err(Failure::AlreadyPublished(week));
    }
    let path = path.unwrap_or_else(|| format!("{week}.json").into());
    create(&path, publish::next_draft(newest, week).as_bytes())?;
    let facts: [&dyn Display; 3] = [&path.display(), &week, &newest.week];
    voice.say(voice.words.begun, &facts);
    Ok(Outcome::Fine)
}

/// Writes a draft of the next revision of a published week.
pub fn revise(
    voice: &Voice,
    data: &Path,
    week: Week,
    path: Option<PathBuf>,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let report = dataset.report(week).ok_or(Failure::NotPublished(week))?;
    let place = week_path(week);
    let bytes = dataset.bytes(&place).unwrap_or_default().to_owned();
    let bytes = dataset.saved(File { path: place, bytes }).bytes;
    let revision = report.revision.saturating_add(1);
    let path = path.unwrap_or_else(|| format!("{week}.json").into());
    create(&path, with_revision(&bytes, revision).as_bytes())?;
    let facts: [&dyn Display; 3] = [&path.display(), &revision, &week];
    voice.say(voice.words.begun_revision, &facts);
    Ok(Outcome::Fine)
}

/// The newest week before another one; the newest of all where all are later.
fn newest<'a>(
    data: &Path,
    dataset: &'a Dataset,
    week: Option<Week>,
) -> Result<&'a Report, Failure> {
    let is_before = |report: &&Report| week.is_none_or(|week| report.week < week);
    let reports = || dataset.reports.iter().map(|report| &**report);
    let newest = reports().rfind(is_before);
    newest
        .or_else(|| reports().next_back())
        .ok_or_else(|| Failure::NoWeeks(data.to_owned()))
}

/// A week file with another number of its revision, and every other byte as it is.
fn with_revision(bytes: &[u8], revision: u32) -> String {
    let positions = Positions::of(bytes);
    let mut text = positions.text().to_owned();
    let place = Place::ROOT.at("revision");
    let range = positions
        .value(&place)
        .expect("a published week has a revision");
    text.replace_range(range, &revision.to_string());
    text
}

/// Writes a file that must not be there yet.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(bytes))
        .map_err(|reason| match reason.kind() {
            io::ErrorKind::AlreadyExists => Failure::InTheWay(path.to_owned()),
            _ => Failure::Unwritable {
                path: path.to_owned(),
                reason,
            },
        })
}

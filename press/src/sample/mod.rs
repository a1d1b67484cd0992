//! `press sample`: figures for what the newest issue prints only in pictures,
//! and a year before it, so that every part of the page has something to show.
//! All of it is made up, and says so.

mod figures;
mod plan;
mod walk;
mod weeks;

pub use weeks::{sample_weeks, weeks_before_and_newest};

use std::{fmt::Display, path::Path};

use cncert_weekly::{
    publish::{self, File, week_path},
    report::{Contents, Origin, Week},
};

use crate::{Outcome, dataset::Dataset, failure::Failure, findings, folder, voice::Voice};

/// The seed of the committed sample weeks.
pub const SEED: u64 = 81;

/// The issue that the sample weeks lead up to.
const NEWEST: (i16, i8) = (2025, 52);

/// Fills the newest issue's sample figures and writes the sample weeks before it.
pub fn write(voice: &Voice, data: &Path, seed: u64) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let Some(newest) = newest(&dataset, data)? else {
        findings::print(voice, data, &dataset.files, &dataset.findings);
        return Ok(Outcome::ToBeMended);
    };
    let (before, newest) = weeks_before_and_newest(newest, seed)?;
    for contents in &before {
        refuse_real_week(&dataset, data, contents.week)?;
    }
    let mut written = 0;
    for contents in before.iter().chain([&newest]) {
        let file = week_file(contents);
        if !dataset.files.contains(&file) {
            folder::write(data, &file)?;
            written += 1;
        }
    }
    let facts: [&dyn Display; 3] = [&before.len(), &newest.week, &written];
    voice.say(voice.words.sampled, &facts);
    Ok(Outcome::Fine)
}

/// The file of a week.
pub fn week_file(contents: &Contents) -> File {
    File {
        path: week_path(contents.week),
        bytes: publish::week_text(contents).into_bytes(),
    }
}

/// The newest issue as it stands; `None` where it has errors.
fn newest<'a>(dataset: &'a Dataset, data: &Path) -> Result<Option<&'a Contents>, Failure> {
    let (year, number) = NEWEST;
    let week = Week::new(year, number).expect("the year 2025 has a week 52");
    let path = week_path(week);
    if !dataset.files.iter().any(|file| file.path == path) {
        return Err(Failure::Missing(data.join(path)));
    }
    let mut reports = dataset.reports.iter();
    let report = reports.find(|report| report.week == week);
    Ok(report.map(|report| &***report))
}

/// A fault where a week has a file that is not a sample, or cannot be read.
fn refuse_real_week(dataset: &Dataset, data: &Path, week: Week) -> Result<(), Failure> {
    let path = week_path(week);
    let exists = dataset.files.iter().any(|file| file.path == path);
    let is_sample = dataset
        .reports
        .iter()
        .any(|report| report.week == week && report.provenance.kind == Origin::Sample);
    if exists && !is_sample {
        return Err(Failure::NotASample(data.join(path)));
    }
    Ok(())
}

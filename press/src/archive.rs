//! `press generate-archive`: a dataset of any length, to measure with.

use std::path::Path;

use cncert_weekly::{publish, report::Week};
use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

use crate::{
    Outcome,
    dataset::Dataset,
    failure::Failure,
    folder,
    sample::{SEED, sample_weeks, week_file},
    voice::Voice,
};

/// Writes a dataset of so many sample weeks from 1990-W01 on into a new folder.
pub fn write(voice: &Voice, data: &Path, count: usize, archive: &Path) -> Result<Outcome, Failure> {
    if archive.exists() && !folder::read(archive)?.is_empty() {
        return Err(Failure::NotEmpty(archive.to_owned()));
    }
    let dataset = Dataset::read(voice, data)?;
    let issue = dataset
        .reports
        .last()
        .ok_or_else(|| Failure::NoWeeks(data.to_owned()))?;
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    let sources = dataset.files.iter();
    let sources =
        sources.filter(|file| !file.path.contains('/') && !publish::is_generated(&file.path));
    let weeks = sample_weeks(issue, &weeks(count)?, &mut random)?;
    for file in sources.cloned().chain(weeks.iter().map(week_file)) {
        folder::write(archive, &file)?;
    }
    crate::index::write(voice, archive)
}

/// So many weeks from 1990-W01, the first year that a dataset may hold.
fn weeks(count: usize) -> Result<Vec<Week>, Failure> {
    let first = Week::new(1990, 1).expect("the year 1990 has a week 1");
    let weeks = std::iter::successors(Some(first), |week| {
        Some(week.next()).filter(|next| next > week)
    });
    let weeks: Vec<_> = weeks.take(count).collect();
    if weeks.is_empty() || weeks.len() < count {
        return Err(Failure::TooManyWeeks);
    }
    Ok(weeks)
}

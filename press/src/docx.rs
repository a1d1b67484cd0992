//! `press docx`: a published week as Word documents, one a language.

use std::path::{Path, PathBuf};

use cncert_weekly::{
    export::{docx, leaflet},
    lang::Lang,
    page,
    report::Week,
};

use crate::{Outcome, dataset::Dataset, failure::Failure, new, voice::Voice};

/// Writes both documents of a week, by default the newest, into a folder.
pub fn write(
    voice: &Voice,
    data: &Path,
    week: Option<Week>,
    folder: &Path,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let issue = dataset.issue(data, week)?;
    for lang in Lang::BOTH {
        let leaflet = leaflet(&issue, &page::compose(&issue, lang));
        let path: PathBuf = folder.join(leaflet.name.clone() + ".docx");
        new::create(&path, &docx(&leaflet))?;
        voice.say(voice.words.wrote, &[&path.display()]);
    }
    Ok(Outcome::Fine)
}

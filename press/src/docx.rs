//! `press docx`: a published week as Word documents, one a language.

use std::path::{Path, PathBuf};

use cncert_weekly::{
    desk::{Edition, Rules},
    draft,
    export::{docx, leaflet},
    lang::Lang,
    page,
    report::Week,
};

use crate::{
    Outcome,
    dataset::{Dataset, PUBLISHER},
    failure::Failure,
    new,
    voice::Voice,
};

static RULES: Rules = Rules::new();

/// Writes both documents of a week, by default the newest, into a folder.
pub fn write(
    voice: &Voice,
    data: &Path,
    week: Option<Week>,
    folder: &Path,
) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, data)?;
    let publisher = dataset.bytes(PUBLISHER).map(draft::read_publisher);
    let publisher = publisher.and_then(|reading| reading.value);
    let of_data = dataset.catalogue.clone().zip(publisher);
    let (catalogue, publisher) = of_data.ok_or_else(|| Failure::Missing(data.join(PUBLISHER)))?;
    let reports = dataset.reports.clone();
    let edition = Edition::new(&RULES, catalogue, publisher.into(), reports);
    let report = match week {
        Some(week) => edition.published(week),
        None => edition.newest(),
    };
    let report = report.ok_or_else(|| match week {
        Some(week) => Failure::NotPublished(week),
        None => Failure::NoWeeks(data.to_owned()),
    })?;
    let issue = edition.issue(report);
    for lang in Lang::BOTH {
        let leaflet = leaflet(&issue, &page::compose(&issue, lang));
        let path: PathBuf = folder.join(leaflet.name.clone() + ".docx");
        new::create(&path, &docx(&leaflet))?;
        voice.say(voice.words.wrote, &[&path.display()]);
    }
    Ok(Outcome::Fine)
}

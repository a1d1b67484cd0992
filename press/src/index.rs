//! `press index`: the generated files, written where they are out of date.

use std::path::Path;

use cncert_weekly::publish::{self, File};

use crate::{
    Outcome,
    dataset::Dataset,
    disk::LocalDisk,
    failure::Failure,
    findings,
    journal::{self, Changes},
    voice::Voice,
};

/// Writes every generated file that is out of date.
pub fn write(voice: &Voice, folder: &Path) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, folder)?;
    let Some(stale) = stale(voice, folder, &dataset)? else {
        return Ok(Outcome::ToBeMended);
    };
    journal::change(&LocalDisk, folder, &stale)?;
    stale.print(voice, folder, [voice.words.wrote, voice.words.removed]);
    voice.say(voice.words.up_to_date, &[&dataset.reports.len()]);
    Ok(Outcome::Fine)
}

/// Names every generated file that is out of date, and writes nothing.
pub fn check(voice: &Voice, folder: &Path) -> Result<Outcome, Failure> {
    let dataset = Dataset::read(voice, folder)?;
    let Some(stale) = stale(voice, folder, &dataset)? else {
        return Ok(Outcome::ToBeMended);
    };
    let paths: Vec<_> = stale
        .to_write
        .iter()
        .map(|file| &file.path)
        .chain(&stale.to_remove)
        .collect();
    for path in &paths {
        voice.remark(voice.words.out_of_date, &[&folder.join(path).display()]);
    }
    if paths.is_empty() {
        voice.say(voice.words.up_to_date, &[&dataset.reports.len()]);
        Ok(Outcome::Fine)
    } else {
        voice.remark(voice.words.bring_up_to_date, &[]);
        Ok(Outcome::ToBeMended)
    }
}

/// What is out of date; `None`, with the findings printed, where any is an error.
fn stale(voice: &Voice, folder: &Path, dataset: &Dataset) -> Result<Option<Changes>, Failure> {
    findings::print(voice, folder, &dataset.files, &dataset.findings);
    if findings::have_errors(&dataset.findings) {
        voice.remark(voice.words.file_has_errors, &[]);
        return Ok(None);
    }
    let stale = stale_of(dataset).ok_or_else(|| Failure::NoWeeks(folder.to_owned()))?;
    Ok(Some(stale))
}

/// The generated files that differ from what the weeks of a dataset give;
/// `None` where it has none.
pub fn stale_of(dataset: &Dataset) -> Option<Changes> {
    let catalogue = dataset.catalogue.as_ref()?;
    let generated = publish::generated(&dataset.reports, catalogue, &dataset.files)?;
    Some(stale_among(&dataset.files, generated))
}

/// The files in which the generated ones among a dataset's differ from what they should be.
pub fn stale_among(files: &[File], generated: Vec<File>) -> Changes {
    let to_remove = files
        .iter()
        .map(|file| &file.path)
        .filter(|path| publish::is_generated(path))
        .filter(|path| !generated.iter().any(|file| file.path == **path))
        .cloned()
        .collect();
    let to_write = generated
        .into_iter()
        .filter(|file| !files.contains(file))
        .collect();
    Changes {
        to_write,
        to_remove,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn write(folder: &Path) -> Result<Outcome, Failure> {
        super::write(&Voice::unheard(), folder)
    }

    fn check(folder: &Path) -> Result<Outcome, Failure> {
        super::check(&Voice::unheard(), folder)
    }

    /// A dataset of the newest issue alone.
    fn dataset() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        fs::create_dir(folder.path().join("weeks")).unwrap();
        for path in ["catalogue.json", "publisher.json", "weeks/2025-W52.json"] {
            fs::copy(published.join(path), folder.path().join(path)).unwrap();
        }
        folder
    }

    #[test]
    fn what_is_written_is_up_to_date() {
        let folder = dataset();
        assert_eq!(check(folder.path()).unwrap(), Outcome::ToBeMended);
        assert!(!folder.path().join("index.json").exists());
        assert_eq!(write(folder.path()).unwrap(), Outcome::Fine);
        assert_eq!(check(folder.path()).unwrap(), Outcome::Fine);
    }

    #[test]
    fn a_generated_file_without_weeks_is_removed() {
        let folder = dataset();
        write(folder.path()).unwrap();
        let left_over = folder.path().join("history/2017.json");
        fs::write(&left_over, "{}").unwrap();
        assert_eq!(check(folder.path()).unwrap(), Outcome::ToBeMended);
        assert!(left_over.exists());
        assert_eq!(write(folder.path()).unwrap(), Outcome::Fine);
        assert!(!left_over.exists());
    }

    #[track_caller]
    fn refuses(name: &str, change: impl Fn(String) -> String) {
        let folder = dataset();
        let week = fs::read_to_string(folder.path().join("weeks/2025-W52.json")).unwrap();
        fs::write(folder.path().join("weeks").join(name), change(week)).unwrap();
        assert_eq!(write(folder.path()).unwrap(), Outcome::ToBeMended);
        assert!(!folder.path().join("index.json").exists());
    }

    #[test]
    fn nothing_is_written_while_a_file_has_an_error() {
        refuses("2025-W52.json", |week| week.replace("48123000", "-1"));
        refuses("2025-W52.json", |_| "<html>".to_owned());
        refuses("2025-W51.json", |week| week);
        refuses("2025-W52.r2.json", |week| week);
    }

    #[test]
    fn an_earlier_revision_is_kept_but_not_listed() {
        let folder = dataset();
        let weeks = folder.path().join("weeks");
        let first = fs::read_to_string(weeks.join("2025-W52.json")).unwrap();
        let second = first.replace("\"revision\": 1", "\"revision\": 2");
        fs::write(weeks.join("2025-W52.r1.json"), first).unwrap();
        fs::write(weeks.join("2025-W52.json"), second).unwrap();
        assert_eq!(write(folder.path()).unwrap(), Outcome::Fine);
        let index = fs::read_to_string(folder.path().join("index.json")).unwrap();
        assert!(index.contains(r#""revised": [["2025-W52", 2]]"#), "{index}");
    }

    #[track_caller]
    fn republishes(expected: Outcome, second: impl Fn(String) -> String) {
        let folder = dataset();
        let weeks = folder.path().join("weeks");
        let first = fs::read_to_string(weeks.join("2025-W52.json")).unwrap();
        fs::write(weeks.join("2025-W52.r1.json"), &first).unwrap();
        fs::write(weeks.join("2025-W52.json"), second(first)).unwrap();
        assert_eq!(write(folder.path()).unwrap(), expected);
    }

    #[test]
    fn a_revision_tells_what_it_changes() {
        let second = |week: String| week.replace("\"revision\": 1", "\"revision\": 2");
        let changed = |week: String| week.replace("\"cross_border\": 4", "\"cross_border\": 5");
        let told = |week: String| {
            let entry = r#"[{ "date": "2026-01-12", "kind": "correction", "at": "incidents/cross_border",
                "old": 4, "new": 5, "text": { "zh": "统计有误。", "en": "It was miscounted." } }]"#;
            week.replace("\"corrections\": []", &format!("\"corrections\": {entry}"))
        };
        republishes(Outcome::Fine, second);
        republishes(Outcome::ToBeMended, |week| changed(second(week)));
        republishes(Outcome::Fine, |week| told(changed(second(week))));
        republishes(Outcome::ToBeMended, |week| told(changed(week)));
    }

    /// A dataset in which the newest issue has so many revisions, each with an entry
    /// of its own in the place of the one before, or after it.
    fn revised(entries: [&[&str]; 3]) -> TempDir {
        let folder = dataset();
        let weeks = folder.path().join("weeks");
        let first = fs::read_to_string(weeks.join("2025-W52.json")).unwrap();
        let told = |revision: usize, total: u64| {
            let entries = entries[revision - 1].join(", ");
            first
                .replace("\"revision\": 1", &format!("\"revision\": {revision}"))
                .replace("\"total\": 9", &format!("\"total\": {total}"))
                .replace(
                    "\"corrections\": []",
                    &format!("\"corrections\": [{entries}]"),
                )
        };
        fs::write(weeks.join("2025-W52.r1.json"), told(1, 9)).unwrap();
        fs::write(weeks.join("2025-W52.r2.json"), told(2, 10)).unwrap();
        fs::write(weeks.join("2025-W52.json"), told(3, 11)).unwrap();
        folder
    }

    const SECOND: &str = r#"{ "date": "2026-01-12", "kind": "correction", "at": "incidents/total", "old": 9, "new": 10,
        "text": { "zh": "统计有误。", "en": "It was miscounted." } }"#;
    const THIRD: &str = r#"{ "date": "2026-01-13", "kind": "correction", "at": "incidents/total", "old": 10, "new": 11,
        "text": { "zh": "统计有误。", "en": "It was miscounted." } }"#;

    #[test]
    fn every_kept_revision_follows_the_one_before_it() {
        let whole = revised([&[], &[SECOND], &[SECOND, THIRD]]);
        assert_eq!(write(whole.path()).unwrap(), Outcome::Fine);
        // What the second one changed, it does not tell.
        let untold = revised([&[], &[], &[SECOND, THIRD]]);
        assert_eq!(write(untold.path()).unwrap(), Outcome::ToBeMended);
        let reordered = revised([&[], &[SECOND], &[THIRD, SECOND]]);
        assert_eq!(write(reordered.path()).unwrap(), Outcome::ToBeMended);
    }

    #[test]
    fn a_revision_whose_earlier_ones_are_not_kept_is_refused() {
        for gone in ["2025-W52.r1.json", "2025-W52.r2.json", "2025-W52.json"] {
            let folder = revised([&[], &[SECOND], &[SECOND, THIRD]]);
            fs::copy(
                Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data/weeks/2025-W51.json"),
                folder.path().join("weeks/2025-W51.json"),
            )
            .unwrap();
            fs::remove_file(folder.path().join("weeks").join(gone)).unwrap();
            assert_eq!(write(folder.path()).unwrap(), Outcome::ToBeMended, "{gone}");
        }
    }

    #[test]
    fn a_folder_that_is_no_dataset_is_a_fault() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(write(folder.path()), Err(Failure::Missing(_))));
        let folder = dataset();
        fs::remove_file(folder.path().join("weeks/2025-W52.json")).unwrap();
        assert!(matches!(write(folder.path()), Err(Failure::NoWeeks(_))));
    }
}

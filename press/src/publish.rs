//! `press publish`: drafts become a part of the dataset, all of them or none.

use std::path::{Path, PathBuf};

use cncert_weekly::{
    proof,
    publish::{self, File},
    report::Report,
};

use crate::{
    Outcome,
    dataset::{Dataset, revision_path},
    disk::Disk,
    drafts::{Draft, Drafts},
    fault::Fault,
    findings,
    index::stale_of,
    journal::{self, Changes},
    record::{Record, listed},
};

/// Publishes drafts, or only says what that would write.
pub fn write(
    disk: &dyn Disk,
    data: &Path,
    paths: &[PathBuf],
    is_rehearsal: bool,
) -> Result<Outcome, Fault> {
    let drafts = Drafts::read(data, paths)?;
    if let Some(draft) = drafts.all.iter().find(|draft| draft.is_within) {
        return Err(Fault::WithinDataset(draft.path.clone()));
    }
    if !is_whole(data, &drafts.published) || !are_ready(data, &drafts) {
        return Ok(Outcome::ToBeMended);
    }
    let changes = changes(data, &drafts)?;
    if is_rehearsal {
        changes.print(data, ["would write", "would remove"]);
        return Ok(Outcome::Fine);
    }
    journal::change(disk, data, &changes)?;
    changes.print(data, ["wrote", "removed"]);
    for draft in &drafts.all {
        if is_published(&drafts.published, draft) {
            println!("{} is published as it is", what(draft));
        } else {
            println!("published {}", what(draft));
        }
    }
    Ok(Outcome::Fine)
}

/// Whether the dataset is as press left it: without an error, and generated
/// from these very weeks. Otherwise nobody could say what is published.
fn is_whole(data: &Path, published: &Dataset) -> bool {
    if findings::have_errors(&published.findings) {
        findings::print(data, &published.files, &published.findings);
        eprintln!("nothing is published while a file of the dataset has an error");
        return false;
    }
    let stale = stale_of(published).unwrap_or_default();
    let written = stale.to_write.iter().map(|file| &file.path);
    let mut stale = written.chain(&stale.to_remove).peekable();
    if stale.peek().is_none() {
        return true;
    }
    for path in stale {
        eprintln!("{} is out of date", data.join(path).display());
    }
    eprintln!(
        "the dataset was changed by hand; put it back, or run `press index` where the change is meant"
    );
    false
}

/// Whether nothing speaks against any draft; what does is printed.
fn are_ready(data: &Path, drafts: &Drafts) -> bool {
    let mut are_ready = true;
    for draft in &drafts.all {
        are_ready &= is_ready(draft);
    }
    let elsewhere = drafts.found_elsewhere();
    findings::print(data, &drafts.together.files, &elsewhere);
    if findings::have_errors(&elsewhere) {
        eprintln!(
            "with this, other weeks would have errors; publish a revision of them together with it"
        );
        are_ready = false;
    }
    if !are_ready {
        eprintln!("nothing is published");
    }
    are_ready
}

fn is_ready(draft: &Draft) -> bool {
    let path = draft.path.display();
    let findings = draft.findings.iter();
    anstream::eprint!("{}", findings::text(&draft.path, &draft.bytes, findings));
    eprint!("{}", Record::of(&draft.findings).text(&draft.path));
    let mut is_ready = !draft.has_errors();
    let Some(report) = &draft.report else {
        return is_ready;
    };
    let entries: Vec<_> = draft
        .warnings()
        .map(|finding| {
            let at = proof::place_by_ids(report, &finding.place);
            publish::acknowledgement_entry(finding.problem.rule(), &at, &finding.problem.said())
        })
        .collect();
    let heading = format!(
        "{path}: correct what was warned of, or accept it in `acknowledged` with the reason and the day:"
    );
    let entries = listed(&heading, &entries);
    eprint!("{entries}");
    is_ready &= entries.is_empty();
    if !states_anything(report) {
        eprintln!("{path}: no figure is stated yet");
        is_ready = false;
    }
    is_ready
}

/// Whether a report states any figure of the week.
fn states_anything(report: &Report) -> bool {
    let indicators = report.indicators.iter().any(|indicator| {
        indicator.quantity.is_some()
            || indicator.change.is_some()
            || indicator.change_count.is_some()
    });
    let incidents = report.incidents.iter().any(|incidents| {
        incidents.total.is_some()
            || incidents
                .categories
                .iter()
                .any(|category| category.value.is_some())
    });
    let rankings = report
        .rankings
        .iter()
        .any(|ranking| ranking.items.is_some());
    indicators || incidents || rankings || !report.ratings.is_empty()
}

/// Everything that publishing writes and removes.
fn changes(data: &Path, drafts: &Drafts) -> Result<Changes, Fault> {
    let published = &drafts.published;
    let mut files: Vec<File> = Vec::new();
    for draft in &drafts.all {
        if !is_published(published, draft) {
            files.extend(kept(data, published, draft)?);
            files.extend(draft.file().map(|file| drafts.together.saved(file)));
        }
    }
    let mut changes = stale_of(&published.with(files.clone())).unwrap_or_default();
    changes.to_write.splice(0..0, files);
    Ok(changes)
}

/// Whether a draft says nothing that is not published, however it is laid out.
fn is_published(published: &Dataset, draft: &Draft) -> bool {
    if let Some(report) = &draft.report {
        let published = published.report(report.week);
        return published.is_some_and(|published| published.is_same(report));
    }
    let bytes = draft
        .place
        .as_ref()
        .and_then(|place| published.bytes(place));
    bytes == Some(&draft.bytes)
}

/// The published file of a draft's week under the name of its revision.
fn kept(data: &Path, published: &Dataset, draft: &Draft) -> Result<Option<File>, Fault> {
    let (Some(report), Some(place)) = (&draft.report, &draft.place) else {
        return Ok(None);
    };
    let (Some(before), Some(bytes)) = (published.report(report.week), published.bytes(place))
    else {
        return Ok(None);
    };
    let path = revision_path(before.week, before.revision);
    match published.bytes(&path) {
        Some(there) if there != bytes => Err(Fault::InTheWay(data.join(path))),
        _ => Ok(Some(File {
            path,
            bytes: bytes.to_owned(),
        })),
    }
}

fn what(draft: &Draft) -> String {
    match (&draft.report, &draft.place) {
        (Some(report), _) => format!("{}, revision {}", report.week, report.revision),
        (None, place) => place.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use crate::{
        disk::{LocalDisk, MortalDisk},
        folder, index,
    };

    use super::*;

    fn committed(path: &str) -> PathBuf {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
        data.join(path)
    }

    /// A dataset of some of the committed weeks, built at once.
    fn dataset(weeks: &[String]) -> TempDir {
        let data = tempfile::tempdir().unwrap();
        fs::create_dir(data.path().join("weeks")).unwrap();
        let weeks = weeks.iter().map(|week| format!("weeks/{week}.json"));
        for path in ["catalogue.json", "publisher.json"]
            .map(str::to_owned)
            .into_iter()
            .chain(weeks)
        {
            fs::copy(committed(&path), data.path().join(path)).unwrap();
        }
        if fs::read_dir(data.path().join("weeks"))
            .unwrap()
            .next()
            .is_some()
        {
            assert_eq!(index::write(data.path()).unwrap(), Outcome::Fine);
        }
        data
    }

    #[test]
    fn weeks_published_one_after_the_other_equal_the_dataset_built_at_once() {
        let weeks: Vec<_> = (1..=52)
            .map(|number| format!("2025-W{number:02}"))
            .collect();
        let data = dataset(&[]);
        for week in &weeks {
            let draft = committed(&format!("weeks/{week}.json"));
            let outcome = write(&LocalDisk, data.path(), &[draft], false).unwrap();
            assert_eq!(outcome, Outcome::Fine, "{week}");
        }
        let at_once = folder::read(dataset(&weeks).path()).unwrap();
        assert!(folder::read(data.path()).unwrap() == at_once);
        assert_eq!(at_once.len(), 52 + 7);
    }

    /// A revision of 2025-W52 with a corrected figure.
    fn revision() -> TempDir {
        let text = fs::read_to_string(committed("weeks/2025-W52.json")).unwrap();
        let entry = r#""corrections": [{ "date": "2026-01-12", "kind": "correction", "at": "incidents/total", "old": 9, "new": 10,
            "text": { "zh": "漏计一起。", "en": "One was left out." } }]"#;
        let mut corrected = text.clone();
        for (old, new) in [
            (r#""revision": 1"#, r#""revision": 2"#),
            (r#""total": 9"#, r#""total": 10"#),
            (r#""corrections": []"#, entry),
        ] {
            assert!(corrected.contains(old), "{old}");
            corrected = corrected.replace(old, new);
        }
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("draft.json"), corrected).unwrap();
        folder
    }

    #[test]
    fn a_press_that_is_killed_at_any_step_leaves_the_old_dataset_or_the_new_one_to_the_next() {
        let draft = revision();
        let draft = [draft.path().join("draft.json")];
        let weeks = ["2025-W52".to_owned()];
        let data = dataset(&weeks);
        let before = folder::read(data.path()).unwrap();
        assert_eq!(
            write(&LocalDisk, data.path(), &draft, false).unwrap(),
            Outcome::Fine
        );
        let after = folder::read(data.path()).unwrap();
        let (mut old, mut new) = (0, 0);
        for steps in 0.. {
            let data = dataset(&weeks);
            let is_done = write(&MortalDisk::dies_after(steps), data.path(), &draft, false).is_ok();
            journal::settle(&LocalDisk, data.path()).unwrap();
            let files = folder::read(data.path()).unwrap();
            if files == before {
                old += 1;
            } else {
                assert!(files == after, "{steps}");
                new += 1;
            }
            assert_eq!(index::check(data.path()).unwrap(), Outcome::Fine, "{steps}");
            assert!(!data.path().join(".press").exists(), "{steps}");
            if is_done {
                break;
            }
        }
        assert!(old > 10 && new > 10, "{old} {new}");
    }
}

//! `press publish`: drafts become a part of the dataset, all of them or none.

use std::path::{Path, PathBuf};

use cncert_weekly::{
    lang::{self, PressWords},
    proof,
    publish::{self, Checksums, Obstacle, PublishedFiles},
};

use crate::{
    Outcome,
    dataset::Dataset,
    disk::Disk,
    drafts::{Draft, Drafts},
    failure::Failure,
    findings,
    index::{stale_among, stale_of},
    journal::{self, Changes},
    record::{Record, listed},
    voice::Voice,
};

/// Publishes drafts, or only says what that would write.
pub fn write(
    voice: &Voice,
    disk: &dyn Disk,
    data: &Path,
    paths: &[PathBuf],
    is_rehearsal: bool,
) -> Result<Outcome, Failure> {
    let drafts = Drafts::read(voice, data, paths)?;
    if let Some(draft) = drafts.all.iter().find(|draft| draft.is_within) {
        return Err(Failure::WithinDataset(draft.path.clone()));
    }
    if !is_whole(voice, data, &drafts.published) || !are_ready(voice, data, &drafts) {
        return Ok(Outcome::ToBeMended);
    }
    let sums = Checksums::of(&drafts.published.files);
    let published = before(&drafts.published, &sums);
    let changes = changes(data, &drafts, published)?;
    let words = voice.words;
    if is_rehearsal {
        changes.print(voice, data, [words.would_write, words.would_remove]);
        return Ok(Outcome::Fine);
    }
    journal::change(disk, data, &changes)?;
    changes.print(voice, data, [words.wrote, words.removed]);
    for draft in &drafts.all {
        let new = of_dataset(&drafts, draft);
        let is_published = new.is_some_and(|new| published.has(&new));
        let sentence = if is_published {
            words.published_as_it_is
        } else {
            words.published
        };
        voice.say(sentence, &[&what(words, draft)]);
    }
    Ok(Outcome::Fine)
}

/// Whether the dataset is as press left it: without an error, and generated
/// from these very weeks. Otherwise nobody could say what is published.
fn is_whole(voice: &Voice, data: &Path, published: &Dataset) -> bool {
    if findings::have_errors(&published.findings) {
        findings::print(voice, data, &published.files, &published.findings);
        voice.remark(voice.words.dataset_has_errors, &[]);
        return false;
    }
    let stale = stale_of(published).unwrap_or_default();
    let written = stale.to_write.iter().map(|file| &file.path);
    let mut stale = written.chain(&stale.to_remove).peekable();
    if stale.peek().is_none() {
        return true;
    }
    for path in stale {
        voice.remark(voice.words.out_of_date, &[&data.join(path).display()]);
    }
    voice.remark(voice.words.changed_by_hand, &[]);
    false
}

/// Whether nothing speaks against any draft; what does is printed.
fn are_ready(voice: &Voice, data: &Path, drafts: &Drafts) -> bool {
    let mut are_ready = true;
    for draft in &drafts.all {
        are_ready &= is_ready(voice, draft);
    }
    let elsewhere = drafts.found_elsewhere();
    findings::print(voice, data, &drafts.together.files, &elsewhere);
    if findings::have_errors(&elsewhere) {
        voice.remark(voice.words.others_would_have_errors, &[]);
        are_ready = false;
    }
    if !are_ready {
        voice.remark(voice.words.nothing_published, &[]);
    }
    are_ready
}

fn is_ready(voice: &Voice, draft: &Draft) -> bool {
    let Voice { lang, words, .. } = voice;
    let path = draft.path.display();
    let findings = draft.findings.iter();
    voice.put_aside(&findings::text(*lang, &draft.path, &draft.bytes, findings));
    voice.put_aside(&Record::of(&draft.findings).text(words, &draft.path));
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
    let heading = lang::told(words.correct_or_accept, &[&path]);
    let entries = listed(&heading, &entries);
    voice.put_aside(&entries);
    is_ready &= entries.is_empty();
    if !proof::states_anything(report) {
        voice.remark(words.nothing_stated, &[&path]);
        is_ready = false;
    }
    is_ready
}

/// Everything that publishing writes and removes.
fn changes(data: &Path, drafts: &Drafts, published: PublishedFiles) -> Result<Changes, Failure> {
    let Some(catalogue) = &drafts.together.catalogue else {
        return Ok(Changes::default());
    };
    let new = drafts
        .all
        .iter()
        .filter_map(|draft| of_dataset(drafts, draft));
    let new: Vec<_> = new.collect();
    let release = published.release(catalogue, &new);
    let release = release.map_err(|obstacle| match obstacle {
        Obstacle::InTheWay(path) => Failure::InTheWay(data.join(path)),
        Obstacle::Lacking(path) => Failure::Missing(data.join(path)),
    })?;
    let mut changes = stale_among(&drafts.published.files, release.generated);
    changes.to_write.splice(0..0, release.new);
    Ok(changes)
}

/// A dataset as what publishing adds to.
fn before<'a>(published: &'a Dataset, sums: &'a Checksums) -> PublishedFiles<'a> {
    PublishedFiles {
        reports: &published.reports,
        sums,
        files: &published.files,
    }
}

/// A draft as it will stand in the dataset.
fn of_dataset(drafts: &Drafts, draft: &Draft) -> Option<publish::NewFile> {
    Some(publish::NewFile {
        file: drafts.together.saved(draft.file()?),
        report: draft.report.clone(),
    })
}

fn what(words: &PressWords, draft: &Draft) -> String {
    match (&draft.report, &draft.place) {
        (Some(report), _) => lang::told(words.edition, &[&report.week, &report.revision]),
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
            assert_eq!(
                index::write(&Voice::unheard(), data.path()).unwrap(),
                Outcome::Fine
            );
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
            let outcome =
                write(&Voice::unheard(), &LocalDisk, data.path(), &[draft], false).unwrap();
            assert_eq!(outcome, Outcome::Fine, "{week}");
        }
        let at_once = folder::read(dataset(&weeks).path()).unwrap();
        assert!(folder::read(data.path()).unwrap() == at_once);
        assert_eq!(at_once.len(), 52 + 11);
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
            write(&Voice::unheard(), &LocalDisk, data.path(), &draft, false).unwrap(),
            Outcome::Fine
        );
        let after = folder::read(data.path()).unwrap();
        let (mut old, mut new) = (0, 0);
        for steps in 0.. {
            let data = dataset(&weeks);
            let is_done = write(
                &Voice::unheard(),
                &MortalDisk::dies_after(steps),
                data.path(),
                &draft,
                false,
            )
            .is_ok();
            journal::settle(&LocalDisk, data.path()).unwrap();
            let files = folder::read(data.path()).unwrap();
            if files == before {
                old += 1;
            } else {
                assert!(files == after, "{steps}");
                new += 1;
            }
            assert_eq!(
                index::check(&Voice::unheard(), data.path()).unwrap(),
                Outcome::Fine,
                "{steps}"
            );
            assert!(!data.path().join(".press").exists(), "{steps}");
            if is_done {
                break;
            }
        }
        assert!(old > 10 && new > 10, "{old} {new}");
    }
}

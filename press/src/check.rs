//! `press check`: everything that is wrong with drafts, or with the dataset.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use cncert_weekly::{
    draft::Positions,
    lang::{self, Lang},
    proof,
    report::{Finding, Problem},
};
use serde::Serialize;
use serde_json::Value;

use crate::{
    Outcome,
    drafts::Drafts,
    failure::Failure,
    findings::{self, is_error},
    record::Record,
    voice::Voice,
};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    // With the lines, in the language that is spoken.
    Text,
    // As one object, in both.
    Json,
}

/// A file that was checked.
struct Checked<'a> {
    path: PathBuf,
    bytes: &'a [u8],
    findings: Vec<&'a Finding<Problem>>,
    record: Record,
    /// Whether it is a week that states nothing yet.
    is_blank: bool,
}

/// Writes what is found in files, or in every file of the dataset where none is named.
pub fn write(
    voice: &Voice,
    data: &Path,
    paths: &[PathBuf],
    format: Format,
) -> Result<Outcome, Failure> {
    let drafts = Drafts::read(voice, data, paths)?;
    let elsewhere = if paths.is_empty() || drafts.published.catalogue.is_none() {
        drafts.together.findings.clone()
    } else {
        drafts.found_elsewhere()
    };
    let mut checked: Vec<_> = drafts
        .all
        .iter()
        // Without a catalogue no week can be read, and nothing is known of it.
        .filter(|draft| draft.place.is_some() || !draft.findings.is_empty())
        .map(|draft| Checked {
            path: draft.path.clone(),
            bytes: &draft.bytes,
            findings: draft.findings.iter().collect(),
            record: Record::of(&draft.findings),
            is_blank: draft.is_blank(),
        })
        .collect();
    for of_file in elsewhere.chunk_by(|found, next| found.path == next.path) {
        let path = &of_file[0].path;
        checked.push(Checked {
            path: data.join(path),
            bytes: drafts.together.bytes(path).unwrap_or_default(),
            findings: of_file.iter().map(|found| &found.finding).collect(),
            record: Record::of(of_file.iter().map(|found| &found.finding)),
            is_blank: false,
        });
    }
    match format {
        Format::Text => {
            for file in &checked {
                print(voice, file);
            }
            if paths.is_empty() && checked.is_empty() {
                let weeks = drafts.published.reports.len();
                voice.say(voice.words.weeks_clean, &[&weeks]);
            }
        }
        Format::Json => voice.put(&(json(&checked) + "\n")),
    }
    let has_error = |file: &Checked| file.findings.iter().any(|finding| is_error(finding));
    Ok(if checked.iter().any(has_error) {
        Outcome::ToBeMended
    } else {
        Outcome::Fine
    })
}

fn print(voice: &Voice, file: &Checked) {
    let Voice { lang, words, .. } = voice;
    let findings = || file.findings.iter().copied();
    voice.put(&findings::text(*lang, &file.path, file.bytes, findings()));
    voice.put(&file.record.text(words, &file.path));
    if file.is_blank {
        voice.say(words.nothing_stated, &[&file.path.display()]);
    }
    let severities = findings().map(|finding| finding.problem.severity());
    let counts = lang::press_counts(severities, *lang);
    voice.say(words.counted, &[&file.path.display(), &counts]);
}

/// What `--format json` writes. Keys may be added; these stay.
#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Found<'a>>,
    /// Entries that `corrections` lacks.
    missing_corrections: Vec<Entry>,
    /// Published entries of `corrections` that are gone or altered.
    lost_corrections: Vec<Entry>,
}

#[derive(Serialize)]
struct Found<'a> {
    file: String,
    rule: &'static str,
    severity: &'static str,
    /// A JSON pointer.
    place: &'a str,
    line: Option<usize>,
    /// Counted in letters, from 1.
    column: Option<usize>,
    message: BTreeMap<&'static str, String>,
    /// What certainly puts it right, in words.
    mend: Option<BTreeMap<&'static str, String>>,
}

#[derive(Serialize)]
struct Entry {
    file: String,
    entry: Value,
}

fn json(checked: &[Checked]) -> String {
    let mut report = Report {
        findings: Vec::new(),
        missing_corrections: Vec::new(),
        lost_corrections: Vec::new(),
    };
    for checked in checked {
        let file = checked.path.display().to_string();
        let positions = Positions::of(checked.bytes);
        let found = checked
            .findings
            .iter()
            .map(|finding| found(&file, &positions, finding));
        report.findings.extend(found);
        let entry = |text: &String| Entry {
            file: file.clone(),
            entry: serde_json::from_str(text).expect("an entry is written as JSON"),
        };
        let Record { missing, lost } = &checked.record;
        report.missing_corrections.extend(missing.iter().map(entry));
        report.lost_corrections.extend(lost.iter().map(entry));
    }
    serde_json::to_string_pretty(&report).expect("a report has no key that is no text")
}

fn found<'a>(file: &str, positions: &Positions, finding: &'a Finding<Problem>) -> Found<'a> {
    let position = positions.position(finding);
    Found {
        file: file.to_owned(),
        rule: finding.problem.rule().key(),
        severity: finding.problem.severity().word(),
        place: finding.place.as_str(),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        message: Lang::BOTH
            .map(|lang| (lang.key(), lang::finding(finding, lang)))
            .into(),
        mend: proof::mend(finding).map(|mend| {
            Lang::BOTH
                .map(|lang| (lang.key(), lang::mend(&mend, lang)))
                .into()
        }),
    }
}

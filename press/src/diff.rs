//! `press diff`: what a draft says otherwise than what is published, field by field.

use std::path::{Path, PathBuf};

use cncert_weekly::{
    proof::{self, ChangedField},
    report::{Catalogue, Report},
};
use similar::TextDiff;

use crate::{
    Outcome,
    dataset::{Dataset, read_week, week_path},
    fault::Fault,
    findings, folder, words,
};

/// A week file that is compared.
struct Side {
    name: String,
    bytes: Vec<u8>,
    report: Report,
}

/// Writes what the last of the files says otherwise: than the first, or where
/// only one is named, than the published version of its week. A week without one
/// is compared with the published week before it.
pub fn write(data: &Path, paths: &[PathBuf], is_by_lines: bool) -> Result<Outcome, Fault> {
    let published = Dataset::read(data)?;
    let Some(catalogue) = &published.catalogue else {
        findings::print(data, &published.files, &published.findings);
        return Ok(Outcome::ToBeMended);
    };
    let mut sides = Vec::new();
    for path in paths {
        let Some(side) = Side::read(path, catalogue)? else {
            return Ok(Outcome::ToBeMended);
        };
        sides.push(side);
    }
    let new = sides.pop().expect("a file is always named");
    let old = match sides.pop() {
        Some(old) => old,
        None => Side::published(data, &published, &new)?,
    };
    if is_by_lines {
        print_lines(&old, &new);
    } else {
        print_fields(catalogue, &old, &new);
    }
    Ok(Outcome::Fine)
}

impl Side {
    /// A week file; nothing, with its findings printed, where it has errors.
    fn read(path: &Path, catalogue: &Catalogue) -> Result<Option<Self>, Fault> {
        let bytes = folder::bytes(path)?;
        let (report, findings) = read_week(&bytes, catalogue);
        let Ok(report) = report else {
            anstream::eprint!("{}", findings::text(path, &bytes, findings.iter()));
            eprintln!("a file with errors cannot be compared by its fields");
            return Ok(None);
        };
        Ok(Some(Self {
            name: path.display().to_string(),
            bytes,
            report,
        }))
    }

    /// The published version of another one's week, or of the last week before it.
    fn published(data: &Path, published: &Dataset, new: &Self) -> Result<Self, Fault> {
        let week = new.report.week;
        let mut reports = published.reports.iter().rev();
        let report = reports.find(|report| report.week <= week);
        let report = report.ok_or(Fault::NotPublished(week))?;
        let path = week_path(report.week);
        Ok(Self {
            name: data.join(&path).display().to_string(),
            bytes: published.bytes(&path).unwrap_or_default().to_owned(),
            report: report.clone(),
        })
    }

    fn title(&self) -> String {
        let Self { name, report, .. } = self;
        format!("{name} ({}, revision {})", report.week, report.revision)
    }
}

fn print_lines(old: &Side, new: &Side) {
    let [one, other] = [old, new].map(|side| String::from_utf8_lossy(&side.bytes));
    let lines = TextDiff::from_lines(&*one, &*other);
    print!(
        "{}",
        lines.unified_diff().header(&old.title(), &new.title())
    );
}

fn print_fields(catalogue: &Catalogue, old: &Side, new: &Side) {
    println!("from {}\n  to {}", old.title(), new.title());
    let changes = proof::changes(&old.report, &new.report);
    let is_revision = old.report.week == new.report.week;
    let unexplained = proof::unexplained_changes(&old.report, &new.report);
    for change in &changes {
        println!("\n{}", words::field(catalogue, new.report.week, &change.at));
        for line in words::change(&change.old, &change.new) {
            println!("    {line}");
        }
        println!(
            "    at {}{}",
            change.at,
            if is_revision {
                mark(change, &unexplained)
            } else {
                ""
            }
        );
    }
    if changes.is_empty() {
        println!("\nno field differs");
    }
}

fn mark(change: &ChangedField, unexplained: &[ChangedField]) -> &'static str {
    if unexplained.contains(change) {
        "; needs an entry in `corrections`"
    } else if change.needs_correction {
        "; explained in `corrections`"
    } else {
        ""
    }
}

//! `press index`: the generated files, written where they are out of date.

use std::path::Path;

use cncert_weekly::publish::{self, File};

use crate::{Outcome, dataset::Dataset, fault::Fault, findings, folder};

/// Writes every generated file that is out of date.
pub fn write(folder: &Path) -> Result<Outcome, Fault> {
    let dataset = Dataset::read(folder)?;
    let Some(stale) = stale(folder, &dataset)? else {
        return Ok(Outcome::ToBeMended);
    };
    for file in &stale.to_write {
        folder::write(folder, file)?;
        println!("wrote {}", folder.join(&file.path).display());
    }
    for path in &stale.to_remove {
        folder::remove(folder, path)?;
        println!("removed {}", folder.join(path).display());
    }
    println!(
        "{} weeks; everything generated is up to date",
        dataset.reports.len()
    );
    Ok(Outcome::Fine)
}

/// Names every generated file that is out of date, and writes nothing.
pub fn check(folder: &Path) -> Result<Outcome, Fault> {
    let dataset = Dataset::read(folder)?;
    let Some(stale) = stale(folder, &dataset)? else {
        return Ok(Outcome::ToBeMended);
    };
    let paths: Vec<_> = stale
        .to_write
        .iter()
        .map(|file| &file.path)
        .chain(&stale.to_remove)
        .collect();
    for path in &paths {
        eprintln!("{} is out of date", folder.join(path).display());
    }
    if paths.is_empty() {
        println!(
            "{} weeks; everything generated is up to date",
            dataset.reports.len()
        );
        Ok(Outcome::Fine)
    } else {
        eprintln!("run `press index` to bring them up to date");
        Ok(Outcome::ToBeMended)
    }
}

/// Generated files that differ from what the sources give.
struct Stale {
    to_write: Vec<File>,
    to_remove: Vec<String>,
}

/// What is out of date; nothing, with the findings printed, where any is an error.
fn stale(folder: &Path, dataset: &Dataset) -> Result<Option<Stale>, Fault> {
    findings::print(folder, &dataset.findings);
    if findings::have_errors(&dataset.findings) {
        eprintln!("nothing is published while a file has an error");
        return Ok(None);
    }
    let generated = publish::generated(&dataset.reports, &dataset.files)
        .ok_or_else(|| Fault::NoWeeks(folder.to_owned()))?;
    let to_remove = dataset
        .files
        .iter()
        .map(|file| &file.path)
        .filter(|path| publish::is_generated(path))
        .filter(|path| !generated.iter().any(|file| file.path == **path))
        .cloned()
        .collect();
    let to_write = generated
        .into_iter()
        .filter(|file| !dataset.files.contains(file))
        .collect();
    Ok(Some(Stale {
        to_write,
        to_remove,
    }))
}

//! From week files to every generated file: the index, the histories, the
//! newest week and the checksums. Reports go in, paths with bytes come out;
//! who reads and writes them is not known here, so that the command line and
//! the desk publish alike.
//!
//! Also how a week file itself is laid out, and the draft of a new one, since
//! drafts and samples are written in the same way as editors keep them.

mod checksums;
mod csv;
mod entries;
#[cfg(test)]
mod fixture;
mod histories;
mod index;
mod json;
mod next;
mod package;
mod release;
mod rows;
mod tables;
mod week;
mod zip;

pub use checksums::Checksums;
pub use csv::{BYTE_ORDER_MARK, Cell, csv};
pub use entries::{acknowledgement_entry, correction_entry, correction_text};
pub use histories::{Histories, histories, history, history_text};
pub use index::{index, index_text};
pub use json::Json;
pub use next::next_draft;
pub use package::{package, package_name};
pub use release::{NewFile, Obstacle, PublishedFiles, Release, revision_path, week_path};
pub use rows::{Row, RowChange, Subject, rows, rows_of};
pub use tables::{COLUMNS, TABLES, cells};
pub use week::week_text;
pub use zip::zip;

use std::borrow::Borrow;

use crate::report::{Catalogue, Report, ordered_by};

/// A file of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it stands within the dataset, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The name of the list of checksums.
pub const CHECKSUMS: &str = "SHA256SUMS";

/// The version of the contract that the files follow.
const SCHEMA_VERSION: u64 = 1;

/// Every file that is generated: `index.json`, `history/*.json`, `latest.json`,
/// which is the newest week's file byte for byte, all figures as tables with what
/// describes those, and `SHA256SUMS` over all files but itself. `None` where there
/// are no weeks.
///
/// `files` are those of the dataset, with the weeks' among them; generated ones
/// are passed over.
pub fn generated(
    reports: &[impl Borrow<Report>],
    catalogue: &Catalogue,
    files: &[File],
) -> Option<Vec<File>> {
    generated_beside(reports, catalogue, &Checksums::of(files), files)
}

/// The same where of the files that are not generated the checksums are known, and the newest week's is at hand.
fn generated_beside<'a>(
    reports: &[impl Borrow<Report>],
    catalogue: &Catalogue,
    sums: &Checksums,
    at_hand: impl IntoIterator<Item = &'a File>,
) -> Option<Vec<File>> {
    let reports = || reports.iter().map(Borrow::borrow);
    let index = index(reports())?;
    let newest = week_path(index.latest);
    let newest = at_hand.into_iter().find(|file| file.path == newest)?;
    let Histories { years, all } = histories(reports());

    let file = |path: &str, bytes: Vec<u8>| File {
        path: path.to_owned(),
        bytes,
    };
    let mut generated = vec![
        file("index.json", index_text(&index).into_bytes()),
        file("latest.json", newest.bytes.clone()),
        file("history/all.json", history_text(&all).into_bytes()),
    ];
    generated.extend(years.iter().map(|(year, history)| {
        let path = format!("history/{year}.json");
        file(&path, history_text(history).into_bytes())
    }));
    generated.extend(tables::files(&rows(reports(), catalogue, &all)));
    let list = sums.list(&generated);
    generated.push(file(CHECKSUMS, list.into_bytes()));
    Some(generated)
}

/// Whether a path within the dataset is one that is generated.
pub fn is_generated(path: &str) -> bool {
    matches!(
        path,
        "index.json" | "latest.json" | tables::PACKAGE | CHECKSUMS
    ) || path.starts_with("history/")
}

/// The reports from the oldest to the newest.
fn in_order_of_time<'a>(reports: impl IntoIterator<Item = &'a Report>) -> Vec<&'a Report> {
    let reports = reports.into_iter().collect();
    let mut ordered = ordered_by(reports, |report: &&Report| report.week.ordinal());
    ordered.dedup_by_key(|report| report.week);
    ordered
}

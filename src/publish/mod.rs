//! From week files to every generated file: the index, the histories, the
//! newest week and the checksums. Reports go in, paths with bytes come out;
//! who reads and writes them is not known here, so that the command line and
//! the desk publish alike.
//!
//! Also how a week file itself is laid out, since drafts and samples are
//! written in the same way as editors keep them.

mod checksums;
mod histories;
mod index;
mod json;
mod week;

pub use checksums::checksums;
pub use histories::{Histories, histories, history_text};
pub use index::{index, index_text};
pub use week::week_text;

use crate::report::Report;

/// A file of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it stands within the dataset, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The version of the contract that the files follow.
const SCHEMA_VERSION: u64 = 1;

/// Every file that is generated from the weeks, but for the checksums:
/// `index.json`, `history/*.json` and `latest.json`, which is the newest
/// week's file byte for byte. Nothing where there are no weeks.
pub fn generated(reports: &[Report], newest_file: &[u8]) -> Option<Vec<File>> {
    let Histories { years, all } = histories(reports);
    let mut files = vec![
        File {
            path: "index.json".to_owned(),
            bytes: index_text(&index(reports)?).into_bytes(),
        },
        File {
            path: "latest.json".to_owned(),
            bytes: newest_file.to_vec(),
        },
        File {
            path: "history/all.json".to_owned(),
            bytes: history_text(&all).into_bytes(),
        },
    ];
    files.extend(years.iter().map(|(year, history)| File {
        path: format!("history/{year}.json"),
        bytes: history_text(history).into_bytes(),
    }));
    Some(files)
}

/// The reports from the oldest to the newest.
fn in_order_of_time(reports: &[Report]) -> Vec<&Report> {
    let mut ordered: Vec<_> = reports.iter().collect();
    ordered.sort_by_key(|report| report.week);
    ordered.dedup_by_key(|report| report.week);
    ordered
}

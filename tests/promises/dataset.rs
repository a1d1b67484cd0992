//! The published dataset, as the reader's program has it.

use std::{fs, path::PathBuf, sync::Arc};

use cncert_weekly::{
    draft::{self, Reading},
    page::Issue,
    report::{Catalogue, History, Index, Publisher, Report, Week},
};

/// Everything that a page may need.
pub struct Dataset {
    pub catalogue: Arc<Catalogue>,
    pub publisher: Arc<Publisher>,
    pub index: Arc<Index>,
    pub history: Arc<History>,
}

/// A file of `public/data`.
pub fn bytes(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "public", "data", name]
        .iter()
        .collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every week that has a file, the oldest first.
pub fn weeks() -> Vec<Week> {
    let index = read("index.json", draft::read_index);
    std::iter::successors(Some(index.earliest()), |week| index.after(*week)).collect()
}

impl Dataset {
    pub fn read() -> Self {
        Self {
            catalogue: Arc::new(read("catalogue.json", draft::read_catalogue)),
            publisher: Arc::new(read("publisher.json", draft::read_publisher)),
            index: Arc::new(read("index.json", draft::read_index)),
            history: Arc::new(read("history/all.json", draft::read_history)),
        }
    }

    /// The same dataset of a publisher who shows no sample figure.
    pub fn without_sample() -> Self {
        let dataset = Self::read();
        let mut publisher = (*dataset.publisher).clone();
        publisher.is_sample_shown = false;
        let index = dataset.index.without_sample();
        Self {
            publisher: Arc::new(publisher),
            index: Arc::new(index.expect("some weeks are published")),
            ..dataset
        }
    }

    pub fn report(&self, week: Week) -> Report {
        read(&format!("weeks/{week}.json"), |bytes| {
            draft::read(bytes, &self.catalogue)
        })
    }

    /// What the page of a week is composed of.
    pub fn issue(&self, week: Week) -> Issue {
        Issue {
            report: Arc::new(self.report(week)),
            catalogue: self.catalogue.clone(),
            publisher: self.publisher.clone(),
            index: self.index.clone(),
            history: self.history.clone(),
            base: None,
            is_history_whole: true,
            successor: None,
        }
    }

    pub fn newest(&self) -> Issue {
        self.issue(self.index.latest)
    }
}

#[track_caller]
fn read<T>(name: &str, read: impl FnOnce(&[u8]) -> Reading<T>) -> T {
    let reading = read(&bytes(name));
    let findings = reading.findings;
    reading
        .value
        .unwrap_or_else(|| panic!("{name}: {findings:?}"))
}

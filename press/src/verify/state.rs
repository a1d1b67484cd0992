//! Whether all that a site serves is of one state of the dataset: a host or something on the way may keep old files.

use std::collections::BTreeSet;

use cncert_weekly::{
    draft,
    lang::{self, Lang},
    report::{Index, Week},
};
use serde_json::Value;

use super::{Flaw, page::Page};

/// A week's report in a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edition {
    pub week: Week,
    pub revision: u32,
}

impl Edition {
    /// What it is called.
    pub fn words(self, lang: Lang) -> String {
        match self.revision {
            1 => self.week.to_string(),
            revision => {
                let words = lang::press_words(lang);
                lang::told(words.flaw_edition, &[&revision, &self.week])
            }
        }
    }
}

/// What the files say of the weeks, each with its path.
#[derive(Default)]
pub struct State {
    indexes: Vec<(String, Index)>,
    /// Which issue a page or file is.
    issues: Vec<(String, Edition)>,
    /// The weeks of which the figures of years are known.
    histories: Vec<(String, Vec<Week>)>,
}

impl State {
    /// Takes note of a page.
    pub fn note_page(&mut self, path: &str, page: &Page) {
        self.note_index(path, page.index.as_bytes());
        self.note_issue(path, page.edition);
    }

    /// Takes note of a file of the dataset.
    pub fn note_file(&mut self, path: &str, bytes: &[u8]) {
        let name = path.trim_start_matches("data/");
        let is_revision = name.matches('.').count() > 1;
        if name == "index.json" {
            self.note_index(path, bytes);
        } else if name == LATEST || name.starts_with("weeks/") && !is_revision {
            let week = serde_json::from_slice(bytes).unwrap_or(Value::Null);
            self.note_issue(path, edition(&week));
        } else if name.starts_with("history/")
            && let Some(history) = draft::read_history(bytes).value
        {
            self.histories
                .push((path.to_owned(), history.weeks().to_vec()));
        }
    }

    fn note_index(&mut self, path: &str, bytes: &[u8]) {
        let index = draft::read_index(bytes).value;
        self.indexes
            .extend(index.map(|index| (path.to_owned(), index)));
    }

    fn note_issue(&mut self, path: &str, edition: Option<Edition>) {
        self.issues
            .extend(edition.map(|edition| (path.to_owned(), edition)));
    }

    /// What is of another state than the newest index.
    pub fn flaws(&self) -> Vec<Flaw> {
        let newer = |one: &(String, Index), other: &(String, Index)| one.1.is_newer_than(&other.1);
        let newest = self.indexes.iter();
        let newest = newest.reduce(|one, other| if newer(other, one) { other } else { one });
        let Some((by, newest)) = newest else {
            return Vec::new();
        };
        let lacks = |path: &str, edition: Edition, by: &str| Flaw::OtherState {
            path: path.to_owned(),
            edition,
            by: by.to_owned(),
        };
        let known = editions(newest);
        let mut flaws = Vec::new();
        for (path, index) in &self.indexes {
            let own = editions(index);
            let missing = known.difference(&own).max();
            flaws.extend(missing.map(|edition| lacks(path, *edition, by)));
        }
        for (path, own) in &self.issues {
            let expected = Edition {
                week: own.week,
                revision: newest.revision(own.week),
            };
            if !newest.contains(own.week) || own.revision > expected.revision {
                flaws.push(lacks(by, *own, path));
            } else if own.revision < expected.revision {
                flaws.push(lacks(path, expected, by));
            }
            let latest = known.last().filter(|latest| latest.week > own.week);
            if let Some(latest) = latest.filter(|_| path.ends_with(LATEST)) {
                flaws.push(lacks(path, *latest, by));
            }
        }
        for (path, weeks) in &self.histories {
            let is_of_all = path.ends_with("all.json");
            let year = weeks.first().map(|week| week.year());
            let due = known.iter();
            let due = due.filter(|edition| is_of_all || Some(edition.week.year()) == year);
            let missing = due.rev().find(|edition| !weeks.contains(&edition.week));
            flaws.extend(missing.map(|edition| lacks(path, *edition, by)));
        }
        flaws
    }

    /// The files that are of the newest week, and that week.
    pub fn newest(&self) -> Option<(Week, Vec<&str>)> {
        let newest = self.issues.iter().map(|(_, edition)| edition.week).max()?;
        let of_newest = self.issues.iter();
        let of_newest = of_newest.filter(|(_, edition)| edition.week == newest);
        Some((newest, of_newest.map(|(path, _)| &**path).collect()))
    }
}

/// The file of the dataset that is the newest week's.
const LATEST: &str = "latest.json";

/// Which issue a week file is.
pub fn edition(week: &Value) -> Option<Edition> {
    Some(Edition {
        week: week["week"].as_str()?.parse().ok()?,
        revision: week["revision"].as_u64()?.try_into().ok()?,
    })
}

fn editions(index: &Index) -> BTreeSet<Edition> {
    let edition = |week| Edition {
        week,
        revision: index.revision(week),
    };
    index.all().map(edition).collect()
}

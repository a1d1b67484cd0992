//! The names of a dataset's files, and what else lies among them.

use std::path::Path;

use cncert_weekly::{publish, report::Week};

use crate::{
    dataset::{CATALOGUE, PUBLISHER},
    voice::Voice,
};

/// Whether a path is one that a dataset has; that of a folder ends with `/`.
pub fn belongs(path: &str) -> bool {
    let is_word = |stem: &str| {
        stem.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let is_year = |stem: &str| stem.len() == 4 && stem.bytes().all(|byte| byte.is_ascii_digit());
    let stem = path.strip_suffix(".json");
    match path.split_once('/') {
        None => [CATALOGUE, PUBLISHER].contains(&path) || publish::is_generated(path),
        Some(("weeks" | "history" | "schema", "")) => true,
        Some(("weeks", _)) => FileName::parse(path).is_some(),
        Some(("history", _)) => {
            publish::TABLES.contains(&path)
                || stem.is_some_and(|stem| {
                    let stem = &stem["history/".len()..];
                    stem == "all" || is_year(stem)
                })
        }
        Some(("schema", _)) => stem.is_some_and(|stem| is_word(&stem["schema/".len()..])),
        Some(_) => false,
    }
}

/// Names what is passed over, but no more of it than anybody reads.
pub fn pass_over(voice: &Voice, folder: &Path, others: &[String]) {
    const MOST: usize = 10;
    let words = voice.words;
    for path in others.iter().take(MOST) {
        let at = folder.join(path);
        match week_within(path) {
            Some(week) => voice.remark(words.passed_over_copy, &[&at.display(), &week]),
            None => voice.remark(words.passed_over, &[&at.display()]),
        }
    }
    if others.len() > MOST {
        voice.remark(words.passed_over_more, &[&(others.len() - MOST)]);
    }
}

/// The week that the name of a copy has, such as `~$2025-W52.json` or `2025-W52 (1).json`.
fn week_within(path: &str) -> Option<Week> {
    let (folder, name) = path.split_once('/')?;
    let mut starts = name.char_indices().map(|(start, _)| start);
    let week = |start| name.get(start..start + 8)?.to_uppercase().parse().ok();
    starts.find_map(week).filter(|_| folder == "weeks")
}

/// What the name of a week file says: `2018-W06.json`, or `2018-W06.r1.json`
/// for an earlier revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileName {
    pub week: Week,
    /// The revision, where it is an earlier one.
    pub revision: Option<u32>,
}

impl FileName {
    /// Reads the path of a file; `None` where it is none of a week.
    pub fn parse(path: &str) -> Option<Self> {
        let stem = path.strip_prefix("weeks/")?.strip_suffix(".json")?;
        let (week, revision) = match stem.split_once(".r") {
            Some((week, revision)) => (week, Some(revision_of(revision)?)),
            None => (stem, None),
        };
        let week = week.parse().ok()?;
        Some(Self { week, revision })
    }
}

/// A number as file names have it, which is written in one way alone.
fn revision_of(text: &str) -> Option<u32> {
    let revision: u32 = text.parse().ok()?;
    Some(revision).filter(|revision| revision.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_week_file_says_its_week_and_its_revision() {
        let week = "2018-W06".parse().unwrap();
        let check = |path, revision| {
            assert_eq!(FileName::parse(path), Some(FileName { week, revision }));
        };
        check("weeks/2018-W06.json", None);
        check("weeks/2018-W06.r1.json", Some(1));
        for path in [
            "weeks/2018-W6.json",
            "weeks/2018-W06.json.bak",
            "weeks/2018-W06.r.json",
            "weeks/notes.json",
            "2018-W06.json",
            "weeks/2018-W06.r+1.json",
        ] {
            assert_eq!(FileName::parse(path), None, "{path}");
        }
    }

    #[test]
    fn what_systems_and_people_leave_is_no_file_of_a_dataset() {
        for path in [
            "catalogue.json",
            "publisher.json",
            "index.json",
            "latest.json",
            "SHA256SUMS",
            "weeks/",
            "weeks/2018-W06.json",
            "weeks/2018-W06.r1.json",
            "history/all.json",
            "history/2018.json",
            "schema/week.json",
        ] {
            assert!(belongs(path), "{path}");
        }
        for path in [
            "Thumbs.db",
            "catalogue (1).json",
            "weeks/desktop.ini",
            "weeks/2018-W06 (1).json",
            "weeks/2018-W06 - Copy.json",
            "weeks/2018-W06.json.bak",
            "weeks/~$2018-W06.json",
            "weeks/2018-w06.json",
            "weeks/副本",
            "weeks/2018-W06.json/",
            "weeks/old/2018-W06.json",
            "history/Thumbs.db",
            "history/2018 (1).json",
            "schema/week - Copy.json",
            "pictures/",
        ] {
            assert!(!belongs(path), "{path}");
        }
    }

    #[test]
    fn a_copy_of_a_week_file_is_known_by_its_name() {
        let week = "2018-W06".parse().ok();
        let check = |path, expected| assert_eq!(week_within(path), expected, "{path}");
        check("weeks/2018-W06 (1).json", week);
        check("weeks/~$2018-W06.json", week);
        check("weeks/副本2018-w06.json", week);
        check("weeks/副本", None);
        check("weeks/2018-W66.json", None);
        check("history/2018-W06.json", None);
    }
}

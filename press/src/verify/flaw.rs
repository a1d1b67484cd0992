//! What is wrong with a file of a site, and how it is told.

use std::fmt::Display;

use cncert_weekly::lang::{self, Lang};

use super::state::Edition;

/// Something that is not as it was built, or does not come as it should.
#[derive(Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A file that others name is not there.
    Missing {
        /// Which.
        path: String,
        /// What the system or the server says.
        reason: String,
    },
    /// A content is not the one that a checksum is of.
    OtherContent {
        /// Which.
        path: String,
        /// What has the checksum; `None` where it is its page.
        by: Option<String>,
    },
    /// A file is not the one that another build of the same commit has.
    NotAsBuilt(String),
    /// A compressed file is not the same as the one that it stands for.
    Stale(String),
    /// A file that may be kept for ever is not named by its content.
    NotNamed(String),
    /// A file of the dataset has no checksum.
    Unlisted(String),
    /// The pages name scripts of more than one build.
    TwoBuilds,
    /// Nothing tells a server the type of a file.
    UnknownType(String),
    /// A header is not what it should be.
    Header {
        /// The file.
        path: String,
        /// The header's name.
        name: String,
        /// What it should be.
        expected: String,
        /// What it is; empty where it is missing.
        found: String,
    },
    /// A rule of the policy is missing, or was added to it.
    Policy {
        /// The file.
        path: String,
        rule: String,
    },
    /// A file is of an earlier state of the dataset than another.
    OtherState {
        /// Which.
        path: String,
        /// What it should know.
        edition: Edition,
        /// What knows it.
        by: String,
    },
    /// A file has a date that cannot be the one of its last change.
    Backdated {
        /// Which.
        path: String,
        date: String,
    },
    /// The headers beside a site are those of other pages.
    OtherHeaders(String),
}

impl Flaw {
    /// What is to be said of it.
    pub fn words(&self, lang: Lang) -> String {
        let words = lang::press_words(lang);
        // Paths come from whoever made the site, and may hold anything.
        let of_path = |sentence, path: &str| lang::told(sentence, &[&format!("{path:?}")]);
        let told = |sentence, path: &str, facts: &[&str]| {
            let path = format!("{path:?}");
            let facts: Vec<&dyn Display> = facts.iter().map(|fact| fact as &dyn Display).collect();
            lang::told(sentence, &[&[&path as &dyn Display], &*facts].concat())
        };
        match self {
            Self::Missing { path, reason } => told(words.flaw_missing, path, &[reason]),
            Self::OtherContent { path, by } => {
                let by = by.as_deref().unwrap_or(words.its_page);
                told(words.flaw_other_content, path, &[by])
            }
            Self::NotAsBuilt(path) => of_path(words.flaw_not_as_built, path),
            Self::Stale(path) => of_path(words.flaw_stale, path),
            Self::NotNamed(path) => of_path(words.flaw_not_named, path),
            Self::Unlisted(path) => of_path(words.flaw_unlisted, path),
            Self::TwoBuilds => words.flaw_two_builds.to_owned(),
            Self::UnknownType(path) => of_path(words.flaw_unknown_type, path),
            Self::Header {
                path,
                name,
                expected,
                found,
            } => {
                let [found, expected] = [found, expected].map(|value| format!("{value:?}"));
                told(words.flaw_header, path, &[name, &found, &expected])
            }
            Self::Policy { path, rule } => told(words.flaw_policy, path, &[rule]),
            Self::OtherState { path, edition, by } => {
                let edition = edition.words(lang);
                told(
                    words.flaw_other_state,
                    path,
                    &[&edition, &format!("{by:?}")],
                )
            }
            Self::Backdated { path, date } => told(words.flaw_backdated, path, &[date]),
            Self::OtherHeaders(path) => of_path(words.flaw_other_headers, path),
        }
    }
}

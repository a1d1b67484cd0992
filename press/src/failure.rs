use std::{io, path::PathBuf};

use cncert_weekly::{
    intake::{self, Refusal},
    lang::{self, Lang},
    report::Week,
};

use crate::prerender::{FREE_SANS, FREE_SERIF};

/// Why a command could not work at all.
#[derive(Debug)]
pub enum Failure {
    /// A file or folder cannot be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A folder contains itself.
    Endless(PathBuf),
    /// A file cannot be written or removed.
    Unwritable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A change could not be prepared, so that none is made.
    NothingChanged {
        /// What cannot be written.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A change was begun, and is to be completed.
    LeftBegun {
        /// What cannot be written.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file that every dataset has is not there.
    Missing(PathBuf),
    /// The dataset has no week.
    NoWeeks(PathBuf),
    /// A sample week would take the place of a real one.
    NotASample(PathBuf),
    /// No sample figures are planned for an indicator.
    NotPlanned(String),
    /// No value goes with the change that an issue states.
    NoFittingValue(String),
    /// An archive would be written into a folder that holds something.
    NotEmpty(PathBuf),
    /// A folder is not a built site.
    NoSite(PathBuf),
    /// Another `press` is writing into the dataset.
    Busy(PathBuf),
    /// What a press that did not end has left cannot be read.
    BrokenJournal(PathBuf),
    /// What a press that did not end has written out of sight is gone.
    LostFile(PathBuf),
    /// A draft stands among the published weeks.
    WithinDataset(PathBuf),
    /// Two drafts are of the same week.
    SameWeek(Week),
    /// A file would be overwritten.
    InTheWay(PathBuf),
    /// A document cannot be read as one.
    Refused {
        /// Which.
        path: PathBuf,
        /// Why.
        refusal: Refusal,
    },
    /// A week has no published file.
    NotPublished(Week),
    /// A new draft would be of a week that is published.
    AlreadyPublished(Week),
    /// A server does not answer.
    Unreachable {
        /// Where.
        address: String,
        /// What the system says.
        reason: String,
    },
    /// A week cannot be read, so that its page cannot be written.
    Unpublished(String),
    /// Node could not draw the charts.
    NotDrawn(String),
    /// No family of typefaces that a bulletin may be set in is in a folder, or in those of the system.
    NoTypefaces(Option<PathBuf>),
    /// The typesetter could not set a bulletin.
    NotSet(String),
    /// What a page carries does not give its page again.
    NotCarried,
    /// There are not as many weeks before the year 9999.
    TooManyWeeks,
}

impl Failure {
    /// What is to be said of it.
    pub fn words(&self, lang: Lang) -> String {
        let words = lang::press_words(lang);
        let of_system = |sentence, path: &PathBuf, reason| {
            let reason = lang::system_reason(reason, lang);
            lang::told(sentence, &[&path.display(), &reason])
        };
        let of_path = |sentence, path: &PathBuf| lang::told(sentence, &[&path.display()]);
        match self {
            Self::Unreadable { path, reason } => of_system(words.unreadable, path, reason),
            Self::Endless(path) => lang::told(words.unreadable, &[&path.display(), &words.endless]),
            Self::Unwritable { path, reason } => of_system(words.unwritable, path, reason),
            Self::NothingChanged { path, reason } => of_system(words.nothing_changed, path, reason),
            Self::LeftBegun { path, reason } => of_system(words.left_begun, path, reason),
            Self::Missing(path) => of_path(words.missing, path),
            Self::NoWeeks(path) => of_path(words.no_weeks, path),
            Self::NotASample(path) => of_path(words.not_a_sample, path),
            Self::NotPlanned(indicator) => lang::told(words.not_planned, &[indicator]),
            Self::NoFittingValue(indicator) => lang::told(words.no_fitting_value, &[indicator]),
            Self::NotEmpty(path) => of_path(words.not_empty, path),
            Self::NoSite(path) => of_path(words.no_site, path),
            Self::Busy(path) => of_path(words.busy, path),
            Self::BrokenJournal(path) => of_path(words.broken_journal, path),
            Self::LostFile(path) => of_path(words.lost_file, path),
            Self::WithinDataset(path) => of_path(words.within_dataset, path),
            Self::SameWeek(week) => lang::told(words.same_week, &[week]),
            Self::Refused { path, refusal } => {
                intake::refused(&path.to_string_lossy(), refusal, lang)
            }
            Self::InTheWay(path) => of_path(words.in_the_way, path),
            Self::NotPublished(week) => lang::told(words.not_published, &[week]),
            Self::AlreadyPublished(week) => lang::told(words.already_published, &[week]),
            Self::Unreachable { address, reason } => {
                lang::told(words.unreachable, &[address, reason])
            }
            Self::Unpublished(reason) => lang::told(words.unpublished, &[reason]),
            Self::NotDrawn(reason) => lang::told(words.not_drawn, &[reason]),
            Self::NoTypefaces(folder) => {
                let families = [FREE_SERIF, FREE_SANS].map(|families| families.join(lang.comma()));
                let [serif, sans] = families;
                let folder = folder.as_ref().map(|folder| folder.display().to_string());
                let place = folder.as_deref().unwrap_or(words.font_folders);
                lang::told(words.no_typefaces, &[&place, &serif, &sans])
            }
            Self::NotSet(reason) => lang::told(words.not_set, &[reason]),
            Self::NotCarried => words.not_carried.to_owned(),
            Self::TooManyWeeks => words.too_many_weeks.to_owned(),
        }
    }
}

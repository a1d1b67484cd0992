use std::{io, path::PathBuf};

use cncert_weekly::report::Week;
use thiserror::Error;

/// Why a command could not work at all.
#[derive(Debug, Error)]
pub enum Fault {
    /// A file or folder cannot be read.
    #[error("cannot read {}: {reason}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file cannot be written or removed.
    #[error("cannot write {}: {reason}", path.display())]
    Unwritable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// A file that every dataset has is not there.
    #[error("{} is not there; is --data the folder of the dataset?", .0.display())]
    Missing(PathBuf),
    /// The dataset has no week.
    #[error("there is no week in {}", .0.display())]
    NoWeeks(PathBuf),
    /// A sample week would take the place of a real one.
    #[error("{} is not a sample week, and is not overwritten", .0.display())]
    NotASample(PathBuf),
    /// No sample figures are planned for an indicator.
    #[error(
        "no sample figures are planned for the indicator {0}; add it to press/src/sample/plan.rs"
    )]
    NotPlanned(String),
    /// No value goes with the change that an issue states.
    #[error("no sample value of {0} goes with the change that the issue states")]
    NoFittingValue(String),
    /// An archive would be written into a folder that holds something.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// A folder is not a built site.
    #[error("{} is no site that `cargo xtask build` made", .0.display())]
    NoSite(PathBuf),
    /// Another `press` is writing into the dataset.
    #[error("another press is at work in {}; try again when it is done", .0.display())]
    Busy(PathBuf),
    /// What a press that did not end has left cannot be read.
    #[error("{} cannot be read; put the dataset back to its last version and remove that folder", .0.display())]
    BrokenJournal(PathBuf),
    /// A draft stands among the published weeks.
    #[error(
        "{} is a file of the dataset itself; keep drafts outside of it, so that it holds what is published",
        .0.display()
    )]
    WithinDataset(PathBuf),
    /// Two drafts are of the same week.
    #[error("two of the files are about {0}")]
    SameWeek(Week),
    /// A file would be overwritten.
    #[error("{} is there already, and is not overwritten", .0.display())]
    InTheWay(PathBuf),
    /// A week has no published file.
    #[error("{0} is not published")]
    NotPublished(Week),
    /// A new draft would be of a week that is published.
    #[error("{0} is published already; --revise {0} begins a revision of it")]
    AlreadyPublished(Week),
    /// A server does not answer.
    #[error("{address} does not answer: {reason}")]
    Unreachable {
        /// Where.
        address: String,
        /// What the system says.
        reason: String,
    },
    /// A week cannot be read, so that its page cannot be written.
    #[error("{0}; `press index` tells more")]
    Unpublished(String),
    /// Node could not draw the charts.
    #[error("the charts could not be drawn: {0}; is Node 20 there?")]
    NotDrawn(String),
    /// What a page carries does not give its page again.
    #[error("the latest page cannot carry its data: a catalogue entry that it uses is missing")]
    NotCarried,
    /// There are not as many weeks before the year 9999.
    #[error("an archive has 1 to 400000 weeks")]
    TooManyWeeks,
}

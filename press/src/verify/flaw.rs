//! What is wrong with a file of a site, and how it is printed.

use thiserror::Error;

use super::state::Edition;

/// Something that is not as it was built, or does not come as it should.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Flaw {
    /// A file that others name is not there.
    #[error("{path:?} is missing: {reason}")]
    Missing {
        /// Which.
        path: String,
        /// What the system or the server says.
        reason: String,
    },
    /// A content is not the one that a checksum is of.
    #[error("{path:?} has another content than {by} says")]
    OtherContent {
        /// Which.
        path: String,
        /// What has the checksum.
        by: String,
    },
    /// A file is not the one that another build of the same commit has.
    #[error("{0:?} is not the file that was built here")]
    NotAsBuilt(String),
    /// A compressed file is not the same as the one that it stands for.
    #[error("{0:?} has another content than the file that it was compressed from")]
    Stale(String),
    /// A file that may be kept for ever is not named by its content.
    #[error("{0:?} is kept for ever by browsers, but is not named by its content")]
    NotNamed(String),
    /// A file of the dataset has no checksum.
    #[error("{0:?} is not among the checksums of the dataset")]
    Unlisted(String),
    /// The pages name scripts of more than one build.
    #[error("the pages belong to different builds")]
    TwoBuilds,
    /// Nothing tells a server the type of a file.
    #[error("{0:?} is of a type that no site has")]
    UnknownType(String),
    /// A header is not what it should be.
    #[error("{path:?} comes with {name}: {found:?} instead of {expected:?}")]
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
    #[error("{path:?} does not come under the policy of its pages: {rule}")]
    Policy {
        /// The file.
        path: String,
        /// The rule.
        rule: String,
    },
    /// A file is of an earlier state of the dataset than another.
    #[error(
        "{path:?} does not know {edition}, which {by:?} has: the site is of two states of the dataset"
    )]
    OtherState {
        /// Which.
        path: String,
        /// What it should know.
        edition: Edition,
        /// What knows it.
        by: String,
    },
    /// A file has a date that cannot be the one of its last change.
    #[error(
        "{path:?} is dated {date}, before the week that it reports on: a host that knows files by date and size may \
         say that it is unchanged when it is not"
    )]
    Backdated {
        /// Which.
        path: String,
        /// The date.
        date: String,
    },
    /// The headers beside a site are those of other pages.
    #[error("{0:?} does not fit the pages: it is of another build")]
    OtherHeaders(String),
}

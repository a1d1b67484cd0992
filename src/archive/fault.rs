use thiserror::Error;

use super::File;
use crate::report::Finding;

/// A file could not be had. The wording here is for logs.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{file}: {cause}")]
pub struct Fault {
    pub file: File,
    /// What came in between.
    #[source]
    pub cause: Cause,
}

/// Why a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Cause {
    /// The server does not have it.
    #[error("missing")]
    Missing,
    /// The server refuses it, with this status.
    #[error("refused with status {0}")]
    Refused(u16),
    /// There was no connection, or it broke off.
    #[error("unreachable")]
    Unreachable,
    /// No byte came for too long.
    #[error("silent for too long")]
    Silent,
    /// It is larger than it may be.
    #[error("too large")]
    TooLarge,
    /// It came, but it is broken; what was found in it.
    #[error("unusable, with {} findings", .0.len())]
    Unusable(Vec<Finding>),
    /// It came and is sound, but holds no week that may be shown.
    #[error("without a week to show")]
    Empty,
}

impl Cause {
    /// Whether it may be over in a moment, so that trying again makes sense.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable | Self::Silent => true,
            Self::Refused(status) => matches!(status, 408 | 429 | 500..),
            Self::Missing | Self::TooLarge | Self::Unusable(_) | Self::Empty => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for passing in [
            Cause::Unreachable,
            Cause::Silent,
            Cause::Refused(429),
            Cause::Refused(500),
            Cause::Refused(503),
        ] {
            assert!(passing.is_passing(), "{passing}");
        }
        for lasting in [
            Cause::Missing,
            Cause::Refused(401),
            Cause::Refused(403),
            Cause::TooLarge,
            Cause::Unusable(Vec::new()),
            Cause::Empty,
        ] {
            assert!(!lasting.is_passing(), "{lasting}");
        }
    }
}

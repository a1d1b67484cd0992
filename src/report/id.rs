use std::{borrow::Borrow, fmt, str::FromStr, sync::Arc};

use thiserror::Error;

/// The name of an indicator, a figure, a part or a section: `[a-z][a-z0-9_]*`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not an id of small letters, digits and underscores that begins with a letter")]
pub struct NotAnId;

impl Id {
    /// The id as it is written in files and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of a figure or history column that is derived from this one.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        Self(format!("{}{suffix}", self.0).into())
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let starts_well = text.starts_with(|first: char| first.is_ascii_lowercase());
        let goes_on_well = text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        (starts_well && goes_on_well)
            .then(|| Self(text.into()))
            .ok_or(NotAnId)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Informs.
    Note,
    /// Asks for a reason before publishing.
    Warning,
    /// Blocks publishing.
    Error,
}

impl Severity {
    /// Its place in a list that begins with the gravest: 0 for an error.
    pub fn rank(self) -> usize {
        Self::Error as usize - self as usize
    }

    /// The word for it in attributes and in what programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

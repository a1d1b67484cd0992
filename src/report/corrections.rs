use super::{Day, Text};

/// What kind of entry the list of corrections holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionKind {
    /// A mistake put right.
    Correction,
    /// A planned restatement.
    Revision,
    /// A remark that changes no figure.
    Notice,
    /// A figure taken back.
    Withdrawal,
}

impl CorrectionKind {
    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Revision => "revision",
            Self::Notice => "notice",
            Self::Withdrawal => "withdrawal",
        }
    }
}

/// A value as an entry states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated {
    /// No value.
    Nothing,
    /// A number as the file writes it.
    Number(String),
    /// A text that is the same in both languages.
    Plain(String),
    /// A text in both languages.
    Text(Text),
}

/// One entry of the corrections of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day of the entry.
    pub date: Day,
    /// What kind it is.
    pub kind: CorrectionKind,
    /// The place by ids, such as `indicators/phishing_pages/change_pct`.
    pub at: String,
    /// What was published before.
    pub old: Stated,
    /// What holds now.
    pub new: Stated,
    /// The reason, for readers.
    pub text: Text,
}

impl Correction {
    /// Whether the entry alters or withdraws the item at a place by ids: all of
    /// it, or one of the keys within that are meant.
    pub fn alters(&self, item: &str, is_meant: fn(&str) -> bool) -> bool {
        self.kind != CorrectionKind::Notice
            && match self.at.strip_prefix(item) {
                Some("") => true,
                Some(rest) => rest.strip_prefix('/').is_some_and(is_meant),
                None => false,
            }
    }
}

/// A finding that was seen and accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The rule's id, such as `change_disagrees`.
    pub rule: String,
    /// The place by ids, where the finding was when it was accepted.
    pub at: String,
    /// What was accepted, the figures or the words; empty where the entry was written
    /// before entries said so, and accepts whatever the rule finds at its place.
    pub of: Vec<String>,
    /// Why it is accepted.
    pub reason: Text,
    /// The day on which it was.
    pub on: Day,
}

impl Acknowledgement {
    /// Whether it is the same entry as another, of which one may be older and not say
    /// what it accepts.
    pub fn is_same(&self, other: &Self) -> bool {
        let is_older = self.of.is_empty() || other.of.is_empty();
        (&self.rule, &self.at, &self.reason, self.on)
            == (&other.rule, &other.at, &other.reason, other.on)
            && (is_older || self.of == other.of)
    }
}

/// Why an entry accepts nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// What it accepted was changed to something else that the rule finds.
    Lapsed,
    /// The rule finds nothing of the kind any more.
    Gone,
    /// What the rule finds has to be put right.
    Unacceptable,
    /// There is no such rule.
    Unknown,
}

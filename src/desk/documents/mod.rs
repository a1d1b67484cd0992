//! The editors' documents on the desk: what they state is laid over a draft, beside what was typed by hand, and told of
//! in words.
//!
//! All of it stands behind a door: the desk keeps and shows values.

mod account;
mod importer;
mod merge;

pub use importer::{Documents, Importer};

use crate::{intake, publish::Json, report::is_within};

/// A document as it came.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name of its file; empty for pasted text.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A state of the documents of a draft.
#[derive(Debug)]
pub struct Import {
    editions: Vec<intake::Edition>,
    /// The draft that they make, and nothing else.
    text: String,
    /// What is to be said of them, in both languages, Chinese first.
    pub accounts: [Account; 2],
}

/// What is to be said of the documents of a draft in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// What they are called.
    pub title: String,
    /// Which they are, and of which week.
    pub lead: String,
    /// What is to be said, what needs the editor first.
    pub chapters: Vec<Chapter>,
    /// Fields of the draft by ids, each with the words that state it and their place.
    pub sources: Vec<(String, String)>,
}

/// One kind of things that are to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What names it in attributes.
    pub key: &'static str,
    /// What it is called.
    pub title: String,
    /// What is to be said.
    pub entries: Vec<Entry>,
}

/// One thing that is to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is about: a field, or a place in a document.
    pub about: String,
    /// What it is, a paragraph each.
    pub told: Vec<String>,
    /// The field of the draft by ids, where there is one.
    pub at: Option<String>,
    /// What the draft may say.
    pub wordings: Vec<Wording>,
}

/// What a draft may say of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What choosing it is called.
    pub label: String,
    /// The values by their places' ids.
    pub values: Vec<(String, Json)>,
}

impl Account {
    /// The words that state a field of the form, a line for each place; empty where no document states it.
    pub fn sources_of(&self, key: &str) -> String {
        let mut lines = String::new();
        for (at, words) in &self.sources {
            if is_within(key, at) {
                lines += if lines.is_empty() { "" } else { "\n" };
                lines += words;
            }
        }
        lines
    }
}

//! The field reader: walks a tree, notes what it finds, and goes on.
//!
//! A reader of a section names the keys of its object as the contract's table
//! does, reads each, and puts the value together last, so that every field is
//! read before the first `?`:
//!
//! ```ignore
//! let [id, level] = &at.object(&["id", "level"])?;
//! let id = id.id();
//! let level = level.id();
//! Some(Rating { id: id?, level: level? })
//! ```
//!
//! A reader that gives `None` has noted why, and an error noted anywhere
//! leaves the file without a value. So a list gives the items that could be
//! read, and a field that may be null gives `None` for both `null` and a mistake.

use std::{
    cell::{Cell, RefCell},
    fmt,
    ops::Range,
};

use crate::report::{Allowed, Defect, Expected, Extent, Finding, Place, Severity};

use super::node::{Node, shortened};

/// The findings so far.
#[derive(Default)]
pub(super) struct Notes {
    findings: RefCell<Vec<Finding>>,
    has_error: Cell<bool>,
}

impl Notes {
    /// Nobody reads more, and a hostile file could make millions.
    const MOST: usize = 1000;

    /// Notes a problem and its place; beyond [`Notes::MOST`] only the first
    /// error, without which nobody could tell why there is no value.
    fn add(&self, defect: Defect, extent: Extent, place: impl FnOnce() -> Place) {
        let is_error = defect.severity() == Severity::Error;
        let mut findings = self.findings.borrow_mut();
        if findings.len() < Self::MOST || (is_error && !self.has_error.get()) {
            let place = place();
            findings.push(Finding {
                problem: defect,
                place,
                extent,
            });
            self.has_error.set(is_error || self.has_error.get());
        }
    }

    pub(super) fn has_error(&self) -> bool {
        self.has_error.get()
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// A place in the tree, with the way to it and a hand on the notes.
///
/// It has no node where a key is missing, which is noted when it is missed:
/// every reader then gives `None` and notes nothing more.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    node: Option<&'a Node>,
    step: Step<'a>,
    parent: Option<&'a Cursor<'a>>,
    notes: &'a Notes,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => formatter.write_str(key),
            Self::Index(index) => index.fmt(formatter),
        }
    }
}

impl<'a> Cursor<'a> {
    /// The whole file.
    pub(super) fn root(node: &'a Node, notes: &'a Notes) -> Self {
        Self {
            node: Some(node),
            step: Step::Key(""),
            parent: None,
            notes,
        }
    }

    /// The value here; `None` where its key is missing.
    pub(super) fn node(&self) -> Option<&'a Node> {
        self.node
    }

    /// Where this is.
    pub(super) fn place(&self) -> Place {
        self.parent
            .map_or(Place::ROOT, |parent| parent.place().at(self.step))
    }

    /// Notes a problem here.
    pub(super) fn note(&self, defect: Defect) {
        self.notes.add(defect, Extent::Whole, || self.place());
    }

    /// Notes a problem of some bytes of the text here.
    pub(super) fn note_letters(&self, bytes: Range<usize>, defect: Defect) {
        let extent = Extent::Letters(bytes);
        self.notes.add(defect, extent, || self.place());
    }

    /// Notes a problem at a key of the object here, or of an item of the list here.
    pub(super) fn note_within(&self, steps: &[&dyn fmt::Display], defect: Defect) {
        self.notes.add(defect, Extent::Whole, || {
            steps
                .iter()
                .fold(self.place(), |place, step| place.at(step))
        });
    }

    /// Notes that the value here should have been something else.
    pub(super) fn note_type(&self, expected: Expected) {
        let found = self.node.map_or_else(String::new, Node::shortened);
        self.note(Defect::WrongType { expected, found });
    }

    /// Notes that the value here is not one of those allowed.
    pub(super) fn note_range(&self, allowed: Allowed) {
        let found = self.node.map_or_else(String::new, Node::shortened);
        self.note(Defect::OutOfRange { found, allowed });
    }

    /// Whether `null` stands here.
    pub(super) fn is_null(&self) -> bool {
        matches!(self.node, Some(Node::Null))
    }

    /// What `read` gives, or `None` where `null` stands.
    pub(super) fn or_null<T>(&self, read: impl FnOnce(&Self) -> Option<T>) -> Option<T> {
        if self.is_null() { None } else { read(self) }
    }

    /// The fields of the object here, all of which must be there and no others.
    pub(super) fn object<const N: usize>(
        &'a self,
        keys: &'static [&'static str; N],
    ) -> Option<[Cursor<'a>; N]> {
        let mut fields = [*self; N];
        self.fill(&mut fields, keys, "").then_some(fields)
    }

    /// The same, but the last one need not be there: files were written before it was.
    pub(super) fn object_maybe_without_last<const N: usize>(
        &'a self,
        keys: &'static [&'static str; N],
    ) -> Option<[Cursor<'a>; N]> {
        let mut fields = [*self; N];
        self.fill(&mut fields, keys, keys[N - 1]).then_some(fields)
    }

    /// Gives the fields of the object here, one a key, of which one may be missing. Apart
    /// from [`Cursor::object`], so that the program has it once and not for every `N`.
    fn fill(
        &'a self,
        fields: &mut [Cursor<'a>],
        keys: &[&'static str],
        may_be_missing: &str,
    ) -> bool {
        let Some(pairs) = self.pairs() else {
            return false;
        };
        self.note_unknown(pairs, keys);
        for (field, key) in fields.iter_mut().zip(keys) {
            *field = self.field(pairs, key, *key == may_be_missing);
        }
        true
    }

    /// The fields of an object whose keys are free, as written.
    pub(super) fn entries(&'a self) -> impl Iterator<Item = (&'a str, Cursor<'a>)> {
        let pairs = self.pairs().unwrap_or_default();
        pairs
            .iter()
            .map(|(key, node)| (key.as_str(), self.child(Step::Key(key), Some(node))))
    }

    /// Visits the items of the list here, of any length; none where it is no list.
    fn visit(&'a self, visit: &mut dyn FnMut(&Cursor<'a>)) {
        match self.node {
            Some(Node::List(items)) => {
                for (index, node) in items.iter().enumerate() {
                    visit(&self.child(Step::Index(index), Some(node)));
                }
            }
            Some(_) => self.note_type(Expected::List),
            None => {}
        }
    }

    /// How many items the list here has; `None` where it is no list.
    pub(super) fn length(&self) -> Option<usize> {
        match self.node? {
            Node::List(items) => Some(items.len()),
            _ => None,
        }
    }

    /// One for each item of the list here, `None` for what could not be read.
    pub(super) fn one_by_one<T>(
        &'a self,
        mut read: impl FnMut(&Cursor<'a>) -> Option<T>,
    ) -> Vec<Option<T>> {
        let mut all = Vec::new();
        self.visit(&mut |item| all.push(read(item)));
        all
    }

    /// What could be read of the items of the list here.
    pub(super) fn each<T>(&'a self, mut read: impl FnMut(&Cursor<'a>) -> Option<T>) -> Vec<T> {
        let mut all = Vec::new();
        self.visit(&mut |item| all.extend(read(item)));
        all
    }

    /// What could be read of a list that must not be empty.
    pub(super) fn at_least_one<T>(&'a self, read: impl FnMut(&Cursor<'a>) -> Option<T>) -> Vec<T> {
        if self.length() == Some(0) {
            self.note_range(Allowed::Items);
        }
        self.each(read)
    }

    /// The items of a list of exactly so many.
    pub(super) fn tuple<const N: usize>(&'a self) -> Option<[Cursor<'a>; N]> {
        match self.node? {
            Node::List(items) if items.len() == N => Some(std::array::from_fn(|index| {
                self.child(Step::Index(index), Some(&items[index]))
            })),
            _ => {
                self.note_type(Expected::Length(N));
                None
            }
        }
    }

    fn pairs(&self) -> Option<&'a [(String, Node)]> {
        let Node::Object(pairs) = self.node? else {
            self.note_type(Expected::Object);
            return None;
        };
        Some(pairs)
    }

    fn note_unknown(&self, pairs: &[(String, Node)], keys: &[&'static str]) {
        // Editing programs look there for the rules of the file.
        let is_schema = |key: &str, node: &Node| {
            self.parent.is_none() && key == "$schema" && matches!(node, Node::Text(_))
        };
        for (key, node) in pairs {
            if !keys.contains(&key.as_str()) && !is_schema(key, node) {
                let defect = Defect::KeyUnknown {
                    key: shortened(key),
                };
                self.note_within(&[key], defect);
            }
        }
    }

    fn field(
        &'a self,
        pairs: &'a [(String, Node)],
        key: &'static str,
        may_be_missing: bool,
    ) -> Cursor<'a> {
        let mut found = pairs.iter().filter(|(name, _)| name == key);
        let node = found.next().map(|(_, node)| node);
        if node.is_none() && !may_be_missing {
            match key {
                "zh" | "en" => {
                    self.note_within(&[&key], Defect::LanguageMissing { language: key });
                }
                _ => self.note(Defect::KeyMissing { key }),
            }
        }
        if found.next().is_some() {
            let defect = Defect::KeyRepeated {
                key: key.to_owned(),
            };
            self.note_within(&[&key], defect);
        }
        self.child(Step::Key(key), node)
    }

    fn child(&'a self, step: Step<'a>, node: Option<&'a Node>) -> Cursor<'a> {
        Cursor {
            node,
            step,
            parent: Some(self),
            notes: self.notes,
        }
    }
}

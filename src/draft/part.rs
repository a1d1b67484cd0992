//! What a week file says apart from its errors: the file is read again without the
//! items and fields that have one.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    mem,
};

use crate::report::{Catalogue, Finding, Place, Problem, Report, Severity};

use super::{
    WEEK_LIMIT,
    cursor::{Cursor, Notes},
    node::{self, Node},
    segments, week,
};

/// How often it is read again. What was read without one item may have an error that it
/// had not with it; a file with errors behind errors is for its editor to mend first.
const ROUNDS: usize = 4;

/// The part of a week file that has no errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it says.
    pub report: Report,
    /// Of each list that lacks items, where the items that it has stand in the file.
    kept: BTreeMap<String, Vec<usize>>,
}

impl Part {
    /// Where a place of the report is in the file.
    pub fn in_file(&self, place: &Place) -> Place {
        let mut segments = segments(place);
        let Some(key) = segments.next() else {
            return Place::ROOT;
        };
        let within = Place::ROOT.at(&key);
        let index = segments.next().map(|index| {
            let kept = self.kept.get(&*key).zip(index.parse().ok());
            let in_file = kept.and_then(|(kept, index): (_, usize)| kept.get(index));
            in_file.map_or(index.to_string(), usize::to_string)
        });
        let below = index.into_iter().map(Cow::Owned).chain(segments);
        below.fold(within, |place, segment| place.at(segment))
    }
}

/// Reads the part of a week file that has no errors; nothing where too little is left to
/// tell what it is of.
pub fn read_part(bytes: &[u8], catalogue: &Catalogue) -> Option<Part> {
    let Ok(Node::Object(mut fields)) = node::parse(bytes, WEEK_LIMIT) else {
        return None;
    };
    let mut kept = BTreeMap::new();
    for _ in 0..ROUNDS {
        let root = Node::Object(fields);
        let notes = Notes::default();
        let contents = week::contents(&Cursor::root(&root, &notes), catalogue);
        let mut errors = notes.into_findings();
        errors.retain(|finding| finding.problem.severity() == Severity::Error);
        if errors.is_empty() {
            let report = Report::sealed(contents?);
            return Some(Part { report, kept });
        }
        let Node::Object(read) = root else { break };
        fields = read;
        leave_out(&errors, &mut fields, &mut kept);
    }
    None
}

/// Takes what has errors out of the fields of a file: of a list the items in which they
/// are, of any other field all that it says.
fn leave_out(
    errors: &[Finding],
    fields: &mut Vec<(String, Node)>,
    kept: &mut BTreeMap<String, Vec<usize>>,
) {
    let mut mistaken: BTreeMap<_, BTreeSet<Option<usize>>> = BTreeMap::new();
    for error in errors {
        let mut segments = segments(&error.place).map(Cow::into_owned);
        let missing = match error.problem {
            Problem::KeyMissing { key } => Some(key.to_owned()),
            _ => None,
        };
        let Some(key) = segments.next().or(missing) else {
            continue;
        };
        let index = segments.next().and_then(|index| index.parse().ok());
        mistaken.entry(key).or_default().insert(index);
    }
    for (key, indices) in mistaken {
        let field = fields.iter_mut().find(|(name, _)| *name == key);
        match field {
            Some((_, Node::List(items))) if !indices.contains(&None) => {
                let all = (0..items.len()).collect();
                let kept = kept.entry(key).or_insert(all);
                let left = mem::take(items).into_iter().zip(mem::take(kept));
                let left = left
                    .enumerate()
                    .filter(|(index, _)| !indices.contains(&Some(*index)));
                (*items, *kept) = left.map(|(_, item)| item).unzip();
            }
            _ => {
                fields.retain(|(name, _)| *name != key);
                fields.extend(nothing(&key).map(|nothing| (key, nothing)));
            }
        }
    }
}

/// How a field says nothing; no field that says what a file is of may.
fn nothing(key: &str) -> Option<Node> {
    match key {
        "issue" | "published_on" | "incidents" | "editor" => Some(Node::Null),
        "ratings" | "indicators" | "rankings" | "distributions" | "highlights" | "corrections"
        | "acknowledged" => Some(Node::List(Vec::new())),
        _ => None,
    }
}

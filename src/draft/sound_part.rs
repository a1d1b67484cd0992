//! What a week file says apart from its errors: the file is read again without the
//! items and fields that have one.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    mem,
    sync::Arc,
};

use crate::report::{Catalogue, Defect, Finding, Place, Report, Severity};

use super::{Reading, node::Node, segments, week};

/// How often it is read. What was read without one item may have an error that it
/// had not with it; a file with errors behind errors is for its editor to mend first.
const ROUNDS: usize = 4;

/// The part of a week file that has no errors.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundPart {
    /// What it says.
    pub report: Arc<Report>,
    /// Of each list that lacks items, where the items that it has stand in the file.
    kept: BTreeMap<String, Vec<usize>>,
}

impl SoundPart {
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

/// Reads a week file, and of one with errors the part that has none; no part where too
/// little is left to tell what it is of.
pub(super) fn whole_or_part(
    mut root: Node,
    catalogue: &Catalogue,
) -> (Reading<Report>, Option<SoundPart>) {
    let read = |root: &Node| Reading::of(root, |at| week::report(at, catalogue));
    let whole = read(&root);
    if whole.value.is_some() {
        return (whole, None);
    }
    let mut kept = BTreeMap::new();
    leave_out(&whole.findings, &mut root, &mut kept);
    for _ in 1..ROUNDS {
        let part = read(&root);
        if let Some(report) = part.value {
            let report = Arc::new(report);
            return (whole, Some(SoundPart { report, kept }));
        }
        leave_out(&part.findings, &mut root, &mut kept);
    }
    (whole, None)
}

/// Takes what has errors out of the fields of a file: of a list the items in which they
/// are, of any other field all that it says.
fn leave_out(findings: &[Finding], root: &mut Node, kept: &mut BTreeMap<String, Vec<usize>>) {
    let Node::Object(fields) = root else {
        return;
    };
    let mut mistaken: BTreeMap<_, BTreeSet<Option<usize>>> = BTreeMap::new();
    for Finding {
        place,
        problem: defect,
        ..
    } in findings
    {
        let mut segments = segments(place).map(Cow::into_owned);
        let missing = match defect {
            Defect::KeyMissing { key } => Some((*key).to_owned()),
            _ => None,
        };
        let key = segments.next().or(missing);
        if let Some(key) = key.filter(|_| defect.severity() == Severity::Error) {
            let index = segments.next().and_then(|index| index.parse().ok());
            mistaken.entry(key).or_default().insert(index);
        }
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
                fields.extend(blank(&key).map(|blank| (key, blank)));
            }
        }
    }
}

/// The value of a field that states nothing; `None` for those that say what the file is of.
fn blank(key: &str) -> Option<Node> {
    match key {
        "issue" | "published_on" | "incidents" | "editor" => Some(Node::Null),
        "ratings" | "indicators" | "rankings" | "distributions" | "highlights" | "corrections"
        | "acknowledged" => Some(Node::List(Vec::new())),
        _ => None,
    }
}

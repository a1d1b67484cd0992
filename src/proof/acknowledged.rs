//! Findings that were accepted with a reason.
//!
//! An entry accepts by content: a finding of its rule that is of the same figures or
//! words, in the same field or list. So it stays with its paragraph wherever that goes,
//! accepts one finding and no other, and lapses when what it accepted is changed. An
//! entry of an older file does not say what it accepted, and accepts by place.

use std::collections::BTreeMap;

use crate::report::{Acknowledgement, Discrepancy, Idle, Place, Problem, Report, RuleId, Severity};

use super::{Finding, Published, place_by_ids};

/// How a finding stands to the entries of its report; each by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No entry is about it.
    Open,
    /// An entry accepts it.
    Accepted(usize),
    /// It is open again: an entry accepts something else that stood there before.
    Lapsed(usize),
}

/// A finding with its place by ids.
pub type Placed<'a> = (&'a str, &'a Finding<Problem>);

/// How an entry and a finding may belong together.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// By what is accepted and by place.
    Exactly,
    /// By what is accepted, somewhere in the same list: of equal ones the first go together.
    InList,
    /// By place alone, as older entries do, of which each accepts all that is there.
    Older,
    /// By place alone, though something else is accepted.
    Lapsed,
}

/// The ways, the surest first.
const WAYS: [Way; 4] = [Way::Exactly, Way::InList, Way::Older, Way::Lapsed];

/// How each finding stands to the entries.
pub fn standings(entries: &[Acknowledgement], found: &[Placed]) -> Vec<Standing> {
    let mut standings = vec![Standing::Open; found.len()];
    let mut is_used = vec![false; entries.len()];
    for way in WAYS {
        let mut waiting: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (position, entry) in entries.iter().enumerate().rev() {
            let is_older = entry.of.is_empty();
            if !is_used[position] && is_older == (way == Way::Older) {
                let key = way.key(&entry.rule, &entry.at, &entry.of);
                waiting.entry(key).or_default().push(position);
            }
        }
        if waiting.is_empty() {
            continue;
        }
        let open = standings.iter_mut().zip(found);
        let open = open.filter(|(standing, (_, finding))| {
            **standing == Standing::Open && is_acceptable(finding)
        });
        for (standing, (at, finding)) in open {
            let (rule, of) = (finding.problem.rule(), finding.problem.said());
            let waiting = waiting.get_mut(&way.key(rule.key(), at, &of));
            let position = waiting.and_then(|waiting| match way {
                Way::Older => waiting.last().copied(),
                _ => waiting.pop(),
            });
            if let Some(position) = position {
                is_used[position] = true;
                *standing = match way {
                    Way::Lapsed => Standing::Lapsed(position),
                    _ => Standing::Accepted(position),
                };
            }
        }
    }
    standings
}

impl Way {
    /// What an entry and a finding have in common that belong together in this way.
    fn key(self, rule: &str, at: &str, of: &[String]) -> String {
        let at = match self {
            Self::InList => in_list(at),
            _ => at.to_owned(),
        };
        let mut parts = vec![rule, &at];
        if matches!(self, Self::Exactly | Self::InList) {
            parts.extend(of.iter().map(String::as_str));
        }
        // No text of a file has this letter.
        parts.join("\0")
    }
}

/// What a report does not accept of what was found in it.
pub fn open(report: &Report, mut found: Vec<Finding<Problem>>) -> Vec<Finding<Problem>> {
    let mut standings = of_report(report, &found).into_iter();
    found.retain(|_| !matches!(standings.next(), Some(Standing::Accepted(_))));
    found
}

/// The entries of a report as they are saved, as [`renewed`] gives them.
pub fn renewed_entries(
    report: &Report,
    found: &[Finding<Problem>],
) -> Option<Vec<Acknowledgement>> {
    with_places(report, found, |found| renewed(&report.acknowledged, found))
}

/// The entries as they are saved, where that changes any: each says what it accepts and
/// where that is now, and there is one for each finding that is accepted.
pub fn renewed(entries: &[Acknowledgement], found: &[Placed]) -> Option<Vec<Acknowledgement>> {
    let standings = standings(entries, found);
    let mut renewed = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let count = renewed.len();
        let pairs = standings.iter().zip(found);
        let accepted = pairs.filter(|(standing, _)| **standing == Standing::Accepted(position));
        renewed.extend(accepted.map(|(_, (at, finding))| Acknowledgement {
            at: (*at).to_owned(),
            of: finding.problem.said(),
            ..entry.clone()
        }));
        if renewed.len() == count {
            renewed.push(entry.clone());
        }
    }
    // Where the place says enough, one entry accepts all that the rule found there.
    renewed.dedup_by(|one, other| one.of.is_empty() && one == other);
    (renewed != entries).then_some(renewed)
}

/// `acknowledgement_unused`: an entry of `acknowledged` accepts something that was
/// found. `found` is all that was, by reading and by proofreading. A published entry
/// is a record, whatever has become of what it was about.
pub fn unused_acknowledgements(
    report: &Report,
    published: &Published,
    found: &[Finding<Problem>],
) -> Vec<Finding<Problem>> {
    let is_published = |entry: &Acknowledgement| {
        let earlier = published.earlier.into_iter();
        let mut records = earlier.flat_map(|earlier| &earlier.acknowledged);
        records.any(|record| record.is_same(entry))
    };
    let standings = of_report(report, found);
    let mut unused = Vec::new();
    for (position, entry) in report.acknowledged.iter().enumerate() {
        if standings.contains(&Standing::Accepted(position)) || is_published(entry) {
            continue;
        }
        let rule = RuleId::named(&entry.rule);
        let is_refused = |finding: &Finding<Problem>| {
            rule == Some(finding.problem.rule())
                && !is_acceptable(finding)
                && entry.at == place_by_ids(report, &finding.place)
        };
        let why = if standings.contains(&Standing::Lapsed(position)) {
            Idle::Lapsed
        } else if rule.is_none() {
            Idle::Unknown
        } else if !rule.is_some_and(RuleId::is_acceptable) || found.iter().any(is_refused) {
            Idle::Unacceptable
        } else {
            Idle::Gone
        };
        let entry = Box::new(entry.clone());
        let doubt = Discrepancy::AcknowledgementUnused { entry, why };
        let place = Place::ROOT.at("acknowledged").at(position);
        unused.push(Finding::new(place, doubt).into_problem());
    }
    unused
}

/// Whether a reason can make a finding good: that of a warning, and of a stated change,
/// as the base that it rests on may have been restated.
pub fn is_acceptable(finding: &Finding<Problem>) -> bool {
    finding.problem.severity() == Severity::Warning
        || finding.problem.rule() == RuleId::ChangeDisagrees
}

fn of_report(report: &Report, found: &[Finding<Problem>]) -> Vec<Standing> {
    with_places(report, found, |found| {
        standings(&report.acknowledged, found)
    })
}

/// What is made of findings with their places, which nobody asks for without an entry.
fn with_places<T>(
    report: &Report,
    found: &[Finding<Problem>],
    make: impl FnOnce(&[Placed]) -> T,
) -> T {
    let place = |finding: &Finding<Problem>| match &*report.acknowledged {
        [] => String::new(),
        _ => place_by_ids(report, &finding.place),
    };
    let places: Vec<_> = found.iter().map(place).collect();
    let found: Vec<_> = places.iter().map(String::as_str).zip(found).collect();
    make(&found)
}

/// A place by ids without its positions in lists.
fn in_list(at: &str) -> String {
    let is_position = |segment: &str| segment.bytes().all(|byte| byte.is_ascii_digit());
    let segments = at.split('/').map(|segment| match segment {
        position if is_position(position) => "",
        name => name,
    });
    segments.collect::<Vec<_>>().join("/")
}

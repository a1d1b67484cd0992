//! Findings that were accepted with a reason.

use crate::report::{Acknowledgement, Discrepancy, Finding, Objection, Place, Report, Severity};

use super::{Published, place_by_ids};

/// Whether the report accepts a finding, with a reason, in `acknowledged`.
pub fn is_acknowledged(report: &Report, finding: &Finding<Objection>) -> bool {
    let mut entries = report.acknowledged.iter();
    entries.any(|entry| accepts(entry, report, finding))
}

/// `acknowledgement_unused`: an entry of `acknowledged` accepts something that was
/// found. `found` is all that was, by reading and by proofreading. A published entry
/// is a record, whatever has become of what it was about.
pub fn unused_acknowledgements(
    report: &Report,
    published: &Published,
    found: &[Finding<Objection>],
) -> Vec<Finding<Objection>> {
    let earlier = published.earlier;
    let is_published = |entry: &Acknowledgement| {
        earlier.is_some_and(|earlier| earlier.acknowledged.contains(entry))
    };
    let mut unused = Vec::new();
    for (position, entry) in report.acknowledged.iter().enumerate() {
        let is_used = found.iter().any(|finding| accepts(entry, report, finding));
        if !is_used && !is_published(entry) {
            let doubt = Discrepancy::AcknowledgementUnused {
                rule: entry.rule.clone(),
                at: entry.at.clone(),
            };
            let place = Place::ROOT.at("acknowledged").at(position);
            unused.push(Finding::new(place, doubt).into_objection());
        }
    }
    unused
}

/// Whether a reason can make a finding good: never that of an error, but for a stated
/// change, as the base that it rests on may have been restated.
pub fn is_acceptable(finding: &Finding<Objection>) -> bool {
    finding.problem.severity() != Severity::Error || finding.problem.rule() == "change_disagrees"
}

fn accepts(entry: &Acknowledgement, report: &Report, finding: &Finding<Objection>) -> bool {
    is_acceptable(finding)
        && entry.rule == finding.problem.rule()
        && entry.at == place_by_ids(report, &finding.place)
}

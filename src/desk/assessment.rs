use std::{cmp::Reverse, sync::Arc};

use crate::{
    draft::{Part, Positions},
    proof::{self, ChangedField},
    report::{Finding, Mend, Objection, Position, Report, Severity, Text, Week},
};

use super::Draft;

/// Everything that is to be said of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// What the draft says; nothing where it is of no week or has an error of its own.
    pub report: Option<Arc<Report>>,
    /// What was found, the gravest first.
    pub remarks: Vec<Remark>,
    /// What it makes doubtful in a published week.
    pub elsewhere: Vec<Elsewhere>,
    /// What it says otherwise than its published version, where there is one.
    pub since_published: Option<Vec<ChangedField>>,
    /// What it says otherwise than the week before it, and which that is.
    pub since_last_week: Option<(Week, Vec<ChangedField>)>,
}

/// A finding in a draft, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What was found.
    pub finding: Finding<Objection>,
    /// Where it stands in the text.
    pub position: Option<Position>,
    /// What certainly puts it right.
    pub mend: Option<Mend>,
    /// Why it was accepted, where it was.
    pub accepted: Option<Text>,
    /// Where it is, by ids: so an entry that accepts it names the place. Nothing where
    /// the draft cannot be read, and so cannot accept anything.
    pub at: Option<String>,
}

/// A finding in another week than the draft's.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// The week.
    pub week: Week,
    /// What was found there.
    pub finding: Finding<Objection>,
}

impl Remark {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.finding.problem.severity()
    }

    /// Whether a reason answers it: of warnings, of a stated change that a restated base
    /// makes differ, and of a published figure that was changed, which needs an entry.
    pub fn is_answerable(&self) -> bool {
        let is_open = self.accepted.is_none() && self.at.is_some();
        let rule = self.finding.problem.rule();
        let is_error_with_a_reason = rule == "change_disagrees" || self.needs_entry();
        is_open && (self.severity() == Severity::Warning || is_error_with_a_reason)
    }

    /// Whether its reason is one for readers, in an entry of the corrections.
    pub fn needs_entry(&self) -> bool {
        self.finding.problem.rule() == "correction_missing"
    }
}

impl Assessment {
    pub(super) fn unreadable(findings: Vec<Finding<Objection>>) -> Self {
        let mut assessment = Self::default();
        assessment.note(findings);
        assessment
    }

    pub(super) fn readable(report: Arc<Report>, findings: Vec<Finding<Objection>>) -> Self {
        let mut assessment = Self {
            report: Some(report),
            ..Self::default()
        };
        assessment.note(findings);
        assessment
    }

    pub(super) fn of_no_week(
        findings: Vec<Finding>,
        further: Option<Vec<Finding<Objection>>>,
    ) -> Self {
        let mut findings: Vec<_> = findings.into_iter().map(Finding::into_objection).collect();
        findings.extend(further.into_iter().flatten());
        Self::unreadable(findings)
    }

    /// Takes note of findings, which then stand the gravest first and otherwise in the
    /// order of the rules.
    pub(super) fn note(&mut self, findings: Vec<Finding<Objection>>) {
        let report = self.report.as_deref();
        let remark = |finding: Finding<Objection>| Remark {
            mend: proof::mend(&finding),
            accepted: report.and_then(|report| reason(report, &finding)),
            at: report.map(|report| proof::place_by_ids(report, &finding.place)),
            position: None,
            finding,
        };
        self.remarks.extend(findings.into_iter().map(remark));
        self.sort();
    }

    /// Takes note of findings in what can be read of a draft.
    pub(super) fn note_of_part(&mut self, part: &Part, findings: Vec<Finding<Objection>>) {
        let remark = |mut finding: Finding<Objection>| {
            let accepted = reason(&part.report, &finding);
            finding.place = part.in_file(&finding.place);
            Remark {
                mend: proof::mend(&finding),
                accepted,
                at: None,
                position: None,
                finding,
            }
        };
        self.remarks.extend(findings.into_iter().map(remark));
        self.sort();
    }

    fn sort(&mut self) {
        self.remarks
            .sort_by_key(|remark| (remark.accepted.is_some(), Reverse(remark.severity())));
    }

    /// Compares it with its published version, where that is another one.
    pub(super) fn compare_with_published(&mut self, published: Option<&Arc<Report>>) {
        let report = self.report.as_ref().zip(published);
        self.since_published = report.map(|(report, before)| proof::changes(before, report));
    }

    /// Compares it with the report before it.
    pub(super) fn compare_with_last(&mut self, before: Option<&Arc<Report>>) {
        let report = self.report.as_ref().zip(before);
        let changes = report.map(|(report, before)| (before.week, proof::changes(before, report)));
        self.since_last_week = changes;
    }

    /// Takes note of where the findings stand in a draft.
    pub(super) fn locate(&mut self, draft: &Draft) {
        if self.remarks.is_empty() {
            return;
        }
        let positions = Positions::of_text(draft.text(), draft.outline());
        for remark in &mut self.remarks {
            remark.position = positions.position(&remark.finding);
        }
    }

    /// How many open findings of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        let is_open = |remark: &&Remark| remark.accepted.is_none();
        let open = self.remarks.iter().filter(is_open);
        open.filter(|remark| remark.severity() == severity).count()
    }
}

/// The reason for which a report accepts a finding.
fn reason(report: &Report, finding: &Finding<Objection>) -> Option<Text> {
    if !proof::is_acknowledged(report, finding) {
        return None;
    }
    let at = proof::place_by_ids(report, &finding.place);
    let mut entries = report.acknowledged.iter();
    let entry = entries.find(|entry| entry.rule == finding.problem.rule() && entry.at == at)?;
    Some(entry.reason.clone())
}

use std::{mem, ops::Range, sync::Arc};

use crate::{
    draft::{Positions, SoundPart},
    proof::{self, ChangedField, Placed, Standing},
    report::{
        Acknowledgement, Defect, Extent, Finding, Mend, Place, Position, Problem, Report, RuleId,
        Severity, Stated, Text, Week, ordered_by,
    },
};

use super::{Draft, Kind, Proofreader};

/// Everything that is to be said of a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assessment {
    /// What the draft says; `None` where it is of no week or has an error of its own.
    pub report: Option<Arc<Report>>,
    /// What it says apart from its errors, where it has some and enough is left.
    part: Option<Box<SoundPart>>,
    /// What was found, the gravest first.
    pub remarks: Vec<AssessedFinding>,
    /// What it makes doubtful in a published week.
    pub elsewhere: Vec<FindingElsewhere>,
    /// What it says otherwise than its published version, where there is one.
    pub since_published: Option<Vec<ChangedField>>,
    /// What it says otherwise than the week before it, and which that is.
    pub since_last_week: Option<(Week, Vec<ChangedField>)>,
}

/// A finding in a draft, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessedFinding {
    /// What was found.
    pub finding: Finding<Problem>,
    /// Where it stands in the text.
    pub position: Option<Position>,
    /// The bytes of the text that it is about, where it is some letters of a value.
    pub letters: Option<Range<usize>>,
    /// What certainly puts it right.
    pub mend: Option<Mend>,
    /// Why it was accepted, where it was.
    pub accepted: Option<Acceptance>,
    /// What was accepted there before it was changed, where it is open again.
    pub lapsed: Option<Acceptance>,
    /// Where it is, by ids: so an entry that accepts it names the place.
    pub at: Option<String>,
    /// Whether its file is a week's, which alone has entries that accept.
    is_of_week: bool,
}

/// An entry that accepts a finding, or did.
#[derive(Clone, Debug, PartialEq)]
pub struct Acceptance {
    /// The figures or words that it accepts; none in an older file.
    pub of: Vec<String>,
    /// Why.
    pub reason: Text,
    /// Where the entry stands in the file.
    pub entry: Place,
}

/// A finding in another week than the draft's.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingElsewhere {
    pub week: Week,
    /// What was found there.
    pub finding: Finding<Problem>,
}

impl AssessedFinding {
    fn new(finding: Finding<Problem>, at: Option<String>) -> Self {
        Self {
            mend: proof::mend(&finding),
            position: None,
            letters: None,
            accepted: None,
            lapsed: None,
            at,
            is_of_week: true,
            finding,
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.finding.problem.severity()
    }

    /// Whether a reason answers it: of warnings, of a stated change that a restated base
    /// makes differ, and of a published figure that was changed, which needs an entry.
    pub fn is_answerable(&self) -> bool {
        let is_open = self.accepted.is_none() && self.is_of_week;
        is_open && (proof::is_acceptable(&self.finding) || self.needs_entry())
    }

    /// Whether it is about what is empty, and no mistake: it is still to be filled in.
    pub fn is_unfilled(&self) -> bool {
        matches!(&self.finding.problem, Problem::Defect(Defect::WrongType { found, .. }) if found == "null")
    }

    /// Whether its reason is one for readers, in an entry of the corrections.
    pub fn needs_entry(&self) -> bool {
        self.finding.problem.rule() == RuleId::CorrectionMissing
    }
}

impl Assessment {
    pub(super) fn unreadable(findings: Vec<Finding<Problem>>) -> Self {
        let mut assessment = Self::default();
        assessment.note(findings);
        assessment
    }

    pub(super) fn readable(report: Arc<Report>, findings: Vec<Finding<Problem>>) -> Self {
        let mut assessment = Self {
            report: Some(report),
            ..Self::default()
        };
        assessment.note(findings);
        assessment
    }

    pub(super) fn of_no_week(
        mut findings: Vec<Finding<Problem>>,
        further: Option<Vec<Finding<Problem>>>,
    ) -> Self {
        findings.extend(further.into_iter().flatten());
        Self::unreadable(findings)
    }

    /// Takes note of findings.
    pub(super) fn note(&mut self, findings: Vec<Finding<Problem>>) {
        let report = self.report.as_deref();
        let remarks = findings.into_iter().map(|finding| {
            let at = report.map(|report| proof::place_by_ids(report, &finding.place));
            AssessedFinding::new(finding, at)
        });
        self.remarks.extend(remarks);
    }

    /// Takes note of what can be read of a draft, and of findings in it.
    pub(super) fn note_of_part(&mut self, part: Box<SoundPart>, findings: Vec<Finding<Problem>>) {
        let remarks = findings.into_iter().map(|mut finding| {
            let at = proof::place_by_ids(&part.report, &finding.place);
            finding.place = part.in_file(&finding.place);
            AssessedFinding::new(finding, Some(at))
        });
        self.remarks.extend(remarks);
        self.part = Some(part);
    }

    /// What of the draft can be shown.
    pub fn legible(&self) -> Option<&Arc<Report>> {
        let part = self.part.as_ref().map(|part| &part.report);
        self.report.as_ref().or(part)
    }

    /// Compares it with its published version, where that is another one.
    pub(super) fn compare_with_published(
        &mut self,
        published: Option<&Arc<Report>>,
        proofreader: &dyn Proofreader,
    ) {
        self.since_published = published.and_then(|before| self.changes_since(before, proofreader));
    }

    /// Compares it with the report before it.
    pub(super) fn compare_with_last(
        &mut self,
        before: Option<&Arc<Report>>,
        proofreader: &dyn Proofreader,
    ) {
        let changes = |before: &Arc<Report>| {
            let changes = self.changes_since(before, proofreader)?;
            Some((before.week, changes))
        };
        let changes = before.and_then(changes);
        self.since_last_week = changes;
    }

    fn changes_since(
        &self,
        before: &Report,
        proofreader: &dyn Proofreader,
    ) -> Option<Vec<ChangedField>> {
        let mut changes = proofreader.changes(before, self.legible()?);
        if self.report.is_none() {
            // It may only have been left out.
            changes.retain(|change| change.new != Stated::Nothing);
        }
        Some(changes)
    }

    /// Takes note of where the findings stand in a draft, and of which it accepts; they then
    /// stand the gravest first and otherwise in the order of the rules.
    pub(super) fn locate(&mut self, draft: &Draft) {
        if self.remarks.is_empty() {
            return;
        }
        let positions = Positions::of_text(draft.text(), draft.outline());
        for remark in &mut self.remarks {
            remark.position = positions.position(&remark.finding);
            let is_of_letters = matches!(remark.finding.extent, Extent::Letters(_));
            let range = positions.range(&remark.finding);
            let is_on_line = |range: &Range<usize>| {
                !range.is_empty() && !draft.text()[range.clone()].contains('\n')
            };
            remark.letters = range.filter(|range| is_of_letters && is_on_line(range));
            remark.is_of_week = draft.kind() == Kind::Week;
            let place = &remark.finding.place;
            remark.at.get_or_insert_with(|| draft.place_by_ids(place));
        }
        if let Some(report) = self.legible() {
            let standings = proof::standings(&report.acknowledged, &self.placed());
            let acceptance = |position: usize| {
                let entry = &report.acknowledged[position];
                let place = Place::ROOT.at("acknowledged").at(position);
                let part = self.part.as_ref();
                Acceptance {
                    of: entry.of.clone(),
                    reason: entry.reason.clone(),
                    entry: part.map_or(place.clone(), |part| part.in_file(&place)),
                }
            };
            let standings = standings.into_iter().map(|standing| match standing {
                Standing::Open => (None, None),
                Standing::Accepted(position) => (Some(acceptance(position)), None),
                Standing::Lapsed(position) => (None, Some(acceptance(position))),
            });
            let standings: Vec<_> = standings.collect();
            for (remark, (accepted, lapsed)) in self.remarks.iter_mut().zip(standings) {
                (remark.accepted, remark.lapsed) = (accepted, lapsed);
            }
        }
        self.remarks = ordered_by(mem::take(&mut self.remarks), |remark| {
            let of_accepted = if remark.accepted.is_some() { 8 } else { 0 };
            of_accepted + remark.severity().rank()
        });
    }

    /// The entries that accept findings as they are to be saved, where that changes any.
    pub(super) fn renewed_entries(&self) -> Option<Vec<Acknowledgement>> {
        proof::renewed(&self.report.as_ref()?.acknowledged, &self.placed())
    }

    /// The findings, each with its place by ids.
    fn placed(&self) -> Vec<Placed<'_>> {
        let remarks = self.remarks.iter();
        let placed =
            remarks.map(|remark| (remark.at.as_deref().unwrap_or_default(), &remark.finding));
        placed.collect()
    }

    /// The entry in whose place the one that accepts a finding belongs: it holds no longer,
    /// and is no published record.
    pub(super) fn superseded_by(&self, finding: &Finding<Problem>) -> Option<&Place> {
        let mut remarks = self.remarks.iter();
        let remark = remarks.find(|remark| remark.finding == *finding)?;
        let entry = &remark.lapsed.as_ref()?.entry;
        let mut places = self.remarks.iter().map(|remark| &remark.finding.place);
        places.any(|place| place == entry).then_some(entry)
    }

    /// How many places are still to be filled in.
    pub fn unfilled(&self) -> usize {
        let remarks = self.remarks.iter();
        remarks.filter(|remark| remark.is_unfilled()).count()
    }

    /// Whether the draft states no figure yet.
    pub fn is_blank(&self) -> bool {
        let report = self.legible();
        report.is_some_and(|report| !proof::states_anything(report))
    }

    /// How many open findings of a severity there are, without what is still to be filled in.
    pub fn count(&self, severity: Severity) -> usize {
        let is_open =
            |remark: &&AssessedFinding| remark.accepted.is_none() && !remark.is_unfilled();
        let open = self.remarks.iter().filter(is_open);
        open.filter(|remark| remark.severity() == severity).count()
    }
}

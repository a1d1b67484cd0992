use crate::{
    lang,
    report::{
        Allowed, Defect, Discrepancy, Expected, Mend, Misprint, Place, Problem, Share, Slip, Stated,
    },
};

use super::Finding;

/// What certainly puts a finding right; `None` where more than one thing could, or
/// where only the editor can know.
pub fn mend(finding: &Finding<Problem>) -> Option<Mend> {
    match &finding.problem {
        Problem::Defect(defect) => of_defect(defect, &finding.place),
        Problem::Misprint(misprint) => respelling(misprint),
        Problem::Discrepancy(discrepancy) => of_discrepancy(discrepancy, &finding.place),
    }
}

fn respelling(misprint: &Misprint) -> Option<Mend> {
    (!misprint.edits.is_empty()).then(|| Mend::Respell {
        edits: misprint.edits.clone(),
        count: misprint.count,
        kind: misprint.kind,
    })
}

fn of_defect(problem: &Defect, at: &Place) -> Option<Mend> {
    let value = match problem {
        Defect::NotAWeek {
            found,
            expected: None,
        } => Stated::Plain(lang::typed_week(found)?.to_string()),
        Defect::NotAWeek {
            expected: Some(week),
            ..
        } if at.last() == "week" => Stated::Plain(week.clone()),
        Defect::OutOfRange { allowed, .. } => the_one_allowed(allowed, at)?,
        Defect::WrongType { expected, found } => meant(*expected, found, at)?,
        Defect::SignRefused { plain, .. } => {
            let text = Some(plain)
                .filter(|plain| !plain.trim().is_empty())?
                .clone();
            let at = at.clone();
            return Some(Mend::Rewrite { at, text });
        }
        Defect::RankingOutOfOrder { .. } => {
            let list = at.parent()?.parent()?;
            return Some(Mend::Sort { list });
        }
        _ => return None,
    };
    let at = at.clone();
    Some(Mend::Put { at, value })
}

fn of_discrepancy(discrepancy: &Discrepancy, at: &Place) -> Option<Mend> {
    let at = at.clone();
    let value = match discrepancy {
        Discrepancy::ChangeDisagrees {
            possible,
            slip: Some(Slip::Sign),
            is_exact: true,
            ..
        } if possible.greatest == Some(possible.least) => {
            Stated::Number(possible.least.to_string())
        }
        Discrepancy::CountDisagrees {
            stated,
            slip: Some(Slip::Sign),
            is_exact: true,
            ..
        } => Stated::Number((-stated).to_string()),
        Discrepancy::ShareDisagrees {
            part,
            whole,
            is_exact: true,
            ..
        } => Stated::Number(Share::of(*part, *whole)?.to_string()),
        Discrepancy::Slips { mended, .. } => {
            let text = mended.clone()?;
            return Some(Mend::Rewrite { at, text });
        }
        Discrepancy::RevisionOutOfSequence { expected, .. } => Stated::Number(expected.to_string()),
        Discrepancy::CorrectionDisagrees {
            actual,
            is_old: true,
            ..
        } => actual.clone(),
        Discrepancy::CorrectionAltered { published, is_gone } => {
            let entry = published.clone();
            return Some(if *is_gone {
                Mend::Insert { at, entry }
            } else {
                Mend::PutBack { at, entry }
            });
        }
        _ => return None,
    };
    Some(Mend::Put { at, value })
}

/// The value of a field that can have only one.
fn the_one_allowed(allowed: &Allowed, at: &Place) -> Option<Stated> {
    match allowed {
        Allowed::Monday(day) | Allowed::Sunday(day) => Some(Stated::Plain(day.to_string())),
        Allowed::Only(id) if at.last() == "of" => Some(Stated::Plain(id.clone())),
        Allowed::OneDecimal => Some(Stated::Number("1".to_owned())),
        _ => None,
    }
}

/// The value that was meant by one of another type; `None` below 0 but a change.
fn meant(expected: Expected, found: &str, at: &Place) -> Option<Stated> {
    let meant = lang::value_meant(expected, found);
    let can_be_negative = at.last().starts_with("change_");
    meant.filter(|meant| {
        can_be_negative || !matches!(meant, Stated::Number(number) if number.starts_with('-'))
    })
}

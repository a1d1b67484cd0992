use crate::{
    lang,
    report::{
        Day, Discrepancy, Expected, Finding, Id, Mend, Objection, Place, Problem, Quantity, Share,
        Stated,
    },
};

/// What certainly puts a finding right; nothing where more than one thing could, or
/// where only the editor can know.
pub fn mend(finding: &Finding<Objection>) -> Option<Mend> {
    match &finding.problem {
        Objection::Problem(problem) => of_problem(problem, &finding.place),
        Objection::Discrepancy(discrepancy) => of_discrepancy(discrepancy, &finding.place),
    }
}

fn of_problem(problem: &Problem, at: &Place) -> Option<Mend> {
    let value = match problem {
        Problem::NotAWeek { expected, .. } if at.last() == "week" => {
            Stated::Plain(expected.clone()?)
        }
        Problem::OutOfRange { allowed, .. } => the_one_allowed(at, allowed)?,
        Problem::WrongType { expected, found } => Stated::Number(number_meant(*expected, found)?),
        Problem::SignRefused { plain, .. } => {
            let text = Some(plain)
                .filter(|plain| !plain.trim().is_empty())?
                .clone();
            let at = at.clone();
            return Some(Mend::Respell { at, text });
        }
        Problem::RankingOutOfOrder { .. } => {
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
            is_exact: true,
            ..
        } if possible.greatest == Some(possible.least) => {
            Stated::Number(lang::change(possible.least))
        }
        Discrepancy::CountDisagrees {
            possible: (count, _),
            is_exact: true,
            ..
        } => Stated::Number(count.to_string()),
        Discrepancy::ShareDisagrees {
            part,
            whole,
            is_exact: true,
            ..
        } => Stated::Number(Share::of(*part, *whole)?.to_string()),
        Discrepancy::Slips { mended, .. } => {
            let text = mended.clone()?;
            return Some(Mend::Respell { at, text });
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
fn the_one_allowed(at: &Place, allowed: &str) -> Option<Stated> {
    let plain = || Stated::Plain(allowed.to_owned());
    match at.last() {
        "start" | "end" => allowed.parse::<Day>().ok().map(|_| plain()),
        "of" => allowed.parse::<Id>().ok().map(|_| plain()),
        "change_decimals" if allowed == "1" => Some(Stated::Number(allowed.to_owned())),
        _ => None,
    }
}

/// The number that was written as a text, or with a decimal that is 0.
fn number_meant(expected: Expected, found: &str) -> Option<String> {
    let quoted = found
        .strip_prefix('"')
        .and_then(|found| found.strip_suffix('"'));
    match (expected, quoted) {
        (Expected::WholeNumber, Some(text)) => ungrouped(text),
        (Expected::WholeNumber, None) => whole(found.strip_suffix(".0")?),
        (Expected::Number, Some(text)) => {
            let magnitude = text.strip_prefix('-').unwrap_or(text);
            let (integer, tenth) = magnitude.split_once('.').unwrap_or((magnitude, "0"));
            let is_tenth = tenth.len() == 1 && tenth.bytes().all(|digit| digit.is_ascii_digit());
            (is_tenth && whole(integer).is_some()).then(|| text.to_owned())
        }
        _ => None,
    }
}

/// A whole number without the commas between its thousands.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let are_thousands = groups.all(|group| group.len() == 3 && first.len() <= 3);
    are_thousands.then(|| whole(&text.replace(',', "")))?
}

/// A whole number as files write it.
fn whole(digits: &str) -> Option<String> {
    let number: u64 = digits.parse().ok()?;
    let is_plain = number.to_string() == digits && number <= Quantity::MAX;
    is_plain.then(|| digits.to_owned())
}

//! Why a file is no JSON: the misprints of typing in it, each with what was meant.
//!
//! For the desk and the command line. The reader's program only needs to know that a file
//! cannot be read, so that it does not carry this.
//!
//! The text is read once, as whoever typed it meant it; what is not as JSON wants it is
//! noted with its place and, where that is certain, with what puts it right. Then all of
//! that is put right in a copy: misprints behind a place that still cannot be read are guesses
//! and are not told.

mod bare;
mod foreign;
mod quoted;
mod scanner;
mod signs;

use std::ops::Range;

use crate::report::{
    Defect, Extent, Finding, Flaw, Misprint, MisprintKind, Place, Position, Problem, Respelling,
    ordered_by,
};

use super::node::{self, without_mark};
use scanner::Scanner;

/// Findings of reading a file; where it is no JSON, with what stands there instead.
pub fn problems(bytes: &[u8], findings: Vec<Finding>) -> Vec<Finding<Problem>> {
    let explained = findings.into_iter().flat_map(|finding| {
        let finding = problem(bytes, finding);
        let misprints = match finding.problem {
            Problem::Defect(Defect::NotJson { flaw }) => typed(bytes, flaw),
            _ => None,
        };
        misprints.unwrap_or_else(|| vec![finding])
    });
    explained.collect()
}

/// A finding of reading a file; where it is of another program or in another encoding, that.
pub fn problem(bytes: &[u8], finding: Finding) -> Finding<Problem> {
    let misprint = match finding.problem {
        Defect::NotJson { .. } => foreign::misprint(bytes),
        Defect::TooLarge { .. } => foreign::misprint(bytes).filter(|found| found.kind.is_file()),
        _ => None,
    };
    match misprint {
        Some(misprint) => Finding::new(Place::ROOT, misprint.into()),
        None => finding.into_problem(),
    }
}

/// The misprints of a text in its order; `None` where there is nothing certain to say.
fn typed(bytes: &[u8], flaw: Flaw) -> Option<Vec<Finding<Problem>>> {
    let text = text_of(bytes).filter(|_| flaw != Flaw::WebPage)?;
    let mut misprints = Scanner::read(text);
    if flaw == Flaw::CutOff {
        // All that is there is JSON: only what is missing at the end can be told.
        misprints.retain(|(_, misprint)| {
            matches!(misprint.kind, MisprintKind::Unclosed) || misprint.meant == "}"
        });
    }
    let edits = misprints
        .iter()
        .flat_map(|(_, misprint)| misprint.edits.clone());
    let edits = ordered_by(edits.collect(), |(range, _): &(Range<usize>, _)| {
        range.start
    });
    let mended = respelled(text, &edits)?;
    if let Err(rest) = node::parse(mended.as_bytes(), usize::MAX)
        && let Extent::From(position) = rest.extent
    {
        let first = unmended(byte_at(&mended, position), &edits);
        misprints.retain(|(range, _)| range.start <= first);
        for (_, misprint) in &mut misprints {
            misprint.edits.retain(|(range, _)| range.start <= first);
        }
    }
    let misprints = misprints.into_iter().map(found);
    Some(misprints.collect()).filter(|misprints: &Vec<_>| !misprints.is_empty())
}

fn found((range, misprint): (Range<usize>, Misprint)) -> Finding<Problem> {
    Finding::new(Place::ROOT, misprint.into()).within(range)
}

/// The text with some of its letters written otherwise, which are named in its order; `None`
/// where they are not there.
pub fn respelled(text: &str, edits: &[Respelling]) -> Option<String> {
    let mut new = String::with_capacity(text.len());
    let mut end = 0;
    for (range, meant) in edits {
        new.push_str(text.get(end..range.start)?);
        new.push_str(meant);
        end = range.end;
    }
    new.push_str(text.get(end..)?);
    Some(new)
}

/// Where a byte of the mended text stands in the text as it is.
fn unmended(byte: usize, edits: &[Respelling]) -> usize {
    let mut byte = byte;
    for (range, meant) in edits {
        if range.start >= byte {
            break;
        }
        byte = (byte + range.len())
            .saturating_sub(meant.len())
            .max(range.start);
    }
    byte
}

fn byte_at(text: &str, Position { line, column }: Position) -> usize {
    let lines = text.split_inclusive('\n').take(line - 1);
    lines.map(str::len).sum::<usize>() + column
}

/// The text of a file in UTF-8.
fn text_of(bytes: &[u8]) -> Option<&str> {
    str::from_utf8(without_mark(bytes)).ok()
}

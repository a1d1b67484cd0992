//! The text of the file, to be read, with the lines that something was found in and, where
//! it is some letters alone, those.

use std::mem;

use crate::{
    desk::{AssessedFinding, Manuscript},
    lang::{self, Lang, desk_words},
    report::Severity,
};

use super::super::element::{Element, classed, element};

/// The text of a draft.
pub fn source(manuscript: &Manuscript, lang: Lang) -> Element {
    let text = manuscript.draft.text();
    let count = text.lines().count();
    let mut numbers = String::with_capacity(count * 4);
    for number in 1..=count {
        numbers.push_str(&number.to_string());
        numbers.push('\n');
    }
    let marked = marked(manuscript);
    let mut parts = Vec::new();
    let mut plain = String::new();
    for (at, line) in text.lines().enumerate() {
        let remarks = marked.iter().filter(|(of, _)| *of == at + 1);
        let remarks: Vec<_> = remarks.map(|(_, remark)| *remark).collect();
        if remarks.is_empty() {
            plain.push_str(line);
            plain.push('\n');
            continue;
        }
        if !plain.is_empty() {
            parts.push(element("span").child(mem::take(&mut plain)));
        }
        let start = line.as_ptr().addr() - text.as_ptr().addr();
        parts.push(mark(at + 1, line, start, &remarks, lang));
    }
    parts.push(element("span").child(plain));
    classed("div", "source")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", desk_words(lang).source)
        .child(
            classed("pre", "numbers")
                .attr("aria-hidden", "true")
                .child(numbers),
        )
        .child(element("pre").child(element("code").list(parts)))
}

/// The id of what a finding is about: letters, or a line.
pub fn id_of(remark: &AssessedFinding) -> Option<String> {
    let line = || Some(line_id(remark.position?.line));
    let letters = remark.letters.as_ref();
    letters
        .map(|letters| letters_id(letters.start))
        .or_else(line)
}

fn line_id(line: usize) -> String {
    format!("line-{line}")
}

fn letters_id(first: usize) -> String {
    format!("letters-{first}")
}

/// The open findings with their lines.
fn marked(manuscript: &Manuscript) -> Vec<(usize, &AssessedFinding)> {
    let remarks = manuscript.assessment.remarks.iter();
    let open = remarks.filter(|remark| remark.accepted.is_none());
    open.filter_map(|remark| Some((remark.position?.line, remark)))
        .collect()
}

/// A line that begins at a byte of the text.
fn mark(
    number: usize,
    line: &str,
    start: usize,
    remarks: &[&AssessedFinding],
    lang: Lang,
) -> Element {
    let messages = remarks
        .iter()
        .map(|remark| lang::finding(&remark.finding, lang));
    let messages: Vec<_> = messages.collect();
    let gravest = remarks.iter().map(|remark| remark.severity()).max();
    element("mark")
        .attr("id", line_id(number))
        .attr("tabindex", "-1")
        .attr("data-severity", gravest.unwrap_or(Severity::Note).word())
        .attr("title", messages.join("\n"))
        .list(letters(line, start, remarks))
        .child("\n")
}

/// What a line says, with the letters in it that something was found in; it may not have
/// them any more.
fn letters(line: &str, start: usize, remarks: &[&AssessedFinding]) -> Vec<Element> {
    let found = remarks.iter().filter_map(|remark| remark.letters.clone());
    let mut found: Vec<_> = found.map(|letters| (letters.start, letters.end)).collect();
    found.sort_unstable();
    let piece = |from: usize, to: usize| line.get(from.checked_sub(start)?..to.checked_sub(start)?);
    let (mut parts, mut end, mut last) = (Vec::new(), start, None);
    for (first, behind) in found {
        // Of two that begin with the same letter one marks it, of others that overlap both.
        if last.replace(first) == Some(first) {
            continue;
        }
        let from = first.max(end);
        let to = behind.max(from);
        if let Some((before, marked)) = piece(end, from).zip(piece(from, to)) {
            let mark = element("u").attr("id", letters_id(first));
            parts.push(element("span").child(before));
            parts.push(mark.attr("tabindex", "-1").child(marked));
            end = to;
        }
    }
    parts.extend(piece(end, start + line.len()).map(|rest| element("span").child(rest)));
    parts
}

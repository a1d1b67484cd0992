//! The text of the file, to be read, with the lines that something was found in.

use crate::{
    desk::{Manuscript, Remark},
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
            parts.push(element("span").child(std::mem::take(&mut plain)));
        }
        parts.push(mark(at + 1, line, &remarks, lang));
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

/// The id of a line in the page.
pub fn line_id(line: usize) -> String {
    format!("line-{line}")
}

/// The open findings with their lines.
fn marked(manuscript: &Manuscript) -> Vec<(usize, &Remark)> {
    let remarks = manuscript.assessment.remarks.iter();
    let open = remarks.filter(|remark| remark.accepted.is_none());
    open.filter_map(|remark| Some((remark.position?.line, remark)))
        .collect()
}

fn mark(number: usize, line: &str, remarks: &[&Remark], lang: Lang) -> Element {
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
        .child(format!("{line}\n"))
}

//! What was found in the files of a dataset, and how it is printed.

use std::path::Path;

use cncert_weekly::report::{Finding, Severity};

/// A finding with the file it is about.
pub struct FileFinding {
    /// The file, within the dataset.
    pub path: String,
    /// What was found in it.
    pub finding: Finding,
}

/// Whether any of them keeps the dataset from being published.
pub fn have_errors(findings: &[FileFinding]) -> bool {
    findings
        .iter()
        .any(|found| found.finding.problem.severity() == Severity::Error)
}

/// Prints a line a finding.
pub fn print(folder: &Path, findings: &[FileFinding]) {
    for found in findings {
        eprintln!("{}", line(&folder.join(&found.path), &found.finding));
    }
}

fn line(file: &Path, finding: &Finding) -> String {
    let severity = match finding.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let position = finding.position.map_or_else(String::new, |position| {
        format!(":{}:{}", position.line, position.column)
    });
    let place = match finding.place.as_str() {
        "" => "the whole file",
        place => place,
    };
    let rule = finding.problem.rule();
    let facts = format!("{:?}", finding.problem);
    format!(
        "{}{position}: {severity} at {place}: {rule}: {facts}",
        file.display()
    )
}

//! What was found in the files of a dataset, and how it is printed.

use std::path::Path;

use cncert_weekly::{
    lang::{self, Lang},
    report::{Finding, Severity},
};

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
    // As compilers write it, so that editing programs jump there.
    let position = finding.position.map_or_else(String::new, |position| {
        format!(":{}:{}", position.line, position.column)
    });
    format!(
        "{}{position}: {severity} at {}: {} ({})",
        file.display(),
        lang::place(&finding.place, None, Lang::En),
        lang::finding(finding, Lang::En),
        finding.problem.rule()
    )
}

#[cfg(test)]
mod tests {
    use cncert_weekly::report::{Place, Position, Problem};

    use super::*;

    #[test]
    fn a_finding_is_printed_with_its_file_its_place_and_its_rule_in_words() {
        let check = |finding: &Finding, expected| {
            assert_eq!(line(Path::new("weeks/2018-W06.json"), finding), expected);
        };
        let place = Place::ROOT.at("indicators").at(0).at("value");
        check(
            &Finding::new(place, Problem::ValueRepeats { value: 1200 }),
            "weeks/2018-W06.json: warning at /indicators/0/value: \
             The value 1,200 is the same as last week; please check it. (value_repeats)",
        );
        let key = "week".to_owned();
        let mut finding = Finding::new(Place::ROOT, Problem::KeyUnknown { key });
        finding.position = Some(Position { line: 3, column: 5 });
        check(
            &finding,
            "weeks/2018-W06.json:3:5: error at the whole file: \
             The key “week” is not known. (key_unknown)",
        );
    }
}

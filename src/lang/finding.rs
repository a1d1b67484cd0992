//! Findings in words: what is wrong, with the values, in the reader's language.

use crate::report::{Finding, Place, Position, Problem};

use super::{Lang, defect::defect, discrepancy::discrepancy, misprint::misprint};

/// What is wrong, in one sentence or two.
pub fn finding(finding: &Finding<Problem>, lang: Lang) -> String {
    match &finding.problem {
        Problem::Defect(of_reading) => defect(of_reading, lang),
        Problem::Misprint(of_typing) => misprint(of_typing, lang),
        Problem::Discrepancy(of_proof) => discrepancy(of_proof, lang),
    }
}

/// Where a finding is: line and column where they are known, else the place
/// within the file.
pub fn place(place: &Place, position: Option<Position>, lang: Lang) -> String {
    match (position, lang) {
        (Some(Position { line, column }), Lang::Zh) => format!("第{line}行第{column}列"),
        (Some(Position { line, column }), Lang::En) => format!("line {line}, column {column}"),
        (None, Lang::Zh) if *place == Place::ROOT => "整个文件".to_owned(),
        (None, Lang::En) if *place == Place::ROOT => "the whole file".to_owned(),
        (None, _) => place.to_string(),
    }
}

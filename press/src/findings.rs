//! What was found in files, and how it is shown: each finding with its line.

use std::path::Path;

use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};
use cncert_weekly::{
    draft::Positions,
    lang::{self, Lang, PressWords},
    proof,
    publish::File,
    report::{Finding, Problem, Severity},
};

use crate::voice::Voice;

/// A finding with the file it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct FileFinding {
    /// The file, within the dataset.
    pub path: String,
    /// What was found in it.
    pub finding: Finding<Problem>,
}

/// Whether any of them keeps the dataset from being published.
pub fn have_errors(findings: &[FileFinding]) -> bool {
    findings.iter().any(|found| is_error(&found.finding))
}

/// Whether a finding keeps its file from being published.
pub fn is_error(finding: &Finding<Problem>) -> bool {
    finding.problem.severity() == Severity::Error
}

/// Prints what was found in the files of a dataset.
pub fn print(voice: &Voice, folder: &Path, files: &[File], findings: &[FileFinding]) {
    for of_file in findings.chunk_by(|found, next| found.path == next.path) {
        let path = &of_file[0].path;
        let file = files.iter().find(|file| file.path == *path);
        let bytes = file.map_or(&[][..], |file| &file.bytes);
        let findings = of_file.iter().map(|found| &found.finding);
        voice.put_aside(&text(voice.lang, &folder.join(path), bytes, findings));
    }
}

/// The findings of a file with their lines, as compilers show them, in colours
/// for a terminal.
pub fn text<'a>(
    lang: Lang,
    path: &Path,
    bytes: &[u8],
    findings: impl Iterator<Item = &'a Finding<Problem>>,
) -> String {
    let path = path.display().to_string();
    let (positions, words) = (Positions::of(bytes), lang::press_words(lang));
    let rendered = findings.map(|finding| {
        let title = level(finding, words)
            .primary_title(lang::finding(finding, lang))
            .id(finding.problem.rule().key());
        let group = match line(&path, &positions, finding) {
            Some(line) => title.element(line),
            None => title.element(Origin::path(&path)),
        };
        let mend = proof::mend(finding).map(|mend| lang::mend(&mend, lang));
        let group =
            group.elements(mend.map(|mend| Level::HELP.with_name(words.help).message(mend)));
        Renderer::styled().render(&[group]) + "\n\n"
    });
    rendered.collect()
}

fn level(finding: &Finding<Problem>, words: &PressWords) -> Level<'static> {
    match finding.problem.severity() {
        Severity::Error => Level::ERROR.with_name(words.error),
        Severity::Warning => Level::WARNING.with_name(words.warning),
        Severity::Note => Level::NOTE.with_name(words.note),
    }
}

/// The line that a finding is about; `None` where it is about the whole file.
fn line<'a>(
    path: &'a str,
    positions: &'a Positions,
    finding: &'a Finding<Problem>,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let range = positions.range(finding)?;
    let text = positions.text();
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let number = text[..start].matches('\n').count() + 1;
    let end = text[range.end..].find('\n');
    let end = end.map_or(text.len(), |end| range.end + end);
    let place = finding.place.as_str();
    let annotation = AnnotationKind::Primary
        .span(range.start - start..range.end - start)
        .label(Some(place).filter(|place| !place.is_empty()));
    let line = Snippet::source(&text[start..end]);
    Some(line.line_start(number).path(path).annotation(annotation))
}

#[cfg(test)]
mod tests {
    use cncert_weekly::report::{Defect, Discrepancy, Place};
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_finding_is_shown_with_its_file_its_line_and_its_rule() {
        let file = "{\n  \"indicators\": [\n    { \"value\": 1200 }\n  ]\n}\n";
        let place = Place::ROOT.at("indicators").at(0).at("value");
        let key = "week".to_owned();
        let findings = [
            Finding::new(place, Discrepancy::ValueRepeats { value: 1200 }).into_problem(),
            Finding::new(Place::ROOT, Defect::KeyUnknown { key }).into_problem(),
            Finding::new(Place::ROOT, Defect::TooLarge { size: 2, limit: 1 }).into_problem(),
        ];
        let shown = |lang| {
            let path = Path::new("weeks/2018-W06.json");
            let text = text(lang, path, file.as_bytes(), findings.iter());
            anstream::adapter::strip_str(&text).to_string()
        };
        expect![[r#"
            warning[value_repeats]: The value 1,200 is the same as last week; please check it.
             --> weeks/2018-W06.json:3:16
              |
            3 |     { "value": 1200 }
              |                ^^^^ /indicators/0/value

            error[key_unknown]: Unknown key “week”; check the spelling or remove it.
             --> weeks/2018-W06.json:1:1
              |
            1 | {
              | ^

            error[too_large]: The file has 2 bytes; the limit is 1.
             --> weeks/2018-W06.json:1:1
              |
            1 | {
              | ^

        "#]]
        .assert_eq(&shown(Lang::En));
        let zh = shown(Lang::Zh);
        assert!(zh.starts_with("警告[value_repeats]: "), "{zh}");
        assert!(zh.contains("\n错误[key_unknown]: "), "{zh}");
    }
}

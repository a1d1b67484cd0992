//! Faults in the reader's words: which file, why, and what is still shown.

use crate::{
    archive::{Cause, Fault, File},
    browser::Detour,
    lang::{self, Lang, words},
};

/// Something could not be had.
pub enum Lack {
    /// A file of the dataset.
    File(Fault),
    /// The part of the program that reads it.
    ReportPart,
    /// The part of the program that shows the long run.
    RunPart,
    /// The part of the program that hands figures out, or its dialog.
    TakingPart,
}

/// What failed and why, in one sentence.
pub fn lack_text(lack: &Lack, still_shown: Option<&str>, lang: Lang) -> String {
    match lack {
        Lack::File(fault) => fault_text(fault, still_shown, lang),
        Lack::ReportPart | Lack::RunPart | Lack::TakingPart => {
            let words = words(lang);
            let part = match lack {
                Lack::RunPart => words.part_run,
                Lack::TakingPart => words.part_taking,
                _ => words.part_report,
            };
            lang::fault(part, words.fault_part, still_shown, lang)
        }
    }
}

/// Which file failed and why, in one sentence.
pub fn fault_text(fault: &Fault, still_shown: Option<&str>, lang: Lang) -> String {
    let words = words(lang);
    let file = match fault.file {
        File::Index => words.file_index.to_owned(),
        File::Catalogue => words.file_catalogue.to_owned(),
        File::Publisher => words.file_publisher.to_owned(),
        File::Week(week) => lang::file_of_week(week, lang),
        File::Revision(week, revision) => lang::bracketed(
            &lang::file_of_week(week, lang),
            &lang::revision(revision, lang),
            lang,
        ),
        File::History(year) => lang::file_of_history(year, lang),
        File::Run => words.file_run.to_owned(),
        File::Checksums => fault.file.to_string(),
    };
    let reason = match &fault.cause {
        Cause::Missing => words.fault_missing.to_owned(),
        Cause::Refused(status) => lang::refused(*status, lang),
        Cause::Unreachable => words.fault_unreachable.to_owned(),
        Cause::Silent => words.fault_silent.to_owned(),
        Cause::TooLarge => lang::too_large(fault.file.limit_bytes() >> 20, lang),
        Cause::Empty => words.fault_empty.to_owned(),
        // The place alone: readers cannot mend it, and editors see all of it on the desk.
        Cause::Unusable(findings) => findings.first().map_or_else(
            || words.fault_unusable.to_owned(),
            |first| {
                let place = lang::place(&first.place, first.position(), lang);
                lang::bracketed(words.fault_unusable, &place, lang)
            },
        ),
    };
    lang::fault(&file, &reason, still_shown, lang)
}

/// Why another week is shown than the one asked for.
pub fn detour_text(detour: &Detour, shown: &str, lang: Lang) -> String {
    match detour {
        Detour::NoIssue(week) => lang::nearest_instead(*week, shown, lang),
        Detour::NotYet(week) => lang::not_yet_published(*week, shown, lang),
        Detour::UnknownIssue(issue) => lang::unknown_issue(*issue, shown, lang),
        Detour::Unreadable(text) => lang::unreadable_week(&beginning(text), shown, lang),
        Detour::UnknownRevision(text) => lang::unknown_revision(&beginning(text), shown, lang),
    }
}

/// A reader recognises what he typed by its beginning.
fn beginning(text: &str) -> String {
    let seen = text.chars().filter(|sign| !sign.is_control());
    seen.take(40).collect()
}

//! Corrections and revisions in words.

use crate::report::{CorrectionKind, Day};

use super::{Lang, words};

/// The heading of an entry of the list of corrections: its kind and its day.
pub fn correction_heading(kind: CorrectionKind, date: Day, lang: Lang) -> String {
    let words = words(lang);
    let kind = match kind {
        CorrectionKind::Correction => words.correction_notice,
        CorrectionKind::Revision => words.revision_notice,
        CorrectionKind::Notice => words.editor_notice,
        CorrectionKind::Withdrawal => words.withdrawal_notice,
    };
    let day = super::day(date, lang);
    match lang {
        Lang::Zh => format!("{kind}（{day}）"),
        Lang::En => format!("{kind}, {day}"),
    }
}

/// What was replaced by what, at a named place.
pub fn replaced(place: &str, old: &str, new: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{place}：由{old}改为{new}。"),
        Lang::En => format!("{place}: changed from {old} to {new}."),
    }
}

/// A highlight by its position in the file: 要点（第1条）.
pub fn highlight(position: &str, lang: Lang) -> String {
    let number = position.parse().map_or(0, |position: usize| position) + 1;
    match lang {
        Lang::Zh => format!("要点（第{number}条）"),
        Lang::En => format!("Highlight no. {number}"),
    }
}

/// What was taken back, at a named place.
pub fn taken_back(place: &str, old: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{place}：原载{old}，现予撤回。"),
        Lang::En => format!("{place}: {old}, now withdrawn."),
    }
}

/// A revision of a report: 第2版, Revision 2.
pub fn revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{revision}版"),
        Lang::En => format!("Revision {revision}"),
    }
}

/// The link to an earlier revision.
pub fn see_revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查看第{revision}版"),
        Lang::En => format!("See revision {revision}"),
    }
}

/// The link to the revision that is in force.
pub fn see_current_revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查看现行的第{revision}版"),
        Lang::En => format!("See revision {revision}, which is current"),
    }
}

/// Which revision took the place of another, and since when.
pub fn superseded(revision: u32, by: u32, since: Option<Day>, lang: Lang) -> String {
    let since = since.map(|day| super::day(day, lang));
    match (lang, since) {
        (Lang::Zh, Some(day)) => format!("本页为第{revision}版，自{day}起由第{by}版取代。"),
        (Lang::Zh, None) => format!("本页为第{revision}版，已由第{by}版取代。"),
        (Lang::En, Some(day)) => {
            format!("This is revision {revision}. Revision {by} took its place on {day}.")
        }
        (Lang::En, None) => {
            format!("This is revision {revision}. Revision {by} has taken its place.")
        }
    }
}

/// The title of a revision that is no longer in force.
pub fn of_superseded(title: &str, revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{title}，第{revision}版（已取代）"),
        Lang::En => format!("{title}, revision {revision} (superseded)"),
    }
}

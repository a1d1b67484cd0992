//! Mends in words, short enough for a button.

use crate::report::{Mend, MisprintKind, Respelling, Stated};

use super::Lang;

/// What a mend does.
pub fn mend(mend: &Mend, lang: Lang) -> String {
    match (mend, lang) {
        (Mend::Put { value, .. }, Lang::Zh) => format!("改为{}", stated(value, lang)),
        (Mend::Put { value, .. }, Lang::En) => format!("Change to {}", stated(value, lang)),
        (Mend::Rewrite { .. }, Lang::Zh) => "改正文字".to_owned(),
        (Mend::Rewrite { .. }, Lang::En) => "Correct the text".to_owned(),
        (Mend::Sort { .. }, Lang::Zh) => "按数值由大到小重新排列".to_owned(),
        (Mend::Sort { .. }, Lang::En) => "Sort by value, largest first".to_owned(),
        (Mend::PutBack { .. }, Lang::Zh) => "恢复为已发布的记录".to_owned(),
        (Mend::PutBack { .. }, Lang::En) => "Restore the entry as published".to_owned(),
        (Mend::Respell { edits, count, kind }, _) => respelling(edits, *count, *kind, lang),
        (Mend::Insert { .. }, Lang::Zh) => "补回已发布的记录".to_owned(),
        (Mend::Insert { .. }, Lang::En) => "Put the published entry back".to_owned(),
    }
}

/// What writing letters otherwise does: to one place, or to all alike.
fn respelling(edits: &[Respelling], count: usize, kind: MisprintKind, lang: Lang) -> String {
    let Some((range, meant)) = edits.first().filter(|_| count == 1) else {
        return match lang {
            Lang::Zh => format!("全部改正（{count}处）"),
            Lang::En => format!("Correct all {count}"),
        };
    };
    // A text that lacked its quotation marks may be long.
    let meant: String = meant.trim().chars().take(40).collect();
    let is_plain = meant.starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '-');
    let meant = if is_plain || meant.is_empty() {
        meant
    } else {
        format!("“{meant}”")
    };
    match (range.is_empty(), lang) {
        _ if kind == MisprintKind::LineBreak => match lang {
            Lang::Zh => "接成一行".to_owned(),
            Lang::En => "Join the lines".to_owned(),
        },
        (false, Lang::Zh) if meant.is_empty() => "删去".to_owned(),
        (false, Lang::En) if meant.is_empty() => "Remove".to_owned(),
        (true, Lang::Zh) => format!("补上{meant}"),
        (true, Lang::En) => format!("Insert {meant}"),
        (false, Lang::Zh) => format!("改为{meant}"),
        (false, Lang::En) => format!("Change to {meant}"),
    }
}

/// A value as a file states it.
pub fn stated(value: &Stated, lang: Lang) -> String {
    match (value, lang) {
        (Stated::Nothing, Lang::Zh) => "空值".to_owned(),
        (Stated::Nothing, Lang::En) => "null".to_owned(),
        (Stated::Number(number), _) => number.clone(),
        (Stated::Plain(text), _) => format!("“{text}”"),
        (Stated::Text(text), _) => format!("“{}”", lang.of(text)),
    }
}

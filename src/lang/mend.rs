//! Mends in words, short enough for a button.

use crate::report::{Mend, Stated};

use super::Lang;

/// What a mend does.
pub fn mend(mend: &Mend, lang: Lang) -> String {
    match (mend, lang) {
        (Mend::Put { value, .. }, Lang::Zh) => format!("改为{}", stated(value, lang)),
        (Mend::Put { value, .. }, Lang::En) => format!("Change to {}", stated(value, lang)),
        (Mend::Respell { .. }, Lang::Zh) => "改正文字".to_owned(),
        (Mend::Respell { .. }, Lang::En) => "Correct the text".to_owned(),
        (Mend::Sort { .. }, Lang::Zh) => "按数值由大到小重新排列".to_owned(),
        (Mend::Sort { .. }, Lang::En) => "Sort by value, largest first".to_owned(),
        (Mend::PutBack { .. }, Lang::Zh) => "恢复为已发布的记录".to_owned(),
        (Mend::PutBack { .. }, Lang::En) => "Restore the entry as published".to_owned(),
        (Mend::Insert { .. }, Lang::Zh) => "补回已发布的记录".to_owned(),
        (Mend::Insert { .. }, Lang::En) => "Put the published entry back".to_owned(),
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

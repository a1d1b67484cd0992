//! The sentences that the program makes of figures, in both languages.

use super::{Lang, words};

/// A text followed by a mark in brackets: （示例）, (sample).
pub fn marked(text: &str, mark: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{text}（{mark}）"),
        Lang::En => format!("{text} ({})", mark.to_ascii_lowercase()),
    }
}

/// A text that may not pass as a published figure, with the mark that it is a sample.
pub fn illustrated(text: &str, is_sample: bool, lang: Lang) -> String {
    if is_sample {
        marked(text, words(lang).sample, lang)
    } else {
        text.to_owned()
    }
}

/// A summary of a figure, which says beforehand where all of it is illustrative.
pub fn summary_of(text: String, is_sample: bool, lang: Lang) -> String {
    if is_sample {
        labelled(words(lang).sample_notice, &text, lang)
    } else {
        text
    }
}

/// Clauses as one sentence.
pub fn sentence(clauses: &[String], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}。", clauses.join("，")),
        Lang::En => format!("{}.", clauses.join(", ")),
    }
}

/// Sentences one after the other, without those that say nothing.
pub fn sentences(sentences: &[&str], lang: Lang) -> String {
    let said = sentences.iter().filter(|sentence| !sentence.is_empty());
    let said: Vec<_> = said.copied().collect();
    said.join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// A name and what is said of it: 名称：文字, name: text.
pub fn labelled(name: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{name}：{text}"),
        Lang::En => format!("{name}: {text}"),
    }
}

/// A list in running text: 甲、乙和丙; A, B and C.
pub fn list(items: &[&str], lang: Lang) -> String {
    let (between, before_last) = match lang {
        Lang::Zh => ("、", "和"),
        // An item may be a list itself.
        Lang::En
            if items
                .iter()
                .any(|item| item.split(' ').any(|word| word == "and")) =>
        {
            (", ", " as well as ")
        }
        Lang::En => (", ", " and "),
    };
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{}{before_last}{last}", first.join(between)),
    }
}

/// The title of the document.
pub fn document_title(publication: &str, line: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{publication} {line}"),
        Lang::En => format!("{publication}, {line}"),
    }
}

/// The prevailing language of the report.
pub fn prevailing(prevailing: Lang, lang: Lang) -> &'static str {
    match (prevailing, lang) {
        (Lang::Zh, Lang::Zh) => "中英文内容如有出入，以中文为准。",
        (Lang::En, Lang::Zh) => "中英文内容如有出入，以英文为准。",
        (Lang::Zh, Lang::En) => "Where the two languages differ, the Chinese text prevails.",
        (Lang::En, Lang::En) => "Where the two languages differ, the English text prevails.",
    }
}

/// A text with a remark in brackets: 数值（次）, Value (downloads).
pub fn bracketed(text: &str, remark: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{text}（{remark}）"),
        Lang::En => format!("{text} ({remark})"),
    }
}

/// Clauses in a row, without an end.
pub fn clauses(clauses: &[String], lang: Lang) -> String {
    clauses.join(lang.comma())
}

/// The word before a rounded value.
pub fn about(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "约",
        Lang::En => "about ",
    }
}

/// Words within a line, which English begins with a small letter.
pub fn in_small_letters(words: &str) -> String {
    words.to_ascii_lowercase()
}

/// A name at the beginning of a line.
pub fn capitalised(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

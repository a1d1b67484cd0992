//! The words of the bulletin in PDF that its page on the site does not have.

use super::{Lang, words::declare_words};

/// The words of the bulletin in a language.
pub fn bulletin_words(lang: Lang) -> &'static BulletinWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// The words of the bulletin in one language.
    BulletinWords;

    /// The number of a sheet, and of how many.
    page_of: "第{0}页，共{1}页", "Page {0} of {1}";
    /// What is attached to the file.
    data_of_week: "本期周报的数据（JSON）", "The data of this issue (JSON)";
    /// The link to the file: its language, and its size in kilobytes.
    file: "PDF（中文，{0} kB）", "PDF (English, {0} kB)";
}

#[cfg(test)]
mod tests {
    use super::{super::words::tell_the_same, *};

    #[test]
    fn both_languages_tell_the_same_facts() {
        tell_the_same(PAIRS);
    }
}

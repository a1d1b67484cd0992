//! What `press import` says around what was understood, both languages side by side. The desk says it in words of its own.

use super::{Lang, words::declare_words};

declare_words! {
    /// The words of `press import` in one language.
    ImportWords;

    /// Everything that was understood.
    understood: "读出的内容：", "Understood:";
    /// What was not understood.
    unread: "未能读懂、没有写入草稿的内容：", "Not understood, and not in the draft:";
    /// What the editions state differently.
    disagreements: "各文件说法不一之处：", "Where the documents disagree:";
    /// What is to be known of the documents themselves.
    remarks: "阅读时的说明：", "On the documents themselves:";
    /// The draft was written.
    imported: "{0}：{1}的草稿，依据以上内容写成。请核对后运行`press check {0}`", "{0}: a draft of {1}, made of the above. Look it through, then run `press check {0}`";
    /// Nothing was understood.
    nothing: "文件中没有读出任何周报内容，未写草稿", "nothing of a weekly report was found in the documents; no draft is written";
    /// No document says which week it is of.
    week_assumed: "各文件均未写明是哪一周；草稿按最近一期的下一周{0}填写，并标为推定。如不是这一周，请用`--week`指明", "no document says which week it is of; the draft is of {0}, the one after the newest, and says that this is assumed. Name another with --week";
    /// Every document of a folder was read.
    read_all: "共{0}份文档：{1}份不予读取，{2}处有误", "{0} documents: {1} refused, {2} faults";
    /// A figure does not stand in the words that it is said to come from.
    unsourced: "{0}：{1}的数字不在所依据的原文“{2}”中", "{0}: the figure of {1} is not in its words “{2}”";
    /// The reader broke down.
    panicked: "{0}：阅读程序崩溃", "{0}: the reader panicked";
}

/// The words of `press import` in a language.
pub fn import_words(lang: Lang) -> &'static ImportWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::words::tell_the_same, *};

    #[test]
    fn both_languages_tell_the_same_facts() {
        tell_the_same(PAIRS);
    }
}

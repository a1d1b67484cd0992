//! What the desk says of the editors' documents, both languages side by side.

use super::{Lang, words::declare_words};

declare_words! {
    /// The words of the desk for documents in one language.
    DocumentWords;

    /// The view in which documents are told of.
    title: "文档", "Documents";
    /// Which documents were read.
    read: "读自{0}。", "Read from {0}.";
    /// Between two documents.
    and: "、", ", ";
    /// The week that the documents state.
    week_stated: "文档所载为{0}。", "They are of {0}.";
    /// No document says which week it is of.
    week_assumed: "文档未写明是哪一周，内容写入{0}的草稿；如不是这一周，请在表单中修改。", "They do not say which week they are of; what they state is in the draft of {0}. If that is another week, change it in the form.";

    /// What the documents state differently.
    disagreements: "文档之间不一致", "The documents disagree";
    /// What was typed and stays.
    kept: "保留了手工填写的内容", "What you typed has been kept";
    /// What a later version changes.
    changes: "这次放入的文档带来的变化", "What these documents have changed";
    /// Pictures, whose figures have to be typed.
    pictures: "图片中的数字，须手工填写", "Pictures, whose figures have to be typed";
    /// What only one edition states.
    alone: "只有一个语言版本写明", "Stated in one edition alone";
    /// What was not understood.
    unread: "未能读懂，没有写入草稿", "Not understood, and not in the draft";
    /// What is to be known of the documents themselves.
    remarks: "关于文档本身", "On the documents themselves";
    /// Everything that was understood.
    understood: "读出的内容", "What was understood";

    /// Words of a document, and where they stand.
    quoted: "“{0}”（{1}）", "“{0}” ({1})";
    /// One edition alone has it.
    only_in: "只有{0}写明。", "Stated in the {0} edition alone.";
    /// The publisher's file has other words.
    publisher: "发布机构信息（publisher.json）中为“{0}”；每期周报不含此项。", "The publisher file (publisher.json) has “{0}”; a week does not hold it.";
    /// Takes the words of an edition.
    take: "采用{0}的“{1}”", "Use “{1}”, as in the {0} edition";
    /// Takes the words of another place.
    take_of: "采用“{1}”（{0}）", "Use “{1}” ({0})";
    /// Takes what the documents state instead of what was typed.
    take_stated: "改用文档中的“{0}”", "Use “{0}”, as the documents have it";
    /// What was typed, and what the documents state.
    typed: "草稿中为“{0}”，文档中为“{1}”。", "The draft has “{0}”, the documents “{1}”.";
    /// What was there, and what is now.
    became: "{0} → {1}", "{0} → {1}";
    /// A picture without words.
    picture: "图片", "A picture";
    /// A picture with words.
    picture_of: "图片：“{0}”", "A picture: “{0}”";
    /// A value, and the words that it was read from.
    value: "{0}：{1}", "{0}: {1}";

    /// A document that has nothing of a weekly report.
    foreign: "{0}中没有读出任何周报内容：请确认放入的是本期周报的文档；粘贴表格中的数字列时，请连同上方的图表名称一起粘贴", "nothing of a weekly report was found in {0}: see that it is a document of this issue, and paste columns of a spreadsheet together with the name of the figure above them";
}

/// The words of the desk for documents in a language.
pub fn document_words(lang: Lang) -> &'static DocumentWords {
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

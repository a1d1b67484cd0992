//! The words of the dialog in which readers take figures along, and how a report is cited.

use crate::report::{Day, IssueNumber};

use super::{Lang, day, issue, words::declare_words};

/// What the program itself says of what readers take along, in a language.
pub fn taking_words(lang: Lang) -> &'static TakingWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// What the program itself says of what readers take along.
    TakingWords;

    /// What is taken along where it is no single figure.
    whole: "本期全部数据", "All figures of this issue";
    /// The link to the week's file.
    week_json: "本期数据文件（JSON）", "Data file of this issue (JSON)";
    /// The link to the table of all weeks.
    all_csv: "各期数据（CSV）", "All issues (CSV)";
    /// The link to the histories.
    all_json: "各期数据（JSON）", "All issues (JSON)";
    /// The mark of a draft.
    draft: "草稿（未发布）", "DRAFT (not published)";
    /// What stands before the source in a picture.
    source: "来源：", "Source: ";
}

/// The words of the dialog's script: the name there, in Chinese, in English.
pub(super) const SCRIPT: &[(&str, &str, &str)] = &[
    // Its heading.
    ("heading", "下载与分享", "Save and share"),
    // The button that closes it.
    ("close", "关闭", "Close"),
    // The heading over the picture.
    ("picture", "图片", "Picture"),
    // What to do where nothing can be downloaded.
    (
        "hold",
        "无法下载时（如在微信中），请长按或右键点击图片保存。",
        "Where nothing can be downloaded, in WeChat for example, press and hold the picture, or right-click it, to keep it.",
    ),
    // The picture as it is being drawn.
    ("drawing", "正在绘制图片。", "The picture is being drawn."),
    // The picture could not be drawn.
    (
        "not_drawn",
        "图片未能绘制，请检查网络连接后重新打开此窗口。",
        "The picture could not be drawn. Check your connection and open this dialog again.",
    ),
    // The button that copies the picture.
    ("copy_picture", "复制图片", "Copy the picture"),
    // The heading over the data.
    ("data", "数据", "Data"),
    // The button that copies the table.
    ("copy_table", "复制表格", "Copy the table"),
    // The heading over the link to share.
    ("share", "分享", "Share"),
    // The choice of the link to this week.
    ("this_week", "固定为本期", "Always this issue"),
    // The choice of the link to the newest week.
    ("newest", "始终为最新一期", "Always the latest"),
    // The button that copies the link with its title.
    ("copy_link", "复制标题和链接", "Copy title and link"),
    // The button that opens the system's own way of sharing.
    ("send", "分享到…", "Share…"),
    // The heading over the citation.
    ("citation", "引用", "Cite"),
    // The label of the list of styles.
    ("style", "格式", "Style"),
    // The button that copies the citation.
    ("copy_citation", "复制引用", "Copy the citation"),
    // The label of the field that holds what is to be copied.
    ("text", "待复制的文字", "Text to copy"),
    // What was to be copied is.
    ("copied", "已复制。", "Copied."),
    // What was to be copied is selected.
    (
        "press",
        "文字已选中，请长按或按Ctrl+C（Mac为⌘C）复制。",
        "The text is selected: press and hold it, or press Ctrl+C (⌘C on a Mac), to copy it.",
    ),
    // Before how a file's content is to be copied, where the file may not have come.
    (
        "no_file",
        "此处可能无法下载文件，文件内容已列在下方。",
        "Files may not come through here; what is in this one stands below. ",
    ),
    // The file was handed to the browser.
    (
        "saved",
        "文件已交给浏览器保存。",
        "The file was handed to the browser.",
    ),
];

/// A report in a list of references.
pub struct Cited<'a> {
    /// Who publishes it.
    pub publisher: &'a str,
    /// The name of the publication.
    pub publication: &'a str,
    /// The issue, where its number is known.
    pub issue: Option<IssueNumber>,
    /// The days that it is of.
    pub days: &'a str,
    /// The day of its publication, where it is known.
    pub published_on: Option<Day>,
    /// The year that it is of.
    pub year: i16,
    /// Where it stands.
    pub address: &'a str,
}

/// In the place of the day on which somebody cites, which only he knows.
pub const TODAY: &str = "{today}";

impl Cited<'_> {
    /// Which issue it is: 2018年第6期, or the days where it has no number.
    pub fn which(&self, lang: Lang) -> String {
        self.issue
            .map_or_else(|| self.days.to_owned(), |number| issue(number, lang))
    }

    /// As GB/T 7714 has it for documents on the web.
    pub fn gbt(&self, lang: Lang) -> String {
        let published = self
            .published_on
            .map_or_else(String::new, |day| format!("({day})"));
        let colon = match lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        };
        [
            self.publisher,
            ". ",
            self.publication,
            colon,
            &self.which(lang),
            "[EB/OL]. ",
            &published,
            "[",
            TODAY,
            "]. ",
            self.address,
            ".",
        ]
        .concat()
    }

    /// As APA has it.
    pub fn apa(&self, lang: Lang) -> String {
        let date = match (self.published_on, lang) {
            (None, _) => self.year.to_string(),
            (Some(on), Lang::Zh) => day(on, lang),
            (Some(on), Lang::En) => {
                let written = day(on, lang);
                let mut parts = written.split(' ');
                let (day, month) = (parts.next(), parts.next());
                let (day, month) = (day.unwrap_or_default(), month.unwrap_or_default());
                format!("{}, {month} {day}", on.year())
            }
        };
        let which = super::bracketed(self.publication, &self.which(lang), lang);
        let (publisher, address) = (self.publisher, self.address);
        [publisher, ". (", &date, "). ", &which, ". ", address].concat()
    }
}

//! The words of what is taken along: tables for programs and spreadsheets, feeds, citations, and the dialog that offers them.

use crate::report::IssueNumber;

use super::{Lang, words::declare_words};

/// The words of feeds and descriptions in a language.
pub fn feed_words(lang: Lang) -> &'static FeedWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// What programs of others are told of the publication and its data.
    FeedWords;

    /// What the feed holds.
    subtitle: "各期周报的指标、升降幅度和事件处理情况", "The indicators of each weekly report, their changes, and the incidents handled";
    /// What the dataset is called.
    dataset: "网络安全信息与动态周报：各期数据", "Weekly Report of CNCERT: data of all issues";
    /// What the dataset holds.
    dataset_description: "各期周报所载的指标、升降幅度、排名、分布和事件处理数，逐周逐项列出，并注明每项数值出自原刊、转载还是示例。", "The indicators of each weekly report with their changes, rankings, distributions and incidents handled, week by week and figure by figure. Each says whether it comes from the issue itself, from a reprint or digest, or is a sample.";
}

/// A word for programs, with what it is in Chinese and in English.
type Word = (&'static str, &'static str, &'static str);

/// The columns of the tables, as readers call them.
const NAMES: [Word; 17] = [
    ("week_start", "周一日期", "Week beginning"),
    ("week", "ISO周", "ISO week"),
    ("issue", "期号", "Issue"),
    ("indicator", "指标", "Indicator"),
    ("breakdown", "细分方式", "Breakdown"),
    ("part", "细分项", "Part"),
    ("value", "数值", "Value"),
    ("unit", "单位", "Unit"),
    ("rounded_to", "约数精度", "Rounded to"),
    ("share_pct", "占比（%）", "Share (%)"),
    ("change_pct", "环比（%）", "Change on last week (%)"),
    ("change_count", "环比增减数", "Change on last week (count)"),
    ("change_basis", "环比依据", "Basis of the change"),
    ("origin", "数值来源", "Origin of the value"),
    ("change_origin", "环比来源", "Origin of the change"),
    ("status", "更正情况", "Corrections"),
    ("revision", "版次", "Revision"),
];

/// The columns of trends that the tables do not have.
const OF_TRENDS: [Word; 7] = [
    ("place", "名次", "Place"),
    ("rounding", "约数", "Rounding"),
    ("share_basis", "占比依据", "Basis of the share"),
    ("year_before", "上年同周数值", "Same week a year before"),
    (
        "usual_least",
        "此前52周最低值",
        "Lowest of the 52 weeks before",
    ),
    (
        "usual_median",
        "此前52周中位数",
        "Median of the 52 weeks before",
    ),
    (
        "usual_greatest",
        "此前52周最高值",
        "Highest of the 52 weeks before",
    ),
];

/// What the columns hold.
const MEANINGS: [Word; 17] = [
    ("week_start", "该周周一的日期", "The Monday of the week"),
    (
        "week",
        "ISO 8601周序，如2018-W06",
        "The week by ISO 8601, such as 2018-W06",
    ),
    (
        "issue",
        "原刊期号，如第2018-6期；不详时为空",
        "The number of the issue, 2018-6 say, in Chinese so that no program takes it for a date; empty where it is not known",
    ),
    ("indicator", "所统计的指标", "What is counted"),
    (
        "breakdown",
        "该行所属的排名或分布；指标本身的行为空",
        "The ranking or distribution that the row is of; empty where it is of the indicator itself",
    ),
    (
        "part",
        "排名或分布中的一项；指标本身的行为空",
        "The item of the ranking or distribution; empty where the row is of the indicator itself",
    ),
    (
        "value",
        "数值，不分节、不以万计；原文未载时为空，零为0",
        "The value in plain digits; empty where the source does not state it, 0 for zero",
    ),
    ("unit", "计量单位", "What is counted in"),
    (
        "rounded_to",
        "约数精确到的单位，如1000；确数为空",
        "How far the report rounded the value, 1000 say; empty where it is exact",
    ),
    (
        "share_pct",
        "原文所载的占比",
        "The share in percent, as stated",
    ),
    (
        "change_pct",
        "较上周的升降百分比",
        "The change on last week in percent",
    ),
    (
        "change_count",
        "较上周的增减数，仅在原文如此表述时填写",
        "The change on last week as a count, where the source states it so",
    ),
    (
        "change_basis",
        "原文所载，或按两周的确数计算",
        "Stated in the source, or computed from the exact values of two weeks",
    ),
    (
        "origin",
        "原刊、转载或示例；示例数值为虚构",
        "The issue itself, a reprint or digest, or a sample; samples are made up",
    ),
    (
        "change_origin",
        "原刊、转载或示例；示例数值为虚构",
        "The issue itself, a reprint or digest, or a sample; samples are made up",
    ),
    (
        "status",
        "发布后更正或撤回的，在此注明",
        "Whether the figure was corrected or withdrawn after publication",
    ),
    (
        "revision",
        "该周周报的版次，首次发布为r1",
        "The revision of the week’s report; r1 is the first",
    ),
];

/// The words in the cells of the tables.
const CELL_WORDS: [Word; 8] = [
    ("stated", "原文所载", "stated"),
    ("computed", "计算得出", "computed"),
    ("rounded", "约数", "rounded"),
    ("issue", "原刊", "issue"),
    ("secondhand", "转载", "second-hand"),
    ("sample", "示例", "sample"),
    ("corrected", "已更正", "corrected"),
    ("withdrawn", "已撤回", "withdrawn"),
];

/// What a word for programs is in a language; one that is not known stays as it is.
fn found<'a>(words: &'static [Word], word: &'a str, lang: Lang) -> &'a str {
    let known = words.iter().find(|(of, ..)| *of == word);
    known.map_or(word, |(_, zh, en)| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// The name of a column of the tables for readers.
pub fn column_name(name: &str, lang: Lang) -> &str {
    found(&OF_TRENDS, found(&NAMES, name, lang), lang)
}

/// What a column of the tables holds.
pub fn column_meaning(name: &str, lang: Lang) -> &str {
    found(&MEANINGS, name, lang)
}

/// A word of a cell for readers.
pub fn table_word(word: &str, lang: Lang) -> &str {
    found(&CELL_WORDS, word, lang)
}

/// An issue in a cell: 第2018-6期. Without these signs programs take it for a date or a year.
pub fn issue_cell(issue: IssueNumber) -> String {
    format!("第{}-{}期", issue.year, issue.number)
}

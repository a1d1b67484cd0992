//! The words of the form that editors fill in, both languages side by side.

use super::{Lang, words::declare_words};

/// The words of the form in a language.
pub fn form_words(lang: Lang) -> &'static FormWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// An entry that has no name of its own: 第1条, No. 1.
pub fn numbered(position: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{}条", position + 1),
        Lang::En => format!("No. {}", position + 1),
    }
}

declare_words! {
    /// The words of the form in one language.
    FormWords;

    /// The section of the issue's number and days.
    header: "期号与日期", "Issue and dates";
    /// The ISO week.
    week: "ISO周次", "ISO week";
    /// The year that the number of the issue is of.
    issue_year: "期号所属年份", "Year of the issue number";
    /// The number of the issue.
    issue_number: "期号", "Issue number";
    /// The Monday.
    period_start: "起始日期（周一）", "First day (Monday)";
    /// The Sunday.
    period_end: "截止日期（周日）", "Last day (Sunday)";
    /// How the days are known.
    basis: "日期依据", "How the dates are known";
    /// The source states the days.
    basis_stated: "原文载明", "Stated in the source";
    /// The source states the days without their year.
    basis_year_inferred: "年份为推定", "Year inferred";
    /// The source states no days.
    basis_assumed: "日期为推定", "Dates assumed";
    /// The day of publication.
    published_on: "发布日期", "Date of publication";
    /// The number of the revision.
    revision: "版次", "Revision";

    /// The section on where the figures come from.
    provenance: "数据来源", "Provenance";
    /// Where figures come from.
    origin: "数据性质", "Status of the figures";
    /// An item has the origin of the whole week.
    origin_of_week: "同本期", "As the whole issue";
    /// The note about the source.
    note: "来源说明", "Note on the source";
    /// The list of sources.
    sources: "来源文献", "Sources";
    /// The title of a source.
    source_title: "标题", "Title";
    /// The language of a source.
    source_lang: "语种", "Language";
    /// Chinese.
    chinese: "中文", "Chinese";
    /// English.
    english: "英文", "English";
    /// The address of a source.
    source_url: "网址", "Web address";
    /// The kind of a source, or of an entry.
    kind: "类别", "Kind";
    /// CNCERT's own publication.
    kind_cncert: "应急中心自行发布", "Published by CNCERT";
    /// A copy elsewhere.
    kind_reprint: "转载", "Reprint";
    /// A press digest.
    kind_digest: "媒体摘编", "Press digest";
    /// A translation.
    kind_translation: "译文", "Translation";
    /// A reader's account.
    kind_blog: "博客文章", "Blog post";
    /// The day that a source bears.
    source_dated: "文献日期", "Date on the source";

    /// The section of ratings.
    ratings: "整体评价", "Ratings";
    /// The level of a rating.
    level: "评价等级", "Level";

    /// The section of indicators.
    indicators: "指标数据", "Indicators";
    value: "数值", "Value";
    /// How the report rounds the value.
    rounded_to: "取整方式", "Rounding";
    /// The value is exact.
    exact: "准确数值", "Exact value";
    /// Rounded to ones.
    to_1: "约数，精确到个位", "Rounded to the nearest whole number";
    /// Rounded to hundreds.
    to_100: "约数，精确到百位", "Rounded to the nearest hundred";
    /// Rounded to thousands.
    to_1000: "约数，精确到千位", "Rounded to the nearest thousand";
    /// Rounded to tens of thousands.
    to_10000: "约数，精确到万位", "Rounded to the nearest ten thousand";
    /// Where the value comes from.
    value_origin: "数值的性质", "Status of the value";
    /// The stated change in percent.
    change_pct: "较上周升降幅度", "Change on last week";
    /// With how many decimals the change is printed.
    change_decimals: "升降幅度的小数位", "Decimals of the change";
    /// Printed as a whole number.
    decimals_0: "不保留小数", "No decimals";
    /// Printed with a decimal.
    decimals_1: "保留1位小数", "1 decimal";
    /// The stated change as a count.
    change_count: "较上周增减数量", "Change as a count";
    /// Where the change comes from.
    change_origin: "升降幅度的性质", "Status of the change";
    /// The share of the whole.
    share_pct: "占比", "Share of the whole";

    /// The section of rankings.
    rankings: "排名", "Rankings";
    /// The ranked items.
    items: "排名条目", "Ranked items";
    /// What is ranked.
    name: "名称", "Name";

    /// The section of distributions.
    distributions: "分布", "Distributions";
    /// Whether all parts are there.
    complete: "各类合计即为总数", "The parts make up the whole";
    /// The parts of a distribution.
    parts: "各类数据", "Parts";

    /// The section of incidents, and the switch that it is there.
    incidents: "事件处理", "Incidents handled";
    /// With whom incidents were handled.
    actors: "协调单位", "Parties involved";
    /// The kinds of incidents.
    categories: "事件类别", "Kinds of incidents";
    /// How many incidents of a kind.
    category_value: "处理数量", "Number handled";
    /// Whether the report puts weight on a kind.
    emphasis: "重点处理", "Given special attention";
    /// The paragraph in place of the generated one.
    text: "自拟段落", "Paragraph in your own words";

    /// The section of highlights.
    highlights: "本周要点", "Highlights";
    /// One of them.
    highlight: "要点", "Highlight";

    /// The section of corrections.
    corrections: "更正与说明", "Corrections and notes";
    /// The day of an entry.
    date: "日期", "Date";
    /// The place that an entry is about.
    at: "所涉字段", "Field concerned";
    /// What was published.
    old: "原值", "Old value";
    /// What holds now.
    new: "新值", "New value";
    /// The reason of a correction.
    reason_for_readers: "对读者的说明", "Explanation for readers";

    /// The section of accepted findings.
    acknowledged: "已接受的问题", "Accepted findings";
    /// The rule of a finding.
    rule: "核对规则", "Rule";
    /// Why a finding is accepted.
    reason: "接受理由", "Reason for accepting it";
    /// The day on which a finding was accepted.
    accepted_on: "接受日期", "Accepted on";

    /// Adds a source.
    add_source: "添加来源文献", "Add a source";
    /// Adds a rating.
    add_rating: "添加评价", "Add a rating";
    /// Adds an indicator.
    add_indicator: "添加指标", "Add an indicator";
    /// Adds a ranking.
    add_ranking: "添加排名", "Add a ranking";
    /// Adds a ranked item.
    add_item: "添加条目", "Add an item";
    /// Adds a distribution.
    add_distribution: "添加分布", "Add a distribution";
    /// Adds a part.
    add_part: "添加类别", "Add a part";
    /// Adds somebody whom incidents were handled with.
    add_actor: "添加协调单位", "Add a party";
    /// Adds a kind of incidents.
    add_category: "添加事件类别", "Add a kind of incidents";
    /// Adds a highlight.
    add_highlight: "添加要点", "Add a highlight";
    /// Adds an entry of the corrections.
    add_correction: "添加更正或说明", "Add a correction or note";
}

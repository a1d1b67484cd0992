//! The fixed words of the interface, both languages side by side.

use super::Lang;

/// Declares a list of words, each in Chinese and in English, so that a word missing
/// in one language does not compile.
macro_rules! declare_words {
    (
        $(#[$about_all:meta])* $Words:ident;
        $($(#[$about:meta])* $name:ident: $zh:literal, $en:literal;)*
    ) => {
        $(#[$about_all])*
        pub struct $Words {
            $($(#[$about])* pub $name: &'static str,)*
        }

        static ZH: $Words = $Words { $($name: $zh,)* };
        static EN: $Words = $Words { $($name: $en,)* };

        #[cfg(test)]
        pub(super) const PAIRS: &[(&str, &str, &str)] = &[$((stringify!($name), $zh, $en),)*];
    };
}

pub(super) use declare_words;

/// Holds the sentences of both languages to the same facts, and each to its own signs.
#[cfg(test)]
#[track_caller]
pub(super) fn tell_the_same(pairs: &[(&str, &str, &str)]) {
    let facts = |sentence: &str| {
        let parts = sentence.split('{').skip(1);
        let facts = parts.map(|part| part.split_once('}').unwrap().0.parse().unwrap());
        facts.collect::<std::collections::BTreeSet<usize>>()
    };
    for (name, zh, en) in pairs {
        assert_eq!(facts(zh), facts(en), "{name}");
        assert!(facts(zh).into_iter().eq(0..facts(zh).len()), "{name}");
        assert!(
            !en.contains(crate::report::is_han) && !zh.contains([',', ';', '?', '!']),
            "{name}"
        );
    }
}

/// The words of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

declare_words! {
    /// The fixed words of the interface in one language.
    Words;

    /// The link past the masthead.
    skip_to_report: "跳到正文", "Skip to the report";
    /// The name of the language that the language link leads to, in that language.
    other_language: "English", "中文";
    /// The offer of the page in this language, to a reader of it.
    offer: "阅读中文版", "Read in English";
    /// The button that puts a notice away.
    dismiss: "关闭", "Dismiss";

    /// The label of the theme menu.
    theme: "主题", "Theme";
    /// The theme that follows the system.
    theme_auto: "跟随系统", "System";
    /// The light theme.
    theme_light: "浅色", "Light";
    /// The dark theme.
    theme_dark: "深色", "Dark";
    /// The theme of high contrast.
    theme_contrast: "高对比度", "High contrast";
    /// The switch of large text.
    large_text: "大字", "Larger text";

    /// The name of the group of controls that choose a week.
    choose_week: "选择期次", "Choose an issue";
    /// The label of the list of years.
    year: "年份", "Year";
    /// The label of the list of weeks.
    week: "期次", "Week";
    /// The link to the issue before.
    previous_issue: "上一期", "Previous";
    /// The link to the issue after.
    next_issue: "下一期", "Next";
    /// The link to the latest issue.
    latest_issue: "最新一期", "Latest issue";
    /// The label of the choice between charts and tables.
    show_figures_as: "数据显示方式", "Show figures as";
    /// All figures as charts.
    charts: "图表", "Charts";
    /// The link to the long run for readers without script.
    long_run_still: "各项走势小图与逐年表格", "Small drawings and tables by year";
    /// All figures as tables.
    tables: "表格", "Tables";
    /// One figure as a table.
    as_table: "表格", "Table";
    /// One figure as a chart.
    as_chart: "图表", "Chart";
    /// The print button.
    print: "打印", "Print";
    /// The link to the report, or a part of it, as it stands in other pages.
    embed: "嵌入", "Embed";
    /// The link to the figures as files, to share and to cite them.
    save: "下载", "Save";

    /// Heading of the first section.
    key_findings: "本周网络安全基本态势", "Key Findings";
    /// Heading of the section of trends.
    long_run: "长期走势", "The Long Run";
    /// Heading of the section on incidents.
    incident_handling: "本周事件处理情况", "Incident Handling";
    /// Heading of the section about the publisher.
    about: "关于国家互联网应急中心（CNCERT）", "About CNCERT";
    /// Heading of the section on contact.
    contact: "联系我们", "Contact us";
    duty_editor: "本期编辑", "Duty Editor";
    website: "网址", "Website";
    /// The e-mail address.
    email: "电子邮件", "Email";
    /// The telephone number.
    phone: "电话", "Tel";
    /// An invitation under the contact details.
    comments_welcome: "欢迎对本报告提出意见和建议。", "Comments and suggestions on this report are welcome.";

    /// The mark of an illustrative figure.
    sample: "示例", "Sample";
    /// The mark of a figure known from a reprint or digest.
    secondhand: "据转载", "Second-hand";
    /// The mark of a corrected figure.
    corrected: "已更正", "Corrected";
    /// The mark of a withdrawn figure.
    withdrawn: "已撤回", "Withdrawn";
    /// In place of a figure that the source does not state.
    not_stated: "原文未载", "Not stated in the source";
    /// In place of a figure of a week without an issue.
    no_issue: "未收录", "Not in this archive";
    /// In place of a change that the source does not state.
    change_not_stated: "原文未载升降幅度", "Change not stated in the source";
    /// In place of a change that was taken back.
    change_withdrawn: "升降幅度已撤回", "Change withdrawn";
    /// Marks a change that we computed.
    computed: "按两周数值计算", "computed from the two values";
    /// The head of the definitions.
    explanation: "指标说明", "What it counts";
    /// The caption of a spark line.
    last_twelve_weeks: "近12周", "Last 12 weeks";

    /// The link that holds the week against another one.
    compare: "对比", "Compare";
    /// The heading of what that comes to.
    comparison: "两期对比", "Two weeks compared";

    /// The heading of a notice about illustrative figures.
    sample_notice: "示例数据", "Sample data";
    /// Its gist where all figures are illustrative.
    all_sample: "本期数字均为示例，并非CNCERT发布。", "The figures of this week are made up, not CNCERT’s.";
    /// Its gist where some are.
    partly_sample: "带“示例”标记的数字并非CNCERT发布。", "Figures marked “sample” are made up, not CNCERT’s.";
    /// The heading of a notice about reprints and digests.
    secondhand_notice: "数据来源说明", "About the source";
    /// Its gist.
    all_secondhand: "本期数字整理自转载和文摘。", "The figures of this week come from reprints and digests.";
    /// The heading of a notice about the days of the week.
    period_notice: "日期说明", "About the dates";
    /// The heading of a notice of a correction.
    correction_notice: "更正", "Correction";
    /// The heading of a notice of a planned revision.
    revision_notice: "修订", "Revision";
    /// The heading of an editor's notice.
    editor_notice: "说明", "Note";
    /// The heading of a notice of a withdrawal.
    withdrawal_notice: "撤回", "Withdrawal";
    /// The heading of a notice on a revision that is no longer in force.
    superseded_notice: "已被取代的版本", "Superseded revision";
    /// The heading of a notice on corrections in the week before.
    last_week_notice: "上周数据已更正", "Last week’s figures were corrected";
    /// The link to the report of the week before.
    see_last_week: "查看上周周报", "See last week’s report";
    /// The label of the reason for a correction.
    reason: "原因", "Reason";
    /// In place of a figure that was taken back.
    figures_withdrawn: "本图数据已撤回。", "The figures have been withdrawn.";
    /// The number of an issue, in a correction.
    issue_number: "期号", "Number of the issue";
    /// The day of publication, in a correction.
    published_on: "发布日期", "Date of publication";
    /// The days of the report are assumed.
    period_assumed: "原文未载起止日期，此处日期为推定。", "The source gives no dates; the dates shown here are assumed.";
    /// The year of the report is inferred.
    year_inferred: "原文仅载月日，年份为推定。", "The source gives the days but not the year, which is inferred.";
    /// A short mark after assumed dates.
    dates_assumed_mark: "（日期为推定）", " (dates assumed)";
    /// A short mark after dates of an inferred year.
    year_inferred_mark: "（年份为推定）", " (year inferred)";
    /// The label of a list of sources.
    sources: "来源", "Sources";

    /// The head of a table's column of ranked names.
    family: "家族", "Family";
    /// The head of a table's column of types.
    part: "类型", "Type";
    /// The head of a table's column of values.
    value: "数值", "Value";
    /// The head of a table's column of shares.
    share: "占比", "Share";
    /// The head of a table's column of periods.
    period: "统计周期", "Week";
    /// The head of a table's column of kinds of incidents.
    incident_kind: "事件", "Incidents";
    /// The head of a table's column of changes.
    change: "环比", "Change on last week";
    /// The head of a table's column that says where a figure comes from.
    mark: "数据性质", "Status";
    /// In that column, a figure from the issue itself.
    from_issue: "原刊", "From the issue";
    /// The incidents handled in the week.
    incidents_total: "处理网络安全事件", "Incidents handled";
    /// The cross-border ones.
    incidents_cross_border: "其中跨境事件", "Of these, cross-border";
    /// The title of the figure of incidents.
    incidents_figure: "本周处理事件数量", "Incidents handled in the week";
    /// The unit of incidents.
    incidents_unit: "起", "incidents";

    /// The footer's link to the data of the week shown.
    data_of_week: "本期数据（JSON）", "Data of this issue (JSON)";
    /// The footer's link to the data of all weeks.
    data_of_all: "历史数据（JSON）", "Data of all issues (JSON)";
    /// The footer's link to the figures of all weeks as a table.
    table_of_all: "历史数据（CSV）", "Data of all issues (CSV)";
    /// The list of all issues.
    all_issues: "各期周报", "All issues";
    /// The footer's link to the checksums.
    checksums: "校验和", "Checksums";
    /// The footer's link to the licenses of what the site is made of.
    licenses: "开源许可", "Open-source licenses";
    /// The footer's link to the publisher's portal.
    portal: "国家互联网应急中心网站", "CNCERT website";

    /// The button that asks again for what failed.
    try_again: "重试", "Try again";
    /// The heading of the page where no report can be shown.
    nothing_to_show: "暂时无法显示周报", "The report cannot be shown right now";
    /// The figures without history, under a notice.
    history_missing: "历史数据未能载入，暂不显示近12周走势和上周数值。", "The history could not be loaded; the trend of the last 12 weeks and last week’s values are left out for now.";
    /// Charts cannot be drawn.
    charts_missing: "图表组件未能载入，各图改以表格显示。", "The chart library could not be loaded; all figures are shown as tables.";
    /// The file could not be reached.
    fault_unreachable: "网络连接失败", "the network could not be reached";
    /// The server went silent.
    fault_silent: "服务器长时间没有响应", "the server did not answer in time";
    /// The file is not there.
    fault_missing: "文件不存在", "the file does not exist";
    /// The file is not what it should be.
    fault_unusable: "文件内容有误", "the file has errors in it";
    /// The site holds no week that may be shown, in a fault.
    fault_empty: "没有可显示的周报", "there is no issue to show";
    /// The part of the program that reads reports, in a fault.
    part_report: "程序中读取周报的部分", "the part of the program that reads reports";
    /// The part of the program that shows the long run, in a fault.
    part_run: "程序中显示长期走势的部分", "the part of the program that shows the long run";
    /// The part of the program that hands figures out.
    part_taking: "程序中用于下载和分享的部分", "the part of the program that saves and shares";
    /// The file of all weeks, in a fault.
    file_run: "各期历史数据", "the history of all issues";
    /// Why a part of the program is missing, as far as anybody can tell.
    fault_part: "网络连接失败，或服务器上的文件已更换", "the network could not be reached, or the server has another version by now";
    /// The index file, in a fault.
    file_index: "期次目录", "the list of issues";
    /// The catalogue file, in a fault.
    file_catalogue: "指标目录", "the catalogue of indicators";
    /// The publisher file, in a fault.
    file_publisher: "发布机构信息", "the publisher’s details";
}

#[cfg(test)]
mod tests {
    use crate::{
        lang::{breakdown, comparison, desk, export, form, point, run, taking},
        report::is_han,
    };

    use super::PAIRS;

    fn pairs() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
        PAIRS
            .iter()
            .chain(form::PAIRS)
            .chain(breakdown::PAIRS)
            .chain(point::PAIRS)
            .chain(desk::PAIRS)
            .chain(run::PAIRS)
            .chain(comparison::PAIRS)
            .chain(export::PAIRS)
            .chain(taking::PAIRS)
    }

    fn has_han(text: &str) -> bool {
        text.contains(is_han)
    }

    #[test]
    fn both_word_lists_say_something_in_their_own_language() {
        // The language link speaks the other language on purpose.
        for (name, zh, en) in pairs().filter(|(name, ..)| *name != "other_language") {
            assert!(
                !zh.trim().is_empty() && !en.trim().is_empty(),
                "{name} is empty"
            );
            assert!(has_han(zh), "{name} has no Chinese: {zh}");
            assert!(!has_han(en), "{name} has Chinese in English: {en}");
            assert!(
                !en.contains(['，', '。', '（', '）', '：']),
                "{name} has Chinese signs: {en}"
            );
            assert!(
                !zh.contains([',', ';', '?', '!']),
                "{name} has half-width signs: {zh}"
            );
        }
    }

    #[test]
    fn both_word_lists_hold_the_same_numbers() {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        for (name, zh, en) in pairs() {
            assert_eq!(digits(zh), digits(en), "{name}");
        }
    }
}

//! The sentences that the program makes of figures, in both languages.

use crate::report::{Change, CorrectionKind, Day, IssueNumber, Week};

use super::{Lang, number, period, short_period, words};

/// A change as the report prints it: `↓ 7.6%`, `↑ 3.0%`, or 持平 for 0.
pub fn change_figure(change: Change, lang: Lang) -> String {
    match change.tenths().signum() {
        -1 => format!("↓ {}", number::percent(change)),
        1 => format!("↑ {}", number::percent(change)),
        _ => level(lang).to_owned(),
    }
}

/// A change of 0.0% may be one of some units: the values need not be the same.
fn level(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "持平",
        Lang::En => "Level",
    }
}

/// What follows the printed change: 较上周下降, down on last week.
pub fn change_direction(change: Change, lang: Lang) -> &'static str {
    match (change.tenths().signum(), lang) {
        (-1, Lang::Zh) => "较上周下降",
        (1, Lang::Zh) => "较上周上升",
        (_, Lang::Zh) => "与上周相当",
        (-1, Lang::En) => "down on last week",
        (1, Lang::En) => "up on last week",
        (_, Lang::En) => "with last week",
    }
}

/// A change in words, for ears: 较上周下降7.6%, down 7.6% on last week.
pub fn change_spoken(change: Change, lang: Lang) -> String {
    let percent = number::percent(change);
    match (change.tenths().signum(), lang) {
        (0, Lang::Zh) => change_direction(change, lang).to_owned(),
        (_, Lang::Zh) => change_direction(change, lang).to_owned() + &percent,
        (-1, Lang::En) => format!("down {percent} on last week"),
        (1, Lang::En) => format!("up {percent} on last week"),
        (_, Lang::En) => "level with last week".to_owned(),
    }
}

/// A change that the report gives as a count: 较上周增加5个, 5 more than last week.
pub fn change_count(count: i64, unit_zh: &str, lang: Lang) -> String {
    let magnitude = number::grouped(count.unsigned_abs());
    match (count.signum(), lang) {
        (-1, Lang::Zh) => format!("较上周减少{magnitude}{unit_zh}"),
        (1, Lang::Zh) => format!("较上周增加{magnitude}{unit_zh}"),
        (_, Lang::Zh) => "与上周持平".to_owned(),
        (-1, Lang::En) => format!("{magnitude} fewer than last week"),
        (1, Lang::En) => format!("{magnitude} more than last week"),
        (_, Lang::En) => "level with last week".to_owned(),
    }
}

/// Last week's value beside a change: 上周5,208.1万次, last week 52.081 million downloads.
pub fn previous_value(amount: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("上周{amount}"),
        Lang::En => format!("last week {amount}"),
    }
}

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

/// A share of a whole that is named by the sentence around: 占61.3%, 61.3% of the total.
pub fn share_of_total(share: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("占{share}"),
        Lang::En => format!("{share} of the total"),
    }
}

/// The incidents handled in a week, and with whom.
pub fn incidents(
    total: Option<u64>,
    cross_border: Option<u64>,
    actors: &[&str],
    lang: Lang,
) -> String {
    // Of none there is no more to tell.
    let is_none = total == Some(0);
    let across = cross_border.filter(|_| !is_none);
    let across = across.map_or_else(String::new, |count| {
        let count_text = number::grouped(count);
        match (lang, count) {
            (Lang::Zh, _) => format!("，其中跨境网络安全事件{count_text}起"),
            (Lang::En, 0) => ", none of them cross-border".to_owned(),
            (Lang::En, _) => format!(", {count_text} of them cross-border"),
        }
    });
    let with = match lang {
        _ if is_none || actors.is_empty() => String::new(),
        Lang::Zh => format!("；参与处置的有{}", list(actors, lang)),
        Lang::En => format!(", working with {}", list(actors, lang)),
    };
    let noun = if total == Some(1) {
        "incident"
    } else {
        "incidents"
    };
    let all = if total.is_some() { "共" } else { "" };
    let total = counted(total, lang);
    match lang {
        Lang::Zh => format!("本周{all}处理网络安全事件{total}{across}{with}。"),
        Lang::En => {
            format!("CNCERT handled {total}network security {noun} this week{across}{with}.")
        }
    }
}

/// A number of incidents beside their name: 9起 after it, “9 ” and “no ” before it.
fn counted(count: Option<u64>, lang: Lang) -> String {
    let Some(count) = count else {
        return String::new();
    };
    match (lang, count) {
        (Lang::Zh, _) => number::grouped(count) + "起",
        (Lang::En, 0) => "no ".to_owned(),
        (Lang::En, _) => number::grouped(count) + " ",
    }
}

/// The incidents of one kind among those handled, and with whom.
pub fn incidents_of_kind(
    name: &str,
    count: Option<u64>,
    is_emphasised: bool,
    actors: &[&str],
    lang: Lang,
) -> String {
    // Nobody has put weight on what there was not.
    let is_none = count == Some(0);
    let is_emphasised = is_emphasised && !is_none;
    let with = list(actors, lang);
    let count = counted(count, lang);
    match lang {
        Lang::Zh => {
            let verb = if is_emphasised {
                "重点处理"
            } else {
                "处理"
            };
            if is_none || actors.is_empty() {
                format!("上述事件中，{verb}{name}{count}。")
            } else {
                format!("上述事件中，会同{with}{verb}{name}{count}。")
            }
        }
        Lang::En => {
            let verb = if is_emphasised {
                "Particular attention went to"
            } else {
                "Among them were"
            };
            let together = if is_none || actors.is_empty() {
                String::new()
            } else {
                format!(", handled together with {with}")
            };
            format!("{verb} {count}{name}{together}.")
        }
    }
}

/// What a figure of incidents shows, for those who do not see it.
pub fn incidents_summary<'a>(counts: impl Iterator<Item = (&'a str, u64)>, lang: Lang) -> String {
    let counted = |(name, count): (&str, u64)| {
        let count = number::grouped(count);
        match lang {
            Lang::Zh => format!("{name}{count}起"),
            Lang::En => format!("{name}: {count}"),
        }
    };
    let clauses: Vec<_> = counts.map(counted).collect();
    match lang {
        Lang::Zh => format!("{}。", clauses.join("，")),
        Lang::En => format!("{}.", clauses.join(". ")),
    }
}

/// What the values of a ranking come to: 合计4,668万次，占97.0%.
pub fn together(sum: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("合计{sum}"),
        Lang::En => format!("together {sum}"),
    }
}

/// What a run of weeks shows, for those who do not see it.
pub fn spark_summary(highest: (&str, &str), lowest: (&str, &str), lang: Lang) -> String {
    if highest.1 == lowest.1 {
        return match lang {
            Lang::Zh => format!("近12周所载数值均为{}。", highest.1),
            Lang::En => format!("Every value of the last 12 weeks is {}.", highest.1),
        };
    }
    match lang {
        Lang::Zh => format!(
            "近12周中，最高为{}的{}，最低为{}的{}。",
            highest.0, highest.1, lowest.0, lowest.1
        ),
        Lang::En => format!(
            "The highest of the last 12 weeks was {} in the week of {}; the lowest was {} in the week of {}.",
            highest.1, highest.0, lowest.1, lowest.0
        ),
    }
}

/// The line under the publication's name.
pub fn issue_line(
    issue: Option<IssueNumber>,
    days: &str,
    week: Week,
    mark: &str,
    lang: Lang,
) -> String {
    match (issue, lang) {
        (None, _) => format!("{days}{mark}"),
        (Some(number), Lang::Zh) if number.year == week.monday().year() => {
            format!(
                "{}（{}）{mark}",
                super::issue(number, lang),
                short_period(week, lang)
            )
        }
        (Some(number), Lang::Zh) => format!("{}（{days}）{mark}", super::issue(number, lang)),
        (Some(number), Lang::En) => {
            format!("Issue {} of {}, {days}{mark}", number.number, number.year)
        }
    }
}

/// One week in the week selector.
pub fn week_option(issue: Option<IssueNumber>, week: Week, is_sample: bool, lang: Lang) -> String {
    let days = short_period(week, lang);
    let label = match (issue, lang) {
        (None, _) => days,
        (Some(issue), Lang::Zh) => format!("第{}期（{days}）", issue.number),
        (Some(issue), Lang::En) => format!("Issue {} ({days})", issue.number),
    };
    if is_sample {
        format!("{label} · {}", words(lang).sample)
    } else {
        label
    }
}

/// A run of weeks without an issue in the week selector.
pub fn gap_option(first: Week, last: Week, lang: Lang) -> String {
    match lang {
        Lang::Zh if first.monday().year() == last.sunday().year() => {
            let (from, to) = (first.monday(), last.sunday());
            format!(
                "{}月{}日—{}月{}日：未收录",
                from.month(),
                from.day(),
                to.month(),
                to.day()
            )
        }
        Lang::Zh => format!("{}：未收录", period(first.monday(), last.sunday(), lang)),
        Lang::En => format!(
            "{}: not in this archive",
            period(first.monday(), last.sunday(), lang)
        ),
    }
}

/// A year without an issue in the week selector.
pub fn empty_year(year: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}（未收录）"),
        Lang::En => format!("{year} (not in this archive)"),
    }
}

/// Why another week is shown than the one asked for, which is known by its days.
pub fn nearest_instead(asked: Week, shown: &str, lang: Lang) -> String {
    let days = period(asked.monday(), asked.sunday(), lang);
    match lang {
        Lang::Zh => format!("本站没有收录{days}的周报，现显示时间最接近的一期：{shown}。"),
        Lang::En => {
            format!("This site has no report for {days}. Showing the nearest one: {shown}.")
        }
    }
}

/// Why another week is shown than the one asked for, which cannot be read.
pub fn unreadable_week(asked: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("网址中的期次“{asked}”无法识别，现显示{shown}。"),
        Lang::En => {
            format!("The address asks for an issue “{asked}” that cannot be read. This is {shown}.")
        }
    }
}

/// The issue that was asked for takes its time; another is shown meanwhile.
pub fn on_its_way(shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("正在载入所选的一期，目前显示的是{shown}的内容。"),
        Lang::En => {
            format!("Loading the report you asked for. The one for {shown} is shown until then.")
        }
    }
}

/// What failed, why, and what is shown meanwhile.
pub fn fault(file: &str, reason: &str, still_shown: Option<&str>, lang: Lang) -> String {
    match (lang, still_shown) {
        (Lang::Zh, None) => format!("未能载入{file}：{reason}。请稍后重试。"),
        (Lang::Zh, Some(shown)) => format!("未能载入{file}：{reason}。仍显示{shown}的内容。"),
        (Lang::En, None) => format!("Could not load {file}: {reason}. Please try again later."),
        (Lang::En, Some(shown)) => {
            format!("Could not load {file}: {reason}. The report for {shown} is still shown.")
        }
    }
}

/// The file of a week, in a fault.
pub fn file_of_week(week: Week, lang: Lang) -> String {
    let days = period(week.monday(), week.sunday(), lang);
    match lang {
        Lang::Zh => format!("{days}的周报"),
        Lang::En => format!("the report for {days}"),
    }
}

/// The server refused with a status code, in a fault.
pub fn refused(status: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("服务器返回错误（代码{status}）"),
        Lang::En => format!("the server answered with an error (code {status})"),
    }
}

/// The file is larger than it may be, in a fault.
pub fn too_large(limit_megabytes: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("文件超过{limit_megabytes} MB的上限"),
        Lang::En => format!("the file is larger than the limit of {limit_megabytes} MB"),
    }
}

/// The heading of an entry of the list of corrections: its kind and its day.
pub fn correction_heading(kind: CorrectionKind, date: Day, lang: Lang) -> String {
    let words = words(lang);
    let kind = match kind {
        CorrectionKind::Correction => words.correction_notice,
        CorrectionKind::Revision => words.revision_notice,
        CorrectionKind::Notice => words.editor_notice,
        CorrectionKind::Withdrawal => words.withdrawal_notice,
    };
    let day = super::day(date, lang);
    match lang {
        Lang::Zh => format!("{kind}（{day}）"),
        Lang::En => format!("{kind}, {day}"),
    }
}

/// What was replaced by what, at a named place.
pub fn replaced(place: &str, old: &str, new: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{place}：由{old}改为{new}。"),
        Lang::En => format!("{place}: changed from {old} to {new}."),
    }
}

/// A highlight by its position in the file: 要点（第1条）.
pub fn highlight(position: &str, lang: Lang) -> String {
    let number = position.parse().map_or(0, |position: usize| position) + 1;
    match lang {
        Lang::Zh => format!("要点（第{number}条）"),
        Lang::En => format!("Highlight no. {number}"),
    }
}

/// What was taken back, at a named place.
pub fn taken_back(place: &str, old: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{place}：原载{old}，现予撤回。"),
        Lang::En => format!("{place}: {old}, now withdrawn."),
    }
}

/// A change as files write it, printed as the report prints changes.
pub fn change_written(written: &str, lang: Lang) -> String {
    match written.strip_prefix('-') {
        Some(magnitude) => format!("↓ {magnitude}%"),
        None if written.trim_matches(['0', '.']).is_empty() => level(lang).to_owned(),
        None => format!("↑ {written}%"),
    }
}

/// A place in a ranking: 第2位, no. 2.
pub fn rank(position: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{position}位"),
        Lang::En => format!("no. {position}"),
    }
}

/// A revision of a report: 第2版, Revision 2.
pub fn revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{revision}版"),
        Lang::En => format!("Revision {revision}"),
    }
}

/// The link to an earlier revision.
pub fn see_revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查看第{revision}版"),
        Lang::En => format!("See revision {revision}"),
    }
}

/// The link to the revision that is in force.
pub fn see_current_revision(revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查看现行的第{revision}版"),
        Lang::En => format!("See revision {revision}, which is current"),
    }
}

/// Which revision took the place of another, and since when.
pub fn superseded(revision: u32, by: u32, since: Option<Day>, lang: Lang) -> String {
    let since = since.map(|day| super::day(day, lang));
    match (lang, since) {
        (Lang::Zh, Some(day)) => format!("本页为第{revision}版，自{day}起由第{by}版取代。"),
        (Lang::Zh, None) => format!("本页为第{revision}版，已由第{by}版取代。"),
        (Lang::En, Some(day)) => {
            format!("This is revision {revision}. Revision {by} took its place on {day}.")
        }
        (Lang::En, None) => {
            format!("This is revision {revision}. Revision {by} has taken its place.")
        }
    }
}

/// The title of a revision that is no longer in force.
pub fn of_superseded(title: &str, revision: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{title} · 第{revision}版（已取代）"),
        Lang::En => format!("{title} · Revision {revision} (superseded)"),
    }
}

/// There is no such revision of the report that is shown.
pub fn unknown_revision(asked: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{shown}的周报没有版次“{asked}”，现显示现行版次。"),
        Lang::En => {
            format!("The report for {shown} has no revision “{asked}”. This is the current one.")
        }
    }
}

/// Last week's value was changed, and this week's change rests on it; with the day and
/// the old value, where they are known.
pub fn base_restated(name: &str, amount: &str, told: Option<(Day, &str)>, lang: Lang) -> String {
    let told = told.map(|(on, old)| (super::day(on, lang), old));
    match (lang, told) {
        (Lang::Zh, Some((on, old))) => {
            format!("{name}：上周数值已于{on}由{old}更正为{amount}，本期环比以上周数值为基数。")
        }
        (Lang::Zh, None) => {
            format!("{name}：上周数值已更正为{amount}，本期环比以上周数值为基数。")
        }
        (Lang::En, Some((on, old))) => format!(
            "{name}: last week’s value was corrected on {on} from {old} to {amount}; this week’s change rests on it."
        ),
        (Lang::En, None) => format!(
            "{name}: last week’s value has been corrected to {amount}; this week’s change rests on it."
        ),
    }
}

/// The change from last week's corrected value, where another one is stated.
pub fn recomputed(change: Change, lang: Lang) -> String {
    let figure = change_figure(change, lang);
    match lang {
        Lang::Zh => format!("按更正后的数值计算，环比为{figure}。"),
        Lang::En => format!("Computed from the corrected value, the change is {figure}."),
    }
}

/// Last week's value was withdrawn, on which this week's change rests; with the day and
/// the value, where they are known.
pub fn base_withdrawn(name: &str, told: Option<(Day, &str)>, lang: Lang) -> String {
    let told = told.map(|(on, old)| (super::day(on, lang), old));
    match (lang, told) {
        (Lang::Zh, Some((on, old))) => {
            format!("{name}：上周数值{old}已于{on}撤回，本期环比失去比较基数。")
        }
        (Lang::Zh, None) => format!("{name}：上周数值已撤回，本期环比失去比较基数。"),
        (Lang::En, Some((on, old))) => format!(
            "{name}: last week’s value of {old}, on which this week’s change rests, was withdrawn on {on}."
        ),
        (Lang::En, None) => format!(
            "{name}: last week’s value, on which this week’s change rests, has been withdrawn."
        ),
    }
}

/// How a stated value was rounded, and its plain digits.
pub fn rounded_note(digits: &str, step: u32, lang: Lang) -> String {
    let (zh, en) = match step {
        10_000 => ("万位", "ten thousand"),
        1000 => ("千位", "thousand"),
        100 => ("百位", "hundred"),
        _ => ("个位", "whole number"),
    };
    match lang {
        Lang::Zh => format!("约数，精确到{zh}：{digits}。"),
        Lang::En => format!("Rounded to the nearest {en}: {digits}."),
    }
}

/// The plain digits of an exact value.
pub fn exact_note(digits: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("准确数值：{digits}。"),
        Lang::En => format!("Exact value: {digits}."),
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

/// A name at the beginning of a line.
pub fn capitalised(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// The source only names a ranking.
pub fn ranking_not_stated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文列有此项排名，但未载各家族名称与数值。",
        Lang::En => "The source has this ranking but states neither names nor values.",
    }
}

/// The source only names the parts of a distribution.
pub fn shares_not_stated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文按下列类型统计，未载各类占比。",
        Lang::En => "The source distinguishes these types but states no shares.",
    }
}

/// The source gives an order without figures.
pub fn order_only(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文由多到少依次列出下列各类，未载数值。",
        Lang::En => "The source lists these from most to least, without their values.",
    }
}

/// What the parts of a distribution are, for those who do not see it.
pub fn parts_summary(clauses: &[String], is_complete: bool, lang: Lang) -> String {
    match (lang, is_complete) {
        (Lang::Zh, true) => format!("{}。", clauses.join("；")),
        (Lang::Zh, false) => format!("原文载明{}，其余未载。", clauses.join("；")),
        (Lang::En, true) => format!("{}.", clauses.join("; ")),
        (Lang::En, false) => format!(
            "The source states {}; the rest is not stated.",
            clauses.join("; ")
        ),
    }
}

/// Why the newest week is shown instead of one to come.
pub fn not_yet_published(asked: Week, shown: &str, lang: Lang) -> String {
    let days = period(asked.monday(), asked.sunday(), lang);
    match lang {
        Lang::Zh => format!("{days}的周报尚未发布，现显示最新一期：{shown}。"),
        Lang::En => {
            format!(
                "The report for {days} has not been published yet. This is the latest one: {shown}."
            )
        }
    }
}

/// Why another issue is shown than the one asked for by its number.
pub fn unknown_issue(asked: IssueNumber, shown: &str, lang: Lang) -> String {
    let asked = super::issue(asked, lang);
    match lang {
        Lang::Zh => format!("本站没有收录{asked}，现显示时间最接近的一期：{shown}。"),
        Lang::En => format!("{asked} is not held here. This is the nearest report: {shown}."),
    }
}

/// A history file, in a fault.
pub fn file_of_history(year: i16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年的历史数据"),
        Lang::En => format!("the history of {year}"),
    }
}

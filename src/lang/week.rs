//! Weeks and issues in words, and why another one is shown than the one asked for.

use crate::report::{IssueNumber, Week};

use super::{Lang, in_small_letters, period, short_period, spoken, spoken_period, words};

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
    let days = spoken_period(week, lang);
    let label = match (issue, lang) {
        (None, _) => days,
        (Some(issue), Lang::Zh) => format!("第{}期（{days}）", issue.number),
        (Some(issue), Lang::En) => format!("Issue {} ({days})", issue.number),
    };
    if is_sample {
        [&label, lang.comma(), &in_small_letters(words(lang).sample)].concat()
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
                "{}月{}日至{}月{}日：未收录",
                from.month(),
                from.day(),
                to.month(),
                to.day()
            )
        }
        _ => {
            let days = spoken(&period(first.monday(), last.sunday(), lang), lang);
            match lang {
                Lang::Zh => format!("{days}：未收录"),
                Lang::En => format!("{days}: not in this archive"),
            }
        }
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

/// There is no such revision of the report that is shown.
pub fn unknown_revision(asked: &str, shown: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{shown}的周报没有版次“{asked}”，现显示现行版次。"),
        Lang::En => {
            format!("The report for {shown} has no revision “{asked}”. This is the current one.")
        }
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

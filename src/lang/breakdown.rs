//! The sentences of rankings and distributions over the weeks, in both languages.

use super::{Lang, grouped, list, rank::rank};

super::words::declare_words! {
    /// The fixed words of rankings and distributions over the weeks in one language.
    BreakdownWords;

    /// The unit of the axis of a ranking.
    place: "位次", "Rank";
    /// The head of the names in their order.
    order: "由高到低", "In order";
    /// Nobody moved since the week before.
    unmoved: "与上一周相比，位次未变。", "The order is that of the week before.";
    /// Which lines are thick.
    newest: "粗线为图中最近一期上榜的家族，细线为其余家族。", "Thick lines are the families of the newest issue shown, thin ones all others.";
}

/// The words of rankings and distributions over the weeks in a language.
pub fn breakdown_words(lang: Lang) -> &'static BreakdownWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Who is ranked, from first to last.
pub fn in_order(names: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("由高到低依次为{}", list(names, lang)),
        Lang::En => format!("{}, in that order", list(names, lang)),
    }
}

/// What became of somebody in a ranking since the week before.
pub fn went(name: &str, from: usize, to: usize, lang: Lang) -> String {
    let [before, now] =
        [from, to].map(|place| rank(i64::try_from(place).unwrap_or(i64::MAX), lang));
    match (lang, to < from) {
        (Lang::Zh, true) => format!("{name}由{before}升至{now}"),
        (Lang::Zh, false) => format!("{name}由{before}降至{now}"),
        (Lang::En, true) => format!("{name} up from {before} to {now}"),
        (Lang::En, false) => format!("{name} down from {before} to {now}"),
    }
}

/// Who is new in a ranking.
pub fn have_entered(names: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}新上榜", list(names, lang)),
        Lang::En => format!("{} entered", list(names, lang)),
    }
}

/// Who is gone from it.
pub fn have_left(names: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}退出", list(names, lang)),
        Lang::En => format!("{} left", list(names, lang)),
    }
}

/// What moved since the week before, in clauses.
pub fn since_week_before(clauses: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("与上一周相比，{clauses}。"),
        Lang::En => format!("Since the week before: {clauses}."),
    }
}

/// Who led most often in so many issues, and in how many of them.
pub fn led_most(names: &[&str], times: usize, issues: usize, lang: Lang) -> String {
    let is_always = times == issues;
    let (times, issues) = (grouped(times as u64), grouped(issues as u64));
    let each = names.len() > 1;
    match lang {
        Lang::Zh if is_always => format!("图中{issues}期均为{}居首。", list(names, lang)),
        Lang::En if is_always => {
            format!("{} leads in all {issues} issues shown.", list(names, lang))
        }
        Lang::Zh => {
            let each = if each { "各" } else { "共" };
            format!(
                "图中{issues}期中，居首次数最多的是{}，{each}{times}期。",
                list(names, lang)
            )
        }
        Lang::En if each => format!(
            "Of the {issues} issues shown, {} lead most often, in {times} each.",
            list(names, lang)
        ),
        Lang::En => format!(
            "Of the {issues} issues shown, {} leads in {times}.",
            list(names, lang)
        ),
    }
}

/// How many families were ranked at all, and how many of them in every issue.
pub fn ranked_ever(families: usize, always: usize, lang: Lang) -> String {
    let count = grouped(families as u64);
    match lang {
        Lang::Zh => {
            let always = match always {
                0 => "没有一个每期都在榜".to_owned(),
                _ if always == families => "每期都在榜".to_owned(),
                _ => format!("其中{}个每期都在榜", grouped(always as u64)),
            };
            format!("先后上榜的家族有{count}个，{always}。")
        }
        Lang::En if families == 1 => {
            let always = if always == 1 {
                "in every issue"
            } else {
                "not in every issue"
            };
            format!("1 family appears, {always}.")
        }
        Lang::En => {
            let always = match always {
                0 => "none of them".to_owned(),
                _ if always == families => "all of them".to_owned(),
                _ => format!("{} of them", grouped(always as u64)),
            };
            format!("{count} families appear, {always} in every issue.")
        }
    }
}

/// The shares of a part: from least to most, and in how many issues where these are not all.
pub fn share_range(
    name: &str,
    [least, most]: [&str; 2],
    issues: Option<usize>,
    lang: Lang,
) -> String {
    let range = match lang {
        _ if least == most => most.to_owned(),
        Lang::Zh => format!("{least}至{most}"),
        Lang::En => format!("{least} to {most}"),
    };
    match (lang, issues.map(|issues| (issues, grouped(issues as u64)))) {
        (_, None) => format!("{name} {range}"),
        (Lang::Zh, Some((_, issues))) => format!("{name} {range}（{issues}期）"),
        (Lang::En, Some((1, _))) => format!("{name} {range} (1 issue)"),
        (Lang::En, Some((_, issues))) => format!("{name} {range} ({issues} issues)"),
    }
}

/// The shares of all parts in so many issues.
pub fn shares_of_run(clauses: &str, issues: usize, lang: Lang) -> String {
    let issues = grouped(issues as u64);
    match lang {
        Lang::Zh => format!("图中载有占比的{issues}期中：{clauses}。"),
        Lang::En => format!("In the {issues} issues shown that state shares: {clauses}."),
    }
}

/// A single issue has what is drawn.
pub fn only_issue(days: &str, is_ranking: bool, lang: Lang) -> String {
    match (lang, is_ranking) {
        (Lang::Zh, true) => format!("图中仅{days}一期载有排名。"),
        (Lang::Zh, false) => format!("图中仅{days}一期载有占比。"),
        (Lang::En, true) => format!("Of the issues shown only that of {days} ranks families."),
        (Lang::En, false) => format!("Of the issues shown only that of {days} states shares."),
    }
}

/// The order of parts without their shares.
pub fn without_shares(names: &[&str], lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}，未载占比", list(names, lang)),
        Lang::En => format!("{}, without shares", list(names, lang)),
    }
}

/// Shares that are computed from values.
pub fn shares_computed(issues: usize, lang: Lang) -> String {
    match (lang, issues) {
        (Lang::Zh, _) => format!("{}期的占比由数值计算所得。", grouped(issues as u64)),
        (Lang::En, 1) => "The shares of one issue are computed from its values.".to_owned(),
        (Lang::En, _) => format!(
            "The shares of {} issues are computed from their values.",
            grouped(issues as u64)
        ),
    }
}

/// Issues that state some of the shares alone.
pub fn shares_in_part(issues: usize, lang: Lang) -> String {
    match (lang, issues) {
        (Lang::Zh, _) => format!("{}期只载有部分占比，其余留空。", grouped(issues as u64)),
        (Lang::En, 1) => {
            "One issue states only some of the shares; the rest is left blank.".to_owned()
        }
        (Lang::En, _) => format!(
            "{} issues state only some of the shares; the rest is left blank.",
            grouped(issues as u64)
        ),
    }
}

/// How many places of a ranking are drawn.
pub fn places_drawn(places: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("图中只画出前{places}位，全部位次见表格。"),
        Lang::En => format!("Only the first {places} places are drawn; the table has all."),
    }
}

/// How many parts of a distribution are drawn.
pub fn parts_drawn(parts: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("图中只画出前{parts}类，全部各类见表格。"),
        Lang::En => format!("Only the first {parts} parts are drawn; the table has all."),
    }
}

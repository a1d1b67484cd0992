//! Changes in words: by how much something rose or fell, and on what.

use crate::report::{Change, Day};

use super::{Lang, number};

/// A change as the report prints it: `↓ 7.6%`, `↑ 3.0%`, or 持平 for 0.
pub fn change_figure(change: Change, lang: Lang) -> String {
    match change.tenths().signum() {
        -1 => format!("↓ {}", number::percent(change)),
        1 => format!("↑ {}", number::percent(change)),
        _ => level(lang).to_owned(),
    }
}

/// No change, in a document that is read again.
pub fn unchanged(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "与上周持平",
        Lang::En => "unchanged from last week",
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
        (_, Lang::Zh) => change_direction(change, lang).to_owned() + percent.as_str(),
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

/// Last week's value: 上周5,208.1万次, last week 52.081 million downloads; where it has just been said that it moved,
/// from 52.081 million downloads.
pub fn previous_value(amount: &str, has_moved: bool, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("上周{amount}"),
        Lang::En if has_moved => format!("from {amount}"),
        Lang::En => format!("last week {amount}"),
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

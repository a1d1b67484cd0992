//! Of which time and of which number a text in prose speaks.

use std::ops::Range;

use super::{
    Lang,
    clause::{clause_before, has_one_of, small},
    together::is_of_weeks,
};

/// Words before a figure that make it last week's; those behind them that no longer do.
const LAST_WEEK: [&[&str]; 2] = [
    &[
        "上周",
        "前一周",
        "上一周",
        "上期",
        "此前",
        "由",
        "从",
        "原来",
    ],
    &[
        "last week",
        "previous",
        "week before",
        "week earlier",
        "prior",
        "from",
        "against",
        "compared with",
        "compared to",
        "versus",
        "earlier",
        "the week's",
    ],
];

const THIS_WEEK: [&[&str]; 2] = [
    &["至", "到", "降为", "增为", "升为", "本周", "，"],
    &[" to ", "this week", ","],
];

/// The same behind it.
const LAST_WEEK_BEHIND: [&[&str]; 2] = [
    &["（上周", "的水平"],
    &[
        "last week",
        "previous week",
        "week before",
        "week earlier",
        "week ago",
        "prior week",
        "before",
    ],
];

/// Words of other times and places, whose figures no week has.
const ELSEWHERE: [&[&str]; 2] = [
    &[
        "同比",
        "去年",
        "上年",
        "年初",
        "上月",
        "月份",
        "历史",
        "峰值",
        "均值",
        "平均",
        "全球",
        "全年",
        "年度",
        "近年",
        "半年",
        "季度",
        "每",
        "上旬",
        "最高",
        "最低",
        "研究",
        "全网",
        "美国",
        "欧洲",
        "韩国",
        "日本",
        "德国",
        "英国",
        "俄罗斯",
        "国外",
        "预计",
        "之比",
        "只差",
        "就差",
        "还差",
        "直奔",
        "就到",
    ],
    &[
        "year",
        "annual",
        "average",
        "record",
        "peak",
        "month",
        "global",
        "worldwide",
        "quarter",
        "study",
        "survey",
        "analyst",
        "expected",
        "estimate",
        "forecast",
        "highest",
        "lowest",
        "heading for",
        "heading towards",
        "shy of",
        "short of",
    ],
];

/// Whether a text speaks of several weeks, and not of all that this one has: 本周共.
pub fn is_of_other_weeks(text: &str, lang: Lang) -> bool {
    is_of_weeks(text, lang) && !text.contains("本周共")
}

/// Whether a figure is of last week by the text before it, back to the figure before or
/// to where its clause begins, and by the text behind it.
pub fn is_of_last_week(before: &str, behind: &str, lang: Lang) -> bool {
    let before = &before.trim_start().to_ascii_lowercase();
    if before.starts_with(LAST_WEEK[lang as usize][0]) {
        return true;
    }
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    let this = last(THIS_WEEK[lang as usize]);
    let is_said_before =
        last(LAST_WEEK[lang as usize]).is_some_and(|last| this.is_none_or(|this| this < last));
    let said_behind = LAST_WEEK_BEHIND[lang as usize];
    is_said_before || said_behind.iter().any(|word| behind.contains(word))
}

/// Whether a text speaks of another time than this and last week, or of the world.
pub fn is_of_elsewhere(text: &str, lang: Lang) -> bool {
    has_one_of(ELSEWHERE[lang as usize], text)
}

/// The issues that a Chinese text names by their numbers, 第22期: where, in bytes, and which.
pub fn issue_numbers(text: &str) -> Vec<(Range<usize>, u16)> {
    let starts = text.match_indices('第');
    let numbers = starts.filter_map(|(start, sign)| {
        let rest = &text[start + sign.len()..];
        let behind = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let digits = &rest[..rest.len() - behind.len()];
        let end = start + sign.len() + digits.len() + '期'.len_utf8();
        behind
            .starts_with('期')
            .then_some((start..end, digits.parse().ok()?))
    });
    numbers.collect()
}

/// Whether a sentence speaks of a whole year or month by its number: 2015年, “in June 2025”.
pub fn is_of_other_time(sentence: &str, lang: Lang) -> bool {
    let is_year = |text: &str| {
        text.len() >= 4 && text.bytes().rev().take(4).all(|byte| byte.is_ascii_digit())
    };
    match lang {
        Lang::Zh => sentence.match_indices('年').any(|(at, _)| {
            let behind = &sentence[at + '年'.len_utf8()..];
            let rest = behind.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let day = rest.strip_prefix('月').filter(|_| rest != behind);
            let is_day =
                day.is_some_and(|day| day.starts_with(|digit: char| digit.is_ascii_digit()));
            is_year(&sentence[..at]) && !is_day && !behind.starts_with('第')
        }),
        Lang::En => {
            const LEADS: [&str; 8] = [
                "in",
                "of",
                "since",
                "during",
                "until",
                "throughout",
                "than",
                "late",
            ];
            let words: Vec<_> = sentence.split([' ', '\n']).collect();
            let is_number = |word: &str| word.starts_with(|digit: char| digit.is_ascii_digit());
            let leads = |word: &str| LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead));
            words.iter().enumerate().any(|(place, word)| {
                let word = word.trim_end_matches([',', '.', ';', ')']);
                let is_year = word.len() == 4
                    && ["19", "20"].iter().any(|it| word.starts_with(it))
                    && is_year(word);
                let before = |back: usize| place.checked_sub(back).map_or("", |at| words[at]);
                let is_month = before(1).starts_with(|first: char| first.is_ascii_uppercase())
                    && !before(1).ends_with(',')
                    && !is_number(before(2));
                is_year && (leads(before(1)) || is_month && leads(before(2)))
            })
        }
    }
}

/// Whether a Chinese sentence speaks of this month or year, and not of the week.
pub fn is_of_month(sentence: &str) -> bool {
    ["本月", "当月"].iter().any(|word| sentence.contains(word))
}

/// Whether a text speaks of last week or of what was before.
pub fn mentions_last_week(text: &str, lang: Lang) -> bool {
    let words = [LAST_WEEK, LAST_WEEK_BEHIND];
    words
        .iter()
        .any(|words| has_one_of(words[lang as usize], text))
}

/// Whether a Chinese figure is a change on last week by the text before it.
pub fn tells_change_on_last_week(before: &str) -> bool {
    let clause = clause_before(before, Lang::Zh);
    ["上周", "环比"].iter().any(|word| clause.contains(word))
}

/// Whether a text gives figures of last week, and not only a change on it.
pub fn tells_of_last_week(text: &str, lang: Lang) -> bool {
    let (words, changes): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&["上周", "前一周"], &["较", "比", "与", "同", "于"]),
        Lang::En => (&["last week"], &["than ", "from ", "on ", "over ", "with "]),
    };
    let small = small(text);
    words.iter().any(|word| {
        let mut places = small.match_indices(word);
        places.any(|(place, _)| {
            !changes
                .iter()
                .any(|change| small[..place].ends_with(change))
        })
    })
}

/// What a text calls its own number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// That of the issue.
    Issue(u16),
    /// That of the week in its year.
    Week(u16),
}

/// The numbers by which a Chinese text of a year names its own issue (“本期为2026年第12期”) and
/// week (今年第12周), each with where it stands, in bytes.
pub fn numbers_of_now(text: &str, year: i16) -> Vec<(Range<usize>, Now)> {
    const OWN: [&str; 5] = ["本期", "这是", "本刊", "本周", "今年"];
    const OTHERS: [&str; 6] = ["上期", "上周", "去年", "自", "从", "至"];
    let mut found = Vec::new();
    let mut from = 0;
    for (at, start) in text.match_indices("第") {
        let number = number_before(text[at + start.len()..].trim_start());
        let clause = clause_before(&text[from..at], Lang::Zh);
        from = at;
        let is_of_year = clause.ends_with(&format!("{year}年"));
        let is_own = OWN.iter().any(|word| clause.contains(word)) || clause == format!("{year}年");
        let is_other = OTHERS.iter().any(|word| clause.contains(word));
        let Some((number, rest)) = number else {
            continue;
        };
        let rest = rest.trim_start();
        let said = if rest.starts_with('期') && is_of_year {
            Now::Issue(number)
        } else if rest.starts_with('周') && (is_of_year || clause.ends_with("今年")) {
            Now::Week(number)
        } else {
            continue;
        };
        if is_own && !is_other {
            found.push((at..text.len() - rest.len(), said));
        }
    }
    found
}

/// The numbers of issues and weeks that a Chinese text gives with their years, 2026年第12期,
/// each with where it stands, in bytes.
pub fn numbers_of_years(text: &str) -> Vec<(Range<usize>, i16, Now)> {
    const BETWEEN: &str = "年第";
    let numbered = text.match_indices(BETWEEN).filter_map(|(at, between)| {
        let start = at.checked_sub(4)?;
        let year = text.get(start..at)?.parse().ok()?;
        let (number, rest) = number_before(&text[at + between.len()..])?;
        let said = match rest.chars().next()? {
            '期' => Now::Issue(number),
            '周' => Now::Week(number),
            _ => return None,
        };
        Some((start..text.len() - rest.len(), year, said))
    });
    numbered.collect()
}

/// The number that a text begins with, and what stands behind it.
fn number_before(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = text[..text.len() - rest.len()].parse().ok()?;
    Some((number, rest))
}

/// Which day of the week, from 0 for Monday on, stands beside a day of a text.
pub fn weekday_beside(text: &str, day: &Range<usize>, lang: Lang) -> Option<u64> {
    const ZH: &str = "一二三四五六日天";
    const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let place = match lang {
        Lang::Zh => {
            let behind = text[day.end..].trim_start_matches(['（', '(', ' ']);
            let named = behind.strip_prefix("星期").or(behind.strip_prefix('周'))?;
            let place = ZH.chars().position(|letter| named.starts_with(letter))?;
            place.min(6)
        }
        Lang::En => {
            let before = text[..day.start].trim_end_matches([' ', ',']);
            let start = before.rfind(' ').map_or(0, |space| space + 1);
            let word = &before[start..];
            EN.iter()
                .position(|name| word.starts_with(name) && word.ends_with("day"))?
        }
    };
    u64::try_from(place).ok()
}

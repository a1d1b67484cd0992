//! Whether a text in prose speaks of several things together, of parts or of the rest.

use super::{Lang, clause::has_one_of, thing::PARTICLE};

/// Whether a clause speaks of more than it names in full, as 分别 does, or of what was
/// reported about it.
pub fn speaks_of_more(clause: &str) -> bool {
    ["分别", "投诉"].iter().any(|word| clause.contains(word))
}

/// Whether a sentence gives some of every so many, 每100个里64个, which is counted by none.
pub fn is_of_every(sentence: &str, lang: Lang) -> bool {
    sentence.contains(["每", "every "][lang as usize])
}

/// Words of several things together, or of all but some.
const TOGETHER: [&[&str]; 2] = [
    &[
        "合计", "共", "之和", "总", "前", "和", "与", "及", "、", "其余", "其他", "另", "余下",
        "剩余", "非", "以外", "之外", "除", "包揽", "囊括",
    ],
    &[
        "together", "combined", "total", "top", "and", "other", "rest", "remain", "not", "first",
        "non-", "all", "add up", "sum", "between",
    ],
];

/// Words of what something came to over several weeks.
const SUMS: [&[&str]; 2] = [
    &[
        "累计",
        "今年",
        "周以来",
        "周共",
        "周合计",
        "两周",
        "上周和",
        "和上周",
        "上周与",
        "与上周两",
    ],
    &[
        "so far",
        "cumulative",
        "this year",
        "weeks",
        "since",
        "week and",
    ],
];

/// Words before a figure for what is left, and not for what was lost.
const LEFT: [&[&str]; 2] = [
    &["剩", "只有", "仅为", "相当于"],
    &["only", "left", "remain"],
];

/// Whether a text speaks of several things together, or of all but some.
pub fn is_together(text: &str, lang: Lang) -> bool {
    has_one_of(TOGETHER[lang as usize], text)
}

/// Whether a text sums things up.
pub fn is_sum(text: &str, lang: Lang) -> bool {
    let words: [&[&str]; 2] = [
        &["合计", "之和", "加起来", "总和", "共"],
        &["together", "combined", "add up", "sum", "total"],
    ];
    has_one_of(words[lang as usize], text)
}

/// Whether a text speaks of all but some.
pub fn is_of_rest(text: &str, lang: Lang) -> bool {
    let words: [&[&str]; 2] = [
        &[
            "以外",
            "之外",
            "除",
            "非",
            "其余",
            "其他",
            "中低危",
            "不涉",
            "不属",
        ],
        &["other", "rest", "not ", "non-", "except", "remain"],
    ];
    has_one_of(words[lang as usize], text)
}

/// Whether a text speaks of several weeks together.
pub fn is_of_weeks(text: &str, lang: Lang) -> bool {
    has_one_of(SUMS[lang as usize], text)
}

/// Whether a text says before a figure that it is what is left of something.
pub fn is_left(before: &str, lang: Lang) -> bool {
    has_one_of(LEFT[lang as usize], before)
}

/// Whether a text says that something is more or less than something else.
pub fn compares(text: &str, lang: Lang) -> bool {
    let words: [&[&str]; 2] = [
        &["比", "是", "相当于", "倍于", "高出", "多出", "相差"],
        &[
            "than",
            "times",
            "twice",
            "as many",
            "that of",
            "size of",
            "outpac",
            "difference",
            "apart",
            "gap",
        ],
    ];
    has_one_of(words[lang as usize], text)
}

/// Whether an English text, in small letters, holds one share against another.
pub fn compares_shares(text: &str) -> bool {
    has_one_of(
        &["than the share", "than the proportion", "than that of"],
        text,
    )
}

/// Whether a Chinese text gives what something came to on each day.
pub fn is_of_each_day(text: &str) -> bool {
    text.contains("日均")
}

/// Whether a figure is a part of something else by the text around it: 榜首的七分之一, “a
/// seventh of the leader's”.
pub fn is_of_another(before: &str, behind: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => before.trim_end().ends_with(PARTICLE) && !is_within(before),
        Lang::En => behind.trim_start().starts_with("of "),
    }
}

/// Whether a Chinese clause speaks of parts or of how much something changed, whatever
/// it names.
pub fn is_of_parts(clause: &str) -> bool {
    is_within(clause) || clause.contains('幅')
}

/// Whether a Chinese clause speaks of a part of what it names.
pub fn is_within(clause: &str) -> bool {
    ["占", "其中", "比例", "网站中", "漏洞中"]
        .iter()
        .any(|word| clause.contains(word))
}

/// Whether a Chinese clause gives the figure of each of some things that it does not name:
/// 其余三类各占2.2%.
pub fn speaks_of_unnamed(clause: &str) -> bool {
    clause.contains("其余") && clause.contains('各')
}

/// How long the word is, in bytes, by which a Chinese text leads from a share to what has it:
/// 在境外注册, 属于.com.
pub fn leads_to_part(behind: &str) -> Option<usize> {
    let words = ["属于", "来自", "位于", "在", "为"];
    let word = words.iter().find(|word| behind.starts_with(**word));
    word.map(|word| word.len())
}

/// Whether a Chinese share is one of what is named beside it: 占33.3%, 三分之一为跨境事件.
pub fn is_share_of_named(before: &str, behind: &str) -> bool {
    before.ends_with('占') || behind.starts_with(['为', '是'])
}

/// Whether a Chinese text speaks of all that it names: 均, 双双.
pub fn speaks_of_each(text: &str) -> bool {
    ["均", "都", "双双"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::speaks_of_incidents;

    #[test]
    fn a_clause_may_speak_of_more_than_it_names() {
        assert!(speaks_of_more("网站和网页分别为532个和300个"));
        assert!(speaks_of_incidents("处置网站事件9起"));
        assert!(!speaks_of_more("网站532个"));
    }
}

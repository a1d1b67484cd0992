//! The words by which a sentence says how its own figures stand to each other.

use std::{cmp::Ordering, ops::Range};

use super::{
    Lang,
    span::{is_plain_between, leads_from},
};

/// Words for how far two figures before them are apart.
const APART: [&[&str]; 2] = [
    &["相差", "差距为", "差距达", "差距约", "之差为", "差值为"],
    &[
        "difference of",
        "gap of",
        "margin of",
        "differ by",
        "differed by",
    ],
];

/// Words that say of what stands before them that it is more, or less, than what follows.
const MORE: [&[&str]; 2] = [
    &["多于", "高于", "超过", "大于", "超出"],
    &[
        "more",
        "higher",
        "greater",
        "larger",
        "exceed",
        "outnumber",
        "above",
        "surpass",
    ],
];
const LESS: [&[&str]; 2] = [
    &["少于", "低于", "小于", "不及", "不如"],
    &["fewer", "less", "lower", "smaller", "below"],
];

/// What stands for the first of two figures, and for the second.
const POINTERS: [[&str; 2]; 2] = [["前者", "后者"], ["the former", "the latter"]];

/// Whether a text ends with words for how far two things before it are apart.
pub fn says_apart(between: &str, lang: Lang) -> bool {
    let between = between.trim_end();
    APART[lang as usize]
        .iter()
        .any(|word| between.ends_with(word))
}

/// How what stands before a text compares by its words with what follows: `None` where
/// it has none, or some of either.
pub fn compared(between: &str, lang: Lang) -> Option<Ordering> {
    let has = |words: [&[&str]; 2]| {
        words[lang as usize]
            .iter()
            .any(|word| between.contains(word))
    };
    match (has(MORE), has(LESS)) {
        (true, false) => Some(Ordering::Greater),
        (false, true) => Some(Ordering::Less),
        _ => None,
    }
}

/// How two figures of one sentence compare by the text between them, which only sets one
/// against the other: 7个，多于上周的11个; “, fewer than the 11 of last week”.
pub fn compared_between(between: &str, lang: Lang) -> Option<Ordering> {
    const FAR: usize = 90;
    if between.len() > FAR {
        return None;
    }
    match lang {
        Lang::Zh => {
            let measure = between.chars().next().filter(|sign| !sign.is_ascii())?;
            let rest = between[measure.len_utf8()..].strip_prefix(['，', '）'])?;
            // 33个，超过 is of that figure, 33个网站，其中 of another.
            let rest = ["也", "仍", "略", "明显", "均", "已", "远"]
                .iter()
                .fold(rest, |rest, word| rest.trim_start_matches(word));
            let order = compared(rest.get(..6)?, lang)?;
            let rest = rest.get(6..)?.trim_end_matches('约');
            let is_aside = rest.ends_with('（') && !rest.contains('，');
            (is_aside || ["上周的", "上周", "前一周的", "上期的"].contains(&rest)).then_some(order)
        }
        Lang::En => {
            let order = compared(between, lang)?;
            let (_, than) = between.split_once("than ")?;
            let than = than.trim_end().trim_end_matches("about").trim_end();
            let is_aside = between.starts_with(')') && than.ends_with('(') && !than.contains(',');
            let is_last_week = ["the", "last week's", "last week’s"].contains(&than);
            (is_aside || is_last_week).then_some(order)
        }
    }
}

/// Whether two figures lead from one to the other, and a third says how far, by the text
/// before each: 由40.6%降至36.1%，下降4.5个百分点.
pub fn leads(from: &str, to: &str, by: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => leads_from(from, to) && is_plain_between(by),
        Lang::En => {
            let joins = |word: &str| word.is_empty() || word.ends_with(',');
            let by =
                by.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == ' ');
            from.trim_end().ends_with(" from") && to.trim_end().ends_with(" to") && joins(by)
        }
    }
}

/// Whether a Chinese text between a bound and a count only sets them beside each other.
pub fn is_bound_beside(between: &str) -> bool {
    const WORDS: &str = "个起台家次，已再为达至到仍为约大关的整数";
    between.contains('，') && between.chars().all(|sign| WORDS.contains(sign))
}

/// Whether a text says of the count before it that it is so many times another one, by the
/// words before the one of these that comes first and before the other.
pub fn is_multiple([first, second]: [&str; 2], lang: Lang) -> bool {
    match lang {
        Lang::Zh => {
            let is_said = ["是", "为", "相当于"]
                .iter()
                .any(|word| first.contains(word));
            is_said
                && first.contains('，')
                && ["个的", "起的", "）的", "次的", "台的"].contains(&second.trim())
        }
        Lang::En => first.trim_end().ends_with(',') && second.trim() == "the",
    }
}

/// The Chinese measure word that a text begins with, where it is of things that have parts.
pub fn measure_at(behind: &str) -> Option<char> {
    behind
        .chars()
        .next()
        .filter(|sign| "个起台家次".contains(*sign))
}

/// Whether a Chinese text between two figures names a part of the first, and none of last week's.
pub fn names_part_of_now(between: &str) -> bool {
    between.contains("其中") && !between.contains(['由', '从', '上'])
}

/// How the names of the parts of a count begin, by the text between it and the first of
/// them: 仿冒 in 起，其中仿冒银行的.
pub fn head_of_parts(between: &str, measure: char) -> Option<String> {
    let (before, name) = between.split_once("其中")?;
    let is_near = |sign: char| sign == measure || "，（：".contains(sign);
    before
        .chars()
        .all(is_near)
        .then(|| name.chars().take(2).collect())
}

/// Whether a Chinese text between two parts joins them, whose names begin alike.
pub fn joins_part(between: &str, head: &str) -> bool {
    let name = between.trim_start_matches(['，', '、', '和', '及']);
    match between.chars().next() {
        Some('、' | '和' | '及') => !name.contains('，'),
        Some('，') => head.chars().count() == 2 && name.starts_with(head),
        _ => false,
    }
}

/// Whether a text between a part and a share says the share of it.
pub fn says_share(between: &str, lang: Lang) -> bool {
    let between = between.trim();
    match lang {
        Lang::Zh => {
            let rest = between.trim_start_matches(['个', '起', '台', '家', '次', '条', '项', '）']);
            ["，占", "，约占", "占", "，占比", "，占比为", "，占比约"].contains(&rest)
        }
        Lang::En => ["of them,", "of these,"].contains(&between),
    }
}

/// What a text says first of the former or the latter: where that stands and ends, in
/// bytes, and whether it is the latter.
pub fn pointed_at(text: &str, lang: Lang) -> Option<(usize, usize, bool)> {
    let words = POINTERS[lang as usize];
    let places = words
        .iter()
        .zip([false, true])
        .filter_map(|(word, is_latter)| {
            let start = text.find(word)?;
            Some((start, start + word.len(), is_latter))
        });
    places.min()
}

/// Whether a text between the former or the latter and a share says that it is so much.
pub fn makes_up(between: &str, lang: Lang) -> bool {
    let between = between.trim();
    match lang {
        Lang::Zh => {
            between.contains('占') && between.chars().all(|sign| "占约了比为达".contains(sign))
        }
        Lang::En => [
            "made up",
            "accounted for",
            "accounting for",
            "constituted",
            "making up",
        ]
        .contains(&between),
    }
}

/// How the former compares with the latter, or the other way around, by the text between
/// them and the text behind: 前者比后者少, “the latter exceeding the former”.
pub fn compared_with_other(between: &str, behind: &str, lang: Lang) -> Option<Ordering> {
    if lang == Lang::En || !between.ends_with(['比', '较']) {
        return compared(between, lang);
    }
    let behind = behind.trim_start_matches(['略', '约', '要', '还', '更', '明', '显']);
    match behind.chars().next()? {
        '多' | '高' | '大' => Some(Ordering::Greater),
        '少' | '低' | '小' => Some(Ordering::Less),
        _ => None,
    }
}

/// Where a text speaks of a version and those before it or after it, in bytes, and whether
/// they are those after it; `None` where it speaks of neither or of both.
pub fn versions_around(text: &str, lang: Lang) -> Option<(Range<usize>, bool)> {
    let (before, after): (&[&str], &[&str]) = match lang {
        Lang::Zh => (
            &["及以前", "及之前", "及更早", "以前版本", "及以下"],
            &["及以后", "及之后", "及更新", "以后版本", "及以上", "及更高"],
        ),
        Lang::En => (
            &[
                "and earlier",
                "or earlier",
                "and below",
                "and prior",
                "and older",
                "and lower",
            ],
            &[
                "and later",
                "or later",
                "and above",
                "and newer",
                "and higher",
            ],
        ),
    };
    let found = |words: &[&str]| {
        words.iter().find_map(|word| {
            let start = text.find(word)?;
            Some(start..start + word.len())
        })
    };
    match (found(before), found(after)) {
        (Some(range), None) => Some((range, false)),
        (None, Some(range)) => Some((range, true)),
        _ => None,
    }
}

/// Whether a text says that one thing is so many times another.
pub fn says_times(between: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => ["是", "为", "约为", "相当于", "约是"].contains(&between.trim()),
        Lang::En => {
            between.contains(" was ") || between.contains(" is ") || between.contains(" were ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Ordering::{Greater, Less};

    #[test]
    fn a_figure_is_set_against_the_one_behind_it() {
        let zh = |between| compared_between(between, Lang::Zh);
        assert_eq!(zh("个，多于上周的"), Some(Greater));
        assert_eq!(zh("个）少于感染飞客蠕虫的主机（约"), Some(Less));
        // The figure behind is of another thing.
        assert_eq!(zh("个网站，超过"), None);
        assert_eq!(zh("个，少于上周，为"), None);
        let en = |between| compared_between(between, Lang::En);
        assert_eq!(en(" were government websites, fewer than the "), Some(Less));
        assert_eq!(en(" sites, more than "), None);
    }

    #[test]
    fn the_former_is_compared_with_the_latter() {
        let zh = |between, behind| compared_with_other(between, behind, Lang::Zh);
        assert_eq!(zh("比", "多约17.7万个"), Some(Greater));
        assert_eq!(zh("少于", ""), Some(Less));
        let en = |between| compared_with_other(between, " by 5", Lang::En);
        assert_eq!(en(" exceeding "), Some(Greater));
        assert_eq!(en(" and "), None);
    }

    #[test]
    fn a_version_is_named_with_those_before_it_or_after_it() {
        let of = |text, lang| versions_around(text, lang).map(|(_, are_later)| are_later);
        assert_eq!(of("影响8.2.1及以前的版本", Lang::Zh), Some(false));
        assert_eq!(of("version 8.2.1 and later", Lang::En), Some(true));
        assert_eq!(of("本周平稳", Lang::Zh), None);
    }
}

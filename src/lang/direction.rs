//! Directions: the words by which prose says that something rose or fell.

use super::{Kind, Lang, Numeral};

use Direction::{Fall, Rise};

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 上升, up.
    Rise,
    /// 下降, down.
    Fall,
}

/// A change as prose states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedChange {
    /// As written, from the direction word on, such as `下降了约7.6%` or `down 7.6%`.
    pub written: String,
    /// Which way.
    pub direction: Direction,
}

const ZH: [(&str, Direction); 10] = [
    ("上升", Rise),
    ("增长", Rise),
    ("增加", Rise),
    ("升高", Rise),
    ("上涨", Rise),
    ("下降", Fall),
    ("减少", Fall),
    ("降低", Fall),
    ("回落", Fall),
    ("下跌", Fall),
];

/// What may stand between a direction word and its figure. What follows 到 or 至 is
/// no change, but what came of it.
const BETWEEN_ZH: [&str; 10] = [
    "了", "约", "大约", "近", "接近", "超", "超过", "逾", "不足", "不到",
];

const EN: [(&str, Direction); 39] = [
    ("up", Rise),
    ("rise", Rise),
    ("rises", Rise),
    ("rose", Rise),
    ("risen", Rise),
    ("rising", Rise),
    ("grow", Rise),
    ("grows", Rise),
    ("grew", Rise),
    ("grown", Rise),
    ("growing", Rise),
    ("growth", Rise),
    ("increase", Rise),
    ("increases", Rise),
    ("increased", Rise),
    ("increasing", Rise),
    ("down", Fall),
    ("fall", Fall),
    ("falls", Fall),
    ("fell", Fall),
    ("fallen", Fall),
    ("falling", Fall),
    ("drop", Fall),
    ("drops", Fall),
    ("dropped", Fall),
    ("dropping", Fall),
    ("decline", Fall),
    ("declines", Fall),
    ("declined", Fall),
    ("declining", Fall),
    ("decrease", Fall),
    ("decreases", Fall),
    ("decreased", Fall),
    ("decreasing", Fall),
    ("reduce", Fall),
    ("reduces", Fall),
    ("reduced", Fall),
    ("reducing", Fall),
    ("reduction", Fall),
];

/// What makes “up” no rise: COM made up 61.3%.
const MADE: [&str; 3] = ["made", "make", "makes"];

/// As [`BETWEEN_ZH`], without “to” and “from”.
const BETWEEN_EN: [&str; 13] = [
    "by",
    "of",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "some",
    "roughly",
    "approximately",
    "more",
    "less",
    "than",
];

/// Words for a part of a whole. What it gains or loses is no change of the count.
const SHARES_ZH: [&str; 3] = ["占比", "比例", "比重"];
const SHARES_EN: [&str; 3] = ["share", "proportion", "percentage of"];

/// Words for a change on another time than last week.
const OTHER_TIMES_ZH: [&str; 4] = ["同比", "去年", "上年", "年初"];
const OTHER_TIMES_EN: [&str; 2] = ["year", "annual"];
/// In English they follow the figure: “3% from the same week last year”.
const WORDS_AFTER: usize = 6;

/// Where the words about a share or a time no longer speak of the figure.
const ENDS: [char; 7] = ['，', '。', '；', '.', ';', ',', '\n'];

impl Direction {
    /// The other way.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Rise => Fall,
            Fall => Rise,
        }
    }
}

/// The change that a numeral of a text states, where a direction word stands directly
/// before it. What is asked begins at a place, in bytes: where the numeral before ends.
pub fn stated_change(
    text: &str,
    from: usize,
    numeral: &Numeral,
    lang: Lang,
) -> Option<StatedChange> {
    let before = text.get(from..numeral.range.start)?;
    let (start, direction) = match lang {
        Lang::Zh => word_before_zh(before),
        Lang::En => word_before_en(before),
    }?;
    let (shares, other_times): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&SHARES_ZH, &OTHER_TIMES_ZH),
        Lang::En => (&SHARES_EN, &OTHER_TIMES_EN),
    };
    let speaks_of = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
    let clause = before.rsplit(ENDS).next().unwrap_or(before);
    let after = text[numeral.range.end..].split(ENDS).next();
    let after = after.filter(|_| lang == Lang::En).unwrap_or_default();
    let mut words_after = after.split_whitespace().take(WORDS_AFTER);
    let is_of_share = speaks_of(shares, clause);
    let is_of_other_time =
        speaks_of(other_times, clause) || words_after.any(|word| speaks_of(other_times, word));
    // Points are the difference of two shares.
    let is_in_points = numeral.amount.kind() == Kind::Points;
    (!is_of_share && !is_of_other_time && !is_in_points).then(|| StatedChange {
        written: text[from + start..numeral.range.end].to_owned(),
        direction,
    })
}

/// The direction word that ends a text, and where in the text it begins.
fn word_before_zh(before: &str) -> Option<(usize, Direction)> {
    let mut rest = before.trim_end();
    while let Some(shorter) = BETWEEN_ZH.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
    }
    let (word, direction) = ZH.iter().find(|(word, _)| rest.ends_with(word))?;
    Some((rest.len() - word.len(), *direction))
}

fn word_before_en(before: &str) -> Option<(usize, Direction)> {
    let mut rest = before.trim_end();
    loop {
        let is_letter = |letter: char| letter.is_ascii_alphabetic();
        let start = rest.trim_end_matches(is_letter).len();
        let word = rest[start..].to_ascii_lowercase();
        if let Some((_, direction)) = EN.iter().find(|(known, _)| *known == word) {
            let made = rest[..start].trim_end().to_ascii_lowercase();
            let is_made_up = word == "up" && MADE.iter().any(|word| made.ends_with(word));
            return (!is_made_up).then_some((start, *direction));
        }
        if !BETWEEN_EN.contains(&word.as_str()) {
            return None;
        }
        rest = rest[..start].trim_end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::numerals;

    /// The changes that a text states, a fall in square brackets.
    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &str) {
        let mut from = 0;
        let mut said = Vec::new();
        for numeral in numerals(text, lang) {
            if let Some(change) = stated_change(text, from, &numeral, lang) {
                said.push(match change.direction {
                    Rise => change.written,
                    Fall => format!("[{}]", change.written),
                });
            }
            from = numeral.range.end;
        }
        assert_eq!(said.join(" "), expected, "{text}");
    }

    #[test]
    fn a_chinese_figure_has_the_direction_before_it() {
        check(
            "较上周上升4%，环比下降了约 ７．６％",
            Lang::Zh,
            "上升4% [下降了约 ７．６％]",
        );
        check(
            "增长近5%，增加3个，升高6%，上涨7%",
            Lang::Zh,
            "增长近5% 增加3 升高6% 上涨7%",
        );
        check(
            "减少超过1.2万次，降低8%，回落9%，下跌10%",
            Lang::Zh,
            "[减少超过1.2万] [降低8%] [回落9%] [下跌10%]",
        );
    }

    #[test]
    fn an_english_figure_has_the_direction_before_it() {
        check(
            "Up 4% on last week, it rose by about 5 percent and grew 6%",
            Lang::En,
            "Up 4% rose by about 5 percent grew 6%",
        );
        check(
            "down more than 7.6%, a drop of 523; fell nearly 1.2 million",
            Lang::En,
            "[down more than 7.6%] [drop of 523] [fell nearly 1.2 million]",
        );
    }

    #[test]
    fn what_something_came_to_is_no_change() {
        check(
            "下降到532个，减少至26个，增加为9起，上升趋势，5%",
            Lang::Zh,
            "",
        );
        check(
            "fell to 532, up from 26, down, 9 of them, upon 5",
            Lang::En,
            "",
        );
    }

    #[test]
    fn a_change_on_another_time_is_none_on_last_week() {
        check("较上周下降3%，同比上升4.9%", Lang::Zh, "[下降3%]");
        check("较去年同期增长 5%，比年初下降2%", Lang::Zh, "");
        check(
            "down 3% on last week, up 4.9% year on year",
            Lang::En,
            "[down 3%]",
        );
        check("rose by 5% from the same week last year", Lang::En, "");
        check("an annual growth of 5%", Lang::En, "");
        check(
            "down 3% on last week and for the first time this year",
            Lang::En,
            "[down 3%]",
        );
    }

    #[test]
    fn a_share_and_its_points_are_no_change() {
        check("占比上升4.9%，所占比例较上周下降3%", Lang::Zh, "");
        check("下降2.5个百分点", Lang::Zh, "");
        check("the share of COM rose by 4.9%", Lang::En, "");
        check("up 2.5 percentage points", Lang::En, "");
        check("COM made up 61.3%, and others make up 38.7%", Lang::En, "");
        check("占比平稳。总数下降3%", Lang::Zh, "[下降3%]");
    }
}

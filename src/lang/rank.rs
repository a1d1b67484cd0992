//! Places in an order, in words and as prose gives them.

use std::ops::Range;

use super::Lang;

/// Words for the place of something in an order.
pub(super) const RANKS: [(&str, usize); 11] = [
    ("首位", 1),
    ("榜首", 1),
    ("居首", 1),
    ("最多", 1),
    ("第一", 1),
    ("第1", 1),
    ("第二", 2),
    ("次之", 2),
    ("第三", 3),
    ("第四", 4),
    ("第五", 5),
];

/// Behind these they are of something else: 第三方, 第一周, 最多一天.
const NO_RANKS: &str = "周期方次季代批款起例天步阶轮年个家大0123456789一有可达";

/// What is most behind these is no count.
const CHANGES: [char; 9] = ['得', '少', '多', '降', '升', '加', '跌', '涨', '幅'];

/// A place in a ranking: 第2位, no. 2.
pub fn rank(position: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{position}位"),
        Lang::En => format!("no. {position}"),
    }
}

/// The place that Chinese gives to something by the text before it and behind it, which
/// ends where another thing is named: on which side it says so, and where there, in bytes.
pub fn stated_rank(sides: [&str; 2], is_followed: bool) -> Option<(usize, Range<usize>, usize)> {
    const FAR: usize = 45;
    // Of another thing or another time.
    if ["上周", "上期", "比", "次于", "于", "分列", "分居"]
        .iter()
        .any(|word| sides[1].contains(word))
    {
        return None;
    }
    let [before, behind] = sides;
    RANKS.iter().find_map(|(word, rank)| {
        let rest = |text: &'_ str, at: usize| {
            text[at + word.len()..]
                .trim_start_matches(['位', '名'])
                .len()
        };
        let of_before = before.rfind(word).filter(|at| {
            let rest = &before[before.len() - rest(before, *at)..];
            ["的", "的是", "的为"].contains(&rest) && !before[..*at].ends_with(['至', '到'])
        });
        let of_behind = behind.find(word).filter(|at| {
            let rest = &behind[behind.len() - rest(behind, *at)..];
            let is_next = is_followed && rest.is_empty() || rest.starts_with('的');
            let is_of_change = *word == "最多" && behind[..*at].ends_with(CHANGES);
            *at <= FAR
                && !is_next
                && !is_of_change
                && !rest.starts_with(|next| NO_RANKS.contains(next))
        });
        let found = of_before.map(|at| (0, at)).or(of_behind.map(|at| (1, at)));
        found.map(|(side, at)| (side, at..at + word.len(), *rank))
    })
}

/// Whether a number of a text, which is more than one, says which place something has or how many
/// come first: 第二, 前五, second, top five.
pub fn is_rank(text: &str, number: &Range<usize>, lang: Lang) -> bool {
    let written = text[number.clone()].to_ascii_lowercase();
    let before = text[..number.start].trim_end();
    match lang {
        Lang::Zh => before.ends_with(['第', '前']) && written != "一",
        Lang::En => {
            ["second", "third"].contains(&written.as_str())
                || written.ends_with("th")
                || ["top", "first"].iter().any(|word| before.ends_with(word))
        }
    }
}

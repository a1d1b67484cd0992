//! Directions: the words by which prose says that something rose or fell.

use std::ops::Range;

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

/// What prose says of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Where, in bytes, with the figure that belongs to it: `下降了约7.6%`, `down 7.6%`.
    pub range: Range<usize>,
    /// Which way; `None` where it says that nothing changed.
    pub direction: Option<Direction>,
    /// By which of the numerals something changed.
    pub by: Option<usize>,
    /// From which of them.
    pub from: Option<usize>,
    /// To which of them.
    pub to: Option<usize>,
    /// Whether it may be about the week before: it names no other time, and no share of a
    /// whole, but with points between shares.
    pub is_weekly: bool,
}

type Words = [(Option<Direction>, &'static [&'static str]); 3];

const ZH: Words = [
    (
        Some(Rise),
        &[
            "上升",
            "增长",
            "增加",
            "升高",
            "上涨",
            "攀升",
            "走高",
            "回升",
            "反弹",
            "激增",
            "猛增",
            "骤增",
            "增多",
            "上扬",
            "升至",
            "增至",
            "涨至",
            "升到",
            "增到",
            "升为",
            "增为",
            "增幅",
            "涨幅",
            "升幅",
            "高于上",
            "多于上",
            "多了",
            "周多",
            "个多",
            "起多",
            "飙升",
            "大增",
            "大涨",
            "猛涨",
            "暴涨",
            "抬头",
        ],
    ),
    (
        Some(Fall),
        &[
            "下降",
            "减少",
            "降低",
            "回落",
            "下跌",
            "下滑",
            "走低",
            "骤降",
            "锐减",
            "骤减",
            "下行",
            "降至",
            "减至",
            "跌至",
            "降到",
            "减到",
            "降为",
            "减为",
            "降幅",
            "跌幅",
            "低于上",
            "少于上",
            "少了",
            "周少",
            "个少",
            "起少",
            "大降",
            "大减",
            "暴跌",
            "缩水",
        ],
    ),
    (None, &["持平", "不变", "无变化", "没有变化"]),
];

const EN: Words = [
    (
        Some(Rise),
        &[
            "up",
            "rise",
            "rises",
            "rose",
            "risen",
            "rising",
            "grow",
            "grows",
            "grew",
            "grown",
            "growing",
            "growth",
            "increase",
            "increases",
            "increased",
            "increasing",
            "climb",
            "climbs",
            "climbed",
            "climbing",
            "jump",
            "jumped",
            "surge",
            "surged",
            "soared",
            "leapt",
            "spiked",
            "swelled",
            "gain",
            "gained",
            "rebound",
            "rebounded",
            "higher",
            "more",
            "greater",
            "upward",
        ],
    ),
    (
        Some(Fall),
        &[
            "down",
            "fall",
            "falls",
            "fell",
            "fallen",
            "falling",
            "drop",
            "drops",
            "dropped",
            "dropping",
            "decline",
            "declines",
            "declined",
            "declining",
            "decrease",
            "decreases",
            "decreased",
            "decreasing",
            "reduce",
            "reduces",
            "reduced",
            "reducing",
            "reduction",
            "shrank",
            "shrunk",
            "dip",
            "dipped",
            "plunge",
            "plunged",
            "slump",
            "slumped",
            "sank",
            "tumbled",
            "slid",
            "slipped",
            "lower",
            "fewer",
            "less",
            "downward",
        ],
    ),
    (None, &["unchanged", "flat"]),
];

/// What may stand behind its figure: “7.8% lower”, “a 7.6% drop”.
const BEHIND: [&str; 20] = [
    "rise",
    "growth",
    "increase",
    "jump",
    "surge",
    "gain",
    "rebound",
    "higher",
    "more",
    "greater",
    "fall",
    "drop",
    "decline",
    "decrease",
    "reduction",
    "dip",
    "plunge",
    "lower",
    "fewer",
    "less",
];
/// Of these what compares, and says so by what follows it.
const COMPARES: [&str; 6] = ["higher", "more", "greater", "lower", "fewer", "less"];
const COMPARED: [&str; 9] = [
    "than", "on", "over", "compared", "week", "year", "and", "but", "this",
];

/// What may stand between a direction word and its figure. What follows 到 or 至 is
/// no change, but what came of it.
const BETWEEN_ZH: [&str; 13] = [
    "为", "了", "约", "大约", "近", "接近", "超过", "超", "逾", "不足", "不到", "高达", "达",
];
const TO_ZH: [&str; 4] = ["至", "到", "为", "成"];
/// As [`BETWEEN_ZH`], without “to” and “from”.
const BETWEEN_EN: [&str; 18] = [
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
    "a",
    "just",
    "only",
    "further",
    "another",
];
/// How many of them, and how far in letters anything is looked for.
const MOST_BETWEEN: usize = 4;
const FAR: usize = 60;

/// With these “up” and “down” are of another meaning.
const NO_PARTICLES: [&str; 20] = [
    "set", "take", "took", "taken", "taking", "shut", "clean", "cleaned", "back", "backed",
    "follow", "broke", "broken", "brought", "closed", "make", "makes", "made", "making", "split",
];

/// What follows a direction word of which no figure is given: the end of its clause, or
/// how it is. In “降低风险” and “reduce risks” something else is spoken of.
const GOES_ON_ZH: &str = "，。；：！？、）”\n趋态势明迅显但而且并和及与的较最";
const GOES_ON_EN: [&str; 25] = [
    "in", "on", "from", "again", "over", "compared", "and", "while", "but", "week", "for", "since",
    "this", "last", "further", "after", "as", "year", "trend", "or", "during", "when", "with",
    "slightly", "somewhat",
];
/// In these words no figure is left out.
const ONLY_WITH_FIGURES: [&str; 4] = ["more", "less", "greater", "fewer"];

/// What a direction word of no figure does not state: what is not so, or is to be.
const NOT_STATED: [&str; 22] = [
    "未", "没有", "防止", "避免", "遏制", "扭转", "可能", "预计", "to", "not", "prevent", "avoid",
    "halt", "reverse", "can", "could", "may", "might", "will", "would", "should", "must",
];

/// Words for a part of a whole. What it gains or loses is no change of the count.
const SHARES_ZH: [&str; 3] = ["占比", "比例", "比重"];
const SHARES_EN: [&str; 3] = ["share", "proportion", "percentage of"];

/// Words for a change on another time than last week.
const OTHER_TIMES_ZH: [&str; 7] = ["同比", "去年", "上年", "年初", "上月", "上季", "以来"];
const OTHER_TIMES_EN: [&str; 5] = ["year", "annual", "month", "quarter", "since"];
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

/// Every statement of a text on how something changed, its numerals given.
pub fn statements(text: &str, numerals: &[Numeral], lang: Lang) -> Vec<Statement> {
    let numbered = NumberedText {
        text,
        numerals,
        lang,
    };
    let words: &Words = match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    };
    let mut statements = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let word = match lang {
            Lang::Zh => {
                let rest = &text[at..];
                let all = words.iter().flat_map(|(_, words)| words.iter());
                all.copied()
                    .find(|word| rest.starts_with(word))
                    .unwrap_or_default()
            }
            // A “runner-up” rises nowhere.
            Lang::En if text[..at].ends_with('-') => "",
            Lang::En => numbered.word(at),
        };
        let of_word =
            |(_, words): &&(_, &[&str])| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        if !word.is_empty()
            && let Some((direction, _)) = words.iter().find(of_word)
        {
            statements.extend(numbered.statement(at, word, *direction));
        }
        at += word.len().max(letter.len_utf8());
    }
    statements
}

/// What the English word behind a figure compares it by, and where it ends, in bytes: “524
/// more websites”.
pub fn compared_behind(text: &str, end: usize) -> Option<(Direction, usize)> {
    let rest = text[end..].trim_start();
    let word = rest.split(' ').next()?;
    let direction = match word {
        "more" => Rise,
        "fewer" | "less" => Fall,
        _ => return None,
    };
    Some((direction, text.len() - rest.len() + word.len()))
}

/// Whether something rose or fell on last week by a numeral of a text, by the words
/// around it from a place on, in bytes.
pub fn is_change(text: &str, from: usize, numeral: &Numeral, lang: Lang) -> bool {
    let end = numeral.range.end;
    let behind = text[end..].char_indices().nth(FAR);
    let piece = &text[from..behind.map_or(text.len(), |(behind, _)| end + behind)];
    let numeral = Numeral {
        range: numeral.range.start - from..end - from,
        ..numeral.clone()
    };
    let statements = statements(piece, &[numeral], lang);
    statements
        .iter()
        .any(|said| said.by.is_some() && said.direction.is_some() && said.is_weekly)
}

/// A text with its numerals, in the order of which they stand.
struct NumberedText<'a> {
    text: &'a str,
    numerals: &'a [Numeral],
    lang: Lang,
}

impl<'a> NumberedText<'a> {
    /// The Latin word that begins at a place; empty where none does.
    fn word(&self, at: usize) -> &'a str {
        let rest = &self.text[at..];
        let end = rest.find(|letter: char| !letter.is_ascii_alphabetic());
        &rest[..end.unwrap_or(rest.len())]
    }

    fn word_before(&self, at: usize) -> &'a str {
        let before = self.text[..at].trim_end();
        let start = before.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        &before[start.len()..]
    }

    fn past_space(&self, at: usize) -> usize {
        self.text.len() - self.text[at..].trim_start().len()
    }

    /// The place behind such words and the spaces around them.
    fn past(&self, mut at: usize, words: &[&str]) -> usize {
        for _ in 0..MOST_BETWEEN {
            at = self.past_space(at);
            let next = match self.lang {
                Lang::Zh => words
                    .iter()
                    .find(|word| self.text[at..].starts_with(**word))
                    .copied(),
                Lang::En => Some(self.word(at)).filter(|next| words.contains(next)),
            };
            match next {
                Some(next) => at += next.len(),
                None => break,
            }
        }
        self.past_space(at)
    }

    /// The numeral that begins at a place.
    fn numeral_at(&self, at: usize) -> Option<usize> {
        let place = self
            .numerals
            .binary_search_by_key(&at, |numeral| numeral.range.start);
        place.ok()
    }

    /// What a direction word at a place states.
    fn statement(
        &self,
        start: usize,
        word: &str,
        direction: Option<Direction>,
    ) -> Option<Statement> {
        let end = start + word.len();
        let is_zh = self.lang == Lang::Zh;
        // 增幅为5%, but 增加为5个.
        let is_amount = word.ends_with('幅');
        let between: &[&str] = if is_zh {
            &BETWEEN_ZH[usize::from(!is_amount)..]
        } else {
            &BETWEEN_EN
        };
        let is_particle = word.eq_ignore_ascii_case("up") || word.eq_ignore_ascii_case("down");
        if is_particle && NO_PARTICLES.contains(&self.word_before(start)) {
            return None;
        }
        let is_to = is_zh && TO_ZH.iter().any(|to| word.ends_with(to));
        let figure = self.numeral_at(self.past(end, between));
        let figure = figure.or_else(|| self.numeral_at(self.past(self.past_aside(end)?, between)));
        let (mut by, mut to) = if is_to {
            (None, figure)
        } else {
            (figure, None)
        };
        let mut from = None;
        if is_zh {
            if figure.is_none() {
                to = self.numeral_at(self.past(self.past(end, &TO_ZH), between));
            }
            from = to.and_then(|to| self.numeral_from(start, to));
        } else if figure.is_none() {
            let next = self.past_space(end);
            by = self.behind(start, word);
            match self.word(next) {
                "to" if !word.eq_ignore_ascii_case("up") || self.is_going(start) => {
                    to = self.numeral_at(self.past(next + 2, between));
                }
                "from" if by.is_none() => {
                    from = self.numeral_at(self.past(next + 4, between));
                    to = from.and_then(|from| self.to_behind(from));
                    from = from.filter(|_| to.is_some());
                }
                _ => {}
            }
        } else if COMPARES
            .iter()
            .any(|compares| word.eq_ignore_ascii_case(compares))
        {
            // “More than 500” is no rise.
            by = None;
        }
        let has_figure = by.or(to).is_some();
        let is_kept = if has_figure {
            direction.is_some()
        } else {
            self.stands_alone(start, word)
                && (!is_particle || self.is_going(start) || self.is_gone(start, end))
        };
        let figures = [by, from, to].into_iter().flatten();
        let ranges = figures.map(|figure| &self.numerals[figure].range);
        let range = ranges.fold(start..end, |range, figure| {
            range.start.min(figure.start)..range.end.max(figure.end)
        });
        is_kept.then(|| Statement {
            is_weekly: self.is_weekly(&range, by),
            range,
            direction,
            by,
            from,
            to,
        })
    }

    /// Where a figure may follow in English that is set apart: “fell even more, by 7.6%”.
    fn past_aside(&self, end: usize) -> Option<usize> {
        const MOST: usize = 3;
        let (aside, _) = self.text[end..].split_once(", by ")?;
        let is_plain = !aside.contains(ENDS) && aside.split(' ').count() <= MOST + 1;
        (self.lang == Lang::En && is_plain).then_some(end + aside.len() + 2)
    }

    /// The clause so far, as far as it matters.
    fn clause_before(&self, end: usize) -> &'a str {
        let before = &self.text[..end];
        let letters = before.char_indices().rev().take(FAR);
        let letters = letters.take_while(|(_, letter)| !ENDS.contains(letter));
        &before[letters.last().map_or(end, |(start, _)| start)..]
    }

    /// Whether something is said to go up, and not only to be “up to” so many.
    fn is_going(&self, at: usize) -> bool {
        let before = self.word_before(at);
        ["went", "go", "goes", "gone", "going"].contains(&before)
    }

    /// “Were down on last week”, but not “is up and running”.
    fn is_gone(&self, start: usize, end: usize) -> bool {
        let next = self.word(self.past_space(end));
        // “164, up on last week”.
        let is_aside = self.text[..start].trim_end().ends_with(',');
        let behind = self.text[end..].trim_start();
        if is_aside
            && ["on last week", "from last week"]
                .iter()
                .any(|it| behind.starts_with(it))
        {
            return true;
        }
        ["is", "are", "was", "were"].contains(&self.word_before(start))
            && (["from", "on", "week", "again", "somewhat"].contains(&next) || next.ends_with("ly"))
    }

    /// 587 in 由587个降至541个, of the same clause.
    fn numeral_from(&self, start: usize, to: usize) -> Option<usize> {
        let from = to.checked_sub(1)?;
        let clause = self.clause_before(start);
        let range = &self.numerals[from].range;
        let is_within = range.start + clause.len() >= start && range.end <= start;
        let before = self.text[..range.start].trim_end();
        (is_within && before.ends_with(['由', '从'])).then_some(from)
    }

    /// The numeral behind “to”, of the clause of the one behind “from”.
    fn to_behind(&self, from: usize) -> Option<usize> {
        let to = self.numerals.get(from + 1)?;
        let between = &self.text[self.numerals[from].range.end..to.range.start];
        let between = between.trim_end().trim_end_matches("about").trim_end();
        let is_near = between.len() < 40 && !between.contains(ENDS);
        (is_near && between.ends_with(" to")).then_some(from + 1)
    }

    /// The numeral that a word behind it belongs to, with a noun between at most.
    fn behind(&self, start: usize, word: &str) -> Option<usize> {
        let word = word.to_ascii_lowercase();
        let next = self.word(self.past_space(start + word.len()));
        let compares = COMPARES.contains(&word.as_str());
        // “23 fewer websites”, and “23 more websites than last week”.
        let far = self.text[start..].char_indices().take(FAR);
        let mut far = far.take_while(|(_, letter)| !ENDS.contains(letter));
        let end = far.by_ref().last().map_or(start, |(end, _)| start + end);
        let is_compared = word == "fewer"
            || next.is_empty()
            || COMPARED.contains(&next)
            || self.text[start..end].contains(" than last ");
        if !BEHIND.contains(&word.as_str()) || (compares && !is_compared) {
            return None;
        }
        let place = self
            .numerals
            .partition_point(|numeral| numeral.range.start < start);
        let figure = place.checked_sub(1)?;
        let between = self.text.get(self.numerals[figure].range.end..start)?;
        if between.len() > FAR {
            return None;
        }
        let most = usize::from(compares);
        let words = between
            .split_whitespace()
            .filter(|word| *word != "week-on-week");
        let is_plain = between
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || b" -".contains(&byte));
        (is_plain && words.count() <= most).then_some(figure)
    }

    /// Whether a word says by itself that something changed.
    fn stands_alone(&self, start: usize, word: &str) -> bool {
        let clause = self.clause_before(start);
        if self.lang == Lang::Zh {
            let is_stated = !NOT_STATED
                .iter()
                .any(|not| clause.contains(not) && !not.is_ascii());
            let rest = self.text[start + word.len()..].trim_start_matches('了');
            let goes_on = rest.starts_with(|next| GOES_ON_ZH.contains(next)) || rest.is_empty();
            return is_stated && !word.ends_with('幅') && (goes_on || word.ends_with('上'));
        }
        let word = word.to_ascii_lowercase();
        let before = self.word_before(start);
        let rest = self.text[start + word.len()..].trim_start();
        let next = self.word(self.text.len() - rest.len());
        let compares = COMPARES.contains(&word.as_str());
        let goes_on = match word.as_str() {
            _ if compares => {
                rest.starts_with("than last")
                    || rest.starts_with("than the week")
                    || rest.starts_with("than the previous")
            }
            "upward" | "downward" => next == "trend",
            "unchanged" => true,
            "fell" | "rose" | "dropped" if next == "to" => true,
            _ => {
                let is_end = rest.starts_with([',', '.', ';', ':', ')', '\n']) || rest.is_empty();
                is_end || GOES_ON_EN.contains(&next) || next.ends_with("ly")
            }
        };
        let is_stated =
            !NOT_STATED.contains(&before) && !ONLY_WITH_FIGURES.contains(&word.as_str());
        is_stated && goes_on
    }

    fn is_weekly(&self, range: &Range<usize>, by: Option<usize>) -> bool {
        let is_zh = self.lang == Lang::Zh;
        let (shares, times): (&[&str], &[&str]) = if is_zh {
            (&SHARES_ZH, &OTHER_TIMES_ZH)
        } else {
            (&SHARES_EN, &OTHER_TIMES_EN)
        };
        let speaks_of = |words: &[&str], text: &str| words.iter().any(|word| text.contains(word));
        let before = self.clause_before(range.start);
        // What is said of the figure before is not said of this one.
        let figures = self
            .numerals
            .partition_point(|numeral| numeral.range.end <= range.start);
        let last = figures
            .checked_sub(1)
            .map_or(0, |last| self.numerals[last].range.end);
        let before = &before[before.len() - before.len().min(range.start - last)..];
        let after = if is_zh { "" } else { &self.text[range.end..] };
        let mut letters = after.char_indices().enumerate();
        let end = letters.find(|(count, (_, letter))| *count == FAR || ENDS.contains(letter));
        let after = &after[..end.map_or(after.len(), |(_, (end, _))| end)];
        let mut words_after = after.split_whitespace().take(WORDS_AFTER);
        // Points are the difference of two shares.
        let is_in_points = by.is_some_and(|by| self.numerals[by].amount.kind() == Kind::Points);
        (is_in_points || !speaks_of(shares, before))
            && !speaks_of(times, before)
            && !words_after.any(|word| speaks_of(times, word) || is_year(word))
    }
}

/// Whether an English word is a year: “than in 2024”.
fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(',');
    let is_of_now = ["19", "20"]
        .iter()
        .any(|century| digits.starts_with(century));
    digits.len() == 4 && is_of_now && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::numerals;

    /// What a text states, a fall in square brackets and no change in round ones; with a
    /// star what is not about last week.
    #[track_caller]
    fn check(text: &str, lang: Lang, expected: &str) {
        let said = statements(text, &numerals(text, lang), lang)
            .into_iter()
            .map(|said| {
                let written = &text[said.range];
                let star = if said.is_weekly { "" } else { "*" };
                match said.direction {
                    Some(Rise) => format!("{written}{star}"),
                    Some(Fall) => format!("[{written}]{star}"),
                    None => format!("({written}){star}"),
                }
            });
        assert_eq!(said.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[track_caller]
    fn zh(text: &str, expected: &str) {
        check(text, Lang::Zh, expected);
    }

    #[track_caller]
    fn en(text: &str, expected: &str) {
        check(text, Lang::En, expected);
    }

    #[test]
    fn a_chinese_figure_has_the_direction_before_it() {
        zh(
            "较上周上升4%，环比下降了约 ７．６％",
            "上升4% [下降了约 ７．６％]",
        );
        zh(
            "增长近5%，增加3个，升高6%，上涨7%，增幅为8%",
            "增长近5% 增加3 升高6% 上涨7% 增幅为8%",
        );
        zh(
            "减少超过1.2万次，降低8%，回落9%，下跌10%，降幅达11%",
            "[减少超过1.2万] [降低8%] [回落9%] [下跌10%] [降幅达11%]",
        );
    }

    #[test]
    fn an_english_figure_has_the_direction_before_or_behind_it() {
        en(
            "Up 4% on last week, it rose by about 5 percent and grew 6%",
            "Up 4% rose by about 5 percent grew 6%",
        );
        en(
            "down more than 7.6%, a drop of 523; fell nearly 1.2 million",
            "[down more than 7.6%] [drop of 523] [fell nearly 1.2 million]",
        );
        en(
            "7.8% lower than last week, 23 fewer, 5 incidents more than last week, a 7.6% drop",
            "[7.8% lower] [23 fewer] 5 incidents more [7.6% drop]",
        );
        en(
            "more than 500 websites, 23 more websites, 3 lower layers, up to 300",
            "",
        );
    }

    #[test]
    fn what_something_came_to_or_from_is_stated_with_it() {
        zh(
            "下降到532个，增至26个，由587个降至541个，上升为9起",
            "[下降到532] 增至26 [587个降至541] 上升为9",
        );
        en(
            "fell to 532, fell from 587 last week to about 541, down to 9",
            "[fell to 532] [fell from 587 last week to about 541] [down to 9]",
        );
    }

    #[test]
    fn a_direction_without_a_figure_is_one_where_nothing_else_is_spoken_of() {
        zh(
            "呈上升趋势，大幅下降；有所增多，与上周持平。",
            "上升 [下降] 增多 (持平)",
        );
        zh("降低风险，减少了损失，增加难度，上升通道，未见减少", "");
        en(
            "rose sharply, showed a downward trend, has decreased, were down on last week, unchanged",
            "rose [downward] [decreased] [down] (unchanged)",
        );
        en(
            "reduce risks, increase awareness, up to date, set up 3 teams, made up 93.1%, rise to prominence",
            "",
        );
    }

    #[test]
    fn a_change_on_another_time_is_none_on_last_week() {
        zh("较上周下降3%，同比上升4.9%", "[下降3%] 上升4.9%*");
        zh("较去年同期增长 5%，比年初下降2%", "增长 5%* [下降2%]*");
        en(
            "down 3% on last week, up 4.9% year on year",
            "[down 3%] up 4.9%*",
        );
        en("rose by 5% from the same week last year", "rose by 5%*");
        en(
            "down 3% on last week and for the first time this year",
            "[down 3%]",
        );
    }

    #[test]
    fn a_share_does_not_change_as_a_count_does_but_its_points_do() {
        zh("占比上升4.9%，所占比例较上周下降3%", "上升4.9%* [下降3%]*");
        zh("下降2.5个百分点", "[下降2.5个百分点]");
        en("the share of COM rose by 4.9%", "rose by 4.9%*");
        en("up 2.5 percentage points", "up 2.5 percentage points");
        zh("占比平稳。总数下降3%", "[下降3%]");
    }
}

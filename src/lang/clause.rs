//! What the prose around a figure says of it: its clause, the names that it goes by, what
//! it counts, and which time it is of.

use std::ops::Range;

use super::Lang;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

/// What ends a sentence, or one of its parts that have a subject of their own.
const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];

/// What a name of an indicator ends with that prose leaves out: 境内被植入后门网站总数
/// is 境内被植入后门网站 in “境内被植入后门网站532个”.
const COUNTS: [&str; 4] = ["总数", "数量", "次数", "数"];

/// Where what an indicator counts is, which prose leaves out as well: 针对境内网站仿冒网页
/// is 仿冒网页 in “仿冒网页331个”.
const SCOPES: [&str; 3] = ["针对境内网站的", "针对境内网站", "境内"];

/// The clauses of a Chinese text, in bytes and in their order.
pub fn clause_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive(ENDS).scan(0, |end, clause| {
        let start = *end;
        *end += clause.len();
        Some(start..*end)
    })
}

/// Whether a sentence ends with a clause.
pub fn ends_sentence(clause: &str) -> bool {
    clause.ends_with(SENTENCE_ENDS)
}

/// Whether a clause speaks of more than it names in full: 分别 of several things, 事件
/// of the incidents about a thing.
pub fn speaks_of_more(clause: &str) -> bool {
    ["分别", "事件"].iter().any(|word| clause.contains(word))
}

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
        "同比", "去年", "上年", "年初", "上月", "月份", "历史", "峰值", "均值", "平均", "全球",
        "全年", "年度", "近年", "半年", "季度", "每", "上旬", "最高", "最低", "研究", "全网",
        "美国", "欧洲", "国外", "预计",
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
    ],
];

/// Words of several things together, or of all but some.
const TOGETHER: [&[&str]; 2] = [
    &[
        "合计", "共", "之和", "总", "前", "和", "与", "及", "、", "其余", "其他", "另", "余下",
        "剩余", "非",
    ],
    &[
        "together", "combined", "total", "top", "and", "other", "rest", "remain", "not", "first",
        "non-", "all", "add up", "sum", "between",
    ],
];

/// Words of what something came to over several weeks.
const SUMS: [&[&str]; 2] = [
    &["累计", "今年", "周以来", "周共", "周合计", "两周"],
    &["so far", "cumulative", "this year", "weeks", "since"],
];

/// Chinese things that are counted and measured by no indicator, however they are named
/// in one, where a figure follows them.
const OTHER_THINGS: [&str; 26] = [
    "省",
    "国家",
    "地区",
    "机构",
    "单位",
    "企业",
    "公司",
    "厂商",
    "平台",
    "团伙",
    "人员",
    "嫌疑人",
    "服务器",
    "端口",
    "版本",
    "账号",
    "用户",
    "供应商",
    "组织",
    "运营商",
    "电话",
    "城市",
    "行业",
    "产品",
    "工具",
    "报告",
];

/// What goes on behind a measure word where the thing itself is not named again.
const GOES_ON: &str = "，。、；：！？（）)(,.;和及与或等的以左右上下占较比为是在中均其降升增减环同多余至到由并时后前共又也但而比因";

/// The Chinese measure word of incidents, and the English words for them.
pub const INCIDENTS: (&str, [&str; 3]) = ("起", ["incident", "case", "complaint"]);

/// English words in the names of indicators that name none of them.
pub const NO_NAMES: [&str; 11] = [
    "number",
    "chinese",
    "mainland",
    "domestic",
    "targeting",
    "with",
    "risk",
    "high",
    "china",
    "they",
    "that",
];

/// Where an English phrase about a figure ends, whatever stands behind.
const PHRASE_ENDS: [char; 7] = [',', ';', '.', '(', ')', ':', '\n'];
const PHRASE_WORDS: [&str; 13] = [
    "and", "while", "but", "whereas", "from", "to", "than", "compared", "against", "as", "after",
    "versus", "last",
];
/// Where it ends for what the figure itself counts.
const PREPOSITIONS: [&str; 19] = [
    "of", "in", "on", "at", "by", "were", "was", "are", "is", "had", "have", "been", "for", "with",
    "this", "week", "or", "which", "under",
];
/// Words for no thing, before one or in place of it.
const NO_THINGS: [&str; 14] = [
    "domestic",
    "overseas",
    "cross-border",
    "high-risk",
    "more",
    "fewer",
    "less",
    "lower",
    "higher",
    "new",
    "ones",
    "such",
    "other",
    "others",
];

/// What the words behind a figure say that it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted<'a> {
    /// Nothing: it may be any number.
    Unsaid,
    /// A measure word alone: what it counts was named before.
    Measure,
    /// What stands behind one of the measure words; nothing behind another one.
    Things(&'a str),
}

/// What a Chinese figure counts by the text behind it, which may begin with one of some
/// measure words.
pub fn counted_behind<'a>(behind: &'a str, measures: &[&'a str]) -> Counted<'a> {
    let behind = behind.trim_start();
    let goes_on = |rest: &str| {
        rest.chars()
            .next()
            .is_none_or(|next| GOES_ON.contains(next) || next.is_ascii() || next.is_whitespace())
    };
    let measure = measures
        .iter()
        .filter(|measure| behind.starts_with(**measure));
    if let Some(measure) = measure.max_by_key(|measure| measure.len()) {
        let rest = &behind[measure.len()..];
        return if goes_on(rest) {
            Counted::Measure
        } else {
            Counted::Things(rest)
        };
    }
    if goes_on(behind) {
        Counted::Unsaid
    } else {
        Counted::Things("")
    }
}

/// Whether Chinese text before a figure ends with something else that is counted.
pub fn counts_other_things(before: &str) -> bool {
    OTHER_THINGS.iter().any(|thing| before.contains(thing))
}

/// The English words behind a figure up to where another thing may be spoken of.
pub fn phrase(behind: &str) -> &str {
    let behind = behind.split(PHRASE_ENDS).next().unwrap_or_default();
    up_to(behind, &PHRASE_WORDS)
}

/// The English text behind a figure to the end of its clause.
pub fn clause_behind(behind: &str) -> &str {
    behind.split(PHRASE_ENDS).next().unwrap_or_default()
}

/// The words of a phrase that say what its figure counts; nothing where none does.
pub fn things(phrase: &str) -> impl Iterator<Item = &str> {
    const MOST: usize = 5;
    let words = up_to(phrase, &PREPOSITIONS).split_whitespace();
    let words = words.filter(|word| {
        !NO_THINGS
            .iter()
            .any(|no_thing| word.eq_ignore_ascii_case(no_thing))
    });
    words.take(MOST)
}

/// The text before the first of some words.
fn up_to<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        if words
            .iter()
            .any(|known| word.trim().eq_ignore_ascii_case(known))
        {
            break;
        }
        end += word.len();
    }
    &text[..end]
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
    ELSEWHERE[lang as usize]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a text speaks of several things together, or of all but some.
pub fn is_together(text: &str, lang: Lang) -> bool {
    TOGETHER[lang as usize]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a text speaks of several weeks together.
pub fn is_of_weeks(text: &str, lang: Lang) -> bool {
    SUMS[lang as usize].iter().any(|word| text.contains(word))
}

/// Whether a Chinese clause speaks of parts or of how much something changed, whatever
/// it names.
pub fn is_of_parts(clause: &str) -> bool {
    ["占", "其中", "比例", "幅"]
        .iter()
        .any(|word| clause.contains(word))
}

/// Whether a Chinese clause goes on about what was named before it: 较上周下降.
pub fn goes_on(clause: &str) -> bool {
    const WORDS: [&str; 16] = [
        "较",
        "比",
        "环比",
        "与上周",
        "下降",
        "上升",
        "增长",
        "减少",
        "增加",
        "降幅",
        "增幅",
        "涨幅",
        "升幅",
        "回落",
        "降至",
        "增至",
    ];
    WORDS
        .iter()
        .any(|word| clause.trim_start().starts_with(word))
}

/// A Chinese name of something counted, without the word for the count.
pub fn counted(name: &str) -> &str {
    let stem = COUNTS.iter().find_map(|count| name.strip_suffix(count));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// Whether a Chinese word says where things are and not what they are.
pub fn is_scope(word: &str) -> bool {
    SCOPES.contains(&word)
}

/// A Chinese name without where the things are that it names, where it says so.
pub fn unplaced(name: &str) -> Option<&str> {
    let rest = SCOPES.iter().find_map(|scope| name.strip_prefix(scope));
    rest.filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_signs_of_its_own_width() {
        let text = "本周平稳。网站4,532个，下降3%";
        let clauses: Vec<_> = clause_ranges(text).map(|range| &text[range]).collect();
        assert_eq!(clauses, ["本周平稳。", "网站4,532个，", "下降3%"]);
    }

    #[test]
    fn a_sentence_goes_on_behind_a_comma() {
        assert!(!ends_sentence("网站532个，"));
        assert!(ends_sentence("下降3%；") && ends_sentence("下降3%。"));
    }

    #[test]
    fn a_clause_may_speak_of_more_than_it_names() {
        assert!(speaks_of_more("网站和网页分别为532个和300个"));
        assert!(speaks_of_more("处置网站事件9起"));
        assert!(!speaks_of_more("网站532个"));
    }

    #[test]
    fn a_name_is_known_without_its_count() {
        assert_eq!(counted("境内被植入后门网站总数"), "境内被植入后门网站");
        assert_eq!(
            counted("境内计算机恶意程序传播次数"),
            "境内计算机恶意程序传播"
        );
        assert_eq!(counted("数"), "数");
    }
}

//! What a figure in prose counts.

use super::{
    Lang,
    clause::{has_one_of, up_to},
    rank::RANKS,
};

/// What a name of an indicator ends with that prose leaves out: 境内被植入后门网站总数
/// is 境内被植入后门网站 in “境内被植入后门网站532个”.
const COUNTS: [&str; 4] = ["总数", "数量", "次数", "数"];

/// Where what an indicator counts is, which prose leaves out as well: 针对境内网站仿冒网页
/// is 仿冒网页 in “仿冒网页331个”.
const SCOPES: [&str; 4] = ["境内计算机", "针对境内网站的", "针对境内网站", "境内"];

/// Whether a clause, and the rest of its sentence, speaks of the incidents about what it
/// names.
pub fn speaks_of_incidents(clause: &str) -> bool {
    clause.contains("事件")
}

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

/// What joins a Chinese name to what stands before it, and is a part of neither.
pub const PARTICLE: char = '的';

/// What hosts are counted in as well, whatever the catalogue says.
pub const MACHINES: [&str; 1] = ["台"];

/// What prose calls all incidents that were handled, and those across borders.
pub const INCIDENT_WORDS: [[&str; 2]; 2] = [["处理", "handled"], ["跨境", "cross-border"]];

/// The Chinese name of a kind of incidents without the word for them.
pub fn without_incident(name: &str) -> &str {
    name.trim_end_matches("事件")
}

/// Whether a Chinese word says on which side of a border something is.
pub fn is_whereabouts(word: &str) -> bool {
    word.starts_with('境')
}

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
    /// What stands behind one of the measure words; empty behind another one.
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

/// An English phrase up to where it says more of what its figure counts.
pub fn head(phrase: &str) -> &str {
    up_to(phrase, &PREPOSITIONS)
}

/// The words of a phrase that say what its figure counts, at most five.
pub fn things(phrase: &str) -> impl Iterator<Item = &str> {
    const MOST: usize = 5;
    let words = head(phrase).split_whitespace();
    let words = words.filter(|word| {
        !NO_THINGS
            .iter()
            .any(|no_thing| word.eq_ignore_ascii_case(no_thing))
    });
    words.take(MOST)
}

/// Whether a Chinese text between a thing and its count says nothing else.
pub fn is_filled(between: &str) -> bool {
    const FILLERS: [&str; 11] = [
        "类", "网站", "漏洞", "域名", "有", "约", "为", "达", "传播", "了", "家族",
    ];
    let rest = FILLERS
        .iter()
        .fold(between.to_owned(), |text, filler| text.replace(filler, ""));
    between.len() < 24 && rest.is_empty()
}

/// A Chinese text with spaces in place of the words that say nothing of what is counted.
pub fn without_fillers(text: &str) -> String {
    const FILLERS: [&str; 19] = [
        "本周",
        "数量",
        "总数",
        "较上周",
        "上周",
        "有所",
        "连续",
        "第二周",
        "第三周",
        "继续",
        "明显",
        "大幅",
        "略有",
        "小幅",
        "再次",
        "持续",
        "总体",
        "也",
        "均",
    ];
    let blank = |text: String, filler: &&str| text.replace(*filler, " ");
    FILLERS.iter().fold(text.to_owned(), blank)
}

/// A Chinese name of something counted, without the word for the count.
pub fn counted(name: &str) -> &str {
    let stem = COUNTS.iter().find_map(|count| name.strip_suffix(count));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// Chinese things that a name beside them says as well: 漏洞CVE-2024-1, Mirai一个家族.
const HEADS: [&str; 5] = ["家族", "漏洞", "事件", "主机", "网站"];

/// What may stand between the name and the thing.
const BEFORE_HEADS: [&str; 5] = ["一个", "这一", "这个", "这类", "等"];

/// How English goes on about the things of the sentence before.
const OF_THESE: [&str; 4] = ["of these", "of them", "of which", "among them"];

/// Whether a Chinese word for a thing that stands at a place of a text may be left out
/// in English: a Latin name beside it says it, or “of these” does.
pub fn may_go_unsaid(thing: &str, (zh, start): (&str, usize), en: &str) -> bool {
    let is_latin = |letter: Option<char>| letter.is_some_and(|it| it.is_ascii_alphanumeric());
    let before = &zh[..start];
    let name = BEFORE_HEADS
        .iter()
        .find_map(|word| before.strip_suffix(word));
    let name = name.unwrap_or(before).trim_end();
    let in_brackets = name.trim_end_matches('）');
    // 五大家族, “the top five”; 榜首家族, “the leader”; 该漏洞, “which”.
    let ranks = RANKS.iter().map(|(word, _)| *word);
    let mut determiners = ["大", "该", "此"].into_iter().chain(ranks);
    let is_of_few = determiners.any(|word| name.ends_with(word));
    let behind = zh[start + thing.len()..].trim_start();
    let has_name = is_latin(in_brackets.chars().next_back()) || is_latin(behind.chars().next());
    let goes_on = before.contains("其中") && has_one_of(&OF_THESE, en);
    let answers = |asked: &str, words: &[&str]| thing == asked && has_one_of(words, en);
    is_address(thing)
        // 下载量 of what is no malware.
        || answers("下载", &["install"])
        || answers("跨境", &["border"])
        // What is overseas may be 境外 as well.
        || !zh.contains("境外") && answers("跨境", &["overseas", "abroad"])
        || answers("botnets", &["受控"])
        || HEADS.contains(&thing) && (has_name || is_of_few || goes_on)
        || is_scope(thing) && goes_on
}

/// A Chinese term as two words, where it has two of which it is short.
pub fn spelled_out(term: &str) -> Option<[&str; 2]> {
    (term == "境内外").then_some(["境内", "境外"])
}

/// Whether a text points back at one or both of two things, which it does not name again.
pub fn points_back(text: &str, lang: Lang) -> bool {
    let words: [&[&str]; 2] = [
        &["前者", "后者", "二者", "两者"],
        &["former", "latter", "both", "the two"],
    ];
    has_one_of(words[lang as usize], text)
}

/// Whether a Chinese word is for a group of things, which English need not name so.
pub fn is_group(word: &str) -> bool {
    word == "家族" || is_address(word)
}

/// Whether a Chinese word is for an address, which either language may leave to the address
/// itself: “under .COM”, 放马IP.
fn is_address(word: &str) -> bool {
    ["域名", "IP地址", "IP"].contains(&word)
}

/// Whether a Chinese term is for those who write, whom Chinese need not name: 监测发现.
pub fn is_writer(word: &str) -> bool {
    word == "国家互联网应急中心"
}

/// Whether a Chinese text begins with a measure word that counts nothing that another one
/// does: incidents are 起, and how often something was is 次.
pub fn is_other_measure(behind: &str, measure: &str) -> bool {
    const KINDS: [&str; 3] = ["起宗", "次", "个家台条款项户处"];
    let kind = |text: &str| {
        let first = text.chars().next()?;
        KINDS.iter().position(|kind| kind.contains(first))
    };
    let (own, other) = (kind(measure), kind(behind));
    own.is_some() && other.is_some() && own != other
}

/// Whether incidents are counted in Chinese as no incidents are: 事件10家.
pub fn counts_incidents_otherwise(before: &str, behind: &str) -> bool {
    before.ends_with("事件") && !behind.starts_with('个') && is_other_measure(behind, INCIDENTS.0)
}

/// Whether a Chinese measure word counts things of any kind.
pub fn counts_any(measure: &str) -> bool {
    measure == "个"
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
    fn a_name_is_known_without_its_count() {
        assert_eq!(counted("境内被植入后门网站总数"), "境内被植入后门网站");
        assert_eq!(
            counted("境内计算机恶意程序传播次数"),
            "境内计算机恶意程序传播"
        );
        assert_eq!(counted("数"), "数");
    }
}

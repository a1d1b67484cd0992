//! What the prose around a figure says of it: its clause, the names that it goes by, what
//! it counts, and which time it is of.

use std::ops::Range;

use super::Lang;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

/// What ends a sentence, or one of its parts that have a subject of their own.
pub const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];

/// What a name of an indicator ends with that prose leaves out: 境内被植入后门网站总数
/// is 境内被植入后门网站 in “境内被植入后门网站532个”.
const COUNTS: [&str; 4] = ["总数", "数量", "次数", "数"];

/// Where what an indicator counts is, which prose leaves out as well: 针对境内网站仿冒网页
/// is 仿冒网页 in “仿冒网页331个”.
const SCOPES: [&str; 4] = ["境内计算机", "针对境内网站的", "针对境内网站", "境内"];

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

/// Whether a clause speaks of more than it names in full, as 分别 does, or of what was
/// reported about it.
pub fn speaks_of_more(clause: &str) -> bool {
    ["分别", "投诉"].iter().any(|word| clause.contains(word))
}

/// Whether a clause, and the rest of its sentence, speaks of the incidents about what it
/// names.
pub fn speaks_of_incidents(clause: &str) -> bool {
    clause.contains("事件")
}

/// Whether a sentence gives some of every so many, 每100个里64个, which is counted by none.
pub fn is_of_every(sentence: &str, lang: Lang) -> bool {
    sentence.contains(["每", "every "][lang as usize])
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
    ],
];

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

/// Whether a text speaks of several weeks, and not of all that this one has: 本周共.
pub fn is_of_other_weeks(text: &str, lang: Lang) -> bool {
    is_of_weeks(text, lang) && !text.contains("本周共")
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
    up_to(clause_behind(behind), &PHRASE_WORDS)
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
    has_one_of(ELSEWHERE[lang as usize], text)
}

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
        &["以外", "之外", "除", "非", "其余", "其他", "中低危"],
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

/// Whether a text speaks of last week or of what was before.
pub fn mentions_last_week(text: &str, lang: Lang) -> bool {
    let words = [LAST_WEEK, LAST_WEEK_BEHIND];
    words
        .iter()
        .any(|words| has_one_of(words[lang as usize], text))
}

/// Whether a text says that something is more or less than something else.
pub fn compares(text: &str, lang: Lang) -> bool {
    let words: [&[&str]; 2] = [
        &["比", "是", "相当于", "倍于", "高出", "多出"],
        &[
            "than", "times", "twice", "as many", "that of", "size of", "outpac",
        ],
    ];
    has_one_of(words[lang as usize], text)
}

/// Whether a figure is a part of something else by the text around it: 榜首的七分之一, “a
/// seventh of the leader's”.
pub fn is_of_another(before: &str, behind: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => before.trim_end().ends_with(PARTICLE) && !is_within(before),
        Lang::En => behind.trim_start().starts_with("of "),
    }
}

/// What stands behind the last comma or “while” of an English text.
pub fn last_clause(text: &str) -> &str {
    let ends = [", ", ": ", " while ", " but ", " and "];
    let ends = ends
        .iter()
        .filter_map(|end| Some(text.rfind(end)? + end.len()));
    &text[ends.max().unwrap_or_default()..]
}

fn has_one_of(words: &[&str], text: &str) -> bool {
    // Chinese has no capitals, and is read most.
    if words.iter().any(|word| !word.is_ascii()) {
        return words.iter().any(|word| text.contains(word));
    }
    let small = text.to_ascii_lowercase();
    words.iter().any(|word| small.contains(word))
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

/// Whether a Chinese clause goes on about what was named before it: 较上周下降.
pub fn goes_on(clause: &str) -> bool {
    const WORDS: [&str; 18] = [
        "上周为",
        "上周是",
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

/// Whether a Chinese text speaks of all that it names: 均, 双双.
pub fn speaks_of_each(text: &str) -> bool {
    ["均", "都", "双双"].iter().any(|word| text.contains(word))
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
    // 五大家族, “the top five”; 榜首家族, “the leader”; 该漏洞, “which”.
    let ranks = RANKS.iter().map(|(word, _)| *word);
    let mut determiners = ["大", "该", "此"].into_iter().chain(ranks);
    let is_of_few = determiners.any(|word| name.ends_with(word));
    let behind = zh[start + thing.len()..].trim_start();
    let has_name = is_latin(name.chars().next_back()) || is_latin(behind.chars().next());
    let goes_on = before.contains("其中") && has_one_of(&OF_THESE, en);
    is_address(thing)
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

/// Whether a text gives figures of last week, and not only a change on it.
pub fn tells_of_last_week(text: &str, lang: Lang) -> bool {
    let (words, changes): (&[&str], &[&str]) = match lang {
        Lang::Zh => (&["上周", "前一周"], &["较", "比", "与", "同", "于"]),
        Lang::En => (&["last week"], &["than ", "from ", "on ", "over ", "with "]),
    };
    let small = text.to_ascii_lowercase();
    words.iter().any(|word| {
        let mut places = small.match_indices(word);
        places.any(|(place, _)| {
            !changes
                .iter()
                .any(|change| small[..place].ends_with(change))
        })
    })
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

/// Where the sentence ends that goes on at a place of a text, in either language.
pub fn sentence_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let ends = rest.match_indices(['。', '；', '！', '？', '\n', ';', '!', '?', '.']);
    let mut ends = ends.map(|(at, end)| (at + end.len(), end));
    let is_end = |(at, end): &(usize, &str)| *end != "." || rest[*at..].starts_with(' ');
    ends.find(is_end).map_or(text.len(), |(at, _)| from + at)
}

/// Whether a text between two things of a sentence joins them.
pub fn has_joint(between: &str, lang: Lang) -> bool {
    let joints: &[&str] = match lang {
        Lang::Zh => &["、", "和", "与", "及"],
        Lang::En => &[",", " and "],
    };
    joints.iter().any(|joint| between.contains(joint))
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
        let digits = text[at + start.len()..].trim_start();
        let rest = digits.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let number = digits[..digits.len() - rest.len()].parse();
        let clause = clause_before(&text[from..at], Lang::Zh);
        from = at;
        let is_of_year = clause.ends_with(&format!("{year}年"));
        let is_own = OWN.iter().any(|word| clause.contains(word)) || clause == format!("{year}年");
        let is_other = OTHERS.iter().any(|word| clause.contains(word));
        let Ok(number) = number else { continue };
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
        let digits = &text[at + between.len()..];
        let rest = digits.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let number = digits[..digits.len() - rest.len()].parse().ok()?;
        let said = match rest.chars().next()? {
            '期' => Now::Issue(number),
            '周' => Now::Week(number),
            _ => return None,
        };
        Some((start..text.len() - rest.len(), year, said))
    });
    numbered.collect()
}

/// What a text has in its last clause.
pub fn clause_before(text: &str, lang: Lang) -> &str {
    match lang {
        Lang::Zh => text.rsplit(ENDS).next().unwrap_or_default(),
        Lang::En => last_clause(text),
    }
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

/// Words for the place of something in an order.
const RANKS: [(&str, usize); 11] = [
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

/// Whether two figures between which a text stands are in a row: nothing but a comma or
/// the like is there, and in Chinese what is counted.
pub fn is_row(between: &str, lang: Lang) -> bool {
    let joint = between.trim();
    match lang {
        Lang::Zh => {
            let joint = joint.trim_start_matches(['个', '起', '次', '家', '台', '项', '条']);
            ["、", "和", "及", "与", "以及"].contains(&joint)
        }
        Lang::En => [",", "and", ", and", "or", "&"].contains(&joint),
    }
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
        assert!(speaks_of_incidents("处置网站事件9起"));
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

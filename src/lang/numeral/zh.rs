//! What Chinese writes around digits, and its number words.

use std::ops::Range;

use super::{
    Amount, Bound, Kind, Letters, Weight,
    reading::{Digits, Reading, Role, Unit, is_taken},
};

use Bound::{About, Above, Below, Exact, Nearly, Odd};

/// What stands between the ends of a range.
pub(super) const RANGE: [&str; 9] = ["-", "–", "—", "——", "~", "～", "〜", "至", "到"];

/// What stands between dates in a row.
pub(super) const LIST: [&str; 4] = ["、", "和", "及", "与"];

const SCALES: [(char, u32); 5] = [('十', 1), ('百', 2), ('千', 3), ('万', 4), ('亿', 8)];

/// Words before a number that is not exact, those first that end with others.
const BOUNDS_BEFORE: [(&str, Bound); 34] = [
    ("不超过", Below),
    ("未超过", Below),
    ("不多于", Below),
    ("不高于", Below),
    ("不低于", Above),
    ("不少于", Above),
    ("超过", Above),
    ("超", Above),
    ("逾", Above),
    ("多于", Above),
    ("高于", Above),
    ("大于", Above),
    ("突破", Above),
    ("至少", Above),
    ("不足", Below),
    ("不到", Below),
    ("低于", Below),
    ("少于", Below),
    ("小于", Below),
    ("跌破", Below),
    ("降破", Below),
    ("不及", Below),
    ("未达", Below),
    ("至多", Below),
    ("最多", Below),
    ("接近", Nearly),
    ("将近", Nearly),
    ("近", Nearly),
    ("刚过", Above),
    ("几乎", Nearly),
    ("差不多", About),
    ("大约", About),
    ("约", About),
    ("大概", About),
];

/// Letters directly after a number that say that it is a little more.
const ODD: [&str; 3] = ["余", "多", "几"];

/// Words after a number and its unit.
const BOUNDS_AFTER: [(&str, Bound); 9] = [
    ("不到", Below),
    ("都不到", Below),
    ("还多", Above),
    ("有余", Odd),
    ("左右", About),
    ("上下", About),
    ("以上", Above),
    ("以下", Below),
    ("以内", Below),
];

/// What a number is one of by what follows it, with the decimals that this adds.
const KINDS: [(&str, Kind, u32); 5] = [
    ("%", Kind::Percent, 0),
    ("‰", Kind::Percent, 1),
    ("个百分点", Kind::Points, 0),
    ("百分点", Kind::Points, 0),
    ("倍", Kind::Times, 0),
];

/// Wholes before a number, with the decimals that they add to a percentage.
const WHOLES: [(&str, u32); 3] = [("百分之", 0), ("千分之", 1), ("万分之", 2)];

/// What 成 is the first half of, and no tenth then.
const NO_TENTHS: &str = "功为员立果就年品本长效交分人因形型熟绩";

/// Words that say how much more something is, so that 两倍 behind them is three times
/// as much, and what may stand between.
const GROWTH: [&str; 9] = [
    "增长", "增加", "上升", "提高", "上涨", "增", "升", "多", "翻",
];
const GROWN: [&str; 3] = ["了", "出", "幅"];

/// Words without a number letter that say a number.
const WORDS: [(&str, u64, Kind, Bound); 20] = [
    ("半成", 5, Kind::Percent, Exact),
    ("半壁", 50, Kind::Percent, Exact),
    ("砍半", 50, Kind::Percent, Exact),
    ("半数", 50, Kind::Percent, Exact),
    ("过半", 50, Kind::Percent, Above),
    ("逾半", 50, Kind::Percent, Above),
    ("超半", 50, Kind::Percent, Above),
    ("近半", 50, Kind::Percent, Nearly),
    ("大半", 50, Kind::Percent, Above),
    ("减半", 50, Kind::Percent, Exact),
    ("腰斩", 50, Kind::Percent, Exact),
    ("翻番", 2, Kind::Times, Exact),
    ("翻倍", 2, Kind::Times, Exact),
    ("翻一番", 2, Kind::Times, Exact),
    ("翻了一番", 2, Kind::Times, Exact),
    ("翻两番", 4, Kind::Times, Exact),
    ("翻了两番", 4, Kind::Times, Exact),
    ("没有", 0, Kind::Count, Exact),
    ("未", 0, Kind::Count, Exact),
    ("无", 0, Kind::Count, Exact),
];

/// What 半 is a half of, and no share then.
const TIMES_OF_HALF: &str = "年月天日个小";

/// Words that have a number and say none.
const IDIOMS: [&str; 5] = ["三番五次", "三位一体", "百分百", "一成不变", "万无一失"];

const SPANS: [&str; 11] = [
    "年",
    "季度",
    "个季度",
    "个月",
    "周",
    "个星期",
    "天",
    "个小时",
    "小时",
    "分钟",
    "秒",
];

/// Words that make a number the name or the measure of something else.
const NAMES_AFTER: [&str; 11] = [
    "元", "美元", "人", "分", "端口", "号", "热线", "岁", "字节", "公里", "版",
];
const NAMES_BEFORE: [&str; 12] = [
    "端口",
    "端口号",
    "拨打",
    "电话",
    "热线",
    "评分",
    "评分为",
    "版本",
    "编号",
    "协议",
    "CVSS",
    "￥",
];

/// Measure words before which a number word counts something.
const MEASURES: [char; 38] = [
    '个', '起', '家', '次', '项', '种', '类', '台', '条', '款', '例', '名', '位', '页', '部', '张',
    '份', '处', '倍', '点', '轮', '期', '批', '件', '国', '省', '市', '周', '天', '年', '岁', '步',
    '座', '所', '组', '届', '层', '段',
];

/// What follows digits: scale, unit and role.
pub(super) fn unit(letters: &Letters, digits: &Digits) -> Unit {
    let mut end = digits.end;
    let mut zeros = 0;
    // 10余万, 68.3 万.
    let odd = letters.first_of(end, &ODD);
    let scale_at = odd.map_or(letters.past_space(end), |_| end + 1);
    let (mut bound, said) = bound_before(letters, digits.start);
    if let Some(scaled) = scale(letters, scale_at, &mut zeros) {
        end = scaled;
        if odd.is_some() {
            bound = Odd;
        }
    }
    let after = letters.past_space(end);
    let mut kind = Kind::Count;
    let mut decimals = 0;
    if let Some(said) = kind_at(letters, after) {
        (kind, decimals, end) = said;
    } else if is_tenths(letters, after) {
        (kind, zeros, end) = (Kind::Percent, zeros + 1, after + 1);
    } else if let Some((_, of_whole)) = whole_before(letters, digits.start) {
        (kind, decimals) = (Kind::Percent, of_whole);
    }
    let role = role(letters, digits, after);
    if role == Role::Date && letters.at(after).is_some_and(is_date_word) {
        end = after + 1;
    }
    Unit {
        end,
        zeros,
        decimals,
        kind,
        bound: bound_after(letters, end).unwrap_or(bound),
        said,
        is_growth: kind == Kind::Times && is_growth(letters, digits.start),
        role,
    }
}

fn kind_at(letters: &Letters, place: usize) -> Option<(Kind, u32, usize)> {
    let mut kinds = KINDS.into_iter();
    let (word, kind, decimals) = kinds.find(|(word, ..)| letters.begins(place, word))?;
    Some((kind, decimals, place + word.chars().count()))
}

fn whole_before(letters: &Letters, place: usize) -> Option<(&'static str, u32)> {
    let mut wholes = WHOLES.into_iter();
    wholes.find(|(whole, _)| letters.ends(place, &[whole]))
}

/// Whether 成 stands at a place, and is a tenth.
fn is_tenths(letters: &Letters, place: usize) -> bool {
    let next = letters.at(place + 1);
    letters.at(place) == Some('成') && !next.is_some_and(|next| NO_TENTHS.contains(next))
}

/// The bound that the word before a number sets, and where that word begins.
fn bound_before(letters: &Letters, start: usize) -> (Bound, usize) {
    let mut place = letters.before_space(start);
    if let Some((whole, _)) = whole_before(letters, place) {
        place -= whole.chars().count();
    }
    let mut bounds = BOUNDS_BEFORE.into_iter();
    let bound = bounds.find(|(word, _)| letters.ends(place, &[word]));
    bound.map_or((Exact, start), |(word, bound)| {
        (bound, place - word.chars().count())
    })
}

fn bound_after(letters: &Letters, end: usize) -> Option<Bound> {
    let after = letters.past_space(end);
    if letters.first_of(after, &ODD).is_some() {
        return Some(Odd);
    }
    let is_unit = |letter: char| MEASURES.contains(&letter);
    let behind = after + usize::from(letters.at(after).is_some_and(is_unit));
    let mut bounds = BOUNDS_AFTER.into_iter();
    let bound = bounds.find(|(word, _)| letters.begins(behind, word));
    bound.map(|(_, bound)| bound)
}

fn is_growth(letters: &Letters, start: usize) -> bool {
    let mut place = letters.before_space(start);
    let between = || BOUNDS_BEFORE.iter().map(|(word, _)| *word).chain(GROWN);
    while let Some(word) = between().find(|word| letters.ends(place, &[word])) {
        place -= word.chars().count();
    }
    letters.ends(place, &GROWTH)
}

fn role(letters: &Letters, digits: &Digits, after: usize) -> Role {
    let is_year = digits.is_like_a_year();
    // 2011年, and 2011 in 2011—2012年.
    let is_before_range = RANGE.iter().any(|range| letters.begins(after, range));
    if is_year && (letters.at(after) == Some('年') || is_before_range) {
        return Role::Date;
    }
    let is_day_or_month = digits.decimals == 0 && digits.number <= 31;
    let follows = letters.at(after).is_some_and(is_date_word) && letters.at(after) != Some('年');
    // A day whose 日 comes later: 2月5—11日.
    let is_in_month = letters.before(digits.start) == Some('月') && is_before_range;
    if is_day_or_month && (follows || is_in_month) {
        return Role::Date;
    }
    let is_round_the_clock = digits.number == 24 && letters.begins(after, "小时");
    if is_one_of_every(letters, digits.start) || is_round_the_clock {
        return Role::Rate;
    }
    let is_rank = letters.ends(digits.start, &["第", "前", "TOP", "Top"]);
    let is_span = letters.first_of(after, &SPANS).is_some();
    if is_rank
        || is_span
        || names_number(letters, digits.start, after)
        || is_of_name(letters, digits, after)
    {
        Role::Other
    } else {
        Role::Measure
    }
}

/// Whether what stands around a number, or around the last of its row, says that it is a
/// price, a score, or the number of a port, a telephone or an issue.
fn names_number(letters: &Letters, start: usize, after: usize) -> bool {
    const MOST: usize = 8;
    let is_of_row = |place: usize| {
        letters
            .at(place)
            .is_some_and(|letter| letter.is_ascii_digit() || "、和及与或/".contains(letter))
    };
    let end = (after..after + MOST * 3).find(|place| !is_of_row(*place));
    let row =
        end.filter(|end| *end > after && !letters.at(after).is_some_and(|it| it.is_ascii_digit()));
    letters.first_of(after, &NAMES_AFTER).is_some()
        || row.is_some_and(|end| letters.begins(end, "端口"))
        || letters.ends(letters.before_space(start), &NAMES_BEFORE)
}

/// Whether digits are the version of what stands before them, as in Struts 2.
fn is_of_name(letters: &Letters, digits: &Digits, after: usize) -> bool {
    let space = digits.start.saturating_sub(1);
    let follows_name = letters.at(space) == Some(' ')
        && letters
            .before(space)
            .is_some_and(|it| it.is_ascii_alphabetic());
    let is_amount = kind_at(letters, after).is_some()
        || letters.at(after).is_some_and(|next| {
            MEASURES.contains(&next) || SCALES.iter().any(|(scale, _)| *scale == next)
        });
    follows_name && !digits.is_grouped && !is_amount
}

fn is_date_word(letter: char) -> bool {
    matches!(letter, '年' | '月' | '日' | '号' | '时')
}

/// The end of the scale words that begin at a place, with the zeros they add.
fn scale(letters: &Letters, start: usize, zeros: &mut u32) -> Option<usize> {
    let mut end = start;
    while let Some((_, more)) = letters
        .at(end)
        .and_then(|letter| SCALES.iter().find(|(scale, _)| *scale == letter))
    {
        *zeros += more;
        end += 1;
    }
    (end > start).then_some(end)
}

/// The number words in what is left.
pub(super) fn words(letters: &Letters, taken: &[Reading]) -> Vec<Reading> {
    let mut words = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let next = match run(letters, taken, place) {
            Some(end) => word(letters, taken, place..end, &mut words),
            None => of_its_own(letters, place, &mut words),
        };
        place = next.max(place + 1);
    }
    words
}

/// Where the number letters end that begin at a place, if any do.
fn run(letters: &Letters, taken: &[Reading], place: usize) -> Option<usize> {
    let is_word =
        |place: &usize| letters.at(*place).is_some_and(is_number_word) && !is_taken(taken, *place);
    if letters.first_of(place, &IDIOMS).is_some() {
        return None;
    }
    let end = place + (place..letters.len()).take_while(is_word).count();
    (end > place).then_some(end)
}

/// Reads what says a number without number letters, and passes over what has some and
/// says none. Returns where to go on.
fn of_its_own(letters: &Letters, place: usize, words: &mut Vec<Reading>) -> usize {
    if let Some(idiom) = letters.first_of(place, &IDIOMS) {
        return place + idiom.chars().count();
    }
    let mut known = WORDS.iter();
    let Some((word, number, kind, bound)) = known.find(|(word, ..)| letters.begins(place, word))
    else {
        return place;
    };
    let end = place + word.chars().count();
    let is_time = word.ends_with('半')
        && letters
            .at(end)
            .is_some_and(|next| TIMES_OF_HALF.contains(next));
    if !is_time {
        let (around, said) = bound_around(letters, place, end);
        let bound = if *bound == Exact { around } else { *bound };
        let amount = Amount::whole(*number).in_kind(*kind).in_words();
        let is_share = *kind != Kind::Count;
        words.push(Reading {
            range: place..end,
            said,
            amount: amount.with_bound(bound),
            weight: if is_share {
                Weight::Word
            } else {
                Weight::Loose
            },
            is_measure: is_share,
        });
    }
    end
}

/// The bound of a share of something else that stands between: 不到上周的一半.
fn bound_of_another(letters: &Letters, start: usize) -> Option<(Bound, usize)> {
    const FAR: usize = 12;
    if !letters.ends(start, &["的"]) {
        return None;
    }
    let within = (start.saturating_sub(FAR)..start).rev();
    let mut within = within.take_while(|place| {
        !letters
            .at(*place)
            .is_some_and(|sign| "，。；".contains(sign))
    });
    within.find_map(|place| {
        let mut bounds = BOUNDS_BEFORE.iter();
        let (_, bound) = bounds
            .find(|(word, bound)| matches!(bound, Above | Below) && letters.begins(place, word))?;
        Some((*bound, place))
    })
}

fn bound_around(letters: &Letters, start: usize, end: usize) -> (Bound, usize) {
    let (bound, said) = match bound_before(letters, start) {
        (Exact, _) => bound_of_another(letters, start).unwrap_or((Exact, start)),
        said => said,
    };
    (bound_after(letters, end).unwrap_or(bound), said)
}

/// Reads the number whose letters are a range. Returns where to go on.
fn word(
    letters: &Letters,
    taken: &[Reading],
    Range { start, end }: Range<usize>,
    words: &mut Vec<Reading>,
) -> usize {
    let mut push = |range: Range<usize>, amount: Amount, weight, is_measure| {
        let (bound, said) = bound_around(letters, range.start, range.end);
        words.push(Reading {
            range,
            said,
            amount: amount.with_bound(bound),
            weight,
            is_measure,
        });
    };
    if letters.begins(end, "分之") {
        let (amount, end) = fraction(letters, taken, start..end);
        if let Some(amount) = amount {
            push(start..end, amount, Weight::Word, true);
        }
        return end;
    }
    // “打补丁”三个字 counts its own words.
    if letters.begins(end, "个字") {
        return end;
    }
    let signs = letters.within(start..end);
    let is_half = letters.at(end) == Some('半') && signs == ['一'];
    if is_half {
        let half = Amount::percent(500).in_words();
        // 各占一半 is “evenly” as well.
        let is_each = letters.ends(start, &["各占", "各"]);
        let weight = if is_each { Weight::Loose } else { Weight::Word };
        push(start..end + 1, half, weight, true);
        return end + 1;
    }
    // 两三百 and 七八成 are neither one nor the other.
    if let [one, other, rest @ ..] = signs
        && let (Some(one), Some(other)) = (digit(*one), digit(*other))
        && one > 0
        && one + 1 == other
        && rest.iter().all(|sign| digit(*sign).is_none())
    {
        let scale = number(rest).filter(|_| !rest.is_empty()).unwrap_or(1);
        let is_tenths = is_tenths(letters, end);
        for (range, digit) in [(start..start + 1, one), (start + 1..end, other)] {
            let amount = Amount::whole(digit.saturating_mul(scale));
            let amount = if is_tenths {
                Amount::percent(digit * 100)
            } else {
                amount
            };
            push(range, amount, Weight::Loose, false);
        }
        return end;
    }
    let (value, decimals, end) = decimal(letters, taken, start, end);
    let Some(value) = value else {
        return end;
    };
    if decimals == 0
        && let Some((amount, end)) = with_scale_behind_odd(letters, value, end)
    {
        push(start..end, amount, Weight::Loose, false);
        return end;
    }
    if is_tenths(letters, end) {
        let half = letters.at(end + 1).filter(|letter| *letter == '半');
        let more = letters.at(end + 1).and_then(digit).or(half.map(|_| 5));
        let tenths = Amount::percent(
            value
                .saturating_mul(100)
                .saturating_add(more.unwrap_or(0) * 10),
        );
        let end = end + 1 + usize::from(more.is_some());
        push(
            start..end,
            tenths.rounded_to(if more.is_some() { 5 } else { 10 }),
            Weight::Word,
            true,
        );
        return end;
    }
    let Some(amount) = Amount::new(value.into(), decimals, 0) else {
        return end;
    };
    if let Some((kind, _, behind)) = kind_at(letters, end) {
        let mut amount = amount.in_kind(kind);
        if kind == Kind::Times && is_growth(letters, start) {
            amount = amount.and_itself();
        }
        push(start..behind, amount, Weight::Word, true);
        return behind;
    }
    // 十个里有六个 is “six in ten” as well, or 60%.
    let measure = usize::from(letters.at(end).is_some_and(|it| MEASURES.contains(&it)));
    let is_rate = letters.begins(end + measure, "里") || letters.ends(start, &["里有", "里就有"]);
    let is_indefinite = is_rate || value <= 1 && decimals == 0;
    let is_vague = is_vague(letters, start..end, value) || is_bare_scale(signs);
    let counts = letters
        .at(end)
        .is_some_and(|letter| MEASURES.contains(&letter));
    let weight = if counts && !is_indefinite && !is_vague {
        Weight::Word
    } else {
        Weight::Loose
    };
    push(start..end, amount, weight, false);
    end
}

/// Whether the words around a number make it one that English need not have: 第三, 三百多,
/// 甲、乙和丙三省.
fn is_vague(letters: &Letters, number: Range<usize>, value: u64) -> bool {
    let Range { start, end } = number;
    letters.ends(start, &["第", "数", "几", "上", "前", "后"])
        || letters.first_of(end, &ODD).is_some()
        || letters.first_of(end, &["来", "项指标", "项数据"]).is_some()
        || closes_list(letters, start, value)
        || is_one_of_every(letters, start)
}

/// A number with the scale behind 多, and where that ends: 四百多万.
fn with_scale_behind_odd(letters: &Letters, value: u64, end: usize) -> Option<(Amount, usize)> {
    letters.first_of(end, &ODD)?;
    let mut zeros = 0;
    let end = scale(letters, end + 1, &mut zeros)?;
    Some((Amount::new(value.into(), 0, zeros)?, end))
}

/// Whether a number is of every so many: 每五个里有三个.
fn is_one_of_every(letters: &Letters, start: usize) -> bool {
    const MOST: usize = 30;
    let signs = letters.within(start.saturating_sub(MOST)..start);
    let sentence = signs.rsplit(|sign| matches!(sign, '。' | '；'));
    sentence.take(1).any(|signs| signs.contains(&'每'))
}

/// Whether a number says how many the list before it has: 甲、乙和丙三省.
fn closes_list(letters: &Letters, start: usize, value: u64) -> bool {
    const MOST: usize = 80;
    let signs = letters.within(start.saturating_sub(MOST)..start);
    let signs = signs
        .rsplit(|sign| matches!(sign, '，' | '。' | '；' | '：'))
        .next();
    let joints = signs.unwrap_or_default().iter();
    let joints = joints.filter(|sign| matches!(sign, '、' | '和' | '及' | '与'));
    let joints = u64::try_from(joints.count()).unwrap_or_default();
    joints > 0 && joints + 1 == value
}

/// What 分之 makes of the number below, whose letters are a range, and of the one behind;
/// and where to go on.
fn fraction(letters: &Letters, taken: &[Reading], below: Range<usize>) -> (Option<Amount>, usize) {
    let start = below.end + 2;
    let Some(end) = run(letters, taken, start) else {
        return (None, start);
    };
    let (above, decimals, end) = decimal(letters, taken, start, end);
    let Some(above) = above else {
        return (None, end);
    };
    let whole = letters.within(below.clone());
    let wholes = WHOLES.iter();
    let mut wholes = wholes.filter(|_| whole.len() == 1);
    let of_whole = wholes.find(|(word, _)| word.starts_with(whole));
    let amount = match of_whole {
        Some((_, more)) => Amount::new(above.into(), decimals + more, 0),
        None => number(whole).and_then(|whole| Some(Amount::ratio(above, whole)?.in_words())),
    };
    (amount.map(|amount| amount.in_kind(Kind::Percent)), end)
}

/// The number of a run of letters and of those behind 点, its decimals, and its end.
fn decimal(
    letters: &Letters,
    taken: &[Reading],
    start: usize,
    end: usize,
) -> (Option<u64>, u32, usize) {
    const MOST: usize = 4;
    let whole = number(letters.within(start..end));
    let behind = Some(end + 1).filter(|_| letters.at(end) == Some('点'));
    let fraction = behind.and_then(|behind| Some(behind..run(letters, taken, behind)?));
    let Some(fraction) = fraction else {
        return (whole, 0, end);
    };
    let digits = letters.within(fraction.clone()).iter();
    let digits: Option<Vec<_>> = digits.map(|letter| digit(*letter)).collect();
    let is_time = letters.at(fraction.end) == Some('分');
    match (whole, digits) {
        (Some(whole), Some(digits)) if digits.len() <= MOST && !is_time => {
            let together = digits.iter().try_fold(whole, |number, digit| {
                number.checked_mul(10)?.checked_add(*digit)
            });
            let decimals = u32::try_from(digits.len()).unwrap_or_default();
            (together, decimals, fraction.end)
        }
        _ => (whole, 0, end),
    }
}

fn is_number_word(letter: char) -> bool {
    digit(letter).is_some() || SCALES.iter().any(|(scale, _)| *scale == letter)
}

fn is_bare_scale(word: &[char]) -> bool {
    !word.iter().any(|letter| digit(*letter).is_some()) && word != ['十']
}

fn digit(letter: char) -> Option<u64> {
    Some(match letter {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The number that words make: 二十五, 三万六千, and 二〇一八 digit by digit.
fn number(word: &[char]) -> Option<u64> {
    let has_scale = word.iter().any(|letter| digit(*letter).is_none());
    if !has_scale {
        let mut digits = word.iter().filter_map(|letter| digit(*letter));
        return digits.try_fold(0_u64, |number, digit| {
            number.checked_mul(10)?.checked_add(digit)
        });
    }
    let (mut total, mut section, mut last) = (0_u64, 0_u64, None);
    for letter in word {
        if let Some(digit) = digit(*letter) {
            last = Some(digit);
            continue;
        }
        let (_, zeros) = SCALES.iter().find(|(scale, _)| scale == letter)?;
        let scale = 10_u64.pow(*zeros);
        if *zeros < 4 {
            let some = last.take().unwrap_or(1).checked_mul(scale)?;
            section = section.checked_add(some)?;
        } else {
            let some = total
                .checked_add(section)?
                .checked_add(last.take().unwrap_or(0))?;
            total = some.max(1).checked_mul(scale)?;
            section = 0;
        }
    }
    total.checked_add(section)?.checked_add(last.unwrap_or(0))
}

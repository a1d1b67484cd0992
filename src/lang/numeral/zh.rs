//! What Chinese writes around digits, and its number words.

use super::{
    Amount, Letters, Reading, Weight,
    digits::{Digits, Role, Unit, is_taken},
};

/// What stands between the ends of a range.
pub(super) const RANGE: [&str; 9] = ["-", "–", "—", "——", "~", "～", "〜", "至", "到"];

/// What stands between dates in a row.
pub(super) const LIST: [&str; 4] = ["、", "和", "及", "与"];

const SCALES: [(char, u32); 5] = [('十', 1), ('百', 2), ('千', 3), ('万', 4), ('亿', 8)];

/// Words before a number that is not exact, and after one.
const ABOUT_BEFORE: [&str; 9] = [
    "约", "近", "超", "超过", "逾", "不足", "不到", "接近", "大约",
];
const ABOUT_AFTER: [&str; 5] = ["余", "多", "几", "左右", "上下"];

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

/// Measure words before which a number word counts something.
const MEASURES: [char; 39] = [
    '个', '起', '家', '次', '项', '种', '类', '台', '条', '款', '例', '名', '位', '页', '部', '张',
    '份', '处', '倍', '点', '轮', '期', '批', '件', '国', '省', '市', '周', '天', '年', '岁', '大',
    '步', '座', '所', '组', '届', '层', '段',
];

/// What follows digits: scale, unit and role.
pub(super) fn unit(letters: &Letters, digits: &Digits) -> Unit {
    let mut end = digits.end;
    let mut zeros = 0;
    let mut is_about = letters.ends(letters.before_space(digits.start), &ABOUT_BEFORE);
    // 10余万, 68.3 万.
    let about = letters.first_of(end, &ABOUT_AFTER);
    let scale_at = about.map_or(letters.past_space(end), |word| end + word.chars().count());
    if let Some(scaled) = scale(letters, scale_at, &mut zeros) {
        end = scaled;
        is_about |= about.is_some();
    }
    let after = letters.past_space(end);
    is_about |= letters.first_of(after, &ABOUT_AFTER).is_some();
    let percent = letters.first_of(after, &["%", "个百分点"]);
    let is_percent = percent.is_some() || letters.ends(digits.start, &["百分之"]);
    if let Some(percent) = percent {
        end = after + percent.chars().count();
    }
    let role = role(letters, digits, after);
    if role == Role::Date && letters.at(after).is_some_and(is_date_word) {
        end = after + 1;
    }
    Unit {
        end,
        zeros,
        is_percent,
        is_about,
        role,
    }
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
    let is_rank = letters.ends(digits.start, &["第", "前", "TOP", "Top"]);
    let is_span = letters.first_of(after, &SPANS).is_some();
    if is_rank || is_span || letters.at(after) == Some('倍') {
        Role::Other
    } else {
        Role::Measure
    }
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
        let is_word = |place: &usize| {
            letters.at(*place).is_some_and(is_number_word) && !is_taken(taken, *place)
        };
        let end = place + (place..letters.len()).take_while(is_word).count();
        if end > place {
            words.extend(word(letters, place, end));
        }
        place = end.max(place + 1);
    }
    words
}

fn word(letters: &Letters, start: usize, end: usize) -> Option<Reading> {
    let reading = |amount: Amount, weight| Reading {
        range: start..end,
        amount,
        weight,
        is_measure: false,
    };
    let amount = number(letters.within(start..end))?;
    // Neither part of 三分之二 is a number of its own.
    let is_below = letters.ends(start, &["分之"]);
    if letters.ends(start, &["百分之"]) {
        return Some(reading(amount.in_percent(), Weight::Word));
    }
    if is_below || letters.begins(end, "分之") {
        return None;
    }
    if letters.ends(start, &["之"]) && amount == Amount::whole(1) {
        return Some(reading(amount, Weight::Word));
    }
    let is_indefinite = [Amount::whole(0), Amount::whole(1)].contains(&amount);
    let is_vague = letters.ends(start, &["第", "数", "几", "上", "前", "后"])
        || letters.first_of(end, &ABOUT_AFTER).is_some()
        || is_bare_scale(letters.within(start..end));
    let counts = letters
        .at(end)
        .is_some_and(|letter| MEASURES.contains(&letter));
    let weight = if counts && !is_indefinite && !is_vague {
        Weight::Word
    } else {
        Weight::Loose
    };
    Some(reading(amount, weight))
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
fn number(word: &[char]) -> Option<Amount> {
    let has_scale = word.iter().any(|letter| digit(*letter).is_none());
    if !has_scale {
        let mut digits = word.iter().filter_map(|letter| digit(*letter));
        let number = digits.try_fold(0_u64, |number, digit| {
            number.checked_mul(10)?.checked_add(digit)
        })?;
        return Some(Amount::whole(number));
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
    let number = total.checked_add(section)?.checked_add(last.unwrap_or(0))?;
    Some(Amount::whole(number))
}

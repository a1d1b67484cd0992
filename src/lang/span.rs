//! What a figure in prose is of, hours, days or gigabytes, and which other figure it follows from.

use super::Lang;

/// Units of both languages.
const UNITS: [(&str, &str); 12] = [
    ("秒", "second"),
    ("分钟", "minute"),
    ("小时", "hour"),
    ("天", "day"),
    ("周", "week"),
    ("个星期", "week"),
    ("个月", "month"),
    ("年", "year"),
    ("KB", "KB"),
    ("MB", "MB"),
    ("GB", "GB"),
    ("TB", "TB"),
];

/// The English name of the unit behind a place of a text, where one is there.
pub fn unit_behind(text: &str, end: usize, lang: Lang) -> Option<&'static str> {
    let behind = text[end..].trim_start_matches([' ', '-', '\u{a0}', '多', '余']);
    let word = behind.split(|letter: char| !letter.is_ascii_alphabetic());
    let word = word.into_iter().next()?.trim_end_matches('s');
    let is_behind = |(zh, en): &&(&str, &str)| match lang {
        Lang::Zh => behind.starts_with(zh),
        Lang::En => word.eq_ignore_ascii_case(en),
    };
    UNITS.iter().find(is_behind).map(|(_, en)| *en)
}

/// Whether a figure is what something rose or fell to from the one before it, by the Chinese texts
/// before both: 从295个降到276个.
pub fn leads_from(before: &str, between: &str) -> bool {
    let is_within = |text: &str| text.contains(['，', '。', '；', '、']);
    before.trim_end_matches("上周的").ends_with(['从', '由'])
        && !is_within(between)
        && between.trim_end_matches('约').ends_with(['到', '至', '为'])
}

/// Whether a Chinese text between two figures says nothing but that the one follows from the other,
/// or whose they are in a word or two: 个，庄家少了.
pub fn is_plain_between(between: &str) -> bool {
    const MOST: usize = 2;
    const PLAIN: &str = "个起家台次，、（较比上周环本即又也就共净足整减少增加多升下降涨跌回落幅为达约近是原来期的了";
    between
        .chars()
        .filter(|letter| !PLAIN.contains(*letter))
        .count()
        <= MOST
}

/// Whether a Chinese text ends with what makes the number behind it an average of some things.
pub fn is_average(before: &str) -> bool {
    const TIMES: &str = "天日周月年小分";
    before.split("平均每").nth(1).is_some_and(|rest| {
        let first = rest.trim_start_matches('个').chars().next();
        first.is_some_and(|first| !TIMES.contains(first))
    })
}

//! Defects of reading in words: what is wrong, with the values.

use crate::report::{Allowed, Defect, Expected, Flaw, Stated};

use super::{
    Lang,
    measure::{measure, share_disagrees},
    number,
    sentences::{Sentences, filled},
    sign::sign,
    typed::{typed_week, value_meant},
};

fn expected(what: Expected, lang: Lang) -> String {
    let sentences = match what {
        Expected::Object => ["对象", "an object"],
        Expected::List => ["列表", "a list"],
        Expected::Text => ["文字", "text"],
        Expected::WholeNumber => ["整数", "a whole number"],
        Expected::Number => ["数字", "a number"],
        Expected::Boolean => ["true或false", "true or false"],
        Expected::Day => ["2018-02-05这样的日期", "a day such as 2018-02-05"],
        Expected::Id => [
            "由小写字母、数字和下划线组成的标识",
            "an id of lowercase letters, digits and underscores",
        ],
        Expected::Address => [
            "以http://或https://开头的网址",
            "an address that begins with http:// or https://",
        ],
        Expected::BothLanguages => [
            "中英文两种文字（zh和en）",
            "text in both languages (zh and en)",
        ],
        Expected::OneOf(options) => {
            let options = options.join(" / ");
            return filled(["以下之一：{0}", "one of {0}"], lang, &[options]);
        }
        Expected::Length(count) => {
            return filled(["{0}个元素", "{0} elements"], lang, &[count.to_string()]);
        }
    };
    filled::<&str>(sentences, lang, &[])
}

fn flaw_text(flaw: Flaw) -> Sentences {
    match flaw {
        Flaw::WebPage => [
            "这是一个网页，不是数据文件，请打开扩展名为.json的草稿。",
            "This is a web page, not a data file; open the draft whose name ends in .json.",
        ],
        Flaw::NotUtf8 => [
            "文件的编码不是UTF-8，请另存为UTF-8编码。",
            "The file is not encoded in UTF-8; save it as UTF-8.",
        ],
        Flaw::CutOff => [
            "文件不完整：JSON到此中断。",
            "The file is incomplete: the JSON breaks off here.",
        ],
        Flaw::Syntax => ["此处不符合JSON格式。", "This is not valid JSON."],
    }
}

/// A value as messages show it: texts in the quotes of prose.
fn shown(found: &str) -> String {
    match unquoted(found) {
        Some(text) => format!("“{text}”"),
        None => found.to_owned(),
    }
}

/// The text of a value that is one.
fn unquoted(found: &str) -> Option<&str> {
    found.strip_prefix('"')?.strip_suffix('"')
}

/// What a value of the wrong type was meant for, or else what belongs in its place.
fn wrong_type(what: Expected, found: &str, lang: Lang) -> String {
    let text = unquoted(found);
    let said = |sentences, value: String| {
        filled(
            sentences,
            lang,
            &[shown(found), value, expected(what, lang)],
        )
    };
    let is_day = |text: &str| text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let is_truth = |text: &str| ["true", "false"].contains(&&*text.to_ascii_lowercase());
    let sentences = match (value_meant(what, found), text) {
        (Some(Stated::Number(number)), Some(_)) => {
            return said(
                [
                    "{0}应写作数字{1}，不加引号。",
                    "{0} should be written as the number {1}, without quotes.",
                ],
                number,
            );
        }
        (Some(meant), _) => {
            let meant = match meant {
                Stated::Plain(text) => format!("“{text}”"),
                Stated::Number(number) => number,
                Stated::Text(_) | Stated::Nothing => String::new(),
            };
            return said(WRITTEN, meant);
        }
        (None, _) if found == "null" => [
            "此处待填写，应为{2}。",
            "This is still to be filled in: {2}.",
        ],
        (None, Some(text)) if text.trim().is_empty() => {
            ["此处文字为空。", "The text here is blank."]
        }
        (None, Some(text)) if what == Expected::Boolean && is_truth(text) => {
            return said(
                [
                    "{0}应写作{1}，不加引号。",
                    "{0} should be written as {1}, without quotes.",
                ],
                text.to_ascii_lowercase(),
            );
        }
        (None, Some(text)) if what == Expected::Day && is_day(text) => [
            "日历上没有{0}这一天。",
            "There is no such day as {0} in the calendar.",
        ],
        (None, None) if what == Expected::WholeNumber && found.contains('.') => [
            "此处应为整数，而{0}有小数；以万、亿计的数值须写出全部数字。",
            "{0} is no whole number; write a count in thousands or millions out in full.",
        ],
        (None, None) if what == Expected::Text && is_number(found) => {
            ["文字须加引号：\"{0}\"。", "Text stands in quotes: \"{0}\"."]
        }
        _ => [
            "此处应为{2}，实际为{0}。",
            "This should be {2}, but is {0}.",
        ],
    };
    said(sentences, String::new())
}

/// How something should be written.
const WRITTEN: Sentences = ["{0}应写作{1}。", "{0} should be written as {1}."];

fn is_number(found: &str) -> bool {
    found.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit())
}

/// Why a percentage cannot stand where changes or shares do.
fn percentage(found: &str, is_share: bool) -> Sentences {
    let decimals = found.split_once('.').map_or("", |(_, decimals)| decimals);
    let is_nothing = !found.contains(|sign| matches!(sign, '1'..='9'));
    if found.contains(['e', 'E']) {
        ["请将{0}写成普通数字。", "Write {0} in plain digits."]
    } else if decimals.trim_end_matches('0').len() > 1 {
        [
            "{0}的小数过多：百分数最多有一位小数。",
            "{0} has too many decimals: percentages have one at most.",
        ]
    } else if is_nothing {
        ["0前不加负号：{0}。", "Zero has no minus sign: {0}."]
    } else if is_share {
        [
            "占比应在0%至100%之间，而此处为{0}%。",
            "A share is from 0% to 100%, but {0}% stands here.",
        ]
    } else if found.starts_with('-') {
        [
            "降幅不可能超过100%，而此处为{0}%。",
            "Nothing can fall by more than 100%, but {0}% stands here.",
        ]
    } else {
        ["升幅{0}%过大。", "{0}% is too large a rise."]
    }
}

/// Why a value cannot stand where it does.
#[allow(clippy::too_many_lines)] // One arm a kind of value: a list, not a flow.
fn out_of_range(found: &str, allowed: &Allowed, lang: Lang) -> String {
    // Years and revisions are no quantities.
    let plain = |number: u64| match number {
        0..10_000 => number.to_string(),
        _ => number::grouped(number),
    };
    let (sentences, values) = match allowed {
        Allowed::Between(..) if found.starts_with('-') => (
            [
                "数值不能是负数：{0}。",
                "The number cannot be negative: {0}.",
            ],
            Vec::new(),
        ),
        Allowed::Between(least, _) if found.parse().is_ok_and(|found: u64| found < *least) => (
            [
                "{0}过小，至少应为{1}。",
                "{0} is too small; it should be at least {1}.",
            ],
            vec![plain(*least)],
        ),
        Allowed::Between(_, most) => (
            [
                "{0}过大，至多应为{1}。",
                "{0} is too large; it should be at most {1}.",
            ],
            vec![plain(*most)],
        ),
        Allowed::Within(most) => (
            [
                "{0}超出范围，应为-{1}至{1}。",
                "{0} is out of range; it should be from -{1} to {1}.",
            ],
            vec![plain(*most)],
        ),
        Allowed::Changes => (percentage(found, false), Vec::new()),
        Allowed::Shares => (percentage(found, true), Vec::new()),
        Allowed::Steps => (
            [
                "{0}不是取整的单位：应为1、100、1000或10000，精确的数值填null。",
                "{0} is no step of rounding: it is 1, 100, 1000 or 10000, and null where the value is exact.",
            ],
            Vec::new(),
        ),
        Allowed::NoStep => (
            [
                "未填数值，取整的单位也应为null。",
                "Without a value there is nothing to round; this should be null.",
            ],
            Vec::new(),
        ),
        Allowed::NoDecimals => (
            [
                "未填升降百分数，其小数位数也应为null。",
                "Without a change in percent there are no decimals; this should be null.",
            ],
            Vec::new(),
        ),
        Allowed::NoShare => (
            [
                "此指标不是其他指标的分项，占比应为null。",
                "This indicator is no part of another; its share should be null.",
            ],
            Vec::new(),
        ),
        Allowed::Decimals => (
            [
                "须写明升降百分数的小数位数：0或1。",
                "The change in percent needs its number of decimals: 0 or 1.",
            ],
            Vec::new(),
        ),
        Allowed::OneDecimal => (
            [
                "升降百分数有一位小数，此处应为1。",
                "The change in percent has one decimal; this should be 1.",
            ],
            Vec::new(),
        ),
        Allowed::Monday(day) => (
            [
                "本周从星期一（{1}）开始，而此处为{0}。",
                "The week begins on its Monday, {1}, but {0} stands here.",
            ],
            vec![day.to_string()],
        ),
        Allowed::Sunday(day) => (
            [
                "本周到星期日（{1}）为止，而此处为{0}。",
                "The week ends on its Sunday, {1}, but {0} stands here.",
            ],
            vec![day.to_string()],
        ),
        Allowed::NotBefore(day) => (
            [
                "{0}早于本周最后一天{1}。",
                "{0} is before the last day of the week, {1}.",
            ],
            vec![day.to_string()],
        ),
        Allowed::After(week) => (
            [
                "{0}应晚于排在前面的{1}。",
                "{0} should be later than {1}, which stands before it.",
            ],
            vec![week.to_string()],
        ),
        Allowed::Only(id) => (
            [
                "此处应为“{1}”，实际为{0}。",
                "This should be “{1}”, but is {0}.",
            ],
            vec![id.clone()],
        ),
        Allowed::Whole(id) => (
            [
                "“{0}”本身是“{1}”的分项，不能再有分项。",
                "“{0}” is itself a part of “{1}” and cannot have parts.",
            ],
            vec![id.clone()],
        ),
        Allowed::NotOfIncidents => (
            [
                "以incidents_开头的标识为事件专用：{0}。",
                "Ids that begin with incidents_ are kept for incidents: {0}.",
            ],
            Vec::new(),
        ),
        Allowed::Items => (
            [
                "列表中至少应有一项。",
                "The list should have at least one item.",
            ],
            Vec::new(),
        ),
        Allowed::Like(example) => (
            [
                "{0}的写法不对，应如{1}。",
                "{0} is not written as it should be, such as {1}.",
            ],
            vec![(*example).to_owned()],
        ),
    };
    let mut all = vec![shown(found)];
    all.extend(values);
    filled(sentences, lang, &all)
}

/// What is wrong, in one sentence.
#[allow(clippy::too_many_lines)] // One arm a defect: a list, not a flow.
pub(super) fn defect(defect: &Defect, lang: Lang) -> String {
    let count = |size: &usize| number::grouped(*size as u64);
    let (sentences, values) = match defect {
        Defect::NotJson { flaw } => (flaw_text(*flaw), [String::new(), String::new()]),
        Defect::TooLarge { size, limit } => (
            [
                "文件大小为{0}字节，超过上限{1}字节。",
                "The file has {0} bytes; the limit is {1}.",
            ],
            [count(size), count(limit)],
        ),
        Defect::OtherVersion { found } => (
            [
                "文件的格式版本为{0}，本程序只能读取版本1。",
                "The file has format version {0}; this program reads version 1.",
            ],
            [found.clone(), String::new()],
        ),
        Defect::KeyMissing { key } => (
            ["缺少字段“{0}”。", "The key “{0}” is missing."],
            [(*key).to_owned(), String::new()],
        ),
        Defect::KeyUnknown { key } => (
            [
                "未知字段“{0}”，请检查拼写或删去。",
                "Unknown key “{0}”; check the spelling or remove it.",
            ],
            [key.clone(), String::new()],
        ),
        Defect::KeyRepeated { key } => (
            [
                "字段“{0}”重复出现。",
                "The key “{0}” appears more than once.",
            ],
            [key.clone(), String::new()],
        ),
        Defect::IdRepeated { id } => (
            [
                "标识“{0}”重复出现，每项只能列一次。",
                "The id “{0}” appears more than once; each can be listed only once.",
            ],
            [id.clone(), String::new()],
        ),
        Defect::WrongType {
            expected: what,
            found,
        } => return wrong_type(*what, found, lang),
        Defect::OutOfRange { found, allowed } => return out_of_range(found, allowed, lang),
        Defect::IdUnknown { id } => (
            [
                "指标目录中没有标识“{0}”。",
                "The id “{0}” is not in the catalogue.",
            ],
            [id.clone(), String::new()],
        ),
        Defect::NotAWeek {
            found,
            expected: Some(week),
        } => (
            [
                "“{0}”与起止日期不符，应为{1}。",
                "“{0}” does not match the dates; it should be {1}.",
            ],
            [found.clone(), week.clone()],
        ),
        Defect::NotAWeek {
            found,
            expected: None,
        } => match typed_week(found) {
            Some(week) => (WRITTEN, [format!("“{found}”"), format!("“{week}”")]),
            None => (
                [
                    "“{0}”不是2018-W06这样的周次。",
                    "“{0}” is not a week such as 2018-W06.",
                ],
                [found.clone(), String::new()],
            ),
        },
        Defect::LanguageMissing { language } => (
            if *language == "en" {
                ["缺少英文文字。", "The English text is missing."]
            } else {
                ["缺少中文文字。", "The Chinese text is missing."]
            },
            [String::new(), String::new()],
        ),
        Defect::LanguageMixed { language, found } => (
            if *language == "en" {
                [
                    "英文中混有汉字：“{0}”。",
                    "The English text has Chinese characters: “{0}”.",
                ]
            } else {
                [
                    "中文部分没有汉字：“{0}”。",
                    "The Chinese text has no Chinese characters: “{0}”.",
                ]
            },
            [found.clone(), String::new()],
        ),
        Defect::PartsDoNotSum { sum, whole } => (
            [
                "各部分之和为{0}，与总数{1}不符。",
                "The parts sum to {0}, not to {1}.",
            ],
            [measure(*sum), measure(*whole)],
        ),
        Defect::PartExceedsWhole { part, whole } => (
            [
                "分项{0}大于总数{1}。",
                "The part, {0}, is larger than the total, {1}.",
            ],
            [number::grouped(*part), number::grouped(*whole)],
        ),
        Defect::RankingExceedsWhole { sum, whole } => (
            [
                "所列各项之和{0}超过总数{1}。",
                "The ranked items add up to {0}, more than the total of {1}.",
            ],
            [measure(*sum), measure(*whole)],
        ),
        Defect::ShareDisagrees {
            stated,
            part,
            whole,
        } => return share_disagrees(*stated, *part, *whole, lang),
        Defect::RankingOutOfOrder { before, after } => (
            [
                "排名未按数值由大到小排列：{0}排在{1}之前。",
                "The ranking is not in descending order: {0} comes before {1}.",
            ],
            [number::grouped(*before), number::grouped(*after)],
        ),
        Defect::SignRefused { sign: of_text, .. } => (
            [
                "文字中有看不见的{0}，须删去。",
                "The text has an unseen {0}; remove it.",
            ],
            [sign(*of_text, lang), String::new()],
        ),
        Defect::RankingRepeats { name } => (
            ["“{0}”在排名中重复出现。", "“{0}” is ranked twice."],
            [name.clone(), String::new()],
        ),
    };
    filled(sentences, lang, &values)
}

#[cfg(test)]
pub(super) mod tests {
    use crate::report::{Measure, Share, Week, is_han};

    use super::*;

    /// One of each defect, its facts in signs of no language.
    pub(in crate::lang) fn defects() -> Vec<Defect> {
        let x = || "x".to_owned();
        let expected = [
            Expected::Object,
            Expected::List,
            Expected::Text,
            Expected::WholeNumber,
            Expected::Number,
            Expected::Boolean,
            Expected::Day,
            Expected::Id,
            Expected::OneOf(&["x", "y"]),
            Expected::Address,
            Expected::BothLanguages,
            Expected::Length(2),
        ];
        let languages = ["zh", "en"];
        let mut defects = vec![
            Defect::TooLarge { size: 2, limit: 1 },
            Defect::OtherVersion { found: x() },
            Defect::KeyMissing { key: "x" },
            Defect::KeyUnknown { key: x() },
            Defect::KeyRepeated { key: x() },
            Defect::IdRepeated { id: x() },
            Defect::IdUnknown { id: x() },
            Defect::SignRefused {
                sign: '\u{200e}',
                plain: x(),
            },
            Defect::PartsDoNotSum {
                sum: Measure::Count(3),
                whole: Measure::Count(2),
            },
            Defect::PartExceedsWhole { part: 3, whole: 2 },
            Defect::RankingExceedsWhole {
                sum: Measure::Tenths(1002),
                whole: Measure::WHOLE,
            },
            Defect::ShareDisagrees {
                stated: Share::WHOLE,
                part: 1,
                whole: 2,
            },
            Defect::RankingOutOfOrder {
                before: 1,
                after: 2,
            },
            Defect::RankingRepeats { name: x() },
        ];
        let flaws = [Flaw::WebPage, Flaw::NotUtf8, Flaw::CutOff, Flaw::Syntax];
        defects.extend(flaws.map(|flaw| Defect::NotJson { flaw }));
        let (day, week) = (
            "2018-02-05".parse().unwrap(),
            "2018-W06".parse::<Week>().unwrap(),
        );
        let allowed = [
            Allowed::Between(1, 999),
            Allowed::Between(1990, 9998),
            Allowed::Within(99),
            Allowed::Changes,
            Allowed::Shares,
            Allowed::Steps,
            Allowed::NoStep,
            Allowed::NoDecimals,
            Allowed::NoShare,
            Allowed::Decimals,
            Allowed::OneDecimal,
            Allowed::Monday(day),
            Allowed::Sunday(day),
            Allowed::NotBefore(day),
            Allowed::After(week),
            Allowed::Only("y".to_owned()),
            Allowed::Whole("y".to_owned()),
            Allowed::NotOfIncidents,
            Allowed::Items,
            Allowed::Like("2018-02"),
        ];
        defects.extend(allowed.map(|allowed| Defect::OutOfRange {
            found: match allowed {
                Allowed::Shares => "101".to_owned(),
                _ => "1000".to_owned(),
            },
            allowed,
        }));
        defects.extend([None, Some(x())].map(|expected| Defect::NotAWeek {
            found: x(),
            expected,
        }));
        defects.extend(expected.map(|expected| Defect::WrongType {
            expected,
            found: x(),
        }));
        defects.extend(languages.map(|language| Defect::LanguageMissing { language }));
        defects.extend(languages.map(|language| Defect::LanguageMixed {
            language,
            found: x(),
        }));
        defects
    }

    #[test]
    fn every_problem_is_said_in_both_languages() {
        let mut said = std::collections::BTreeSet::new();
        for defect in defects() {
            let [zh, en] = Lang::BOTH.map(|lang| super::defect(&defect, lang));
            assert!(zh.contains(is_han) && zh.ends_with('。'), "{zh}");
            assert!(!zh.contains([';', ',']), "{zh}");
            assert!(!en.contains(is_han) && en.ends_with('.'), "{en}");
            assert!(!en.contains(['，', '。', '（', '：']), "{en}");
            assert!(said.insert((zh, en)), "{defect:?} is said like another");
        }
    }

    #[track_caller]
    fn check(defect: &Defect, expected: [&str; 2]) {
        assert_eq!(Lang::BOTH.map(|lang| super::defect(defect, lang)), expected);
    }

    #[test]
    fn a_percentage_is_refused_for_what_is_wrong_with_it() {
        let check = |found: &str, allowed: Allowed, expected| {
            let found = found.to_owned();
            check(&Defect::OutOfRange { found, allowed }, expected);
        };
        check(
            "-7.65",
            Allowed::Changes,
            [
                "-7.65的小数过多：百分数最多有一位小数。",
                "-7.65 has too many decimals: percentages have one at most.",
            ],
        );
        check(
            "-107.6",
            Allowed::Changes,
            [
                "降幅不可能超过100%，而此处为-107.6%。",
                "Nothing can fall by more than 100%, but -107.6% stands here.",
            ],
        );
        check(
            "-0.0",
            Allowed::Shares,
            ["0前不加负号：-0.0。", "Zero has no minus sign: -0.0."],
        );
        check(
            "1e3",
            Allowed::Changes,
            ["请将1e3写成普通数字。", "Write 1e3 in plain digits."],
        );
        check(
            "337",
            Allowed::Shares,
            [
                "占比应在0%至100%之间，而此处为337%。",
                "A share is from 0% to 100%, but 337% stands here.",
            ],
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_is_told_what_it_was_meant_for() {
        let check = |expected: Expected, found: &str, said| {
            let found = found.to_owned();
            check(&Defect::WrongType { expected, found }, said);
        };
        check(
            Expected::WholeNumber,
            "\"4498.6万\"",
            [
                "“4498.6万”应写作数字44986000，不加引号。",
                "“4498.6万” should be written as the number 44986000, without quotes.",
            ],
        );
        check(
            Expected::Number,
            "\"↓7.6%\"",
            [
                "“↓7.6%”应写作数字-7.6，不加引号。",
                "“↓7.6%” should be written as the number -7.6, without quotes.",
            ],
        );
        check(
            Expected::WholeNumber,
            "4498.6",
            [
                "此处应为整数，而4498.6有小数；以万、亿计的数值须写出全部数字。",
                "4498.6 is no whole number; write a count in thousands or millions out in full.",
            ],
        );
        check(
            Expected::Day,
            "\"2018年2月5日\"",
            [
                "“2018年2月5日”应写作“2018-02-05”。",
                "“2018年2月5日” should be written as “2018-02-05”.",
            ],
        );
        check(
            Expected::Day,
            "\"2018-02-30\"",
            [
                "日历上没有“2018-02-30”这一天。",
                "There is no such day as “2018-02-30” in the calendar.",
            ],
        );
        check(
            Expected::Boolean,
            "\"True\"",
            [
                "“True”应写作true，不加引号。",
                "“True” should be written as true, without quotes.",
            ],
        );
        check(
            Expected::Text,
            "null",
            [
                "此处待填写，应为文字。",
                "This is still to be filled in: text.",
            ],
        );
        check(
            Expected::Text,
            "52",
            ["文字须加引号：\"52\"。", "Text stands in quotes: \"52\"."],
        );
    }

    #[test]
    fn a_value_in_a_message_is_no_place_for_another() {
        let found = "{1}{0}".to_owned();
        let expected = None;
        check(
            &Defect::NotAWeek { found, expected },
            [
                "“{1}{0}”不是2018-W06这样的周次。",
                "“{1}{0}” is not a week such as 2018-W06.",
            ],
        );
    }
}

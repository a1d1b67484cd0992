//! Problems of reading in words: what is wrong, with the values.

use crate::report::{Expected, Flaw, Problem};

use super::{Lang, number, sign::sign};

fn expected(what: Expected, lang: Lang) -> String {
    let (zh, en) = match what {
        Expected::Object => ("对象", "an object"),
        Expected::List => ("列表", "a list"),
        Expected::Text => ("文字", "text"),
        Expected::WholeNumber => ("整数", "a whole number"),
        Expected::Number => ("数字", "a number"),
        Expected::Boolean => ("true或false", "true or false"),
        Expected::Day => ("2018-02-05这样的日期", "a day such as 2018-02-05"),
        Expected::Id => (
            "由小写字母、数字和下划线组成的标识",
            "an id of lowercase letters, digits and underscores",
        ),
        Expected::Address => ("http或https网址", "an http or https address"),
        Expected::BothLanguages => ("中英文两种文字", "text in both languages"),
        Expected::OneOf(options) => {
            let options = options.join(" / ");
            return match lang {
                Lang::Zh => format!("以下之一：{options}"),
                Lang::En => format!("one of {options}"),
            };
        }
        Expected::Length(count) => {
            return match lang {
                Lang::Zh => format!("{count}个元素"),
                Lang::En => format!("{count} elements"),
            };
        }
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

fn flaw_text(flaw: Flaw, lang: Lang) -> &'static str {
    match (flaw, lang) {
        (Flaw::WebPage, Lang::Zh) => "这是一个网页，不是数据文件。",
        (Flaw::WebPage, Lang::En) => "This is a web page, not a data file.",
        (Flaw::NotUtf8, Lang::Zh) => "文件的编码不是UTF-8。",
        (Flaw::NotUtf8, Lang::En) => "The file is not encoded in UTF-8.",
        (Flaw::CutOff, Lang::Zh) => "文件不完整：JSON到此中断。",
        (Flaw::CutOff, Lang::En) => "The file is incomplete: the JSON breaks off here.",
        (Flaw::Syntax, Lang::Zh) => "此处不符合JSON格式。",
        (Flaw::Syntax, Lang::En) => "This is not valid JSON.",
    }
}

/// What is wrong, in one sentence.
#[allow(clippy::too_many_lines)] // One arm a problem and language: a list, not a flow.
pub(super) fn problem(problem: &Problem, lang: Lang) -> String {
    match (problem, lang) {
        (Problem::NotJson { flaw }, _) => flaw_text(*flaw, lang).to_owned(),
        (Problem::TooLarge { size, limit }, Lang::Zh) => {
            format!(
                "文件大小为{}字节，超过上限{}字节。",
                number::grouped(*size as u64),
                number::grouped(*limit as u64)
            )
        }
        (Problem::TooLarge { size, limit }, Lang::En) => {
            format!(
                "The file has {} bytes; the limit is {}.",
                number::grouped(*size as u64),
                number::grouped(*limit as u64)
            )
        }
        (Problem::OtherVersion { found }, Lang::Zh) => {
            format!("文件的格式版本为{found}，本程序只能读取版本1。")
        }
        (Problem::OtherVersion { found }, Lang::En) => {
            format!("The file has format version {found}; this program reads version 1.")
        }
        (Problem::KeyMissing { key }, Lang::Zh) => format!("缺少字段“{key}”。"),
        (Problem::KeyMissing { key }, Lang::En) => format!("The key “{key}” is missing."),
        (Problem::KeyUnknown { key }, Lang::Zh) => format!("未知字段“{key}”，请检查拼写或删去。"),
        (Problem::KeyUnknown { key }, Lang::En) => {
            format!("Unknown key “{key}”; check the spelling or remove it.")
        }
        (Problem::KeyRepeated { key }, Lang::Zh) => format!("字段“{key}”重复出现。"),
        (Problem::KeyRepeated { key }, Lang::En) => {
            format!("The key “{key}” appears more than once.")
        }
        (
            Problem::WrongType {
                expected: what,
                found,
            },
            Lang::Zh,
        ) => format!("此处应为{}，实际为{found}。", expected(*what, lang)),
        (
            Problem::WrongType {
                expected: what,
                found,
            },
            Lang::En,
        ) => format!("This should be {}, but is {found}.", expected(*what, lang)),
        (Problem::SignRefused { sign: of_text, .. }, Lang::Zh) => {
            format!("文字中有看不见的{}，须删去。", sign(*of_text, lang))
        }
        (Problem::SignRefused { sign: of_text, .. }, Lang::En) => {
            format!(
                "The text has an unseen {}; remove it.",
                sign(*of_text, lang)
            )
        }
        (Problem::OutOfRange { found, allowed }, Lang::Zh) => {
            format!("{found}不符合要求，应为：{allowed}。")
        }
        (Problem::OutOfRange { found, allowed }, Lang::En) => {
            format!("{found} is not allowed here; expected: {allowed}.")
        }
        (Problem::IdUnknown { id }, Lang::Zh) => format!("指标目录中没有“{id}”。"),
        (Problem::IdUnknown { id }, Lang::En) => format!("“{id}” is not in the catalogue."),
        (
            Problem::NotAWeek {
                found,
                expected: Some(week),
            },
            Lang::Zh,
        ) => format!("“{found}”与起止日期不符，应为{week}。"),
        (
            Problem::NotAWeek {
                found,
                expected: Some(week),
            },
            Lang::En,
        ) => format!("“{found}” does not match the dates; it should be {week}."),
        (
            Problem::NotAWeek {
                found,
                expected: None,
            },
            Lang::Zh,
        ) => format!("“{found}”不是2018-W06这样的周次。"),
        (
            Problem::NotAWeek {
                found,
                expected: None,
            },
            Lang::En,
        ) => format!("“{found}” is not a week such as 2018-W06."),
        (Problem::LanguageMissing { language: "en" }, Lang::Zh) => "缺少英文文字。".to_owned(),
        (Problem::LanguageMissing { language: "en" }, Lang::En) => {
            "The English text is missing.".to_owned()
        }
        (Problem::LanguageMissing { .. }, Lang::Zh) => "缺少中文文字。".to_owned(),
        (Problem::LanguageMissing { .. }, Lang::En) => "The Chinese text is missing.".to_owned(),
        (
            Problem::LanguageMixed {
                language: "en",
                found,
            },
            Lang::Zh,
        ) => format!("英文中混有汉字：“{found}”。"),
        (
            Problem::LanguageMixed {
                language: "en",
                found,
            },
            Lang::En,
        ) => format!("The English text has Chinese characters: “{found}”."),
        (Problem::LanguageMixed { found, .. }, Lang::Zh) => {
            format!("中文部分没有汉字：“{found}”。")
        }
        (Problem::LanguageMixed { found, .. }, Lang::En) => {
            format!("The Chinese text has no Chinese characters: “{found}”.")
        }
        (Problem::PartsDoNotSum { sum, whole }, Lang::Zh) => {
            format!("各部分之和为{sum}，与总数{whole}不符。")
        }
        (Problem::PartsDoNotSum { sum, whole }, Lang::En) => {
            format!("The parts sum to {sum}, not to {whole}.")
        }
        (Problem::PartExceedsWhole { part, whole }, Lang::Zh) => {
            format!("分项（{part}）与总数（{whole}）不符：分项不得大于总数，占比须与两者一致。")
        }
        (Problem::PartExceedsWhole { part, whole }, Lang::En) => {
            format!(
                "The part ({part}) does not agree with the total ({whole}): it may not exceed the total, and a share must match both."
            )
        }
        (Problem::RankingOutOfOrder { before, after }, Lang::Zh) => {
            format!(
                "排名未按数值由大到小排列：{}排在{}之前。",
                number::grouped(*before),
                number::grouped(*after)
            )
        }
        (Problem::RankingOutOfOrder { before, after }, Lang::En) => {
            format!(
                "The ranking is not in descending order: {} comes before {}.",
                number::grouped(*before),
                number::grouped(*after)
            )
        }
        (Problem::RankingRepeats { name }, Lang::Zh) => format!("“{name}”在排名中重复出现。"),
        (Problem::RankingRepeats { name }, Lang::En) => format!("“{name}” is ranked twice."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each problem, its facts in signs of no language.
    fn problems() -> Vec<Problem> {
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
        let mut problems = vec![
            Problem::TooLarge { size: 2, limit: 1 },
            Problem::OtherVersion { found: x() },
            Problem::KeyMissing { key: "x" },
            Problem::KeyUnknown { key: x() },
            Problem::KeyRepeated { key: x() },
            Problem::OutOfRange {
                found: x(),
                allowed: x(),
            },
            Problem::IdUnknown { id: x() },
            Problem::SignRefused {
                sign: '\u{200e}',
                plain: x(),
            },
            Problem::PartsDoNotSum {
                sum: x(),
                whole: x(),
            },
            Problem::PartExceedsWhole {
                part: x(),
                whole: x(),
            },
            Problem::RankingOutOfOrder {
                before: 1,
                after: 2,
            },
            Problem::RankingRepeats { name: x() },
        ];
        let flaws = [Flaw::WebPage, Flaw::NotUtf8, Flaw::CutOff, Flaw::Syntax];
        problems.extend(flaws.map(|flaw| Problem::NotJson { flaw }));
        problems.extend([None, Some(x())].map(|expected| Problem::NotAWeek {
            found: x(),
            expected,
        }));
        problems.extend(expected.map(|expected| Problem::WrongType {
            expected,
            found: x(),
        }));
        problems.extend(languages.map(|language| Problem::LanguageMissing { language }));
        problems.extend(languages.map(|language| Problem::LanguageMixed {
            language,
            found: x(),
        }));
        problems
    }

    #[test]
    fn every_problem_is_said_in_both_languages() {
        let is_han = |sign: char| ('\u{3400}'..='\u{9fff}').contains(&sign);
        let mut said = std::collections::BTreeSet::new();
        let mut rules = std::collections::BTreeSet::new();
        for problem in problems() {
            rules.insert(problem.rule());
            let [zh, en] = Lang::BOTH.map(|lang| super::problem(&problem, lang));
            assert!(zh.contains(is_han) && zh.ends_with('。'), "{zh}");
            assert!(!zh.contains([';', ',']), "{zh}");
            assert!(!en.contains(is_han) && en.ends_with('.'), "{en}");
            assert!(!en.contains(['，', '。', '（', '：']), "{en}");
            assert!(said.insert((zh, en)), "{problem:?} is said like another");
        }
        assert_eq!(rules.len(), 16);
    }
}

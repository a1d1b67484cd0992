//! Discrepancies in words: what does not agree, with the values, and what to do.

use crate::report::{
    Acknowledgement, Change, ChangeInterval, Discrepancy, Idle, Measure, Oddity, Share, Slip, Week,
};

use super::{
    Lang, date,
    mend::stated as value,
    number,
    sentences::{Sentences, filled},
};

/// What does not agree, in one sentence or two.
#[allow(clippy::too_many_lines)] // One arm a discrepancy and language: a list, not a flow.
pub(super) fn discrepancy(discrepancy: &Discrepancy, lang: Lang) -> String {
    match (discrepancy, lang) {
        (
            Discrepancy::ChangeDisagrees {
                stated,
                possible: ChangeInterval { least, greatest },
                previous,
                current,
                slip,
                ..
            },
            _,
        ) => {
            let possible = match greatest {
                Some(greatest) => between(percent(*least), &percent(*greatest), lang),
                None => at_least(&percent(*least), lang),
            };
            let values = [*previous, *current];
            follows(percent(*stated), possible, values, *slip, lang)
        }
        (Discrepancy::ChangeOfNothing { stated, .. }, Lang::Zh) => format!(
            "文件所填较上周升降为{}，但上周数值为0，无法计算百分比。",
            percent(*stated)
        ),
        (Discrepancy::ChangeOfNothing { stated, .. }, Lang::En) => format!(
            "The stated change is {}, but last week’s value was 0, so no percentage change can be given.",
            percent(*stated)
        ),
        (
            Discrepancy::CountDisagrees {
                stated,
                possible: (least, most),
                previous,
                current,
                slip,
                ..
            },
            _,
        ) => {
            let possible = between(signed(*least), &signed(*most), lang);
            let values = [*previous, *current];
            follows(signed(*stated), possible, values, *slip, lang)
        }
        (Discrepancy::ValueRepeats { value }, Lang::Zh) => {
            format!("数值{}与上周相同，请核对。", number::grouped(*value))
        }
        (Discrepancy::ValueRepeats { value }, Lang::En) => format!(
            "The value {} is the same as last week; please check it.",
            number::grouped(*value)
        ),
        (Discrepancy::ValueUnusual { value, median }, Lang::Zh) => format!(
            "数值{}与此前52周的水平（中位数{}）相差很大，请核对。",
            number::grouped(*value),
            number::grouped(*median)
        ),
        (Discrepancy::ValueUnusual { value, median }, Lang::En) => format!(
            "The value {} is far from the 52 weeks before (median {}); please check it.",
            number::grouped(*value),
            number::grouped(*median)
        ),
        (
            Discrepancy::ShareDisagrees {
                stated,
                part,
                whole,
                ..
            },
            _,
        ) => share_disagrees(*stated, *part, *whole, lang),
        (Discrepancy::PartsExceedWhole { sum, whole }, Lang::Zh) => {
            format!(
                "所列各分项之和{}超过总数{}。",
                measure(*sum),
                measure(*whole)
            )
        }
        (Discrepancy::PartsExceedWhole { sum, whole }, Lang::En) => format!(
            "The parts listed add up to {}, more than the total of {}.",
            measure(*sum),
            measure(*whole)
        ),
        (Discrepancy::Odd { what, facts }, _) => filled(oddity(*what), lang, facts),
        (Discrepancy::FiguresDisagree { zh, en, .. }, Lang::Zh) => {
            format!("中英文的数字不一致：{}。", only(zh, en, lang))
        }
        (Discrepancy::FiguresDisagree { zh, en, .. }, Lang::En) => {
            format!(
                "The figures of the two languages differ: {}.",
                only(zh, en, lang)
            )
        }
        (Discrepancy::WordsDisagree { zh, en }, Lang::Zh) => {
            format!(
                "中英文以文字表示的数量不一致，请核对：{}。",
                only(zh, en, lang)
            )
        }
        (Discrepancy::WordsDisagree { zh, en }, Lang::En) => format!(
            "The number words of the two languages differ, please check them: {}.",
            only(zh, en, lang)
        ),
        (Discrepancy::FigureUnknown { found, about: None }, Lang::Zh) => {
            format!("文中数字{found}在本期数据中查不到，请核对。")
        }
        (Discrepancy::FigureUnknown { found, about: None }, Lang::En) => {
            format!("The text has {found}, which is not in the week’s data; please check it.")
        }
        (
            Discrepancy::FigureUnknown {
                found,
                about: Some(name),
            },
            Lang::Zh,
        ) => format!(
            "文中提到“{}”时写作{found}，与该指标的数据不符，请核对。",
            lang.of(name)
        ),
        (
            Discrepancy::FigureUnknown {
                found,
                about: Some(name),
            },
            Lang::En,
        ) => format!(
            "The text gives {found} for “{}”, which does not agree with the data for that indicator; please check it.",
            lang.of(name)
        ),
        (
            Discrepancy::DirectionDisagrees {
                found,
                about,
                is_rise,
                ..
            },
            Lang::Zh,
        ) => {
            let way = if *is_rise { "上升" } else { "下降" };
            match about {
                Some(name) => format!(
                    "文中写作“{found}”，而数据中“{}”较上周{way}，请核对。",
                    lang.of(name)
                ),
                None => format!("文中写作“{found}”，而本期数据中这一幅度的变化均为{way}，请核对。"),
            }
        }
        (
            Discrepancy::DirectionDisagrees {
                found,
                about,
                is_rise,
                ..
            },
            Lang::En,
        ) => match about {
            Some(name) => format!(
                "The text says “{found}”, but in the data “{}” {} from the week before; please check it.",
                lang.of(name),
                if *is_rise { "rose" } else { "fell" }
            ),
            None => format!(
                "The text says “{found}”, but every change of that size in the week’s data is a {}; please check it.",
                if *is_rise { "rise" } else { "fall" }
            ),
        },
        (
            Discrepancy::TermUnknown {
                language,
                term,
                renderings,
            },
            Lang::Zh,
        ) => {
            let (one, other) = match *language {
                "en" => ("英文", "中文"),
                _ => ("中文", "英文"),
            };
            let renderings = any_of(renderings, "或");
            format!("{one}有“{term}”，{other}中应有与之对应的{renderings}。")
        }
        (
            Discrepancy::TermUnknown {
                language,
                term,
                renderings,
            },
            Lang::En,
        ) => {
            let (one, other) = match *language {
                "en" => ("English", "Chinese"),
                _ => ("Chinese", "English"),
            };
            let renderings = any_of(renderings, " or ");
            format!("The {one} text has “{term}”; the {other} one should have {renderings} for it.")
        }
        (Discrepancy::WeekOutOfSequence { found, expected }, Lang::Zh) => format!(
            "最新一期的下一周是{}，而本期为{}，请核对。",
            days(*expected, lang),
            days(*found, lang)
        ),
        (Discrepancy::WeekOutOfSequence { found, expected }, Lang::En) => format!(
            "The week after the latest report is {}, but this one is for {}; please check it.",
            days(*expected, lang),
            days(*found, lang)
        ),
        (Discrepancy::IssueOutOfSequence { found, expected }, Lang::Zh) => format!(
            "最新一期之后应为{}，而本期为{}，请核对。",
            date::issue(*expected, lang),
            date::issue(*found, lang)
        ),
        (Discrepancy::IssueOutOfSequence { found, expected }, Lang::En) => format!(
            "The next issue should be {}, but this one is {}; please check it.",
            date::issue(*expected, lang),
            date::issue(*found, lang)
        ),
        (Discrepancy::IssueTaken { issue, week }, Lang::Zh) => format!(
            "{}已用作{}周报的期号。",
            date::issue(*issue, lang),
            days(*week, lang)
        ),
        (Discrepancy::IssueTaken { issue, week }, Lang::En) => format!(
            "{} is already the number of the report for {}.",
            date::issue(*issue, lang),
            days(*week, lang)
        ),
        (Discrepancy::RevisionOutOfSequence { found, expected: 1 }, Lang::Zh) => {
            format!("该周周报尚未发布，版次应为1，不应为{found}。")
        }
        (Discrepancy::RevisionOutOfSequence { found, expected: 1 }, Lang::En) => {
            format!(
                "No report has been published for this week yet; the revision should be 1, not {found}."
            )
        }
        (Discrepancy::RevisionOutOfSequence { found, expected }, Lang::Zh) => {
            format!("该周周报已发布，改动后的版次应为{expected}，不应为{found}。")
        }
        (Discrepancy::RevisionOutOfSequence { found, expected }, Lang::En) => {
            format!(
                "This week’s report has been published; the revision of a changed report should be {expected}, not {found}."
            )
        }
        (Discrepancy::CorrectionMissing { at, old, new }, Lang::Zh) => format!(
            "字段{at}发布时为{}，现为{}，须在“更正记录”（corrections）中写明。",
            value(old, lang),
            value(new, lang)
        ),
        (Discrepancy::CorrectionMissing { at, old, new }, Lang::En) => format!(
            "{at} was published as {} and is now {}; add an entry to “corrections” that says so.",
            value(old, lang),
            value(new, lang)
        ),
        (
            Discrepancy::CorrectionDisagrees {
                stated,
                actual,
                is_old: true,
            },
            Lang::Zh,
        ) => format!(
            "更正记录的原值为{}，而已发布的是{}。",
            value(stated, lang),
            value(actual, lang)
        ),
        (
            Discrepancy::CorrectionDisagrees {
                stated,
                actual,
                is_old: true,
            },
            Lang::En,
        ) => format!(
            "The entry has {} as the old value, but what was published is {}.",
            value(stated, lang),
            value(actual, lang)
        ),
        (
            Discrepancy::CorrectionDisagrees {
                stated,
                actual,
                is_old: false,
            },
            Lang::Zh,
        ) => format!(
            "更正记录的新值为{}，而文件中现为{}。",
            value(stated, lang),
            value(actual, lang)
        ),
        (
            Discrepancy::CorrectionDisagrees {
                stated,
                actual,
                is_old: false,
            },
            Lang::En,
        ) => format!(
            "The entry has {} as the new value, but the file has {}.",
            value(stated, lang),
            value(actual, lang)
        ),
        (Discrepancy::CorrectionsReordered { published }, Lang::Zh) => format!(
            "更正记录只能在末尾追加，已发布的次序不得变动：此处应为{}，{}。",
            date::day(published.date, lang),
            published.at
        ),
        (Discrepancy::CorrectionsReordered { published }, Lang::En) => format!(
            "Entries are added at the end; the published ones keep their order. The entry expected here is {}, {}.",
            date::day(published.date, lang),
            published.at
        ),
        (Discrepancy::AcknowledgementUnused { entry, why }, _) => idle(entry, why, lang),
        (
            Discrepancy::CorrectionAltered {
                published,
                is_gone: true,
            },
            Lang::Zh,
        ) => format!(
            "已发布的更正记录不得删除：{}，{}。",
            date::day(published.date, lang),
            published.at
        ),
        (
            Discrepancy::CorrectionAltered {
                published,
                is_gone: true,
            },
            Lang::En,
        ) => format!(
            "A published entry must not be removed: {}, {}.",
            date::day(published.date, lang),
            published.at
        ),
        (
            Discrepancy::CorrectionAltered {
                published,
                is_gone: false,
            },
            Lang::Zh,
        ) => format!(
            "已发布的更正记录不得改动：{}，{}。如有新的更正，请另加一条。",
            date::day(published.date, lang),
            published.at
        ),
        (
            Discrepancy::CorrectionAltered {
                published,
                is_gone: false,
            },
            Lang::En,
        ) => format!(
            "A published entry must not be changed: {}, {}. Add another one instead.",
            date::day(published.date, lang),
            published.at
        ),
    }
}

/// Why an entry accepts nothing, and what to do about it.
fn idle(entry: &Acknowledgement, why: &Idle, lang: Lang) -> String {
    let Acknowledgement { rule, at, of, .. } = entry;
    let of = quoted(of, lang);
    match (why, lang) {
        (Idle::Lapsed, Lang::Zh) => format!(
            "此条所接受的内容（{of}）已有改动，接受不再有效（规则：{rule}，字段：{at}）。请核对现有内容后重新接受，或删去此条。"
        ),
        (Idle::Lapsed, Lang::En) => format!(
            "What this entry accepted, {of}, has since been changed, so it no longer holds: {rule}, {at}. Check and accept what stands there now, or delete this entry."
        ),
        (Idle::Gone, Lang::Zh) => {
            format!("此条所接受的问题已不存在（规则：{rule}，字段：{at}），可删去此条。")
        }
        (Idle::Gone, Lang::En) => format!(
            "The finding accepted here no longer occurs: {rule}, {at}. This entry can be deleted."
        ),
        (Idle::Unacceptable, Lang::Zh) => format!(
            "规则{rule}指出的问题（字段：{at}）不能凭理由接受：错误必须改正，提示无须接受。此条不起作用，可删去。"
        ),
        (Idle::Unacceptable, Lang::En) => format!(
            "What {rule} finds at {at} cannot be accepted: errors have to be put right, and notes ask for nothing. This entry has no effect and can be deleted."
        ),
        (Idle::Unknown, Lang::Zh) => {
            format!("没有名为“{rule}”的核对规则，请检查拼写，或删去此条。")
        }
        (Idle::Unknown, Lang::En) => {
            format!("There is no rule “{rule}”. Check the spelling, or delete this entry.")
        }
    }
}

/// Figures or words, as they were written.
pub(super) fn quoted(of: &[String], lang: Lang) -> String {
    let quoted = of.iter().map(|of| format!("“{of}”"));
    let between = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    quoted.collect::<Vec<_>>().join(between)
}

/// What is odd.
fn oddity(what: Oddity) -> Sentences {
    match what {
        Oddity::CountExceedsValue => [
            "较上周增加{0}而本周为{1}，上周数值便小于0：两者必有一误。",
            "A rise of {0} to {1} would put last week below 0: one of the two is wrong.",
        ],
        Oddity::NothingToCompare => [
            "上周为示例数据，本周的真实数值暂无可比对象：升降、重复和异常均未核对。",
            "Last week’s values are samples, so the real ones of this week have nothing to be compared with yet: changes, repeats and unusual values are not checked.",
        ],
        Oddity::KindsExceedTotal => [
            "各类事件之和{0}超过总数{1}，请核对。",
            "The kinds of incidents add up to {0}, more than the total of {1}; please check them.",
        ],
        Oddity::PartsDoNotSum => [
            "该指标由其分项组成，而各分项之和为{0}，总数为{1}，四舍五入也不能相符。",
            "The parts make up this indicator, but they add up to {0} and it is {1}, which rounding does not explain.",
        ],
        Oddity::TooFine => [
            "数值{0}并未取整到{1}，两者必有一误。",
            "The value {0} is not rounded to {1}; one of the two is wrong.",
        ],
        Oddity::TooRound => [
            "{0}以三个零结尾，却标为精确数值，请核对是否为约数。",
            "{0} is said to be exact and ends with three zeros; please check whether it is rounded.",
        ],
        Oddity::SampleAfterReal => [
            "上周为真实数值，本周却标为示例，请核对。",
            "Last week’s value is real, but this one is marked as a sample; please check it.",
        ],
        Oddity::OtherSources => [
            "来源类别为“{0}”，与所列来源的类别不符，请核对。",
            "The kind “{0}” does not go with the kinds of the sources listed; please check it.",
        ],
        Oddity::DecimalLost => [
            "本期其他升降幅度均有一位小数，唯此处没有，请核对。",
            "All other changes of this week have a decimal, but this one has none; please check it.",
        ],
        Oddity::Shorter => [
            "排名只有{0}项，上周有{1}项，请核对是否有遗漏。",
            "The ranking has {0} items and last week had {1}; please check whether one is missing.",
        ],
        Oddity::Exchanged => [
            "“{0}”与“{1}”的数值各与对方上周的相近，请核对是否填反。",
            "“{0}” and “{1}” each have about what the other had last week; please check whether they were exchanged.",
        ],
        Oddity::IssueFarOff => [
            "{0}年第{1}期与{2}至{3}这一周相去甚远，请核对期号。",
            "Issue {1} of {0} is far from the week of {2} to {3}; please check the number.",
        ],
        Oddity::BeforeWeek => [
            "{0}早于本周第一天{1}，请核对。",
            "{0} is before the first day of the week, {1}; please check it.",
        ],
        Oddity::BeforeWeekEnd => [
            "{0}早于本周最后一天{1}，请核对。",
            "{0} is before the last day of the week, {1}; please check it.",
        ],
        Oddity::BeforePublication => [
            "{0}早于发布日期{1}，请核对。",
            "{0} is before the day of publication, {1}; please check it.",
        ],
        Oddity::BeforeEntry => [
            "{0}早于前一条记录的日期{1}，请核对。",
            "{0} is before the day of the entry before, {1}; please check it.",
        ],
        Oddity::LongAfter => [
            "{0}在本周结束{1}天之后，请核对年份和月份。",
            "{0} is {1} days after the end of the week; please check the year and the month.",
        ],
    }
}

/// A stated change, what it should be by the values, and which of the three may be wrong.
fn follows(
    stated: String,
    possible: String,
    values: [u64; 2],
    slip: Option<Slip>,
    lang: Lang,
) -> String {
    let (hint, fitting) = match slip {
        None => (["", ""], 0),
        Some(Slip::Sign) => (
            [
                "只是方向相反，请先核对正负号。",
                " Only the sign differs; check it first.",
            ],
            0,
        ),
        Some(Slip::Digits(value)) => (
            [
                "本周若为{4}即相符，请先核对是否颠倒了数字或多写、少写了零。",
                " {4} this week would fit; check first for swapped digits and missing or extra zeros.",
            ],
            value,
        ),
        Some(Slip::Value(value)) => (
            [
                "若{3}无误，本周应约为{4}；原文若以修订后的上周数值为准，可说明理由予以接受。",
                " With {3} this week would be about {4}. If the source rests on a revised value of last week, accept this with the reason.",
            ],
            value,
        ),
    };
    let all = [
        "由上周{0}、本周{1}计算，升降应为{2}，而文件所填为{3}：三者必有一误。",
        "From {0} last week to {1} this week the change is {2}, but {3} is stated: one of the three is wrong.",
    ];
    let [previous, current] = values.map(number::grouped);
    let facts = [
        previous,
        current,
        possible,
        stated,
        number::grouped(fitting),
    ];
    [all, hint]
        .map(|sentences| filled(sentences, lang, &facts))
        .concat()
}

fn at_least(least: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("不低于{least}"),
        Lang::En => format!("at least {least}"),
    }
}

fn percent(change: Change) -> String {
    format!("{}%", number::change(change))
}

fn signed(count: i64) -> String {
    let sign = if count < 0 { "-" } else { "+" };
    format!("{sign}{}", number::grouped(count.unsigned_abs()))
}

/// A share beside what the values give.
pub(super) fn share_disagrees(stated: Share, part: u64, whole: u64, lang: Lang) -> String {
    let [part_of, of_whole] = [part, whole].map(number::grouped);
    let stated = number::share(stated);
    let share = share_of(part, whole);
    match lang {
        Lang::Zh => format!("占比{stated}与数值不符：{part_of}占{of_whole}的{share}。"),
        Lang::En => format!(
            "The share {stated} does not fit the values: {part_of} of {of_whole} is {share}."
        ),
    }
}

/// How much something is.
pub(super) fn measure(measure: Measure) -> String {
    match measure {
        Measure::Count(count) => number::grouped(count),
        Measure::WHOLE => "100%".to_owned(),
        Measure::Tenths(tenths) => format!("{}.{}%", tenths / 10, tenths % 10),
    }
}

fn share_of(part: u64, whole: u64) -> String {
    Share::of(part, whole).map_or_else(|| ">100%".to_owned(), number::share)
}

fn between(least: String, most: &str, lang: Lang) -> String {
    match lang {
        _ if least == most => least,
        Lang::Zh => format!("{least}至{most}"),
        Lang::En => format!("{least} to {most}"),
    }
}

/// What only one of the languages has.
fn only(zh: &[String], en: &[String], lang: Lang) -> String {
    let sides = match lang {
        Lang::Zh => [("只有中文有", zh), ("只有英文有", en)],
        Lang::En => [("only the Chinese has ", zh), ("only the English has ", en)],
    };
    let has_any = |(_, figures): &(&str, &[String])| !figures.is_empty();
    let clause = |(side, figures): (&str, &[String])| {
        let between = match lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        format!("{side}{}", figures.join(between))
    };
    let clauses: Vec<_> = sides.into_iter().filter(has_any).map(clause).collect();
    match lang {
        Lang::Zh => clauses.join("；"),
        Lang::En => clauses.join("; "),
    }
}

fn any_of(renderings: &[String], or: &str) -> String {
    let quoted = renderings.iter().map(|rendering| format!("“{rendering}”"));
    quoted.collect::<Vec<_>>().join(or)
}

fn days(week: Week, lang: Lang) -> String {
    date::period(week.monday(), week.sunday(), lang)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::report::{Correction, CorrectionKind, IssueNumber, Stated, Text};

    use super::*;

    fn issue(number: u16) -> IssueNumber {
        IssueNumber { year: 2018, number }
    }

    fn week(text: &str) -> Week {
        text.parse().unwrap()
    }

    /// One of each discrepancy, its facts in signs of no language.
    #[allow(clippy::too_many_lines)] // One of each: a list, not a flow.
    fn discrepancies() -> Vec<Discrepancy> {
        let x = || vec!["x".to_owned()];
        let change = |tenths| Change::new(tenths, 1).unwrap();
        let number = |number: &str| Stated::Number(number.to_owned());
        let entry = || {
            Box::new(Correction {
                date: "2018-02-12".parse().unwrap(),
                kind: CorrectionKind::Correction,
                at: "x".to_owned(),
                old: Stated::Nothing,
                new: Stated::Nothing,
                text: Text::new("x", "x").unwrap(),
            })
        };
        let mut discrepancies = vec![
            Discrepancy::ChangeDisagrees {
                stated: change(-76),
                possible: ChangeInterval {
                    least: change(-80),
                    greatest: Some(change(-78)),
                },
                previous: 100,
                current: 92,
                slip: Some(Slip::Sign),
                is_exact: true,
            },
            Discrepancy::ChangeOfNothing {
                stated: change(100),
                is_exact: true,
            },
            Discrepancy::CorrectionsReordered { published: entry() },
            Discrepancy::CountDisagrees {
                stated: 7,
                possible: (8, 8),
                previous: 100,
                current: 108,
                slip: None,
                is_exact: true,
            },
            Discrepancy::ValueRepeats { value: 100 },
            Discrepancy::ValueUnusual {
                value: 1,
                median: 9,
            },
            Discrepancy::ShareDisagrees {
                stated: Share::WHOLE,
                part: 1,
                whole: 2,
                is_exact: true,
            },
            Discrepancy::PartsExceedWhole {
                sum: Measure::Count(3),
                whole: Measure::Count(2),
            },
            Discrepancy::WeekOutOfSequence {
                found: week("2018-W08"),
                expected: week("2018-W07"),
            },
            Discrepancy::IssueOutOfSequence {
                found: issue(8),
                expected: issue(7),
            },
            Discrepancy::IssueTaken {
                issue: issue(6),
                week: week("2018-W06"),
            },
            Discrepancy::RevisionOutOfSequence {
                found: 1,
                expected: 2,
            },
            Discrepancy::CorrectionMissing {
                at: "x".to_owned(),
                old: number("1"),
                new: Stated::Nothing,
            },
        ];
        discrepancies.extend(Oddity::ALL.map(|what| {
            let facts = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
            Discrepancy::Odd { what, facts }
        }));
        for (zh, en) in [(x(), x()), (x(), Vec::new()), (Vec::new(), x())] {
            discrepancies.push(Discrepancy::FiguresDisagree {
                zh: zh.clone(),
                en: en.clone(),
                is_certain: true,
            });
            discrepancies.push(Discrepancy::WordsDisagree { zh, en });
        }
        discrepancies.extend(
            [None, Text::new("x", "x")].map(|about| Discrepancy::FigureUnknown {
                found: "1".to_owned(),
                about,
            }),
        );
        for is_rise in [true, false] {
            discrepancies.extend([None, Text::new("x", "x")].map(|about| {
                Discrepancy::DirectionDisagrees {
                    found: "1".to_owned(),
                    about,
                    is_rise,
                    is_explicit: true,
                }
            }));
        }
        discrepancies.extend(["zh", "en"].map(|language| Discrepancy::TermUnknown {
            language,
            term: "x".to_owned(),
            renderings: vec!["y".to_owned(), "z".to_owned()],
        }));
        for why in [Idle::Lapsed, Idle::Gone, Idle::Unacceptable, Idle::Unknown] {
            let entry = Box::new(Acknowledgement {
                rule: "x".to_owned(),
                at: "x".to_owned(),
                of: x(),
                reason: Text::new("x", "x").unwrap(),
                on: "2018-02-12".parse().unwrap(),
            });
            discrepancies.push(Discrepancy::AcknowledgementUnused { entry, why });
        }
        for is_old in [true, false] {
            discrepancies.push(Discrepancy::CorrectionDisagrees {
                stated: number("1"),
                actual: number("2"),
                is_old,
            });
            discrepancies.push(Discrepancy::CorrectionAltered {
                published: entry(),
                is_gone: is_old,
            });
        }
        discrepancies
    }

    #[test]
    fn a_week_that_is_not_published_is_not_called_so() {
        let (found, expected) = (2, 1);
        let doubt = Discrepancy::RevisionOutOfSequence { found, expected };
        assert_eq!(
            Lang::BOTH.map(|lang| discrepancy(&doubt, lang)),
            [
                "该周周报尚未发布，版次应为1，不应为2。",
                "No report has been published for this week yet; the revision should be 1, not 2."
            ]
        );
    }

    #[test]
    fn every_discrepancy_is_said_in_both_languages() {
        let is_han = |sign: char| ('\u{3400}'..='\u{9fff}').contains(&sign);
        let mut said = BTreeSet::new();
        let mut rules = BTreeSet::new();
        for found in discrepancies() {
            rules.insert(found.rule());
            let [zh, en] = Lang::BOTH.map(|lang| discrepancy(&found, lang));
            assert!(zh.contains(is_han) && zh.ends_with('。'), "{zh}");
            assert!(!zh.contains("; ") && !zh.contains(", "), "{zh}");
            assert!(!en.contains(is_han) && en.ends_with('.'), "{en}");
            assert!(!en.contains(['，', '。', '（', '：']), "{en}");
            assert!(said.insert((zh, en)), "{found:?} is said like another");
        }
        assert_eq!(rules.len(), 17);
    }

    #[test]
    fn a_disagreeing_change_is_said_with_its_values() {
        let change = |tenths| Change::new(tenths, 1).unwrap();
        let said = |least, greatest, slip| {
            let found = Discrepancy::ChangeDisagrees {
                stated: change(-76),
                possible: ChangeInterval {
                    least: change(least),
                    greatest,
                },
                previous: 12_000,
                current: 11_000,
                slip,
                is_exact: true,
            };
            Lang::BOTH.map(|lang| discrepancy(&found, lang))
        };
        let slips = [None, Some(Slip::Sign), Some(Slip::Digits(11_088))];
        let slips = slips.into_iter().chain([Some(Slip::Value(11_088))]);
        let told: Vec<_> = slips
            .map(|slip| said(-83, Some(change(-83)), slip))
            .collect();
        let zh = "由上周12,000、本周11,000计算，升降应为-8.3%，而文件所填为-7.6%：三者必有一误。";
        let en = "From 12,000 last week to 11,000 this week the change is -8.3%, but -7.6% is stated: one of the three is wrong.";
        let hints = [
            ["", ""],
            [
                "只是方向相反，请先核对正负号。",
                " Only the sign differs; check it first.",
            ],
            [
                "本周若为11,088即相符，请先核对是否颠倒了数字或多写、少写了零。",
                " 11,088 this week would fit; check first for swapped digits and missing or extra zeros.",
            ],
            [
                "若-7.6%无误，本周应约为11,088；原文若以修订后的上周数值为准，可说明理由予以接受。",
                " With -7.6% this week would be about 11,088. If the source rests on a revised value of last week, accept this with the reason.",
            ],
        ];
        let expected = hints.map(|[of_zh, of_en]| [[zh, of_zh].concat(), [en, of_en].concat()]);
        assert_eq!(told, expected);
        let wide = said(-90, Some(change(-80)), None);
        assert!(wide[0].contains("应为-9.0%至-8.0%，"));
        assert!(wide[1].contains("is -9.0% to -8.0%,"));
        let open = said(-90, None, None);
        assert!(open[0].contains("应为不低于-9.0%，"));
        assert!(open[1].contains("is at least -9.0%,"));
    }
}

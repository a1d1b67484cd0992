//! Discrepancies in words: what does not agree, with the values, and what to do.

use crate::report::{Absurd, Alike, ChangeInterval, Discrepancy, Week};

use super::{
    Lang,
    acceptance::idle,
    date,
    follows::{at_least, between, follows, percent, signed},
    measure::{measure, share_disagrees},
    mend::stated as value,
    number,
    oddity::odd,
    sign::sign,
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
        (Discrepancy::Odd { what, facts }, _) => odd(*what, facts, lang),
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
            "文中提到“{}”时写作{found}，与其数据不符，请核对。",
            lang.of(name)
        ),
        (
            Discrepancy::FigureUnknown {
                found,
                about: Some(name),
            },
            Lang::En,
        ) => format!(
            "The text gives {found} for “{}”, which does not agree with its data; please check it.",
            lang.of(name)
        ),
        (Discrepancy::SidesDisagree { what, zh, en, .. }, Lang::Zh) => {
            format!(
                "中英文的{}不一致，请核对：{}。",
                alike(*what).0,
                only(zh, en, lang)
            )
        }
        (Discrepancy::SidesDisagree { what, zh, en, .. }, Lang::En) => format!(
            "The two languages differ in {}; please check: {}.",
            alike(*what).1,
            only(zh, en, lang)
        ),
        (Discrepancy::Slips { found, .. }, _) => {
            let slips = found
                .iter()
                .map(|(found, instead)| slip(found, instead.as_deref(), lang));
            let slips: Vec<_> = slips.collect();
            match lang {
                Lang::Zh => format!("文字有误：{}。", slips.join("；")),
                Lang::En => format!("The text has slips: {}.", slips.join("; ")),
            }
        }
        (Discrepancy::Impossible { found, what }, Lang::Zh) => {
            format!("文中写作“{found}”，{}，请核对。", absurd(*what).0)
        }
        (Discrepancy::Impossible { found, what }, Lang::En) => format!(
            "The text says “{found}”, but {}; please check it.",
            absurd(*what).1
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

/// A slip, and what belongs there.
fn slip(found: &str, instead: Option<&str>, lang: Lang) -> String {
    let mut letters = found.chars();
    let found = match (letters.next(), letters.next()) {
        (Some(' ' | '\u{3000}'), _) if lang == Lang::Zh => "多余的空格".to_owned(),
        (Some(' ' | '\u{3000}'), _) => "extra space".to_owned(),
        (Some(letter), None) if !letter.is_ascii() => sign(letter, lang),
        _ => format!("“{found}”"),
    };
    match (instead, lang) {
        (Some(""), Lang::Zh) => format!("{found}应删去"),
        (Some(""), Lang::En) => format!("{found} should be removed"),
        (Some(instead), Lang::Zh) => format!("{found}应为“{instead}”"),
        (Some(instead), Lang::En) => format!("{found} should be “{instead}”"),
        (None, Lang::Zh) => format!("{found}须改为原字，或补全成对"),
        (None, Lang::En) => format!("{found} should be what was meant, or have its other half"),
    }
}

/// Why something cannot be, in Chinese and in English.
fn absurd(what: Absurd) -> (&'static str, &'static str) {
    match what {
        Absurd::Day => ("日历上没有这一天", "there is no such day"),
        Absurd::Rise => ("升降方向与前后数值不符", "the figures go the other way"),
        Absurd::Week => ("与本期的起止日期不符", "the week has other days"),
        Absurd::Sum => (
            "与同句其他数字推算的结果不符",
            "that does not follow from the figures beside it",
        ),
    }
}

/// What both languages have to say alike, in Chinese and in English.
fn alike(what: Alike) -> (&'static str, &'static str) {
    match what {
        Alike::Dates => ("日期", "a date"),
        Alike::Identifiers => ("编号、版本号或地址", "a number, version or address"),
        Alike::Directions => ("升降方向", "what rose and what fell"),
        Alike::Rows => ("并列数字的次序", "the order of the figures"),
        Alike::Units => ("数字的单位", "the unit of a figure"),
        Alike::Names => ("专有名称", "a name"),
        Alike::Denials => ("肯定与否定", "what is denied"),
        Alike::Sentences => ("内容多少", "how much they say"),
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
mod tests;

//! A change that does not follow from the values, in words.

use crate::report::{Change, Slip};

use super::{Lang, number, sentences::filled};

/// A stated change, what it should be by the values, and which of the three may be wrong.
pub(super) fn follows(
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

pub(super) fn at_least(least: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("不低于{least}"),
        Lang::En => format!("at least {least}"),
    }
}

pub(super) fn percent(change: Change) -> String {
    format!("{change}%")
}

pub(super) fn signed(count: i64) -> String {
    let sign = if count < 0 { "-" } else { "+" };
    format!("{sign}{}", number::grouped(count.unsigned_abs()))
}

pub(super) fn between(least: String, most: &str, lang: Lang) -> String {
    match lang {
        _ if least == most => least,
        Lang::Zh => format!("{least}至{most}"),
        Lang::En => format!("{least} to {most}"),
    }
}

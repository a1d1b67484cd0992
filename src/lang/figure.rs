//! What stands beside figures, and what they show to those who do not see them.

use super::Lang;

/// A share of a whole that is named by the sentence around: 占61.3%, 61.3% of the total.
pub fn share_of_total(share: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("占{share}"),
        Lang::En => format!("{share} of the total"),
    }
}

/// What the values of a ranking come to: 合计4,668万次，占97.0%.
pub fn together(sum: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("合计{sum}"),
        Lang::En => format!("together {sum}"),
    }
}

/// What a run of weeks shows, for those who do not see it.
pub fn spark_summary(highest: (&str, &str), lowest: (&str, &str), lang: Lang) -> String {
    if highest.1 == lowest.1 {
        return match lang {
            Lang::Zh => format!("近12周所载数值均为{}。", highest.1),
            Lang::En => format!("Every value of the last 12 weeks is {}.", highest.1),
        };
    }
    match lang {
        Lang::Zh => format!(
            "近12周中，最高为{}的{}，最低为{}的{}。",
            highest.0, highest.1, lowest.0, lowest.1
        ),
        Lang::En => format!(
            "The highest of the last 12 weeks was {} in the week of {}; the lowest was {} in the week of {}.",
            highest.1, highest.0, lowest.1, lowest.0
        ),
    }
}

/// How a stated value was rounded, and its plain digits.
pub fn rounded_note(digits: &str, step: u32, lang: Lang) -> String {
    let (zh, en) = match step {
        10_000 => ("万位", "ten thousand"),
        1000 => ("千位", "thousand"),
        100 => ("百位", "hundred"),
        _ => ("个位", "whole number"),
    };
    match lang {
        Lang::Zh => format!("约数，精确到{zh}：{digits}。"),
        Lang::En => format!("Rounded to the nearest {en}: {digits}."),
    }
}

/// The plain digits of an exact value.
pub fn exact_note(digits: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("准确数值：{digits}。"),
        Lang::En => format!("Exact value: {digits}."),
    }
}

/// The source only names a ranking.
pub fn ranking_not_stated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文列有此项排名，但未载各家族名称与数值。",
        Lang::En => "The source has this ranking but states neither names nor values.",
    }
}

/// The source only names the parts of a distribution.
pub fn shares_not_stated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文按下列类型统计，未载各类占比。",
        Lang::En => "The source distinguishes these types but states no shares.",
    }
}

/// The source gives an order without figures.
pub fn order_only(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原文由多到少依次列出下列各类，未载数值。",
        Lang::En => "The source lists these from most to least, without their values.",
    }
}

/// What the parts of a distribution are, for those who do not see it.
pub fn parts_summary(clauses: &[String], is_complete: bool, lang: Lang) -> String {
    match (lang, is_complete) {
        (Lang::Zh, true) => format!("{}。", clauses.join("；")),
        (Lang::Zh, false) => format!("原文载明{}，其余未载。", clauses.join("；")),
        (Lang::En, true) => format!("{}.", clauses.join("; ")),
        (Lang::En, false) => format!(
            "The source states {}; the rest is not stated.",
            clauses.join("; ")
        ),
    }
}

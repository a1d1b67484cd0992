//! The words of the comparison of two weeks.

use std::cmp::Ordering;

use super::{Lang, grouped};

super::words::declare_words! {
    /// The fixed words of the comparison in one language.
    ComparisonWords;

    /// The first table.
    overview: "各项数值对比", "All figures compared";
    /// The head of the indicators.
    indicator: "指标", "Indicator";
    /// The head of the differences and changes.
    change: "升降", "Change";
    /// Behind a change that the report itself states.
    stated: "原文载明", "as stated";
    /// Behind a change that we computed.
    computed: "计算所得", "computed";
    /// Why a sample has no difference from a real value.
    apart: "示例与实际数值不作比较", "A sample is not compared with a real value";
    /// Why values from either side of a break have none.
    broken: "统计口径有变，不作比较", "Not comparable: the series was changed in between";
    /// The head of what became of an item of a ranking.
    movement: "位次变化", "Movement";
    /// It is new in the ranking.
    entered: "新上榜", "entered";
    /// It is gone from the ranking.
    left: "退出", "left";
    /// The label of the choice of the other week.
    choose: "选择对比的一期", "Choose a week to compare with";
    /// The link to the issue before.
    week_before: "上一期", "The week before";
    /// The link to the same week a year before.
    year_before: "上年同期", "A year before";
    /// The link that ends the comparison.
    end: "结束对比", "End the comparison";
    /// In place of a comparison of a week with itself.
    same_week: "所选与本期为同一期，请另选一期。", "This is the same week. Please choose another one.";
}

/// The words of the comparison in a language.
pub fn comparison_words(lang: Lang) -> &'static ComparisonWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The heading: with what the week is compared.
pub fn compared_with(days: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("与{days}对比"),
        Lang::En => format!("Compared with {days}"),
    }
}

/// What lies between two counts: +1,234, −5, 0.
pub fn difference(now: u64, then: u64) -> String {
    let sign = match now.cmp(&then) {
        Ordering::Less => "−",
        Ordering::Equal => "",
        Ordering::Greater => "+",
    };
    [sign, &grouped(now.abs_diff(then))].concat()
}

/// Where an item of a ranking went by so many places: up where it is the greater.
pub fn moved(up: Ordering, places: usize, lang: Lang) -> String {
    match (up, lang) {
        (Ordering::Greater, Lang::Zh) => format!("上升{places}位"),
        (Ordering::Less, Lang::Zh) => format!("下降{places}位"),
        (Ordering::Equal, Lang::Zh) => "位次未变".to_owned(),
        (Ordering::Greater, Lang::En) => format!("up {places}"),
        (Ordering::Less, Lang::En) => format!("down {places}"),
        (Ordering::Equal, Lang::En) => "unmoved".to_owned(),
    }
}

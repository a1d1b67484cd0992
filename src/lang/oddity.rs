//! What is odd in words, with its facts.

use crate::report::Oddity;

use super::{
    Lang, number,
    sentences::{Sentences, filled},
};

/// What is odd, with its facts.
pub(super) fn odd(what: Oddity, facts: &[String], lang: Lang) -> String {
    // Years are no quantities.
    let is_quantity = what != Oddity::IssueFarOff;
    let written = facts.iter().map(|fact| match fact.parse() {
        Ok(quantity) if is_quantity => number::grouped(quantity),
        _ => fact.clone(),
    });
    filled(oddity(what), lang, &written.collect::<Vec<_>>())
}

/// What is odd, without its facts.
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

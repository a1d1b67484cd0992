//! The sentences of the long run, in both languages.

use crate::report::{Change, Day, Unit};

use super::{Lang, day, grouped, percent};

super::words::declare_words! {
    /// The fixed words of the long run in one language.
    RunWords;

    /// The line above the lines.
    shown: "图中时段", "Weeks shown";
    /// The label of the choice of a span.
    span: "时段", "Span";
    /// The last half year.
    half_year: "近26周", "26 weeks";
    /// The last year.
    one_year: "近52周", "52 weeks";
    /// All weeks.
    all: "全部", "All";
    /// The switch of the axis of values.
    logarithmic: "对数坐标", "Logarithmic";
    /// The switch of the values of a year before.
    year_before: "上年同周", "A year before";
    /// The label of the buttons that zoom.
    zoom: "缩放", "Zoom";
    /// Fewer weeks.
    closer: "放大", "Zoom in";
    /// More weeks.
    farther: "缩小", "Zoom out";
    /// Earlier weeks.
    earlier: "向前", "Earlier";
    /// Later weeks.
    later: "向后", "Later";
    /// All weeks of the span.
    whole: "还原", "Reset";
    /// How the signs of a drawing are to be read.
    key: "实心圆点为原刊数值，菱形为据转载，方形为已更正，空心圆点和虚线为示例，浅色为约数。线条中断处没有数值，或前后不可比。", "Solid dots are figures from the issue itself, diamonds second-hand ones, squares corrected ones; hollow dots and dashed lines are sample data, pale dots rounded. A line breaks where there is no value, or none to compare.";
    /// What a point does.
    hint: "选中一点后按回车键或点击，可打开该期周报；同时按住Shift键，则与所示周报对比。", "A click or Enter on a point opens its report, with Shift beside the one shown.";
    /// The axis of values counts in powers of ten.
    is_logarithmic: "纵轴为对数坐标。", "The vertical axis is logarithmic.";
    /// What the band is.
    usual: "浅色带为此前52周数值的范围，其中细线为中位数。", "The pale band is the range of the 52 weeks before, the thin line in it their median.";
    /// What the second line is.
    is_year_before: "灰色细线为上年同周数值。", "The thin grey line is the same week a year before.";
    /// The mark of a drawing of which some values are illustrative.
    has_samples: "含示例数据", "Partly sample data";
    /// The cross-border ones among the incidents handled.
    cross_border: "跨境网络安全事件", "Cross-border incidents";
    /// No indicator has a value in the span.
    nothing: "所选时段内没有数值。", "No issue of this span states a value.";
}

/// The words of a language.
pub fn run_words(lang: Lang) -> &'static RunWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What incidents are counted in.
pub fn incidents_unit() -> Unit {
    Unit {
        zh: "起".to_owned(),
        en_one: "incident".to_owned(),
        en_other: "incidents".to_owned(),
    }
}

/// Nothing was as high, or as low, since an issue that is known by its days; without one, in no issue before,
/// from the first on.
pub fn extreme(is_highest: bool, since: Option<&str>, first: &str, lang: Lang) -> String {
    match (lang, since, is_highest) {
        (Lang::Zh, Some(since), true) => format!("为{since}那一期以来的最高值"),
        (Lang::Zh, Some(since), false) => format!("为{since}那一期以来的最低值"),
        (Lang::Zh, None, true) => format!("高于本站收录的此前各期（{first}起）"),
        (Lang::Zh, None, false) => format!("低于本站收录的此前各期（{first}起）"),
        (Lang::En, Some(since), true) => format!("the highest since the issue of {since}"),
        (Lang::En, Some(since), false) => format!("the lowest since the issue of {since}"),
        (Lang::En, None, true) => {
            format!("higher than in any earlier issue held here (from {first} on)")
        }
        (Lang::En, None, false) => {
            format!("lower than in any earlier issue held here (from {first} on)")
        }
    }
}

/// A rise or fall from week to week.
pub fn in_a_row(is_up: bool, count: usize, lang: Lang) -> String {
    match (lang, is_up) {
        (Lang::Zh, true) => format!("连续{count}周上升"),
        (Lang::Zh, false) => format!("连续{count}周下降"),
        (Lang::En, true) => format!("up for {count} weeks in a row"),
        (Lang::En, false) => format!("down for {count} weeks in a row"),
    }
}

/// How a value stands to that of the same week a year before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Both are exact, and differ by so much.
    By(Change),
    /// It is higher, or lower; by how much, rounding or zero hides.
    Beyond {
        /// Whether it is higher.
        is_higher: bool,
    },
    /// Both are exact and the same.
    Same,
    /// Rounding hides which one is higher.
    Near,
}

/// A value against that of the same week a year before.
pub fn against_year_before(against: Against, amount: &str, lang: Lang) -> String {
    match (lang, against) {
        (Lang::Zh, Against::By(change)) => {
            let side = if change.tenths() < 0 { "低" } else { "高" };
            format!("比上年同周（{amount}）{side}{}", percent(change))
        }
        (Lang::Zh, Against::Beyond { is_higher: true }) => format!("高于上年同周（{amount}）"),
        (Lang::Zh, Against::Beyond { is_higher: false }) => format!("低于上年同周（{amount}）"),
        (Lang::Zh, Against::Same) => format!("与上年同周（{amount}）持平"),
        (Lang::Zh, Against::Near) => format!("与上年同周（{amount}）大致相当"),
        (Lang::En, Against::By(change)) => {
            let side = if change.tenths() < 0 {
                "below"
            } else {
                "above"
            };
            format!(
                "{} {side} the same week a year before ({amount})",
                percent(change)
            )
        }
        (Lang::En, Against::Beyond { is_higher: true }) => {
            format!("above the same week a year before ({amount})")
        }
        (Lang::En, Against::Beyond { is_higher: false }) => {
            format!("below the same week a year before ({amount})")
        }
        (Lang::En, Against::Same) => format!("the same as a year before ({amount})"),
        (Lang::En, Against::Near) => {
            format!("about the same as in that week a year before ({amount})")
        }
    }
}

/// Which of the issues in a drawing are spoken of, where a break in the series lies among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The day from which on they are, where that is a break.
    pub from: Option<Day>,
    /// The day up to which they are, where that is a break.
    pub until: Option<Day>,
}

/// The highest and the lowest value of so many issues, each as its days and its amount.
pub fn extent_of_run(
    stretch: Stretch,
    count: usize,
    [highest, lowest]: [(&str, &str); 2],
    lang: Lang,
) -> String {
    let issues = grouped(count as u64);
    match lang {
        Lang::Zh => {
            let range = match (stretch.from, stretch.until) {
                (None, None) => "图中".to_owned(),
                (Some(from), None) => format!("{}起", day(from, lang)),
                (None, Some(until)) => format!("{}之前", day(until, lang)),
                (Some(from), Some(until)) => {
                    format!("{}起至{}之前", day(from, lang), day(until, lang))
                }
            };
            if count == 1 {
                return format!("{range}仅{}一期有数值，为{}。", highest.0, highest.1);
            }
            if highest.1 == lowest.1 {
                return format!("{range}{issues}期的数值均为{}。", highest.1);
            }
            format!(
                "{range}有数值的{issues}期中，最高为{}的{}，最低为{}的{}。",
                highest.0, highest.1, lowest.0, lowest.1
            )
        }
        Lang::En => {
            let range = match (stretch.from, stretch.until) {
                (None, None) => "shown".to_owned(),
                (Some(from), None) => format!("from {} on", day(from, lang)),
                (None, Some(until)) => format!("before {}", day(until, lang)),
                (Some(from), Some(until)) => {
                    format!("from {} until before {}", day(from, lang), day(until, lang))
                }
            };
            if count == 1 {
                return format!(
                    "Only one of the issues {range} states a value, that of {}: {}.",
                    highest.0, highest.1
                );
            }
            if highest.1 == lowest.1 {
                return format!("All {issues} issues {range} state {}.", highest.1);
            }
            format!(
                "Of the {issues} issues {range} that state a value, the highest is {} in the week of {}, the lowest {} in the week of {}.",
                highest.1, highest.0, lowest.1, lowest.0
            )
        }
    }
}

/// Illustrative weeks beside real ones.
pub fn samples_apart(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("另有{}期为示例数据，不参与比较。", grouped(count as u64)),
        (Lang::En, 1) => "One more week is sample data and is not compared.".to_owned(),
        (Lang::En, _) => format!(
            "{} more weeks are sample data and are not compared.",
            grouped(count as u64)
        ),
    }
}

/// A series that starts, or stops, with an issue that is known by its days.
pub fn series_ends(is_start: bool, days: &str, lang: Lang) -> String {
    match (lang, is_start) {
        (Lang::Zh, true) => format!("{days}之前的各期未载此项数值。"),
        (Lang::Zh, false) => format!("{days}之后的各期未载此项数值。"),
        (Lang::En, true) => format!("No issue held here from before {days} states it."),
        (Lang::En, false) => format!("No issue held here from after {days} states it."),
    }
}

/// A documented break in a series.
pub fn series_breaks(from: Day, text: &str, lang: Lang) -> String {
    let from = day(from, lang);
    match lang {
        Lang::Zh => format!("{from}起统计口径有变（{text}），前后数值不作比较。"),
        Lang::En => format!(
            "From {from} on it is counted differently ({text}); values before and after are not compared."
        ),
    }
}

/// Zeros that a logarithmic axis has no place for.
pub fn zeros_left_out(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("数值为0的{count}期无法在对数坐标上画出，见表格。"),
        (Lang::En, 1) => {
            "One issue states 0, for which a logarithmic axis has no place: see the table."
                .to_owned()
        }
        (Lang::En, _) => format!(
            "{count} issues state 0, for which a logarithmic axis has no place: see the table."
        ),
    }
}

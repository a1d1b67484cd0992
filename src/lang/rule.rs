//! The rules in words, for the document that lists them.

use crate::report::RuleId;

use super::Lang;

/// What is told of a rule.
pub struct RuleWords {
    /// What it finds.
    pub finds: &'static str,
    /// What an entry holds that accepts a finding of it; `None` where none can be accepted.
    pub of: Option<&'static str>,
}

/// A rule in words.
pub fn rule(rule: RuleId, lang: Lang) -> RuleWords {
    let (finds, of) = told(rule);
    let said = |[zh, en]: [&'static str; 2]| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    RuleWords {
        finds: said(finds),
        of: of.map(said),
    }
}

type Both = [&'static str; 2];

#[allow(clippy::too_many_lines)] // One arm a rule: a list, not a flow.
fn told(rule: RuleId) -> (Both, Option<Both>) {
    match rule {
        RuleId::AcknowledgementUnused => (
            [
                "`acknowledged`中不起作用的条目及其原因：已失效、问题已不存在、不能接受、没有这条规则",
                "An entry in `acknowledged` that accepts nothing, and why: lapsed, gone, not acceptable, no such rule",
            ],
            None,
        ),
        RuleId::ChangeDisagrees => (
            [
                "升降与上周、本周的数值不符",
                "A change that does not follow from last week’s value and this week’s",
            ],
            Some([
                "上周数值、本周数值和升降，以载明的为限",
                "Last week’s value, this week’s, and the change; as far as they are stated",
            ]),
        ),
        RuleId::CorrectionAltered => (
            [
                "`corrections`中已发布的条目被删去、改动或移动，或所写与已发布的、文件中的不符",
                "A published entry in `corrections` that is gone, changed or moved, or one that does not state what was published and what stands there",
            ],
            None,
        ),
        RuleId::CorrectionMissing => (
            [
                "已发布的数字有改动，`corrections`中没有说明",
                "A published figure that was changed, and no entry in `corrections` says so",
            ],
            None,
        ),
        RuleId::DayUnlikely => (
            [
                "日期早于应在其前的日期，或远在本周之后",
                "A day before the one that it has to follow, or long after the week",
            ],
            Some([
                "该日期，以及与之对照的日期或天数",
                "The day, and the day or the number of days that it is held against",
            ]),
        ),
        RuleId::DecimalsUnlikely => (
            [
                "其他升降均有一位小数，唯独此处没有",
                "A change without a decimal where all others have one",
            ],
            Some(["该升降幅度", "The change"]),
        ),
        RuleId::IdUnknown => (
            [
                "指标目录中没有的标识",
                "An id that the catalogue does not have",
            ],
            None,
        ),
        RuleId::KeyMissing => (["缺少必有的字段", "A key that has to be there"], None),
        RuleId::KeyRepeated => (
            ["字段或标识重复出现", "A key or an id that is there twice"],
            None,
        ),
        RuleId::KeyUnknown => (
            ["格式中没有的字段", "A key that the format does not have"],
            None,
        ),
        RuleId::LanguageMissing => (
            ["中文或英文为空", "A text that is blank in one language"],
            None,
        ),
        RuleId::LanguageMixed => (
            [
                "混入另一种文字、多余或重复的符号，或两种文字多少悬殊；名称中有不可能出现的字符，则为错误",
                "Words of the other language, stray or doubled signs, one language saying much less; an error where no name has such a sign",
            ],
            Some(["原样的文字或符号", "The words or signs as written"]),
        ),
        RuleId::NotAWeek => (
            [
                "周次写法不对，或与起止日期不符",
                "What is no ISO week, or another week than its days",
            ],
            None,
        ),
        RuleId::NotJson => (
            [
                "文件不是合法的JSON：指明那里写的是什么、本应写什么",
                "A file that is no JSON: what stands there, and what was meant",
            ],
            None,
        ),
        RuleId::NothingToCompare => (
            [
                "示例之后的真实数值，升降暂时无从核对",
                "Real values after samples, of which no change can be checked yet",
            ],
            None,
        ),
        RuleId::NumbersDisagree => (
            [
                "数字、日期、编号、升降方向或次序，中英文不一致，或数据中没有",
                "Numbers, dates, identifiers, directions or orders that differ between the languages, or that the data do not have",
            ],
            Some([
                "原样的数字或文字，中文在前",
                "The figures or words as written, the Chinese first",
            ]),
        ),
        RuleId::OriginUnlikely => (
            [
                "真实数值之后出现示例，或来源与所称的类别不符",
                "A sample after a real value, or sources of another kind than the week is said to be",
            ],
            Some(["该数值，或该类别", "The value, or the kind"]),
        ),
        RuleId::OtherVersion => (
            ["格式版本不是1", "A version of the format other than 1"],
            None,
        ),
        RuleId::OutOfRange => (
            [
                "不可能的数值、日期或列表",
                "A value, a day or a list that cannot be",
            ],
            None,
        ),
        RuleId::PartExceedsWhole => (
            [
                "分项大于总数，或占比不符；事件分类可能重叠的，为警告",
                "A part above its whole, a share that does not fit; a warning where kinds of incidents may overlap",
            ],
            Some(["各类之和与总数", "The sum and the total"]),
        ),
        RuleId::PartsDoNotSum => (
            [
                "各分项组成总数，而其和与总数不符",
                "Parts that make up a whole and do not sum to it",
            ],
            None,
        ),
        RuleId::PartsUnlikely => (
            [
                "排名项数少于上周，或两项的数值似已互换",
                "A ranking shorter than last week’s, or two parts with each other’s values",
            ],
            Some(["两个项数，或两个名称", "Both lengths, or both names"]),
        ),
        RuleId::RankingOutOfOrder => (
            ["排名未由大到小排列", "A ranking that does not descend"],
            None,
        ),
        RuleId::RankingRepeats => (
            ["同一名称在排名中重复", "A name that is ranked twice"],
            None,
        ),
        RuleId::RoundingDisagrees => (
            [
                "数值未取整到`rounded_to`；标为精确而以三个零结尾的，为警告",
                "A value finer than `rounded_to`; a warning where an exact value ends with three zeros",
            ],
            Some(["该数值", "The value"]),
        ),
        RuleId::TermUnknown => (
            [
                "术语、名称或否定，另一种文字没有与之对应的内容",
                "A term, a name or a denial that the other language does not have",
            ],
            Some([
                "语言和术语，或原样的文字",
                "The language and the term, or the words as written",
            ]),
        ),
        RuleId::TooLarge => (["文件超过大小上限", "A file above the limit"], None),
        RuleId::ValueRepeats => (
            ["数值与上周相同", "Last week’s value again"],
            Some(["该数值", "The value"]),
        ),
        RuleId::ValueUnusual => (
            [
                "数值与此前52周相差很大",
                "A value far from those of the 52 weeks before",
            ],
            Some(["该数值", "The value"]),
        ),
        RuleId::WeekOutOfSequence => (
            [
                "周次或期号与最新一期不相衔接；期号已被占用，或版次不相衔接，则为错误",
                "A week or number that does not follow the latest one; an error where a number is taken or a revision is not the next",
            ],
            Some(["周次，或年份和期号", "The week, or the year and the number"]),
        ),
        RuleId::WrongType => (
            [
                "内容的类型不对，例如数字加了引号",
                "Something other than what belongs there, such as a number in quotes",
            ],
            None,
        ),
    }
}

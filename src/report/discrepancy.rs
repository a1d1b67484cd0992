use std::fmt::Display;

use super::{
    Acknowledgement, Change, ChangeInterval, Correction, Idle, IssueNumber, Measure, RuleId,
    Severity, Share, Stated, Text, Week,
};

/// What does not agree in a report that could be read: with itself, with the
/// weeks around it, or with what was published. It holds facts; the wording for
/// people is made in `lang`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discrepancy {
    /// The stated change does not follow from this and last week's values.
    ChangeDisagrees {
        stated: Change,
        /// What the values leave possible.
        possible: ChangeInterval,
        /// Last week's value.
        previous: u64,
        /// This week's value.
        current: u64,
        /// What may have happened to one of the three.
        slip: Option<Slip>,
        /// Whether both values are exact.
        is_exact: bool,
    },
    /// A change in percent is stated, though last week's value was 0.
    ChangeOfNothing {
        stated: Change,
        /// Whether this week's value is exact, as last week's is.
        is_exact: bool,
    },
    /// The change stated as a count does not follow from the values.
    CountDisagrees {
        stated: i64,
        /// The least and the greatest possible.
        possible: (i64, i64),
        /// Last week's value.
        previous: u64,
        /// This week's value.
        current: u64,
        /// What may have happened to one of the three.
        slip: Option<Slip>,
        /// Whether both values are exact.
        is_exact: bool,
    },
    /// The value is last week's.
    ValueRepeats { value: u64 },
    /// The value is far from those of the year before.
    ValueUnusual {
        value: u64,
        /// The median of the weeks before, rounded.
        median: u64,
    },
    /// A share does not fit the values of the part and of the whole.
    ShareDisagrees {
        stated: Share,
        /// The value of the part.
        part: u64,
        /// The value of the whole.
        whole: u64,
        /// Whether both values are exact.
        is_exact: bool,
    },
    /// The stated parts of an incomplete distribution exceed their whole.
    PartsExceedWhole {
        /// What the parts sum to.
        sum: Measure,
        /// What they must not exceed.
        whole: Measure,
    },
    /// Something else that is odd.
    Odd {
        what: Oddity,
        /// The numbers, names and days that tell it, in the order of its sentence.
        facts: Vec<String>,
    },
    /// The figures of the two languages are not the same.
    FiguresDisagree {
        /// Figures that only the Chinese text has, as written.
        zh: Vec<String>,
        /// Figures that only the English text has, as written.
        en: Vec<String>,
        /// Whether each of one language stands against one of the other.
        is_certain: bool,
    },
    /// The number words of the two languages are not the same.
    WordsDisagree {
        /// Number words that only the Chinese text has.
        zh: Vec<String>,
        /// Number words that only the English text has.
        en: Vec<String>,
    },
    /// A figure of the prose is none of the week's, or none of what the clause names.
    FigureUnknown {
        /// The figure, as written.
        found: String,
        /// The indicator that the clause names, with which the figure does not agree.
        about: Option<Text>,
    },
    /// Something that both languages have to say alike is not the same.
    SidesDisagree {
        what: Alike,
        /// What only the Chinese text has, as written.
        zh: Vec<String>,
        /// What only the English text has, as written.
        en: Vec<String>,
        /// Whether both are wordings of one certain thing, of which one is wrong.
        is_certain: bool,
    },
    /// A text has signs that it should not have, or something twice.
    Slips {
        /// The first of them as written, and what belongs there.
        found: Vec<(String, Option<String>)>,
        /// The text as it should be, where that is certain.
        mended: Option<String>,
        /// Whether it is a name with a sign that no name has.
        is_name: bool,
    },
    /// What the prose says cannot be.
    Impossible {
        /// As written.
        found: String,
        /// Why it cannot be.
        what: Absurd,
    },
    /// The prose says that something rose which fell, or fell which rose.
    DirectionDisagrees {
        /// The figure with its direction word, as written.
        found: String,
        /// The indicator that changed the other way, where the prose speaks of one;
        /// otherwise whatever changed by as much did.
        about: Option<Text>,
        /// Whether it rose by the data.
        is_rise: bool,
    },
    /// A term of the glossary is not rendered in the other language.
    TermUnknown {
        /// The language that has the term: `zh` or `en`.
        language: &'static str,
        term: String,
        /// The renderings, one of which the other language should have.
        renderings: Vec<String>,
    },
    /// The week does not follow the newest one.
    WeekOutOfSequence {
        found: Week,
        /// The week after the newest one.
        expected: Week,
    },
    /// The number of the issue does not follow that of the newest week.
    IssueOutOfSequence {
        found: IssueNumber,
        /// The number after that of the newest week.
        expected: IssueNumber,
    },
    /// Another week has the same number.
    IssueTaken {
        issue: IssueNumber,
        /// The week that has it.
        week: Week,
    },
    /// The revision does not follow the published one, or is not the first of its week.
    RevisionOutOfSequence {
        /// The revision.
        found: u32,
        /// The revision after the published one; 1 where there is none.
        expected: u32,
    },
    /// A published value was changed, and no entry says so.
    CorrectionMissing {
        /// The place by ids.
        at: String,
        /// What was published.
        old: Stated,
        /// What stands there now.
        new: Stated,
    },
    /// An entry states another old value than was published, or another new one
    /// than stands in the file.
    CorrectionDisagrees {
        /// What the entry states.
        stated: Stated,
        /// What was published, or stands in the file.
        actual: Stated,
        /// Whether it is the old value that is stated.
        is_old: bool,
    },
    /// The published entries of the corrections are not the first ones any more,
    /// in their order.
    CorrectionsReordered {
        /// The entry that stood here.
        published: Box<Correction>,
    },
    /// An entry accepts no finding.
    AcknowledgementUnused {
        entry: Box<Acknowledgement>,
        /// Why it does not.
        why: Idle,
    },
    /// A published entry of the corrections is not there any more, or not as
    /// it was published.
    CorrectionAltered {
        /// The entry as published.
        published: Box<Correction>,
        /// Whether there is no entry of that day, kind and place any more.
        is_gone: bool,
    },
}

/// What prose says that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absurd {
    /// A day that no calendar has.
    Day,
    /// A rise to less, or a fall to more.
    Rise,
    /// Days that are not those of the week.
    Week,
    /// What does not follow from the figures beside it.
    Sum,
}

/// What both languages have to say alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// The days, months and years.
    Dates,
    /// What is the same letter for letter: CVE-2024-1, 2.3.1, www.cert.org.cn.
    Identifiers,
    /// Whether something rose or fell.
    Directions,
    /// The order of figures in a row.
    Rows,
    /// What figures are of: hours or days.
    Units,
    /// The names of places, organizations and programs.
    Names,
    /// Whether something is denied.
    Denials,
    /// How much is said at all.
    Sentences,
}

impl Alike {
    fn rule(self) -> RuleId {
        match self {
            Self::Dates | Self::Identifiers | Self::Directions | Self::Rows | Self::Units => {
                RuleId::NumbersDisagree
            }
            Self::Names | Self::Denials => RuleId::TermUnknown,
            Self::Sentences => RuleId::LanguageMixed,
        }
    }
}

/// What may have happened where a change, this week's value and last week's do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// The change has the wrong sign.
    Sign,
    /// This week's value has two digits swapped, or too many or too few zeros: with this
    /// one all three agree.
    Digits(u64),
    /// Nothing tells; with about this value for this week all three agree.
    Value(u64),
}

/// What can be odd about a report, each of which takes few words to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// The change stated as a count leaves less than nothing for last week.
    CountExceedsValue,
    /// No real value has a real one in the week before.
    NothingToCompare,
    /// The kinds of incidents are together more than all incidents.
    KindsExceedTotal,
    /// The parts of an indicator, which make it up, sum to something else.
    PartsDoNotSum,
    /// A value is finer than the step to which the report is said to round it.
    TooFine,
    /// A large value is said to be exact and ends with three zeros.
    TooRound,
    /// A value is a sample, and last week's was real.
    SampleAfterReal,
    /// The sources are not those of what the week is said to be.
    OtherSources,
    /// All other changes have a decimal.
    DecimalLost,
    /// A ranking has fewer items than last week.
    Shorter,
    /// Each of two parts has about what the other one had last week.
    Exchanged,
    /// The number of the issue is far from that of its week.
    IssueFarOff,
    /// A day lies before the first of the week.
    BeforeWeek,
    /// A day lies before the last of the week.
    BeforeWeekEnd,
    /// A day lies before that of publication.
    BeforePublication,
    /// A day lies before that of the entry before.
    BeforeEntry,
    /// A day lies long after the week.
    LongAfter,
}

impl Oddity {
    /// One of each.
    pub const ALL: &[Self] = &[
        Self::CountExceedsValue,
        Self::NothingToCompare,
        Self::KindsExceedTotal,
        Self::PartsDoNotSum,
        Self::TooFine,
        Self::TooRound,
        Self::SampleAfterReal,
        Self::OtherSources,
        Self::DecimalLost,
        Self::Shorter,
        Self::Exchanged,
        Self::IssueFarOff,
        Self::BeforeWeek,
        Self::BeforeWeekEnd,
        Self::BeforePublication,
        Self::BeforeEntry,
        Self::LongAfter,
    ];

    fn rule(self) -> RuleId {
        match self {
            Self::CountExceedsValue => RuleId::ChangeDisagrees,
            Self::NothingToCompare => RuleId::NothingToCompare,
            Self::KindsExceedTotal => RuleId::PartExceedsWhole,
            Self::PartsDoNotSum => RuleId::PartsDoNotSum,
            Self::TooFine | Self::TooRound => RuleId::RoundingDisagrees,
            Self::SampleAfterReal | Self::OtherSources => RuleId::OriginUnlikely,
            Self::DecimalLost => RuleId::DecimalsUnlikely,
            Self::Shorter | Self::Exchanged => RuleId::PartsUnlikely,
            Self::IssueFarOff => RuleId::WeekOutOfSequence,
            Self::BeforeWeek
            | Self::BeforeWeekEnd
            | Self::BeforePublication
            | Self::BeforeEntry
            | Self::LongAfter => RuleId::DayUnlikely,
        }
    }

    fn is_certain(self) -> bool {
        !matches!(
            self,
            Self::KindsExceedTotal | Self::TooRound | Self::IssueFarOff
        )
    }
}

impl Discrepancy {
    /// The rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::ChangeDisagrees { .. }
            | Self::ChangeOfNothing { .. }
            | Self::CountDisagrees { .. } => RuleId::ChangeDisagrees,
            Self::ValueRepeats { .. } => RuleId::ValueRepeats,
            Self::ValueUnusual { .. } => RuleId::ValueUnusual,
            Self::ShareDisagrees { .. } | Self::PartsExceedWhole { .. } => RuleId::PartExceedsWhole,
            Self::Odd { what, .. } => what.rule(),
            Self::FiguresDisagree { .. }
            | Self::WordsDisagree { .. }
            | Self::FigureUnknown { .. }
            | Self::Impossible { .. }
            | Self::DirectionDisagrees { .. } => RuleId::NumbersDisagree,
            Self::SidesDisagree { what, .. } => what.rule(),
            Self::Slips { .. } => RuleId::LanguageMixed,
            Self::TermUnknown { .. } => RuleId::TermUnknown,
            Self::WeekOutOfSequence { .. }
            | Self::IssueOutOfSequence { .. }
            | Self::IssueTaken { .. }
            | Self::RevisionOutOfSequence { .. } => RuleId::WeekOutOfSequence,
            Self::CorrectionMissing { .. } => RuleId::CorrectionMissing,
            Self::CorrectionDisagrees { .. }
            | Self::CorrectionsReordered { .. }
            | Self::CorrectionAltered { .. } => RuleId::CorrectionAltered,
            Self::AcknowledgementUnused { .. } => RuleId::AcknowledgementUnused,
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.rule().severity(self.is_certain())
    }

    /// Whether nothing else can be meant, by which some rules grade what they find.
    fn is_certain(&self) -> bool {
        match self {
            Self::ChangeDisagrees { is_exact, .. }
            | Self::ChangeOfNothing { is_exact, .. }
            | Self::CountDisagrees { is_exact, .. } => *is_exact,
            Self::FiguresDisagree { is_certain, .. } | Self::SidesDisagree { is_certain, .. } => {
                *is_certain
            }
            Self::Slips { is_name, .. } => *is_name,
            Self::Odd { what, .. } => what.is_certain(),
            Self::WordsDisagree { .. }
            | Self::FigureUnknown { .. }
            | Self::Impossible { .. }
            | Self::DirectionDisagrees { .. }
            | Self::WeekOutOfSequence { .. }
            | Self::IssueOutOfSequence { .. } => false,
            _ => true,
        }
    }

    /// The figures or the words that it is about, in no language's writing but their own:
    /// whoever accepts it accepts these. Empty where its place says enough.
    pub fn said(&self) -> Vec<String> {
        match self {
            Self::ChangeDisagrees {
                stated,
                previous,
                current,
                ..
            } => figures([previous, current, stated]),
            Self::ChangeOfNothing { stated, .. } => figures([stated]),
            Self::CountDisagrees {
                stated,
                previous,
                current,
                ..
            } => figures([previous, current, stated]),
            Self::ValueRepeats { value } | Self::ValueUnusual { value, .. } => figures([value]),
            Self::Odd { facts, .. } => facts.clone(),
            Self::FiguresDisagree { zh, en, .. }
            | Self::WordsDisagree { zh, en }
            | Self::SidesDisagree { zh, en, .. } => [zh.as_slice(), en].concat(),
            Self::Slips { found, .. } => found.iter().map(|(found, _)| found.clone()).collect(),
            Self::FigureUnknown { found, .. }
            | Self::Impossible { found, .. }
            | Self::DirectionDisagrees { found, .. } => vec![found.clone()],
            Self::TermUnknown { language, term, .. } => vec![(*language).to_owned(), term.clone()],
            Self::WeekOutOfSequence { found, .. } => figures([found]),
            Self::IssueOutOfSequence { found, .. } => figures::<2>([&found.year, &found.number]),
            _ => Vec::new(),
        }
    }
}

fn figures<const N: usize>(figures: [&dyn Display; N]) -> Vec<String> {
    figures.map(ToString::to_string).into()
}

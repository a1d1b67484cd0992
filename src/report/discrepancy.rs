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
        /// As stated.
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
        /// As stated.
        stated: Change,
        /// Whether this week's value is exact, as last week's is.
        is_exact: bool,
    },
    /// The change stated as a count does not follow from the values.
    CountDisagrees {
        /// As stated.
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
    ValueRepeats {
        /// The value.
        value: u64,
    },
    /// The value is far from those of the year before.
    ValueUnusual {
        /// The value.
        value: u64,
        /// The median of the weeks before, rounded.
        median: u64,
    },
    /// A share does not fit the values of the part and of the whole.
    ShareDisagrees {
        /// As stated.
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
        /// What it is.
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
    /// The prose says that something rose which fell, or fell which rose.
    DirectionDisagrees {
        /// The figure with its direction word, as written.
        found: String,
        /// The indicator that changed the other way, where the prose speaks of one;
        /// otherwise whatever changed by as much did.
        about: Option<Text>,
        /// Whether it rose by the data.
        is_rise: bool,
        /// Whether the clause itself names the indicator in full.
        is_explicit: bool,
    },
    /// A term of the glossary is not rendered in the other language.
    TermUnknown {
        /// The language that has the term: `zh` or `en`.
        language: &'static str,
        /// The term.
        term: String,
        /// The renderings, one of which the other language should have.
        renderings: Vec<String>,
    },
    /// The week does not follow the newest one.
    WeekOutOfSequence {
        /// The week.
        found: Week,
        /// The week after the newest one.
        expected: Week,
    },
    /// The number of the issue does not follow that of the newest week.
    IssueOutOfSequence {
        /// The number.
        found: IssueNumber,
        /// The number after that of the newest week.
        expected: IssueNumber,
    },
    /// Another week has the same number.
    IssueTaken {
        /// The number.
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
        /// The entry.
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
    pub const ALL: [Self; 17] = [
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
            Self::CountExceedsValue => "change_disagrees",
            Self::NothingToCompare => "nothing_to_compare",
            Self::KindsExceedTotal => "part_exceeds_whole",
            Self::PartsDoNotSum => "parts_do_not_sum",
            Self::TooFine | Self::TooRound => "rounding_disagrees",
            Self::SampleAfterReal | Self::OtherSources => "origin_unlikely",
            Self::DecimalLost => "decimals_unlikely",
            Self::Shorter | Self::Exchanged => "parts_unlikely",
            Self::IssueFarOff => "week_out_of_sequence",
            Self::BeforeWeek
            | Self::BeforeWeekEnd
            | Self::BeforePublication
            | Self::BeforeEntry
            | Self::LongAfter => "day_unlikely",
        }
    }

    fn severity(self) -> Severity {
        match self {
            Self::NothingToCompare => Severity::Note,
            Self::CountExceedsValue | Self::PartsDoNotSum | Self::TooFine => Severity::Error,
            _ => Severity::Warning,
        }
    }
}

impl Discrepancy {
    /// The stable id of the rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::ChangeDisagrees { .. }
            | Self::ChangeOfNothing { .. }
            | Self::CountDisagrees { .. } => "change_disagrees",
            Self::ValueRepeats { .. } => "value_repeats",
            Self::ValueUnusual { .. } => "value_unusual",
            Self::ShareDisagrees { .. } | Self::PartsExceedWhole { .. } => "part_exceeds_whole",
            Self::Odd { what, .. } => what.rule(),
            Self::FiguresDisagree { .. }
            | Self::WordsDisagree { .. }
            | Self::FigureUnknown { .. }
            | Self::DirectionDisagrees { .. } => "numbers_disagree",
            Self::TermUnknown { .. } => "term_unknown",
            Self::WeekOutOfSequence { .. }
            | Self::IssueOutOfSequence { .. }
            | Self::IssueTaken { .. }
            | Self::RevisionOutOfSequence { .. } => "week_out_of_sequence",
            Self::CorrectionMissing { .. } => "correction_missing",
            Self::CorrectionDisagrees { .. }
            | Self::CorrectionsReordered { .. }
            | Self::CorrectionAltered { .. } => "correction_altered",
            Self::AcknowledgementUnused { .. } => "acknowledgement_unused",
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::ChangeDisagrees { is_exact, .. }
            | Self::ChangeOfNothing { is_exact, .. }
            | Self::CountDisagrees { is_exact, .. }
                if *is_exact =>
            {
                Severity::Error
            }
            Self::ChangeDisagrees { .. }
            | Self::ChangeOfNothing { .. }
            | Self::CountDisagrees { .. }
            | Self::ValueRepeats { .. }
            | Self::ValueUnusual { .. }
            | Self::WordsDisagree { .. }
            | Self::FigureUnknown { .. }
            | Self::FiguresDisagree {
                is_certain: false, ..
            }
            | Self::DirectionDisagrees {
                is_explicit: false, ..
            }
            | Self::TermUnknown { .. }
            | Self::WeekOutOfSequence { .. }
            | Self::IssueOutOfSequence { .. } => Severity::Warning,
            Self::ShareDisagrees { .. }
            | Self::PartsExceedWhole { .. }
            | Self::FiguresDisagree {
                is_certain: true, ..
            }
            | Self::DirectionDisagrees {
                is_explicit: true, ..
            }
            | Self::IssueTaken { .. }
            | Self::RevisionOutOfSequence { .. }
            | Self::CorrectionMissing { .. }
            | Self::CorrectionDisagrees { .. }
            | Self::CorrectionsReordered { .. }
            | Self::CorrectionAltered { .. } => Severity::Error,
            Self::Odd { what, .. } => what.severity(),
            Self::AcknowledgementUnused { .. } => Severity::Note,
        }
    }

    /// The figures or the words that it is about, in no language's writing but their own:
    /// whoever accepts it accepts these. Nothing where its place says enough.
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
            Self::FiguresDisagree { zh, en, .. } | Self::WordsDisagree { zh, en } => {
                [zh.as_slice(), en].concat()
            }
            Self::FigureUnknown { found, .. } | Self::DirectionDisagrees { found, .. } => {
                vec![found.clone()]
            }
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

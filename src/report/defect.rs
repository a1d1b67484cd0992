use super::{Day, RuleId, Severity, Share, Week};

/// What a file is that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A page, as servers send in place of what they do not find.
    WebPage,
    /// Bytes that are no text in UTF-8.
    NotUtf8,
    /// Text that ends too early.
    CutOff,
    /// Text with a mistake, or nested too deeply.
    Syntax,
}

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `{ … }`.
    Object,
    /// `[ … ]`.
    List,
    Text,
    WholeNumber,
    Number,
    /// `true` or `false`.
    Boolean,
    /// A day, `2018-02-05`.
    Day,
    /// An id of small letters.
    Id,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// An http or https address.
    Address,
    /// A text in both languages.
    BothLanguages,
    /// The right number of elements.
    Length(usize),
}

/// Which values of the right type can stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// Whole numbers from one to another.
    Between(u64, u64),
    /// Whole numbers of either sign, no farther from 0 than so much.
    Within(u64),
    /// Changes in percent, with one decimal at most.
    Changes,
    /// Shares in percent, with one decimal at most.
    Shares,
    /// The steps to which reports round.
    Steps,
    /// None, as there is no value to round.
    NoStep,
    /// None, as there is no change to print.
    NoDecimals,
    /// None, as there is nothing to have a share of.
    NoShare,
    /// 0 or 1, as a change is stated.
    Decimals,
    /// 1, as the change has one.
    OneDecimal,
    /// The day that the week begins with.
    Monday(Day),
    /// The day that the week ends with.
    Sunday(Day),
    /// No day before the week has ended.
    NotBefore(Day),
    /// A later week.
    After(Week),
    /// This alone, by what stands elsewhere.
    Only(String),
    /// An indicator that is no part of another, as this one is of the one named.
    Whole(String),
    /// No id that begins as those of incidents do.
    NotOfIncidents,
    /// A list with something in it.
    Items,
    /// Something of a form that an example shows.
    Like(&'static str),
}

/// How much something is, in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A number of things.
    Count(u64),
    /// Tenths of a percent.
    Tenths(u64),
}

impl Measure {
    /// Everything, in percent.
    pub const WHOLE: Self = Self::Tenths(1000);

    /// A sum of counts; the greatest where it is even greater.
    pub fn sum(count: u128) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// What is wrong within a file, with the facts that a message needs. The wording
/// for people is made in `lang`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// The bytes are not JSON.
    NotJson {
        /// What it is instead.
        flaw: Flaw,
    },
    /// The file is larger than it may be, in bytes.
    TooLarge {
        size: usize,
        /// The largest size allowed.
        limit: usize,
    },
    /// The file is of another version of the contract.
    OtherVersion {
        /// The version found, as written.
        found: String,
    },
    /// A key is not there.
    KeyMissing { key: &'static str },
    /// A key is not known.
    KeyUnknown {
        /// The key as written.
        key: String,
    },
    /// A key stands twice in one object.
    KeyRepeated {
        /// The key as written.
        key: String,
    },
    /// A value is of another type or form.
    WrongType {
        /// What it should be.
        expected: Expected,
        /// What it is, shortened.
        found: String,
    },
    /// A text has a sign that is not seen, and may steer what is seen.
    SignRefused {
        /// The first such sign.
        sign: char,
        /// The text without any.
        plain: String,
    },
    /// A number lies outside its range, or does not go with its neighbours.
    OutOfRange {
        /// The value as written.
        found: String,
        /// The allowed values.
        allowed: Allowed,
    },
    /// An id stands twice in one list.
    IdRepeated { id: String },
    /// An id is not in the catalogue.
    IdUnknown { id: String },
    /// A text is not an ISO week, or the week does not fit its days.
    NotAWeek {
        /// The text.
        found: String,
        /// The week it should be, where that is certain.
        expected: Option<String>,
    },
    /// A language is missing or blank.
    LanguageMissing {
        /// `zh` or `en`.
        language: &'static str,
    },
    /// Han characters in English, or none in Chinese.
    LanguageMixed {
        /// `zh` or `en`.
        language: &'static str,
        /// The text, shortened.
        found: String,
    },
    /// The parts of a complete distribution do not make up the whole.
    PartsDoNotSum {
        /// What the parts sum to.
        sum: Measure,
        /// What they should sum to.
        whole: Measure,
    },
    /// A part is larger than its whole.
    PartExceedsWhole { part: u64, whole: u64 },
    /// What is ranked is together more than there is.
    RankingExceedsWhole {
        /// What the items sum to.
        sum: Measure,
        /// What there is.
        whole: Measure,
    },
    /// The share of a part does not fit its value and that of the whole.
    ShareDisagrees {
        stated: Share,
        /// The value of the part.
        part: u64,
        /// The value of the whole.
        whole: u64,
    },
    /// A ranked item stands after a smaller one.
    RankingOutOfOrder {
        /// The value before.
        before: u64,
        /// The value after it.
        after: u64,
    },
    /// A name is ranked twice.
    RankingRepeats { name: String },
}

impl Defect {
    /// The rule that is broken.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::NotJson { .. } => RuleId::NotJson,
            Self::TooLarge { .. } => RuleId::TooLarge,
            Self::OtherVersion { .. } => RuleId::OtherVersion,
            Self::KeyMissing { .. } => RuleId::KeyMissing,
            Self::KeyUnknown { .. } => RuleId::KeyUnknown,
            Self::KeyRepeated { .. } | Self::IdRepeated { .. } => RuleId::KeyRepeated,
            Self::WrongType { .. } | Self::SignRefused { .. } => RuleId::WrongType,
            Self::OutOfRange { .. } => RuleId::OutOfRange,
            Self::IdUnknown { .. } => RuleId::IdUnknown,
            Self::NotAWeek { .. } => RuleId::NotAWeek,
            Self::LanguageMissing { .. } => RuleId::LanguageMissing,
            Self::LanguageMixed { .. } => RuleId::LanguageMixed,
            Self::PartsDoNotSum { .. } => RuleId::PartsDoNotSum,
            Self::PartExceedsWhole { .. }
            | Self::RankingExceedsWhole { .. }
            | Self::ShareDisagrees { .. } => RuleId::PartExceedsWhole,
            Self::RankingOutOfOrder { .. } => RuleId::RankingOutOfOrder,
            Self::RankingRepeats { .. } => RuleId::RankingRepeats,
        }
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::LanguageMixed { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

use std::{fmt, ops::Range};

use super::{Day, Objection, RuleId, Share, Week};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Informs.
    Note,
    /// Asks for a reason before publishing.
    Warning,
    /// Blocks publishing.
    Error,
}

impl Severity {
    /// Its place in a list that begins with the gravest: 0 for an error.
    pub fn rank(self) -> usize {
        Self::Error as usize - self as usize
    }

    /// The word for it in attributes and in what programs read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file as a JSON pointer (RFC 6901), such as `/indicators/0/value`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// The whole file.
    pub const ROOT: Self = Self(String::new());

    /// The place of a key or of a list's element within this place.
    #[must_use]
    pub fn at(&self, segment: impl fmt::Display) -> Self {
        let mut place = self.0.clone();
        place.push('/');
        let segment = segment.to_string();
        if segment.contains(['~', '/']) {
            place += &segment.replace('~', "~0").replace('/', "~1");
        } else {
            place += &segment;
        }
        Self(place)
    }

    /// This place of what stands at another one.
    #[must_use]
    pub fn within(&self, around: &Self) -> Self {
        Self([around.as_str(), self.as_str()].concat())
    }

    /// The first key or position of the pointer, and the place within it.
    pub fn split_first(&self) -> Option<(&str, Self)> {
        let rest = self.0.strip_prefix('/')?;
        let end = rest.find('/').unwrap_or(rest.len());
        let (first, rest) = rest.split_at(end);
        Some((first, Self(rest.to_owned())))
    }

    /// The object or list that this place is in; nothing around the whole file.
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// The last key or position of the pointer; empty for the whole file.
    pub fn last(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The pointer as text; empty for the whole file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a place, as a pointer or by ids, is another one or lies in it.
pub fn is_within(at: &str, around: &str) -> bool {
    let rest = at.strip_prefix(around);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A line and a column in a file, both from 1. The column counts letters where it is shown,
/// and bytes where a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// How much of what stands at its place a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Some bytes of the text there, as it is read; of the whole file, as it is written.
    Letters(Range<usize>),
    /// The file from here on, which is no JSON.
    From(Position),
}

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
    /// A text.
    Text,
    /// A whole number.
    WholeNumber,
    /// A number.
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
pub enum Problem {
    /// The bytes are not JSON.
    NotJson {
        /// What it is instead.
        flaw: Flaw,
    },
    /// The file is larger than it may be, in bytes.
    TooLarge {
        /// Its size.
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
    KeyMissing {
        /// The key.
        key: &'static str,
    },
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
    IdRepeated {
        /// The id.
        id: String,
    },
    /// An id is not in the catalogue.
    IdUnknown {
        /// The id.
        id: String,
    },
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
    PartExceedsWhole {
        /// The part.
        part: u64,
        /// The whole.
        whole: u64,
    },
    /// What is ranked is together more than there is.
    RankingExceedsWhole {
        /// What the items sum to.
        sum: Measure,
        /// What there is.
        whole: Measure,
    },
    /// The share of a part does not fit its value and that of the whole.
    ShareDisagrees {
        /// As stated.
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
    RankingRepeats {
        /// The name.
        name: String,
    },
}

impl Problem {
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

/// One thing that is wrong in a file, and where. It holds facts, not prose.
///
/// What is wrong is a [`Problem`] where the file was only read, and an
/// [`Objection`] where it was proofread as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<P = Problem> {
    /// What is wrong.
    pub problem: P,
    /// Where, as a JSON pointer.
    pub place: Place,
    /// How much of what stands there.
    pub extent: Extent,
}

impl<P> Finding<P> {
    /// A finding at a place whose line is not known.
    pub fn new(place: Place, problem: P) -> Self {
        Self {
            problem,
            place,
            extent: Extent::Whole,
        }
    }

    /// The same finding of some bytes of the text at its place.
    #[must_use]
    pub fn within(self, bytes: Range<usize>) -> Self {
        Self {
            extent: Extent::Letters(bytes),
            ..self
        }
    }

    /// The line and column in a file that is no JSON.
    pub fn position(&self) -> Option<Position> {
        match self.extent {
            Extent::From(position) => Some(position),
            Extent::Whole | Extent::Letters(_) => None,
        }
    }

    /// The same finding among those of proofreading.
    pub fn into_objection(self) -> Finding<Objection>
    where
        P: Into<Objection>,
    {
        Finding {
            problem: self.problem.into(),
            place: self.place,
            extent: self.extent,
        }
    }
}

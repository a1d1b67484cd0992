use super::Severity;

/// Declares the rules, a row each: its id, how grave it is where it is certain, and how grave
/// otherwise. What a rule finds is told in `lang`, and where it is asked in `proof` or `draft`.
macro_rules! rules {
    ($($name:ident: $id:literal, $certain:ident, $otherwise:ident;)*) => {
        /// A rule, by the id that files and other programs know it by; in the order of the ids.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RuleId {
            $(#[doc = concat!("`", $id, "`.")] $name,)*
        }

        impl RuleId {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The id as it is written.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }

            /// How grave a finding of it is that is certain, and one that is not.
            pub fn grades(self) -> [Severity; 2] {
                match self {
                    $(Self::$name => [Severity::$certain, Severity::$otherwise],)*
                }
            }
        }
    };
}

rules! {
    AcknowledgementUnused: "acknowledgement_unused", Note, Note;
    ChangeDisagrees: "change_disagrees", Error, Warning;
    CorrectionAltered: "correction_altered", Error, Error;
    CorrectionMissing: "correction_missing", Error, Error;
    DayUnlikely: "day_unlikely", Warning, Warning;
    DecimalsUnlikely: "decimals_unlikely", Warning, Warning;
    IdUnknown: "id_unknown", Error, Error;
    KeyMissing: "key_missing", Error, Error;
    KeyRepeated: "key_repeated", Error, Error;
    KeyUnknown: "key_unknown", Error, Error;
    LanguageMissing: "language_missing", Error, Error;
    LanguageMixed: "language_mixed", Error, Warning;
    NotAWeek: "not_a_week", Error, Error;
    NotJson: "not_json", Error, Error;
    NothingToCompare: "nothing_to_compare", Note, Note;
    NumbersDisagree: "numbers_disagree", Error, Warning;
    OriginUnlikely: "origin_unlikely", Warning, Warning;
    OtherVersion: "other_version", Error, Error;
    OutOfRange: "out_of_range", Error, Error;
    PartExceedsWhole: "part_exceeds_whole", Error, Warning;
    PartsDoNotSum: "parts_do_not_sum", Error, Error;
    PartsUnlikely: "parts_unlikely", Warning, Warning;
    RankingOutOfOrder: "ranking_out_of_order", Error, Error;
    RankingRepeats: "ranking_repeats", Error, Error;
    RoundingDisagrees: "rounding_disagrees", Error, Warning;
    TermUnknown: "term_unknown", Warning, Warning;
    TooLarge: "too_large", Error, Error;
    ValueRepeats: "value_repeats", Warning, Warning;
    ValueUnusual: "value_unusual", Warning, Warning;
    WeekOutOfSequence: "week_out_of_sequence", Error, Warning;
    WrongType: "wrong_type", Error, Error;
}

impl RuleId {
    /// The rule that is written so.
    pub fn named(id: &str) -> Option<Self> {
        let mut rules = Self::ALL.iter().copied();
        rules.find(|rule| rule.key() == id)
    }

    /// How grave a finding of it is.
    pub fn severity(self, is_certain: bool) -> Severity {
        let [certain, otherwise] = self.grades();
        if is_certain { certain } else { otherwise }
    }

    /// Whether a reason can make a finding of it good; of some rules only one that is no error.
    pub fn is_acceptable(self) -> bool {
        self.severity(false) == Severity::Warning
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_is_written_and_stands_in_the_order_of_its_id() {
        for rule in RuleId::ALL {
            assert_eq!(RuleId::named(rule.key()), Some(*rule));
            let [certain, otherwise] = rule.grades();
            assert!(certain >= otherwise, "{rule:?}");
        }
        assert!(RuleId::ALL.is_sorted_by_key(|rule| rule.key()));
        assert_eq!(RuleId::named("Change_disagrees"), None);
    }
}

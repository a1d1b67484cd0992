//! Every word of the interface, and how numbers, dates and sentences are
//! written and numbers read back from prose, in Chinese and in English. Nothing
//! outside this folder words or formats anything for people.

mod acceptance;
mod breakdown;
mod bulletin;
mod called;
mod change;
mod clause;
mod comparison;
mod date;
mod defect;
mod desk;
mod direction;
mod discrepancy;
mod documents;
mod export;
mod extent;
mod fault;
mod figure;
mod finding;
mod follows;
mod form;
mod identifier;
mod import;
mod incidents;
mod intake;
mod lead;
mod measure;
mod mend;
mod misprint;
mod moment;
mod name;
mod number;
mod numeral;
mod oddity;
mod package;
mod point;
mod press;
mod press_help;
mod rank;
mod rating;
mod reckoning;
mod revision;
mod rule;
mod run;
mod scripts;
mod sentence;
mod sentences;
mod sign;
mod span;
mod taking;
mod thing;
mod time;
mod together;
mod typed;
mod week;
mod words;

pub use breakdown::*;
pub use bulletin::{BulletinWords, bulletin_words};
pub use called::{kinds_called, may_be_of_risks, risks};
pub use change::*;
pub use clause::{
    SENTENCE_ENDS, clause_before, clause_behind, clause_ranges, ends_sentence, ends_thing, goes_on,
    has_joint, is_measure_alone, is_row, is_stop, last_clause, phrase, sentence_end,
    sentence_start, small,
};
pub use comparison::{ComparisonWords, compared_with, comparison_words, difference, moved};
pub use date::{
    day, founded, issue, period, short_period, spoken, spoken_days, spoken_period, spoken_title,
    year,
};
pub use desk::{
    DeskWords, accepted_before, counted_findings, desk_words, draft_begun, field, field_stated,
    now_stated, severity, spoken_field, to_fill, week_name, weeks_loaded,
};
pub use direction::{Direction, Statement, compared_behind, is_change, statements};
pub use documents::{DocumentWords, document_words};
pub use export::{FeedWords, column_meaning, column_name, feed_words, issue_cell, table_word};
pub use extent::{denial, extent, may_deny, untranslated};
pub use fault::*;
pub use figure::*;
pub use finding::{finding, place};
pub use form::{FormWords, form_words, numbered};
pub use identifier::{Identifier, identifiers, is_mistaken_page};
pub use import::{ImportWords, import_words};
pub use incidents::*;
pub use intake::{
    Chapter, Handled, Header, ISSUE_BEFORE, ISSUE_BEHIND, IntakeWords, LEVEL_MARKS, Label,
    PHRASE_ENDS, SQUARES, bare_phrase, chapter, counted_in_chinese, document_field, handled,
    header, intake_words, is_counting, is_emphasised, is_on_last_week, labels, lang_of,
    name_in_prose, signs_in_words, unradical, without_last_week,
};
pub use lead::{LeadClause, lead, name_in_lead};
pub use mend::{mend, stated};
pub use moment::{Moment, moments};
pub use name::{
    KEPT, Name, Names, digit_runs, is_misspelled, latin_names, meant_by, sides_of_border, squashed,
    telephones, uncalled, words as latin_words,
};
pub use number::{Scale, amount, grouped, percent, share, unit};
pub use numeral::{Amount, Amounts, Kind, Numeral, Weight, numerals};
pub use package::{PackageWords, package_note, package_words};
pub use point::{PointWords, point_words};
pub use press::{PressWords, press_counts, press_words, system_reason, told};
pub use press_help::{HELP_FRAME, MISTAKEN_CALLS, VALUE_NAMES, press_help, press_steps};
pub use rank::{is_rank, rank, stated_rank};
pub use rating::{LevelSaid, is_of_threat, levels};
pub use reckoning::{
    compared, compared_between, compared_with_other, head_of_parts, is_bound_beside, is_multiple,
    joins_part, leads, makes_up, measure_at, names_part_of_now, pointed_at, says_apart, says_share,
    says_times, versions_around,
};
pub use revision::*;
pub use rule::{RuleWords, rule};
pub use run::{
    Against, RunWords, Stretch, against_year_before, extent_of_run, extreme, in_a_row,
    incidents_unit, run_words, samples_apart, series_breaks, series_ends, zeros_left_out,
};
pub use scripts::{script_word, script_words};
pub use sentence::*;
pub use sentences::with_facts;
pub use sign::{Slip, sign, slips};
pub use span::{is_average, is_plain_between, leads_from, unit_behind};
pub use taking::{Cited, TODAY, TakingWords, taking_words};
pub use thing::{
    Counted, INCIDENT_WORDS, INCIDENTS, MACHINES, NO_NAMES, PARTICLE, counted, counted_behind,
    counts_any, counts_incidents_otherwise, counts_other_things, head, is_filled, is_group,
    is_other_measure, is_scope, is_whereabouts, is_writer, may_go_unsaid, points_back,
    speaks_of_incidents, spelled_out, things, unplaced, without_fillers, without_incident,
};
pub use time::{
    Now, is_of_elsewhere, is_of_last_week, is_of_month, is_of_other_time, is_of_other_weeks,
    issue_numbers, mentions_last_week, numbers_of_now, numbers_of_years, tells_change_on_last_week,
    tells_of_last_week, weekday_beside,
};
pub use together::{
    compares, compares_shares, is_left, is_of_another, is_of_each_day, is_of_every, is_of_parts,
    is_of_rest, is_of_weeks, is_share_of_named, is_sum, is_together, is_within, leads_to_part,
    speaks_of_each, speaks_of_more, speaks_of_unnamed,
};
pub use typed::{TypedTime, meant, narrow, typed_number, typed_time, typed_week, value_meant};
pub use week::*;
pub use words::{Words, words};

use crate::report::Text;

/// A language of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English, in American spelling; the day stands before the month.
    En,
}

impl Lang {
    /// Both languages, the page's own first.
    pub const BOTH: [Self; 2] = [Self::Zh, Self::En];

    /// The value of `lang=` in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language tag of a document, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language that a tag such as `zh-CN`, or one of its look-alikes such as `en_US`, begins
    /// with. Scripts read them in the same way: both are held to one table of cases.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim_start();
        let primary = tag.get(..2)?;
        let goes_on = |byte: &u8| byte.is_ascii_alphanumeric();
        let is_alone = !tag.as_bytes().get(2).is_some_and(goes_on);
        let named = |lang: &Self| is_alone && lang.key().eq_ignore_ascii_case(primary);
        Self::BOTH.into_iter().find(named)
    }

    /// The other language.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// What stands between clauses.
    pub fn comma(self) -> &'static str {
        match self {
            Self::Zh => "，",
            Self::En => ", ",
        }
    }

    /// A text in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Zh => text.zh(),
            Self::En => text.en(),
        }
    }
}

//! What English writes around digits, and its number words.

use super::{
    Amount, Letters, Reading, Weight,
    digits::{Digits, Role, Unit, is_taken},
};

/// What stands between the ends of a range.
pub(super) const RANGE: [&str; 6] = ["-", "–", "—", "to", "through", "until"];

/// What stands between dates in a row.
pub(super) const LIST: [&str; 3] = [",", "and", "or"];

/// What stands before a rank.
const RANKS: [&str; 2] = ["top", "number"];

const SPANS: [&str; 18] = [
    "year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days",
    "hour", "hours", "minute", "minutes", "second", "seconds", "times", "fold",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month may be shortened to so many letters, September to one more.
const SHORT_MONTH: usize = 3;

const ABOUT: [&str; 9] = [
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "than",
    "some",
    "roughly",
    "approximately",
];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const SCALES: [(&str, u32); 5] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
];

/// Words that may stand for a number and need not.
const LOOSE: [(&str, u64); 29] = [
    ("no", 0),
    ("none", 0),
    ("nil", 0),
    ("once", 1),
    ("single", 1),
    ("first", 1),
    ("twice", 2),
    ("both", 2),
    ("pair", 2),
    ("couple", 2),
    ("double", 2),
    ("doubled", 2),
    ("second", 2),
    ("third", 3),
    ("triple", 3),
    ("tripled", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("dozen", 12),
    ("hundreds", 100),
    ("thousands", 1000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
];

const FRACTIONS: [&str; 10] = [
    "half", "halves", "thirds", "quarter", "quarters", "fifths", "sixths", "sevenths", "eighths",
    "tenths",
];

/// What follows digits: scale, unit and role.
pub(super) fn unit(letters: &Letters, digits: &Digits) -> Unit {
    let mut end = digits.end;
    let mut zeros = 0;
    while let Some((word, more)) = scale_at(letters, past_joint(letters, end)) {
        zeros += more;
        end = past_joint(letters, end) + word.len();
    }
    let percent_end = percent(letters, end);
    let is_percent = percent_end.is_some();
    end = percent_end.unwrap_or(end);
    let before = letters.before_space(digits.start);
    let word_before = letters.word_before(before);
    let is_rank = RANKS.contains(&word_before.to_ascii_lowercase().as_str());
    // “7.6% week on week” is no span.
    let is_span = !is_percent && SPANS.contains(&letters.word(past_joint(letters, end)));
    Unit {
        end,
        zeros,
        is_percent,
        is_about: ABOUT.contains(&word_before.to_ascii_lowercase().as_str()),
        role: if end == digits.end && is_date(letters, digits, &word_before) {
            Role::Date
        } else if is_rank || is_span {
            Role::Other
        } else {
            Role::Measure
        },
    }
}

fn is_date(letters: &Letters, digits: &Digits, word_before: &str) -> bool {
    let is_day = digits.decimals == 0 && digits.number <= 31;
    let after = letters.past_space(digits.end);
    let is_month_next = letters
        .at(after)
        .is_some_and(|letter| letter.is_ascii_uppercase())
        && is_month(letters.word(after));
    // “Feb. 5” has a stop before the space.
    let shortened = letters.before_space(digits.start);
    let is_month_before = is_capital_month(word_before)
        || (letters.before(shortened) == Some('.')
            && is_capital_month(&letters.word_before(shortened.saturating_sub(1))));
    digits.is_like_a_year() || (is_day && (is_month_next || is_month_before))
}

fn is_capital_month(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && is_month(&word.to_ascii_lowercase())
}

fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| {
        let is_short = word.len() <= SHORT_MONTH + 1;
        word == *month || (is_short && word.get(..SHORT_MONTH) == month.get(..SHORT_MONTH))
    })
}

/// The place behind one space or hyphen.
fn past_joint(letters: &Letters, place: usize) -> usize {
    if letters.at(place) == Some('-') {
        place + 1
    } else {
        letters.past_space(place)
    }
}

fn scale_at(letters: &Letters, place: usize) -> Option<(&'static str, u32)> {
    let word = letters.word(place);
    SCALES.into_iter().find(|(scale, _)| *scale == word)
}

/// Where a sign or word for percent ends that follows a place.
fn percent(letters: &Letters, end: usize) -> Option<usize> {
    let after = past_joint(letters, end);
    if letters.at(after) == Some('%') {
        return Some(after + 1);
    }
    match letters.word(after) {
        "percent" => Some(after + "percent".len()),
        "percentage" => Some(after + "percentage".len()),
        "per" => {
            let cent = letters.past_space(after + "per".len());
            (letters.word(cent) == "cent").then_some(cent + "cent".len())
        }
        _ => None,
    }
}

/// The number words in what is left.
pub(super) fn words(letters: &Letters, taken: &[Reading]) -> Vec<Reading> {
    let mut words = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let word = letters.word(place);
        let is_free = !word.is_empty() && !is_taken(taken, place);
        if is_free && let Some((reading, end)) = word_at(letters, place, word) {
            words.extend(reading);
            place = end;
        } else {
            place += word.len().max(1);
        }
    }
    words
}

/// The number that begins with a word, if it is one, and where it ends. A
/// fraction is passed over.
fn word_at(letters: &Letters, start: usize, word: &str) -> Option<(Option<Reading>, usize)> {
    let reading = |amount: Amount, weight, end| Reading {
        range: start..end,
        amount,
        weight,
        is_measure: false,
    };
    if let Some((_, value)) = LOOSE.iter().find(|(loose, _)| *loose == word) {
        let end = start + word.len();
        return Some((
            Some(reading(Amount::whole(*value), Weight::Loose, end)),
            end,
        ));
    }
    let (value, end, is_bare) = cardinal(letters, start)?;
    let next = letters.word(past_joint(letters, end));
    let is_third = next == "third" && letters.at(end) == Some('-');
    if FRACTIONS.contains(&next) || is_third {
        return Some((None, past_joint(letters, end) + next.len()));
    }
    if let Some(percent_end) = percent(letters, end) {
        let amount = Amount::whole(value).in_percent();
        return Some((
            Some(reading(amount, Weight::Word, percent_end)),
            percent_end,
        ));
    }
    // “One” is rarely a number; “two-factor” is a name.
    let is_indefinite = value == 0 || (value == 1 && next != "of");
    let is_compound = letters.at(end) == Some('-');
    let weight = if is_bare || is_indefinite || is_compound {
        Weight::Loose
    } else {
        Weight::Word
    };
    Some((Some(reading(Amount::whole(value), weight, end)), end))
}

/// The cardinal number that begins at a place, where it ends, and whether it is
/// a scale alone.
fn cardinal(letters: &Letters, start: usize) -> Option<(u64, usize, bool)> {
    let (mut total, mut section) = (0_u64, 0_u64);
    let (mut end, mut is_bare) = (None, true);
    let mut place = start;
    loop {
        let word = letters.word(place);
        if let Some(value) = small(word) {
            let fits =
                section % 100 == 0 || (value < 10 && section % 10 == 0 && section % 100 > 10);
            if end.is_some() && (value == 0 || !fits) {
                break;
            }
            section += value;
            is_bare = false;
        } else if let Some((_, zeros)) = SCALES.iter().find(|(scale, _)| *scale == word) {
            let scale = 10_u64.pow(*zeros);
            if scale == 100 {
                section = section.max(1).checked_mul(scale)?;
            } else {
                total = total.checked_add(section.max(1).checked_mul(scale)?)?;
                section = 0;
            }
        } else if word == "and" && end.is_some() && section % 100 == 0 {
            let next = past_joint(letters, place + word.len());
            if small(letters.word(next)).is_none() || is_bare {
                break;
            }
            place = next;
            continue;
        } else {
            break;
        }
        end = Some(place + word.len());
        place = past_joint(letters, place + word.len());
    }
    Some((total.checked_add(section)?, end?, is_bare))
}

/// The value of a number word below a hundred.
fn small(word: &str) -> Option<u64> {
    let position = |words: &[&str]| words.iter().position(|small| *small == word);
    let ten = || position(&TENS).map(|place| (place + 2) * 10);
    let value = position(&SMALL).or_else(ten)?;
    u64::try_from(value).ok()
}

//! What English writes around digits, and its number words.

use super::{
    Amount, Bound, Kind, Letters, Weight,
    reading::{Digits, Reading, Role, Unit, is_taken},
};

use Bound::{About, Above, Below, Exact, Nearly, Odd};

/// What stands between the ends of a range.
pub(super) const RANGE: [&str; 6] = ["-", "–", "—", "to", "through", "until"];

/// What stands between dates in a row.
pub(super) const LIST: [&str; 3] = [",", "and", "or"];

/// What stands before a rank or a number that names something.
const NAMES_BEFORE: [&str; 20] = [
    "top", "number", "week", "issue", "no", "port", "ports", "version", "versions", "score",
    "scored", "cvss", "dial", "call", "hotline", "tel", "windows", "iso", "usd", "rmb",
];

/// What stands behind a span of time, money or data, or a score.
const SPANS: [&str; 26] = [
    "year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days",
    "hour", "hours", "minute", "minutes", "second", "seconds", "times", "yuan", "rmb", "usd",
    "dollars", "gb", "mb", "tb", "mbps", "gbps",
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

/// Words before a number that is not exact.
const BOUNDS_BEFORE: [(&str, Bound); 22] = [
    ("about", About),
    ("around", About),
    ("some", About),
    ("roughly", About),
    ("approximately", About),
    ("nearly", Nearly),
    ("almost", Nearly),
    ("approaching", Nearly),
    ("over", Above),
    ("above", Above),
    ("exceeding", Above),
    ("exceeded", Above),
    ("exceed", Above),
    ("past", Above),
    ("beyond", Above),
    ("topped", Above),
    ("topping", Above),
    ("surpassed", Above),
    ("least", Above),
    ("under", Below),
    ("below", Below),
    ("most", Below),
];

/// The same of two words, the second of which ends others.
const PAIRS_BEFORE: [(&str, &str, Bound); 7] = [
    ("more", "than", Above),
    ("greater", "than", Above),
    ("higher", "than", Above),
    ("fewer", "than", Below),
    ("less", "than", Below),
    ("up", "to", Below),
    ("close", "to", Nearly),
];

/// Words behind a number that is not exact.
const BOUNDS_AFTER: [(&str, Bound); 4] = [
    ("or more", Above),
    ("or fewer", Below),
    ("or less", Below),
    ("odd", Odd),
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

/// The scales that follow digits, with a space or without.
const SHORT_SCALES: [(&str, u32); 5] = [("k", 3), ("m", 6), ("mn", 6), ("bn", 9), ("tn", 12)];

/// Words that may stand for a number and need not.
const LOOSE: [(&str, u64); 31] = [
    ("no", 0),
    ("none", 0),
    ("nil", 0),
    ("not", 0),
    ("never", 0),
    ("nothing", 0),
    ("without", 0),
    ("a", 1),
    ("an", 1),
    ("another", 1),
    ("once", 1),
    ("single", 1),
    ("sole", 1),
    ("first", 1),
    ("both", 2),
    ("pair", 2),
    ("couple", 2),
    ("fortnight", 2),
    ("second", 2),
    ("third", 3),
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
];

/// Words for a multiple, which may stand for a number and need not.
const TIMES: [(&str, u64); 12] = [
    ("twice", 2),
    ("double", 2),
    ("doubled", 2),
    ("doubling", 2),
    ("twofold", 2),
    ("triple", 3),
    ("tripled", 3),
    ("trebled", 3),
    ("threefold", 3),
    ("quadrupled", 4),
    ("fourfold", 4),
    ("tenfold", 10),
];

/// Words behind “times” that make it a multiple, and not how often something was.
const TIMES_AS: [&str; 9] = [
    "as", "more", "higher", "greater", "larger", "the", "that", "those", "last",
];

/// The parts of a whole, by how many of them there are.
const FRACTIONS: [(&str, u64); 10] = [
    ("half", 2),
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// Words behind “a third” that make it a part of a whole, and no rank.
const FRACTIONS_AFTER: [&str; 25] = [
    "of", "fewer", "less", "more", "lower", "higher", "smaller", "larger", "down", "up", "below",
    "above", "in", "on", "from", "are", "is", "were", "was", "as", "at", "by", "since", "or",
    "within",
];

/// Words around “half” that make it a part of a time.
const HALVES_BEFORE: [&str; 5] = ["first", "second", "latter", "other", "and"];
const HALVES_AFTER: [&str; 7] = ["year", "hour", "day", "month", "week", "an", "dozen"];

/// What follows digits: scale, unit and role.
pub(super) fn unit(letters: &Letters, digits: &Digits) -> Unit {
    let mut end = digits.end;
    let mut zeros = 0;
    while let Some((word, more)) = scale_at(letters, past_joint(letters, end)) {
        zeros += more;
        end = past_joint(letters, end) + word.len();
    }
    if let Some((scale, more)) = glued_scale(letters, end) {
        zeros += more;
        end += scale.len();
    } else if let Some((scale, more)) = short_scale(letters, letters.past_space(end)) {
        zeros += more;
        end = letters.past_space(end) + scale.len();
    }
    let of_kind = kind_at(letters, end);
    let (kind, decimals, end) = of_kind.unwrap_or((Kind::Count, 0, end));
    let before = letters.before_space(digits.start);
    let word_before = letters.word_before(before);
    let is_name = NAMES_BEFORE.contains(&word_before.to_ascii_lowercase().as_str())
        || matches!(letters.before(digits.start), Some('$' | '€' | '£' | '¥'));
    let (bound, said) = bound(letters, digits.start, end);
    // “7.6% week on week” is no span.
    let is_span = of_kind.is_none() && SPANS.contains(&letters.word(past_joint(letters, end)));
    Unit {
        end,
        zeros,
        decimals,
        kind,
        bound,
        said,
        is_growth: false,
        role: if end == digits.end && is_date(letters, digits, &word_before) {
            Role::Date
        } else if is_name || is_span {
            Role::Other
        } else {
            Role::Measure
        },
    }
}

/// The words around a number that say on which side of it the truth lies, and where
/// those before it begin.
fn bound(letters: &Letters, start: usize, end: usize) -> (Bound, usize) {
    let after = past_joint(letters, end);
    let said_after = BOUNDS_AFTER
        .iter()
        .find(|(words, _)| letters.begins(after, words));
    if let Some((_, bound)) = said_after {
        return (*bound, start);
    }
    let before = |place| letters.word_before(letters.before_space(place));
    let word = before(start);
    let small = word.to_ascii_lowercase();
    let second = letters.before_space(start).saturating_sub(word.len());
    // Past 3,200, and the past two weeks.
    let is_of_time = small == "past" && before(second) == "the";
    let mut bounds = BOUNDS_BEFORE.iter().filter(|_| !is_of_time);
    if let Some((_, bound)) = bounds.find(|(word, _)| *word == small) {
        return (*bound, second);
    }
    let first = before(second).to_ascii_lowercase();
    let mut pairs = PAIRS_BEFORE.iter();
    let Some((.., bound)) = pairs.find(|pair| pair.0 == first && pair.1 == small) else {
        return (Exact, start);
    };
    let first = letters.before_space(second).saturating_sub(first.len());
    let denial = before(first);
    let is_denied = matches!(denial.to_ascii_lowercase().as_str(), "no" | "not");
    match bound {
        Above if is_denied => (Below, first),
        Below if is_denied => (Above, first),
        _ => (*bound, first),
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

/// The short scale that follows digits without a space, as in 12m.
pub(super) fn glued_scale(letters: &Letters, end: usize) -> Option<(&'static str, u32)> {
    short_scale(letters, end).filter(|_| letters.before(end).is_some_and(|it| it.is_ascii_digit()))
}

/// The short scale that is the word at a place. 12 M is of data or of length.
fn short_scale(letters: &Letters, place: usize) -> Option<(&'static str, u32)> {
    let is_small = letters.at(place).is_some_and(|it| it.is_ascii_lowercase());
    let word = Some(letters.word(place)).filter(|_| is_small)?;
    let mut scales = SHORT_SCALES.into_iter();
    scales.find(|(scale, _)| *scale == word)
}

/// Whether a number has at least four digits in a row before its end.
fn is_long(letters: &Letters, end: usize) -> bool {
    let digits = (1..=4).map(|back| end.checked_sub(back).and_then(|at| letters.at(at)));
    digits.flatten().filter(char::is_ascii_digit).count() == 4
}

/// What a number is one of by the sign or the words that follow it, the decimals that
/// this adds, and where it ends.
fn kind_at(letters: &Letters, end: usize) -> Option<(Kind, u32, usize)> {
    let after = past_joint(letters, end);
    match letters.at(after) {
        Some('%') => return Some((Kind::Percent, 0, after + 1)),
        Some('‰') => return Some((Kind::Percent, 1, after + 1)),
        _ => {}
    }
    let word = letters.word(after);
    let behind = after + word.len();
    let next = letters.word(past_joint(letters, behind));
    let with_next = past_joint(letters, behind) + next.len();
    match (word, next) {
        ("percentage", "point" | "points") => Some((Kind::Points, 0, with_next)),
        // Of 10086 points none is one of a share.
        ("point" | "points" | "pp" | "pps" | "ppt", _) if !is_long(letters, end) => {
            Some((Kind::Points, 0, behind))
        }
        ("percent" | "percentage", _) => Some((Kind::Percent, 0, behind)),
        ("per", "cent") => Some((Kind::Percent, 0, with_next)),
        ("per", "thousand" | "mille") => Some((Kind::Percent, 1, with_next)),
        ("fold", _) => Some((Kind::Times, 0, behind)),
        ("times", next) if TIMES_AS.contains(&next) => Some((Kind::Times, 0, behind)),
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

/// The number that begins with a word, if it is one, and where it ends. The half of a
/// year is passed over.
fn word_at(letters: &Letters, start: usize, word: &str) -> Option<(Option<Reading>, usize)> {
    let reading = |amount: Amount, weight, end| {
        let (bound, said) = bound(letters, start, end);
        let reading = Reading {
            range: start..end,
            said,
            amount: amount.with_bound(bound),
            weight,
            is_measure: weight == Weight::Word && amount.kind() != Kind::Count,
        };
        Some((Some(reading), end))
    };
    let end = start + word.len();
    let half = Amount::percent(500).in_words();
    match word {
        "half" => {
            let before = letters.word_before(letters.before_space(start));
            let next = letters.word(past_joint(letters, end));
            let is_time = HALVES_BEFORE.contains(&before.to_ascii_lowercase().as_str())
                || HALVES_AFTER.contains(&next);
            // Half a million, half a year.
            let of = past_joint(letters, past_joint(letters, end) + 1);
            let is_of_one = next == "a"
                && (scale_at(letters, of).is_some() || SPANS.contains(&letters.word(of)));
            if is_time || is_of_one {
                return Some((None, end));
            }
            return reading(half, Weight::Word, end);
        }
        "halved" | "halving" | "halves" => return reading(half, Weight::Loose, end),
        _ => {}
    }
    if let Some((_, times)) = TIMES.iter().find(|(known, _)| *known == word) {
        let amount = Amount::whole(*times).in_kind(Kind::Times).in_words();
        return reading(amount, Weight::Loose, end);
    }
    let article = Some((1, end, false)).filter(|_| matches!(word, "a" | "an"));
    let Some((value, end, is_bare)) = article.or_else(|| cardinal(letters, start)) else {
        let (_, value) = LOOSE.iter().find(|(loose, _)| *loose == word)?;
        return reading(Amount::whole(*value), Weight::Loose, end);
    };
    let after = past_joint(letters, end);
    let next = letters.word(after);
    let before = letters.word_before(letters.before_space(start));
    // A month and a half.
    if next == "half" && before == "and" {
        return Some((None, after + next.len()));
    }
    let has_bound = bound(letters, start, end).0 != Exact;
    if let Some(of) = fraction(letters, value, after, has_bound)
        && let Some(amount) = Amount::ratio(value, of)
    {
        // A tenth is as rough as 一成.
        let amount = amount.in_words().rounded_to(if of == 10 { 10 } else { 0 });
        return reading(amount, Weight::Word, after + next.len());
    }
    if article.is_none()
        && next == "in"
        && let Some((of, end, _)) = cardinal(letters, past_joint(letters, after + next.len()))
        && of > value
        && !SPANS.contains(&letters.word(past_joint(letters, end)))
        && let Some(amount) = Amount::ratio(value, of)
    {
        // 每三个里有一个 has both numbers, and no share.
        return reading(amount.in_words(), Weight::Loose, end);
    }
    if let Some((kind, _, end)) = kind_at(letters, end).filter(|_| article.is_none()) {
        return reading(Amount::whole(value).in_kind(kind), Weight::Word, end);
    }
    // Fifty-second, two dozen.
    let rest = LOOSE.iter().find(|(loose, _)| *loose == next);
    let rest = rest.filter(|_| article.is_none());
    if let Some((word, more)) = rest
        && (*word == "dozen" || (2..10).contains(more) && letters.at(end) == Some('-'))
    {
        let value = match *word {
            "dozen" => value.saturating_mul(*more),
            _ => value.saturating_add(*more),
        };
        return reading(Amount::whole(value), Weight::Loose, after + next.len());
    }
    // “One” is rarely a number; “two-factor” is a name, and “one or two” are a few.
    let is_vague = value <= 1 || next == "or" || before == "or";
    let is_compound = letters.at(end) == Some('-');
    let weight = if is_bare || is_vague || is_compound {
        Weight::Loose
    } else {
        Weight::Word
    };
    reading(Amount::whole(value), weight, end)
}

/// How many parts the whole has of which a fraction names some, as “third” in “two
/// thirds”, “a third of” and, with a bound, “nearly a third”.
fn fraction(letters: &Letters, value: u64, place: usize, has_bound: bool) -> Option<u64> {
    let word = letters.word(place);
    let end = place + word.len();
    let is_many = word.ends_with('s') || word == "halves";
    let word = if word == "halves" {
        "half"
    } else {
        word.trim_end_matches('s')
    };
    let (_, of) = FRACTIONS.iter().find(|(part, _)| *part == word)?;
    let goes_on = letters.word(letters.past_space(end));
    let is_fraction = if value == 1 {
        *of == 2 || has_bound || goes_on.is_empty() || FRACTIONS_AFTER.contains(&goes_on)
    } else {
        is_many || letters.before(place) == Some('-') && *of == 3
    };
    (is_fraction && value < *of).then_some(*of)
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

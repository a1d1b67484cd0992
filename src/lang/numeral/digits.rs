//! Numbers in digits, whatever the language: where each begins and ends, and
//! which are parts of something else.

use crate::report::ordered_by;

use super::{
    Amount, Lang, Letters, Weight, en,
    letters::FIRM_SPACE,
    ranges,
    reading::{Digits, Reading, Role, Unit},
    zh,
};

/// Every number in digits that is no part of an identifier.
pub(super) fn digits(letters: &Letters, lang: Lang) -> Vec<Reading> {
    let mut free: Vec<(Digits, Unit)> = Vec::new();
    let mut readings = Vec::new();
    for chain in chains(letters) {
        match bond(letters, &chain, lang) {
            Bond::Identifier => {}
            Bond::Loose => readings.extend(chain.iter().filter_map(loose)),
            Bond::Free => free.extend(chain.iter().map(|digits| {
                let unit = match lang {
                    Lang::Zh => zh::unit(letters, digits),
                    Lang::En => en::unit(letters, digits),
                };
                (*digits, unit)
            })),
        }
    }
    ranges::share_units(letters, &mut free, lang);
    readings.extend(joined(&free));
    ordered_by(readings, |reading| reading.range.start)
}

/// The numerals, 1亿 and 2345万 put together.
fn joined(free: &[(Digits, Unit)]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let mut last_zeros = 0;
    for (digits, unit) in free {
        let decimals = digits.decimals + unit.decimals;
        let amount = Amount::new(digits.number, decimals, unit.zeros);
        let Some(mut amount) = amount else {
            continue;
        };
        amount = amount.in_kind(unit.kind).with_bound(unit.bound);
        if unit.is_growth {
            amount = amount.and_itself();
        }
        let before = readings.last_mut();
        let goes_on = |before: &&mut Reading| {
            before.range.end == digits.start && last_zeros > unit.zeros && digits.decimals == 0
        };
        if let Some(before) = before.filter(goes_on) {
            before.amount = before.amount.with(amount);
            before.range.end = unit.end;
        } else {
            readings.push(Reading {
                range: digits.start..unit.end,
                said: unit.said,
                amount,
                weight: match unit.role {
                    Role::Date | Role::Rate => Weight::Loose,
                    Role::Measure | Role::Other => Weight::Figure,
                },
                is_measure: unit.role == Role::Measure,
            });
        }
        last_zeros = unit.zeros;
    }
    readings
}

fn loose(digits: &Digits) -> Option<Reading> {
    Some(Reading {
        range: digits.start..digits.end,
        said: digits.start,
        amount: Amount::new(digits.number, digits.decimals, 0)?,
        weight: Weight::Loose,
        is_measure: false,
    })
}

/// How numbers that hang together stand in a text.
enum Bond {
    /// In a name such as CVE-2024-1 or H5N1, where they are no numbers.
    Identifier,
    /// In a date, a version, a telephone number, an address, or glued to letters.
    Loose,
    /// As numbers of their own.
    Free,
}

fn bond(letters: &Letters, chain: &[Digits], lang: Lang) -> Bond {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
        return Bond::Identifier;
    };
    let is_latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let is_joint = |letter: Option<char>| letter.is_some_and(|letter| "-./:_@+".contains(letter));
    let before = letters.before(first.start);
    let is_hung_on =
        is_joint(before) && is_latin(first.start.checked_sub(2).and_then(|at| letters.at(at)));
    let is_glued_before = is_latin(before);
    let after = letters.at(last.end);
    let is_glued_after = is_latin(after);
    let word_start = first.start - letters.word_before(first.start).len();
    let is_mixed = is_glued_before && is_digit(letters.before(word_start));
    if is_hung_on || is_mixed || (is_glued_before && (chain.len() > 1 || is_glued_after)) {
        return Bond::Identifier;
    }
    // Log4j 2 is a version of what is named so.
    let is_of_name = before == Some(' ') && {
        let word = letters.word_before(first.start - 1);
        !word.is_empty() && is_digit(letters.before(first.start - 1 - word.len()))
    };
    let is_underscored = before == Some('_') || after == Some('_');
    let is_scaled = lang == Lang::En && en::glued_scale(letters, last.end).is_some();
    if is_of_name || is_glued_before || (is_glued_after && !is_scaled) || is_underscored {
        return Bond::Loose;
    }
    match chain {
        [_] => Bond::Free,
        [one, other] => {
            let is_range = letters.at(one.end) == Some('-')
                && one.number < other.number
                && !one.starts_with_zero
                && !other.starts_with_zero;
            if is_range { Bond::Free } else { Bond::Loose }
        }
        _ => Bond::Loose,
    }
}

/// The numbers, those together between which one sign stands, as in 2018-02-05.
fn chains(letters: &Letters) -> Vec<Vec<Digits>> {
    let mut chains: Vec<Vec<Digits>> = Vec::new();
    let mut place = 0;
    while place < letters.len() {
        let Some(digits) = digits_at(letters, place) else {
            place += 1;
            continue;
        };
        place = digits.end;
        let hangs_on = |last: &Digits| {
            let sign = letters.at(last.end);
            last.end + 1 == digits.start && sign.is_some_and(|sign| "-./:_@+".contains(sign))
        };
        match chains.last_mut() {
            Some(chain) if chain.last().is_some_and(hangs_on) => chain.push(digits),
            _ => chains.push(vec![digits]),
        }
    }
    chains
}

/// The number that begins at a place.
fn digits_at(letters: &Letters, start: usize) -> Option<Digits> {
    letters.at(start).filter(char::is_ascii_digit)?;
    let mut end = run(letters, start);
    let mut is_grouped = false;
    if end - start <= 3 {
        while matches!(letters.at(end), Some(',' | FIRM_SPACE)) && run(letters, end + 1) == end + 4
        {
            end += 4;
            is_grouped = true;
        }
    }
    let mut decimals = 0;
    if letters.at(end) == Some('.') {
        let fraction = run(letters, end + 1);
        if fraction > end + 1 {
            decimals = u32::try_from(fraction - end - 1).ok()?;
            end = fraction;
        }
    }
    let written = letters.within(start..end).iter();
    let digits = written.filter_map(|letter| letter.to_digit(10));
    // What is too long to be a figure is none of any size, and the scan goes on behind it.
    let number = digits.fold(0_u128, |number, digit| {
        number.saturating_mul(10).saturating_add(digit.into())
    });
    Some(Digits {
        start,
        end,
        number,
        decimals,
        is_grouped,
        starts_with_zero: letters.at(start) == Some('0') && end > start + 1 && decimals == 0,
    })
}

/// Where the digits that begin at a place end.
fn run(letters: &Letters, start: usize) -> usize {
    let digits = (start..letters.len()).take_while(|place| {
        letters
            .at(*place)
            .is_some_and(|letter| letter.is_ascii_digit())
    });
    start + digits.count()
}

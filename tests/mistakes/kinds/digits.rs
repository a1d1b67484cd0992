//! What fingers do to the digits of a number.

/// Another digit at a place among the first that carry weight.
pub fn changed(digits: &str, place: usize) -> Option<String> {
    alter(digits, place, |digit| (digit - b'0' + 3) % 10 + b'0')
}

fn alter(digits: &str, place: usize, altered: impl Fn(u8) -> u8) -> Option<String> {
    let mut bytes = digits.as_bytes().to_vec();
    let mut places = (0..bytes.len()).filter(|place| bytes[*place].is_ascii_digit());
    let at = places.nth(place)?;
    bytes[at] = altered(bytes[at]);
    let text = String::from_utf8(bytes).ok()?;
    (!text.starts_with('0') || digits.starts_with('0')).then_some(text)
}

/// Two neighbours in each other's place, the first that differ from a place on.
pub fn swapped(digits: &str) -> Option<String> {
    let mut bytes = digits.as_bytes().to_vec();
    let is_pair = |place: &usize| {
        let (one, other) = (bytes[*place], bytes[place + 1]);
        one.is_ascii_digit()
            && other.is_ascii_digit()
            && one != other
            && (*place > 0 || other != b'0')
    };
    let place = (0..bytes.len().saturating_sub(1)).find(is_pair)?;
    bytes.swap(place, place + 1);
    String::from_utf8(bytes).ok()
}

/// One digit less, of two or more.
pub fn dropped(digits: &str) -> Option<String> {
    let mut places = digits.match_indices(|sign: char| sign.is_ascii_digit());
    let (second, _) = places.nth(1)?;
    Some(format!("{}{}", &digits[..second], &digits[second + 1..]))
}

/// A digit typed twice.
pub fn doubled(digits: &str) -> Option<String> {
    let first = digits.find(|sign: char| sign.is_ascii_digit())?;
    Some(format!("{}{}", &digits[..=first], &digits[first..]))
}

//! What is written letter for letter the same in every language: numbers of
//! vulnerabilities, versions, addresses, hashes.

use std::ops::Range;

use super::name::is_misspelled;

/// A name made of digits and signs, such as CVE-2021-44228, 2.15.0 or www.cert.org.cn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// As it is compared: in small letters, with plain hyphens, a version without its V.
    pub key: String,
    /// The page at an address.
    pub page: String,
    /// What kind it is of, such as `cve`; `None` for what may well be another one in
    /// the other language, as the address of a page.
    pub kind: Option<String>,
    /// Whether the other language has to have it: not where it is only one by its
    /// form, as the 2.4 of Apache 2.4 and of 2.4%.
    pub is_certain: bool,
}

/// Numbers of these kinds are known in small letters as well.
const KINDS: [&str; 8] = ["cve", "cnvd", "cnnvd", "cwe", "ghsa", "kb", "ms", "cnvd-c"];

/// What says that the number behind it is a version, read backwards.
const VERSIONS: [&str; 2] = ["noisrev", "本版"];

/// Every identifier of a text, in its order.
pub fn identifiers(text: &str) -> Vec<Identifier> {
    let mut identifiers = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find(|letter: char| letter.is_ascii_alphanumeric()) {
        let start = end + start;
        let run = text[start..].find(|letter| !is_of_identifier(letter));
        end = run.map_or(text.len(), |run| start + run);
        let mut run = start..end;
        if !text[run.clone()].contains("://") {
            // 2.3.1-2.4.0 are two versions, CVE-2021-1/2 are two numbers.
            let is_name = text[run.clone()].contains(|letter: char| letter.is_ascii_alphabetic());
            let ends =
                |letter: char| matches!(letter, '/' | ':') || (!is_name && is_hyphen(letter));
            if let Some(length) = text[run.clone()].find(ends) {
                run.end = start + length;
                end = run.end;
            }
        }
        let written =
            text[run.clone()].trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        // .com
        let dot = text[..start].strip_suffix('.');
        let is_name = |letter: u8| letter.is_ascii_lowercase();
        if dot.is_some_and(|before| !before.ends_with(|last: char| last.is_ascii_alphanumeric()))
            && (2..=6).contains(&written.len())
            && written.bytes().all(is_name)
        {
            identifiers.push(Identifier {
                range: start - 1..start + written.len(),
                key: [".", written].concat(),
                page: String::new(),
                kind: None,
                is_certain: true,
            });
            continue;
        }
        let range = start..start + written.len();
        identifiers.extend(identifier(text, range));
    }
    identifiers
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '–')
}

fn is_of_identifier(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ".:/@_%?=&#~".contains(letter) || is_hyphen(letter)
}

/// The letters that a text begins with, as far as they are of the same clause.
fn near(text: &str, most: usize) -> impl Iterator<Item = char> {
    let letters = text.chars().take(most);
    letters.take_while(|letter| !"，。；,;".contains(*letter))
}

fn identifier(text: &str, range: Range<usize>) -> Option<Identifier> {
    let written = &text[range.clone()];
    let key: String = written
        .chars()
        .map(|letter| {
            if is_hyphen(letter) {
                '-'
            } else {
                letter.to_ascii_lowercase()
            }
        })
        .collect();
    let is_digit = |letter: char| letter.is_ascii_digit();
    let digits = key.matches(is_digit).count();
    let of = |key: &str, kind: Option<&str>, is_certain| {
        Some(Identifier {
            range: range.clone(),
            key: key.to_owned(),
            page: String::new(),
            kind: kind.map(str::to_owned),
            is_certain,
        })
    };
    let found = |key: &str, kind| of(key, kind, true);
    // 2.15.0, v2.3; 2.4 behind the word for a version.
    let number = key.strip_prefix('v').unwrap_or(&key);
    let parts: Vec<_> = number.split('.').collect();
    let are_numbers = parts
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if are_numbers && parts.len() > 1 {
        let before: String = text[..range.start].chars().rev().take(24).collect();
        let before = before.to_ascii_lowercase();
        let is_measure = text[range.end..]
            .trim_start()
            .starts_with(['%', '万', '亿', '个', '倍']);
        let is_named = number.len() < key.len()
            || near(&text[range.end..], 10).any(|letter| letter == '版')
            || VERSIONS.iter().any(|word| before.contains(word));
        let is_named = is_named && !is_measure;
        let is_day = parts.len() == 3 && parts[0].len() == 4;
        let is_certain = (is_named || parts.len() > 2) && !is_day;
        return of(number, Some("version"), is_certain);
    }
    // 22.7R2.5, but not 5.4GHz.
    let is_release = key.starts_with(is_digit)
        && key.ends_with(is_digit)
        && key.contains('.')
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
        && key.bytes().filter(u8::is_ascii_alphabetic).count() == 1;
    if is_release {
        return found(&key, Some("version"));
    }
    let letters = key
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(key.len());
    let prefix = &key[..letters];
    let is_capital = written[..letters]
        .bytes()
        .all(|letter| letter.is_ascii_uppercase());
    let is_numbered = !key.contains(['.', '@', '_', '%']) && letters > 1;
    if is_numbered
        && (KINDS.contains(&prefix) && digits > 3 || is_capital && digits > 3 && key.contains('-'))
    {
        return found(&key, Some(prefix));
    }
    let is_hex = key.bytes().all(|letter| letter.is_ascii_hexdigit());
    if is_hex && key.len() >= 16 && digits > 0 && digits < key.len() {
        return found(&key, Some("hash"));
    }
    let (scheme, host) = written.split_once("://").unwrap_or(("", written));
    let (host, page) = host.split_once('/').unwrap_or((host, ""));
    let (name, domain) = host.rsplit_once('.')?;
    let is_small = domain.bytes().all(|letter| letter.is_ascii_lowercase());
    // “websites.The” and “U.S.” are none.
    let is_domain = (2..=6).contains(&domain.len()) && (is_small || !scheme.is_empty());
    let is_named = name.len() > 1 && !name.ends_with('.');
    let found = found(&host.to_ascii_lowercase(), None)?;
    let page = page.to_owned();
    (is_domain && is_named).then_some(Identifier { page, ..found })
}

/// Whether two pages, which may be those of either language, are only one in which a letter or
/// the digits are mistaken.
pub fn is_mistaken_page(one: &str, other: &str) -> bool {
    let shape = |page: &str| page.replace(|letter: char| letter.is_ascii_digit(), "");
    one != other && (shape(one) == shape(other) || is_misspelled(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The identifiers of a text, those in brackets that need not be in another language.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = identifiers(text).into_iter().map(|found| {
            if found.is_certain {
                found.key
            } else {
                format!("({})", found.key)
            }
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{text}");
    }

    #[test]
    fn numbers_of_vulnerabilities_are_known_however_they_are_written() {
        check(
            "漏洞（CVE-2021-44228、cnvd-2021-95914），CNNVD-202401-1234，MS17-010/KB4012212",
            "cve-2021-44228 cnvd-2021-95914 cnnvd-202401-1234 ms17-010 kb4012212",
        );
        check(
            "CVE–2021–44228 (Word's dashes), CVE-20-21.",
            "cve-2021-44228 cve-20-21",
        );
    }

    #[test]
    fn versions_addresses_and_hashes_are_known() {
        check(
            "V2.3.1, version 2.4, 2.5版本, Apache 2.4.49, 22.7R2.5, 5.4GHz",
            "2.3.1 2.4 2.5 2.4.49 22.7r2.5",
        );
        check("2.0.0–2.14.1 and 7.6%", "2.0.0 2.14.1 (7.6)");
        check(
            "https://www.cert.org.cn/a/b, a.b@cert.org.cn, 10.0.0.1:80, .com.cn",
            "www.cert.org.cn a.b@cert.org.cn 10.0.0.1 com.cn",
        );
        check(
            "d41d8cd98f00b204e9800998ecf8427e",
            "d41d8cd98f00b204e9800998ecf8427e",
        );
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        check(
            "a 12-week high, COVID-19, TOP5, the U.S., i.e. IPv6, Windows 10",
            "",
        );
        check(
            "44,986,000 at 010-82991681 on 2018-02-05 in 5-11 February",
            "",
        );
        check("websites.The next, 2018.02.05", "(2018.02.05)");
    }
}

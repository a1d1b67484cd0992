//! What counted things are called in both languages.

use std::ops::Range;

use super::{Lang, clause::small, name::words};

/// What is counted, by the Chinese words for it and the beginnings of the English ones.
const THINGS: [(&[&str], &[&str]); 8] = [
    (&["域名"], &["domain"]),
    (&["IP地址", "IP"], &["ip", "address"]),
    (
        &["网站", "站点", "网页", "页面"],
        &["website", "site", "page", "webpage"],
    ),
    (
        &["主机", "服务器", "终端", "设备"],
        &[
            "host", "computer", "machine", "server", "terminal", "device",
        ],
    ),
    (&["漏洞"], &["vulnerab", "flaw", "bug", "high-risk"]),
    (&["家族"], &["famil"]),
    (
        &["事件"],
        &[
            "incident",
            "case",
            "complaint",
            "attack",
            "event",
            "report",
            "breach",
        ],
    ),
    (
        &["用户"],
        &["user", "customer", "people", "account", "client"],
    ),
];

/// Which kind of thing the words right behind a figure count, the first that they name in
/// Chinese and any that they name in English, as places in one list.
pub fn kinds_called(thing: &str, lang: Lang) -> Vec<usize> {
    let things = THINGS.iter().enumerate();
    match lang {
        Lang::Zh => {
            let all = things.flat_map(|(place, (zh, _))| zh.iter().map(move |word| (place, word)));
            let first = all.clone().filter_map(|(place, word)| {
                let start = thing.find(word)?;
                Some((start, start + word.len(), place))
            });
            let mut named = None;
            let mut next = first.min_by_key(|(start, end, _)| (*start, !end));
            // 站点域名 are domains; in 域名指向主机 another thing is spoken of.
            while let Some((_, end, place)) = next {
                named = Some(place);
                let mut adjacent = all
                    .clone()
                    .filter(|(_, word)| thing[end..].starts_with(**word));
                next = adjacent
                    .next()
                    .map(|(place, word)| (end, end + word.len(), place));
            }
            named.into_iter().collect()
        }
        Lang::En => {
            let said: Vec<_> = words(thing)
                .map(|word| small(&thing[word]).into_owned())
                .collect();
            let is_said = |stem: &&str| {
                said.iter().any(|word| {
                    // What hosts is no host: short words begin no others.
                    word.trim_end_matches('s') == *stem || stem.len() > 4 && word.starts_with(*stem)
                })
            };
            let named = things.filter(|(_, (_, en))| en.iter().any(&is_said));
            named.map(|(place, _)| place).collect()
        }
    }
}

/// The words for flaws of medium and of low risk; in English those that may be for something else
/// come last.
const RISKS: [[&[&str]; 2]; 2] = [
    [&["中危"], &["低危"]],
    [
        &["medium-risk", "medium risk", "medium"],
        &["low-risk", "low risk", "low"],
    ],
];

/// Where a text speaks of flaws of medium and of low risk, in bytes.
pub fn risks(text: &str, lang: Lang) -> [Option<Range<usize>>; 2] {
    RISKS[lang as usize].map(|words| {
        let certain = &words[..words.len().min(2)];
        certain.iter().find_map(|word| {
            let start = text.find(word)?;
            Some(start..start + word.len())
        })
    })
}

/// Whether a text may speak of flaws of medium and of low risk.
pub fn may_be_of_risks(text: &str, lang: Lang) -> [bool; 2] {
    // 中低危, and “not high-risk”, are both.
    let of_both: [&[&str]; 2] = [
        &["中低", "低中", "中、低"],
        &["moderate", "not high", "other", "lower"],
    ];
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_of_both = has(of_both[lang as usize]);
    RISKS[lang as usize].map(|words| is_of_both || has(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_what_is_named_next_to_the_figure() {
        assert_eq!(kinds_called("放马站点域名", Lang::Zh), [0]);
        assert_eq!(kinds_called("域名指向主机", Lang::Zh), [0]);
        assert_eq!(kinds_called("malware-hosting domains", Lang::En), [0]);
        assert_eq!(kinds_called("IP addresses", Lang::En), [1]);
        assert!(kinds_called("组织", Lang::Zh).is_empty());
    }
}

//! How much a text says, and whether it denies anything.

use std::ops::Range;

use crate::report::is_han;

use super::{Lang, name::words};

/// What denies in no uncertain terms.
const DENIALS_ZH: [&str; 17] = [
    "不要",
    "切勿",
    "请勿",
    "不得",
    "未发现",
    "未发生",
    "未出现",
    "未见",
    "未收到",
    "未造成",
    "未监测",
    "并未",
    "暂无",
    "均未",
    "没有",
    "尚未",
    "不再",
];
const DENIALS_EN: [&str; 7] = ["no", "not", "none", "never", "neither", "nor", "nobody"];
/// Behind these nothing is denied: “not only”, “no more than”, “No. 6”, and “not high-risk” is
/// 中低危.
const NO_DENIAL: [&str; 10] = [
    "only",
    "just",
    "more",
    "less",
    "fewer",
    "later",
    "matter",
    "longer",
    "high",
    "high-risk",
];

/// Behind these “not” denies what is said.
const VERBS: [&str; 16] = [
    "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had", "can",
    "could", "will", "would",
];

/// What may stand for a denial in the other language.
const ANY_ZH: &str = "未无没不非免否零0难除外别莫缺拒失停";
const ANY_EN: [&str; 20] = [
    "without",
    "nothing",
    "nil",
    "zero",
    "0",
    "yet",
    "free",
    "cannot",
    "lack",
    "lacks",
    "fail",
    "failed",
    "avoid",
    "against",
    "refrain",
    "beware",
    "careful",
    "caution",
    "forbidden",
    "wary",
];

/// Where a text denies something in no uncertain terms, in bytes.
pub fn denial(text: &str, lang: Lang) -> Option<Range<usize>> {
    match lang {
        Lang::Zh => DENIALS_ZH.iter().find_map(|denial| {
            let start = text.find(denial)?;
            Some(start..start + denial.len())
        }),
        Lang::En => {
            let mut words = words(text).peekable();
            let mut before = String::new();
            while let Some(word) = words.next() {
                let small = text[word.clone()].to_ascii_lowercase();
                let next = words
                    .peek()
                    .map(|next| text[next.clone()].to_ascii_lowercase());
                let is_other = next.is_some_and(|next| NO_DENIAL.contains(&next.as_str()));
                let behind = text[word.end..].strip_prefix('.').unwrap_or_default();
                let is_number = behind
                    .trim_start()
                    .starts_with(|next: char| next.is_ascii_digit());
                // “Not of the first but of the second” only sets one against the other.
                let is_verb = small != "not" || VERBS.contains(&before.as_str());
                if DENIALS_EN.contains(&small.as_str()) && is_verb && !is_other && !is_number {
                    return Some(word);
                }
                before = small;
            }
            None
        }
    }
}

/// Whether a text may deny something in any way at all.
pub fn may_deny(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => text.contains(|letter| ANY_ZH.contains(letter)),
        Lang::En => {
            let mut words = text
                .split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’');
            words.any(|word| {
                let word = word.to_ascii_lowercase();
                let word = word.as_str();
                word.ends_with("n't")
                    || word.ends_with("n’t")
                    || word.starts_with("un")
                    || word.starts_with("in") && word.len() > 6
                    || DENIALS_EN.contains(&word)
                    || ANY_EN.contains(&word)
                    || word.ends_with("less")
            })
        }
    }
}

/// How much a text says: its sentences, and its Han characters or words.
pub fn extent(text: &str, lang: Lang) -> (usize, usize) {
    let stops = text.char_indices().filter(|(at, letter)| match lang {
        Lang::Zh => matches!(letter, '。' | '！' | '？'),
        Lang::En => {
            let rest = &text[at + letter.len_utf8()..];
            let next = rest.trim_start_matches([')', '”', '"', '’']);
            let is_end = next.trim_start().is_empty()
                || (next.starts_with(char::is_whitespace)
                    && next
                        .trim_start()
                        .starts_with(|first: char| first.is_uppercase() || "“\"(".contains(first)));
            matches!(letter, '.' | '!' | '?') && is_end
        }
    });
    let sentences = stops.count();
    let latin = words(text).count();
    let size = match lang {
        // A Latin word in Chinese says as much as two characters.
        Lang::Zh => text.chars().filter(|letter| is_han(*letter)).count() + 2 * latin,
        Lang::En => latin,
    };
    (sentences, size)
}

/// Where so many Latin words stand in a row in a Chinese text, outside brackets and
/// quotation marks, that they must be English.
pub fn untranslated(text: &str) -> Option<Range<usize>> {
    const MOST: usize = 8;
    // “government websites” is no name.
    const MOST_SMALL: usize = 2;
    let mut run: Vec<Range<usize>> = Vec::new();
    let (mut depth, mut end, mut small) = (0_usize, 0, 0);
    for word in words(text) {
        let between = &text[end..word.start];
        end = word.end;
        for letter in between.chars() {
            match letter {
                '“' | '（' | '(' | '《' => depth += 1,
                '”' | '）' | ')' | '》' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let is_next = between
            .bytes()
            .all(|byte| b" ,.;'0123456789".contains(&byte));
        if !is_next || depth > 0 {
            run.clear();
        }
        if depth > 0 {
            continue;
        }
        let written = &text[word.clone()];
        let is_small = word.len() > 1 && written.bytes().all(|byte| byte.is_ascii_lowercase());
        small = if is_small && between == " " {
            small + 1
        } else {
            usize::from(is_small)
        };
        run.push(word);
        let first = match (run.len(), small) {
            (_, MOST_SMALL) => run.len() - small,
            (MOST, _) => 0,
            _ => continue,
        };
        return Some(run[first].start..end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_is_in_no_uncertain_terms() {
        for text in ["No new family", "there is none", "was not seen"] {
            assert!(denial(text, Lang::En).is_some(), "{text}");
        }
        for text in [
            "not only here",
            "No. 6",
            "no more than 5",
            "a note",
            "nothing",
        ] {
            assert_eq!(denial(text, Lang::En), None, "{text}");
        }
        assert_eq!(denial("本周未发现异常", Lang::Zh), Some(6..15));
        assert_eq!(denial("不仅如此，无需认证", Lang::Zh), None);
        assert!(may_deny("wasn’t, yet", Lang::En) && !may_deny("it was so", Lang::En));
    }

    #[test]
    fn sentences_end_with_a_stop_before_a_capital() {
        assert_eq!(
            extent(
                "It rose 7.6% on Feb. 5. U.S. sites “fell.” So it is.",
                Lang::En
            )
            .0,
            3
        );
        assert_eq!(extent("平稳；无事。完了！", Lang::Zh), (2, 6));
    }

    #[test]
    fn english_in_chinese_is_that_of_sentences_and_not_of_titles() {
        let english = "the week was calm and all was in range";
        assert!(untranslated(&format!("本周{english}。")).is_some());
        assert_eq!(
            untranslated("被植入后门的government websites减少"),
            Some(18..37)
        );
        assert_eq!(untranslated("域名属gov.cn，webshell减少"), None);
        assert_eq!(untranslated(&format!("本周（{english}）平稳。")), None);
        assert_eq!(
            untranslated("Adobe、Cisco、Dell、HP、IBM、Oracle、SAP、VMware和Zoom"),
            None
        );
    }
}

//! The clauses of Chinese prose, and the names that they go by.

use std::ops::Range;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

/// What a name of an indicator ends with that prose leaves out: 境内被植入后门网站总数
/// is 境内被植入后门网站 in “境内被植入后门网站532个”.
const COUNTS: [&str; 4] = ["总数", "数量", "次数", "数"];

/// The clauses of a Chinese text, in bytes and in their order.
pub fn clause_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive(ENDS).scan(0, |end, clause| {
        let start = *end;
        *end += clause.len();
        Some(start..*end)
    })
}

/// A Chinese name of something counted, without the word for the count.
pub fn counted(name: &str) -> &str {
    let stem = COUNTS.iter().find_map(|count| name.strip_suffix(count));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_signs_of_its_own_width() {
        let text = "本周平稳。网站4,532个，下降3%";
        let clauses: Vec<_> = clause_ranges(text).map(|range| &text[range]).collect();
        assert_eq!(clauses, ["本周平稳。", "网站4,532个，", "下降3%"]);
    }

    #[test]
    fn a_name_is_known_without_its_count() {
        assert_eq!(counted("境内被植入后门网站总数"), "境内被植入后门网站");
        assert_eq!(
            counted("境内计算机恶意程序传播次数"),
            "境内计算机恶意程序传播"
        );
        assert_eq!(counted("数"), "数");
    }
}

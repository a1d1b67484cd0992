//! The clauses of Chinese prose, and the names that they go by.

use std::ops::Range;

use super::Lang;

/// What ends a clause.
const ENDS: [char; 6] = ['，', '。', '；', '！', '？', '\n'];

/// What ends a sentence, or one of its parts that have a subject of their own.
const SENTENCE_ENDS: [char; 5] = ['。', '；', '！', '？', '\n'];

/// What a name of an indicator ends with that prose leaves out: 境内被植入后门网站总数
/// is 境内被植入后门网站 in “境内被植入后门网站532个”.
const COUNTS: [&str; 4] = ["总数", "数量", "次数", "数"];

/// Where what an indicator counts is, which prose leaves out as well: 针对境内网站仿冒网页
/// is 仿冒网页 in “仿冒网页331个”.
const SCOPES: [&str; 3] = ["针对境内网站的", "针对境内网站", "境内"];

/// The clauses of a Chinese text, in bytes and in their order.
pub fn clause_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive(ENDS).scan(0, |end, clause| {
        let start = *end;
        *end += clause.len();
        Some(start..*end)
    })
}

/// Whether a sentence ends with a clause.
pub fn ends_sentence(clause: &str) -> bool {
    clause.ends_with(SENTENCE_ENDS)
}

/// Whether a clause speaks of more than it names in full: 分别 of several things, 事件
/// of the incidents about a thing.
pub fn speaks_of_more(clause: &str) -> bool {
    ["分别", "事件"].iter().any(|word| clause.contains(word))
}

/// A Chinese name of something counted, without the word for the count.
pub fn counted(name: &str) -> &str {
    let stem = COUNTS.iter().find_map(|count| name.strip_suffix(count));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// A Chinese name without where the things are that it names, where it says so.
pub fn unplaced(name: &str) -> Option<&str> {
    let rest = SCOPES.iter().find_map(|scope| name.strip_prefix(scope));
    rest.filter(|rest| !rest.is_empty())
}

/// Whether two figures between which a text stands are in a row: nothing but a comma or
/// the like is there, and in Chinese what is counted.
pub fn is_row(between: &str, lang: Lang) -> bool {
    let joint = between.trim();
    match lang {
        Lang::Zh => {
            let joint = joint.trim_start_matches(['个', '起', '次', '家', '台', '项', '条']);
            ["、", "和", "及", "与", "以及"].contains(&joint)
        }
        Lang::En => [",", "and", ", and", "or", "&"].contains(&joint),
    }
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
    fn a_sentence_goes_on_behind_a_comma() {
        assert!(!ends_sentence("网站532个，"));
        assert!(ends_sentence("下降3%；") && ends_sentence("下降3%。"));
    }

    #[test]
    fn a_clause_may_speak_of_more_than_it_names() {
        assert!(speaks_of_more("网站和网页分别为532个和300个"));
        assert!(speaks_of_more("处置网站事件9起"));
        assert!(!speaks_of_more("网站532个"));
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

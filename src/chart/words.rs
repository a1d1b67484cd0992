//! Words of a figure as ECharts prints them letter by letter. Text in SVG does
//! not wrap, so that lines are broken here.

/// Cells of a tooltip's line: a sign of Chinese takes two, and 32 fit a phone.
const TIP_CELLS: usize = 32;
/// Cells of a name's line beside a bar.
const NAME_CELLS: usize = 18;

/// A point's words as an item's name, which the theme's template `{b}` prints.
///
/// ECharts would read `{c}` and `{a|…}` within them as templates and `$&` as a
/// replacement, so that a word joiner, which is not seen, keeps these signs
/// apart; and it would print `&amp;` for `&`, so that signs of HTML become
/// their typographic neighbours.
pub(super) fn tip(text: &str) -> String {
    let mut tip = String::with_capacity(text.len());
    for sign in lines(text, TIP_CELLS).join("\n").chars() {
        match sign {
            '{' => tip.push_str("{\u{2060}"),
            '$' => tip.push_str("$\u{2060}"),
            '&' => tip.push('＆'),
            '<' => tip.push('‹'),
            '>' => tip.push('›'),
            '"' => tip.push('”'),
            '\'' => tip.push('’'),
            other => tip.push(other),
        }
    }
    tip
}

/// The name of a bar, which no template touches, in as many lines as it takes: names
/// that differ in their last sign are different bars.
pub(super) fn name(text: &str) -> String {
    lines(text, NAME_CELLS).join("\n")
}

/// How many lines the name of a bar takes.
pub(super) fn name_lines(text: &str) -> usize {
    lines(text, NAME_CELLS).len()
}

/// The text in lines, broken after spaces, between signs of Chinese and between the
/// parts of a technical name, and within a word only where the word is longer than a line.
fn lines(text: &str, most_cells: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut cells, mut cells_to_end) = (0, 0, 0, 0);
    let mut before = ' ';
    for (index, sign) in text.char_indices() {
        if may_break(before, sign) {
            (end, cells_to_end) = (index, cells);
        }
        if cells + cells_of(sign) > most_cells {
            if end <= start {
                (end, cells_to_end) = (index, cells);
            }
            lines.extend(text.get(start..end).map(str::trim_end));
            start = end;
            cells -= cells_to_end;
        }
        cells += cells_of(sign);
        before = sign;
    }
    lines.extend(text.get(start..));
    lines
}

fn may_break(before: char, after: char) -> bool {
    let is_open = matches!(before, '（' | '《' | '“' | '‘');
    let is_closing = matches!(
        after,
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '》' | '”' | '’' | '%'
    );
    // `Trojan/Win32.Agent`, but not `1,620.4`.
    let is_joint = matches!(before, '.' | '/' | '_' | ']') && after.is_ascii_alphabetic();
    before == ' ' || is_joint || (cells_of(before) == 2 && !is_open && !is_closing)
}

/// A sign of Chinese is as wide as two of Latin, near enough.
fn cells_of(sign: char) -> usize {
    if sign >= '\u{2e80}' { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_word_of_the_dataset_is_a_template() {
        for (text, expected) in [
            (
                "{b}: {c0} {@[1]}",
                "{\u{2060}b}: {\u{2060}c0} {\u{2060}@[1]}",
            ),
            ("{marker|x}", "{\u{2060}marker|x}"),
            ("$& $1", "$\u{2060}＆ $\u{2060}1"),
            ("R&D <b>\"it's\"", "R＆D ‹b›”it’s”"),
        ] {
            assert_eq!(tip(text), expected);
        }
    }

    #[test]
    fn long_words_are_broken_where_they_may_be() {
        for (text, expected) in [
            ("", ""),
            ("COM: 326, 61.3%", "COM: 326, 61.3%"),
            (
                "15–21 December 2025: 52.081 million, illustrative",
                "15–21 December 2025: 52.081\nmillion, illustrative",
            ),
            (
                "2025年12月15日至21日，传播5,208.1万次，示例数据",
                "2025年12月15日至21日，传播\n5,208.1万次，示例数据",
            ),
            (
                "一个没有空格的很长的恶意程序名字，示例",
                "一个没有空格的很长的恶意程序名\n字，示例",
            ),
            (
                "Trojan.Generic.AVeryLongNameWithoutAnySpace: 1",
                "Trojan.Generic.\nAVeryLongNameWithoutAnySpace: 1",
            ),
        ] {
            assert_eq!(tip(text), expected);
        }
    }

    #[test]
    fn a_name_is_broken_into_lines_and_never_cut() {
        for (text, expected) in [
            ("Mirai", "Mirai"),
            ("示例家族甲", "示例家族甲"),
            ("飞客（Conficker）蠕虫", "飞客（Conficker）\n蠕虫"),
            (
                "Win32.Conficker worm and all of its many variants",
                "Win32.Conficker\nworm and all of\nits many variants",
            ),
            (
                "Trojan[Downloader]/Win32.Adload.gen.a",
                "Trojan[Downloader]\n/Win32.Adload.gen.\na",
            ),
        ] {
            assert_eq!(name(text), expected);
        }
    }

    proptest! {
        #[test]
        fn names_that_differ_are_drawn_unlike(
            start in "[a-zA-Z0-9./一-龥]{0,60}",
            middles in ["[a-z一二三 ._/-]{1,20}", "[a-z一二三 ._/-]{1,20}"],
            end in "[a-zA-Z0-9./一-龥]{0,60}",
        ) {
            let [one, other] = middles.map(|middle| [&*start, &middle, &end].concat());
            // Spaces at the ends of lines are not drawn.
            let bare = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(bare(&name(&one)), bare(&one));
            prop_assert!(name(&one) != name(&other) || bare(&one) == bare(&other));
        }
    }
}

//! Whatever a document holds, nothing panics, no figure is made up, and how a program cuts its text means nothing.

use cncert_weekly::intake::{self, Content, Edition, Value};
use proptest::prelude::*;

use super::{
    catalogue,
    made::{Made, paragraph, run},
    newest::{EN, ZH},
    publisher, text, told, understood,
};

/// Pieces of real editions and of nonsense.
fn piece() -> impl Strategy<Value = String> {
    let lines: Vec<String> = ZH.lines().chain(EN.lines()).map(str::to_owned).collect();
    let signs = [
        "↓",
        "↑",
        "-",
        " 7.6%",
        "约18.4万个",
        "，较上周下降了35.7%",
        "其中政府网站",
        "■ COM ■",
        "9起",
        "\t",
        "\n",
        "。",
        "%",
        "第6期",
        "1.",
        "占",
        "\u{2f00}",
        "持平",
        "Mirai 5",
    ];
    prop_oneof![
        3 => prop::sample::select(lines),
        3 => prop::sample::select(signs.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

fn edition() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::ANY), 0..30).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, ends)| piece + if ends { "\n" } else { "" })
            .collect()
    })
}

fn splits(text: &str, cuts: &[usize]) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut % (letters.len() + 1)).collect();
    cuts.extend([0, letters.len()]);
    cuts.sort_unstable();
    let runs = cuts.windows(2).map(|cut| {
        run(&letters[cut[0]..cut[1]]
            .iter()
            .collect::<String>()
            .replace('&', "&amp;")
            .replace('<', "&lt;"))
    });
    paragraph(&runs.collect::<String>())
}

fn of_word(text: &str, cuts: &[usize]) -> Edition {
    let body: String = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| splits(line, cuts))
        .collect();
    intake::open("edition.txt", &Made::of(&body).bytes(), |_| None).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_panics_and_no_figure_is_made_up(one in edition(), other in edition()) {
        let editions = [text(&one), text(&other)];
        let understanding = understood(&editions);
        for fact in &understanding.facts {
            prop_assert!(fact.is_in_its_words(), "{fact:?}\n{one}\n---\n{other}");
            // The cells of a row stand in its words with a space between.
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            let whole = bare([&one, &other][fact.source.edition]);
            prop_assert!(whole.contains(&bare(&fact.source.words)), "{fact:?}\n{whole}");
        }
        let week = "2025-W52".parse().unwrap();
        let _ = understanding.draft(week, catalogue(), publisher());
    }

    #[test]
    fn reading_is_stable_however_runs_are_cut(cuts in prop::collection::vec(any::<usize>(), 0..12)) {
        for edition in [ZH, EN] {
            let whole = told(&understood(&[of_word(edition, &[])]));
            prop_assert_eq!(told(&understood(&[of_word(edition, &cuts)])), whole.clone());
            // And as in a text.
            prop_assert_eq!(told(&understood(&[text(edition)])), whole);
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), at in any::<usize>(), with in any::<u8>()) {
        let _ = intake::open("a", &bytes, |_| None);
        let _ = intake::open("a", &[&b"PK\x03\x04"[..], &bytes].concat(), |_| None);
        let mut document = of_word_bytes();
        let at = at % document.len();
        document[at] = with;
        let _ = intake::open("a", &document, |_| None);
        let _ = intake::open("a", &document[..at], |_| None);
    }

    #[test]
    fn blank_lines_mean_nothing(blanks in prop::collection::vec(0..4_usize, 60)) {
        for edition in [ZH, EN] {
            let lines = edition.lines().filter(|line| !line.trim().is_empty());
            let lines = lines.zip(blanks.iter().cycle()).map(|(line, blanks)| format!("{line}\n{}", " \n".repeat(*blanks)));
            let shuffled: String = lines.collect();
            prop_assert_eq!(told(&understood(&[text(&shuffled)])), told(&understood(&[text(edition)])));
        }
    }
}

fn of_word_bytes() -> Vec<u8> {
    let body: String = ZH.lines().map(|line| splits(line, &[])).collect();
    Made::of(&body).bytes()
}

/// PDFs give radicals for the characters that look alike.
#[test]
fn a_figure_stands_in_its_words_however_its_signs_are_copied() {
    let understanding = understood(&[text("境内被植入后门网站总数\n↓⼀")]);
    let stated = understanding.facts.iter();
    let stated: Vec<_> = stated.filter(|fact| fact.value != Value::Named).collect();
    assert_eq!(stated.len(), 1, "{stated:?}");
    assert!(stated[0].is_in_its_words(), "{stated:?}");
}

#[test]
fn a_foreign_document_gives_nothing() {
    let edition =
        text("Minutes of the meeting of 5 March\nPresent: 12 people\nNext meeting: ↓ 7.6% more");
    assert!(
        edition
            .blocks
            .iter()
            .all(|block| matches!(block.content, Content::Paragraph(_)))
    );
    let understanding = understood(&[edition]);
    assert!(understanding.is_empty(), "{}", told(&understanding));
    assert_eq!(understanding.unread.len(), 2);
}

#[test]
fn much_of_anything_ends_in_lists_and_not_in_waiting() {
    // Of each kind so much that reading it in the square of its length would not end.
    let many = |line: &str, count: usize| {
        format!(
            "本周网络安全基本态势\n境内被篡改网站总数\n{}",
            line.repeat(count)
        )
    };
    for (line, count) in [
        ("↓ 7.6%\n", 2_000),
        ("境内被篡改网站总数为5个，较上周下降3%。", 2_000),
        ("9起，", 200_000),
        ("■ COM ", 100_000),
        ("a\t1\n", 2_000),
    ] {
        let understanding = understood(&[text(&many(line, count))]);
        assert!(
            understanding.facts.len() < 10,
            "{line} {}",
            understanding.facts.len()
        );
    }
    let families: Vec<_> = (0..2_000).map(|at| format!("Family{at} {at}")).collect();
    let understanding = understood(&[text(&format!(
        "恶意代码传播次数排名前五家族\n{}",
        families.join("\n")
    ))]);
    let draft = understanding.draft("2025-W52".parse().unwrap(), catalogue(), publisher());
    assert_eq!(draft.rankings[0].items.as_ref().map(Vec::len), Some(100));
    let fields = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#.repeat(50_000)
        + &run("x").repeat(50_000);
    let bytes = Made::of(&paragraph(&fields)).bytes();
    assert_eq!(intake::open("a", &bytes, |_| None).unwrap().blocks, []);
    let long = "字".repeat(intake::Refusal::MOST_LETTERS + 1);
    assert_eq!(
        intake::open("a", long.as_bytes(), |_| None),
        Err(intake::Refusal::Letters)
    );
}

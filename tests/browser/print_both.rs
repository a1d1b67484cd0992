//! Both languages on paper, as `print=both` asks for.

use xtask::server::InjectedFault;

use crate::print::{holds, plain, sheets};
use crate::support::{Reader, visit};

/// The running heads: of the report, and of the plain page in the other language.
const HEADS: &str = "['#app', '.second'].map((of) => ['h1', '.issue'].map((part) => one(`${of} ${part}`).textContent).join(' · '))";

/// The values of the cards as a language has them, and what is said of each.
const VALUES: &str = "all('#app .card').flatMap((card) => [...card.querySelectorAll('.value, .unseen')]).map((part) => part.textContent)";

/// The pages of both languages, with the key.
const PAGES: [(&str, &str); 3] = [
    ("?print=both", "en/"),
    ("en/?print=both", ""),
    ("?week=2018-W06&print=both", "en/?week=2018-W06"),
];

/// Opens a page that brings the other language for paper.
async fn open_both(reader: &Reader, path: &str) {
    reader.open(path).await;
    reader.until("one('.both .second main')").await;
}

#[test]
fn both_languages_are_on_paper_each_with_its_head_and_its_own_numbers() {
    visit(async |reader| {
        for (path, other) in PAGES {
            reader.open(other).await;
            let of_other: Vec<String> = reader.read(VALUES).await;
            open_both(reader, path).await;
            let of_own: Vec<String> = reader.read(VALUES).await;
            assert!(of_own.len() > 3 && of_other.len() > 3, "{path}");
            let heads: [String; 2] = reader.read(HEADS).await;
            assert_ne!(heads[0], heads[1], "{path}");
            let sheets = sheets(reader).await;
            let mut counted = [0, 0];
            let mut papers = [Vec::new(), Vec::new()];
            for sheet in &sheets {
                let letters = plain(sheet);
                let has = heads.each_ref().map(|head| holds(&letters, &plain(head)));
                let of = usize::from(has[1]);
                assert_ne!(has[0], has[1], "{path}: heads of {sheet}");
                assert!(of == 1 || counted[1] == 0, "{path}: the other comes last");
                counted[of] += 1;
                let number = counted[of].to_string();
                assert!(
                    sheet.lines().any(|line| line.trim() == number),
                    "{path}: {number} on {sheet}"
                );
                papers[of].extend(letters);
            }
            assert!(counted[0] > 0 && counted[1] > 0, "{path}: {counted:?}");
            for (values, paper) in [(&of_own, &papers[0]), (&of_other, &papers[1])] {
                for value in values {
                    assert!(holds(paper, &plain(value)), "{path}: {value} is missing");
                }
            }
        }
    });
}

#[test]
fn the_other_language_is_for_paper_alone_and_follows_week_and_language() {
    visit(async |reader| {
        reader.open("?print=both").await;
        for (turned, year, lang) in [
            ("?print=both", "2025", "en"),
            ("?week=2018-W06&print=both", "2018", "en"),
            ("en/?week=2018-W06&print=both", "2018", "zh-CN"),
        ] {
            reader.turn_to(turned).await;
            let second =
                format!("one('.both .second[lang={lang}] .issue')?.textContent.includes('{year}')");
            reader.until(&second).await;
            let seen: bool = reader.read("one('.second').checkVisibility()").await;
            assert!(!seen, "{turned}");
            let twice: Vec<String> = reader
                .read("all('[id]').map(({ id }) => id).filter((id, at, ids) => ids.indexOf(id) !== at)")
                .await;
            assert_eq!(twice, Vec::<String>::new(), "{turned}");
            let named: [usize; 2] = reader
                .read("((named) => [named.length, named.filter((part) => document.getElementById(part.getAttribute('aria-labelledby'))?.closest('.second')).length])(all('.second [aria-labelledby]'))")
                .await;
            assert!(named[0] > 2 && named[0] == named[1], "{turned}: {named:?}");
        }
    });
}

#[test]
fn where_the_other_language_cannot_be_had_one_is_printed() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.tolerate("no http");
        for fault in [
            InjectedFault::Missing,
            InjectedFault::Html,
            InjectedFault::Abort,
        ] {
            reader.fault("weeks/2025-W52/en.html", fault.clone());
            reader.open("?print=both").await;
            reader.until_asked("weeks/2025-W52/en.html").await;
            reader.until_answered().await;
            let paper = plain(&sheets(reader).await.concat());
            let values: Vec<String> = reader.read(VALUES).await;
            assert!(values.len() > 3, "{fault:?}");
            for value in values {
                assert!(
                    holds(&paper, &plain(&value)),
                    "{fault:?}: {value} is missing"
                );
            }
            let seconds: usize = reader.read("all('.second, .both').length").await;
            assert_eq!(seconds, 0, "{fault:?}");
            // The next week is printed in both.
            reader.turn_to("?week=2018-W06&print=both").await;
            reader
                .until("one('.both .second .issue')?.textContent.includes('2018')")
                .await;
        }
    });
}

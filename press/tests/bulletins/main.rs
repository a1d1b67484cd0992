//! What is promised of the bulletins, held by `press pdf` itself: it is called as editors call it, and what it writes is held
//! against the pages of the built site. That is the folder that `WEEKLY_SITE` names, else `dist/`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod page;
mod paper;

use std::{
    collections::HashMap,
    env, fs,
    path::{Path, PathBuf},
    process::Output,
    sync::LazyLock,
};

use lopdf::Object;
use page::Page;
use paper::{Paper, Part};
use tempfile::TempDir;
use xtask::{process, workspace};

/// The newest week, which is illustrative for the most part; the latest that is not; and the two oldest forms of the report.
const WEEKS: [&str; 4] = ["2025-W52", "2018-W06", "2016-W15", "2012-W40"];
const LANGS: [&str; 2] = ["zh", "en"];

fn site() -> PathBuf {
    env::var_os("WEEKLY_SITE").map_or_else(workspace::dist, PathBuf::from)
}

/// Calls `press pdf`.
fn press(arguments: &[&str], into: &Path) -> Output {
    let mut press = process::press();
    press.arg("pdf").args(arguments).arg("--site").arg(site());
    press.arg("--folder").arg(into).output().unwrap()
}

/// The bulletins of a week, as they are written.
fn made(week: &str) -> [Vec<u8>; 2] {
    let folder = TempDir::new().unwrap();
    let output = press(&[week], folder.path());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    LANGS.map(|lang| fs::read(folder.path().join(format!("cncert-{week}-{lang}.pdf"))).unwrap())
}

/// All bulletins that the tests read.
static MADE: LazyLock<HashMap<&str, [Vec<u8>; 2]>> =
    LazyLock::new(|| WEEKS.map(|week| (week, made(week))).into());

/// Reads every bulletin beside the page of its week.
fn each(check: impl Fn(&str, &Paper, &Page)) {
    for week in WEEKS {
        for (lang, bytes) in LANGS.iter().zip(&MADE[week]) {
            let name = format!("{week} in {lang}");
            check(&name, &Paper::read(bytes), &Page::read(&site(), week, lang));
        }
    }
}

/// A text without its blanks: Latin letters and figures have them about them on screen, and some alone on paper.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

fn texts(parts: &[&Part]) -> Vec<String> {
    parts.iter().map(|part| dense(&part.text)).collect()
}

#[test]
fn a_bulletin_says_that_it_is_for_archives_and_for_screen_readers() {
    each(|name, paper, page| {
        let catalog = paper.catalog();
        let said = paper.content(catalog.get(b"Metadata").unwrap());
        let said = String::from_utf8(said).unwrap();
        for fact in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            &page.title,
            &page.publisher,
        ] {
            assert!(said.contains(fact), "{name} lacks {fact}: {said}");
        }
        let lang = catalog.get(b"Lang").and_then(Object::as_str).unwrap();
        assert_eq!(String::from_utf8_lossy(lang), page.lang, "{name}");
        let shown = paper.dictionary(catalog.get(b"ViewerPreferences").unwrap());
        assert!(
            shown
                .get(b"DisplayDocTitle")
                .and_then(Object::as_bool)
                .unwrap()
        );
        let marked = paper.dictionary(catalog.get(b"MarkInfo").unwrap());
        assert!(marked.get(b"Marked").and_then(Object::as_bool).unwrap());
        assert!(catalog.has(b"OutputIntents"), "{name}");
    });
}

#[test]
fn no_level_of_headings_is_left_out_and_the_outline_is_theirs() {
    each(|name, paper, page| {
        let headings = paper.parts.iter().filter_map(|part| {
            let level = part.role.strip_prefix('H')?.parse().ok()?;
            Some((level, part.text.trim().to_owned()))
        });
        let headings: Vec<(usize, String)> = headings.collect();
        assert_eq!(headings[0], (1, page.publication.clone()), "{name}");
        for pair in headings.windows(2) {
            assert!(
                pair[1].0 > 1 && pair[1].0 <= pair[0].0 + 1,
                "{name}: {pair:?}"
            );
        }
        let plain = |all: Vec<(usize, String)>| -> Vec<_> {
            all.into_iter()
                .map(|(level, text)| (level, dense(&text)))
                .collect()
        };
        assert_eq!(plain(paper.outline()), plain(headings), "{name}");
    });
}

#[test]
fn every_card_of_the_page_stands_there_once_with_its_value_its_change_and_its_parts() {
    each(|name, paper, page| {
        assert!(page.cards.len() > 2, "{name}");
        for card in &page.cards {
            let mut places = paper.places(0, "H3");
            places.retain(|place| dense(&paper.parts[*place].text) == dense(&card.name));
            let [place] = places[..] else {
                panic!("{name} has {} cards {}", places.len(), card.name);
            };
            let after = paper.parts[place + 1..].iter();
            let until_next = after.take_while(|part| !part.role.starts_with('H'));
            let said: Vec<_> = until_next.filter(|part| part.role == "P").collect();
            let expected: Vec<_> = card.lines.iter().map(|line| dense(line)).collect();
            assert_eq!(texts(&said)[..expected.len()], expected, "{name}");
        }
    });
}

#[test]
fn every_drawing_has_its_text_alternative_and_every_table_its_heads() {
    each(|name, paper, page| {
        let figures = paper.all("Figure");
        let alternatives = figures
            .iter()
            .map(|figure| figure.alternative.clone().unwrap());
        let mut alternatives: Vec<_> = alternatives.collect();
        let mut expected = page.alternatives.clone();
        alternatives.sort();
        expected.sort();
        assert_eq!(alternatives, expected, "{name}");

        let rows = |table| {
            let rows = paper.places(table + 1, "TR").into_iter();
            let cells = rows.map(|row| paper.within(row).iter().filter_map(cell).collect());
            cells.collect::<Vec<Vec<_>>>()
        };
        let tables = paper.places(0, "Table").into_iter().map(rows);
        let tables: Vec<_> = tables.collect();
        let dense = page.tables.iter().map(|rows| {
            let cells = |cells: &Vec<_>| {
                cells
                    .iter()
                    .map(|(text, scope): &page::Cell| (dense(text), scope.clone()))
                    .collect()
            };
            rows.iter().map(cells).collect::<Vec<Vec<_>>>()
        });
        assert_eq!(tables, dense.collect::<Vec<_>>(), "{name}");
    });
}

/// A cell of a table as the site's page has it.
fn cell(part: &Part) -> Option<page::Cell> {
    let is_cell = part.role == "TH" || part.role == "TD";
    is_cell.then(|| (dense(&part.text), part.scope.clone()))
}

#[test]
fn all_that_the_page_tells_in_sentences_stands_there_once() {
    each(|name, paper, page| {
        let said = texts(&paper.all("P"));
        assert!(page.paragraphs.len() > 5, "{name}");
        for paragraph in &page.paragraphs {
            let times = said
                .iter()
                .filter(|text| **text == dense(paragraph))
                .count();
            assert_eq!(times, 1, "{name}: {paragraph}");
        }
    });
}

#[test]
fn text_is_of_signs_that_are_found_when_they_are_looked_for() {
    each(|name, paper, _| {
        // The signs of radicals, those for compatibility and those of nobody look like others, and are none of them.
        let is_odd = |sign: char| matches!(sign, '\u{2e80}'..='\u{2fdf}' | '\u{e000}'..='\u{faff}' | '\u{2f800}'.. | '\u{fffd}');
        let mut count = 0;
        for font in paper.of_type(b"Font").filter(|font| font.has(b"ToUnicode")) {
            let meanings = paper.content(font.get(b"ToUnicode").unwrap());
            for sign in paper::meanings(&String::from_utf8(meanings).unwrap()) {
                assert!(!is_odd(sign), "{name}: U+{:04X}", u32::from(sign));
                count += 1;
            }
        }
        assert!(count > 100, "{name}: {count}");
    });
}

#[test]
fn only_the_signs_in_use_are_embedded_and_of_every_typeface() {
    each(|name, paper, _| {
        let mut count = 0;
        for font in paper.of_type(b"FontDescriptor") {
            let of =
                String::from_utf8_lossy(font.get(b"FontName").and_then(Object::as_name).unwrap());
            let is_subset = of.split_once('+').is_some_and(|(tag, _)| tag.len() == 6);
            assert!(is_subset && font.has(b"FontFile3"), "{name}: {of}");
            count += 1;
        }
        assert!(count >= 3, "{name}: {count}");
    });
}

#[test]
fn words_of_the_other_language_say_so() {
    let is_han = |sign: char| ('\u{3400}'..='\u{9fff}').contains(&sign);
    each(|name, paper, page| {
        let own = page.lang.as_str();
        for piece in &paper.pieces {
            let lang = piece.lang.as_deref().unwrap_or(own);
            if piece.text.contains(is_han) {
                assert_eq!(lang, "zh-CN", "{name}: {}", piece.text);
            }
            let is_phrase = piece.text.split(' ').count() > 3 && piece.text.is_ascii();
            if is_phrase {
                assert_eq!(lang, "en", "{name}: {}", piece.text);
            }
        }
    });
}

#[test]
fn the_data_of_the_week_is_attached() {
    each(|name, paper, _| {
        let week = name.split(' ').next().unwrap();
        let files: Vec<_> = paper.of_type(b"Filespec").collect();
        let [file] = files[..] else {
            panic!("{name} has {} files", files.len());
        };
        let relation = file.get(b"AFRelationship").and_then(Object::as_name);
        assert_eq!(relation.unwrap(), b"Source");
        let content = paper
            .dictionary(file.get(b"EF").unwrap())
            .get(b"F")
            .unwrap();
        let data =
            fs::read(workspace::root().join(format!("public/data/weeks/{week}.json"))).unwrap();
        assert!(paper.content(content) == data, "{name}");
    });
}

#[test]
fn the_same_week_gives_the_same_bytes() {
    assert!(made(WEEKS[3]) == MADE[WEEKS[3]]);
}

#[test]
fn without_a_typeface_it_is_told_which_and_where_and_what_to_install() {
    let folder = TempDir::new().unwrap();
    let empty = folder.path().join("fonts");
    fs::create_dir(&empty).unwrap();
    let into = folder.path().join("pdf");
    for (lang, words) in [("zh", "无法排版"), ("en", "no bulletin can be set")] {
        let output = press(
            &["--lang", lang, "--fonts", &empty.to_string_lossy()],
            &into,
        );
        assert_eq!(output.status.code(), Some(2));
        let told = String::from_utf8_lossy(&output.stderr);
        let facts = [
            &*empty.to_string_lossy(),
            "Noto Serif CJK SC",
            "Noto Sans CJK SC",
            "fonts-noto-cjk",
        ];
        for fact in facts.into_iter().chain([words]) {
            assert!(told.contains(fact), "no {fact}: {told}");
        }
        assert!(!into.exists(), "nothing is written");
    }
}

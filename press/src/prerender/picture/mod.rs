//! The picture that messengers show beside a link: who publishes what, for which week, and what the source states.
//!
//! Only the two front pages have one. Two more for every week would soon be most of the site, and a picture of the
//! newest week beside an older one would show its figures under another date.

mod columns;
mod faces;
mod lines;
mod pen;
mod sheet;

use cncert_weekly::{
    lang,
    page::{Page, Panel},
    publish::File,
};
use sha2::{Digest, Sha256};

pub use faces::{FREE_SANS, FREE_SERIF, Faces};
pub use sheet::{HEIGHT_PX, WIDTH_PX};

/// A picture of an issue in one language.
pub struct Picture {
    /// Where it stands and what it holds, a PNG. It is named by its content, since messengers keep a picture for as long
    /// as it has the same address.
    pub file: File,
    /// What it shows, for those who do not see it.
    pub alternative: String,
}

impl Picture {
    /// The picture of a page that has no sample figures; `None` where the source states no figure.
    pub fn of(page: &Page, faces: &Faces) -> Option<Self> {
        let svg = sheet::svg(page, |text, face| faces.extent(text, face))?;
        let bytes = faces.png(&svg);
        let name = format!("{:x}", Sha256::digest(&bytes));
        Some(Self {
            file: File {
                path: format!("assets/share-{}-{}.png", page.lang.key(), &name[..16]),
                bytes,
            },
            alternative: alternative(page),
        })
    }
}

fn alternative(page: &Page) -> String {
    let incidents = page.incidents.as_ref();
    let panel = incidents.and_then(|section| section.panel.as_ref());
    let incidents = panel.and_then(Panel::figure);
    let sentences = [page.masthead.lead.as_str()]
        .into_iter()
        .chain(incidents.map(|figure| figure.alternative()))
        .filter(|sentence| !sentence.is_empty());
    let sentences: Vec<_> = sentences.collect();
    lang::labelled(
        &page.title,
        &lang::sentences(&sentences, page.lang),
        page.lang,
    )
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use cncert_weekly::{
        lang::Lang,
        page::{self, Block, Issue, Mark},
        report::Origin,
    };
    use expect_test::{ExpectFile, expect_file};

    use super::{pen::even, sheet::svg, *};
    use crate::prerender::{fixture, stated};

    #[track_caller]
    fn check(lang: Lang, expected: &ExpectFile) {
        let page = stated::page(&fixture::newest(), lang);
        expected.assert_eq(&svg(&page, even).unwrap());
    }

    #[test]
    fn the_newest_issue_is_drawn_with_what_it_states() {
        check(
            Lang::Zh,
            &expect_file!["../../../../tests/pictures/2025-W52.zh.svg"],
        );
        check(
            Lang::En,
            &expect_file!["../../../../tests/pictures/2025-W52.en.svg"],
        );
    }

    /// All that others are told of an issue: what the picture says, and for those who do not see it, and beside it.
    fn told(issue: &Issue, lang: Lang) -> String {
        let page = stated::page(issue, lang);
        let svg = svg(&page, even).unwrap();
        let lines = svg
            .lines()
            .filter_map(|line| line.strip_suffix("</text>")?.split_once('>'));
        let lines: Vec<_> = lines.map(|(_, signs)| signs).collect();
        [
            &*lines.join("\n"),
            &alternative(&page),
            &stated::description(issue, lang),
        ]
        .join("\n")
    }

    /// The numbers in a text.
    fn numbers(text: &str) -> HashSet<&str> {
        let is_of_number = |sign: char| sign.is_ascii_digit() || sign == '.' || sign == ',';
        text.split(|sign| !is_of_number(sign))
            .map(|number| number.trim_matches(['.', ',']))
            .filter(|number| !number.is_empty())
            .collect()
    }

    #[test]
    fn nothing_that_others_are_told_of_the_newest_issue_is_a_sample() {
        let issue = fixture::newest();
        for lang in Lang::BOTH {
            let shown = page::compose(&issue, lang);
            let values = shown
                .key_findings
                .blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Card(card) if card.value.mark == Some(Mark::Sample) => {
                        Some(&*card.value.number)
                    }
                    _ => None,
                });
            let points = shown
                .figures()
                .into_iter()
                .flat_map(|figure| figure.points());
            let points = points.filter(|point| point.is_sample);
            let samples: HashSet<_> = values
                .chain(points.map(|point| &*point.value_text))
                .collect();
            assert!(samples.len() > 20, "{samples:?}");
            let told = told(&issue, lang);
            let numbers = numbers(&told);
            assert!(numbers.is_disjoint(&samples), "{told}\n{samples:?}");
            for stated in ["7.6", "49.6", "74.5", "9", "4"] {
                assert!(numbers.contains(stated), "{stated} in {told}");
            }
        }
    }

    #[test]
    fn a_week_of_samples_has_no_picture_and_is_told_of_as_what_it_is() {
        let issues = fixture::issues();
        let samples = issues
            .iter()
            .filter(|issue| issue.report.provenance.kind == Origin::Sample);
        let samples: Vec<_> = samples.collect();
        assert_eq!(samples.len(), 51);
        for issue in samples {
            assert!(svg(&stated::page(issue, Lang::Zh), even).is_none());
            assert!(stated::description(issue, Lang::Zh).starts_with("示例数据："));
            assert!(stated::description(issue, Lang::En).starts_with("Sample data: "));
        }
    }

    /// Chinese fonts come with what the browser tests need: `cargo xtask test` installs them.
    #[test]
    fn a_picture_has_the_size_that_messengers_ask_for_and_is_light() {
        for lang in Lang::BOTH {
            let page = stated::page(&fixture::newest(), lang);
            let faces = Faces::installed(&page.title).unwrap();
            let picture = Picture::of(&page, &faces).unwrap();
            let bytes = &picture.file.bytes;
            assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
            // Width and height stand first in the first chunk.
            assert_eq!(bytes[16..24], [0, 0, 4, 176, 0, 0, 2, 118]);
            assert!(bytes.len() < 50_000, "{}", bytes.len());
            let (start, end) = (format!("assets/share-{}-", lang.key()), ".png");
            let path = &picture.file.path;
            assert!(path.starts_with(&start) && path.ends_with(end), "{path}");
        }
    }
}

//! What was changed after publication is told on the page that it concerns, and
//! marked wherever it shows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{path::PathBuf, sync::Arc};

use cncert_weekly::{
    archive::{Archive, Cause, Door, File},
    browser::Address,
    lang::Lang,
    page::{self, Issue, NoticeKind, Page},
    ui::{self, Screen},
};
use expect_test::expect_file;
use futures::{
    FutureExt,
    executor::block_on,
    future::{LocalBoxFuture, ready},
};

use crate::{
    corrected_dataset::{CORRECTED, NEXT, files},
    dataset,
    page_text::page_text,
};

/// The files of the corrected dataset, in a drawer.
struct Drawer(Vec<(String, Vec<u8>)>);

impl Drawer {
    fn new() -> Self {
        Self(
            files()
                .into_iter()
                .map(|file| (file.path, file.bytes))
                .collect(),
        )
    }
}

impl Door for Drawer {
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        let (path, mut own) = (file.to_string(), self.0.iter());
        let own = own.find(|(name, _)| *name == path);
        ready(Ok(own.map_or_else(
            || dataset::bytes(&path),
            |(_, bytes)| bytes.clone(),
        )))
        .boxed_local()
    }

    fn pause(&self, _: u32) -> LocalBoxFuture<'static, ()> {
        ready(()).boxed_local()
    }
}

fn issue(week: &str, revision: Option<u32>) -> Issue {
    let (archive, week) = (Archive::new(Drawer::new(), 1000), week.parse().unwrap());
    let issue = match revision {
        Some(revision) => block_on(async {
            let issue = archive.issue(week).await?;
            archive.revision(issue, revision).await
        }),
        None => block_on(archive.issue(week)),
    };
    issue.unwrap()
}

fn page(week: &str, revision: Option<u32>, lang: Lang) -> Page {
    page::compose(&issue(week, revision), lang)
}

#[track_caller]
fn check_pages(week: &str, revision: Option<u32>, name: &str) {
    for lang in Lang::BOTH {
        let name = format!("{name}.{}.txt", lang.key());
        let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "pages", &name]
            .iter()
            .collect();
        expect_file![file].assert_eq(&page_text(&page(week, revision, lang)));
    }
}

#[test]
fn a_corrected_week_tells_what_was_replaced_by_what_and_why() {
    check_pages(CORRECTED, None, "corrected");
}

#[test]
fn the_next_week_tells_that_its_changes_rest_on_corrected_values() {
    check_pages(NEXT, None, "after-corrected");
}

#[test]
fn an_earlier_revision_tells_what_took_its_place_and_since_when() {
    check_pages(CORRECTED, Some(1), "superseded");
    let second = page(CORRECTED, Some(2), Lang::En);
    let notice = &second.notices[0];
    assert_eq!(notice.kind, NoticeKind::Superseded);
    assert_eq!(
        notice.paragraphs,
        ["This is revision 2. Revision 3 took its place on 19 October 2015."]
    );
    assert_eq!(second.revision, 2);
    assert!(
        second.title.ends_with("revision 2 (superseded)"),
        "{}",
        second.title
    );
}

#[test]
fn a_week_without_corrections_says_nothing_of_them() {
    for lang in Lang::BOTH {
        let page = page("2018-W06", None, lang);
        let is_of_source = |kind| matches!(kind, NoticeKind::Secondhand | NoticeKind::Period);
        assert!(page.notices.iter().all(|notice| is_of_source(notice.kind)));
    }
}

#[test]
fn words_that_were_bettered_leave_a_way_to_the_earlier_revision() {
    let mut current = issue(CORRECTED, None);
    let first = issue(CORRECTED, Some(1)).report;
    assert!(first.corrections.is_empty());
    let text = String::from_utf8(dataset::bytes(&format!("weeks/{CORRECTED}.json"))).unwrap();
    let text = text.replace("\"revision\": 1", "\"revision\": 2");
    let second = cncert_weekly::draft::read(text.as_bytes(), &current.catalogue);
    current.report = Arc::new(second.value.unwrap());
    let page = page::compose(&current, Lang::Zh);
    assert_eq!(page.notices[0].heading, "第2版");
    assert_eq!(page.notices[0].links[0].text, "查看第1版");
}

#[test]
fn a_corrected_sentence_is_told_of_by_its_place_and_both_its_wordings() {
    let [nine, eight] = [
        r#"{ "zh": "处理9起。", "en": "9 were handled." }"#,
        r#"{ "zh": "处理8起。", "en": "8 were handled." }"#,
    ];
    let entry = format!(
        r#"{{ "date": "2026-01-06", "kind": "correction", "at": "highlights/0", "old": {nine}, "new": {eight},
            "text": {{ "zh": "统计有误。", "en": "It was miscounted." }} }}"#
    );
    let text = String::from_utf8(dataset::bytes("weeks/2025-W52.json")).unwrap();
    let text = text
        .replace(r#""revision": 1"#, r#""revision": 2"#)
        .replace(
            r#""highlights": []"#,
            &format!(r#""highlights": [{eight}]"#),
        )
        .replace(
            r#""corrections": []"#,
            &format!(r#""corrections": [{entry}]"#),
        );
    let mut issue = issue("2025-W52", None);
    let corrected = cncert_weekly::draft::read(text.as_bytes(), &issue.catalogue);
    issue.report = Arc::new(corrected.value.unwrap());
    let told = |lang| {
        let page = page::compose(&issue, lang);
        page.notices[0].paragraphs[0].clone()
    };
    assert_eq!(told(Lang::Zh), "要点（第1条）：由“处理9起”改为“处理8起”。");
    assert_eq!(
        told(Lang::En),
        "Highlight no. 1: changed from “9 were handled” to “8 were handled”."
    );
}

#[test]
fn a_corrected_rating_family_or_number_of_incidents_is_marked_where_it_shows() {
    let entry = |at: &str, old: &str, new: &str| {
        format!(
            r#"{{ "date": "2026-01-06", "kind": "correction", "at": "{at}", "old": {old}, "new": {new}, "text": {{ "zh": "录入有误。", "en": "It was mistyped." }} }}"#
        )
    };
    let entries = [
        entry(
            "ratings/vulnerability_threat/level",
            r#""low""#,
            r#""medium""#,
        ),
        entry(
            "rankings/malware_families/items/0/value",
            "16446001",
            "16446000",
        ),
        entry("incidents/cross_border", "5", "4"),
        entry("incidents/categories/phishing/value", "8", "9"),
    ]
    .join(", ");
    let text = String::from_utf8(dataset::bytes("weeks/2025-W52.json")).unwrap();
    let text = text
        .replace(r#""origin": "sample""#, r#""origin": "issue""#)
        .replace(r#""revision": 1"#, r#""revision": 2"#)
        .replace(
            r#""corrections": []"#,
            &format!(r#""corrections": [{entries}]"#),
        )
        .replace(
            r#""ratings": []"#,
            r#""ratings": [{ "id": "vulnerability_threat", "level": "medium" }]"#,
        );
    let mut issue = issue("2025-W52", None);
    let corrected = cncert_weekly::draft::read(text.as_bytes(), &issue.catalogue);
    issue.report = Arc::new(corrected.value.unwrap());
    for (lang, marked) in [
        (
            Lang::Zh,
            [
                "中（已更正）",
                "16,446,000（已更正）",
                "4（已更正）",
                "9（已更正）",
            ],
        ),
        (
            Lang::En,
            [
                "medium (corrected)",
                "16,446,000 (corrected)",
                "4 (corrected)",
                "9 (corrected)",
            ],
        ),
    ] {
        let text = page_text(&page::compose(&issue, lang));
        for figure in marked {
            assert!(text.contains(figure), "{figure}: {text}");
        }
    }
}

#[test]
fn links_lead_to_the_revision_from_the_program_and_from_lasting_pages() {
    for (lang, front, lasting) in [
        (
            Lang::Zh,
            "href=\"./?week=2015-W38&amp;rev=1\"",
            "href=\"../../?week=2015-W38&amp;rev=1\"",
        ),
        (
            Lang::En,
            "href=\"./?week=2015-W38&amp;rev=1\"",
            "href=\"../../en/?week=2015-W38&amp;rev=1\"",
        ),
    ] {
        let page = Arc::new(page(CORRECTED, None, lang));
        let still = Screen::still(page.clone(), Address::of_page(lang));
        let html = ui::html(&still, |_| String::new());
        assert!(html.contains(front), "{html}");
        let html = ui::html(&Screen::lasting(page), |_| String::new());
        assert!(html.contains(lasting), "{html}");
    }
}

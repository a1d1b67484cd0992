//! The program comes in parts: the published page is taken over by the first one, and what is asked for before its part has
//! come waits and happens.

use std::fs;

use xtask::server::Fault;

use crate::support::{Reader, visit};

fn part(reader: &Reader, name: &str) -> String {
    reader
        .site
        .asset(&format!("reader.{name}"), "wasm")
        .unwrap()
}

/// Opens a page whose reports have not come, and waits until it has been taken over.
async fn open_without_reports(reader: &Reader, path: &str) -> String {
    let report = part(reader, "report");
    reader.site.fault(&report, Fault::Held);
    reader.go(path).await;
    reader.until("html.dataset.boot === 'hydrated'").await;
    reader.until_asked(&report).await;
    report
}

#[test]
fn a_published_page_is_taken_over_before_anything_reads_reports() {
    visit(async |reader| {
        let report = open_without_reports(reader, "").await;
        reader.until("html.dataset.state === 'ready'").await;
        reader.until_drawn("zh:plain").await;
        // Tables, themes and sizes need no report.
        reader.click(".views a:last-child").await;
        reader
            .until("all('table').length === 6 && !one('.plot')")
            .await;
        assert!(!reader.asked().iter().any(|file| file.starts_with("data/")));
        reader.site.release(&report);
        reader.until_asked("data/index.json").await;
    });
}

#[test]
fn a_language_that_is_asked_for_at_once_waits_visibly_and_comes() {
    visit(async |reader| {
        for (page, other, said) in [("", "en", "Loading"), ("en/", "zh-CN", "正在载入")] {
            let report = open_without_reports(reader, page).await;
            reader.click("a.language").await;
            reader.until(&format!("one('main').getAttribute('aria-busy') === 'true' && all('.banner').some((banner) => banner.innerText.includes('{said}'))")).await;
            assert_ne!(reader.read::<String>("html.lang").await, other);
            reader.site.release(&report);
            reader.until(&format!("html.lang === '{other}'")).await;
            reader
                .until("html.dataset.state === 'ready' && html.dataset.week === '2025-W52'")
                .await;
            reader.until("one('main').getAttribute('aria-busy') === 'false' && !one('.banner:not(.offer)')").await;
            reader.site.clear();
            reader.site.renew();
        }
    });
}

#[test]
fn a_week_that_is_asked_for_at_once_waits_visibly_and_comes() {
    visit(async |reader| {
        let report = open_without_reports(reader, "").await;
        reader.click("a.step[rel=prev]").await;
        reader
            .until("all('.banner').some((banner) => banner.innerText.includes('正在载入'))")
            .await;
        assert_eq!(reader.read::<String>("html.dataset.week").await, "2025-W52");
        reader.site.release(&report);
        reader.until_week("2025-W51").await;
    });
}

#[test]
fn who_goes_back_to_the_published_page_while_he_waits_has_it_at_once() {
    visit(async |reader| {
        let report = open_without_reports(reader, "").await;
        reader.click("a.language").await;
        reader
            .until("one('main').getAttribute('aria-busy') === 'true'")
            .await;
        reader.run::<()>("history.back();").await;
        reader.until("html.dataset.state === 'ready' && one('main').getAttribute('aria-busy') === 'false'").await;
        assert_eq!(reader.read::<String>("html.lang").await, "zh-CN");
        reader.site.release(&report);
        reader.until_asked("data/index.json").await;
        reader.until_week("2025-W52").await;
        assert_eq!(reader.read::<String>("html.lang").await, "zh-CN");
    });
}

#[test]
fn a_page_that_was_written_for_another_build_is_made_afresh() {
    visit(async |reader| {
        let html = fs::read_to_string(reader.site.folder().join("index.html")).unwrap();
        let (before, page) = html.split_once("id=\"carried-page\">").unwrap();
        let other = format!("{before}id=\"carried-page\">1{page}");
        reader.site.fault("", Fault::Body(other.into_bytes()));
        reader.go("").await;
        reader.until("html.dataset.boot === 'fresh'").await;
        reader.until_week("2025-W52").await;
        reader.until_drawn("zh:plain").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.fault'))").await);
    });
}

#[test]
fn parts_come_from_hosts_that_call_them_anything() {
    visit(async |reader| {
        for name in ["report", "charts"] {
            reader.site.fault(&part(reader, name), Fault::WrongType);
        }
        reader.open("").await;
        reader.until_drawn("zh:plain").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
    });
}

#[test]
fn every_module_is_brought_once() {
    visit(async |reader| {
        reader.open("").await;
        reader.until_drawn("zh:plain").await;
        for step in ["prev", "next", "prev"] {
            reader.click(&format!("a.step[rel={step}]")).await;
            reader.until("html.dataset.state === 'ready'").await;
        }
        let asked = reader.asked();
        for name in ["report", "charts"] {
            let file = part(reader, name);
            assert_eq!(
                asked.iter().filter(|asked| **asked == file).count(),
                1,
                "{asked:?}"
            );
        }
    });
}

#[test]
fn a_program_that_starts_again_has_parts_of_its_own() {
    visit(async |reader| {
        reader.tolerate("panicked");
        reader.open("").await;
        reader
            .run::<()>("weekly.panicked('panicked on purpose');")
            .await;
        reader.until("html.dataset.boot === 'recovered'").await;
        reader.until_drawn("zh:plain").await;
        reader.click("a.language").await;
        reader.until("html.lang === 'en'").await;
        reader.until_drawn("en:plain").await;
    });
}

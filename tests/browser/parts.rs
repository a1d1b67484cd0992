//! The program comes in parts: the published page is taken over by the first one, and what is asked for before its part has
//! come waits and happens.

use std::fs;

use xtask::server::InjectedFault;

use crate::support::{Reader, SCREEN, visit};

fn part(reader: &Reader, name: &str) -> String {
    reader
        .site
        .asset(&format!("reader.{name}"), "wasm")
        .unwrap()
}

/// Opens a page whose reports have not come, and waits until it has been taken over.
async fn open_without_reports(reader: &Reader, path: &str) -> String {
    let report = part(reader, "report");
    reader.site.fault(&report, InjectedFault::Held);
    reader.go(path).await;
    reader.until("html.dataset.boot === 'hydrated'").await;
    reader.until_asked(&report).await;
    report
}

/// In every engine.
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

/// In every engine.
#[test]
fn what_reads_reports_is_asked_for_when_the_drawings_have_come_or_the_reader_asks_for_another() {
    visit(async |reader| {
        let (report, charts) = (part(reader, "report"), part(reader, "charts"));
        for asks in [false, true] {
            reader.site.fault(&charts, InjectedFault::Held);
            reader.go("").await;
            reader.until("html.dataset.boot === 'hydrated'").await;
            reader.until_asked(&charts).await;
            reader.until_painted().await;
            assert!(!reader.asked().contains(&report));
            if asks {
                reader.click("a.step[rel=prev]").await;
                reader.until("html.dataset.week === '2025-W51'").await;
                reader.site.release(&charts);
            } else {
                reader.site.release(&charts);
                reader.until_asked(&report).await;
            }
            reader.until_whole().await;
            reader.site.clear();
            reader.site.renew();
        }
    });
}

/// In every engine.
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

/// In every engine.
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

/// In every engine.
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

/// In every engine.
#[test]
fn a_page_that_was_written_for_another_build_is_made_afresh() {
    visit(async |reader| {
        let html = fs::read_to_string(reader.site.folder().join("index.html")).unwrap();
        let (before, page) = html.split_once("id=\"carried-page\">").unwrap();
        let other = format!("{before}id=\"carried-page\">1{page}");
        reader
            .site
            .fault("", InjectedFault::Body(other.into_bytes()));
        reader.go("").await;
        reader.until("html.dataset.boot === 'fresh'").await;
        reader.until_week("2025-W52").await;
        reader.until_drawn("zh:plain").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.fault'))").await);
    });
}

/// In every engine.
#[test]
fn parts_come_from_hosts_that_call_them_anything() {
    visit(async |reader| {
        // The glue says that it has to do without a stream.
        reader.tolerate("WebAssembly.instantiateStreaming");
        let first = reader.site.asset("reader", "wasm").unwrap();
        for fault in [InjectedFault::WrongType, InjectedFault::NoType] {
            // Behind another path each time.
            reader.site.renew();
            for file in [&first, &part(reader, "report"), &part(reader, "charts")] {
                reader.site.fault(file, fault.clone());
            }
            reader.open("").await;
            reader.until_drawn("zh:plain").await;
            reader.click("a.step[rel=prev]").await;
            reader.until_week("2025-W51").await;
        }
    });
}

/// In every engine.
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

/// What the pages of a visit bring: an address, and the files that it asks for.
const BROUGHT: [(&str, &[(&str, &str)]); 4] = [
    (
        "",
        &[
            ("reader", "js"),
            ("reader", "wasm"),
            ("reader.charts", "wasm"),
            ("reader.report", "wasm"),
            ("charts", "js"),
        ],
    ),
    ("?embed=1", &[("frame", "js")]),
    ("en/", &[("embedding", "js")]),
    (
        "?draft",
        &[("desk", "js"), ("desk", "wasm"), ("desk.proof", "wasm")],
    ),
];

/// In every engine.
#[test]
fn what_was_checked_is_what_runs_and_is_asked_for_once_where_nothing_may_be_stored() {
    visit(async |reader| {
        for (page, files) in BROUGHT {
            reader.site.clear();
            reader.site.renew();
            let files = files.iter().map(|(name, extension)| {
                let file = reader.site.asset(name, extension).unwrap();
                let other = b"document.title = 'stolen';".to_vec();
                reader.site.fault(&file, InjectedFault::Once(other));
                file
            });
            let files: Vec<_> = files.collect();
            reader.open(page).await;
            if page == "en/" {
                // The document is in another folder then than the one where it began.
                reader.click("a.language").await;
                reader.until("html.lang === 'zh-CN'").await;
                reader.click("footer a.embedding").await;
                // With its preview, whose requests would be cut off by the next page.
                reader
                    .until(
                        "one('.embedding-dialog cncert-weekly')?.shadowRoot.querySelector('iframe')?.contentWindow.performance
                            .getEntriesByType('resource').some(({name}) => name.endsWith('/data/weeks/2025-W51.json'))",
                    )
                    .await;
            }
            for file in files {
                reader.until_asked(&file).await;
                let asked = reader.asked();
                let times = asked.iter().filter(|asked| asked.starts_with(&file));
                assert_eq!(times.count(), 1, "{file}: {asked:?}");
            }
            if page.is_empty() {
                reader.until_drawn("zh:plain").await;
            }
            if page != "?draft" {
                // Requests that the next page cuts off would be complained of.
                reader.until_whole().await;
            }
            assert_ne!(reader.read::<String>("document.title").await, "stolen");
        }
        reader.site.clear();
    });
}

/// Has a browser say that its reader wants to be sent less.
const SPARING: &str =
    "Object.defineProperty(Navigator.prototype, 'connection', {get: () => ({saveData: true})});";

/// What only a reader asks for who turns to a figure, or goes on.
fn spared(reader: &Reader) -> [String; 3] {
    let charts = reader.site.asset("charts", "js").unwrap();
    [part(reader, "report"), part(reader, "charts"), charts]
}

/// Opens the page over a connection that has to be spared, and sees what was published.
async fn open_sparingly(reader: &Reader) {
    reader.site.clear();
    reader.site.renew();
    reader.begin_pages_with(SPARING);
    reader.open("").await;
    reader.until("html.dataset.boot === 'hydrated'").await;
    reader.until_answered().await;
    let asked = reader.asked();
    assert!(
        spared(reader).iter().all(|file| !asked.contains(file)),
        "{asked:?}"
    );
    assert!(
        !asked.iter().any(|file| file.starts_with("data/")),
        "{asked:?}"
    );
    assert_eq!(reader.read::<usize>("all('.canvas > svg').length").await, 6);
}

/// In every engine.
#[test]
fn over_a_connection_that_saves_data_what_moves_comes_when_the_reader_turns_to_a_figure() {
    visit(async |reader| {
        // Not all of the page is in view.
        reader.view(SCREEN, 700).await;
        for turn in [
            "one('figure').dispatchEvent(new Event('touchstart', {bubbles: true}));",
            "one('figure .points').focus();",
            "one('#incidents figure').scrollIntoView();",
        ] {
            open_sparingly(reader).await;
            reader.run::<()>(turn).await;
            for file in spared(reader) {
                reader.until_asked(&file).await;
            }
            reader.until_asked("data/index.json").await;
            reader.until("one('.plot').dataset.drawn").await;
            reader.until_whole().await;
        }
        // Drivers point at nothing that is out of view.
        reader.wide(SCREEN).await;
        open_sparingly(reader).await;
        reader.point_at("[data-figure=incidents] .canvas").await;
        reader.until_asked(&part(reader, "report")).await;
        reader.until_drawn("zh:plain").await;
        reader.until_whole().await;
        reader.site.clear();
    });
}

/// In every engine.
#[test]
fn over_a_connection_that_saves_data_a_switch_waits_for_nothing_else() {
    visit(async |reader| {
        for [switch, state] in [
            ["a.language", "html.lang === 'en'"],
            ["a.step[rel=prev]", "html.dataset.week === '2025-W51'"],
        ] {
            open_sparingly(reader).await;
            reader.click(switch).await;
            reader.until(state).await;
            reader.until("html.dataset.state === 'ready'").await;
            reader.until("one('.plot').dataset.drawn").await;
        }
        // Looks need no more than the page has.
        open_sparingly(reader).await;
        reader.choose(".theme select", "dark").await;
        reader.until("html.dataset.theme === 'dark'").await;
        reader.until_answered().await;
        assert!(!reader.asked().contains(&part(reader, "report")));
        reader.site.clear();
    });
}

/// In every engine.
#[test]
fn a_desk_whose_proofreader_does_not_come_says_so_and_tries_again() {
    visit(async |reader| {
        reader.tolerate_refusals();
        let rules = reader.site.asset("desk.proof", "wasm").unwrap();
        for (page, said, fault) in [
            ("?draft", "编辑台的核对部分未能载入", InjectedFault::Refused),
            (
                "en/?draft",
                "The part of the desk that proofreads could not be loaded",
                InjectedFault::Body(OTHER_PART.to_vec()),
            ),
        ] {
            reader.site.fault(&rules, fault);
            reader.site.renew();
            reader.go(page).await;
            reader.until("html.dataset.state === 'error'").await;
            let text = reader.text().await;
            assert!(text.contains(said), "{text}");
            reader.site.clear();
            reader.click(".status button").await;
            reader.until("html.dataset.state === 'ready'").await;
            reader.until("one('[data-act=begin]')").await;
        }
    });
}

/// A module that a browser would run: of another build.
const OTHER_PART: &[u8] = b"\0asm\x01\0\0\0";

/// In every engine.
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

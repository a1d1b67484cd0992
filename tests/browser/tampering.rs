//! What is not what was built is not run, and the reader is told.

use std::fs;

use xtask::server::InjectedFault;

use crate::support::visit;

const SENTENCE_ZH: &str = "本页的交互功能无法运行";
const SENTENCE_EN: &str = "The interactive part of this page cannot run here";

fn faults() -> Vec<InjectedFault> {
    vec![
        InjectedFault::Corrupted,
        InjectedFault::Truncated,
        InjectedFault::Html,
        InjectedFault::Missing,
        InjectedFault::Refused,
        InjectedFault::Body(b"document.title = 'stolen'".to_vec()),
    ]
}

#[test]
fn a_program_that_was_tampered_with_is_refused_and_the_sentence_is_shown() {
    visit(async |reader| {
        reader.tolerate_refusals();
        for (name, extension) in [("boot", "js"), ("reader", "js"), ("reader", "wasm")] {
            let asset = reader.site.asset(name, extension).unwrap();
            for fault in faults() {
                let case = format!("{asset} {fault:?}");
                reader.site.fault(&asset, fault);
                reader.site.renew();
                reader.go("en/").await;
                reader.until("html.dataset.state === 'error'").await;
                let text = reader.text().await;
                let places = (text.find(SENTENCE_EN), text.find(SENTENCE_ZH));
                assert!(
                    matches!(places, (Some(en), Some(zh)) if en < zh),
                    "{case}: {text}"
                );
                assert!(text.contains("↓ 74.5%"), "the report stays: {case}: {text}");
                assert_ne!(
                    reader.read::<String>("document.title").await,
                    "stolen",
                    "{case}"
                );
                // The way on works: the link loads the page again.
                reader.site.clear();
                reader.click(".no-program p:first-of-type a").await;
                reader.until_week("2025-W52").await;
            }
        }
    });
}

#[test]
fn a_style_that_was_tampered_with_is_refused_and_the_sentence_is_shown() {
    visit(async |reader| {
        reader.tolerate("Content Security Policy");
        let html = fs::read_to_string(reader.site.folder().join("en/index.html")).unwrap();
        let changed = html.replacen("<style>:root", "<style>:toor", 1);
        assert_ne!(changed, html);
        reader
            .site
            .fault("en/", InjectedFault::Body(changed.into_bytes()));
        reader.go("en/").await;
        reader.until("html.dataset.state === 'error'").await;
        assert!(reader.read::<bool>("one('style').sheet === null").await);
        let text = reader.text().await;
        for part in [SENTENCE_EN, SENTENCE_ZH, "↓ 74.5%"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        reader.until_reported().await;
        let told = reader.until_all_reported().await;
        assert!(
            told.iter()
                .all(|told| told.starts_with("style-src-elem blocked inline")),
            "{told:?}"
        );
        reader.site.clear();
    });
}

#[test]
fn a_chart_library_that_was_tampered_with_is_refused_and_tables_are_shown() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.tolerate("no chart");
        let asset = reader.site.asset("charts", "js").unwrap();
        for fault in faults() {
            let case = format!("{fault:?}");
            reader.site.fault(&asset, fault);
            reader.site.renew();
            reader.open("").await;
            reader.until("html.dataset.charts === 'tables' && all('table').length === 6 && !one('.plot')").await;
            assert_ne!(
                reader.read::<String>("document.title").await,
                "stolen",
                "{case}"
            );
            reader.site.clear();
        }
    });
}

#[test]
fn the_sentence_stays_for_readers_without_script_and_leads_to_the_data() {
    visit(async |reader| {
        reader.scripts(false).await;
        reader.go("").await;
        reader.scripts(true).await;
        let text = reader.text().await;
        for part in [
            SENTENCE_ZH,
            SENTENCE_EN,
            "↓ 7.6%",
            "532",
            "仿冒投诉事件9起",
            "胡俊",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let drawings =
            "all('.canvas > svg').filter((svg) => svg.getBoundingClientRect().height > 0).length";
        assert_eq!(reader.read::<usize>(drawings).await, 6);
        let data: String = reader.read("one('.no-program a[href*=latest]').href").await;
        assert_eq!(data, reader.site.url("data/latest.json"));
    });
}

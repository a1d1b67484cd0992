//! Whatever keeps the program away, the newest issue stays, with a sentence in both languages and a way on.

use std::fmt::Write as _;
use std::fs;

use xtask::server::InjectedFault;

use crate::support::{BELOW_THE_FLOOR, Reader, visit, visit_under};

/// What has to be seen in a page without the program.
async fn slip(reader: &Reader) -> Option<String> {
    let text = reader.text().await;
    for part in [
        "↓ 7.6%",
        "532",
        "331",
        "本页的交互功能无法运行",
        "The interactive part of this page cannot run here",
    ] {
        if !text.contains(part) {
            return Some(format!("{part} is not to be seen: {text}"));
        }
    }
    let drawings =
        "all('.canvas > svg').filter((svg) => svg.getBoundingClientRect().height > 0).length";
    if reader.read::<usize>(drawings).await != 6 {
        return Some("not every drawing is to be seen".to_owned());
    }
    let dead = "all('button, select').filter((control) => control.checkVisibility({visibilityProperty: true})).length";
    if reader.read::<usize>(dead).await != 0 {
        return Some("a control is offered that does nothing".to_owned());
    }
    let way_on =
        "all('.no-program a').every((link) => link.checkVisibility({visibilityProperty: true}))";
    if !reader.read::<bool>(way_on).await {
        return Some("there is no way on".to_owned());
    }
    None
}

/// A way to fail, by its name.
type Failure = (&'static str, fn() -> InjectedFault);

fn tolerate(reader: &Reader) {
    reader.tolerate_refusals();
    for part in [
        "TimeoutError",
        "signal timed out",
        "Content Security Policy",
        "WebAssembly",
        "ReferenceError",
        "AggregateError",
        "Fetch API cannot load",
    ] {
        reader.tolerate(part);
    }
}

/// In every engine.
#[test]
fn every_part_of_the_program_may_fail_in_every_way_and_the_page_stays() {
    visit(async |reader| {
        tolerate(reader);
        let parts = [("boot", "js"), ("reader", "js"), ("reader", "wasm")];
        let failures: [Failure; 8] = [
            ("404", || InjectedFault::Missing),
            ("500", || InjectedFault::Refused),
            ("cut off", || InjectedFault::Abort),
            ("stalled", || InjectedFault::Stall),
            ("truncated", || InjectedFault::Truncated),
            ("html", || InjectedFault::Html),
            ("corrupted", || InjectedFault::Corrupted),
            ("of another build", || {
                InjectedFault::Body(b"export default () => {};".to_vec())
            }),
        ];
        let mut table = format!("{:<18}{:<12}{:<12}{:<12}", "", "boot.js", "glue", "wasm");
        let mut slips = Vec::new();
        for (name, failure) in failures {
            write!(table, "\n{name:<18}").unwrap();
            for (part, extension) in parts {
                // Its document would never be complete, for which the driver waits; it has a test of its own.
                if part == "boot" && name == "stalled" {
                    write!(table, "{:<12}", "see below").unwrap();
                    continue;
                }
                reader.site.clear();
                reader.site.renew();
                // A minute without an answer, shortened.
                reader.mark_pages("data-limit=1500");
                let asset = reader.site.asset(part, extension).unwrap();
                reader.fault(&asset, failure());
                reader.go(if part == "boot" { "" } else { "en/" }).await;
                reader.until("html.dataset.state === 'error'").await;
                let found = slip(reader).await;
                write!(
                    table,
                    "{:<12}",
                    if found.is_some() { "FAILED" } else { "stays" }
                )
                .unwrap();
                slips.extend(found.map(|found| format!("{asset} {name}: {found}")));
            }
        }
        println!("{table}");
        assert!(slips.is_empty(), "{table}\n\n{}", slips.join("\n\n"));
        reader.site.clear();
    });
}

#[test]
fn a_boot_script_that_never_answers_leaves_the_sentence_to_the_style_sheet() {
    visit(async |reader| {
        tolerate(reader);
        // Nobody hears that it is missing, as if it were on its way for ever.
        reader
            .before_each_page(
                "const listen = EventTarget.prototype.addEventListener;
                 globalThis.addEventListener = (type, ...rest) => type === 'error' || listen.call(globalThis, type, ...rest);",
            )
            .await;
        let boot = reader.site.asset("boot", "js").unwrap();
        reader.site.fault(&boot, InjectedFault::Missing);
        reader.go("").await;
        reader.until("document.getAnimations().length > 0").await;
        assert!(!reader.text().await.contains("本页的交互功能无法运行"));
        reader
            .run::<()>("document.getAnimations().forEach((waiting) => waiting.finish());")
            .await;
        assert_eq!(slip(reader).await, None);
        reader.site.clear();
    });
}

#[test]
fn a_browser_without_webassembly_is_told_at_once() {
    visit(async |reader| {
        tolerate(reader);
        reader
            .before_each_page("delete globalThis.WebAssembly;")
            .await;
        reader.go("").await;
        reader.until("html.dataset.state === 'error'").await;
        assert_eq!(slip(reader).await, None);
    });
}

/// In every engine.
#[test]
fn below_the_floor_the_reader_is_told_at_once_and_no_program_is_asked_for() {
    visit(async |reader| {
        for page in ["", "en/", "?draft", "en/?week=2018-W06"] {
            reader.site.clear();
            reader.begin_pages_with(BELOW_THE_FLOOR);
            reader.go(page).await;
            reader.until("html.dataset.boot === 'failed'").await;
            assert_eq!(slip(reader).await, None, "{page}");
            let asked = reader.asked();
            let is_of_a_program = |file: &String| {
                let programs = ["assets/reader-", "assets/desk-"];
                programs.iter().any(|program| file.starts_with(program))
            };
            assert!(!asked.iter().any(is_of_a_program), "{asked:?}");
        }
    });
}

/// In every engine.
#[test]
fn where_no_program_runs_the_week_that_is_asked_for_is_one_click_away() {
    visit(async |reader| {
        reader.begin_pages_with(BELOW_THE_FLOOR);
        let links = "all('.no-program a[href*=\"/weeks/2\"]').map((link) => link.href)";
        for (page, order) in [("", ["zh", "en"]), ("en/", ["en", "zh"])] {
            let expected =
                order.map(|lang| reader.site.url(&format!("weeks/2018-W06/{lang}.html")));
            for asked in [
                "week=2018-W06",
                "issue=2018-6&lang=en",
                "embed=1&date=2018-02-07",
            ] {
                reader.go(&format!("{page}?{asked}")).await;
                reader.until("html.dataset.boot === 'failed'").await;
                assert_eq!(reader.read::<Vec<String>>(links).await, expected, "{asked}");
                let text = reader.text().await;
                for part in ["2018年第6周", "week 6 of 2018"] {
                    assert!(text.contains(part), "{part}: {text}");
                }
            }
        }
        // What is shown is not asked for once more, and what is not there has no link.
        for asked in [
            "",
            "week=latest",
            "week=2025-W52",
            "week=2030-W01",
            "view=table",
        ] {
            reader.go(&format!("?{asked}")).await;
            reader.until("html.dataset.boot === 'failed'").await;
            assert_eq!(reader.read::<Vec<String>>(links).await, [""; 0], "{asked}");
        }
        reader.go("?week=2018-W06").await;
        reader.until("html.dataset.boot === 'failed'").await;
        reader.click(".no-program a[href*='2018-W06/zh']").await;
        reader.until("html.dataset.week === '2018-W06'").await;
        assert_eq!(reader.path().await, "weeks/2018-W06/zh.html");
    });
}

#[test]
fn a_browser_too_old_for_the_scripts_is_told_at_once() {
    // What it knows of neither: a name that the boot script calls, and a way of writing.
    visit(async |reader| {
        tolerate(reader);
        reader.before_each_page("delete AbortSignal.timeout;").await;
        reader.go("en/").await;
        reader.until("html.dataset.state === 'error'").await;
        assert_eq!(slip(reader).await, None);
    });
    visit(async |reader| {
        tolerate(reader);
        reader.tolerate("SyntaxError");
        let boot = reader.site.asset("boot", "js").unwrap();
        let html = fs::read_to_string(reader.site.folder().join("index.html")).unwrap();
        let (before, rest) = html.split_once(&format!("{boot}\" integrity=\"")).unwrap();
        let (_, after) = rest.split_once('"').unwrap();
        let unchecked = format!("{before}{boot}\"{after}");
        reader
            .site
            .fault("", InjectedFault::Body(unchecked.into_bytes()));
        reader
            .site
            .fault(&boot, InjectedFault::Body(b"a ~~> b".to_vec()));
        reader.go("").await;
        reader.until("html.dataset.state === 'error'").await;
        assert_eq!(slip(reader).await, None);
        reader.site.clear();
    });
}

#[test]
fn a_host_whose_policy_refuses_the_program_shows_the_page() {
    let without = |part: &'static str| move |policy: String| policy.replace(part, "");
    visit_under(without(" 'wasm-unsafe-eval'"), async |reader| {
        tolerate(reader);
        reader.go("").await;
        reader.until("html.dataset.state === 'error'").await;
        assert_eq!(slip(reader).await, None);
        reader.until_reported().await;
        reader.until_all_reported().await;
        reader.site.clear();
    });
    // Without the guard nothing hides the sentence, and the program still starts.
    let no_guard = |policy: String| {
        let (before, rest) = policy.split_once(" 'sha256-").unwrap();
        format!("{before}{}", rest.split_once('\'').unwrap().1)
    };
    visit_under(no_guard, async |reader| {
        tolerate(reader);
        reader.open("").await;
        reader.until("html.dataset.boot === 'hydrated'").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        reader.until_reported().await;
        reader.until_all_reported().await;
        reader.site.clear();
    });
}

/// In every engine.
#[test]
fn a_fault_of_the_data_leaves_the_published_issue_whichever_week_was_asked_for() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        for file in ["index", "catalogue", "publisher"] {
            reader
                .site
                .fault(&format!("data/{file}.json"), InjectedFault::Missing);
            reader.go("en/?week=2018-W06").await;
            reader
                .until("html.dataset.state === 'ready' && one('.banner.fault')")
                .await;
            let text = reader.text().await;
            assert!(
                text.contains("22–28 December 2025 is still shown"),
                "{file}: {text}"
            );
            assert!(text.contains("↓ 7.6%"), "{file}: {text}");
            reader.site.clear();
            reader
                .run::<()>("dispatchEvent(new Event('online'));")
                .await;
            reader.until_week("2018-W06").await;
        }
    });
}

//! axe-core finds no violation, and every control has a name of its own.

use std::fs;

use serde_json::Value;
use xtask::server::InjectedFault;
use xtask::workspace;

use crate::support::{PHONE, Reader, SCREEN, visit};

const THEMES: [&str; 3] = ["light", "dark", "contrast"];

/// The script of axe-core.
pub fn axe() -> String {
    let script = workspace::root().join("boot/node_modules/axe-core/axe.min.js");
    fs::read_to_string(script).expect("`cargo xtask test` has installed axe-core")
}

/// What axe-core finds: the rule, and the places.
async fn findings(reader: &Reader, axe: &str) -> Vec<String> {
    if !reader.read::<bool>("'axe' in window").await {
        reader.run::<Value>(axe).await;
    }
    reader
        .run(
            // Rules of WCAG 2.2 have to be asked for.
            "return axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(({violations}) => violations.flatMap(({id, nodes}) =>
                nodes.map(({target, failureSummary}) => `${id} at ${target}: ${failureSummary}`)));",
        )
        .await
}

pub async fn check(reader: &Reader, axe: &str, path: &str) {
    let found = findings(reader, axe).await;
    assert_eq!(found, Vec::<String>::new(), "{path}");
    check_names(reader, path).await;
}

/// No field or list has its name by standing in a label alone: Firefox has none for what comes to be seen in a label
/// that was seen before, as all controls do when the program starts. No browser but Firefox can tell, nor can axe.
async fn check_names(reader: &Reader, path: &str) {
    let nameless: Vec<String> = reader
        .read(
            "all('input, select, textarea').filter((control) => {
                const named = (control.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
                const labels = all('label[for]').filter((label) => control.id && label.htmlFor === control.id);
                const names = [control.getAttribute('aria-label'), ...[...named, ...labels].map((part) => part?.textContent)];
                const isOnlyOne = !control.id || all(`[id=\"${control.id}\"]`).length === 1;
                return !isOnlyOne || !names.some((name) => name?.trim());
             }).map((control) => control.outerHTML.slice(0, 200))",
        )
        .await;
    assert_eq!(nameless, Vec::<String>::new(), "{path}");
}

#[test]
fn before_and_without_the_program_every_control_has_a_name_of_its_own() {
    visit(async |reader| {
        let wasm = reader.site.asset("reader", "wasm").unwrap();
        reader.site.fault(&wasm, InjectedFault::Held);
        for path in [
            "",
            "en/",
            "weeks/2025-W52/zh.html",
            "weeks/2018-W06/en.html",
        ] {
            reader.go(path).await;
            reader
                .until("one('select.week') && one('.contact dd')")
                .await;
            check_names(reader, path).await;
        }
        reader.site.release(&wasm);
    });
}

#[test]
fn axe_finds_nothing_in_two_weeks_in_both_languages_and_three_themes() {
    visit(async |reader| {
        let axe = axe();
        for week in ["2025-W52", "2018-W06"] {
            for (page, lang) in [("", "zh"), ("en/", "en")] {
                for theme in THEMES {
                    let path = format!("{page}?week={week}&theme={theme}");
                    reader.open_wholly(&path).await;
                    let look = if theme == "contrast" {
                        "patterned"
                    } else {
                        "plain"
                    };
                    reader.until_drawn(&format!("{lang}:{look}")).await;
                    check(reader, &axe, &path).await;
                }
            }
        }
    });
}

#[test]
fn axe_finds_nothing_on_a_phone_with_large_text_nor_in_tables() {
    visit(async |reader| {
        let axe = axe();
        reader.wide(PHONE).await;
        reader.open("").await;
        reader.click(".tools button").await;
        reader.until("html.dataset.text === 'large'").await;
        for path in [
            "",
            "en/",
            "?view=table",
            "en/?view=table&week=2018-W06",
            "?week=1999-W01",
        ] {
            reader.open_wholly(path).await;
            reader.until("html.dataset.text === 'large'").await;
            check(reader, &axe, path).await;
        }
    });
}

#[test]
fn axe_finds_nothing_on_the_error_page() {
    visit(async |reader| {
        reader.tolerate("Failed to load resource");
        let axe = axe();
        reader.site.fault("data/index.json", InjectedFault::Missing);
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            for page in ["", "en/"] {
                for theme in THEMES {
                    let path = format!("{page}?theme={theme}");
                    reader.go(&path).await;
                    reader
                        .until("html.dataset.state === 'ready' && one('.banner.fault')")
                        .await;
                    check(reader, &axe, &path).await;
                }
            }
        }
    });
}

#[test]
fn the_keyboard_reaches_every_control_and_is_seen_there() {
    visit(async |reader| {
        for page in ["", "en/?view=table"] {
            reader.open_wholly(page).await;
            reader.run::<()>("window.visited = new Set();").await;
            loop {
                reader.press_tab().await;
                let place: String = reader
                    .run(
                        "const place = document.activeElement;
                         if (place === document.body || visited.has(place)) return 'round';
                         visited.add(place);
                         return getComputedStyle(place).outlineStyle === 'solid' ? 'seen' : place.outerHTML;",
                    )
                    .await;
                match place.as_str() {
                    "seen" => {}
                    "round" => break,
                    hidden => panic!("nothing shows that the keyboard is at {hidden}"),
                }
            }
            let missed: Vec<String> = reader
                .read(
                    "all('a[href], button, select, summary, [tabindex=\"0\"]')
                    .filter((control) => control.checkVisibility({visibilityProperty: true}) && !visited.has(control))
                    .map((control) => control.outerHTML)",
                )
                .await;
            assert_eq!(missed, Vec::<String>::new(), "{page}");
            assert!(reader.read::<usize>("visited.size").await > 20, "{page}");
        }
    });
}

#[test]
fn a_switch_of_week_or_language_is_told_to_screen_readers() {
    visit(async |reader| {
        reader.open("").await;
        let told = "one('p.unseen[role=status]').textContent.trim()";
        assert_eq!(reader.read::<String>(told).await, "");
        reader.click("a.step[rel=prev]").await;
        reader
            .until(&format!("{told}.includes('2025年12月15日至12月21日')"))
            .await;
        reader.click("a.language").await;
        reader
            .until(&format!("{told}.includes('15 to 21 December 2025')"))
            .await;
    });
}

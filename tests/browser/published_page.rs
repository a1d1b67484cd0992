//! The newest issue stands in the page before the program, which takes it over.

use serde_json::Value;
use xtask::server::InjectedFault;

use crate::support::{Reader, SCREEN, visit};

/// Holds the program back, so that the published page can be looked at.
pub async fn hold(reader: &Reader) -> String {
    // A page that is open would still ask where the site has been.
    reader.tab.goto("about:blank").await.unwrap();
    let wasm = reader.site.asset("reader", "wasm").unwrap();
    reader.site.renew();
    reader.site.fault(&wasm, InjectedFault::Held);
    wasm
}

/// In every engine.
#[test]
fn the_program_takes_over_the_page_node_by_node_with_focus_selection_and_place() {
    visit(async |reader| {
        reader.lengthen_patience();
        for page in ["", "en/"] {
            reader.view(SCREEN, 500).await;
            let wasm = hold(reader).await;
            reader.go(page).await;
            reader.until("one('.contact dd')").await;
            reader
                .run::<()>(
                    "all('#app *').forEach((node) => { node.before_program = true; });
                     one('.contact a').focus();
                     getSelection().selectAllChildren(one('.prose p'));
                     scrollTo({top: 300, behavior: 'instant'});",
                )
                .await;
            let state = "[scrollY, document.activeElement.href, String(getSelection())]";
            let before: Value = reader.read(state).await;
            reader.site.release(&wasm);
            reader.until("html.dataset.boot === 'hydrated'").await;
            reader.until_whole().await;
            assert_eq!(reader.read::<Value>(state).await, before);
            let new: Vec<String> = reader
                .read("all('#app *').filter((node) => !node.before_program && !node.closest('.canvas, .banners, .banner')).map((node) => node.outerHTML)")
                .await;
            assert_eq!(new, Vec::<String>::new());
            // And it is the program's: the language is another at once.
            reader.run::<()>("one('a.language').click();").await;
            reader
                .until(&format!(
                    "html.lang !== '{}'",
                    if page.is_empty() { "zh-CN" } else { "en" }
                ))
                .await;
        }
    });
}

/// Where the shapes and texts of every drawing are.
const SHAPES: &str = "Object.fromEntries(all('.plot').map((plot) => [
    plot.querySelector('li').id,
    [...plot.querySelectorAll('.canvas svg path, .canvas svg text')]
        .filter((shape) => !shape.closest('defs') && (shape.tagName === 'text' || shape.getAttribute('d')))
        .filter((shape) => ['fill', 'stroke'].some((paint) => (shape.getAttribute(paint) ?? 'none') !== 'none'))
        .map((shape) => [shape.textContent, shape.getBoundingClientRect()])
        .filter(([, {width, height}]) => width + height > 0)
        .map(([text, {x, y, width, height}]) => [text, x + scrollX, y + scrollY, width, height]),
]))";

#[test]
fn what_the_program_draws_is_what_was_published() {
    visit(async |reader| {
        // ECharts measures texts on a canvas; without one, as in Node, it has a table. Whose fonts are as wide as the
        // table says sees what this test sees; with others, bars begin and end some pixels off at the take-over.
        reader
            .before_each_page("HTMLCanvasElement.prototype.getContext = () => null;")
            .await;
        reader.lengthen_patience();
        for page in ["", "en/"] {
            let wasm = hold(reader).await;
            reader.go(page).await;
            reader.until("one('.contact dd')").await;
            let text = "one('main').cloneNode(true)";
            let text = format!(
                "(() => {{ const main = {text}; main.querySelectorAll('svg').forEach((svg) => svg.remove()); return main.textContent; }})()"
            );
            let said: String = reader.read(&text).await;
            let still: Value = reader.read(SHAPES).await;
            assert_eq!(still.as_object().unwrap().len(), 6);
            reader.site.release(&wasm);
            reader.until("html.dataset.boot === 'hydrated'").await;
            reader.until_whole().await;
            reader
                .until_drawn(if page.is_empty() {
                    "zh:plain"
                } else {
                    "en:plain"
                })
                .await;
            assert_eq!(reader.read::<String>(&text).await, said);
            let drawn: Value = reader.read(SHAPES).await;
            assert_same_shapes(&still, &drawn);
        }
    });
}

/// The same shapes with the same texts, each within a pixel.
fn assert_same_shapes(still: &Value, drawn: &Value) {
    for (figure, still) in still.as_object().unwrap() {
        let shapes = |list: &Value| list.as_array().unwrap().clone();
        let (still, drawn) = (shapes(still), shapes(&drawn[figure]));
        assert_eq!(still.len(), drawn.len(), "{figure}: {still:#?} {drawn:#?}");
        for (before, after) in still.iter().zip(&drawn) {
            assert_eq!(before[0], after[0], "{figure}");
            for side in 1..5 {
                let apart = (before[side].as_f64().unwrap() - after[side].as_f64().unwrap()).abs();
                assert!(apart <= 1.0, "{figure}: {before} {after}");
            }
        }
    }
}

/// In every engine.
#[test]
fn a_page_that_somebody_has_touched_is_replaced_as_a_whole() {
    visit(async |reader| {
        for touch in [
            "const font = document.createElement('font'); font.append(...one('h1').childNodes); one('h1').append(font);",
            "one('.prose').append(document.createElement('p'));",
            "one('.findings .card').remove();",
        ] {
            let wasm = hold(reader).await;
            reader.go("").await;
            reader.until("one('.contact dd')").await;
            reader.run::<()>(touch).await;
            reader.site.release(&wasm);
            reader.until("html.dataset.boot === 'fresh'").await;
            reader.until_week("2025-W52").await;
            let counts: [usize; 4] = reader
                .read("['h1', 'h1 font', '.card', '.contact'].map((selector) => all(selector).length)")
                .await;
            assert_eq!(counts, [1, 0, 3, 1], "{touch}");
            reader.click("a.step[rel=prev]").await;
            reader.until_week("2025-W51").await;
        }
    });
}

/// In every engine.
#[test]
fn another_week_or_language_never_shows_the_published_one_first() {
    visit(async |reader| {
        for (address, awaited) in [
            ("?week=2018-W06", "html.dataset.week === '2018-W06'"),
            ("en/?issue=2018-6", "html.dataset.week === '2018-W06'"),
            ("?lang=en", "html.lang === 'en'"),
            ("?view=table", "all('table').length === 6"),
        ] {
            let wasm = hold(reader).await;
            reader.go(address).await;
            reader.until("one('.contact dd')").await;
            let text = reader.text().await;
            assert!(!text.contains("532"), "{address}: {text}");
            assert!(
                reader.read::<bool>("one('.shell').checkVisibility()").await,
                "{address}"
            );
            reader.site.release(&wasm);
            reader
                .until(&format!("html.dataset.state === 'ready' && {awaited}"))
                .await;
            assert_eq!(reader.read::<String>("html.dataset.boot").await, "fresh");
            assert_eq!(reader.read::<usize>("all('.shell').length").await, 0);
        }
    });
}

#[test]
fn after_a_publish_of_data_alone_the_program_goes_on_to_the_newest_week() {
    visit(async |reader| {
        let file = |path: &str| std::fs::read_to_string(reader.site.folder().join(path)).unwrap();
        let body = |text: String| InjectedFault::Body(text.into_bytes());
        let week = file("data/weeks/2025-W52.json")
            .replace("2025-W52", "2026-W01")
            .replace("2025-12-22", "2025-12-29")
            .replace("2025-12-28", "2026-01-04");
        let mut index: Value = serde_json::from_str(&file("data/index.json")).unwrap();
        index["latest"] = "2026-W01".into();
        let years = index["years"].as_array_mut().unwrap();
        years.push(serde_json::json!({"year": 2026, "weeks": [[1, 1]]}));
        let history = r#"{"schema_version":1,"weeks":["2026-W01"],
            "flags":{"rounded":1,"sample":2,"secondhand":4,"corrected":8},"columns":{}}"#;
        reader.site.fault("data/weeks/2026-W01.json", body(week));
        reader
            .site
            .fault("data/history/2026.json", body(history.to_owned()));
        reader.site.fault("data/index.json", InjectedFault::Held);
        reader.go("").await;
        reader.until_week("2025-W52").await;
        assert!(reader.text().await.contains("2025年12月22日—12月28日"));
        reader
            .site
            .fault("data/index.json", body(index.to_string()));
        reader
            .run::<()>("dispatchEvent(new Event('online'));")
            .await;
        reader.go("").await;
        reader.until_week("2026-W01").await;
        assert!(reader.text().await.contains("2025年12月29日—2026年1月4日"));
    });
}

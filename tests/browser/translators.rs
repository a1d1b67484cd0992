//! Translators and extensions write into the page; what it says of its week is right all the same.

use xtask::server::InjectedFault;

use crate::published_page::hold;
use crate::support::{Reader, visit};

/// Puts something else in the place of every text, in one of the ways in which translators do so. Drawings are left
/// alone, and so is what says that it wants to be, but for a translator that does not know of that.
pub const TRANSLATE: &str = "const translate = (page, manner) => {
    const texts = [];
    const walker = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    const kept = manner === 'careless' ? 'svg' : 'svg, [translate=no]';
    for (const text of texts.filter(({data, parentElement}) => data.trim() && !parentElement.closest(kept))) {
        const [outer, inner] = ['font', 'font'].map((name) => page.ownerDocument.createElement(name));
        outer.append(inner);
        const said = `«${text.data}»`;
        if (manner === 'in place') text.data = said;
        else if (manner === 'beside') { inner.append(said); text.after(outer); }
        else if (manner === 'around') { text.replaceWith(outer); inner.append(text); }
        else { inner.append(said); text.replaceWith(outer); }
    }
};";

const MANNERS: [&str; 5] = ["instead", "careless", "in place", "beside", "around"];

/// All that the page says of its week, its drawings aside.
const SAID: &str = "['header', 'main', 'footer'].map((part) => {
    const copy = one(part).cloneNode(true);
    copy.querySelectorAll('svg').forEach((svg) => svg.remove());
    return copy.textContent;
})";

async fn translate(reader: &Reader, manner: &str) {
    reader
        .run::<()>(&format!("{TRANSLATE} translate(one('#app'), '{manner}');"))
        .await;
    let said: Vec<String> = reader.read(SAID).await;
    let is_altered = said.iter().all(|said| said.contains('»'));
    assert!(is_altered || manner == "around", "{manner}: {said:?}");
}

/// What a page says that is opened by itself.
async fn said_at(reader: &Reader, address: &str) -> Vec<String> {
    reader.open_wholly(address).await;
    reader.read(SAID).await
}

async fn expect(reader: &Reader, said: &Vec<String>) {
    reader.until_reads(SAID, said).await;
    let foreign: Vec<String> = reader
        .read("all('#app font').map((font) => font.parentElement.outerHTML)")
        .await;
    assert_eq!(foreign, Vec::<String>::new());
}

/// In every engine.
#[test]
fn after_a_translator_another_week_and_another_language_are_shown_as_they_are() {
    visit(async |reader| {
        reader.lengthen_patience();
        let week = said_at(reader, "?week=2025-W51").await;
        let english = said_at(reader, "en/?week=2025-W51").await;
        let other = said_at(reader, "en/?week=2013-W27").await;
        reader.open_wholly("").await;
        for manner in MANNERS {
            translate(reader, manner).await;
            reader.turn_to("?week=2025-W51").await;
            reader.until_week("2025-W51").await;
            expect(reader, &week).await;
            translate(reader, manner).await;
            reader.click("a.language").await;
            reader.until("html.lang === 'en'").await;
            expect(reader, &english).await;
            translate(reader, manner).await;
            reader.turn_to("en/?week=2013-W27").await;
            reader.until_week("2013-W27").await;
            expect(reader, &other).await;
            reader.turn_to("").await;
            reader.until_week("2025-W52").await;
        }
    });
}

/// In every engine.
#[test]
fn a_page_that_was_translated_before_the_program_came_is_shown_as_it_is_and_so_is_the_next() {
    visit(async |reader| {
        reader.lengthen_patience();
        let newest = said_at(reader, "").await;
        let before = said_at(reader, "?week=2025-W51").await;
        // What is altered in place tells nobody of it, until it changes.
        for manner in ["instead", "careless", "beside", "around"] {
            let wasm = hold(reader).await;
            reader.go("").await;
            reader.until("one('.contact dd')").await;
            translate(reader, manner).await;
            reader.site.release(&wasm);
            reader.until_week("2025-W52").await;
            expect(reader, &newest).await;
            translate(reader, manner).await;
            reader.click("a.step[rel=prev]").await;
            reader.until_week("2025-W51").await;
            expect(reader, &before).await;
        }
    });
}

/// In every engine.
#[test]
fn a_translator_in_the_middle_of_a_switch_alters_nothing_of_what_comes() {
    visit(async |reader| {
        reader.lengthen_patience();
        let week = said_at(reader, "?week=2014-W48").await;
        for manner in MANNERS {
            reader.open_wholly("").await;
            reader
                .site
                .fault("data/weeks/2014-W48.json", InjectedFault::Held);
            reader.turn_to("?week=2014-W48").await;
            reader.until("html.dataset.state === 'loading'").await;
            translate(reader, manner).await;
            reader.site.release("data/weeks/2014-W48.json");
            reader.until_week("2014-W48").await;
            expect(reader, &week).await;
        }
    });
}

/// In every engine.
#[test]
fn a_page_is_searched_for_what_others_wrote_only_where_somebody_has_written() {
    visit(async |reader| {
        reader.open_wholly("").await;
        reader
            .run::<()>(
                "window.asked = 0;
                 const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
                 Object.defineProperty(Node.prototype, 'textContent', {...text, get() {
                     if (this.closest?.('main')) window.asked += 1;
                     return text.get.call(this);
                 }});",
            )
            .await;
        for (week, is_touched) in [("2025-W51", true), ("2025-W50", false), ("2025-W49", true)] {
            if is_touched {
                reader
                    .run::<()>("one('main h2').append(document.createElement('aside'));")
                    .await;
            }
            reader.run::<()>("window.asked = 0;").await;
            reader.click("a.step[rel=prev]").await;
            reader.until_week(week).await;
            let asked: usize = reader.read("window.asked").await;
            let is_right = if is_touched { asked > 100 } else { asked == 0 };
            assert!(is_right, "{week}: {asked}");
        }
    });
}

/// In every engine.
#[test]
fn focus_and_place_are_kept_where_a_translator_has_been() {
    visit(async |reader| {
        reader.view(1440, 500).await;
        for manner in MANNERS {
            reader.open_wholly("?week=2025-W50").await;
            reader
                .run::<()>(
                    "one('a.step[rel=prev]').focus();
                     scrollTo({top: 300, behavior: 'instant'});",
                )
                .await;
            translate(reader, manner).await;
            reader
                .run::<()>(
                    "window.focused = document.activeElement; document.activeElement.click();",
                )
                .await;
            reader.until_week("2025-W49").await;
            let is_kept = "document.activeElement === focused && focused.isConnected && focused.rel === 'prev'";
            assert!(reader.read::<bool>(is_kept).await, "{manner}");
            // What the translator wrote may be longer, and browsers make up for that.
            reader.until_painted().await;
            let place: f64 = reader.read("scrollY").await;
            assert!((place - 300.0).abs() < 1.0, "{manner}: {place}");
        }
    });
}

/// In every engine.
#[test]
fn elements_that_an_extension_inserts_leave_the_page_and_its_drawings_where_they_are() {
    visit(async |reader| {
        reader.lengthen_patience();
        let week = said_at(reader, "?week=2025-W50").await;
        reader.open_wholly("?week=2025-W51").await;
        reader.until_drawn("zh:plain").await;
        reader
            .run::<()>(
                "for (const part of ['body', '#app', '.page', 'main', '.tools', '.card', '.panel'])
                     one(part).append(document.createElement('aside'));
                 all('#app *').forEach((node) => { node.was_there = true; });
                 one('a.step[rel=prev]').focus();
                 document.activeElement.click();",
            )
            .await;
        reader.until_week("2025-W50").await;
        reader.until_reads(SAID, &week).await;
        assert_eq!(reader.read::<usize>("all('aside').length").await, 7);
        let new: Vec<String> = reader
            .read("all('#app :is(.card, .panel, .canvas, .canvas > *, a, button, select)').filter((node) => !node.was_there && !node.closest('.banners')).map((node) => node.outerHTML.slice(0, 200))")
            .await;
        assert_eq!(new, Vec::<String>::new());
        assert_eq!(
            reader.read::<String>("document.activeElement.rel").await,
            "prev"
        );
    });
}

/// Puts an element with a text of its own after each of some elements, and into it, as extensions do.
const INSERT: &str = "const insert = (parts) => parts.forEach((part) => {
    const badge = () => Object.assign(part.ownerDocument.createElement('extension-badge'), {textContent: '!'});
    part.after(badge());
    part.append(badge());
});";

/// The same around the page, and what extensions say of themselves at its root.
const SURROUND: &str = "const surround = () => {
    for (const part of [html, document.body]) {
        part.setAttribute('extension', 'on');
        part.style.setProperty('--extension', 'on');
    }
    document.body.classList.add('extension');
    for (const part of [document.head, document.body])
        part.append(document.createElement('extension-root'));
    document.body.prepend(document.createElement('extension-root'));
};";

/// What is left of that.
const SURROUNDINGS: &str = "[
    ...[html, document.body].map((part) => part.getAttribute('extension') + part.style.getPropertyValue('--extension')),
    String(document.body.classList.contains('extension')),
    ...all('extension-root').map((part) => part.parentElement.localName),
]";

const SURROUNDED: [&str; 6] = ["onon", "onon", "true", "head", "body", "body"];

/// All that the page says of its week, whatever extensions add.
const SAID_BY_US: &str = "['header', 'main', 'footer'].map((part) => {
    const copy = one(part).cloneNode(true);
    copy.querySelectorAll('svg, extension-badge').forEach((other) => other.remove());
    return copy.textContent;
})";

/// Elements of the report that extensions turn to, and everything.
const TURNED_TO: [&str; 2] = [
    "all('#app :is(a, h1, h2, h3, p, li, dd, select, .card, .panel, .value, .canvas)')",
    "all('#app, #app :not(svg, svg *)')",
];

async fn expect_beside_extensions(reader: &Reader, week: &str, said: &Vec<String>) {
    reader.until_week(week).await;
    reader.until_reads(SAID_BY_US, said).await;
    assert_eq!(
        reader.read::<Vec<String>>(SURROUNDINGS).await,
        SURROUNDED,
        "{week}"
    );
}

/// In every engine.
#[test]
fn what_extensions_insert_before_the_program_comes_costs_the_reader_nothing() {
    visit(async |reader| {
        reader.lengthen_patience();
        let newest = said_at(reader, "").await;
        let before = said_at(reader, "?week=2025-W51").await;
        for (insert, boot) in [
            // The page itself is untouched, and is taken over.
            (
                "all('#app *').forEach((part) => part.setAttribute('extension', 'on'));",
                "hydrated",
            ),
            ("insert([one('main .card')]);", "fresh"),
            ("insert(all('#app :not(svg, svg *)'));", "fresh"),
        ] {
            let wasm = hold(reader).await;
            reader.go("").await;
            reader.until("one('.contact dd')").await;
            reader
                .run::<()>(&format!("{SURROUND} {INSERT} surround(); {insert}"))
                .await;
            reader.site.release(&wasm);
            reader
                .until(&format!("html.dataset.boot === '{boot}'"))
                .await;
            expect_beside_extensions(reader, "2025-W52", &newest).await;
            reader.click("a.step[rel=prev]").await;
            expect_beside_extensions(reader, "2025-W51", &before).await;
        }
    });
}

/// In every engine.
#[test]
fn what_extensions_insert_into_the_running_page_leaves_every_next_week_and_language_right() {
    visit(async |reader| {
        reader.lengthen_patience();
        let week = said_at(reader, "?week=2013-W27").await;
        let english = said_at(reader, "en/?week=2013-W27").await;
        let newest = said_at(reader, "").await;
        for parts in TURNED_TO {
            reader.open_wholly("").await;
            reader.run::<()>(&format!("{SURROUND} surround();")).await;
            let insert = async || {
                let script = format!("{INSERT} insert({parts});");
                reader.run::<()>(&script).await;
            };
            insert().await;
            reader.turn_to("?week=2013-W27").await;
            expect_beside_extensions(reader, "2013-W27", &week).await;
            insert().await;
            reader.turn_to("en/?week=2013-W27").await;
            reader.until("html.lang === 'en'").await;
            expect_beside_extensions(reader, "2013-W27", &english).await;
            insert().await;
            reader.turn_to("").await;
            reader.until("html.lang === 'zh-CN'").await;
            expect_beside_extensions(reader, "2025-W52", &newest).await;
        }
    });
}

/// In every engine.
#[test]
fn what_extensions_insert_in_the_middle_of_a_switch_leaves_the_week_that_comes_right() {
    visit(async |reader| {
        reader.lengthen_patience();
        let week = said_at(reader, "?week=2014-W48").await;
        for parts in TURNED_TO {
            reader.open_wholly("").await;
            reader
                .site
                .fault("data/weeks/2014-W48.json", InjectedFault::Held);
            reader.turn_to("?week=2014-W48").await;
            reader.until("html.dataset.state === 'loading'").await;
            reader
                .run::<()>(&format!("{SURROUND} {INSERT} surround(); insert({parts});"))
                .await;
            reader.site.release("data/weeks/2014-W48.json");
            expect_beside_extensions(reader, "2014-W48", &week).await;
        }
    });
}

/// Names and figures that translators may alter.
const ALTERED: &str = "all('.bar > span, a.language, .value > span:not(.mark), .change b, .amount, .key li > span + span, .named li, td, .canvas')
    .filter((part) => part.translate).map((part) => part.outerHTML)";

/// In every engine.
#[test]
fn figures_and_names_ask_translators_to_leave_them_as_they_are() {
    visit(async |reader| {
        for address in ["", "en/", "?view=table", "weeks/2025-W52/zh.html"] {
            // The published page, with what stands in for another week, and the running one.
            let wasm = hold(reader).await;
            reader.go(address).await;
            for is_running in [false, true] {
                if is_running && !address.starts_with("weeks/") {
                    reader.site.release(&wasm);
                    reader
                        .until("html.dataset.state === 'ready' && !one('.shell')")
                        .await;
                }
                let altered: Vec<String> = reader.read(ALTERED).await;
                assert_eq!(altered, Vec::<String>::new(), "{address}");
                // And nothing else does: words are there to be understood.
                let words: Vec<bool> = reader
                    .read("all('h3, .prose p, .issue, .change > span, figcaption > span').map((part) => part.translate)")
                    .await;
                assert!(words.len() > 10 && words.iter().all(|is_translated| *is_translated));
            }
        }
        for address in ["weeks/", "weeks/en.html"] {
            reader.go(address).await;
            let altered: Vec<String> = reader.read(ALTERED).await;
            assert_eq!(altered, Vec::<String>::new(), "{address}");
        }
    });
}

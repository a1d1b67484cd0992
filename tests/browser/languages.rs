//! The language link switches in place: at once, without a request, and with nothing lost.

use crate::published_page::hold;
use crate::support::{FLOATING, NOTE_SHIFTS, PHONE, Reader, SCREEN, visit};

const LINK: &str = "a.language";

/// In every engine.
#[test]
fn the_language_switches_without_a_request_and_keeps_the_week() {
    visit(async |reader| {
        reader.open_wholly("?week=2025-W20").await;
        reader.until_drawn("zh:plain").await;
        let title: String = reader.read("document.title").await;
        let asked = reader.asked();
        reader.click(LINK).await;
        reader.until("html.lang === 'en'").await;
        reader.until_drawn("en:plain").await;
        assert_eq!(reader.asked(), asked);
        assert_eq!(reader.path().await, "en/?week=2025-W20");
        let week: String = reader.read("html.dataset.week").await;
        assert_eq!(week, "2025-W20");
        let switched: String = reader.read("document.title").await;
        assert!(title.contains("网络安全信息与动态周报"), "{title}");
        assert!(switched.contains("Weekly Report of CNCERT"), "{switched}");

        reader.tab.back().await.unwrap();
        reader.until("html.lang === 'zh-CN'").await;
        reader.until_drawn("zh:plain").await;
        assert_eq!(reader.path().await, "?week=2025-W20");
        assert_eq!(reader.read::<String>("document.title").await, title);
        assert_eq!(reader.asked(), asked);
    });
}

/// In every engine.
#[test]
fn the_language_is_another_before_the_next_event_is_dealt_with() {
    visit(async |reader| {
        reader.open_wholly("").await;
        let is_there: bool = reader
            .run(
                "one('a.language').click();
                 return new Promise((done) => setTimeout(() =>
                     done(html.lang === 'en' && one('h1').textContent === 'Weekly Report of CNCERT')));",
            )
            .await;
        assert!(is_there);
    });
}

/// In every engine but `WebKit`: it has no scroll anchoring.
#[test]
fn the_language_switches_and_keeps_focus_and_place() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            reader.view(width, 900).await;
            reader.open_wholly("").await;
            // The link itself has the focus; the reader looks at another part of the page.
            reader
                .run::<()>(
                    "one('a.language').focus({preventScroll: true}); \
                            one('#incidents').scrollIntoView({behavior: 'instant'});",
                )
                .await;
            let before: f64 = reader
                .read("one('#incidents').getBoundingClientRect().top")
                .await;
            reader.run::<()>("document.activeElement.click();").await;
            reader.until("html.lang === 'en'").await;
            // A browser that keeps the place does so with the next frame.
            reader.until_painted().await;
            assert!(
                reader
                    .read::<bool>("document.activeElement === one('a.language')")
                    .await
            );
            let after: f64 = reader
                .read("one('#incidents').getBoundingClientRect().top")
                .await;
            assert!(
                (before - after).abs() < 48.0,
                "moved from {before} to {after} at {width} px"
            );
        }
    });
}

/// In every engine.
#[test]
fn nothing_chinese_is_left_on_the_english_page() {
    visit(async |reader| {
        for week in ["2025-W52", "2018-W06", "2015-W39", "2011-W19"] {
            reader.open_wholly(&format!("en/?week={week}")).await;
            reader.until_drawn("en:plain").await;
            // Texts that say that they are Chinese may be.
            let left: Vec<String> = reader
                .read(
                    "[...function* () {
                    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                    while (walk.nextNode())
                        if (/[\\u3400-\\u9fff]/.test(walk.currentNode.data)
                            && !walk.currentNode.parentElement.closest('[lang=zh-CN], script'))
                            yield walk.currentNode.data.slice(0, 60);
                }()]",
                )
                .await;
            assert_eq!(left, Vec::<String>::new(), "{week}");
        }
    });
}

/// In every engine.
#[test]
fn lang_in_the_address_wins_over_the_page() {
    visit(async |reader| {
        for (path, lang) in [
            ("?lang=en", "en"),
            ("en/?lang=zh", "zh-CN"),
            ("?lang=zh-CN", "zh-CN"),
        ] {
            reader.open(path).await;
            reader.until(&format!("html.lang === '{lang}'")).await;
        }
    });
}

/// In every engine but `WebKit`: under its driver it speaks no language of the reader’s.
#[test]
fn a_reader_of_the_other_language_is_offered_it_and_not_taken_there() {
    visit(async |reader| {
        // The browser prefers English.
        reader.open_wholly("").await;
        assert_eq!(reader.read::<String>("html.lang").await, "zh-CN");
        assert_eq!(
            reader
                .read::<String>("one('.banner.offer a').textContent")
                .await,
            "Read in English"
        );
        reader.click(".banner.offer button").await;
        reader.until("!one('.banner.offer')").await;

        reader.open("").await;
        reader.until("one('.banner.offer a')").await;
        reader.click(".banner.offer a").await;
        reader
            .until("html.lang === 'en' && !one('.banner.offer')")
            .await;
        assert_eq!(reader.path().await, "en/");
        // The choice is remembered: the Chinese page offers English, the English one nothing.
        reader.open_wholly("en/").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.offer'))").await);
    });
}

/// The widths at which the offer is looked at.
const WIDTHS: [u32; 4] = [320, 390, 768, 1440];

/// Has the browser remember the reader's language and size of text.
async fn remember(reader: &Reader, lang: &str, size: &str) {
    reader
        .run::<()>(&format!(
            "localStorage.setItem('cncert-weekly.lang', '{lang}');
             localStorage.setItem('cncert-weekly.text', '{size}');"
        ))
        .await;
}

/// In every engine.
#[test]
fn the_offer_has_a_line_of_its_own_above_the_report_and_covers_nothing() {
    visit(async |reader| {
        reader.open("").await;
        for (page, wished) in [("", "en"), ("en/", "zh"), ("?week=2018-W06", "en")] {
            for size in ["normal", "large"] {
                remember(reader, wished, size).await;
                for width in WIDTHS {
                    reader.view(width, 844).await;
                    reader.open(page).await;
                    reader.until("one('.banner.offer')").await;
                    let place = format!("{page:?} at {width} px in {size} text");
                    let floating: Vec<String> = reader.read(FLOATING).await;
                    assert_eq!(floating, Vec::<String>::new(), "{place}");
                    let [above, top, bottom, below]: [f64; 4] = reader
                        .read(
                            "[one('header'), one('.banner.offer'), one('main > .notices')].map((part) => part.getBoundingClientRect())
                                 .flatMap(({top, bottom}, at) => [[bottom], [top, bottom], [top]][at])",
                        )
                        .await;
                    assert!(above <= top && bottom <= below && top < bottom, "{place}");
                    // Nothing but the offer is to be seen where it is.
                    let is_uncovered: bool = reader
                        .read(
                            "['a', 'button'].map((part) => one(`.banner.offer ${part}`)).every((part) => {
                                part.scrollIntoView({block: 'center', behavior: 'instant'});
                                const {x, y, width, height} = part.getBoundingClientRect();
                                return document.elementFromPoint(x + width / 2, y + height / 2) === part && width < html.clientWidth;
                            })",
                        )
                        .await;
                    assert!(is_uncovered, "{place}");
                }
            }
        }
        // Whoever embeds the report has chosen its language.
        reader.open("?embed=1").await;
        let room: f64 = reader.read("one('.banners').offsetHeight").await;
        assert!(room < 1.0, "{room}");
    });
}

#[test]
fn nothing_moves_when_the_offer_comes_and_it_leaves_no_gap_when_it_goes() {
    visit(async |reader| {
        reader.open("").await;
        reader.before_each_page(NOTE_SHIFTS).await;
        for (page, wished) in [("", "en"), ("en/", "zh")] {
            for size in ["normal", "large"] {
                reader.open(page).await;
                remember(reader, wished, size).await;
                for width in WIDTHS {
                    reader.view(width, 844).await;
                    // The published page is on screen before the program.
                    let wasm = hold(reader).await;
                    reader.go(page).await;
                    reader.until("performance.getEntriesByName('first-contentful-paint').length && one('.contact dd')").await;
                    let before: f64 = reader.read("one('main').getBoundingClientRect().top").await;
                    reader.site.release(&wasm);
                    reader
                        .until("html.dataset.state === 'ready' && one('.banner.offer')")
                        .await;
                    let after: f64 = reader.read("one('main').getBoundingClientRect().top").await;
                    let place = format!("{page:?} at {width} px in {size} text");
                    assert!(
                        (before - after).abs() < 1.0,
                        "{before}, then {after}: {place}"
                    );
                    let shift: f64 = reader.read("window.shift").await;
                    let moved: Vec<String> = reader.read("window.moved").await;
                    assert!(shift <= 0.01, "{shift}: {place}: {moved:#?}");
                }
            }
            reader.click(".banner.offer button").await;
            reader.until("!one('.banner.offer')").await;
            let gap: f64 = reader.read("one('.banners').offsetHeight").await;
            assert!(gap < 1.0, "{gap}");
        }
    });
}

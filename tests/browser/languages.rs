//! The language link switches in place: at once, without a request, and with nothing lost.

use crate::support::{PHONE, SCREEN, visit};

const LINK: &str = "a.language";

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

#[test]
fn the_language_is_another_before_the_next_event_is_dealt_with() {
    visit(async |reader| {
        reader.open("").await;
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

#[test]
fn the_language_switches_and_keeps_focus_and_place() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            reader.view(width, 900).await;
            reader.open("").await;
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

#[test]
fn nothing_chinese_is_left_on_the_english_page() {
    visit(async |reader| {
        for week in ["2025-W52", "2018-W06", "2015-W39", "2011-W19"] {
            reader.open(&format!("en/?week={week}")).await;
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

#[test]
fn a_reader_of_the_other_language_is_offered_it_and_not_taken_there() {
    visit(async |reader| {
        // The browser prefers English.
        reader.open("").await;
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
        reader.click(".banner.offer a").await;
        reader
            .until("html.lang === 'en' && !one('.banner.offer')")
            .await;
        assert_eq!(reader.path().await, "en/");
        // The choice is remembered: the Chinese page offers English, the English one nothing.
        reader.open("en/").await;
        assert!(!reader.read::<bool>("Boolean(one('.banner.offer'))").await);
    });
}

//! The report in a page of another site: it fits, it says whose it is, and nothing of it is missing.

use xtask::server::InjectedFault;

use crate::hosts::{self, FRAMES};
use crate::support::{Reader, visit, visit_below};

/// What can be seen of the report, by what other programs know it by.
const SEEN: &str = "all('header, footer, h1, .weeks, .language, [data-section], [data-indicator], [data-figure]')
    .filter((part) => part.getBoundingClientRect().height > 1)
    .map((part) => part.dataset.section ?? part.dataset.indicator ?? part.dataset.figure ?? (part.className || part.localName))";

/// Waits for the report in the frame that the reader is in.
async fn until_ready(reader: &Reader) {
    reader
        .until("html.dataset.state === 'ready' && one('.credit')")
        .await;
}

#[test]
fn a_pasted_script_puts_the_report_where_it_stands_and_it_fits() {
    visit(async |reader| {
        let script = hosts::script(reader, "data-week=\"latest\" data-lang=\"zh\"");
        let host = hosts::open(reader, &format!("<h1>.</h1>{script}<p id=\"after\">.</p>")).await;
        hosts::until_said(reader, "ready").await;
        let height = hosts::fits(reader, 0).await;
        assert!(height > 1500.0, "{height}");
        let facts: [String; 5] = reader
            .read(&format!(
                "((frame) => [frame.title, frame.loading, frame.sandbox.value, frame.allow, one('h1').nextElementSibling.localName])({FRAMES}[0])"
            ))
            .await;
        assert_eq!(facts[0], "网络安全信息与动态周报");
        assert_eq!(facts[1], "lazy");
        assert!(facts[2].contains("allow-scripts") && facts[2].contains("allow-downloads"));
        assert!(facts[3].contains("clipboard-write"));
        assert_eq!(facts[4], "script");
        let widths: [f64; 2] = reader
            .read(&format!(
                "[{FRAMES}[0].clientWidth, document.body.clientWidth]"
            ))
            .await;
        assert!((widths[0] - widths[1]).abs() < 1.0, "{widths:?}");

        hosts::enter(reader, 0).await;
        let seen: Vec<String> = reader.read(SEEN).await;
        assert!(!seen.contains(&"footer".to_owned()), "{seen:?}");
        for part in [
            "weeks",
            "language",
            "h1",
            "key_findings",
            "incidents",
            "about",
            "contact",
        ] {
            assert!(seen.contains(&part.to_owned()), "{part}: {seen:?}");
        }
        let credit: String = reader.read("one('.credit').innerText").await;
        for part in [
            "来源：国家互联网应急中心",
            "2025年12月22日—12月28日",
            "JSON数据",
            "查看完整周报",
        ] {
            assert!(credit.contains(part), "{part}: {credit}");
        }
        assert_eq!(
            reader.read::<String>("one('.credit .full').href").await,
            reader.site.url("")
        );
        hosts::leave(reader).await;
        assert_eq!(host.violations(), Vec::<String>::new());
    });
}

#[test]
fn a_part_stands_alone_with_its_source_its_week_and_a_way_to_the_whole() {
    visit(async |reader| {
        for (only, seen) in [
            ("phishing_pages", &["key_findings", "phishing_pages"][..]),
            ("malware_families", &["key_findings", "malware_families"]),
            ("contact", &["contact"]),
            ("incidents", &["incidents", "incidents"]),
        ] {
            for (page, source, week) in [
                ("", "来源：国家互联网应急中心", "2025年12月22日"),
                ("en/", "Source: CNCERT", "22–28 December 2025"),
            ] {
                reader.open(&format!("{page}?embed=1&only={only}")).await;
                until_ready(reader).await;
                assert_eq!(reader.read::<Vec<String>>(SEEN).await, seen, "{only}");
                let credit: String = reader.read("one('.credit').innerText").await;
                assert!(credit.contains(source) && credit.contains(week), "{credit}");
                let full: String = reader.read("one('.credit .full').href").await;
                let section = seen[0].replace('_', "-");
                assert_eq!(full, reader.site.url(&format!("{page}#{section}")));
            }
        }
    });
}

#[test]
fn a_lesser_number_stands_in_the_card_of_its_whole() {
    visit(async |reader| {
        reader.open("?week=2018-W06").await;
        let (part, card): (String, String) = reader
            .read("((part) => [part.dataset.indicator, part.closest('article').dataset.indicator])(one('.parts li'))")
            .await;
        reader
            .open(&format!("?week=2018-W06&embed=1&only={part}"))
            .await;
        until_ready(reader).await;
        reader
            .until(&format!(
                "one('article[data-indicator={card}]').getBoundingClientRect().height > 0"
            ))
            .await;
        assert!(reader.read::<Vec<String>>(SEEN).await.contains(&part));
        assert_eq!(reader.read::<usize>("all('article').filter((card) => card.getBoundingClientRect().height > 0).length").await, 1);
    });
}

#[test]
fn a_part_that_is_not_there_shows_the_whole_and_says_so() {
    visit(async |reader| {
        for only in [
            "no_such_part",
            "A",
            "%22%5D",
            "phishing_pages%00",
            "a-b",
            "",
        ] {
            reader.open(&format!("?embed=1&only={only}")).await;
            until_ready(reader).await;
            let seen: Vec<String> = reader.read(SEEN).await;
            for part in ["key_findings", "phishing_pages", "contact"] {
                assert!(seen.contains(&part.to_owned()), "{only}: {seen:?}");
            }
            let text = reader.text().await;
            assert!(text.contains("以下为整份周报"), "{only}: {text}");
        }
        // Another week may have it: the same address, one step on.
        reader
            .open("?embed=1&only=malware_families&week=2011-W19")
            .await;
        until_ready(reader).await;
        reader.until("one('body > .note')").await;
        reader.turn_to("?embed=1&only=malware_families").await;
        reader.until_week("2025-W52").await;
        reader.until("!one('body > .note')").await;
        assert_eq!(
            reader.read::<Vec<String>>(SEEN).await,
            ["key_findings", "malware_families"]
        );
    });
}

#[test]
fn hide_leaves_out_what_it_names_and_never_the_source() {
    visit(async |reader| {
        for (hide, gone) in [
            ("selector", &["weeks"][..]),
            ("lang", &["language"]),
            ("title", &["h1"]),
            ("about", &["about", "contact"]),
            ("download", &[]),
            (
                "title,selector,lang,about,download",
                &["header", "language", "h1", "weeks", "about", "contact"],
            ),
            ("title%2Cselector", &["header", "h1", "weeks"]),
        ] {
            reader.open("?embed=1").await;
            until_ready(reader).await;
            let all: Vec<String> = reader.read(SEEN).await;
            reader.open(&format!("?embed=1&hide={hide}")).await;
            until_ready(reader).await;
            let seen: Vec<String> = reader.read(SEEN).await;
            let missing: Vec<&String> = all.iter().filter(|part| !seen.contains(part)).collect();
            assert_eq!(missing, gone, "{hide}");
            let has_data: bool = reader.read("Boolean(one('.credit .data'))").await;
            assert_eq!(has_data, !hide.contains("download"), "{hide}");
            assert!(reader.text().await.contains("来源：国家互联网应急中心"));
        }
        reader.open("?hide=selector,lang&only=phishing_pages").await;
        let seen: Vec<String> = reader.read(SEEN).await;
        assert!(
            seen.contains(&"footer".to_owned()),
            "outside of other pages nothing is left out: {seen:?}"
        );
    });
}

#[test]
fn the_first_paint_of_an_embedded_part_is_right_before_any_program() {
    visit(async |reader| {
        let boot = reader.site.asset("boot", "js").unwrap();
        reader.tolerate_refusals();
        reader.site.renew();
        reader.site.fault(&boot, InjectedFault::Missing);
        for (address, expected) in [
            (
                "?embed=1&only=phishing_pages",
                &["key_findings", "phishing_pages"][..],
            ),
            (
                "en/?embed=1&hide=title,selector,lang&only=about",
                &["about"],
            ),
        ] {
            reader.go(address).await;
            reader.until("one('.contact dd')").await;
            assert_eq!(reader.read::<Vec<String>>(SEEN).await, expected);
        }
        reader.go("?embed=1").await;
        reader.until("one('.contact dd')").await;
        let seen: Vec<String> = reader.read(SEEN).await;
        assert!(
            !seen.contains(&"footer".to_owned()) && seen.contains(&"phishing_pages".to_owned()),
            "{seen:?}"
        );
        reader.site.clear();
    });
}

#[test]
fn a_transparent_report_lets_the_page_shine_through() {
    visit(async |reader| {
        let ground = "getComputedStyle(html).backgroundColor";
        reader.open("?embed=1&transparent=1").await;
        assert_eq!(reader.read::<String>(ground).await, "rgba(0, 0, 0, 0)");
        reader.open("?embed=1").await;
        assert_ne!(reader.read::<String>(ground).await, "rgba(0, 0, 0, 0)");
    });
}

#[test]
fn a_plain_frame_works_without_any_script_of_the_host() {
    visit(async |reader| {
        let frame = hosts::frame(reader, "embed=1&week=2018-W06");
        let host = hosts::open_bytes(
            reader,
            format!("<!doctype html><link rel=\"icon\" href=\"data:,\"><title>.</title>{frame}")
                .as_bytes(),
        )
        .await;
        hosts::enter(reader, 0).await;
        until_ready(reader).await;
        reader.until_week("2018-W06").await;
        // Links lead out of the frame, into a tab of their own.
        reader
            .run::<()>("one('.credit').scrollIntoView({behavior: 'instant'});")
            .await;
        reader.click(".credit .full").await;
        let target: String = reader.read("one('.credit .full').target").await;
        assert_eq!(target, "_blank");
        hosts::leave(reader).await;
        let [own, other] = reader.until_other_tab().await;
        reader.tab.switch_to_window(other).await.unwrap();
        reader.until_week("2018-W06").await;
        reader.tab.close_window().await.unwrap();
        reader.tab.switch_to_window(own).await.unwrap();
        assert_eq!(host.violations(), Vec::<String>::new());
    });
}

#[test]
fn a_page_of_another_encoding_in_quirks_mode_holds_it_as_well() {
    visit(async |reader| {
        let script = hosts::script(
            reader,
            "data-week=\"latest\" data-only=\"phishing_pages\" data-lang=\"zh\"",
        );
        // 门户 in GBK, and no doctype.
        let mut page = b"<html><head><meta charset=\"gbk\"><link rel=\"icon\" href=\"data:,\"><title>\xc3\xc5\xbb\xa7</title></head><body><table><tr><td width=\"480\">".to_vec();
        page.extend(script.as_bytes());
        page.extend(b"</td></tr></table></body></html>");
        let host = hosts::open_bytes(reader, &page).await;
        let mode: [String; 3] = reader
            .read("[document.compatMode, document.characterSet, document.title]")
            .await;
        assert_eq!(mode, ["BackCompat", "GBK", "门户"]);
        reader
            .until(&format!("{FRAMES}[0]?.title === '网络安全信息与动态周报'"))
            .await;
        let height = hosts::fits(reader, 0).await;
        assert!(height < 600.0, "{height}");
        hosts::enter(reader, 0).await;
        until_ready(reader).await;
        assert!(reader.text().await.contains("针对境内网站仿冒网页数量"));
        hosts::leave(reader).await;
        assert_eq!(host.violations(), Vec::<String>::new());
    });
}

#[test]
fn ten_embeds_of_one_page_are_each_their_own() {
    visit(async |reader| {
        let parts = [
            "phishing_pages",
            "malware_families",
            "backdoored_websites",
            "incidents",
            "contact",
        ];
        let mut body = String::new();
        for lang in ["zh", "en"] {
            for only in parts {
                body += &hosts::script(
                    reader,
                    &format!(
                        "data-week=\"latest\" data-lang=\"{lang}\" data-only=\"{only}\" data-loading=\"eager\""
                    ),
                );
            }
        }
        let host = hosts::open(reader, &body).await;
        let ready = hosts::times_said("ready");
        for count in 1..=10 {
            reader.until(&format!("{ready} >= {count}")).await;
        }
        assert_eq!(reader.read::<usize>(&ready).await, 10);
        let names: usize = reader
            .read("new Set(said.map(({data}) => data.id).filter(Boolean)).size")
            .await;
        assert_eq!(names, 10);
        for place in 0..10 {
            hosts::fits(reader, place).await;
        }
        // Whichever came first: each shows its own part in its own language.
        let shown: Vec<[String; 2]> = reader
            .read("all('cncert-weekly').map((part) => [part.getAttribute('lang'), part.getAttribute('only')])")
            .await;
        for (place, [lang, only]) in shown.iter().enumerate() {
            hosts::enter(reader, place).await;
            assert!(
                reader.read::<Vec<String>>(SEEN).await.contains(only),
                "{only}"
            );
            assert!(
                reader
                    .read::<String>("html.lang")
                    .await
                    .starts_with(lang.as_str())
            );
            hosts::leave(reader).await;
        }
        assert_eq!(host.violations(), Vec::<String>::new());
    });
}

#[test]
fn under_any_path_of_its_host_the_report_works_and_is_embedded() {
    visit_below("gov/reports/weekly", async |reader| {
        for page in ["", "en/", "weeks/2018-W06/en.html"] {
            reader.open(page).await;
        }
        reader.open("").await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        reader.until_drawn("zh:plain").await;
        reader.click("a.language").await;
        reader.until("html.lang === 'en'").await;
        let path: String = reader.read("location.pathname").await;
        assert_eq!(path, "/gov/reports/weekly/en/");
        reader.go("?draft").await;
        reader.until("one('[data-desk=ready]')").await;
        let script = hosts::script(reader, "data-lang=\"en\" data-only=\"phishing_pages\"");
        let _host = hosts::open(reader, &script).await;
        hosts::fits(reader, 0).await;
    });
}

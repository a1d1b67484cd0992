//! What was changed after publication: told on its week and on the next, and what
//! was published before stays readable.

use xtask::server::InjectedFault;

use crate::accessibility::{axe, check};
use crate::corrected_dataset::{CORRECTED, NEXT, files};
use crate::print::{holds, plain, printed};
use crate::support::{PHONE, Reader, SCREEN, visit};

const SUPERSEDED: &str = "[data-notice=superseded]";

/// Serves the corrected dataset.
fn correct(reader: &Reader) {
    for file in files() {
        let path = format!("data/{}", file.path);
        reader.site.fault(&path, InjectedFault::Body(file.bytes));
    }
}

async fn until_revision(reader: &Reader, revision: &str) {
    let shown = format!("html.dataset.state === 'ready' && html.dataset.revision === '{revision}'");
    reader.until(&shown).await;
}

#[test]
fn an_index_that_does_not_know_of_the_revisions_hides_none() {
    visit(async |reader| {
        correct(reader);
        // The host's own is the one of before.
        reader.site.release("data/index.json");
        for revision in ["2", "1"] {
            let address = format!("?week={CORRECTED}&rev={revision}");
            reader.open(&address).await;
            until_revision(reader, revision).await;
            let is_told = format!("Boolean(one('{SUPERSEDED}'))");
            assert!(reader.read::<bool>(&is_told).await, "{address}");
        }
        reader.open(&format!("?week={CORRECTED}&rev=3")).await;
        until_revision(reader, "3").await;
        let said: bool = reader.read("Boolean(one('.banner:not(.offer)'))").await;
        assert!(!said);
    });
}

#[test]
fn a_corrected_week_leads_to_its_earlier_revisions_and_they_lead_back() {
    visit(async |reader| {
        correct(reader);
        reader.open(&format!("?week={CORRECTED}")).await;
        until_revision(reader, "3").await;
        let title = reader.tab.title().await.unwrap();
        assert!(
            !reader
                .read::<bool>(&format!("Boolean(one('{SUPERSEDED}'))"))
                .await
        );
        reader
            .click("[data-notice=correction] a[href$='rev=1']")
            .await;
        until_revision(reader, "1").await;
        assert_eq!(reader.path().await, format!("?week={CORRECTED}&rev=1"));
        let notice: String = reader.read(&format!("one('{SUPERSEDED}').innerText")).await;
        assert!(notice.contains("自2015年10月12日起由第2版取代"), "{notice}");
        let robots = "one('meta[name=robots]').content";
        assert_eq!(reader.read::<String>(robots).await, "noindex");
        assert!(
            reader
                .tab
                .title()
                .await
                .unwrap()
                .contains("第1版（已取代）")
        );
        let value = "one('[data-indicator=phishing_pages]').dataset.value";
        assert_eq!(reader.read::<String>(value).await, "5563");
        let data = "one(\"footer a[href*='.r1.json']\").getAttribute('href')";
        let data: String = reader.read(data).await;
        assert_eq!(data, format!("data/weeks/{CORRECTED}.r1.json"));
        // The other language shows the same revision.
        reader.click("a.language").await;
        reader.until("html.lang === 'en'").await;
        until_revision(reader, "1").await;
        assert_eq!(reader.path().await, format!("en/?week={CORRECTED}&rev=1"));
        reader.tab.back().await.unwrap();
        reader.until("html.lang !== 'en'").await;
        until_revision(reader, "1").await;
        reader.click(&format!("{SUPERSEDED} a")).await;
        until_revision(reader, "3").await;
        assert_eq!(reader.path().await, format!("?week={CORRECTED}"));
        assert_eq!(reader.read::<String>(robots).await, "all");
        assert_eq!(reader.tab.title().await.unwrap(), title);
        reader.tab.back().await.unwrap();
        until_revision(reader, "1").await;
        reader.tab.forward().await.unwrap();
        until_revision(reader, "3").await;
    });
}

#[test]
fn a_revision_that_there_is_not_ends_at_the_current_one_with_a_notice() {
    visit(async |reader| {
        correct(reader);
        for asked in ["4", "0", "x", "-1"] {
            reader
                .open(&format!("en/?week={CORRECTED}&rev={asked}"))
                .await;
            until_revision(reader, "3").await;
            let banner: String = reader.read("one('.banner:not(.offer)').innerText").await;
            assert!(
                banner.contains(&format!("no revision “{asked}”")),
                "{banner}"
            );
        }
        // The current one by its number is what it is.
        reader.open(&format!("en/?week={CORRECTED}&rev=3")).await;
        until_revision(reader, "3").await;
        assert!(
            !reader
                .read::<bool>("Boolean(one('.banner:not(.offer)'))")
                .await
        );
        // A revision belongs to its week alone.
        reader.open(&format!("?week={CORRECTED}&rev=1")).await;
        reader.click("a.step[rel=next]").await;
        reader.until_week(NEXT).await;
        assert_eq!(reader.path().await, format!("?week={NEXT}"));
    });
}

#[test]
fn corrected_values_are_marked_and_the_next_week_says_what_it_rests_on() {
    visit(async |reader| {
        correct(reader);
        reader
            .open(&format!("en/?week={CORRECTED}&view=table"))
            .await;
        until_revision(reader, "3").await;
        let card = |id: &str| format!("one('[data-indicator={id}]').innerText");
        let phishing: String = reader.read(&card("phishing_pages")).await;
        assert!(phishing.contains("Corrected"), "{phishing}");
        let withdrawn: String = reader.read(&card("new_vulnerabilities")).await;
        assert!(withdrawn.contains("Withdrawn"), "{withdrawn}");
        let figure = "[data-figure=malware_hosting_domains_by_location]";
        let table: String = reader
            .read(&format!("one('{figure} table').innerText"))
            .await;
        assert!(table.contains("58.3% (corrected)"), "{table}");
        assert!(!table.contains("34.6% (corrected)"), "{table}");
        reader.click("a.step[rel=next]").await;
        reader.until_week(NEXT).await;
        let notice: String = reader
            .read("one('[data-notice=last-week]').innerText")
            .await;
        for said in [
            "corrected on 12 October 2015 from 5,563 pages to 5,663 pages",
            "Reason: 100 pages were left out of the count.",
            "↓ 29.3%",
            "of 107 vulnerabilities, on which this week’s change rests, was withdrawn on 19 October 2015",
        ] {
            assert!(notice.contains(said), "{notice}");
        }
        reader.click("[data-notice=last-week] a").await;
        reader.until_week(CORRECTED).await;
    });
}

#[test]
fn corrections_are_told_and_marked_on_paper() {
    visit(async |reader| {
        correct(reader);
        reader.view(1440, 900).await;
        for (path, said) in [
            (
                format!("?week={CORRECTED}"),
                [
                    "由5,563个改为5,663个",
                    "统计时漏计100个页面",
                    "已更正",
                    "已撤回",
                ],
            ),
            (
                format!("en/?week={CORRECTED}&rev=1"),
                [
                    "Superseded revision",
                    "Revision 2 took its place",
                    "12 October 2015",
                    "5,563",
                ],
            ),
        ] {
            reader.open(&path).await;
            let paper = plain(&printed(reader).await);
            for text in said {
                assert!(holds(&paper, &plain(text)), "{path}: {text}");
            }
        }
    });
}

#[test]
fn axe_finds_nothing_on_corrected_pages_of_any_width() {
    visit(async |reader| {
        correct(reader);
        let axe = axe();
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            for path in [
                format!("?week={CORRECTED}"),
                format!("en/?week={CORRECTED}&rev=1&theme=dark"),
                format!("en/?week={NEXT}&theme=contrast"),
            ] {
                reader.open_wholly(&path).await;
                check(reader, &axe, &path).await;
                let overflow = "html.scrollWidth - html.clientWidth";
                assert_eq!(reader.read::<i64>(overflow).await, 0, "{path} at {width}");
            }
        }
    });
}

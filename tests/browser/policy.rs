//! The strictest policy holds through a whole visit, and nothing is asked of another origin.

use crate::support::{PHONE, Reader, SCREEN, visit};

/// Everything that a reader can do, once. Whoever is the host of this journey sees every violation reported.
async fn journey(reader: &Reader) {
    reader.open("").await;
    reader.until_drawn("zh:plain").await;
    reader
        .point_at("[data-figure=malware_families] .canvas")
        .await;
    reader.point_at("[data-figure=incidents] .canvas").await;
    for (theme, look) in [
        ("dark", "plain"),
        ("contrast", "patterned"),
        ("auto", "plain"),
    ] {
        reader.choose(".theme select", theme).await;
        reader.until_drawn(&format!("zh:{look}")).await;
    }
    reader.click("a.language").await;
    reader.until_drawn("en:plain").await;
    // Weeks of other formats: cards and figures come and go.
    for week in ["2018-W06", "2011-W19", "2015-W47"] {
        reader.choose("select.year", week).await;
        reader.until_week(week).await;
    }
    reader.click("a.latest").await;
    reader.until_week("2025-W52").await;
    reader.click(".views a:last-child").await;
    reader.until("!one('.plot')").await;
    reader.click(".views a:first-child").await;
    reader.until_drawn("en:plain").await;
    reader
        .click("[data-figure=malware_families] .caption button")
        .await;
    reader
        .until("one('[data-figure=malware_families] table')")
        .await;
    let size: String = reader.read("html.dataset.text").await;
    reader.click(".tools button").await;
    reader
        .until(&format!("html.dataset.text !== '{size}'"))
        .await;
    reader.click(".card summary").await;
    reader.until("one('.card details[open]')").await;
    reader.print().await;
}

/// In every engine.
#[test]
fn a_whole_visit_breaks_no_rule_of_the_policy() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            journey(reader).await;
        }
        assert_eq!(reader.until_all_reported().await, Vec::<String>::new());
        reader.site.clear();
    });
}

#[test]
fn a_broken_rule_would_be_reported() {
    visit(async |reader| {
        reader.tolerate("style");
        reader.open("").await;
        reader
            .run::<()>("document.body.setAttribute('style', 'color: red');")
            .await;
        reader.until_reported().await;
        let told = reader.until_all_reported().await;
        assert!(
            told[0].starts_with("style-src-attr blocked inline"),
            "{told:?}"
        );
        reader.site.clear();
    });
}

#[test]
fn nothing_is_asked_of_another_origin() {
    visit(async |reader| {
        reader
            .before_each_page("performance.setResourceTimingBufferSize(5000);")
            .await;
        journey(reader).await;
        let (asked, elsewhere): (usize, Vec<String>) = reader
            .read("((all) => [all.length, all.filter((address) => !address.startsWith(weekly.root))])(
                performance.getEntriesByType('resource').map((entry) => entry.name))")
            .await;
        assert!(asked > 10, "{asked}");
        assert_eq!(elsewhere, Vec::<String>::new());
        // What the page links to elsewhere is never asked for by itself.
        let linked: Vec<String> = reader
            .read(
                "all('[src], link[href], [srcset], object[data]')
                .map((part) => part.src || part.href || part.srcset || part.data)
                .filter((address) => !address.startsWith(weekly.root))",
            )
            .await;
        assert_eq!(linked, Vec::<String>::new());
    });
}

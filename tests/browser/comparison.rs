//! Two weeks side by side, asked for by the address, by the link beside the weeks, or by the lists of the comparison itself.

use xtask::server::InjectedFault;

use crate::{
    accessibility::{axe, check},
    support::visit,
};

const SECTION: &str = "[data-section=comparison]";

#[test]
fn a_week_is_compared_with_the_one_before_and_then_with_any_other() {
    visit(async |reader| {
        reader.open("").await;
        reader.until_whole().await;
        reader.click("header .end > button:not(:last-child)").await;
        let heading = |days: &str| format!("one('{SECTION} h3')?.textContent === '{days}'");
        reader
            .until(&heading("与2025年12月15日—12月21日对比"))
            .await;
        assert_eq!(reader.path().await, "?compare=2025-W51");
        let rows: Vec<Vec<String>> = reader
            .read(&format!(
                "[...one('{SECTION} table').rows].map((row) => [...row.cells].map((cell) => cell.textContent))"
            ))
            .await;
        assert_eq!(rows[2][3], "−524，↓ 49.6%（原文载明）");
        reader
            .choose(&format!("{SECTION} select.year"), "2015-W47")
            .await;
        reader
            .until(&heading("与2015年11月16日—11月22日对比"))
            .await;
        assert_eq!(reader.path().await, "?compare=2015-W47");
        reader.click("a.language").await;
        reader
            .until(&heading("Compared with 16–22 November 2015"))
            .await;
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W51").await;
        reader
            .until(&heading("Compared with 16–22 November 2015"))
            .await;
        // It is the shown week's own, and not that of the week before.
        reader
            .until(&format!(
                "one('{SECTION} thead').textContent.includes('15–21 December 2025')"
            ))
            .await;
        reader.click(&format!("{SECTION} .end > a")).await;
        reader.until(&format!("!one('{SECTION}')")).await;
        assert_eq!(reader.path().await, "en/?week=2025-W51");
    });
}

#[test]
fn what_is_drawn_beside_each_other_stands_in_the_tables_below_and_bears_its_marks() {
    visit(async |reader| {
        reader.open("en/?week=2015-W39&compare=2015-W38").await;
        reader
            .until(&format!("all('{SECTION} .plot svg').length === 7"))
            .await;
        reader
            .until(&format!("all('{SECTION} table').length === 2"))
            .await;
        assert!(reader.read::<bool>(&format!("all('{SECTION} .plot').every((plot) => plot.closest('figure').ariaLabelledByElements?.length !== 0)")).await);
        reader
            .open("en/?week=2015-W39&compare=2015-W38&view=table")
            .await;
        reader
            .until(&format!(
                "all('{SECTION} table').length === 2 && !one('{SECTION} .plot')"
            ))
            .await;
    });
}

#[test]
fn a_week_that_cannot_be_had_leaves_the_page_and_says_so_with_a_way_on() {
    visit(async |reader| {
        reader.tolerate_refusals();
        reader.fault("data/weeks/2015-W38.json", InjectedFault::Refused);
        reader.open("?week=2015-W39&compare=2015-W38").await;
        reader.until(&format!("one('{SECTION} .banner.fault')?.textContent.includes('2015年9月14日—9月20日的周报')")).await;
        assert!(
            reader
                .read::<bool>("one('[data-section=key_findings]').checkVisibility()")
                .await
        );
        reader.site.clear();
        reader
            .click(&format!("{SECTION} .banner.fault button"))
            .await;
        reader.until(&format!("one('{SECTION} table')")).await;
    });
}

#[test]
fn a_week_is_not_compared_with_itself() {
    visit(async |reader| {
        reader.open("?compare=latest").await;
        reader
            .until(&format!(
                "one('{SECTION}')?.textContent.includes('所选与本期为同一期')"
            ))
            .await;
    });
}

#[test]
fn axe_finds_nothing_in_a_comparison() {
    visit(async |reader| {
        let axe = axe();
        for page in ["?compare=2025-W51", "en/?week=2018-W06&compare=2014-W48"] {
            reader.open(page).await;
            reader.until(&format!("one('{SECTION} table')")).await;
            check(reader, &axe, page).await;
        }
    });
}

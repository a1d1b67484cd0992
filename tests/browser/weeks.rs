//! Every way to a week: the selector, the keyboard, the address, back and forward.

use thirtyfour::Key;

use crate::support::visit;

const PREVIOUS: &str = "a.step[rel=prev]";
const NEXT: &str = "a.step[rel=next]";

/// In every engine.
#[test]
fn previous_and_next_lead_over_gaps_to_the_neighbouring_issues() {
    visit(async |reader| {
        reader.open("?week=2018-W06").await;
        reader.click(NEXT).await;
        reader.until_week("2025-W01").await;
        reader.click(PREVIOUS).await;
        reader.until_week("2018-W06").await;
        reader.click(PREVIOUS).await;
        reader.until_week("2016-W15").await;
        assert_eq!(reader.path().await, "?week=2016-W15");
    });
}

#[test]
fn the_ends_have_no_way_on_and_the_newest_week_has_the_plain_address() {
    visit(async |reader| {
        reader.open("?week=2025-W51").await;
        reader.click(NEXT).await;
        reader.until_week("2025-W52").await;
        assert_eq!(reader.path().await, "");
        let is_dead = "((link) => !link.hasAttribute('href') && link.ariaDisabled === 'true')";
        assert!(
            reader
                .read::<bool>(&format!("{is_dead}(one('{NEXT}'))"))
                .await
        );
        reader.open("?week=2011-W19").await;
        assert!(
            reader
                .read::<bool>(&format!("{is_dead}(one('{PREVIOUS}'))"))
                .await
        );
        reader.click("a.latest").await;
        reader.until_week("2025-W52").await;
    });
}

#[test]
fn years_and_weeks_are_chosen_from_lists_that_show_gaps() {
    visit(async |reader| {
        reader.open("").await;
        let empty: Vec<String> = reader
            .read("all('select.year option[disabled]').map((option) => option.textContent)")
            .await;
        assert_eq!(empty.len(), 7, "{empty:?}");
        reader.choose("select.year", "2014-W48").await;
        reader.until_week("2014-W48").await;
        let weeks: Vec<(String, bool)> = reader
            .read("all('select.week option').map((option) => [option.value, option.disabled])")
            .await;
        let expected = [
            ("", true),
            ("2014-W48", false),
            ("", true),
            ("2014-W44", false),
            ("", true),
            ("2014-W37", false),
            ("", true),
            ("2014-W30", false),
            ("", true),
            ("2014-W01", false),
        ];
        assert_eq!(
            weeks,
            expected.map(|(week, is_gap)| (week.to_owned(), is_gap))
        );
        reader.choose("select.week", "2014-W30").await;
        reader.until_week("2014-W30").await;
        assert_eq!(
            reader.read::<String>("one('select.week').value").await,
            "2014-W30"
        );
    });
}

#[test]
fn keys_on_the_step_links_walk_through_the_weeks_and_keep_the_focus() {
    visit(async |reader| {
        reader.open("?week=2015-W39").await;
        for (key, week) in [
            (Key::Left, "2015-W38"),
            (Key::Right, "2015-W39"),
            (Key::PageUp, "2014-W48"),
            (Key::PageDown, "2015-W47"),
            (Key::Home, "2011-W19"),
            (Key::End, "2025-W52"),
        ] {
            reader.press(PREVIOUS, key).await;
            reader.until_week(week).await;
            let has_focus = format!("document.activeElement === one('{PREVIOUS}')");
            assert!(reader.read::<bool>(&has_focus).await, "at {week}");
        }
    });
}

#[test]
fn back_and_forward_move_through_the_weeks() {
    visit(async |reader| {
        reader.open("?week=2025-W20").await;
        for week in ["2025-W19", "2025-W18", "2025-W17"] {
            reader.click(PREVIOUS).await;
            reader.until_week(week).await;
        }
        for week in ["2025-W18", "2025-W19", "2025-W20"] {
            reader.tab.back().await.unwrap();
            reader.until_week(week).await;
            assert_eq!(reader.path().await, format!("?week={week}"));
        }
        reader.tab.forward().await.unwrap();
        reader.until_week("2025-W19").await;
    });
}

#[test]
fn a_deep_link_opens_its_week_whichever_way_it_is_written() {
    visit(async |reader| {
        for (path, week) in [
            ("?week=2018-W06", "2018-W06"),
            ("?week=2018-W6", "2018-W06"),
            ("?issue=2018-6", "2018-W06"),
            ("?date=2018-02-07", "2018-W06"),
            ("?date=2018-02-07。", "2018-W06"),
            ("?date=2018/2/7", "2018-W06"),
            ("?date=２０１８０２０７", "2018-W06"),
            ("?lang=en。&week=2018-W06", "2018-W06"),
            ("?week=latest", "2025-W52"),
            ("en/?week=2013-W27&from=singlemessage", "2013-W27"),
            ("index.html?week=2015-W39", "2015-W39"),
            ("en/index.html?week=2015-W39", "2015-W39"),
        ] {
            reader.open_wholly(path).await;
            reader.until_week(week).await;
            assert!(
                !reader
                    .read::<bool>("Boolean(one('.banner:not(.offer)'))")
                    .await,
                "{path}"
            );
        }
    });
}

/// In every engine.
#[test]
fn a_bad_address_ends_at_the_nearest_week_with_a_notice_and_never_blank() {
    visit(async |reader| {
        for (query, week) in [
            ("week=2018-W09", "2018-W06"),
            ("week=2019-W30", "2018-W06"),
            ("week=1999-W01", "2011-W19"),
            ("week=2026-W10", "2025-W52"),
            ("week=9999-W01", "2025-W52"),
            ("week=2018-W99", "2018-W06"),
            ("week=2018", "2018-W06"),
            ("week=%3Cscript%3Ealert(1)%3C/script%3E", "2025-W52"),
            ("week=%00", "2025-W52"),
            ("week=%ff%fe", "2025-W52"),
            ("week=本周", "2025-W52"),
            ("week=-1", "2025-W52"),
            ("issue=2018-7", "2018-W06"),
            ("issue=abc", "2025-W52"),
            ("date=2018-02-31", "2025-W52"),
            ("date=2018-02-12", "2018-W06"),
        ] {
            for page in ["", "en/"] {
                reader.open(&format!("{page}?{query}")).await;
                reader.until_week(week).await;
                let said: String = reader
                    .read("one('.banner:not(.offer)')?.innerText ?? ''")
                    .await;
                assert!(said.chars().count() > 10, "{page}?{query} says: {said}");
                let cards: usize = reader.read("all('[data-indicator]').length").await;
                assert!(cards > 0, "{page}?{query} is blank");
            }
        }
    });
}

#[test]
fn keys_that_mean_nothing_are_ignored_without_a_word_and_do_not_travel_on() {
    visit(async |reader| {
        reader
            .open("?from=timeline&week=2025-W20&isappinstalled=0&theme=purple&view=3d&lang=fr&%=&&")
            .await;
        reader.until_week("2025-W20").await;
        assert!(
            !reader
                .read::<bool>("Boolean(one('.banner:not(.offer)'))")
                .await
        );
        let address: String = reader
            .read("one('a.step[rel=prev]').getAttribute('href')")
            .await;
        assert_eq!(address, "./?week=2025-W19");
    });
}

#[test]
fn an_anchor_leads_to_its_section_on_every_weeks_page() {
    visit(async |reader| {
        reader.view(1440, 900).await;
        for path in [
            "#contact",
            "?week=2015-W39#contact",
            "en/?week=2018-W06#about",
        ] {
            reader.open(path).await;
            let id = path.split('#').next_back().unwrap();
            reader
                .until(&format!(
                    "scrollY > 0 && one('#{id}').getBoundingClientRect().top < innerHeight && one('#{id}').getBoundingClientRect().bottom > 0"
                ))
                .await;
        }
    });
}

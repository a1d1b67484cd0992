//! Whoever hurries through the weeks ends at the last one that he asked for, whatever answer comes late.

use std::time::Duration;

use xtask::server::InjectedFault;

use crate::support::{Reader, visit};

/// Notes every week that is shown from now on in `window.seen`.
const NOTE_WEEKS: &str = "window.seen = [html.dataset.week];
    new MutationObserver(() => {
        if (window.seen.at(-1) !== html.dataset.week) window.seen.push(html.dataset.week);
    }).observe(html, {attributes: true, attributeFilter: ['data-week']});";

fn file(week: &str) -> String {
    format!("data/weeks/{week}.json")
}

/// Asks for weeks one after another as fast as the list lets a reader.
async fn choose_quickly(reader: &Reader, weeks: &[String]) {
    for week in weeks {
        reader
            .run::<()>(&format!(
                "const list = one('select.week'); list.value = '{week}'; list.dispatchEvent(new Event('change', {{bubbles: true}}));"
            ))
            .await;
    }
}

/// In every engine.
#[test]
fn fifty_quick_switches_with_late_answers_end_at_the_last_week() {
    visit(async |reader| {
        let weeks: Vec<_> = (1..=50_u64)
            .map(|step| format!("2025-W{:02}", step * 7 % 51))
            .collect();
        for (week, step) in weeks.iter().zip(1_u64..) {
            let late = Duration::from_millis(step * 37 % 230);
            reader.site.fault(&file(week), InjectedFault::Delay(late));
        }
        reader.open("?week=2025-W52").await;
        reader.run::<()>(NOTE_WEEKS).await;
        choose_quickly(reader, &weeks).await;
        let last = weeks.last().unwrap();
        reader.until_week(last).await;
        assert_eq!(reader.path().await, format!("?week={last}"));
        // All delays are over by the time that a week is here which was asked for later.
        reader.site.fault(
            &file("2014-W48"),
            InjectedFault::Delay(Duration::from_millis(300)),
        );
        reader.choose("select.year", "2014-W48").await;
        reader.until_week("2014-W48").await;
        let seen: Vec<String> = reader.read("window.seen").await;
        assert_eq!(&seen[seen.len() - 2..], [last, "2014-W48"], "{seen:?}");
    });
}

/// In every engine.
#[test]
fn answers_in_the_wrong_order_never_replace_a_newer_one() {
    visit(async |reader| {
        let weeks: Vec<_> = ["2025-W10", "2025-W20", "2025-W30", "2025-W40"]
            .map(str::to_owned)
            .into();
        for week in &weeks {
            reader.site.fault(&file(week), InjectedFault::Held);
        }
        reader.open("").await;
        reader.run::<()>(NOTE_WEEKS).await;
        for week in &weeks {
            choose_quickly(reader, std::slice::from_ref(week)).await;
            reader.until_asked(&file(week)).await;
        }
        for week in weeks.iter().rev() {
            reader.site.release(&file(week));
            reader.until_week("2025-W40").await;
        }
        reader.choose("select.year", "2014-W48").await;
        reader.until_week("2014-W48").await;
        let seen: Vec<String> = reader.read("window.seen").await;
        assert_eq!(seen, ["2025-W52", "2025-W40", "2014-W48"]);
    });
}

/// In every engine.
#[test]
fn the_week_shown_stays_until_the_next_is_there() {
    visit(async |reader| {
        // With all that speaks the other language, not as it was published.
        reader.open_wholly("").await;
        reader.site.fault(&file("2014-W48"), InjectedFault::Held);
        reader.choose("select.year", "2014-W48").await;
        reader.until_asked(&file("2014-W48")).await;
        reader.until("html.dataset.state === 'loading'").await;
        assert_eq!(reader.read::<String>("html.dataset.week").await, "2025-W52");
        assert!(reader.text().await.contains("↓ 7.6%"));
        // The language can be switched meanwhile, of what is shown and of what is to come.
        reader.click("a.language").await;
        reader.until("html.lang === 'en'").await;
        assert!(reader.text().await.contains("Hu Jun"));
        // What takes its time is called by its name.
        reader
            .until("one('.banners').textContent.includes('The one for 22–28 December 2025 is shown until then.')")
            .await;
        reader.site.release(&file("2014-W48"));
        reader.until_week("2014-W48").await;
        assert!(!reader.text().await.contains("until then"));
        assert_eq!(reader.path().await, "en/?week=2014-W48");
        assert_eq!(reader.read::<String>("html.lang").await, "en");
    });
}

/// In every engine.
#[test]
fn what_failed_before_is_not_said_of_the_week_on_its_way() {
    visit(async |reader| {
        reader.open("").await;
        reader
            .site
            .fault(&file("2014-W48"), InjectedFault::Truncated);
        reader.choose("select.year", "2014-W48").await;
        reader.until("one('.banner.fault')").await;
        reader.site.fault(&file("2018-W06"), InjectedFault::Held);
        reader.choose("select.year", "2018-W06").await;
        reader
            .until("one('.banners').textContent.includes('正在载入') && !one('.banner.fault')")
            .await;
        reader.site.release(&file("2018-W06"));
        reader.until_week("2018-W06").await;
        assert_eq!(reader.read::<usize>("all('.banner.fault').length").await, 0);
    });
}

/// In every engine.
#[test]
fn the_newest_week_is_on_its_way_like_any_other() {
    visit(async |reader| {
        reader.open("?week=2018-W06").await;
        reader.site.fault(&file("2025-W52"), InjectedFault::Held);
        reader.click("a.latest").await;
        reader.until_asked(&file("2025-W52")).await;
        assert_eq!(reader.read::<String>("html.dataset.state").await, "loading");
        assert_eq!(reader.read::<String>("one('main').ariaBusy").await, "true");
        reader.site.release(&file("2025-W52"));
        reader.until_week("2025-W52").await;
    });
}

/// In every engine but `WebKit`: it goes back over no step that a script made without a reader’s click.
#[test]
fn going_back_while_a_week_is_on_its_way_gives_that_week_up() {
    visit(async |reader| {
        reader.open("?week=2025-W20").await;
        reader.site.fault(&file("2014-W48"), InjectedFault::Held);
        reader.choose("select.year", "2014-W48").await;
        reader.until_asked(&file("2014-W48")).await;
        reader.tab.back().await.unwrap();
        reader.until_week("2025-W20").await;
        reader.site.release(&file("2014-W48"));
        reader.click("a.step[rel=prev]").await;
        reader.until_week("2025-W19").await;
        assert_eq!(
            reader.read::<String>("one('select.year').value").await,
            "2025-W52"
        );
    });
}

/// In every engine but `WebKit`: it goes back over no step that a script made without a reader’s click.
#[test]
fn history_keeps_pace_with_a_reader_who_goes_back_many_times_at_once() {
    visit(async |reader| {
        reader.open("").await;
        let weeks: Vec<_> = (30..=50).map(|number| format!("2025-W{number}")).collect();
        choose_quickly(reader, &weeks).await;
        reader.until_week("2025-W50").await;
        reader
            .run::<()>("for (let step = 0; step < 20; step++) history.back();")
            .await;
        reader.until_week("2025-W30").await;
        reader.run::<()>("history.go(10);").await;
        reader.until_week("2025-W40").await;
    });
}

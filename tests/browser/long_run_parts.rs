//! Rankings and distributions over the weeks, as they are drawn.

use thirtyfour::prelude::*;

use crate::{
    long_run::{open, place_of},
    support::{PHONE, Reader, SCREEN, visit},
};

const FAMILIES: &str = "[data-figure=malware_families_trend]";
const TOP_LEVEL: &str = "[data-figure=malware_hosting_domains_by_tld_trend]";
const TYPES: &str = "[data-figure=backdoored_websites_by_type_trend]";

/// The bars of a colour in the drawing of a trend, each as where its middle is and how wide and high it is.
async fn bars(reader: &Reader, trend: &str, color: &str) -> Vec<[f64; 3]> {
    reader
        .read(&format!(
            "all('{trend} svg path').filter((path) => path.getAttribute('fill') === 'var(--{color})')
                .map((path) => path.getBoundingClientRect()).filter(({{height}}) => height > 0)
                .map(({{left, width, height}}) => [left + width / 2, width, height])"
        ))
        .await
}

#[test]
fn lone_weeks_with_shares_are_seen_at_every_width_each_in_its_place() {
    visit(async |reader| {
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            open(reader, "", TOP_LEVEL).await;
            let bars = bars(reader, TOP_LEVEL, "accent").await;
            // Five issues state the share of .com; one of them that of five domains, the last of which has the first colour, too.
            let mut places = Vec::new();
            for day in [
                "2013-04-15",
                "2013-05-06",
                "2014-07-21",
                "2014-09-08",
                "2016-04-11",
            ] {
                places.push(reader.read::<f64>(&place_of(TOP_LEVEL, day)).await);
            }
            for place in &places {
                let is_there = |[middle, width, _]: &&[f64; 3]| {
                    (middle - place).abs() < 3.0 && *width >= 2.5 && *width < 16.0
                };
                assert!(bars.iter().any(|bar| is_there(&bar)), "{place} of {bars:?}");
            }
            for [middle, ..] in &bars {
                assert!(
                    places.iter().any(|place| (middle - place).abs() < 3.0),
                    "{middle} of {places:?}"
                );
            }
        }
    });
}

#[test]
fn shares_of_a_week_stand_on_each_other_up_to_the_whole() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/?span=52", TYPES).await;
        let mut heights = [0.0; 52];
        for color in ["accent", "second", "third"] {
            let bars = bars(reader, TYPES, color).await;
            assert_eq!(bars.len(), 52, "{color}");
            for (height, [.., own]) in heights.iter_mut().zip(bars) {
                *height += own;
            }
        }
        let [least, most] =
            [f64::min, f64::max].map(|of| heights.iter().copied().reduce(of).unwrap());
        assert!(most - least < 8.0 && least > 100.0, "{heights:?}");
    });
}

#[test]
fn families_are_lines_whose_points_the_keyboard_reaches_and_says() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/?span=52", FAMILIES).await;
        for color in ["accent", "second", "third", "fourth", "fifth"] {
            let dots: usize = reader
                .read(&format!(
                    "all('{FAMILIES} svg path').filter((path) => path.getAttribute('stroke') === 'var(--{color})' && path.getAttribute('fill') === 'var(--paper)').length"
                ))
                .await;
            assert_eq!(dots, 52, "{color}");
        }
        let points = format!("{FAMILIES} .points");
        reader.run::<()>(&format!("one('{points}').focus()")).await;
        reader.press(&points, Key::Home).await;
        let said = format!(
            "document.getElementById(one('{points}').getAttribute('aria-activedescendant')).textContent"
        );
        reader.until(&format!("{said} === '30 December 2024 to 5 January 2025: Sample family A, Sample family B, Sample family C, Sample family D and Sample family E, in that order (sample)'")).await;
        reader.press(&points, Key::Enter).await;
        reader.until_week("2025-W01").await;
    });
}

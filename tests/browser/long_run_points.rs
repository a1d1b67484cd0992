//! What can be done at a point of the long run: by the keyboard, by the mouse, and by a finger.

use thirtyfour::prelude::*;

use crate::{
    accessibility::{axe, check},
    long_run::{open, spot, until_drawn},
    support::{PHONE, Reader, SCREEN, visit},
};

const VULNERABILITIES: &str = "[data-figure=new_vulnerabilities_trend]";
const COMPARED: &str =
    "one('[data-section=comparison] h3')?.textContent === 'Compared with 5–11 February 2018'";

/// The list of points of the trend.
fn points() -> String {
    format!("{VULNERABILITIES} .points")
}

/// Whether the comparison has the focus, so that it is heard and seen.
async fn until_led(reader: &Reader) {
    reader.until(COMPARED).await;
    reader
        .until("document.activeElement?.id === 'comparison'")
        .await;
    reader
        .until("(({top, bottom}) => top < innerHeight && bottom > 0)(one('#comparison').getBoundingClientRect())")
        .await;
}

#[test]
fn shift_and_enter_hold_the_week_of_a_point_against_the_one_shown_and_lead_there() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/", VULNERABILITIES).await;
        reader
            .run::<()>(&format!("one('{}').focus()", points()))
            .await;
        reader.press(&points(), Key::End).await;
        reader.press(&points(), Key::Shift + Key::Enter).await;
        until_led(reader).await;
        let path = reader.path().await;
        assert!(path.starts_with("en/?compare=2018-W06"), "{path}");
    });
}

#[test]
fn shift_and_a_click_do_so_too() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/", VULNERABILITIES).await;
        let (plot, from_middle) = spot(reader, VULNERABILITIES, "2018-02-05").await;
        let clicked = reader
            .tab
            .action_chain()
            .key_down(Key::Shift)
            .move_to_element_with_offset(&plot, from_middle, 0)
            .click()
            .key_up(Key::Shift);
        clicked.perform().await.unwrap();
        until_led(reader).await;
        let path = reader.path().await;
        assert!(path.starts_with("en/?compare=2018-W06"), "{path}");
    });
}

#[test]
fn the_point_that_is_reached_offers_its_issue_and_the_comparison() {
    visit(async |reader| {
        let axe = axe();
        for width in [PHONE, SCREEN] {
            reader.wide(width).await;
            open(reader, "en/", VULNERABILITIES).await;
            let offered = format!("all('{VULNERABILITIES} .at-point a').map((a) => a.textContent)");
            assert!(reader.read::<Vec<String>>(&offered).await.is_empty());
            reader
                .run::<()>(&format!("one('{}').focus()", points()))
                .await;
            reader.press(&points(), Key::End).await;
            reader
                .until(&format!(
                    "one('{VULNERABILITIES} .at-point span')?.textContent === '5–11 February 2018'"
                ))
                .await;
            assert_eq!(
                reader.read::<Vec<String>>(&offered).await,
                ["Open this issue", "Compare it with the issue shown"]
            );
            check(reader, &axe, "the long run with a point reached").await;
            assert!(reader.read::<bool>("html.scrollWidth <= innerWidth").await);
            reader
                .click(&format!("{VULNERABILITIES} .at-point a:last-child"))
                .await;
            until_led(reader).await;
            until_drawn(reader, VULNERABILITIES).await;
            reader
                .click(&format!("{VULNERABILITIES} .at-point a:nth-of-type(1)"))
                .await;
            reader.until_week("2018-W06").await;
            // Nothing is compared with itself.
            reader
                .until(&format!("{offered}.join() === 'Open this issue'"))
                .await;
        }
    });
}

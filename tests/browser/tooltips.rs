//! Tooltips by mouse, by touch and by keyboard.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{PHONE, Reader, visit};

const FIGURES: [&str; 4] = [
    "[data-figure=malware_families]",
    "[data-figure=backdoored_websites_by_type]",
    "[data-figure=incidents]",
    "[data-indicator=phishing_pages] figure",
];

/// The words of a drawing as one text: lines are broken for the drawing alone.
fn words(figure: &str) -> String {
    format!("one('{figure} .canvas').textContent.replace(/[\\s\\u2060]/g, '')")
}

/// A point's own words, in the same way.
fn point(figure: &str, index: &str) -> String {
    format!("one('{figure} .points li:nth-child({index})').textContent.replace(/\\s/g, '')")
}

fn is_told(figure: &str, index: &str) -> String {
    format!("{}.includes({})", words(figure), point(figure, index))
}

async fn open(reader: &Reader) {
    reader.open_wholly("").await;
    reader.until_drawn("zh:plain").await;
}

/// A place of a drawing, within the view, where one of its points is.
async fn spot(reader: &Reader, figure: &str) -> (i64, i64) {
    // A ring is hollow in the middle; its right edge is the first slice.
    reader
        .read(&format!(
            "(({{x, y, width, height}}) => one('{figure} .plot').matches('.ring')
                ? [x + width * 0.88, y + height / 2].map(Math.round)
                : [x + width / 2, y + height / 2].map(Math.round))(one('{figure} .canvas').getBoundingClientRect())"
        ))
        .await
}

/// Fails where a drawing has none of its points' words.
async fn expect_told(reader: &Reader, figure: &str) {
    let told: bool = reader
        .read(&format!(
            "[...one('{figure} .points').children].some((point) =>
                {}.includes(point.textContent.replace(/\\s/g, '')))",
            words(figure)
        ))
        .await;
    let said: String = reader.read(&words(figure)).await;
    assert!(told, "{figure}: {said}");
    // The box of a tooltip is the last shape of a drawing; behind it are its words.
    let is_in_box: bool = reader
        .run(&format!(
            "const box = all('{figure} .canvas svg path:not(defs path)').at(-1);
            const told = all('{figure} .canvas svg text').filter((text) => box.compareDocumentPosition(text) & 4);
            const {{left, right}} = box.getBoundingClientRect();
            return told.length > 0 && told.every((text) => {{
                const of = text.getBoundingClientRect();
                return of.left > left && of.right < right;
            }});"
        ))
        .await;
    assert!(is_in_box, "{figure}: {said} goes beyond its box");
}

#[test]
fn the_mouse_brings_up_a_points_words_and_takes_them_away() {
    visit(async |reader| {
        open(reader).await;
        for figure in FIGURES {
            let plain: String = reader.read(&words(figure)).await;
            let (x, y) = spot(reader, figure).await;
            reader
                .tab
                .action_chain()
                .move_to(x, y)
                .perform()
                .await
                .unwrap();
            reader
                .until(&format!(
                    "{}.length > {}",
                    words(figure),
                    plain.len() / 3 + 4
                ))
                .await;
            expect_told(reader, figure).await;
            reader
                .tab
                .action_chain()
                .move_to(2, 2)
                .perform()
                .await
                .unwrap();
            reader
                .until(&format!("{} === '{plain}'", words(figure)))
                .await;
        }
    });
}

#[test]
fn a_finger_brings_up_a_points_words_and_another_place_takes_them_away() {
    visit(async |reader| {
        let touch = json!({"enabled": true, "maxTouchPoints": 1});
        reader
            .cdp("Emulation.setTouchEmulationEnabled", touch)
            .await;
        reader.wide(PHONE).await;
        open(reader).await;
        for figure in FIGURES {
            let plain: String = reader.read(&words(figure)).await;
            let (x, y) = spot(reader, figure).await;
            tap(reader, x, y).await;
            reader
                .until(&format!(
                    "{}.length > {}",
                    words(figure),
                    plain.chars().count() + 4
                ))
                .await;
            expect_told(reader, figure).await;
            tap(reader, 2, 2).await;
            reader
                .until(&format!("{} === '{plain}'", words(figure)))
                .await;
        }
    });
}

/// Touches a place for a moment, as a finger does: the browser makes of it what it makes of fingers.
async fn tap(reader: &Reader, x: i64, y: i64) {
    let points = json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]});
    reader.cdp("Input.dispatchTouchEvent", points).await;
    let none = json!({"type": "touchEnd", "touchPoints": []});
    reader.cdp("Input.dispatchTouchEvent", none).await;
}

#[test]
fn the_keyboard_walks_through_the_points_and_escape_hides_their_words() {
    visit(async |reader| {
        open(reader).await;
        for figure in &FIGURES[..3] {
            let points = format!("{figure} .points");
            let plain: String = reader.read(&words(figure)).await;
            reader.press(&points, Key::Home).await;
            reader.until(&is_told(figure, "1")).await;
            reader.press(&points, Key::Down).await;
            reader.until(&is_told(figure, "2")).await;
            reader
                .until(&format!(
                    "one('{points}').getAttribute('aria-activedescendant') === one('{points} li:nth-child(2)').id"
                ))
                .await;
            reader.press(&points, Key::End).await;
            reader
                .until(
                    &is_told(figure, "last-child").replace("nth-child(last-child)", "last-child"),
                )
                .await;
            reader.press(&points, Key::Escape).await;
            reader
                .until(&format!("{} === '{plain}'", words(figure)))
                .await;
            reader.press(&points, Key::Up).await;
            reader
                .until(&format!("{} !== '{plain}'", words(figure)))
                .await;
            // Leaving the list takes the words away, too.
            reader.press(&points, Key::Tab).await;
            reader
                .until(&format!("{} === '{plain}'", words(figure)))
                .await;
        }
    });
}

#[test]
fn the_walk_stays_where_it_is_when_week_and_language_change() {
    visit(async |reader| {
        let figure = FIGURES[0];
        open(reader).await;
        reader
            .press(&format!("{figure} .points"), Key::Home + Key::Down)
            .await;
        reader.until(&is_told(figure, "2")).await;
        // By script, so that the focus stays in the list.
        reader.run::<()>("one('a.language').click();").await;
        reader.until_drawn("en:plain").await;
        reader.until(&is_told(figure, "2")).await;
        reader
            .until(&format!(
                "document.activeElement === one('{figure} .points')"
            ))
            .await;
    });
}

#[test]
fn the_words_of_a_point_grow_with_the_text_of_the_page() {
    visit(async |reader| {
        let figure = FIGURES[0];
        open(reader).await;
        reader.press(&format!("{figure} .points"), Key::Home).await;
        reader.until(&is_told(figure, "1")).await;
        // Drawn last, they stand above all else.
        let size =
            format!("parseFloat(getComputedStyle(all('{figure} .canvas text').at(-1)).fontSize)");
        let before: f64 = reader.read(&size).await;
        let label = format!("parseFloat(getComputedStyle(one('{figure} .canvas text')).fontSize)");
        let beside: f64 = reader.read(&label).await;
        assert!(before > beside * 0.8, "{before} beside {beside}");
        reader
            .run::<()>(
                "all('header button').find((button) => button.innerText === '大字').click();",
            )
            .await;
        reader.until(&format!("{size} > {before}")).await;
    });
}

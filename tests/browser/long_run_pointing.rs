//! The lines of the long run under a mouse, a wheel and fingers: one crosshair, and one part of the calendar, for all.

use serde_json::{Value, json};

use crate::{
    long_run::{labels, open, place_of, until_drawn},
    support::{PHONE, Reader, SCREEN, folder, visit},
};

const PHISHING: &str = "[data-figure=phishing_pages_trend]";
const VULNERABILITIES: &str = "[data-figure=new_vulnerabilities_trend]";
/// The key that is held while a wheel zooms.
const CONTROL: u8 = 2;

/// Where the drawing of a trend is in the view: its left edge, its middle, and its width.
async fn frame(reader: &Reader, trend: &str) -> [f64; 3] {
    reader
        .read(&format!(
            "(({{left, top, width, height}}) => [left, top + height / 2, width])(one('{trend} .plot').getBoundingClientRect())"
        ))
        .await
}

/// What a mouse does at a place.
async fn mouse(reader: &Reader, kind: &str, [x, y]: [f64; 2], more: Value) {
    let mut event = json!({"type": kind, "x": x, "y": y, "pointerType": "mouse"});
    let facts = event.as_object_mut().unwrap();
    facts.extend(more.as_object().unwrap().clone());
    reader.cdp("Input.dispatchMouseEvent", event).await;
}

async fn wheel(reader: &Reader, at: [f64; 2], delta: i32, modifiers: u8) {
    let turn = json!({"deltaX": 0, "deltaY": delta, "modifiers": modifiers});
    mouse(reader, "mouseWheel", at, turn).await;
}

/// Fingers at places.
async fn fingers(reader: &Reader, kind: &str, places: &[[f64; 2]]) {
    let points = places.iter().enumerate();
    let points = points.map(|(id, [x, y])| json!({"x": x, "y": y, "id": id}));
    let event = json!({"type": kind, "touchPoints": points.collect::<Vec<_>>()});
    reader.cdp("Input.dispatchTouchEvent", event).await;
}

/// Waits until the drawing shows other years or months than before.
async fn until_others(reader: &Reader, trend: &str, before: &str) -> String {
    reader
        .until(&format!(
            "{} && {} !== '{before}'",
            labels(trend),
            labels(trend)
        ))
        .await;
    reader.read(&labels(trend)).await
}

/// The indicators that state a value in a week.
fn stating(week: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder().join("data/history/all.json")).unwrap();
    let history: Value = serde_json::from_str(&text).unwrap();
    let mut weeks = history["weeks"].as_array().unwrap().iter();
    let place = weeks.position(|of| of == week).unwrap();
    let columns = history["columns"].as_object().unwrap().iter();
    let stating = columns.filter(|(_, column)| !column["value"][place].is_null());
    stating.map(|(id, _)| format!("{id}_trend")).collect()
}

#[test]
fn one_crosshair_leads_through_all_lines_in_view_and_goes_with_the_mouse() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "en/", VULNERABILITIES).await;
        let seen: Vec<String> = reader
            .read("all('#long-run figure').filter((figure) => figure.querySelector('.plot[data-drawn]')).filter((figure) => { const {top, bottom} = figure.querySelector('.canvas').getBoundingClientRect(); return top < innerHeight && bottom > 0; }).map((figure) => figure.dataset.figure)")
            .await;
        let stating = stating("2018-W06");
        let told: Vec<_> = seen.iter().filter(|id| stating.contains(id)).collect();
        assert!(told.len() > 1, "{seen:?}");
        let says = |id: &str| {
            format!(
                "one('[data-figure={id}] .canvas').textContent.replace(/[\\s\\u2060]/g, '').includes('5to11February2018')"
            )
        };
        let [_, y, _] = frame(reader, VULNERABILITIES).await;
        let x: f64 = reader.read(&place_of(VULNERABILITIES, "2018-02-05")).await;
        mouse(reader, "mouseMoved", [x, y], json!({})).await;
        for id in &told {
            reader.until(&says(id)).await;
        }
        mouse(reader, "mouseMoved", [2.0, 2.0], json!({})).await;
        for id in &told {
            reader.until(&format!("!{}", says(id))).await;
        }
    });
}

#[test]
fn the_wheel_zooms_with_its_key_alone_and_dragging_leads_to_other_weeks() {
    visit(async |reader| {
        reader.wide(SCREEN).await;
        open(reader, "", PHISHING).await;
        let path = reader.path().await;
        let whole: String = reader.read(&labels(PHISHING)).await;
        let [left, y, width] = frame(reader, PHISHING).await;
        let middle = left + width / 2.0;
        wheel(reader, [middle, y], -120, CONTROL).await;
        let closer = until_others(reader, PHISHING, &whole).await;
        wheel(reader, [middle, y], -120, CONTROL).await;
        let closest = until_others(reader, PHISHING, &closer).await;

        // To the right lead the earlier weeks.
        let [from, to] = [middle - width / 4.0, middle + width / 4.0];
        let held = json!({"button": "left", "buttons": 1, "clickCount": 1});
        mouse(reader, "mouseMoved", [from, y], json!({})).await;
        mouse(reader, "mousePressed", [from, y], held.clone()).await;
        for step in 1..=8 {
            let x = from + (to - from) * f64::from(step) / 8.0;
            mouse(reader, "mouseMoved", [x, y], json!({"buttons": 1})).await;
        }
        let let_go = json!({"button": "left", "buttons": 0, "clickCount": 1});
        mouse(reader, "mouseReleased", [to, y], let_go).await;
        let earlier = until_others(reader, PHISHING, &closest).await;
        let first = |labels: &str| labels.split(',').next().unwrap().to_owned();
        assert!(
            first(&earlier) < first(&closest),
            "{earlier} after {closest}"
        );
        // Another in view shows the same, and nothing was opened on the way.
        let other = "[data-figure=phishing_domains_trend]";
        until_drawn(reader, other).await;
        reader
            .until(&format!("{} === '{earlier}'", labels(other)))
            .await;
        assert_eq!(reader.path().await, path);

        // A wheel by itself is the page's.
        until_drawn(reader, PHISHING).await;
        let [left, y, width] = frame(reader, PHISHING).await;
        let above: f64 = reader.read("scrollY").await;
        wheel(reader, [left + width / 2.0, y], 200, 0).await;
        reader.until(&format!("scrollY > {above}")).await;
        assert_eq!(reader.read::<String>(&labels(PHISHING)).await, earlier);
    });
}

#[test]
fn two_fingers_zoom_and_open_no_week() {
    visit(async |reader| {
        let touch = json!({"enabled": true, "maxTouchPoints": 2});
        reader
            .cdp("Emulation.setTouchEmulationEnabled", touch)
            .await;
        reader.wide(PHONE).await;
        open(reader, "en/", VULNERABILITIES).await;
        let path = reader.path().await;
        let whole: String = reader.read(&labels(VULNERABILITIES)).await;
        let [left, y, width] = frame(reader, VULNERABILITIES).await;
        let middle = left + width / 2.0;
        let apart = |far: f64| [[middle - far, y], [middle + far, y]];
        fingers(reader, "touchStart", &apart(20.0)).await;
        for far in [30.0, 45.0, 60.0, 80.0, 100.0] {
            fingers(reader, "touchMove", &apart(far)).await;
        }
        fingers(reader, "touchEnd", &[]).await;
        until_others(reader, VULNERABILITIES, &whole).await;
        assert_eq!(reader.path().await, path);
        reader.click("#long-run [data-zoom=whole]").await;
        reader
            .until(&format!("{} === '{whole}'", labels(VULNERABILITIES)))
            .await;
    });
}

//! Colours: every text and mark can be told from its ground, in each theme, and
//! the charts have the page's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use cncert_weekly::chart::{Look, theme_json};
use serde_json::Value;

const CSS: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/print.css")
);

/// The custom properties of each rule, with the rule's selectors.
fn rules() -> Vec<(String, BTreeMap<&'static str, &'static str>)> {
    let mut rules = Vec::new();
    let (mut open, mut rest) = (Vec::new(), CSS);
    while let Some(end) = rest.find(['{', '}', ';']) {
        let (text, sign) = (rest[..end].trim(), &rest[end..=end]);
        let text = text.rsplit("*/").next().unwrap_or_default().trim();
        match sign {
            "{" => {
                open.push(text);
                rules.push((open.join(" "), BTreeMap::new()));
            }
            "}" => {
                open.pop();
            }
            _ => {
                if let (Some((name, value)), Some((_, rule))) =
                    (text.split_once(':'), rules.last_mut())
                    && let Some(name) = name.strip_prefix("--")
                {
                    rule.insert(name, value.trim());
                }
            }
        }
        rest = &rest[end + 1..];
    }
    rules
}

/// The rules that set colours, by their selectors.
fn themes() -> Vec<(String, BTreeMap<&'static str, &'static str>)> {
    let mut themes = rules();
    themes.retain(|(_, rule)| rule.contains_key("paper"));
    themes
}

/// Those of the system, where it forces them: what they are, it alone knows.
fn is_forced(selectors: &str) -> bool {
    selectors.contains("forced-colors")
}

/// The ratio of WCAG 2, from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(color: &str) -> f64 {
    let channel = |start: usize| {
        let byte = u8::from_str_radix(&color[start..start + 2], 16).expect("a colour is #rrggbb");
        let value = f64::from(byte) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[test]
fn contrast_is_computed_as_wcag_does() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn every_text_and_mark_can_be_told_from_its_ground() {
    let mut themes = themes();
    themes.retain(|(selectors, _)| !is_forced(selectors));
    assert_eq!(themes.len(), 4, "light, dark, contrast, print");
    for (selectors, colors) in themes {
        let is_contrast = selectors.contains("contrast");
        let text = if is_contrast { 7.0 } else { 4.5 };
        let line = if is_contrast { 3.0 } else { 1.2 };
        let pairs = [
            (text, ["ink", "soft", "accent"].as_slice(), "paper"),
            (text, &["ink", "soft", "accent"], "wash"),
            (text, &["ink"], "accent-soft"),
            (
                3.0,
                &["accent", "second", "third", "fourth", "fifth"],
                "paper",
            ),
            (3.0, &["accent"], "wash"),
            (line, &["hair"], "paper"),
        ];
        for (least, marks, ground) in pairs {
            for mark in marks {
                let ratio = contrast(colors[mark], colors[ground]);
                assert!(
                    ratio >= least,
                    "{mark} on {ground}: {ratio:.2} in {selectors}"
                );
            }
        }
    }
}

#[test]
fn the_colours_of_a_theme_stand_once() {
    let themes = themes();
    let colors: BTreeSet<_> = themes.iter().map(|(_, colors)| colors).collect();
    assert_eq!(colors.len(), themes.len(), "{themes:?}");
}

#[test]
fn every_theme_has_every_colour() {
    let themes = themes();
    let names = |theme: &BTreeMap<&'static str, _>| theme.keys().copied().collect::<Vec<_>>();
    for (selectors, colors) in &themes {
        assert_eq!(names(colors), names(&themes[0].1), "{selectors}");
    }
}

#[test]
fn forced_colours_are_the_systems_and_neighbours_of_a_ring_differ() {
    let mut themes = themes();
    themes.retain(|(selectors, _)| is_forced(selectors));
    let [(_, colors)] = &themes[..] else {
        panic!("{themes:?}")
    };
    // Keywords of CSS Color 4, on whose contrast with the ground a reader can count.
    let known = [
        "CanvasText",
        "LinkText",
        "Highlight",
        "GrayText",
        "ButtonText",
    ];
    for (name, color) in colors {
        let is_ground = ["paper", "wash", "accent-soft"].contains(name);
        assert!(
            if is_ground {
                *color == "Canvas"
            } else {
                known.contains(color)
            },
            "{name}"
        );
    }
    let slices = ["accent", "second", "third", "fourth", "fifth"].map(|name| colors[name]);
    for (one, other) in slices.iter().zip(slices.iter().cycle().skip(1)) {
        assert_ne!(one, other);
    }
}

/// Every text in a value that is or could be a colour.
fn colors(value: &Value, is_color: bool) -> Vec<&str> {
    match value {
        Value::String(text) if is_color => vec![text],
        Value::Array(items) => items
            .iter()
            .flat_map(|item| colors(item, is_color))
            .collect(),
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| colors(value, name.to_lowercase().contains("color")))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn charts_have_the_colours_of_the_page_and_none_of_their_own() {
    let tokens = &themes()[0].1;
    for look in Look::ALL {
        let theme = serde_json::from_str(&theme_json(look, 15)).expect("it is JSON");
        let mut colors = colors(&theme, false);
        colors.retain(|color| !["transparent", "inherit"].contains(color));
        assert!(colors.len() > 15, "{colors:?}");
        for color in colors {
            let name = color
                .strip_prefix("var(--")
                .and_then(|color| color.strip_suffix(')'));
            assert!(
                name.is_some_and(|name| tokens.contains_key(name)),
                "{color}"
            );
        }
    }
}

#[test]
fn charts_have_the_typeface_of_the_page() {
    let rules = rules();
    let sans = rules.iter().find_map(|(_, rule)| rule.get("sans"));
    let sans = sans.expect("there is a typeface").replace('"', "'");
    assert!(theme_json(Look::Plain, 15).contains(&sans), "{sans}");
}

/// The style sheets of the house, by name.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let entries = fs::read_dir(folder).expect("it is a folder");
    let sheets: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it is a text");
            (path.display().to_string(), text)
        })
        .collect();
    assert!(sheets.len() > 3);
    sheets
}

#[test]
fn no_style_asks_how_a_device_is_held() {
    for (name, text) in sheets() {
        assert!(!text.contains("orientation"), "{name}");
    }
}

#[test]
fn no_style_moves_anything_for_those_who_want_less_motion() {
    let mut seen = 0;
    for (name, text) in sheets() {
        let mut is_for_all = true;
        for line in text.lines() {
            // Rules within a media query are indented.
            if !line.starts_with(' ') {
                is_for_all = !line.contains("prefers-reduced-motion: no-preference");
            }
            let line = line.trim();
            let lasts = line
                .strip_prefix("animation: ")
                .or(line.strip_prefix("transition: "))
                .and_then(|value| value.split(' ').nth(1));
            // What only waits does not move.
            assert!(lasts.is_none_or(|time| time == "0s"), "{name}: {line}");
            let is_smooth = line.starts_with("scroll-behavior: smooth");
            assert!(!(is_smooth && is_for_all), "{name}: {line}");
            seen += usize::from(is_smooth) + usize::from(lasts.is_some());
        }
    }
    assert!(seen > 2, "{seen}");
}

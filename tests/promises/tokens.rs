//! Colours: every text and mark can be told from its ground, in each theme, and
//! the charts have the page's own.

use std::collections::BTreeMap;

use cncert_weekly::chart::{Look, theme_json};

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
    let themes = themes();
    assert_eq!(themes.len(), 6, "light, dark and contrast twice, print");
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
fn charts_have_the_colours_of_the_page() {
    for look in Look::ALL {
        let name = look.name();
        let of_look = |selectors: &str| {
            selectors.contains(&format!("[data-theme=\"{name}\"]"))
                || selectors.contains(&format!("prefers-color-scheme: {name}"))
                || (look == Look::Contrast && selectors.contains("prefers-contrast"))
        };
        let themes: Vec<_> = themes()
            .into_iter()
            .filter(|(selectors, _)| of_look(selectors))
            .collect();
        assert!(!themes.is_empty(), "{name}");
        for (selectors, colors) in themes {
            let expected = BTreeMap::from(look.palette().named());
            assert_eq!(colors, expected, "{selectors}");
        }
    }
}

#[test]
fn charts_have_the_typeface_of_the_page() {
    let rules = rules();
    let sans = rules.iter().find_map(|(_, rule)| rule.get("sans"));
    let sans = sans.expect("there is a typeface").replace('"', "'");
    assert!(theme_json(Look::Light, 15).contains(&sans), "{sans}");
}

//! The colours of paper, from the style sheet that has them, and drawings that stand without it.

/// The style sheet of paper.
const STYLE: &str = include_str!("../../../style/print.css");

/// How far texts may reach beyond their drawing: the page reckons with other typefaces than those of the bulletin, and what
/// is beyond a drawing's box is not printed.
const ROOM: u32 = 12;

/// How the page knows what is illustrative, and how it shows it.
const OUTLINED: &str = " stroke-width=\"1.5\"";
const TINTED: &str = " fill-opacity=\"0.24\"";

/// Each colour by its name, as `accent` and `#0b4a8f`.
pub fn colours() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rules = STYLE.split_once(":root:root {");
    let rules = rules.and_then(|(_, rest)| rest.split_once('}'));
    let rules = rules.map_or("", |(rules, _)| rules).split(';');
    rules.filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(": "))
}

/// A drawing of the page as a file of its own, in the colours of paper.
pub fn standing_alone(svg: &str) -> String {
    let mut parts = svg.split("var(--");
    let mut drawn = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')').unwrap_or((part, ""));
        let colour = colours().find(|(of, _)| *of == name);
        drawn += colour.map_or("currentColor", |(_, colour)| colour);
        drawn += rest;
    }
    // What the style sheet makes of it: what is illustrative is an outline about a tint.
    let mut drawn = drawn.replace(OUTLINED, &[OUTLINED, TINTED].concat());
    let sized = drawn.strip_prefix("<svg viewBox=\"0 0 ");
    if let Some((width, rest)) = sized.and_then(|rest| rest.split_once(' ')) {
        let room = if drawn.contains("<text") { ROOM } else { 0 };
        let width = width.parse().map_or(0, |width: u32| width + 2 * room);
        drawn =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{room} 0 {width} {rest}");
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_illustrative_is_not_drawn_as_what_is_published() {
        let of_page =
            "<svg viewBox=\"0 0 9 9\"><path stroke-width=\"1.5\"/><path stroke-width=\"1\"/></svg>";
        let drawn = standing_alone(of_page);
        assert!(drawn.contains(
            "<path stroke-width=\"1.5\" fill-opacity=\"0.24\"/><path stroke-width=\"1\"/>"
        ));
        let style = include_str!("../../../style/parts.css");
        assert!(style.contains("[stroke-width=\"1.5\"]") && style.contains("fill-opacity: 0.24;"));
    }

    #[test]
    fn a_drawing_has_the_colours_of_paper_and_room_for_its_texts() {
        let of_page = "<svg viewBox=\"0 0 484 170\"><path fill=\"var(--accent-soft)\" stroke=\"var(--ink)\"/><text>1</text></svg>";
        assert_eq!(
            standing_alone(of_page),
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 0 508 170\"><path fill=\"#d5e3f3\" stroke=\"#000000\"/><text>1</text></svg>"
        );
    }
}

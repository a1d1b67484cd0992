//! Setting text on a sheet of SVG.

use std::fmt::Write;

use html_escape::encode_text;

use super::lines::lines;

/// How a text is set.
#[derive(Clone, Copy)]
pub struct Face<'a> {
    /// `serif`, `sans-serif`, or a family by its name.
    pub family: &'a str,
    /// 400 is regular, 700 bold.
    pub weight: u16,
    /// Its size.
    pub px: f64,
    /// Its colour.
    pub color: &'a str,
}

/// One line of text, which begins on its baseline.
pub fn text(x: f64, y: f64, face: Face, signs: &str) -> String {
    let Face {
        family,
        weight,
        px,
        color,
    } = face;
    format!(
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"{family}\" font-weight=\"{weight}\" \
         font-size=\"{px:.1}\" fill=\"{color}\">{}</text>\n",
        encode_text(signs)
    )
}

/// What a text takes up from where it is set, in pixels.
#[derive(Clone, Copy, Default)]
pub struct Extent {
    /// Where a text after it is set.
    pub advance: f64,
    /// Where its ink begins.
    pub ink_start: f64,
    /// Where its ink ends.
    pub ink_end: f64,
}

/// A text on a baseline, with its face.
pub type Span<'a> = (Face<'a>, &'a str);

/// From a text to the next in its row, in pixels.
const SPACE: f64 = 15.0;

/// What draws, by what texts take up.
pub struct Pen<M> {
    measure: M,
    svg: String,
}

impl<M: Fn(&str, Face) -> Extent> Pen<M> {
    /// Nothing drawn yet.
    pub fn new(measure: M) -> Self {
        Self {
            measure,
            svg: String::new(),
        }
    }

    /// A text in lines no wider than asked.
    pub fn lines(&self, face: Face, room: f64, signs: &str) -> Vec<String> {
        lines(signs, room, |part| (self.measure)(part, face).advance)
    }

    /// A filled rectangle.
    pub fn bar(&mut self, [x, y, width, height]: [f64; 4], color: &str) {
        writeln!(
            self.svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{color}\"/>"
        )
        .expect("a string takes every text");
    }

    /// Texts one after the other on a baseline, made so much smaller that they fit. Ink stands beside ink: an arrow is
    /// as wide as a Han sign, and would stand off from the margin and from its number.
    pub fn row(&mut self, (x, y): (f64, f64), room: f64, parts: &[Span]) {
        let scale = (room / self.row_width(parts)).min(1.0);
        let mut x = x;
        for (face, signs) in parts.iter().filter(|(_, signs)| !signs.is_empty()) {
            let extent = (self.measure)(signs, *face);
            let px = face.px * scale;
            self.svg += &text(x - extent.ink_start * scale, y, Face { px, ..*face }, signs);
            x += (extent.ink_end - extent.ink_start + SPACE) * scale;
        }
    }

    /// How wide texts are one after the other.
    pub fn row_width(&self, parts: &[Span]) -> f64 {
        let parts = parts.iter().filter(|(_, signs)| !signs.is_empty());
        let widths = parts.map(|(face, signs)| {
            let extent = (self.measure)(signs, *face);
            extent.ink_end - extent.ink_start + SPACE
        });
        widths.sum::<f64>() - SPACE
    }

    /// What is drawn.
    pub fn svg(self) -> String {
        self.svg
    }
}

/// What texts take up in a typeface whose Han signs are square and whose others are all alike.
#[cfg(test)]
pub fn even(text: &str, face: Face) -> Extent {
    let width = |sign: char| if sign < '\u{2100}' { 0.56 } else { 1.0 };
    let advance = text.chars().map(width).sum::<f64>() * face.px;
    Extent {
        advance,
        ink_start: 0.0,
        ink_end: advance,
    }
}

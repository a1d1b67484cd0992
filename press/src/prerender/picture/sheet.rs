//! The picture as SVG, in the page's own colours and words.

use std::iter::successors;

use cncert_weekly::{
    lang,
    page::{Page, Panel, Point},
};

use super::{
    columns::{Column, columns},
    pen::{Extent, Face, Pen, Span},
};

/// The size that messengers ask for.
pub const WIDTH_PX: u16 = 1200;
/// The size that messengers ask for.
pub const HEIGHT_PX: u16 = 630;

const MARGIN: f64 = 68.0;
const GAP: f64 = 40.0;
const COLUMNS: usize = 3;
const COLUMN: f64 = (ROOM - 2.0 * GAP) / 3.0;
const ROOM: f64 = 1200.0 - 2.0 * MARGIN;
/// From one line of small text to the next.
const LINE: f64 = 34.0;
const SMALL: f64 = 25.0;
const LARGE: f64 = 70.0;
/// From a column's top to its name, on to its figure, and on to its remark.
const NAME: f64 = 40.0;
const FIGURE: f64 = 88.0;
const REMARK: f64 = 44.0;
/// The columns stand in the middle between head and foot.
const HEAD_END: f64 = 222.0;
const FOOT_TOP: f64 = 526.0;
/// Where the foot would be without anything in it.
const BOTTOM: f64 = 594.0;

/// The picture of a page, by how wide texts are; nothing where the page states no figure.
pub fn svg(page: &Page, measure: impl Fn(&str, Face) -> Extent) -> Option<String> {
    let (columns, counts) = (columns(page, COLUMNS), counts(page));
    if columns.is_empty() && counts.is_empty() {
        return None;
    }
    let mut sheet = Sheet {
        pen: Pen::new(measure),
    };
    sheet.ground();
    sheet.head(page);
    let foot_top = if counts.is_empty() { BOTTOM } else { FOOT_TOP };
    sheet.columns(&columns, foot_top);
    sheet.foot(&counts);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH_PX}\" height=\"{HEIGHT_PX}\">\n{}</svg>\n",
        sheet.pen.svg()
    ))
}

/// The first counts of incidents, with their names and the mark of all.
fn counts(page: &Page) -> Vec<(String, String)> {
    let section = page.incidents.as_ref();
    let panel = section.and_then(|section| section.panel.as_ref());
    let Some((panel, figure)) = panel.and_then(|panel| Some((panel, panel.figure()?))) else {
        return Vec::new();
    };
    let count = |point: &Point| (point.value_text.clone(), marked(panel, &point.label, page));
    figure.points().iter().take(COLUMNS).map(count).collect()
}

fn marked(panel: &Panel, name: &str, page: &Page) -> String {
    panel.mark.map_or_else(
        || name.to_owned(),
        |mark| lang::marked(name, mark.word(page.lang), page.lang),
    )
}

/// A colour of the page in the light theme, which its style sheet has first.
fn color(name: &str) -> &'static str {
    let styles = include_str!("../../../../style/tokens.css");
    let (_, value) = styles
        .split_once(&format!("--{name}: "))
        .expect("style/tokens.css defines the colour");
    value
        .split_once(';')
        .expect("a token ends with a semicolon")
        .0
}

struct Sheet<M> {
    pen: Pen<M>,
}

impl<M: Fn(&str, Face) -> Extent> Sheet<M> {
    fn ground(&mut self) {
        let (width, height) = (f64::from(WIDTH_PX), f64::from(HEIGHT_PX));
        self.pen.bar([0.0, 0.0, width, height], color("paper"));
        self.pen.bar([0.0, 0.0, width, 12.0], color("accent"));
    }

    /// Who publishes what, and for which week.
    fn head(&mut self, page: &Page) {
        let masthead = &page.masthead;
        let name = Face {
            family: "serif",
            weight: 700,
            px: 62.0,
            color: color("ink"),
        };
        for (y, face, signs) in [
            (82.0, soft(SMALL), &masthead.publisher),
            (154.0, name, &masthead.publication),
            (206.0, soft(29.0), &masthead.issue_line),
        ] {
            self.pen.row((MARGIN, y), ROOM, &[(face, signs)]);
        }
    }

    /// The indicators side by side: names, figures and remarks, each from one height on.
    fn columns(&mut self, columns: &[Column], foot_top: f64) {
        let columns: Vec<_> = columns.iter().map(|column| self.broken(column)).collect();
        let names = longest(columns.iter().map(|column| &column.name));
        let remarks = longest(columns.iter().map(|column| &column.remark));
        let height = NAME + names + FIGURE + REMARK + remarks;
        let top = HEAD_END + (foot_top - HEAD_END - height) / 2.0;
        for (column, x) in columns.iter().zip(starts()) {
            self.pen.bar([x, top, COLUMN, 4.0], color("accent"));
            let y = top + NAME;
            self.paragraph((x, y), &column.name);
            let y = y + names + FIGURE;
            self.pen.row((x, y), COLUMN, &column.figure);
            self.paragraph((x, y + REMARK), &column.remark);
        }
    }

    fn broken<'a>(&self, column: &'a Column) -> Broken<'a> {
        let (small, bold) = (soft(SMALL), bold(LARGE));
        let lines = |signs: &str| self.pen.lines(small, COLUMN, signs);
        let words = column.figure.split(' ').map(|word| (bold, word));
        let mut figure: Vec<Span> = [(small, &*column.about)].into_iter().chain(words).collect();
        figure.push((small, &column.unit));
        let mut remark: Vec<_> = column.remark.iter().flat_map(|line| lines(line)).collect();
        // A unit too long to stand beside its figure stands below it.
        if self.pen.row_width(&figure) > COLUMN && !column.unit.is_empty() {
            figure.pop();
            remark.splice(..0, lines(&column.unit));
        }
        Broken {
            name: lines(&column.name),
            figure,
            remark,
        }
    }

    /// Lines of one size, so small that the widest of them fits its column.
    fn paragraph(&mut self, (x, y): (f64, f64), lines: &[String]) {
        let small = soft(SMALL);
        let widths = lines
            .iter()
            .map(|line| self.pen.row_width(&[(small, line)]));
        let scale = (COLUMN / widths.fold(COLUMN, f64::max)).min(1.0);
        let face = soft(SMALL * scale);
        for (line, y) in lines.iter().zip(successors(Some(y), |y| Some(y + LINE))) {
            self.pen.row((x, y), COLUMN, &[(face, line)]);
        }
    }

    /// The incidents, under a hairline and in the same columns.
    fn foot(&mut self, counts: &[(String, String)]) {
        if !counts.is_empty() {
            self.pen.bar([MARGIN, FOOT_TOP, ROOM, 1.5], color("hair"));
        }
        for ((count, name), x) in counts.iter().zip(starts()) {
            let parts = [(bold(34.0), &**count), (soft(SMALL), &**name)];
            self.pen.row((x, FOOT_TOP + 51.0), COLUMN, &parts);
        }
    }
}

fn soft(px: f64) -> Face<'static> {
    Face {
        family: "sans-serif",
        weight: 400,
        px,
        color: color("soft"),
    }
}

fn bold(px: f64) -> Face<'static> {
    Face {
        family: "sans-serif",
        weight: 700,
        px,
        color: color("ink"),
    }
}

/// A column in lines.
struct Broken<'a> {
    name: Vec<String>,
    figure: Vec<Span<'a>>,
    remark: Vec<String>,
}

/// From the first line to the last of the longest text.
fn longest<'a>(texts: impl Iterator<Item = &'a Vec<String>>) -> f64 {
    let height = |lines: &Vec<String>| lines.iter().skip(1).map(|_| LINE).sum();
    texts.map(height).fold(0.0, f64::max)
}

/// Where the columns begin.
fn starts() -> impl Iterator<Item = f64> {
    successors(Some(MARGIN), |x| Some(x + COLUMN + GAP))
}

#[cfg(test)]
mod tests {
    use cncert_weekly::lang::Lang;

    use super::*;
    use crate::prerender::{fixture, picture::pen::even, stated};

    #[test]
    fn no_text_of_any_issue_leaves_its_place() {
        for issue in fixture::issues() {
            for lang in Lang::BOTH {
                let Some(svg) = svg(&stated::page(&issue, lang), even) else {
                    continue;
                };
                let week = issue.report.week;
                let mut heights = Vec::new();
                for line in svg.lines().filter(|line| line.starts_with("<text")) {
                    let attribute = |name: &str| -> f64 {
                        let (_, rest) = line.split_once(&format!(" {name}=\"")).unwrap();
                        rest.split_once('"').unwrap().0.parse().unwrap()
                    };
                    let (_, signs) = line.trim_end_matches("</text>").split_once('>').unwrap();
                    let face = Face {
                        family: "",
                        weight: 400,
                        px: attribute("font-size"),
                        color: "",
                    };
                    let end = attribute("x") + even(signs, face).advance;
                    assert!(end < f64::from(WIDTH_PX) - MARGIN + 1.0, "{week}: {line}");
                    heights.push(attribute("y"));
                }
                assert!(heights[3] > heights[2] + LINE, "{week}: {svg}");
                let has_foot = svg.contains(&format!("y=\"{FOOT_TOP:.1}\""));
                let end = if has_foot { FOOT_TOP + LINE } else { BOTTOM };
                let in_columns = heights
                    .iter()
                    .filter(|y| !has_foot || **y != FOOT_TOP + 51.0);
                assert!(
                    in_columns.copied().fold(0.0, f64::max) < end,
                    "{week}: {svg}"
                );
            }
        }
    }
}

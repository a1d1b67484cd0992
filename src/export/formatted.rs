use super::{
    Leaflet, Piece, Plot,
    tag::{Tag, tag},
};

/// A document as programs take it from the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// With its formats, all of them in its elements: no class, no script, no address.
    pub html: String,
    /// The words alone, a cell behind a tab.
    pub plain: String,
}

/// Colours and sizes that stay readable on white and on black, for the program that takes the text may have either.
const BODY: &str = "font-family:'Microsoft YaHei','PingFang SC',Calibri,sans-serif;font-size:15px;line-height:1.75";
const TITLE: &str = "font-size:22px;font-weight:bold;text-align:center;margin:0 0 8px";
const HEADINGS: [&str; 3] = [
    "font-size:18px;font-weight:bold;color:#1f4e79;border-bottom:2px solid #1f4e79;margin:24px 0 8px",
    "font-size:16px;font-weight:bold;margin:16px 0 4px",
    "font-size:15px;font-weight:bold;margin:8px 0 4px",
];
const PARAGRAPH: &str = "margin:0 0 8px";
const NOTE: &str = "margin:0 0 8px;font-size:13px;color:#595959";
const TABLE: &str = "border-collapse:collapse;width:100%;margin:0 0 8px";
const CELL: &str = "border:1px solid #bfbfbf;padding:4px 8px;text-align:left";
const NUMBER: &str = "border:1px solid #bfbfbf;padding:4px 8px;text-align:right";

/// A document to be pasted into another one.
pub fn formatted(leaflet: &Leaflet) -> Formatted {
    let pieces = leaflet.pieces.iter().map(piece);
    let html = tag("div")
        .with("lang", leaflet.lang.tag())
        .with("style", BODY)
        .children(pieces)
        .html();
    let plain: Vec<_> = leaflet.pieces.iter().map(plain).collect();
    Formatted {
        html,
        plain: plain.concat(),
    }
}

fn styled(name: &'static str, style: &str, text: &str) -> Tag {
    tag(name).with("style", style).text(text)
}

fn piece(piece: &Piece) -> Tag {
    match piece {
        Piece::Title(text) => styled("h1", TITLE, text),
        Piece::Heading(1, text) => styled("h2", HEADINGS[0], text),
        Piece::Heading(2, text) => styled("h3", HEADINGS[1], text),
        Piece::Heading(_, text) => styled("h4", HEADINGS[2], text),
        Piece::Paragraph(text) => styled("p", PARAGRAPH, text),
        Piece::Note(text) => styled("p", NOTE, text),
        Piece::Plot(plot) => table(plot),
    }
}

/// A figure as a table: neither Word nor `WeChat` takes a chart, nor does `WeChat` take pictures from the clipboard
/// (lyricat/wechat-format, issue 36).
fn table(plot: &Plot) -> Tag {
    let head = tag("tr")
        .child(styled("th", CELL, &plot.title))
        .child(styled("th", NUMBER, &plot.measure));
    let rows = rows(plot).map(|[name, value]| {
        tag("tr")
            .child(styled("td", CELL, &name))
            .child(styled("td", NUMBER, &value))
    });
    let body = tag("tbody").child(head).children(rows);
    tag("table").with("style", TABLE).child(body)
}

fn rows(plot: &Plot) -> impl Iterator<Item = [String; 2]> {
    let points = plot.points.iter();
    points.map(|(name, value)| {
        [
            name.clone(),
            value.map_or_else(|| "–".to_owned(), super::Measure::said),
        ]
    })
}

fn plain(piece: &Piece) -> String {
    match piece {
        Piece::Title(text) | Piece::Paragraph(text) | Piece::Note(text) => [text, "\n"].concat(),
        Piece::Heading(_, text) => ["\n", text, "\n"].concat(),
        Piece::Plot(plot) => {
            let rows = rows(plot).map(|[name, value]| [&name, "\t", &value, "\n"].concat());
            let rows: Vec<_> = rows.collect();
            [&plot.measure, "\n", &rows.concat()].concat()
        }
    }
}

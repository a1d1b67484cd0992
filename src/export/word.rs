//! A document as Word has it: its texts with styles that outlines know, and its figures as charts that are charts.

use crate::{lang::Lang, publish::zip};

use super::{
    Leaflet, Measure, Piece, Plot,
    office::{PACKAGES, Part, RELATIONSHIPS, files, part, relationships},
    tag::{Tag, tag, valued},
    workbook::{SHEET, workbook},
};

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
/// A point of type in the units of drawings.
const POINT: u64 = 12_700;
/// How wide drawings are: what a page of A4 has between its margins.
const WIDTH: u64 = 440 * POINT;

/// The colours of slices, one after the other: told apart in grey as well.
const COLOURS: [&str; 6] = ["1F4E79", "C55A11", "7F7F7F", "BF9000", "5B9BD5", "70AD47"];

/// The type of a Word document.
pub const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A document as a `.docx`. The same one gives the same bytes: neither a time nor who made it is written down.
pub fn docx(leaflet: &Leaflet) -> Vec<u8> {
    let plots = leaflet.pieces.iter().filter_map(|piece| match piece {
        Piece::Plot(plot) => Some(plot),
        _ => None,
    });
    let plots: Vec<_> = plots.collect();
    let to_parts = [
        (1, "officeDocument", "word/document.xml".to_owned()),
        (2, "core-properties", "docProps/core.xml".to_owned()),
    ];
    let to_charts = (1..=plots.len()).map(|at| (at + 1, "chart", format!("charts/chart{at}.xml")));
    let styled = (1, "styles", "styles.xml".to_owned());
    let named = relationships(std::iter::once(styled).chain(to_charts));
    let mut parts = vec![
        part("_rels/.rels", None, &relationships(to_parts)),
        part(
            "docProps/core.xml",
            Some("application/vnd.openxmlformats-package.core-properties+xml"),
            &properties(leaflet),
        ),
        part(
            "word/document.xml",
            Some(".wordprocessingml.document.main"),
            &document(leaflet),
        ),
        part(
            "word/styles.xml",
            Some(".wordprocessingml.styles"),
            &styles(),
        ),
        part("word/_rels/document.xml.rels", None, &named),
    ];
    for (plot, at) in plots.into_iter().zip(1..) {
        let book = format!("embeddings/chart{at}.xlsx");
        let to_book = [(1, "package", ["../", &book].concat())];
        let path = ["word/", &book].concat();
        parts.extend([
            part(
                format!("word/charts/chart{at}.xml"),
                Some(".drawingml.chart"),
                &chart(plot, leaflet.lang),
            ),
            part(
                format!("word/charts/_rels/chart{at}.xml.rels"),
                None,
                &relationships(to_book),
            ),
            Part {
                path,
                kind: None,
                bytes: workbook(plot, format(plot), number),
            },
        ]);
    }
    zip(&files(parts))
}

fn properties(leaflet: &Leaflet) -> Tag {
    tag("cp:coreProperties")
        .with("xmlns:cp", [PACKAGES, "/metadata/core-properties"].concat())
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .child(tag("dc:title").text(&leaflet.title))
        .child(tag("dc:language").text(leaflet.lang.tag()))
}

fn document(leaflet: &Leaflet) -> Tag {
    let mut plots = 0;
    let pieces = leaflet.pieces.iter().map(|piece| match piece {
        Piece::Title(text) => paragraph("Title", text),
        Piece::Heading(1, text) => paragraph("Heading1", text),
        Piece::Heading(2, text) => paragraph("Heading2", text),
        Piece::Heading(_, text) => paragraph("Heading3", text),
        Piece::Paragraph(text) => paragraph("Normal", text),
        Piece::Note(text) => paragraph("Note", text),
        Piece::Plot(plot) => {
            plots += 1;
            drawing(plot, plots)
        }
    });
    let page = tag("w:sectPr")
        .child(tag("w:pgSz").with("w:w", 11_906).with("w:h", 16_838))
        .child(
            ["w:top", "w:right", "w:bottom", "w:left"]
                .into_iter()
                .fold(tag("w:pgMar"), |margins, side| margins.with(side, 1_440))
                .with("w:header", 720)
                .with("w:footer", 720)
                .with("w:gutter", 0),
        );
    let body = tag("w:body").children(pieces).child(page);
    tag("w:document")
        .with("xmlns:w", WORDS)
        .with("xmlns:r", RELATIONSHIPS)
        .with("xmlns:wp", [DRAWING, "/wordprocessingDrawing"].concat())
        .child(body)
}

fn paragraph(style: &str, text: &str) -> Tag {
    let style = (style != "Normal").then(|| tag("w:pPr").child(valued("w:pStyle", style)));
    let text = tag("w:t").with("xml:space", "preserve").text(text);
    tag("w:p").child(style).child(tag("w:r").child(text))
}

/// The place of a chart. Who does not see it hears what it shows.
fn drawing(plot: &Plot, number: usize) -> Tag {
    let chart = tag("c:chart")
        .with("xmlns:c", [DRAWING, "/chart"].concat())
        .with("r:id", format!("rId{}", number + 1));
    let data = tag("a:graphicData")
        .with("uri", [DRAWING, "/chart"].concat())
        .child(chart);
    let graphic = tag("a:graphic")
        .with("xmlns:a", [DRAWING, "/main"].concat())
        .child(data);
    let inline = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(tag("wp:inline"), |inline, side| inline.with(side, 0))
        .child(tag("wp:extent").with("cx", WIDTH).with("cy", height(plot)))
        .child(
            tag("wp:docPr")
                .with("id", number)
                .with("name", &plot.title)
                .with("descr", &plot.alternative),
        )
        .child(tag("wp:cNvGraphicFramePr"))
        .child(graphic);
    let keep = tag("w:pPr").child(tag("w:keepLines"));
    tag("w:p")
        .child(keep)
        .child(tag("w:r").child(tag("w:drawing").child(inline)))
}

fn height(plot: &Plot) -> u64 {
    let rows = if plot.is_ring {
        8
    } else {
        plot.points.len() as u64
    };
    (60 + 24 * rows.clamp(2, 25)) * POINT
}

fn styles() -> Tag {
    let fonts = tag("w:rFonts")
        .with("w:ascii", "Calibri")
        .with("w:hAnsi", "Calibri")
        .with("w:eastAsia", "Microsoft YaHei")
        .with("w:cs", "Calibri");
    // Which of the two holds is told by the letters.
    let language = tag("w:lang")
        .with("w:val", "en-US")
        .with("w:eastAsia", Lang::Zh.tag());
    let run = tag("w:rPr")
        .child(fonts)
        .child(valued("w:sz", 21))
        .child(valued("w:szCs", 21))
        .child(language);
    let spacing = tag("w:spacing")
        .with("w:after", 120)
        .with("w:line", 300)
        .with("w:lineRule", "auto");
    let defaults = tag("w:docDefaults")
        .child(tag("w:rPrDefault").child(run))
        .child(tag("w:pPrDefault").child(tag("w:pPr").child(spacing)));
    let normal = tag("w:style")
        .with("w:type", "paragraph")
        .with("w:default", 1)
        .with("w:styleId", "Normal")
        .child(valued("w:name", "Normal"));
    tag("w:styles")
        .with("xmlns:w", WORDS)
        .child(defaults)
        .child(normal)
        .child(style("Title", "Title", 36, None))
        .child(style("Heading1", "heading 1", 30, Some(0)))
        .child(style("Heading2", "heading 2", 25, Some(1)))
        .child(style("Heading3", "heading 3", 22, Some(2)))
        .child(style("Note", "Note", 18, None))
}

/// A style by its name, which programs know headings by, with its size in half points.
fn style(id: &str, name: &str, size: u32, outline: Option<u32>) -> Tag {
    let is_note = id == "Note";
    let is_title = id == "Title";
    let spacing = (!is_note).then(|| {
        tag("w:spacing")
            .with("w:before", if is_title { 0 } else { 240 })
            .with("w:after", 120)
    });
    let paragraph = tag("w:pPr")
        .child((!is_note).then(|| tag("w:keepNext")))
        .child(spacing)
        .child(is_title.then(|| valued("w:jc", "center")))
        .child(outline.map(|level| valued("w:outlineLvl", level)));
    let colour = if is_note { "595959" } else { "1F4E79" };
    let run = tag("w:rPr")
        .child((!is_note).then(|| tag("w:b")))
        .child(valued("w:color", colour))
        .child(valued("w:sz", size))
        .child(valued("w:szCs", size));
    tag("w:style")
        .with("w:type", "paragraph")
        .with("w:styleId", id)
        .child(valued("w:name", name))
        .child(valued("w:basedOn", "Normal"))
        .child((!is_note).then(|| valued("w:next", "Normal")))
        .child(is_note.then(|| tag("w:qFormat")))
        .child((!is_note).then(|| tag("w:qFormat")))
        .child(paragraph)
        .child(run)
}

/// A figure as a chart with its values beside it, and in the spreadsheet in which they are edited.
fn chart(plot: &Plot, lang: Lang) -> Tag {
    let plotted = if plot.is_ring { ring(plot) } else { bars(plot) };
    let title = tag("c:title")
        .child(tag("c:tx").child(rich(&plot.title)))
        .child(valued("c:overlay", 0));
    let legend = plot.is_ring.then(|| {
        tag("c:legend")
            .child(valued("c:legendPos", "r"))
            .child(valued("c:overlay", 0))
    });
    let chart = tag("c:chart")
        .child(title)
        .child(valued("c:autoTitleDeleted", 0))
        .child(tag("c:plotArea").child(tag("c:layout")).children(plotted))
        .child(legend)
        .child(valued("c:plotVisOnly", 1))
        .child(valued("c:dispBlanksAs", "gap"));
    tag("c:chartSpace")
        .with("xmlns:c", [DRAWING, "/chart"].concat())
        .with("xmlns:a", [DRAWING, "/main"].concat())
        .with("xmlns:r", RELATIONSHIPS)
        .child(valued("c:roundedCorners", 0))
        .child(chart)
        .child(texts(lang))
        .child(
            tag("c:externalData")
                .with("r:id", "rId1")
                .child(valued("c:autoUpdate", 0)),
        )
}

/// The words of a chart in the type of the text around.
fn texts(lang: Lang) -> Tag {
    let run = tag("a:defRPr")
        .with("lang", lang.tag())
        .with("sz", 900)
        .child(tag("a:latin").with("typeface", "Calibri"))
        .child(tag("a:ea").with("typeface", "Microsoft YaHei"));
    tag("c:txPr").child(tag("a:bodyPr")).child(
        tag("a:p")
            .child(tag("a:pPr").child(run))
            .child(tag("a:endParaRPr").with("lang", lang.tag())),
    )
}

fn rich(text: &str) -> Tag {
    let run = tag("a:r")
        .child(tag("a:rPr").with("sz", 1_000).with("b", 1))
        .child(tag("a:t").text(text));
    tag("c:rich")
        .child(tag("a:bodyPr"))
        .child(tag("a:p").child(run))
}

fn bars(plot: &Plot) -> Vec<Tag> {
    let series = series(plot, |series| {
        series
            .child(filled(COLOURS[0]))
            .child(valued("c:invertIfNegative", 0))
    });
    let bars = tag("c:barChart")
        .child(valued("c:barDir", "bar"))
        .child(valued("c:grouping", "clustered"))
        .child(valued("c:varyColors", 0))
        .child(series)
        .child(valued("c:gapWidth", 60))
        .child(valued("c:axId", 1))
        .child(valued("c:axId", 2));
    let axis = |name, id: u32, other: u32, side: &str, order: &str| {
        tag(name)
            .child(valued("c:axId", id))
            .child(
                tag("c:scaling")
                    .child(valued("c:orientation", order))
                    .child((id == 2).then(|| valued("c:min", 0))),
            )
            .child(valued("c:delete", u32::from(id == 2)))
            .child(valued("c:axPos", side))
            .child(valued("c:majorTickMark", "none"))
            .child(valued("c:minorTickMark", "none"))
            .child(valued("c:tickLblPos", "nextTo"))
            .child(valued("c:crossAx", other))
            .child(valued("c:crosses", "autoZero"))
    };
    // The first is on top.
    let names = axis("c:catAx", 1, 2, "l", "maxMin");
    vec![bars, names, axis("c:valAx", 2, 1, "t", "minMax")]
}

fn ring(plot: &Plot) -> Vec<Tag> {
    let slice = |at: usize| {
        tag("c:dPt")
            .child(valued("c:idx", at))
            .child(valued("c:bubble3D", 0))
            .child(filled(COLOURS[at % COLOURS.len()]))
    };
    let slices = (0..plot.points.len()).map(slice);
    let ring = tag("c:doughnutChart")
        .child(valued("c:varyColors", 1))
        .child(series(plot, |series| series.children(slices)))
        .child(valued("c:firstSliceAng", 0))
        .child(valued("c:holeSize", 60));
    vec![ring]
}

fn filled(colour: &str) -> Tag {
    let fill = tag("a:solidFill").child(valued("a:srgbClr", colour));
    tag("c:spPr").child(fill)
}

/// The values of a chart; `looks` adds how they are drawn.
fn series(plot: &Plot, looks: impl FnOnce(Tag) -> Tag) -> Tag {
    let name = tag("c:strCache")
        .child(valued("c:ptCount", 1))
        .child(point(0, &plot.measure));
    let name = tag("c:strRef")
        .child(tag("c:f").text(&format!("{SHEET}!$B$1")))
        .child(name);
    let series = tag("c:ser")
        .child(valued("c:idx", 0))
        .child(valued("c:order", 0))
        .child(tag("c:tx").child(name));
    let format = format(plot);
    let labels = tag("c:dLbls")
        .child(
            tag("c:numFmt")
                .with("formatCode", format)
                .with("sourceLinked", 0),
        )
        .child(plot.is_ring.then(on_slices))
        .child(valued("c:showLegendKey", 0))
        .child(valued("c:showVal", 1))
        .child(valued("c:showCatName", 0))
        .child(valued("c:showSerName", 0))
        .child(valued("c:showPercent", 0))
        .child(valued("c:showBubbleSize", 0));
    let last = plot.points.len() + 1;
    let count = || valued("c:ptCount", plot.points.len());
    let names = plot.points.iter().enumerate();
    let names = names.map(|(at, (name, _))| point(at, name));
    let names = tag("c:strCache").child(count()).children(names);
    let names = tag("c:strRef")
        .child(tag("c:f").text(&format!("{SHEET}!$A$2:$A${last}")))
        .child(names);
    let values = plot.points.iter().enumerate();
    // What is not stated is a gap, and no point.
    let values = values.filter_map(|(at, (_, value))| Some(point(at, &number((*value)?))));
    let values = tag("c:numCache")
        .child(tag("c:formatCode").text(format))
        .child(count())
        .children(values);
    let values = tag("c:numRef")
        .child(tag("c:f").text(&format!("{SHEET}!$B$2:$B${last}")))
        .child(values);
    looks(series)
        .child(labels)
        .child(tag("c:cat").child(names))
        .child(tag("c:val").child(values))
}

/// Labels on slices, which are dark.
fn on_slices() -> Tag {
    let fill = tag("a:solidFill").child(valued("a:srgbClr", "FFFFFF"));
    let run = tag("a:defRPr").with("sz", 900).with("b", 1).child(fill);
    tag("c:txPr").child(tag("a:bodyPr")).child(
        tag("a:p")
            .child(tag("a:pPr").child(run))
            .child(tag("a:endParaRPr")),
    )
}

fn point(at: usize, text: &str) -> Tag {
    tag("c:pt").with("idx", at).child(tag("c:v").text(text))
}

/// How values are shown: a share with a tenth where any has one.
fn format(plot: &Plot) -> &'static str {
    let mut shares = plot.points.iter().filter_map(|(_, value)| match value {
        Some(Measure::Share(share)) => Some(share.tenths() % 10),
        _ => None,
    });
    match shares.next() {
        None => "#,##0",
        Some(0) if shares.all(|tenth| tenth == 0) => "0%",
        Some(_) => "0.0%",
    }
}

/// A value as a spreadsheet keeps it: 58.7% is 0.587, to the digit.
fn number(value: Measure) -> String {
    match value {
        Measure::Count(count) => count.to_string(),
        Measure::Share(share) => {
            let (ones, thousandths) = (share.tenths() / 1000, share.tenths() % 1000);
            format!("{ones}.{thousandths:03}")
        }
    }
}

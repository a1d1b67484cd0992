//! Word documents as their programs write them, made here: no document of anybody else is in the repository.

#[path = "../../../xtask/src/zip.rs"]
mod zip;

pub use zip::zipped;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document by its parts.
pub struct Made {
    pub parts: Vec<(String, String)>,
}

impl Made {
    /// A document with this body.
    pub fn of(body: &str) -> Self {
        let document =
            format!("<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>");
        let made = Self { parts: Vec::new() };
        made.with(
            "_rels/.rels",
            &relationships(&[("rId1", "officeDocument", "word/document.xml")]),
        )
        .with("word/document.xml", &document)
        .with("word/styles.xml", &styles())
        .naming(&[("rIdS", "styles", "styles.xml")])
    }

    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.parts.retain(|(known, _)| known != path);
        self.parts.push((path.to_owned(), text.to_owned()));
        self
    }

    /// The relationships of the body, beside its styles.
    pub fn naming(self, named: &[(&str, &str, &str)]) -> Self {
        let all = [&[("rIdS", "styles", "styles.xml")], named].concat();
        self.with("word/_rels/document.xml.rels", &relationships(&all))
    }

    /// The charts of the body, as `rIdC1` and so on.
    pub fn charts(mut self, charts: &[String]) -> Self {
        let paths: Vec<_> = (1..=charts.len())
            .map(|at| (format!("rIdC{at}"), format!("charts/chart{at}.xml")))
            .collect();
        for ((_, path), chart) in paths.iter().zip(charts) {
            self = self.with(&format!("word/{path}"), chart);
        }
        let named: Vec<_> = paths
            .iter()
            .map(|(id, path)| (id.as_str(), "chart", path.as_str()))
            .collect();
        self.naming(&named)
    }

    pub fn bytes(&self) -> Vec<u8> {
        zipped(
            self.parts
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_bytes())),
        )
    }
}

pub fn relationships(all: &[(&str, &str, &str)]) -> String {
    let all = all.iter().map(|(id, kind, target)| {
        format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"/>"#)
    });
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"#,
        all.collect::<String>()
    )
}

/// Styles whose ids say nothing: “1” is heading 1, as Chinese Word has it.
fn styles() -> String {
    let style = |(id, name): (&str, &str)| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>"#
        )
    };
    let styles = [
        ("a", "Normal"),
        ("a3", "Title"),
        ("1", "heading 1"),
        ("2", "heading 2"),
        ("TOC1", "toc 1"),
    ]
    .map(style);
    format!("<w:styles {NAMESPACES}>{}</w:styles>", styles.concat())
}

/// A run of text.
pub fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A paragraph of runs.
pub fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph of text.
pub fn text(text: &str) -> String {
    paragraph(&run(text))
}

/// A paragraph in a style.
pub fn styled(id: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr>{runs}</w:p>"#)
}

/// A picture with its alternative text, in a paragraph.
pub fn picture_here(alternative: &str) -> String {
    paragraph(&format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{alternative}"/><pic:pic/></wp:inline></w:drawing></w:r>"#
    ))
}

/// The reference to a chart, in a paragraph.
pub fn chart_here(id: &str, alternative: &str) -> String {
    paragraph(&format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Chart" descr="{alternative}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    ))
}

/// A text box as Word 2010 and `LibreOffice` write it: twice.
pub fn box_twice(paragraphs: &str) -> String {
    let choice = shape(
        "rect",
        &format!("<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"),
    );
    format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"#
    )
}

/// A drawn shape, with what is in it.
pub fn shape(preset: &str, within: &str) -> String {
    format!(
        r#"<w:drawing><wp:inline><wp:docPr id="3" name="Shape"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr><a:prstGeom prst="{preset}"/></wps:spPr>{within}</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"#
    )
}

/// What a chart is drawn as, and how its labels are written.
#[derive(Clone, Copy)]
pub struct Drawn<'d> {
    pub kind: &'d str,
    pub inner: &'d str,
    pub format: &'d str,
    pub labels: &'d str,
    pub title: &'d str,
    pub axes: &'d str,
}

/// A kind of chart, and nothing beside it.
pub const fn bare(kind: &str) -> Drawn<'_> {
    Drawn {
        kind,
        inner: "",
        format: "General",
        labels: "",
        title: "",
        axes: "",
    }
}

/// A chart with one series, whose blank cells are no points.
pub fn chart(drawn: Drawn, series: &str, names: &[&str], values: &[Option<&str>]) -> String {
    let point = |(at, text): (usize, &str)| format!(r#"<c:pt idx="{at}"><c:v>{text}</c:v></c:pt>"#);
    let names_cached: String = names.iter().copied().enumerate().map(point).collect();
    let known = values
        .iter()
        .enumerate()
        .filter_map(|(at, value)| Some((at, (*value)?)));
    let values_cached: String = known.map(point).collect();
    let title = if drawn.title.is_empty() {
        String::new()
    } else {
        format!(
            "<c:title><c:tx><c:rich><a:p><a:r><a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>",
            drawn.title
        )
    };
    let Drawn {
        kind,
        inner,
        format,
        labels,
        axes,
        ..
    } = drawn;
    let (count, of) = (names.len(), values.len());
    format!(
        r#"<c:chartSpace {NAMESPACES}><c:chart>{title}<c:plotArea><c:{kind}>{inner}<c:ser><c:order val="0"/><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>{series}</c:v></c:pt></c:strCache></c:strRef></c:tx>{labels}<c:cat><c:strRef><c:f>categories</c:f><c:strCache><c:ptCount val="{count}"/>{names_cached}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>0</c:f><c:numCache><c:formatCode>{format}</c:formatCode><c:ptCount val="{of}"/>{values_cached}</c:numCache></c:numRef></c:val></c:ser></c:{kind}>{axes}</c:plotArea></c:chart></c:chartSpace>"#
    )
}

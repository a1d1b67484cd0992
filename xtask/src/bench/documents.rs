//! How soon the desk shows what it understood of a document, and how soon mammoth.js shows the text of the same one in the
//! same browser. It has neither charts nor fields, and nothing of what it shows is understood.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::desk;
use super::page::{VISITS, median};
use super::tab::{Log, Tab};
use crate::browser::Driver;
use crate::zip::zipped;
use crate::{setup, workspace};

const PARAGRAPHS: usize = 1_000;
const CHARTS: usize = 20;

/// Shows documents five times each, in turn with mammoth.js.
pub async fn measure(driver: &Driver, url: &str) -> Result<Measured> {
    setup::for_reading_beside()?;
    let mammoth =
        workspace::root().join("xtask/mammoth/node_modules/mammoth/mammoth.browser.min.js");
    let mammoth = fs::read_to_string(&mammoth).with_context(|| mammoth.display().to_string())?;
    let small = BASE64_STANDARD.encode(document(3, 0));
    // Five megabytes of text when expanded, and of pictures.
    let large = BASE64_STANDARD.encode(document(25, 5_000_000));
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..VISITS {
        for (times, document) in times.iter_mut().zip([&small, &large]) {
            let tab = desk::open(driver, url).await?;
            let script = json!({ "expression": include_str!("documents.js") });
            tab.command("Runtime.evaluate", script).await?;
            let shown = format!("documents.shown(\"{document}\")");
            times.push(tab.ask::<f64>(&shown).await?);
            tab.close().await?;
        }
        let tab = Tab::empty(driver, Conditions::DESK, Log::None).await?;
        for script in [&mammoth, include_str!("documents.js")] {
            let script = json!({ "source": script });
            tab.command("Page.addScriptToEvaluateOnNewDocument", script)
                .await?;
        }
        tab.go("about:blank").await?;
        let shown = format!("documents.shownByMammoth(\"{small}\")");
        times[2].push(tab.ask::<f64>(&shown).await?);
        tab.close().await?;
    }
    let [small, large, mammoth] = times.map(|times| median(times.into_iter()));
    Ok(vec![
        (Item::DocumentShown, small),
        (Item::LargeDocumentShown, large),
        (Item::DocumentByMammoth, mammoth),
        (Item::DocumentAgainstMammoth, small / mammoth),
    ])
}

/// A Word document: its paragraphs cut into so many runs each, its charts, and so many bytes of a picture.
fn document(runs: usize, picture: usize) -> Vec<u8> {
    let relationships = |named: String| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{named}</Relationships>"#
        )
    };
    let relationship = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let edition = include_str!("../../../tests/editions/en.txt").lines();
    let edition = edition.take_while(|line| !line.starts_with("About"));
    let mut body: String = edition.map(|line| paragraph(line, 1)).collect();
    let mut named = String::new();
    let mut charts = Vec::new();
    for number in 0..PARAGRAPHS {
        let text = format!(
            "Notice {number}: known vulnerabilities are being used to spread malware; users are reminded to patch them in time."
        );
        body += &paragraph(&text, runs);
        if number % (PARAGRAPHS / CHARTS) == 0 {
            let at = charts.len() + 1;
            let (id, path) = (format!("rIdC{at}"), format!("charts/chart{at}.xml"));
            body += &drawing(&id);
            named += &relationship(&id, "chart", &path);
            charts.push((format!("word/{path}"), chart(at)));
        }
    }
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><w:body>{body}</w:body></w:document>"#
    );
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let root = relationships(relationship("rId1", "officeDocument", "word/document.xml"));
    let named = relationships(named);
    let picture = noise(picture);
    let files = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", named.as_bytes()),
        ("word/media/image1.png", &picture),
    ];
    let charts = charts
        .iter()
        .map(|(path, chart)| (path.as_str(), chart.as_bytes()));
    zipped(files.into_iter().chain(charts))
}

/// A paragraph, cut into runs with the properties that Word repeats in each.
fn paragraph(text: &str, runs: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut paragraph = "<w:p>".to_owned();
    for run in letters.chunks(letters.len().div_ceil(runs).max(1)) {
        let text: String = run.iter().collect();
        let _ = write!(
            paragraph,
            r#"<w:r><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="SimSun" w:hAnsi="Calibri" w:hint="eastAsia"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr><w:t>{text}</w:t></w:r>"#
        );
    }
    paragraph + "</w:p>"
}

fn drawing(id: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Chart"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="{id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

/// Bars over fifty weeks.
fn chart(of: usize) -> String {
    let point = |at: usize, text: String| format!(r#"<c:pt idx="{at}"><c:v>{text}</c:v></c:pt>"#);
    let names: String = (0..50).map(|at| point(at, format!("Week {at}"))).collect();
    let values: String = (0..50)
        .map(|at| point(at, (of * 1_000 + at).to_string()))
        .collect();
    format!(
        r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart><c:plotArea><c:barChart><c:ser><c:order val="0"/><c:cat><c:strRef><c:strCache><c:ptCount val="50"/>{names}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:ptCount val="50"/>{values}</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"#
    )
}

/// Bytes that nothing makes smaller, as those of pictures are; the same ones every time.
fn noise(count: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(count).collect()
}

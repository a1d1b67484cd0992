//! Charts as SVG: the same options as in the browser, drawn by the site's own chart library in Node.

use std::{
    collections::HashMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use cncert_weekly::{
    chart::{self, Look, theme_json},
    lang::Lang,
    page::{Figure, Kind, Page},
};
use serde_json::{Value, json};

use crate::failure::Failure;

/// Text of charts, in CSS pixels: `--text-figure` of the style sheet.
const TEXT_PX: u16 = 15;
/// The boxes of charts on a wide screen, from the style sheet: `--plot-row`, `--plot-ring`, `--plot-spark`,
/// and columns of the page's grid. On another screen a drawing is scaled.
const ROW_PX: usize = 34;
/// A line of a row that holds more than two.
const LINE_PX: usize = 18;
const RING_PX: usize = 176;
const SPARK_PX: (usize, usize) = (309, 44);
const COLUMN_PX: usize = 484;
/// A trend for readers without script.
const TREND_PX: (usize, usize) = (COLUMN_PX, 180);
/// The figure of incidents stands beside their statements.
const INCIDENTS_PX: usize = 480;

/// A chart to draw.
pub struct Task {
    key: String,
    drawing: Value,
}

/// Charts as SVG.
pub struct Drawings(HashMap<String, String>);

impl Task {
    /// The charts of all figures of a page.
    pub fn all(page: &Page) -> impl Iterator<Item = Self> {
        let figures = page.figures().into_iter();
        figures.map(|figure| Self::new(page, figure))
    }

    /// The chart of a page's figure.
    fn new(page: &Page, figure: &Figure) -> Self {
        let (width, height) = match figure.kind() {
            Kind::Bars if figure.id() == "incidents" => (INCIDENTS_PX, height_px(figure)),
            Kind::Bars => (COLUMN_PX, height_px(figure)),
            Kind::Ring => (RING_PX, RING_PX),
            Kind::Spark | Kind::Trend => SPARK_PX,
        };
        let drawing = json!({
            "name": figure.id().as_str(),
            "width": width,
            "height": height,
            "option": chart::option(figure),
        });
        Self {
            key: key(page, figure.id().as_str()),
            drawing,
        }
    }

    /// The drawing of a trend for readers without script; `None` where it has no course.
    pub fn of_trend(figure: &Figure) -> Option<Self> {
        let (width, height) = TREND_PX;
        let drawing = json!({
            "name": figure.id().as_str(),
            "width": width,
            "height": height,
            "option": chart::trend(figure)?,
        });
        Some(Self {
            key: key_of_trend(figure.id().as_str(), figure.lang()),
            drawing,
        })
    }
}

impl Drawings {
    /// The drawing of a trend; empty where it has none.
    pub fn of_trend(&self, figure: &str, lang: Lang) -> String {
        let key = key_of_trend(figure, lang);
        self.0.get(&key).cloned().unwrap_or_default()
    }

    /// The drawing of a page's figure; empty where it has none.
    pub fn get(&self, page: &Page, figure: &str) -> String {
        self.0.get(&key(page, figure)).cloned().unwrap_or_default()
    }
}

fn height_px(figure: &Figure) -> usize {
    let row_px = chart::row_lines(figure).map_or(ROW_PX, |lines| lines * LINE_PX);
    figure.points().len() * row_px
}

fn key(page: &Page, figure: &str) -> String {
    format!("{}/{}/{figure}", page.week, page.lang.key())
}

fn key_of_trend(figure: &str, lang: Lang) -> String {
    [lang.key(), "/", figure].concat()
}

/// Draws charts with the library of a built site.
pub fn of(site: &Path, tasks: &[Task]) -> Result<Drawings, Failure> {
    let theme: Value =
        serde_json::from_str(&theme_json(Look::Plain, TEXT_PX)).expect("a test parses every theme");
    let drawings: Vec<_> = tasks.iter().map(|task| &task.drawing).collect();
    let input = json!({ "theme": theme, "drawings": drawings });
    let input = input.to_string().into_bytes();
    let output =
        node(&library(site)?, &input).map_err(|reason| Failure::NotDrawn(reason.to_string()))?;
    let svgs: Vec<String> =
        serde_json::from_slice(&output).map_err(|reason| Failure::NotDrawn(reason.to_string()))?;
    let keys = tasks.iter().map(|task| task.key.clone());
    Ok(Drawings(keys.zip(svgs).collect()))
}

fn library(site: &Path) -> Result<PathBuf, Failure> {
    let assets = site.join("assets");
    let unreadable = |reason| Failure::Unreadable {
        path: assets.clone(),
        reason,
    };
    if !assets.is_dir() {
        return Err(Failure::NoSite(site.to_owned()));
    }
    for entry in fs::read_dir(&assets).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("charts-") && name.ends_with(".js") {
            return Ok(path);
        }
    }
    Err(Failure::NoSite(site.to_owned()))
}

fn node(library: &Path, input: &[u8]) -> std::io::Result<Vec<u8>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../boot/draw.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .arg(library)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = node.stdin.take() {
        stdin.write_all(input)?;
    }
    let output = node.wait_with_output()?;
    if !output.status.success() {
        return Err(std::io::Error::other(format!(
            "node ended with {}",
            output.status
        )));
    }
    Ok(output.stdout)
}

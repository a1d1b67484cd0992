//! Scripts and styles: bundled by esbuild for the browsers that the site supports.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process::{announce, run};
use crate::wasm::{Profile, Programs};
use crate::workspace;

/// The bundled texts.
pub struct Bundle {
    /// The boot script, an ES module; it leaves room for the names of what it brings later.
    pub boot: String,
    /// The chart library, an ES module.
    pub charts: String,
    /// The script for host pages.
    pub embed: String,
    /// The embed dialog, an ES module.
    pub embedding: String,
    /// What embeds the report in a page around it, an ES module.
    pub frame: String,
    /// The reader's glue, an ES module.
    pub reader: String,
    /// The glue of the editors' desk, an ES module.
    pub desk: String,
    /// The inline script of the page's head.
    pub guard: String,
    /// The style of the page on paper.
    pub print: String,
    /// The inline style of the page's head.
    pub style: String,
    /// What the editors' desk has besides.
    pub desk_style: String,
    /// What of all this comes from others.
    pub bundled: Bundled,
}

/// What others have written of the scripts.
#[derive(Debug, Deserialize)]
pub struct Bundled {
    /// The packages of npm.
    pub packages: Vec<String>,
    /// Their files that are changed, as paths within `node_modules`.
    pub changed: Vec<String>,
}

/// Bundles what stands in boot/ and style/, and the programs' glue with it.
pub fn build(programs: &Programs, profile: Profile) -> Result<Bundle> {
    announce("Bundling scripts, styles and ECharts", "usually 1 second");
    let work = workspace::target().join("bundle");
    fs::create_dir_all(work.join("out"))?;
    let mut node = Command::new("node");
    node.arg("boot/bundle.mjs")
        .arg(work.join("out"))
        .current_dir(workspace::root());
    for (name, program) in [("reader.js", &programs.reader), ("desk.js", &programs.desk)] {
        fs::write(work.join(name), &program.glue)?;
        node.arg(work.join(name));
    }
    if profile == Profile::Dev {
        node.arg("--debug");
    }
    run(&mut node)?;
    let read = |name: &str| {
        let text =
            fs::read_to_string(work.join("out").join(name)).with_context(|| name.to_owned())?;
        anyhow::Ok(text.trim_end().to_owned())
    };
    Ok(Bundle {
        boot: read("boot.js")?,
        charts: read("charts.js")?,
        embed: read("embed.js")?,
        embedding: read("embedding.js")?,
        frame: read("frame.js")?,
        reader: read("reader.js")?,
        desk: read("desk.js")?,
        guard: read("guard.js")?,
        print: read("print.css")?,
        style: read("index.css")?,
        desk_style: read("desk.css")?,
        bundled: serde_json::from_str(&read("bundled.json")?)?,
    })
}

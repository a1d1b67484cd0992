//! Scripts and styles: bundled by esbuild for the browsers that the site supports.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{announce, run};
use crate::wasm::Profile;
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
    /// The program's glue, an ES module.
    pub glue: String,
    /// The inline script of the page's head.
    pub guard: String,
    /// The style of the page on paper.
    pub print: String,
    /// The inline style of the page's head.
    pub style: String,
}

/// Bundles what stands in boot/ and style/, and the program's glue with it.
pub fn build(glue: &str, profile: Profile) -> Result<Bundle> {
    announce("Bundling scripts, styles and ECharts", "usually 1 second");
    let work = workspace::target().join("bundle");
    fs::create_dir_all(work.join("out"))?;
    let glue_file = work.join("reader.js");
    fs::write(&glue_file, glue)?;
    let mut node = Command::new("node");
    node.arg("boot/bundle.mjs")
        .arg(work.join("out"))
        .arg(&glue_file)
        .current_dir(workspace::root());
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
        glue: read("reader.js")?,
        guard: read("guard.js")?,
        print: read("print.css")?,
        style: read("index.css")?,
    })
}

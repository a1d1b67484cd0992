//! The long run: every indicator over the weeks, as it is drawn, walked, clicked on and told.

use std::{collections::BTreeSet, fs};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use xtask::server::Fault;

use crate::{
    accessibility::{axe, check},
    support::{PHONE, Reader, SCREEN, visit},
};

/// Opens an address with the long run, and waits until it is drawn.
async fn open(reader: &Reader, path: &str) {
    reader.with_long_run().await;
    reader.open(path).await;
    reader.until("one('#long-run figure')").await;
    until_drawn(reader).await;
}

async fn until_drawn(reader: &Reader) {
    reader
        .until("html.dataset.state === 'ready' && all('#long-run .plot[data-drawn]').length >= 2")
        .await;
}

#[test]
fn shot() {
    visit(async |reader| {
        for (name, path, width) in [
            ("zh-1440", "", 1440),
            ("en-768", "en/?theme=dark", 768),
            ("zh-390", "?theme=contrast", 390),
        ] {
            reader.wide(width).await;
            open(reader, path).await;
            reader.until_painted().await;
            let top: f64 = reader
                .read("one('#long-run').getBoundingClientRect().top + scrollY")
                .await;
            let shot = reader.cdp("Page.captureScreenshot", json!({"captureBeyondViewport": true, "clip": {"x":0,"y":top-20.0,"width":width,"height":1900,"scale":0.8}})).await;
            fs::write(
                format!("/tmp/w/run-shots/{name}.b64"),
                shot["data"].as_str().unwrap(),
            )
            .unwrap();
        }
    });
}

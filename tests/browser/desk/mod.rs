//! The editors' desk, as an editor works at it.

mod acceptances;
mod documents;
mod files;
mod handed_out;
mod heard;
#[allow(
    dead_code,
    reason = "what is made here is read by native tests as well"
)]
#[path = "../../promises/intake/made.rs"]
mod made;
mod misprints;
mod packages;
mod parts;
mod safety;
mod taking;
mod work;

use std::path::{Path, PathBuf};

use serde_json::json;
use tempfile::TempDir;

use crate::support::{Reader, folder};

/// An editor's own folder.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file as a program does that has all of it at once.
    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

/// A file of the published dataset.
fn published(name: &str) -> String {
    std::fs::read_to_string(folder().join("data").join(name)).unwrap()
}

/// The newest week with something put in place of something that it has.
fn changed(pairs: &[(&str, &str)]) -> String {
    let mut text = published("weeks/2025-W52.json");
    for (old, new) in pairs {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Whether leaving the page is asked about.
async fn asks_before_leaving(reader: &Reader) -> bool {
    reader
        .read("(() => { const leave = new Event('beforeunload', {cancelable: true}); dispatchEvent(leave); return leave.defaultPrevented; })()")
        .await
}

/// Opens the desk on one of the two pages and waits until it is ready.
async fn open(reader: &Reader, page: &str) {
    reader.view(1440, 1000).await;
    reader.go(&format!("{page}?draft")).await;
    reader.until("one('[data-desk=ready]')").await;
}

/// Chooses files in the file input.
async fn choose(reader: &Reader, paths: &[&Path]) {
    let paths: Vec<_> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    let input = reader.find("#desk-files").await;
    input.send_keys(paths.join("\n")).await.unwrap();
}

/// Drops a file beside the preview.
async fn drop_on_page(reader: &Reader, path: &Path) {
    drop_all(reader, &[path]).await;
}

/// Drops files at once beside the preview.
async fn drop_all(reader: &Reader, paths: &[&Path]) {
    drop_at(reader, paths, [400, 400]).await;
}

/// Drops files at once somewhere, as from the system's own file list.
async fn drop_at(reader: &Reader, paths: &[&Path], [x, y]: [u32; 2]) {
    let paths: Vec<_> = paths.iter().map(|path| path.to_str().unwrap()).collect();
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({
            "type": kind, "x": x, "y": y,
            "data": {"items": [], "files": paths, "dragOperationsMask": 1},
        });
        reader.cdp("Input.dispatchDragEvent", event).await;
    }
}

/// Whether a condition holds in the preview of a language, where `frame` is its document.
fn in_preview(lang: &str, condition: &str) -> String {
    format!("((frame) => frame && ({condition}))(one('#preview-{lang}').contentDocument)")
}

/// Waits until it is drawn and a condition holds there.
async fn until_preview(reader: &Reader, lang: &str, condition: &str) {
    let is_drawn = "frame.documentElement.dataset.state === 'ready'";
    let both = in_preview(lang, &format!("{is_drawn} && ({condition})"));
    reader.until(&both).await;
}

/// That a preview shows so many phishing pages.
fn shows(value: &str) -> String {
    format!("frame.querySelector('[data-indicator=phishing_pages]').dataset.value === '{value}'")
}

/// What the newest week's file holds in the file system of the browser's own, which stands in for one behind a dialog.
async fn in_own_file(reader: &Reader) -> String {
    reader
        .run(
            "return navigator.storage.getDirectory()
                .then((root) => root.getFileHandle('2025-W52.json'))
                .then((handle) => handle.getFile())
                .then((file) => file.text());",
        )
        .await
}

/// The open findings: rule and place.
async fn findings(reader: &Reader) -> Vec<(String, String)> {
    reader
        .read(
            "all('[data-finding]:not([data-accepted])')
                .map(({dataset}) => [dataset.finding, dataset.place])",
        )
        .await
}

/// Opens a view of the draft and waits for what is in it, which may come after its name.
async fn show(reader: &Reader, tab: &str) {
    // A file that was just chosen is still being read.
    reader.until(&format!("one('#tab-{tab}')")).await;
    reader.click(&format!("#tab-{tab}")).await;
    let view = format!("one('[data-tab={tab}] > [class^={tab}]')");
    reader.until(&view).await;
}

/// What the desk would save.
async fn source(reader: &Reader) -> String {
    show(reader, "source").await;
    reader.read("one('.source code').textContent").await
}

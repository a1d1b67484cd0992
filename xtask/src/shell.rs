//! The page before the program: index.html, filled once a language.

use std::fs;

use anyhow::{Context, Result, ensure};
use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;

use crate::asset::Asset;
use crate::bundle::Bundle;
use crate::workspace;

/// A language of the site, with its place in it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Language {
    /// The short code, as in the address.
    pub lang: &'static str,
    /// The tag for `lang` attributes.
    pub tag: &'static str,
    /// Its folder, relative to the site's root; empty or ending in a slash.
    pub path: &'static str,
    /// The site's root, relative to its folder.
    pub root: &'static str,
}

/// The languages: Chinese at the root, English in a folder.
pub const LANGUAGES: [Language; 2] = [
    Language {
        lang: "zh",
        tag: "zh-CN",
        path: "",
        root: "./",
    },
    Language {
        lang: "en",
        tag: "en",
        path: "en/",
        root: "../",
    },
];

/// What the page tells the boot script: one build, and its checked files.
#[derive(Clone, Debug, Serialize)]
pub struct Boot {
    /// Names the build that page, glue and program belong to.
    pub build: String,
    /// The program's glue.
    pub glue: Asset,
    /// The program.
    pub wasm: Asset,
    /// The chart library.
    pub charts: Asset,
}

/// The checked files that only the editors' desk needs.
#[derive(Clone, Debug, Serialize)]
pub struct Desk {
    /// Its glue.
    pub glue: Asset,
    /// The program.
    pub wasm: Asset,
    /// Its styles.
    pub style: Asset,
}

/// Where the boot script has the files of the desk: no reader's page carries them.
const DESK: &str = "\"__DESK__\"";

/// Gives the boot script with the files of the desk written into it.
pub fn start(boot: &str, desk: &Desk) -> Result<String> {
    let places = boot.matches(DESK).count();
    ensure!(places == 1, "boot.js has {places} places for {DESK}");
    Ok(boot.replace(DESK, &serde_json::to_string(desk)?))
}

/// Gives the document in which the desk shows a page.
pub fn preview(bundle: &Bundle, desk: &Desk) -> Result<String> {
    let style = &bundle.style;
    filled("boot/preview.html", context! { style, desk })
}

/// Gives the HTML of one language. `start` is the boot script.
pub fn fill(language: Language, bundle: &Bundle, boot: &Boot, start: &Asset) -> Result<String> {
    let Bundle { guard, style, .. } = bundle;
    let Language {
        lang, tag, root, ..
    } = language;
    let values = context! { lang, tag, root, guard, style, boot, start };
    filled("index.html", values)
}

fn filled(name: &str, values: Value) -> Result<String> {
    let template = fs::read_to_string(workspace::root().join(name)).context(name.to_owned())?;
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    // All values are the build's own: addresses, hashes, bundled texts. The data block escapes itself.
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_template(name, &template)?;
    Ok(environment.get_template(name)?.render(values)?)
}

//! The page before the program: index.html, filled once a language.

use std::collections::BTreeMap;
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
    /// The program.
    pub wasm: Asset,
}

/// The files of the editors' desk.
#[derive(Clone, Debug, Serialize)]
pub struct Desk {
    /// The program.
    pub wasm: Asset,
    /// Its parts by name, each with the files that it is made of.
    pub parts: BTreeMap<String, Vec<Asset>>,
    pub style: Asset,
}

/// What the boot script brings when it is needed, and the page does not name.
#[derive(Clone, Debug, Serialize)]
pub struct Later {
    /// The reader's parts by name, each with the files that it is made of.
    pub parts: BTreeMap<String, Vec<Asset>>,
    /// The editors' desk.
    pub desk: Desk,
}

impl Later {
    /// Where the boot script leaves room for it.
    const ROOM: &str = "__LATER__";

    /// Gives the boot script with these names in it.
    pub fn told(&self, boot: &str) -> Result<String> {
        ensure!(
            boot.matches(Self::ROOM).count() == 1,
            "the boot script has no room for the names of other scripts"
        );
        Ok(boot.replace(Self::ROOM, &serde_json::to_string(self)?))
    }
}

/// The files that the page names besides.
pub struct Named {
    /// The boot script.
    pub start: Asset,
    /// The style of the page on paper.
    pub print: Asset,
    /// The modules that the boot script brings.
    pub modules: Vec<Asset>,
}

/// Begins every page: its encoding, which no header of a host overrules. A charset in the header would overrule the
/// `<meta>`, and hosts that say one of everything they send are not rare.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Gives the document in which the desk shows a page.
pub fn preview(bundle: &Bundle, later: &Later, named: &Named) -> Result<String> {
    let (style, print, desk) = (&bundle.style, &named.print, &later.desk);
    filled("boot/preview.html", context! { style, print, desk })
}

/// Gives the HTML of one language.
pub fn fill(language: Language, bundle: &Bundle, boot: &Boot, named: &Named) -> Result<String> {
    let Bundle { guard, style, .. } = bundle;
    let Language {
        lang, tag, root, ..
    } = language;
    let Named {
        start,
        print,
        modules,
    } = named;
    let values = context! { lang, tag, root, guard, style, boot, start, print, modules };
    // Line ends between elements are for who writes the template.
    Ok(filled("index.html", values)?.replace(">\n<", "><"))
}

fn filled(name: &str, values: Value) -> Result<String> {
    let template = fs::read_to_string(workspace::root().join(name)).context(name.to_owned())?;
    let mut environment = Environment::new();
    environment.set_trim_blocks(true);
    // All values are the build's own: addresses, hashes, bundled texts. The data block escapes itself.
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_template(name, &template)?;
    let page = environment.get_template(name)?.render(values)?;
    Ok([BYTE_ORDER_MARK, &page].concat())
}

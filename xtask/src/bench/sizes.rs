//! Sizes of a published site: of the files that it carries compressed by brotli at quality 11, as a host sends them.
//!
//! Pages hold the hashes of other files, and these change with every build. How well a page compresses turns on them by up
//! to 50 bytes, and a limit must not: pages are measured with other hashes in their place, the same ones in each build.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use deploy::compress::brotli;
use sha2::{Digest, Sha256};

use super::budgets::{Item, Measured};
use crate::asset::hash;
use crate::earlier;
use crate::shell::LANGUAGES;

/// Gives the sizes of a site, in thousands of bytes; of several files that an item may be, the largest.
pub fn of(site: &Path) -> Result<Measured> {
    let assets = [
        (Item::ReaderWasm, "reader", "wasm"),
        (Item::DeskWasm, "desk", "wasm"),
        (Item::Glue, "reader", "js"),
        (Item::Glue, "desk", "js"),
        (Item::ReportPart, "reader.report", "wasm"),
        (Item::RunPart, "reader.run", "wasm"),
        (Item::ChartsPart, "reader.charts", "wasm"),
        (Item::ChartsPart, "desk.charts", "wasm"),
        (Item::ProofPart, "desk.proof", "wasm"),
        (Item::OutgoingPart, "desk.outgoing", "wasm"),
        (Item::IntakePart, "desk.intake", "wasm"),
        (Item::TakingPart, "desk.taking", "wasm"),
        (Item::Charts, "charts", "js"),
    ];
    let others = [
        (Item::HostScript, "", "embed.", ".js.br"),
        (Item::Week, "data/weeks", "", ".json.br"),
        (Item::Index, "data", "index.", ".json.br"),
    ];
    let mut measured = vec![(Item::Html, largest_page(site)?)];
    for (item, name, extension) in assets {
        let path = earlier::asset(site, name, extension)?;
        let compressed = path.with_extension(format!("{extension}.br"));
        let weight = kilobytes(compressed.metadata()?.len());
        match measured.last_mut().filter(|(last, _)| *last == item) {
            Some((_, known)) => *known = known.max(weight),
            None => measured.push((item, weight)),
        }
    }
    for (item, folder, start, end) in others {
        measured.push((item, largest(&site.join(folder), start, end)?));
    }
    Ok(measured)
}

/// The size of the larger front page.
fn largest_page(site: &Path) -> Result<f64> {
    let mut largest = 0;
    for language in LANGUAGES {
        let path = site.join(language.path).join("index.html");
        let html = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        largest = largest.max(brotli(with_other_hashes(&html).as_bytes())?.len());
    }
    Ok(kilobytes(largest as u64))
}

/// Gives a page with another hash in the place of each: as hard to compress, the same one where the same stood, and told by
/// nothing but the order in which they stand.
fn with_other_hashes(html: &str) -> String {
    let is_of_hash = |sign: char| sign.is_ascii_alphanumeric() || "+/=".contains(sign);
    let mut others = HashMap::new();
    let mut page = String::with_capacity(html.len());
    for piece in html.split_inclusive(|sign| !is_of_hash(sign)) {
        let (word, end) = piece.split_at(piece.trim_end_matches(|sign| !is_of_hash(sign)).len());
        let is_name = word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_integrity = word.len() == 44 && word.ends_with('=');
        if is_name || is_integrity {
            let place = others.len().to_string();
            let place = others.entry(word).or_insert(place).as_bytes();
            page += &if is_name {
                hash(place)
            } else {
                BASE64_STANDARD.encode(Sha256::digest(place))
            };
        } else {
            page += word;
        }
        page += end;
    }
    page
}

/// The size of the largest file of a folder whose name has this start and end, in thousands of bytes. Of a site with pages
/// only what is its own build's counts.
pub fn largest(folder: &Path, start: &str, end: &str) -> Result<f64> {
    let site = folder.parent().filter(|_| folder.ends_with("assets"));
    let own = site.and_then(|site| earlier::own(site).ok());
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_own = |own: &BTreeSet<String>| own.contains(name.trim_end_matches(".br"));
        name.starts_with(start) && name.ends_with(end) && own.as_ref().is_none_or(is_own)
    };
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let bytes = paths
        .filter(named)
        .filter_map(|path| Some(path.metadata().ok()?.len()))
        .max()
        .with_context(|| format!("{} has no {start}*{end}", folder.display()))?;
    Ok(kilobytes(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "no file has 2^53 bytes")]
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that names three files, one of them twice, of a build.
    fn page(build: &str) -> String {
        let [boot, reader] = ["boot", "reader"].map(|name| format!("{build}{name}"));
        let integrity = BASE64_STANDARD.encode(Sha256::digest(&boot));
        let [boot, reader, build] = [&*boot, &reader, build].map(|text| hash(text.as_bytes()));
        format!(
            r#"{{"build":"{build}","url":"assets/reader-{reader}.js"}}
               <script src="../assets/boot-{boot}.js" integrity="sha256-{integrity}"></script>
               <a href="assets/boot-{boot}.js">CNCERT/CC, 2025-W52, 0123456789abcdef0, 4,812.3万</a>"#
        )
    }

    #[test]
    fn two_builds_of_one_page_are_measured_alike() {
        let [one, other] = ["one", "other"].map(page);
        assert_ne!(one, other);
        assert_eq!(with_other_hashes(&one), with_other_hashes(&other));
    }

    #[test]
    fn a_hash_stays_as_long_and_the_same_everywhere_and_all_else_stays_as_it_is() {
        let page = page("one");
        let measured = with_other_hashes(&page);
        let names = |html: &str| -> Vec<_> {
            let after = html.split("/boot-").skip(1);
            after.map(|text| text[..16].to_owned()).collect()
        };
        assert_eq!(measured.len(), page.len());
        assert_eq!(names(&measured)[0], names(&measured)[1]);
        assert_ne!(names(&measured), names(&page));
        assert!(measured.ends_with("CNCERT/CC, 2025-W52, 0123456789abcdef0, 4,812.3万</a>"));
    }
}

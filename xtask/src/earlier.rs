//! What the build before had, for its pages that are still open: they ask for parts of their own build.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result};

use crate::shell::LANGUAGES;

const ASSETS: &str = "assets";

/// Copies into a new site what an old one has under `assets/` and it has not. Of builds only the last one is kept: what the old
/// site has of an earlier one comes along where both sites are of the same build.
pub fn keep(old: &Path, new: &Path) -> Result<()> {
    // There may be none, or one that another program made.
    let Ok(before) = own(old) else {
        return Ok(());
    };
    let is_same = before == own(new)?;
    for entry in fs::read_dir(old.join(ASSETS))? {
        let (from, name) = {
            let entry = entry?;
            (entry.path(), entry.file_name())
        };
        let to = new.join(ASSETS).join(&name);
        let name = name.to_string_lossy();
        let whole = [".br", ".gz"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(&name);
        if (is_same || before.contains(whole)) && !to.exists() {
            fs::copy(&from, &to).with_context(|| from.display().to_string())?;
        }
    }
    Ok(())
}

/// The path of a file of a site's own build by its name and the end of it, as `reader` and `wasm`: beside it may lie that of
/// the build before.
pub fn asset(site: &Path, name: &str, extension: &str) -> Result<PathBuf> {
    let (start, end) = (format!("{name}-"), format!(".{extension}"));
    let mut own = own(site)?.into_iter();
    own.find(|file| file.starts_with(&start) && file.ends_with(&end))
        .map(|file| site.join(ASSETS).join(file))
        .with_context(|| format!("the site has no asset {name}.{extension}"))
}

/// The names of a build's own files: its pages name them, and their boot script.
///
/// # Errors
/// Where a page or the boot script cannot be read.
pub fn own(site: &Path) -> io::Result<BTreeSet<String>> {
    let pages = LANGUAGES.map(|language| site.join(language.path).join("index.html"));
    let mut own = BTreeSet::new();
    for page in pages {
        own.extend(named(&fs::read_to_string(page)?));
    }
    let start = own.iter().find(|name| name.starts_with("boot-"));
    if let Some(start) = start.cloned() {
        own.extend(named(&fs::read_to_string(site.join(ASSETS).join(start))?));
    }
    Ok(own)
}

fn named(text: &str) -> impl Iterator<Item = String> {
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || "-.".contains(sign);
    text.split("assets/").skip(1).map(move |rest| {
        let end = rest.find(|sign| !is_of_name(sign));
        rest[..end.unwrap_or(rest.len())].to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site of a build: its pages name a boot script, and that a part.
    fn build(folder: &Path, number: usize) {
        for language in LANGUAGES {
            let page = folder.join(language.path);
            fs::create_dir_all(&page).unwrap();
            let html = format!("<script src=\"./assets/boot-{number}.js\"></script>");
            fs::write(page.join("index.html"), html).unwrap();
        }
        let assets = folder.join(ASSETS);
        fs::create_dir_all(&assets).unwrap();
        let part = format!("reader.report-{number}.wasm");
        let boot = format!("bring(\"assets/{part}\")");
        fs::write(assets.join(format!("boot-{number}.js")), boot).unwrap();
        fs::write(assets.join(&part), "").unwrap();
        fs::write(assets.join(format!("{part}.br")), "").unwrap();
    }

    fn has(site: &Path, number: usize) -> bool {
        let part = site.join(format!("assets/reader.report-{number}.wasm"));
        part.with_extension("wasm.br").exists() && part.exists()
    }

    #[test]
    fn a_build_has_the_parts_of_the_build_before_and_of_no_earlier_one() {
        let folder = tempfile::tempdir().unwrap();
        let sites = [1, 2, 3].map(|number| folder.path().join(number.to_string()));
        let [first, second, third] = &sites;
        for (site, number) in sites.iter().zip(1..) {
            build(site, number);
        }
        keep(&folder.path().join("none"), first).unwrap();
        keep(first, second).unwrap();
        assert!(has(second, 1) && has(second, 2));
        assert!(
            asset(second, "reader.report", "wasm")
                .unwrap()
                .ends_with("reader.report-2.wasm")
        );
        keep(second, third).unwrap();
        assert!(has(third, 2) && has(third, 3) && !has(third, 1));
    }

    #[test]
    fn the_same_build_made_once_more_keeps_what_it_kept() {
        let folder = tempfile::tempdir().unwrap();
        let sites = [1, 2, 2].map(|number| {
            let site = folder
                .path()
                .join(fs::read_dir(&folder).unwrap().count().to_string());
            build(&site, number);
            site
        });
        keep(&sites[0], &sites[1]).unwrap();
        keep(&sites[1], &sites[2]).unwrap();
        assert!(has(&sites[2], 1) && has(&sites[2], 2));
    }
}

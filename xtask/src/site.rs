//! The site: a folder that any static host serves, under any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;

use crate::asset::{Asset, hash};
use crate::bundle::{self, Bundle};
use crate::process::{announce, cargo, run};
use crate::shell::{self, Boot, LANGUAGES, Later, Named};
use crate::wasm::{self, Profile};
use crate::{compress, setup, workspace};

/// One way of building the site.
pub struct Build {
    folder: PathBuf,
    profile: Profile,
    address: Option<String>,
}

/// What the site is made of besides `public/` and `index.html`.
pub struct Parts {
    bundle: Bundle,
    wasm: Vec<u8>,
}

impl Build {
    /// The site as it is published: optimised and compressed. `address` is where it will stand, if known.
    pub fn published(folder: PathBuf, address: Option<String>) -> Self {
        Self {
            folder,
            profile: Profile::Wasm,
            address,
        }
    }

    /// The site as it is developed: built quickly.
    pub fn developing(folder: PathBuf) -> Self {
        Self {
            folder,
            profile: Profile::Dev,
            address: None,
        }
    }

    /// Sets up what is missing and builds everything.
    pub fn run(&self) -> Result<Parts> {
        setup::for_building()?;
        let parts = self.parts()?;
        self.assemble(&parts)?;
        Ok(parts)
    }

    /// Compiles and bundles.
    pub fn parts(&self) -> Result<Parts> {
        let program = wasm::build(self.profile)?;
        let bundle = bundle::build(&program.glue, self.profile)?;
        Ok(Parts {
            bundle,
            wasm: program.wasm,
        })
    }

    /// Writes the folder anew: beside the old one first, so that an interrupted build never leaves half a site.
    pub fn assemble(&self, parts: &Parts) -> Result<()> {
        let new = self.folder.with_extension("new");
        let old = self.folder.with_extension("old");
        remove(&new)?;
        remove(&old)?;
        copy(&workspace::root().join("public"), &new)?;
        Self::write_pages(parts, &new)?;
        if self.profile == Profile::Wasm {
            self.prerender(&new)?;
            announce("Compressing", "usually 5 seconds");
            compress::folder(&new, &self.folder)?;
        }
        if self.folder.exists() {
            fs::rename(&self.folder, &old)?;
        }
        fs::rename(&new, &self.folder)?;
        remove(&old)?;
        eprintln!("» The site is in {}", self.folder.display());
        Ok(())
    }

    fn write_pages(Parts { bundle, wasm }: &Parts, site: &Path) -> Result<()> {
        let boot = Boot {
            build: hash(&[bundle.glue.as_bytes(), wasm, bundle.boot.as_bytes()].concat()),
            glue: Asset::write(site, "reader", "js", bundle.glue.as_bytes())?,
            wasm: Asset::write(site, "reader", "wasm", wasm)?,
        };
        let script = |name: &str, text: &str| Asset::write(site, name, "js", text.as_bytes());
        let later = Later {
            charts: script("charts", &bundle.charts)?,
            embedding: script("embedding", &bundle.embedding)?,
            frame: script("frame", &bundle.frame)?,
        };
        let named = Named {
            start: script("boot", &later.told(&bundle.boot)?)?,
            print: Asset::write(site, "print", "css", bundle.print.as_bytes())?,
        };
        // Other sites name it, so its name never changes.
        fs::write(site.join("embed.js"), &bundle.embed)?;
        for language in LANGUAGES {
            let html = shell::fill(language, bundle, &boot, &named)?;
            let folder = site.join(language.path);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("index.html"), html)?;
        }
        Ok(())
    }

    /// Has the newest issue put into the pages, and a page written for every week.
    fn prerender(&self, site: &Path) -> Result<()> {
        announce(
            "Writing the pages of all weeks",
            "usually 2 minutes the first time, then up to one",
        );
        let mut press = cargo();
        press
            .args(["run", "--quiet", "--package", "press", "--", "prerender"])
            .arg(site);
        if let Some(address) = &self.address {
            press.args(["--address", address]);
        }
        run(&mut press)
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let place = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&place)?;
        } else {
            fs::copy(entry.path(), &place).with_context(|| place.display().to_string())?;
        }
    }
    Ok(())
}

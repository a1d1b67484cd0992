//! The site: a folder that any static host serves, under any path.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use deploy::{Frames, Hosting, compress, headers, nginx};

use crate::asset::{Asset, hash};
use crate::bundle::{self, Bundle};
use crate::earlier;
use crate::process::{announce, press, run};
use crate::shell::{self, Boot, Desk, LANGUAGES, Later, Named};
use crate::split;
use crate::wasm::{self, Profile, Program, Programs};
use crate::{licenses, public, setup, workspace};

/// One way of building the site.
pub struct Build {
    folder: PathBuf,
    profile: Profile,
    address: Option<String>,
    frames: Frames,
}

/// What the site is made of besides `public/` and `index.html`.
pub struct Parts {
    bundle: Bundle,
    programs: Programs,
}

impl Build {
    /// The site as it is published: optimised and compressed. `address` is where it will stand, if known.
    pub fn published(folder: PathBuf, address: Option<String>) -> Self {
        Self {
            folder,
            profile: Profile::Wasm,
            address,
            frames: Frames::default(),
        }
    }

    /// Has only some other sites show this one in a frame.
    #[must_use]
    pub fn framed_by(self, frames: Frames) -> Self {
        Self { frames, ..self }
    }

    /// The site as it is developed: built quickly.
    pub fn developing(folder: PathBuf) -> Self {
        Self {
            folder,
            profile: Profile::Dev,
            address: None,
            frames: Frames::default(),
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
        let programs = wasm::build(self.profile)?;
        let bundle = bundle::build(&programs, self.profile)?;
        Ok(Parts { bundle, programs })
    }

    /// Writes the folder anew: beside the old one first, so that an interrupted build never leaves half a site.
    pub fn assemble(&self, parts: &Parts) -> Result<()> {
        let new = self.folder.with_extension("new");
        let old = self.folder.with_extension("old");
        remove(&new)?;
        remove(&old)?;
        public::copy(&workspace::root().join("public"), &new)?;
        Self::write_pages(parts, &new)?;
        fs::write(
            new.join(licenses::NAME),
            licenses::text(&parts.bundle.bundled)?,
        )?;
        if self.profile == Profile::Wasm {
            self.prerender(&new)?;
            announce("Compressing", "usually 5 seconds");
            compress::folder(&new, &self.folder)?;
            self.configure(&new)?;
            let Programs { reader, desk } = &parts.programs;
            for (name, program) in [("reader", reader), ("desk", desk)] {
                for line in split::table(&new, name, &program.parts)? {
                    eprintln!("{line}");
                }
            }
            earlier::keep(&self.folder, &new)?;
        }
        if self.folder.exists() {
            fs::rename(&self.folder, &old)?;
        }
        fs::rename(&new, &self.folder)?;
        remove(&old)?;
        eprintln!("» The site is in {}", self.folder.display());
        Ok(())
    }

    /// Writes how the site is to be served: for nginx beside it, for hosts of static sites into it.
    fn configure(&self, site: &Path) -> Result<()> {
        let hosting = Hosting::of(site, self.frames.clone())?;
        fs::write(site.join(headers::NAME), headers::text(&hosting, site)?)?;
        let nginx_file = self.folder.with_extension("nginx.conf");
        fs::write(&nginx_file, nginx::directives(&hosting))
            .with_context(|| nginx_file.display().to_string())
    }

    fn write_pages(Parts { bundle, programs }: &Parts, site: &Path) -> Result<()> {
        let Programs { reader, desk } = programs;
        let script = |name: &str, text: &str| Asset::write(site, name, "js", text.as_bytes());
        let style = |name: &str, text: &str| Asset::write(site, name, "css", text.as_bytes());
        let parts = |name: &str, program: &Program| part_assets(site, name, program);
        let later = Later {
            parts: parts("reader", reader)?,
            desk: Desk {
                wasm: Asset::write(site, "desk", "wasm", &desk.wasm)?,
                parts: parts("desk", desk)?,
                style: style("desk", &bundle.desk_style)?,
            },
        };
        let start = later.told(&bundle.boot)?;
        let modules = vec![
            script("reader", &bundle.reader)?,
            script("charts", &bundle.charts)?,
            script("desk", &bundle.desk)?,
            script("embedding", &bundle.embedding)?,
            script("frame", &bundle.frame)?,
        ];
        let hashes: String = modules.iter().map(|of| of.integrity.as_str()).collect();
        let boot = Boot {
            build: hash(&[hashes.as_bytes(), &reader.wasm, start.as_bytes()].concat()),
            wasm: Asset::write(site, "reader", "wasm", &reader.wasm)?,
        };
        let named = Named {
            start: script("boot", &start)?,
            print: style("print", &bundle.print)?,
            modules,
        };
        // Other sites name it, so its name never changes.
        fs::write(site.join("embed.js"), &bundle.embed)?;
        for language in LANGUAGES {
            let html = shell::fill(language, bundle, &boot, &named)?;
            let folder = site.join(language.path);
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("index.html"), html)?;
        }
        let preview = shell::preview(bundle, &later, &named)?;
        fs::write(site.join("preview.html"), preview)?;
        Ok(())
    }

    /// Has the newest issue put into the pages, and a page written for every week.
    fn prerender(&self, site: &Path) -> Result<()> {
        announce(
            "Writing the pages of all weeks",
            "usually 2 minutes the first time, then up to one",
        );
        let mut press = press();
        press.arg("prerender").arg(site);
        if let Some(address) = &self.address {
            press.args(["--address", address]);
        }
        run(&mut press)
    }
}

/// Writes the parts of a program; gives for each the files that it is made of.
fn part_assets(
    site: &Path,
    program_name: &str,
    program: &Program,
) -> Result<BTreeMap<String, Vec<Asset>>> {
    let modules = program.parts.modules.iter().map(|(name, module)| {
        let asset = Asset::write(site, &format!("{program_name}.{name}"), "wasm", module)?;
        Ok((name, asset))
    });
    let modules: BTreeMap<_, _> = modules.collect::<Result<_>>()?;
    let made_of = program.parts.made_of.iter();
    let files = |names: &[String]| names.iter().map(|name| modules[name].clone()).collect();
    Ok(made_of
        .map(|(part, names)| (part.clone(), files(names)))
        .collect())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

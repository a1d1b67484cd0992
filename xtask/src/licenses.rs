//! `licenses.txt`: whose software the site passes on, and under what terms. The texts come from the packages themselves,
//! each once; a package that brings none is told by the standard text of its license and by its authors.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};
use walkdir::WalkDir;

use crate::bundle::Bundled;
use crate::process::{cargo, output};
use crate::workspace;

/// The name of the file, at the site's root.
pub const NAME: &str = "licenses.txt";

/// Begins it as it begins pages, for it has names of authors in it: see the shell.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What stands before each text and the names of those who are under it.
const RULE: &str =
    "\n\n--------------------------------------------------------------------------------\n";

/// The licenses that a choice may fall on, what is short and names its authors first; and words that each text of one has.
const KNOWN: [(&str, &str); 5] = [
    (
        "MIT",
        "permission is hereby granted, free of charge, to any person obtaining a copy of this software",
    ),
    ("Zlib", "this software is provided 'as-is'"),
    ("BSL-1.0", "boost software license"),
    ("Unicode-3.0", "unicode license v3"),
    ("Apache-2.0", "apache license version 2.0"),
];

/// Software by somebody else.
#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    /// The file beside which its licenses lie; none where they lie nowhere on this machine.
    #[serde(rename = "manifest_path")]
    manifest: Option<PathBuf>,
}

/// Gives the text of the file for a site with these scripts.
pub fn text(bundled: &Bundled) -> Result<String> {
    let mut texts = Texts::default();
    for package in crates()? {
        texts.add(&package.to_string(), package.terms()?);
    }
    for name in &bundled.packages {
        let folder = workspace::root().join("boot/node_modules").join(name);
        let manifest = fs::read_to_string(folder.join("package.json"))?;
        let package: Package = serde_json::from_str(&manifest).context(name.clone())?;
        let terms: Vec<_> = files(&folder)?.into_values().collect();
        texts.add(&package.to_string(), terms);
    }
    Ok(format!(
        "{BYTE_ORDER_MARK}Software in this site, each with its license.\n\n\
         Changed by this project, as boot/bundle.mjs in its sources says:\n{}{texts}",
        bundled.changed.join("\n")
    ))
}

/// The packages whose code is in the programs, this project's own among them.
fn crates() -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let target = ["--target", "wasm32-unknown-unknown"];
    let tree = output(
        cargo()
            .args(["tree", "--locked", "--package", "cncert-weekly"])
            .args(target)
            .args(["--edges", "normal,no-proc-macro", "--prefix", "none"])
            .args(["--format", "{p}"]),
    );
    let tree = tree.context("cargo tree failed")?;
    // `name v1.2.3`, and what else is to be said of it.
    let named: BTreeSet<_> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?, words.next()?.strip_prefix('v')?))
        })
        .collect();
    let metadata = output(cargo().args(["metadata", "--locked", "--format-version", "1"]));
    let metadata = metadata.context("cargo metadata failed")?;
    let Metadata { mut packages } = serde_json::from_str(&metadata)?;
    packages.retain(|package| named.contains(&(&*package.name, &*package.version)));
    packages.push(standard_library()?);
    Ok(packages)
}

/// Rust's own library, which no lock file has.
fn standard_library() -> Result<Package> {
    let told = output(Command::new("rustc").arg("--version")).context("rustc is missing")?;
    Ok(Package {
        name: "std".to_owned(),
        version: told.split(' ').nth(1).unwrap_or_default().to_owned(),
        license: Some("MIT OR Apache-2.0".to_owned()),
        authors: vec!["The Rust Project Developers".to_owned()],
        manifest: None,
    })
}

impl Package {
    /// The texts under which it is passed on: of a choice, the first one that it brings along.
    fn terms(&self) -> Result<Vec<String>> {
        let files = match self.manifest.as_deref().and_then(Path::parent) {
            Some(folder) => files(folder)?,
            None => BTreeMap::new(),
        };
        let expression = self.license.as_deref().unwrap_or_default();
        let expression = Expression::parse_mode(expression, ParseMode::LAX)
            .with_context(|| format!("the license of {self}"))?;
        let brought = |id: &str| files.values().find(|text| is_of(text, id));
        let (there, missing): (Vec<_>, Vec<_>) =
            KNOWN.into_iter().partition(|(id, _)| brought(id).is_some());
        let preferred = there.iter().chain(&missing);
        let accepted: Vec<_> = preferred
            .map(|(id, _)| Licensee::parse(id))
            .collect::<Result<_, _>>()?;
        let chosen = expression
            .minimized_requirements(&accepted)
            .with_context(|| {
                format!(
                    "add the license of {self} to xtask/src/licenses.rs, with words of its text"
                )
            })?;
        let ids = chosen.iter().filter_map(|one| one.license.id());
        let terms = ids.map(|id| match brought(id.name) {
            Some(text) => text.clone(),
            None => self.standard_text(id.text()),
        });
        let notices = files.iter().filter(|(name, _)| name.starts_with("NOTICE"));
        Ok(terms.chain(notices.map(|(_, text)| text.clone())).collect())
    }

    /// The text of a license that it does not bring along, with its authors.
    fn standard_text(&self, text: &str) -> String {
        let authors = self.authors.iter().map(|author| {
            let name = author.split(" <").next();
            name.unwrap_or_default().to_owned()
        });
        let mut authors: Vec<_> = authors.collect();
        if authors.is_empty() {
            authors.push(format!("the authors of {}", self.name));
        }
        text.replace("<year> <copyright holders>", &authors.join(", "))
    }
}

impl std::fmt::Display for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

/// The licenses and notices that a package brings along, by their names.
fn files(folder: &Path) -> Result<BTreeMap<String, String>> {
    let places = [folder.to_owned(), folder.join("licenses")];
    let mut files = BTreeMap::new();
    for place in places {
        for entry in WalkDir::new(place).min_depth(1).max_depth(1) {
            // Most packages have no such folder.
            let Ok(entry) = entry else { continue };
            let name = entry.file_name().to_string_lossy().to_uppercase();
            let is_legal = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"]
                .iter()
                .any(|start| name.starts_with(start));
            if is_legal && entry.file_type().is_file() {
                files.insert(name, fs::read_to_string(entry.path())?);
            }
        }
    }
    Ok(files)
}

/// Whether a text is that of a license.
fn is_of(text: &str, id: &str) -> bool {
    let text = flat(text).to_lowercase();
    // What each text of one has, a text of another may have within: the first that fits is the one.
    let found = KNOWN.iter().find(|(_, words)| text.contains(words));
    found.is_some_and(|(known, _)| *known == id)
}

/// A text without the ends of its lines, which each author breaks elsewhere.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Texts, each once, with the names of those who are under it.
#[derive(Default)]
struct Texts(BTreeMap<String, (String, BTreeSet<String>)>);

impl Texts {
    /// Notes the texts of a package.
    fn add(&mut self, name: &str, terms: Vec<String>) {
        for text in terms {
            let (_, names) = self
                .0
                .entry(flat(&text))
                .or_insert_with(|| (text.replace('\r', ""), BTreeSet::new()));
            names.insert(name.to_owned());
        }
    }
}

impl std::fmt::Display for Texts {
    /// Writes them by the first name that stands above each.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut texts: Vec<_> = self.0.values().map(|(text, names)| (names, text)).collect();
        texts.sort();
        for (names, text) in texts {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            write!(
                f,
                "{RULE}{}\n\n{}",
                names.join("\n"),
                text.trim_matches(['\n', '\u{feff}'])
            )?;
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(license: &str, files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let package = Package {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            license: Some(license.to_owned()),
            authors: vec!["Ada <ada@example.org>".to_owned(), "Bo".to_owned()],
            manifest: Some(folder.path().join("Cargo.toml")),
        };
        package.terms().unwrap()
    }

    const MIT: &str = "Copyright Ada\n\nPermission is hereby granted, free of charge, to any\nperson obtaining a copy of this software";
    const APACHE: &str = "  Apache License\n  Version 2.0, January 2004";

    #[test]
    fn of_a_choice_the_text_that_is_there_is_taken_and_with_it_every_notice() {
        let both = [("LICENSE-APACHE", APACHE), ("LICENSE-MIT", MIT)];
        assert_eq!(package("MIT OR Apache-2.0", &both), [MIT]);
        assert_eq!(package("MIT AND Apache-2.0", &both), [MIT, APACHE]);
        let noted = [("license", APACHE), ("NOTICE", "By Ada")];
        assert_eq!(package("MIT/Apache-2.0", &noted), [APACHE, "By Ada"]);
    }

    #[test]
    fn where_no_text_is_there_the_standard_one_names_the_authors() {
        let terms = package("MIT", &[("README.md", MIT)]);
        assert!(terms[0].contains("Copyright (c) Ada, Bo\n"), "{terms:?}");
        assert!(is_of(&terms[0], "MIT"), "{terms:?}");
    }

    #[test]
    fn a_text_that_is_broken_elsewhere_stands_once_with_all_names() {
        let mut texts = Texts::default();
        texts.add("b 1", vec!["One\ntext\n".to_owned()]);
        texts.add("a 2", vec!["One text".to_owned(), "Other".to_owned()]);
        let expected = format!("{RULE}a 2\n\nOther{RULE}a 2\nb 1\n\nOne\ntext\n");
        assert_eq!(texts.to_string(), expected);
    }
}

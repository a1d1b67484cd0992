//! Which browser tests run in which engine: all in Chromium, and in the others those that a line above them marks.
//!
//! `/// In every engine.` or, with the reason, ``/// In every engine but `WebKit`: it has no scroll anchoring.``
//! What has no mark is of Chromium alone. That has file handles, and a driver that drops files, prints, composes text, tells
//! what the console says, runs scripts before those of a page and leaves parts of the browser out.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use walkdir::WalkDir;

use crate::{browser::Engine, workspace};

const MARK: &str = "/// In every engine";

/// The whole names of the tests that are marked for an engine.
pub fn tests_for(engine: Engine) -> Result<Vec<String>> {
    let folder = workspace::root().join("tests/browser");
    let mut names = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let path = entry?.into_path();
        if path.is_file() {
            let text = fs::read_to_string(&path)?;
            let module = module(path.strip_prefix(&folder)?);
            let marked = marked_for(engine, &text).with_context(|| path.display().to_string())?;
            names.extend(marked.iter().map(|name| format!("{module}{name}")));
        }
    }
    ensure!(!names.is_empty(), "no test is marked for {engine:?}");
    Ok(names)
}

/// The module of a file, with what joins it to a name.
fn module(path: &Path) -> String {
    let folders = path.with_extension("");
    let names = folders
        .iter()
        .map(|name| name.to_string_lossy())
        .filter(|name| !["mod", "main"].contains(&&**name));
    names
        .flat_map(|name| [name.into_owned(), "::".to_owned()])
        .collect()
}

/// The names of the functions in a source that are marked for an engine.
fn marked_for(engine: Engine, source: &str) -> Result<Vec<&str>> {
    let mut names = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let Some(mark) = line.strip_prefix(MARK) else {
            continue;
        };
        let below: Vec<_> = lines.by_ref().take(3).collect();
        let attributes = below
            .iter()
            .take_while(|line| line.starts_with("#["))
            .count();
        let name = below
            .get(attributes)
            .and_then(|line| line.strip_prefix("fn "));
        let name = name.filter(|_| below[..attributes].contains(&"#[test]"));
        let name = name.and_then(|name| name.split('(').next());
        let name = name.with_context(|| format!("no test follows “{line}”"))?;
        if other_than(mark).with_context(|| format!("{name}: “{line}”"))? != Some(engine) {
            names.push(name);
        }
    }
    Ok(names)
}

/// The engine that a mark leaves out.
fn other_than(mark: &str) -> Result<Option<Engine>> {
    if mark == "." {
        return Ok(None);
    }
    let left_out = mark
        .strip_prefix(" but ")
        .and_then(|rest| rest.split_once(": "));
    match left_out {
        Some(("Firefox", _)) => Ok(Some(Engine::Firefox)),
        Some(("`WebKit`", _)) => Ok(Some(Engine::WebKit)),
        _ => bail!("a mark ends here, or says “but Firefox: ” or “but `WebKit`: ” and why"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "/// In every engine.\n#[test]\nfn first() {\n}\n\n#[test]\nfn second() {\n}\n\n\
        /// In every engine but `WebKit`: it cannot.\n#[test]\n#[ignore = \"slow\"]\nfn third() {\n}\n";

    #[test]
    fn a_test_runs_in_the_engines_that_its_mark_names() {
        let names = |engine| marked_for(engine, SOURCE).expect("the marks are sound");
        assert_eq!(names(Engine::Firefox), ["first", "third"]);
        assert_eq!(names(Engine::WebKit), ["first"]);
    }

    #[test]
    fn a_mark_that_names_no_engine_or_stands_at_no_test_is_refused() {
        for (mark, follows) in [
            (" but Opera: it cannot.", "#[test]\nfn first() {\n"),
            (" but `WebKit`.", "#[test]\nfn first() {\n"),
            ("s.", "#[test]\nfn first() {\n"),
            (".", "fn first() {\n"),
            (".", ""),
        ] {
            let source = format!("{MARK}{mark}\n{follows}");
            assert!(marked_for(Engine::Firefox, &source).is_err(), "{source}");
        }
    }

    #[test]
    fn the_marked_tests_are_named_with_their_modules() {
        for engine in [Engine::Firefox, Engine::WebKit] {
            let names = tests_for(engine).expect("the marks are sound");
            assert!(names.len() > 100, "{names:?}");
            for name in ["panics::", "desk::files::", "embedding_libraries::"] {
                assert!(names.iter().any(|other| other.starts_with(name)), "{name}");
            }
        }
    }
}

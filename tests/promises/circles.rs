//! No file uses one that uses it, however many stand between them.
//!
//! A module and what lies in its folder are one: the files there use what it holds for all of
//! them, and it brings them together.

use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
};

use crate::house::{Source, sources, tree};

/// A module by the names on the way to it.
type Module = Vec<String>;

/// The modules of the library, each a file.
struct Library {
    code: BTreeMap<Module, String>,
}

impl Library {
    fn of(sources: Vec<Source>) -> Self {
        let module = |path: &str| {
            let names = path.strip_prefix("src/")?.strip_suffix(".rs")?;
            let mut names: Module = names.split('/').map(str::to_owned).collect();
            if ["mod", "lib"].contains(&&**names.last()?) {
                names.pop();
            }
            let is_program = names
                .first()
                .is_some_and(|name| ["bin", "main"].contains(&&**name));
            (!is_program).then_some(names)
        };
        let modules = sources.into_iter();
        let modules = modules.filter_map(|source| Some((module(&source.path)?, source.code)));
        Self {
            code: modules.collect(),
        }
    }

    /// The module that holds what a path in another one leads to.
    fn holder(&self, from: &[String], path: &[String]) -> Module {
        let mut at = from.to_vec();
        let mut rest = path;
        while let [name, more @ ..] = rest {
            let child = [at.as_slice(), slice::from_ref(name)].concat();
            match name.as_str() {
                "crate" => at.clear(),
                "super" => {
                    at.pop();
                }
                "self" => {}
                _ if self.code.contains_key(&child) => at = child,
                name => match self.shown_as(&at, name) {
                    Some(path) => return self.holder(&at, &[&path, more].concat()),
                    None => return at,
                },
            }
            rest = more;
        }
        at
    }

    /// Where a module has a name from that it shows as its own.
    fn shown_as(&self, module: &[String], name: &str) -> Option<Vec<String>> {
        let code = &self.code[module];
        let shown = code.match_indices(" use ").filter(|(at, _)| {
            let before = code[..*at].lines().next_back().unwrap_or_default();
            before.starts_with("pub")
        });
        let mut paths = shown.flat_map(|(at, start)| tree(&code[at + start.len()..]).0);
        let path = paths.find(|path| path.ends_with(&format!("::{name}")))?;
        Some(path.split("::").map(str::to_owned).collect())
    }

    /// The modules that a module uses, but for those above and within it.
    fn used_by(&self, module: &Module) -> BTreeSet<Module> {
        let mut used = BTreeSet::new();
        let code = &self.code[module];
        for start in ["crate::", "super::"] {
            for (at, _) in code.match_indices(start) {
                let is_within = |sign: char| sign.is_alphanumeric() || ":_".contains(sign);
                if !code[..at].ends_with(is_within) {
                    let paths = tree(&code[at..]).0;
                    let paths = paths.iter().map(|path| path.split("::").map(str::to_owned));
                    used.extend(paths.map(|path| self.holder(module, &path.collect::<Vec<_>>())));
                }
            }
        }
        used.retain(|other| !other.starts_with(module) && !module.starts_with(other));
        used
    }

    /// Each circle, its files with what they use of it.
    fn circles(&self) -> Vec<String> {
        let modules = self.code.keys();
        let used: BTreeMap<_, _> = modules
            .map(|module| (module.clone(), self.used_by(module)))
            .collect();
        let within = |module: &Module| {
            let mut reached = BTreeSet::new();
            let mut next: Vec<_> = used[module].iter().collect();
            while let Some(module) = next.pop() {
                if reached.insert(module.clone()) {
                    next.extend(&used[module]);
                }
            }
            reached
        };
        let reached: BTreeMap<_, _> = used.keys().map(|module| (module, within(module))).collect();
        let mut circles = Vec::new();
        for (module, others) in &used {
            let is_back = |other: &&Module| reached[other].contains(module);
            for other in others.iter().filter(is_back) {
                circles.push(format!("{} uses {}", module.join("/"), other.join("/")));
            }
        }
        circles
    }
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let library = Library::of(sources("src"));
    let used = library
        .code
        .keys()
        .map(|module| library.used_by(module).len());
    let count: usize = used.sum();
    assert!(count > 500, "{count}");
    assert_eq!(library.circles(), [""; 0]);
}

#[test]
fn a_circle_is_seen_however_it_is_written() {
    let circles = |files: &[[&str; 2]]| {
        let sources = files.iter().map(|[path, code]| Source {
            path: format!("src/{path}.rs"),
            code: (*code).to_owned(),
        });
        Library::of(sources.collect()).circles()
    };
    let shown = ["a/mod", "mod b;\npub use b::One;\npub(super) use b::Two;\n"];
    let ways = [
        "use super::b::One;",
        "use super::{Three, Two};",
        "use crate::a::{b::One, d::Four};",
        "use super::super::a::Two;",
        "fn two() -> super::Two {}",
    ];
    for way in ways {
        let found = circles(&[shown, ["a/b", "use super::c::Three;"], ["a/c", way]]);
        assert_eq!(found, ["a/b uses a/c", "a/c uses a/b"], "{way}");
        assert_eq!(circles(&[shown, ["a/b", ""], ["a/c", way]]), [""; 0]);
    }
    let three = [
        ["a", "use crate::b::B;"],
        ["b/mod", "mod deep;"],
        ["b/deep", "use super::super::c::C;"],
        ["c", "use crate::a::A;"],
        ["b/other", "use crate::c::C;"],
    ];
    assert_eq!(
        circles(&three),
        [""; 0],
        "of one module only what is used counts"
    );
    let whole = [three[0], ["b/mod", "use super::c::C;"], three[3]];
    let found = circles(&whole);
    assert_eq!(found, ["a uses b", "b uses c", "c uses a"]);
    let parent = [
        ["a/mod", "use b::B; pub struct A;"],
        ["a/b", "use super::A;"],
    ];
    assert_eq!(circles(&parent), [""; 0]);
}

//! A program in several modules: the first one, and parts that come when they are asked for (src/part.rs).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use walrus::ModuleConfig;
use wasm_split_cli_support::Options;

use crate::bench::sizes::largest;

/// From whom modules import what they share.
const SHARED: &str = "__wasm_split";
/// The bytes of a module that holds some words and nothing else. How many of these there are hangs on which words two parts
/// happen to have in common, and not on how parts are cut.
const WORDS_ALONE: usize = 512;

/// What a program has besides its first module.
#[derive(Default)]
pub struct Parts {
    /// The modules by name.
    pub modules: BTreeMap<String, Vec<u8>>,
    /// The parts by name, each with the names of its modules.
    pub made_of: BTreeMap<String, Vec<String>>,
    /// What the first module has to export for them.
    pub asked: Vec<String>,
}

/// Splits a program that was linked with its relocations; gives the path of its first module, which has no glue yet, and
/// writes it into a folder. Fails where several parts have more modules in common than allowed: each costs a request, and
/// grains of them are a sign of parts that are cut too fine.
pub fn split(compiled: &Path, folder: &Path, most_common: usize) -> Result<(PathBuf, Parts)> {
    let program = fs::read(compiled).with_context(|| compiled.display().to_string())?;
    let first = folder.join("first.wasm");
    let mut options = Options::new(&program);
    options.output_dir = folder;
    options.main_out_path = &first;
    let split = wasm_split_cli_support::transform(options).map_err(|fault| anyhow!("{fault:?}"))?;
    let mut parts = Parts::default();
    for path in &split.split_modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let module = shortened(&fs::read(path)?, &mut parts.asked).context(stem.to_string())?;
        parts.modules.insert(name(&stem), module);
    }
    for (part, stems) in split.prefetch_map {
        let modules = stems.iter().map(|stem| name(stem)).collect();
        parts.made_of.insert(part, modules);
    }
    let common = parts
        .modules
        .iter()
        .filter(|(name, module)| !parts.made_of.contains_key(*name) && module.len() > WORDS_ALONE);
    let common = common.count();
    ensure!(
        common <= most_common,
        "the parts of a program have {common} modules in common: cut them coarser"
    );
    Ok((first, parts))
}

/// What parts hold, as the doors to them say it.
const DOORS: &str = include_str!("../../src/part.rs");

/// Tells of the modules of a program in a site how large they are after brotli, and what they hold: a line each.
pub fn table(site: &Path, program: &str, parts: &Parts) -> Result<Vec<String>> {
    let line = |name: &str, start: &str, holds: &str| {
        let kilobytes = largest(&site.join("assets"), start, ".wasm.br")?;
        anyhow::Ok(format!("  {name:<18}{kilobytes:>6.1} kB  {holds}"))
    };
    let first = line(program, &format!("{program}-"), "what it needs to begin");
    let others = parts.modules.keys().map(|name| {
        let holds = if parts.made_of.contains_key(name) {
            held(name).with_context(|| format!("src/part.rs does not say what {name} holds"))?
        } else {
            "what parts have in common"
        };
        line(&format!("  {name}"), &format!("{program}.{name}-"), holds)
    });
    [first].into_iter().chain(others).collect()
}

/// What a part holds.
fn held(part: &str) -> Option<&'static str> {
    let start = format!("//! | `{part}` | ");
    let row = DOORS.lines().find_map(|line| line.strip_prefix(&start))?;
    Some(row.trim_end_matches(" |"))
}

/// The name of a module: that of its part, or the number of one that parts have in common.
fn name(stem: &str) -> String {
    match stem.strip_prefix("split_") {
        Some(part) => part.to_owned(),
        None => stem.replace("chunk_", "common"),
    }
}

/// Encodes a module as short as it can be, without names; notes what it asks of the first one.
fn shortened(module: &[u8], asked: &mut Vec<String>) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(module)?;
    let custom: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for section in custom {
        module.customs.delete(section);
    }
    walrus::passes::gc::run(&mut module);
    for import in module.imports.iter() {
        let from = &import.module;
        ensure!(
            from == SHARED,
            "it imports from {from}, which nothing checks"
        );
        asked.push(import.name.clone());
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_for_its_part_or_numbered() {
        assert_eq!(name("split_charts"), "charts");
        assert_eq!(name("chunk_12"), "common12");
    }

    #[test]
    fn the_doors_say_what_each_part_holds() {
        assert!(held("charts").is_some_and(|holds| holds.starts_with("options")));
        assert_eq!(held("part"), None);
    }

    #[test]
    fn a_module_that_imports_of_anybody_else_is_refused() {
        let importing = |from: &str| {
            let mut module = walrus::Module::default();
            let of_nothing = module.types.add(&[], &[]);
            let (called, _) = module.add_import_func(from, "called", of_nothing);
            module.exports.add("f", called);
            module.emit_wasm()
        };
        let mut asked = Vec::new();
        assert!(shortened(&importing(SHARED), &mut asked).is_ok());
        assert_eq!(asked, ["called"]);
        assert!(shortened(&importing("./reader_bg.js"), &mut asked).is_err());
    }
}

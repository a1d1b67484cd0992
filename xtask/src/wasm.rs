//! The program: compiled by Cargo, and given the script that connects it to the browser.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use walrus::{Export, Module};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{announce, cargo, run};
use crate::split::{self, Parts};
use crate::workspace;

/// How the program is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, with names and lines in panics.
    Dev,
    /// Small, as visitors get it.
    Wasm,
}

/// A program as files.
pub struct Program {
    /// The ES module that brings the program in: `init({module_or_path})` is its default export.
    pub glue: String,
    /// The program itself, or what it needs to take a page over.
    pub wasm: Vec<u8>,
    /// The rest of it, which comes when it is asked for; nothing in a program that is developed.
    pub parts: Parts,
}

/// The programs of the site.
pub struct Programs {
    /// The report, as visitors read it.
    pub reader: Program,
    /// The editors' desk.
    pub desk: Program,
}

/// Compiles the programs and makes their glue.
pub fn build(profile: Profile) -> Result<Programs> {
    let (name, folder, how_long) = match profile {
        Profile::Dev => (
            "dev",
            "debug",
            "usually 2 minutes the first time, then seconds",
        ),
        Profile::Wasm => (
            "wasm",
            "wasm",
            "usually 6 minutes the first time, then up to two",
        ),
    };
    announce("Compiling the programs to WebAssembly", how_long);
    run(cargo()
        .args(["build", "--package", "cncert-weekly", "--bins"])
        .args(["--target", "wasm32-unknown-unknown", "--profile", name])
        .args(["--config", &flags(profile)?]))?;
    let compiled = workspace::target()
        .join("wasm32-unknown-unknown")
        .join(folder);
    let program = |name: &str, most_common| {
        let compiled = compiled.join(name).with_extension("wasm");
        if profile == Profile::Dev {
            return bind(&compiled, Parts::default(), profile).context("wasm-bindgen");
        }
        let work = workspace::target().join("parts").join(name);
        let (first, parts) = split::split(&compiled, &work, most_common).context("splitting")?;
        bind(&first, parts, profile).context("wasm-bindgen")
    };
    Ok(Programs {
        reader: program("reader", 4)?,
        // An editor's connection is spared less: four parts may have nine modules in common.
        desk: program("desk", 9)?,
    })
}

fn bind(first: &Path, parts: Parts, profile: Profile) -> Result<Program> {
    let mut output = Bindgen::new()
        .input_path(first)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(profile == Profile::Dev)
        // Parts are tied to the table of functions.
        .keep_lld_exports(profile == Profile::Wasm)
        .remove_name_section(profile == Profile::Wasm)
        .remove_producers_section(profile == Profile::Wasm)
        .generate_output()?;
    // Snippets would be files of their own, imported without any check of their bytes.
    let has_none =
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty();
    ensure!(
        has_none,
        "a dependency brings scripts of its own (snippets), which cannot be checked"
    );
    let mut glue = output.js().to_owned();
    // The splitter's own loader checks nothing: the boot script is ours.
    ensure!(
        !glue.contains("__wasm_split"),
        "the glue imports a loader of parts"
    );
    let program = output.wasm_mut();
    drop_unasked(program, &glue, &parts.asked);
    if profile == Profile::Wasm {
        shorten_imports(program, &mut glue)?;
    }
    let wasm = program.emit_wasm();
    Ok(Program { glue, wasm, parts })
}

/// Drops what the program offers and neither its glue nor its parts ask for, with all that is there for its sake. The mark
/// that Leptos's splitter of programs leaves is such a thing: a hash of the folder where Cargo keeps packages, another one
/// on each machine.
fn drop_unasked(program: &mut Module, glue: &str, parts: &[String]) {
    let is_asked = |name: &str| {
        // The glue has classes for the streams of Leptos's server functions, and no script asks for them.
        let is_glues = glue.contains(&format!("wasm.{name}")) && !name.contains("intounderlying");
        is_glues || parts.iter().any(|asked| asked == name)
    };
    let exports = program.exports.iter();
    let unasked: Vec<_> = exports
        .filter(|export| !is_asked(&export.name))
        .map(Export::id)
        .collect();
    for export in unasked {
        program.exports.delete(export);
    }
    walrus::passes::gc::run(program);
}

/// Numbers what the program imports of its glue: most names end in a hash, and hashes do not compress.
fn shorten_imports(program: &mut Module, glue: &mut String) -> Result<()> {
    for (place, import) in program.imports.iter_mut().enumerate() {
        let long = format!("{}:", import.name);
        let times = glue.matches(&long).count();
        ensure!(
            times == 1,
            "the glue has {long} {times} times instead of once"
        );
        import.name = format!("i{place}");
        *glue = glue.replace(&long, &format!("{}:", import.name));
    }
    Ok(())
}

/// The setting of Cargo that keeps this machine's folders out of the program, as panics name their file, and what is needed
/// to split it in it.
fn flags(profile: Profile) -> Result<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.unwrap_or_default().join("registry").join("src");
    let mut flags = Vec::new();
    for registry in fs::read_dir(&sources).with_context(|| format!("{}", sources.display()))? {
        flags.push(format!(
            "--remap-path-prefix={}=",
            registry?.path().display()
        ));
    }
    flags.sort();
    if profile == Profile::Wasm {
        flags.push("-Clink-arg=--emit-relocs".to_owned());
    }
    let flags = serde_json::to_string(&flags)?;
    Ok(format!("target.wasm32-unknown-unknown.rustflags={flags}"))
}

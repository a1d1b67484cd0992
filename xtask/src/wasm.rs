//! The program: compiled by Cargo, and given the script that connects it to the browser.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use walrus::{Export, Module};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{announce, cargo, run};
use crate::workspace;

/// How the program is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, with names and lines in panics.
    Dev,
    /// Small, as visitors get it.
    Wasm,
}

/// A program as two files.
pub struct Program {
    /// The ES module that brings the program in: `init({module_or_path})` is its default export.
    pub glue: String,
    /// The program itself.
    pub wasm: Vec<u8>,
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
        .args(["--config", &without_local_paths()?]))?;
    let compiled = workspace::target()
        .join("wasm32-unknown-unknown")
        .join(folder);
    let program = |name| bind(compiled.join(name), profile).context("wasm-bindgen");
    Ok(Programs {
        reader: program("reader.wasm")?,
        desk: program("desk.wasm")?,
    })
}

fn bind(compiled: PathBuf, profile: Profile) -> Result<Program> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(profile == Profile::Dev)
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
    let program = output.wasm_mut();
    drop_unasked(program, &glue);
    if profile == Profile::Wasm {
        shorten_imports(program, &mut glue)?;
    }
    let wasm = program.emit_wasm();
    Ok(Program { glue, wasm })
}

/// Drops what the program offers and its glue does not ask for, with all that is there for its sake. The mark that Leptos's
/// splitter of programs leaves is such a thing: a hash of the folder where Cargo keeps packages, another one on each machine.
fn drop_unasked(program: &mut Module, glue: &str) {
    let is_asked = |name: &str| {
        // The glue has classes for the streams of Leptos's server functions, and no script asks for them.
        glue.contains(&format!("wasm.{name}")) && !name.contains("intounderlying")
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

/// The setting of Cargo that keeps this machine's folders out of the program: panics name their file.
fn without_local_paths() -> Result<String> {
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
    let flags = serde_json::to_string(&flags)?;
    Ok(format!("target.wasm32-unknown-unknown.rustflags={flags}"))
}

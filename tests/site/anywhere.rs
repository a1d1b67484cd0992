//! The site is the same wherever it is built.

use std::path::PathBuf;
use std::{env, fs};

use deploy::compress::is_copy;
use walkdir::WalkDir;
use wasmparser::{Parser, Payload};
use xtask::workspace;

use crate::{folder, own_assets};

/// The files of the site, as they are before they are compressed.
fn files() -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
    let entries = WalkDir::new(folder()).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file() && !is_copy(entry.path()))
        .map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap()))
}

#[test]
fn no_file_names_a_folder_of_the_machine_that_built_it() {
    let home = env::home_dir().unwrap();
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let folders = [workspace::root(), &workspace::target(), &cargo]
        .map(|folder| folder.display().to_string());
    for (path, bytes) in files() {
        let text = String::from_utf8_lossy(&bytes);
        let named: Vec<_> = folders
            .iter()
            .filter(|folder| text.contains(*folder))
            .collect();
        assert!(named.is_empty(), "{} names {named:?}", path.display());
    }
}

/// A mark of the machine would be such a thing: the splitter of programs, which Leptos brings, leaves one.
#[test]
fn a_program_offers_nothing_that_its_script_and_its_parts_do_not_ask_for() {
    let named = |start: &str, end: &str| -> Vec<_> {
        let of_name = own_assets().filter(|path| {
            let file = path.file_name().unwrap().to_string_lossy();
            file.starts_with(start) && file.ends_with(end)
        });
        of_name.map(|path| fs::read(path).unwrap()).collect()
    };
    for name in ["reader", "desk"] {
        let own = format!("{name}-");
        let [script] = &named(&own, ".js")[..] else {
            panic!("{name} has no script, or two")
        };
        let script = String::from_utf8_lossy(script);
        let [program] = &named(&own, ".wasm")[..] else {
            panic!("there is no {name}, or two")
        };
        let mut asked = Vec::new();
        for part in named(&format!("{name}."), ".wasm") {
            for payload in Parser::new(0).parse_all(&part) {
                if let Payload::ImportSection(imports) = payload.unwrap() {
                    let imports = imports.into_imports().map(Result::unwrap);
                    asked.extend(imports.map(|import| import.name.to_owned()));
                }
            }
        }
        assert!(!asked.is_empty(), "{name} has no parts");
        let mut offered = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            if let Payload::ExportSection(exports) = payload.unwrap() {
                offered.extend(exports.into_iter().map(|export| export.unwrap().name));
            }
        }
        assert!(offered.contains(&"memory"), "{name} offers {offered:?}");
        offered.retain(|export| {
            !script.contains(&format!(".{export}")) && !asked.iter().any(|name| name == export)
        });
        assert_eq!(offered, [""; 0], "{name}");
    }
}

//! What is built in comes from where it always came, and is what it was.

use std::{fs, path::PathBuf};

use serde_json::Value;

fn file(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The value of a key in an entry of Cargo.lock.
fn value<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    let start = format!("{key} = \"");
    let line = entry.lines().find_map(|line| line.strip_prefix(&start))?;
    line.strip_suffix('"')
}

#[test]
fn every_crate_is_held_by_its_checksum() {
    let lock = file("Cargo.lock");
    let (mut own, mut others) = (Vec::new(), 0);
    for entry in lock.split("[[package]]").skip(1) {
        let name = value(entry, "name").expect("it has a name");
        match value(entry, "source") {
            None => own.push(name),
            Some(source) => {
                // The one registry that Cargo knows without being told; nothing comes from a repository.
                assert!(
                    source.starts_with("registry+") && source.ends_with("/crates.io-index"),
                    "{name}: {source}"
                );
                let checksum = value(entry, "checksum").unwrap_or_default();
                assert_eq!(checksum.len(), 64, "{name}");
                others += 1;
            }
        }
    }
    assert_eq!(
        own,
        ["cncert-weekly", "deploy", "press", "press-pdf", "xtask"]
    );
    assert!(others > 300, "{others}");
}

#[test]
fn every_package_of_its_own_is_under_the_licenses_that_lie_beside_it() {
    for manifest in
        ["", "deploy/", "pdf/", "press/", "xtask/"].map(|folder| format!("{folder}Cargo.toml"))
    {
        let is_said = file(&manifest).contains("\nlicense.workspace = true\n");
        assert!(is_said, "{manifest}");
    }
    assert!(file("Cargo.toml").contains("\nlicense = \"MIT OR Apache-2.0\"\n"));
    let starts = [
        ("LICENSE-MIT", "MIT License\n\nCopyright (c) 20"),
        ("LICENSE-APACHE", "Apache License"),
    ];
    for (path, start) in starts {
        assert!(file(path).trim_start().starts_with(start), "{path}");
    }
}

#[test]
fn every_package_of_node_is_held_by_its_hash_and_runs_nothing_when_installed() {
    for folder in ["boot", "xtask/floor", "xtask/lighthouse", "tests/hosts"] {
        let lock = file(&format!("{folder}/package-lock.json"));
        let lock: Value = serde_json::from_str(&lock).expect("it is JSON");
        let packages = lock["packages"].as_object().expect("it lists packages");
        // What a package brings within itself is held by its own hash.
        let is_held = |package: &Value| package["inBundle"] == true;
        let others = packages.iter().filter(|(_, package)| !is_held(package));
        for (name, package) in others.filter(|(name, _)| !name.is_empty()) {
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-"), "{name}");
            assert_eq!(package.get("resolved"), None, "{name} names a host");
        }
        assert!(packages.len() > 5, "{folder}");
        let settings = file(&format!("{folder}/.npmrc"));
        assert!(settings.contains("ignore-scripts=true"), "{folder}");
    }
}

//! The site says whose software it is made of, and under what terms.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;
use xtask::{licenses, workspace};

use crate::folder;

/// A name and a version.
type Package = (String, String);

/// The beginning of the file, and of each text the packages that are under it.
fn told() -> (String, Vec<(BTreeSet<Package>, String)>) {
    let text = fs::read_to_string(folder().join(licenses::NAME)).unwrap();
    let rule = format!("\n{}\n", "-".repeat(80));
    let mut parts = text.split(&rule).map(str::to_owned);
    let head = parts.next().unwrap();
    let texts = parts.map(|part| {
        let (names, text) = part.split_once("\n\n").unwrap();
        let names = names.lines().map(|line| line.split_once(' ').unwrap());
        let names = names.map(|(name, version)| (name.to_owned(), version.to_owned()));
        (names.collect(), text.to_owned())
    });
    (head, texts.collect())
}

fn read(path: &str) -> String {
    fs::read_to_string(workspace::root().join(path)).unwrap()
}

/// The packages of Cargo.lock whose code can be in the programs: not those of macros, which run when they are built.
fn crates() -> BTreeSet<Package> {
    let lock = read("Cargo.lock");
    let locked = lock.split("[[package]]").skip(1).map(|entry| {
        let value = |key: &str| {
            let (_, rest) = entry.split_once(&format!("\n{key} = \"")).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        (value("name"), value("version"))
    });
    let locked: BTreeSet<_> = locked.collect();
    let tree = Command::new("cargo")
        .args(["tree", "--locked", "--package", "cncert-weekly"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(["--edges", "normal,no-proc-macro", "--format", "\t{p}"])
        .current_dir(workspace::root())
        .output();
    let tree = String::from_utf8(tree.unwrap().stdout).unwrap();
    let crates = tree.lines().map(|line| {
        let (_, package) = line.split_once('\t').unwrap();
        let mut words = package.split(' ');
        let mut word = || words.next().unwrap().to_owned();
        (word(), word().trim_start_matches('v').to_owned())
    });
    let crates: BTreeSet<_> = crates.collect();
    assert!(crates.is_subset(&locked));
    crates
}

/// The packages of boot/package-lock.json that the scripts are bundled with: ECharts, and what it asks for.
fn scripts() -> BTreeSet<Package> {
    let lock: Value = serde_json::from_str(&read("boot/package-lock.json")).unwrap();
    let (mut found, mut left) = (BTreeSet::new(), vec!["echarts".to_owned()]);
    while let Some(name) = left.pop() {
        let package = &lock["packages"][format!("node_modules/{name}")];
        let version = package["version"].as_str().unwrap().to_owned();
        let asked = package["dependencies"].as_object().into_iter().flatten();
        left.extend(asked.map(|(name, _)| name.clone()));
        found.insert((name, version));
    }
    found
}

#[test]
fn every_package_in_the_programs_and_scripts_has_its_license_there() {
    let (_, texts) = told();
    let named: BTreeSet<_> = texts.iter().flat_map(|(names, _)| names.clone()).collect();
    let mut expected: BTreeSet<_> = crates().union(&scripts()).cloned().collect();
    // Rust's own library stands in no lock file.
    expected.extend(named.iter().find(|(name, _)| name == "std").cloned());
    assert_eq!(named, expected);
    assert!(expected.len() > 100 && named.iter().any(|(name, _)| name == "std"));
}

#[test]
fn a_license_stands_there_whole_and_once() {
    let (_, texts) = told();
    let mut seen = BTreeMap::new();
    for (names, text) in &texts {
        let flat: Vec<_> = text.split_whitespace().collect();
        assert!(!text.contains("<copyright holders>"), "{names:?}");
        assert_eq!(seen.insert(flat.join(" "), names), None, "{names:?}");
    }
    let has = |name: &str, words: &str| {
        let of = |(names, _): &&(BTreeSet<Package>, _)| names.iter().any(|(of, _)| of == name);
        texts
            .iter()
            .filter(of)
            .any(|(_, text)| text.contains(words))
    };
    assert!(has("echarts", "TERMS AND CONDITIONS FOR USE, REPRODUCTION"));
    assert!(has(
        "echarts",
        "This product includes software developed at\nThe Apache Software Foundation"
    ));
    assert!(has("echarts", "Mike Bostock"), "what is d3's in ECharts");
    assert!(has(
        "zrender",
        "Redistributions in binary form must reproduce"
    ));
    assert!(
        has("leptos", "Copyright (c) Greg Johnston"),
        "it brings no text along"
    );
    assert!(
        has("unicode-ident", "UNICODE LICENSE V3"),
        "it is under two"
    );
}

#[test]
fn every_file_of_others_that_is_changed_is_named() {
    let (head, _) = told();
    let changed: Vec<_> = head.lines().filter(|line| line.contains("/lib/")).collect();
    let expected = [
        "echarts/lib/component/tooltip/TooltipRichContent.js",
        "zrender/lib/svg/Painter.js",
    ];
    assert_eq!(changed, expected);
    assert_eq!(
        read("boot/bundle.mjs").matches("  patch(").count(),
        expected.len()
    );
}

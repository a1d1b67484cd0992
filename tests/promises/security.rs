//! docs/security.md promises nothing that no test shows.

use std::{fs, path::PathBuf};

fn file(path: &str) -> Option<String> {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).ok()
}

/// The tests that a text names, as `tests/browser/policy.rs: a_test`.
fn tests(text: &str) -> Vec<(&str, &str)> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter_map(|name| name.split_once(".rs: ")).collect()
}

#[test]
fn every_promise_of_the_security_statement_names_a_test_that_is_there() {
    let statement = file("docs/security.md").expect("it is there");
    let rows = statement
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| promise"));
    let mut promises = 0;
    for row in rows {
        let tests = tests(row);
        assert!(!tests.is_empty(), "no test shows: {row}");
        for (path, name) in tests {
            let source = file(&format!("{path}.rs"));
            let source = source.unwrap_or_else(|| panic!("{path} is not there: {row}"));
            assert!(
                source.contains(&format!("fn {name}(")),
                "{path} has no {name}"
            );
        }
        promises += 1;
    }
    assert!(promises > 20, "{promises}");
}

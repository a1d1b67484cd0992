//! The site is as small as its budgets say. What they are, and what is needed, stands in `xtask::bench`.

use std::fs;

use xtask::bench::budgets;
use xtask::bench::sizes;

use crate::support::folder;

#[test]
fn every_size_is_within_its_budget() {
    let over: Vec<_> = sizes::of(&folder())
        .unwrap()
        .into_iter()
        .map(|(item, size)| (budgets::of(item), size))
        .filter_map(|(budget, size)| Some((budget, size, budget.limit?)))
        .filter(|(_, size, limit)| size > limit)
        .map(|(budget, size, limit)| format!("{}: {size} of {limit}", budget.name))
        .collect();
    assert!(over.is_empty(), "too large, in kB: {over:#?}");
}

#[test]
fn the_script_for_host_pages_reads_the_same_in_every_encoding() {
    let script = fs::read_to_string(folder().join("embed.js")).unwrap();
    assert!(script.is_ascii() && script.contains("cncert-weekly"));
}

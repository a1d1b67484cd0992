//! The published issues, for tests.

use std::path::Path;

use cncert_weekly::{archive::Archive, page::Issue};
use futures::executor::block_on;

use super::folder::Folder;

/// Every issue, oldest first.
pub fn issues() -> Vec<Issue> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
    let archive = Archive::new(Folder::new(data), 0);
    block_on(super::issues(&archive)).expect("what is published can be read")
}

/// The issue that the front pages show.
pub fn newest() -> Issue {
    issues().pop().expect("an issue is published")
}

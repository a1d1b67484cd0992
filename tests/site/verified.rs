//! What `press verify` tells of the built site.

use std::process::Output;

use deploy::Frames;
use xtask::nginx::{Nginx, UNDER};
use xtask::process::cargo;

use crate::folder;

fn verify(place: &str) -> Output {
    let words = [
        "run",
        "--quiet",
        "--package",
        "press",
        "--",
        "verify",
        place,
    ];
    cargo().args(words).env("LC_ALL", "C").output().unwrap()
}

#[test]
fn the_site_is_whole_in_its_folder_and_as_nginx_serves_it() {
    let nginx = Nginx::serve(&folder(), Frames::default()).unwrap();
    let root = format!("http://{}/", nginx.address());
    for place in [
        folder().display().to_string(),
        root.clone(),
        format!("{root}{UNDER}"),
    ] {
        let output = verify(&place);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{place}: {said}");
        let said = String::from_utf8_lossy(&output.stdout);
        let (files, _) = said
            .split_once(" files; everything is as it was built")
            .unwrap();
        assert!(files.parse::<usize>().unwrap() > 200, "{place}: {said}");
    }
}

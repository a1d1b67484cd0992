//! A clone keeps every byte: checksums, goldens and the hashes of the policy are taken of bytes.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Runs git as somebody who has set nothing, in a repository that lies apart from this one: so it tells nothing of how
/// this folder came here, be it by a clone, a shallow one or an archive.
fn git(arguments: &[&str]) -> Output {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=Editor",
            "-c",
            "user.email=editor@example.org",
        ])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env(
            "GIT_CONFIG_GLOBAL",
            if cfg!(windows) { "NUL" } else { "/dev/null" },
        )
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .expect("git is there");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
    output
}

#[test]
fn a_clone_made_on_windows_keeps_every_byte() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (repository, clone) = (path("repository.git"), path("clone"));
    let root = env!("CARGO_MANIFEST_DIR");

    git(&["init", "--quiet", "--bare", &repository]);
    let of_repository = ["--git-dir", &repository, "--work-tree", root];
    let here = |arguments: &[&str]| git(&[&of_repository, arguments].concat());
    here(&["-c", "core.autocrlf=false", "add", "--all"]);
    here(&["commit", "--quiet", "--message", "All"]);
    // What the installer of Git for Windows sets.
    git(&[
        "clone",
        "--quiet",
        "--config",
        "core.autocrlf=true",
        &repository,
        &clone,
    ]);

    let listed = git(&["-C", &clone, "ls-files", "-z"]).stdout;
    let listed = String::from_utf8(listed).expect("every path is text");
    let paths: Vec<_> = listed.split_terminator('\0').collect();
    assert!(paths.len() > 500, "{}", paths.len());
    for path in paths {
        let [here, there] = [Path::new(root), Path::new(&clone)].map(|root| {
            fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
        });
        assert!(here == there, "{path} has other bytes in the clone");
    }
    let status = git(&["-C", &clone, "status", "--porcelain"]).stdout;
    assert_eq!(String::from_utf8_lossy(&status), "");
}

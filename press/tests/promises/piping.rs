//! The output of press can be put anywhere, and the way it ends is about its work.

use std::{
    fs::File,
    io::Read,
    process::{Command, Output, Stdio},
};

use crate::workplace::{PUBLISHED, Workplace};

/// A place with an error in the dataset, so that a check finds something.
fn workplace_with_error() -> Workplace {
    let at = Workplace::new();
    at.copy(PUBLISHED, PUBLISHED, &[(r#""total": 9"#, r#""total": 1"#)]);
    at
}

/// Runs press with an output stream whose reader takes so many bytes and goes away.
fn read_in_part(mut press: Command, bytes: usize) -> Output {
    press.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = press.spawn().unwrap();
    let mut reader = process.stdout.take().unwrap();
    reader.read_exact(&mut vec![0; bytes]).unwrap();
    drop(reader);
    process.wait_with_output().unwrap()
}

#[track_caller]
fn ends_quietly(output: &Output, code: i32) {
    let aside = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{aside}");
    assert_eq!(aside, "");
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly_with_the_code_of_the_work() {
    let at = workplace_with_error();
    for arguments in [&["check"][..], &["check", "--format", "json"]] {
        ends_quietly(&read_in_part(at.command(arguments), 0), 1);
        ends_quietly(&read_in_part(at.command(arguments), 8), 1);
    }
    let at = Workplace::new();
    at.press(&["new"]).ends_with(0);
    ends_quietly(&read_in_part(at.command(&["check"]), 0), 0);
    ends_quietly(&read_in_part(at.command(&["--help"]), 0), 0);
    ends_quietly(&read_in_part(at.command(&["diff", PUBLISHED]), 0), 0);
}

#[test]
fn much_output_into_a_pipe_that_nobody_reads_ends_as_quietly() {
    let at = Workplace::new();
    // More than any pipe holds: a thousand findings, each with its line.
    let places = "\"x\": 1,\n".repeat(2_000);
    at.write("draft.json", &format!("{{\n{places}\"week\": 1 }}"));
    ends_quietly(&read_in_part(at.command(&["check", "draft.json"]), 100), 1);
}

#[test]
fn what_is_published_before_its_reader_is_gone_is_published() {
    let at = Workplace::new();
    at.begin_revision();
    ends_quietly(&read_in_part(at.command(&["publish", "draft.json"]), 0), 0);
    assert_eq!(at.read(PUBLISHED), at.read("draft.json"));
    at.press(&["index", "--check"]).ends_with(0);
}

/// Runs press with its output on a disk that is full; `None` where the system has none to try it on.
fn on_a_full_disk(at: &Workplace, arguments: &[&str]) -> Option<(i32, String)> {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        println!("this system has no /dev/full, so that nothing was tried");
        return None;
    };
    let output = at.command(arguments).stdout(full).output().unwrap();
    let aside = String::from_utf8(output.stderr).unwrap();
    Some((output.status.code().unwrap(), aside))
}

#[test]
fn a_full_disk_is_named_once_and_changes_nothing_about_the_work() {
    const FULL: &str = "press: not everything that there is to say could be written: ";
    let at = workplace_with_error();
    for arguments in [&["check"][..], &["check", "--format", "json"]] {
        let Some((code, aside)) = on_a_full_disk(&at, arguments) else {
            return;
        };
        assert_eq!((code, aside.lines().count()), (1, 1), "{aside}");
        assert!(aside.starts_with(FULL), "{aside}");
    }
    let at = Workplace::new();
    // Nobody was told that all is well.
    let (code, aside) = on_a_full_disk(&at, &["check"]).unwrap();
    assert!(code == 2 && aside.starts_with(FULL), "{code} {aside}");
    // But what is published is published.
    at.begin_revision();
    let (code, aside) = on_a_full_disk(&at, &["publish", "draft.json"]).unwrap();
    assert!(code == 0 && aside.starts_with(FULL), "{code} {aside}");
    assert_eq!(aside.lines().count(), 1, "{aside}");
    assert_eq!(at.read(PUBLISHED), at.read("draft.json"));
}

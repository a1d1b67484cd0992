//! A newcomer can work from what press says about itself.

use crate::workplace::{COMMANDS, Workplace};

#[test]
fn every_command_says_what_it_does() {
    let at = Workplace::new();
    at.press(&["--help"]).ends_with(0).is_as_in("help.txt");
    for command in COMMANDS {
        let run = at.press(&[command, "--help"]).ends_with(0);
        run.is_as_in(&format!("help_{command}.txt"));
    }
}

#[test]
fn a_mistaken_call_ends_with_2() {
    let at = Workplace::new();
    for call in [
        &["publish"][..],
        &["publsh"],
        &["check", "--format", "xml"],
        &["new", "--week", "2026-1"],
    ] {
        at.press(call).ends_with(2);
    }
}

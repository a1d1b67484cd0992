//! Press speaks the language of whoever calls it; what programs read is the same in every language.

use crate::workplace::{COMMANDS, PUBLISHED, Run, Workplace};

/// Runs press in a locale.
fn in_locale(at: &Workplace, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let mut press = at.command(arguments);
    press
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG");
    press.envs(variables.iter().copied());
    Run::of(arguments, &press.output().unwrap())
}

/// A place with a draft that has an error, which is a figure changed without an entry.
fn workplace() -> Workplace {
    let at = Workplace::new();
    at.press(&["new", "--revise", "2025-W52", "draft.json"])
        .ends_with(0);
    at.copy(
        "draft.json",
        "draft.json",
        &[(r#""total": 9"#, r#""total": 10"#)],
    );
    at
}

#[test]
fn press_speaks_the_language_of_the_locale() {
    let at = workplace();
    let check = |variables: &[(&str, &str)], words: &str| {
        in_locale(&at, variables, &["check", "draft.json"])
            .ends_with(1)
            .says(words);
    };
    check(&[("LANG", "zh_CN.UTF-8")], "draft.json：错误1项\n");
    check(&[("LANG", "en_US.UTF-8")], "draft.json: 1 error\n");
    check(
        &[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8")],
        "错误1项",
    );
    check(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], "1 error");
    check(
        &[("LANG", "en_US.UTF-8"), ("LANGUAGE", "zh_CN:en")],
        "错误1项",
    );
}

#[test]
fn the_language_that_is_asked_for_wins_wherever_it_stands() {
    let at = workplace();
    at.press(&["check", "draft.json", "--lang", "zh"])
        .ends_with(1)
        .says("错误1项");
    at.press(&["--lang=zh", "check", "draft.json"])
        .ends_with(1)
        .says("错误1项");
    let chinese = [("LC_ALL", "zh_CN.UTF-8")];
    let run = in_locale(&at, &chinese, &["check", "--lang", "en", "draft.json"]);
    run.ends_with(1).says("1 error");
    at.press(&["check", "--lang", "fr"]).ends_with(2).says("fr");
}

#[test]
fn everything_is_said_in_chinese() {
    let at = workplace();
    let press = |arguments: &[&str], code: i32, file: &str| {
        let arguments = [arguments, &["--lang", "zh"]].concat();
        let run = at.press(&arguments).ends_with(code);
        run.is_as_in(file);
    };
    press(&["--help"], 0, "zh_help.txt");
    for command in COMMANDS {
        press(&[command, "--help"], 0, &format!("zh_help_{command}.txt"));
    }
    press(&["check", "draft.json"], 1, "zh_check.txt");
    press(&["publish", "draft.json"], 1, "zh_publish.txt");
    press(&["diff", "draft.json"], 0, "zh_diff.txt");
    press(&["new"], 0, "zh_new.txt");
    press(&["check", "2026-W01.json"], 1, "zh_check_new.txt");
    press(&["diff", "2026-W01.json"], 1, "zh_diff_new.txt");
    press(&["index", "--check"], 0, "zh_index.txt");
    press(&["check", "gone.json"], 2, "zh_gone.txt");
}

#[test]
fn a_mistaken_call_is_answered_in_chinese() {
    let at = Workplace::new();
    let check = |arguments: &[&str], words: &str| {
        let arguments = [arguments, &["--lang", "zh"]].concat();
        at.press(&arguments).ends_with(2).says(words);
    };
    check(&["publsh"], "没有“publsh”这个命令\n是否想写publish？\n");
    check(
        &["check", "--fromat", "json"],
        "没有--fromat这个参数\n是否想写--format？\n用法：press check",
    );
    check(&["publish"], "缺少<文件>...\n用法：press publish");
    check(
        &["check", "--format", "xml"],
        "“xml”不能用于--format <格式>\n是否想写",
    );
    check(
        &["new", "--week", "2026-1"],
        "“2026-1”不能用于--week <周次>",
    );
    check(
        &["new", "--week", "2026-W01", "--revise", "2025-W52"],
        "不能与",
    );
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let at = workplace();
    let json = ["check", "draft.json", "--format", "json"];
    let said = |lang: &str| {
        let run = at
            .press(&[&json, &["--lang", lang][..]].concat())
            .ends_with(1);
        // The first line is the call.
        run.said().split_once('\n').unwrap().1.to_owned()
    };
    assert_eq!(said("zh"), said("en"));
}

#[test]
fn a_chinese_answer_has_no_english_sentence() {
    let at = workplace();
    at.copy(PUBLISHED, PUBLISHED, &[(r#""total": 9"#, r#""total": 1"#)]);
    for arguments in [
        &["--help"][..],
        &["check", "--help"],
        &["publish", "-h"],
        &["check"],
        &["check", "draft.json"],
        &["publish", "draft.json"],
        &["index"],
        &["verify", "."],
    ] {
        let run = at.press(&[arguments, &["--lang", "zh"]].concat());
        // What the files themselves have is shown as it is.
        let lines = run
            .said()
            .lines()
            .skip(1)
            .filter(|line| !line.contains(" | ") && !line.starts_with("---"));
        for line in lines {
            let mut words = line.split(|sign: char| !sign.is_ascii_alphabetic() && sign != '_');
            let english = [
                "the", "and", "is", "are", "of", "to", "in", "error", "warning", "Print", "Usage",
                "possible",
            ];
            let found = words.find(|word| english.contains(word));
            assert_eq!(found, None, "{line}");
        }
    }
}

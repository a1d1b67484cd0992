//! What systems and people leave in a dataset is passed over with a word, and never read, counted or published.

use std::fs;

use crate::workplace::{PUBLISHED, Workplace};

/// What is no week file by name.
const LEFT: [&str; 7] = [
    "Thumbs.db",
    "desktop.ini",
    "2025-W52 (1).json",
    "2025-W52 - Copy.json",
    "2025-W52.json.bak",
    "~$2025-W52.json",
    "副本",
];

/// A place with all of it, and a folder, and what is hidden.
fn workplace() -> Workplace {
    let at = Workplace::new();
    for name in LEFT {
        at.copy(PUBLISHED, &format!("public/data/weeks/{name}"), &[]);
    }
    at.write("public/data/weeks/.DS_Store", "");
    fs::create_dir(at.path("public/data/weeks/old")).unwrap();
    at.copy(PUBLISHED, "public/data/weeks/old/2025-W50.json", &[]);
    at.write("public/data/history/Thumbs.db", "");
    at
}

#[test]
fn every_command_passes_over_it_with_a_word() {
    let at = workplace();
    at.press(&["check"])
        .ends_with(0)
        .is_as_in("check_leftovers.txt");
    at.press(&["check", "--lang", "zh"])
        .ends_with(0)
        .is_as_in("zh_check_leftovers.txt");
    at.begin_revision();
    for (call, code) in [
        (&["index", "--check"][..], 0),
        (&["index"], 0),
        (&["diff", "draft.json"], 0),
        (&["check", "draft.json"], 0),
        (&["check", "draft.json", "--format", "json"], 0),
        (&["publish", "draft.json"], 0),
    ] {
        at.press(call)
            .ends_with(code)
            .says("public/data/weeks/Thumbs.db is passed over: it is no file of a dataset")
            .says("public/data/weeks/~$2025-W52.json is passed over: by its name it is a copy of 2025-W52");
    }
    // It stays where it is, and in no list.
    for name in LEFT {
        assert!(at.path("public/data/weeks").join(name).exists(), "{name}");
    }
    assert!(at.path("public/data/history/Thumbs.db").exists());
    let sums = at.read("public/data/SHA256SUMS");
    let listed: Vec<_> = sums
        .lines()
        .filter(|line| line.contains("  weeks/"))
        .collect();
    assert_eq!(listed.len(), 3, "{listed:#?}");
    assert!(!sums.contains("Thumbs"), "{sums}");
}

#[cfg(unix)]
#[test]
fn links_are_judged_by_their_names_as_well() {
    use std::os::unix::fs::symlink;

    let at = Workplace::new();
    let weeks = at.path("public/data/weeks");
    symlink("nowhere", weeks.join("link")).unwrap();
    symlink("..", weeks.join("around")).unwrap();
    at.press(&["check"])
        .ends_with(0)
        .says("public/data/weeks/link is passed over")
        .says("public/data/weeks/around is passed over")
        .says("2 weeks: nothing found");
    // A week may be kept elsewhere.
    fs::rename(weeks.join("2025-W51.json"), at.path("kept.json")).unwrap();
    symlink(at.path("kept.json"), weeks.join("2025-W51.json")).unwrap();
    at.press(&["check"])
        .ends_with(0)
        .says("2 weeks: nothing found");
}

#[test]
fn a_folder_full_of_it_is_not_listed_to_the_end() {
    let at = Workplace::new();
    for number in 0..2000 {
        at.write(&format!("public/data/weeks/{number}.tmp"), "");
    }
    let run = at
        .press(&["check"])
        .ends_with(0)
        .says("1990 more are passed over");
    assert!(run.said().lines().count() < 20, "{}", run.said());
}

#[test]
fn a_copy_may_be_looked_at_as_a_draft() {
    let at = workplace();
    let copy = "public/data/weeks/2025-W52 (1).json";
    at.press(&["check", copy]).ends_with(0);
    at.press(&["publish", copy])
        .ends_with(0)
        .says("2025-W52, revision 1 is published as it is");
}

//! `cargo xtask test --heard`: what a screen reader says of the site.
//!
//! A real Orca reads real browsers on a display that nobody sees ([`room`]); it believes that it talks to a synthesizer, and what
//! it says is written down ([`speech`]). Scripts of keys ([`script`]) are played in each browser and language ([`play`]). What was heard is held
//! against what the script promises, and against what was heard when it was last listened to (`tests/heard/`).

mod figures;
mod play;
mod room;
mod script;
mod speech;

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::browser::Engine;
use crate::process::announce;
use crate::site::Build;
use crate::{setup, workspace};
use script::Script;

/// A language of the site, and of the browser that it is read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Chinese,
    English,
}

impl Language {
    const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// Its code, in the names of files and as a browser asks for it.
    fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// Where its pages begin, below the root of the site.
    fn home(self) -> &'static str {
        match self {
            Self::Chinese => "",
            Self::English => "en/",
        }
    }
}

/// Plays every script, or the one that is named, in each browser and language, and gives how many went as they should and how
/// many did not. `WEEKLY_ENGINE` chooses one browser, `WEEKLY_SITE` a site that is built already, and `UPDATE_EXPECT=1`
/// has what is heard written down anew.
pub fn listen(name: Option<&str>) -> Result<[usize; 2]> {
    setup::for_listening()?;
    let site = if let Some(site) = env::var_os("WEEKLY_SITE") {
        PathBuf::from(site)
    } else {
        Build::published(workspace::dist(), None).run()?;
        workspace::dist()
    };
    let folder = workspace::root().join("tests/heard");
    let mut scripts = script::read(&fs::read_to_string(folder.join("scripts.txt"))?)?;
    scripts.retain(|script| name.is_none_or(|name| script.name == name));
    ensure!(!scripts.is_empty(), "there is no such script");
    let engines = match env::var_os("WEEKLY_ENGINE") {
        Some(_) => vec![Engine::asked_for()?],
        None => vec![Engine::Firefox, Engine::Chromium],
    };
    let mut counts = [0, 0];
    for engine in engines {
        for language in Language::ALL {
            announce(
                &format!("Listening to {engine:?} in {}", language.code()),
                "usually 5 minutes",
            );
            let golden = folder.join(format!("{}-{}", engine.name(), language.code()));
            for script in &scripts {
                let done = try_one(script, &site, engine, language, &golden);
                counts[usize::from(done.is_err())] += 1;
                match done {
                    Ok(()) => println!("{} ... ok", script.name),
                    Err(error) => println!("{} ... FAILED: {error:#}", script.name),
                }
            }
        }
    }
    Ok(counts)
}

/// Plays one script, and holds what is heard against its promises and against the file of it in a folder.
fn try_one(
    script: &Script,
    site: &Path,
    engine: Engine,
    language: Language,
    golden: &Path,
) -> Result<()> {
    let heard = play::play(script, site, engine, language)?;
    let file = golden.join(format!("{}.txt", script.name));
    if env::var_os("UPDATE_EXPECT").as_deref() == Some(OsStr::new("1")) {
        fs::create_dir_all(golden)?;
        fs::write(&file, &heard.text)?;
    } else {
        let expected = fs::read_to_string(&file)
            .with_context(|| format!("{} (UPDATE_EXPECT=1 writes it)", file.display()))?;
        compare(&expected, &heard.text)?;
    }
    ensure!(heard.broken.is_empty(), "{}", heard.broken.join("; "));
    Ok(())
}

/// Tells the first line in which two records differ.
fn compare(expected: &str, heard: &str) -> Result<()> {
    if expected == heard {
        return Ok(());
    }
    let both = expected.lines().zip(heard.lines());
    let same = both.take_while(|(expected, heard)| expected == heard);
    let line = same.count();
    let at = |text: &str| {
        text.lines()
            .nth(line)
            .unwrap_or("the end")
            .trim()
            .to_owned()
    };
    bail!(
        "line {}: heard “{}” instead of “{}”",
        line + 1,
        at(heard),
        at(expected)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_told() {
        assert!(compare("a\nb\n", "a\nb\n").is_ok());
        let told = compare("a\nb\n", "a\nc\n").unwrap_err().to_string();
        assert_eq!(told, "line 2: heard “c” instead of “b”");
        let told = compare("a\nb\n", "a\n").unwrap_err().to_string();
        assert_eq!(told, "line 2: heard “the end” instead of “b”");
    }

    #[test]
    fn the_scripts_that_are_there_are_sound() {
        let file = workspace::root().join("tests/heard/scripts.txt");
        let text = fs::read_to_string(file).expect("it is there");
        let scripts = script::read(&text).expect("it is sound");
        assert!(scripts.iter().all(|script| !script.steps.is_empty()));
    }
}

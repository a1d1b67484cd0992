//! Scripts of what a reader does, and what is to be heard then. `tests/heard/scripts.txt` has them, and says how they are written.

use anyhow::{Context, Result, bail};

use super::Language;

/// What a reader does from opening a page on.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    pub name: String,
    pub steps: Vec<Step>,
}

/// One thing that is done, or one that is promised of what was heard last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// From now on a file of the site is missing.
    Missing(String),
    /// Opens an address below the home of the language.
    Open(String),
    /// Presses a key so many times.
    Press(String, usize),
    /// Presses a key until words are heard.
    PressUntil(String, Words),
    /// Types a text.
    Type(String),
    /// These words are heard.
    Hear(Words),
    /// These words are not heard.
    NotHear(Words),
    /// Every figure that heads the latest week is heard.
    HearFigures,
}

/// Words in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    english: String,
    chinese: String,
}

impl Words {
    /// Reads `English | Chinese`, or what both have in common.
    fn read(text: &str) -> Self {
        let (english, chinese) = text.split_once('|').unwrap_or((text, text));
        Self {
            english: english.trim().to_owned(),
            chinese: chinese.trim().to_owned(),
        }
    }

    /// The words in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.chinese,
            Language::English => &self.english,
        }
    }
}

/// Reads scripts: `[name]`, then a step a line. Lines that begin with `#` are for people.
pub fn read(text: &str) -> Result<Vec<Script>> {
    let mut scripts: Vec<Script> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let name = line
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'));
        if let Some(name) = name {
            scripts.push(Script {
                name: name.to_owned(),
                steps: Vec::new(),
            });
        } else {
            let script = scripts.last_mut();
            let script = script.with_context(|| format!("“{line}” is of no script"))?;
            script
                .steps
                .push(step(line).with_context(|| line.to_owned())?);
        }
    }
    Ok(scripts)
}

fn step(line: &str) -> Result<Step> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    Ok(match (verb, rest) {
        ("missing", path) => Step::Missing(path.to_owned()),
        ("open", path) => Step::Open(path.to_owned()),
        ("type", text) => Step::Type(text.to_owned()),
        ("hear", "every figure") => Step::HearFigures,
        ("hear", words) => Step::Hear(Words::read(words)),
        ("not", rest) => {
            let words = rest.strip_prefix("hear ").context("“not hear” is meant")?;
            Step::NotHear(Words::read(words))
        }
        ("press", rest) => {
            if let Some((key, words)) = rest.split_once(" until ") {
                Step::PressUntil(key.to_owned(), Words::read(words))
            } else if let Some((key, times)) = rest.split_once(" times ") {
                Step::Press(key.to_owned(), times.parse()?)
            } else {
                Step::Press(rest.to_owned(), 1)
            }
        }
        _ => bail!("no step is called {verb}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_step_by_step() {
        let text = "# For people.\n[charts]\nmissing data/a.json\nopen ?week=2016-W15\npress Tab until Week | Issue\n\
            press Left times 2\nhear sample\nnot hear a | b\nhear every figure\n";
        let words = |english: &str, chinese: &str| Words {
            english: english.to_owned(),
            chinese: chinese.to_owned(),
        };
        let steps = vec![
            Step::Missing("data/a.json".to_owned()),
            Step::Open("?week=2016-W15".to_owned()),
            Step::PressUntil("Tab".to_owned(), words("Week", "Issue")),
            Step::Press("Left".to_owned(), 2),
            Step::Hear(words("sample", "sample")),
            Step::NotHear(words("a", "b")),
            Step::HearFigures,
        ];
        let script = Script {
            name: "charts".to_owned(),
            steps,
        };
        assert_eq!(read(text).expect("it is sound"), [script]);
    }

    #[test]
    fn a_step_of_no_script_or_of_no_kind_is_refused() {
        for text in [
            "open",
            "[a]\njump",
            "[a]\nnot seen",
            "[a]\npress Tab times many",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}

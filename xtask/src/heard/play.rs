//! A script, played.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};

use super::Language;
use super::figures;
use super::room::Room;
use super::script::{Script, Step};
use crate::browser::Engine;
use crate::server::{InjectedFault, Server, Site};

/// After so long without a word nothing more is coming: after a key that only moves, and after one that sets something going.
const AFTER_A_MOVE: Duration = Duration::from_millis(700);
const AFTER_AN_ACT: Duration = Duration::from_millis(2500);

/// How long may be spoken at most.
const LIMIT: Duration = Duration::from_secs(120);

/// How long a browser may take to show a page.
const OPENING: Duration = Duration::from_secs(60);

/// What Orca says of every page that it finds loaded.
const LOADED: &str = "Page has";

/// How often a key is pressed at most until what is waited for is heard.
const PRESSES: usize = 150;

/// The keys that only move.
const MOVES: [&str; 4] = ["Tab", "Left", "Right", "Home"];

/// What was heard, step by step, and which promises were broken.
pub struct Heard {
    pub text: String,
    pub broken: Vec<String>,
}

/// Plays a script from a browser's start on.
pub fn play(script: &Script, site: &Path, engine: Engine, language: Language) -> Result<Heard> {
    let mut performance = Performance {
        room: Room::open()?,
        server: Site::new(site).serve()?,
        engine,
        language,
        last: Vec::new(),
        heard: Heard {
            text: String::new(),
            broken: Vec::new(),
        },
    };
    for step in &script.steps {
        performance.step(step)?;
    }
    Ok(performance.heard)
}

struct Performance {
    room: Room,
    server: Server,
    engine: Engine,
    language: Language,
    /// What was heard after the last key.
    last: Vec<String>,
    heard: Heard,
}

impl Performance {
    fn step(&mut self, step: &Step) -> Result<()> {
        match step {
            Step::Missing(path) => self.server.fault(path, InjectedFault::Missing),
            Step::Open(path) => {
                let address = self.server.url(&format!("{}{path}", self.language.home()));
                let before = self.room.speech.count();
                self.room.browse(self.engine, self.language, &address)?;
                ensure!(
                    self.room.speech.until(LOADED, OPENING),
                    "nothing is heard of the page"
                );
                self.hear(&format!("open {path}"), before, AFTER_AN_ACT)?;
            }
            Step::Press(key, times) => {
                for _ in 0..*times {
                    self.press(key)?;
                    self.tell(&format!("press {key}"));
                }
            }
            Step::PressUntil(key, words) => {
                let words = words.in_language(self.language);
                let mut presses = 0;
                while presses == 0 || !self.says(words) {
                    presses += 1;
                    ensure!(presses <= PRESSES, "{key} leads to no “{words}”");
                    self.press(key)?;
                }
                self.tell(&format!("press {key} until {words}"));
            }
            Step::Type(text) => {
                let before = self.room.speech.count();
                self.room.type_text(text)?;
                self.hear(&format!("type {text}"), before, AFTER_A_MOVE)?;
            }
            Step::Hear(words) => {
                let words = words.in_language(self.language);
                self.promise(self.says(words), &format!("“{words}” is not heard"));
            }
            Step::NotHear(words) => {
                let words = words.in_language(self.language);
                self.promise(!self.says(words), &format!("“{words}” is heard"));
            }
            Step::HearFigures => {
                for figure in figures::of_the_latest_week(self.server.folder())? {
                    let is_heard = figure.is_in(&self.last);
                    self.promise(is_heard, &format!("{} is not heard", figure.in_full()));
                }
            }
        }
        Ok(())
    }

    fn press(&mut self, key: &str) -> Result<()> {
        let is_move = MOVES.contains(&key) || key.contains("+shift+");
        let quiet = if is_move { AFTER_A_MOVE } else { AFTER_AN_ACT };
        let before = self.room.speech.count();
        self.room.press(key)?;
        self.listen(before, quiet)
    }

    fn hear(&mut self, step: &str, before: usize, quiet: Duration) -> Result<()> {
        self.listen(before, quiet)?;
        self.tell(step);
        Ok(())
    }

    fn listen(&mut self, before: usize, quiet: Duration) -> Result<()> {
        ensure!(
            self.room.speech.until_silent(quiet, LIMIT),
            "it speaks without end"
        );
        // The port is another one every time.
        let host = self.server.url("");
        let said = self.room.speech.since(before).into_iter();
        self.last = said.map(|text| text.replace(&host, "HOST/")).collect();
        Ok(())
    }

    /// Writes down a step and what was heard then.
    fn tell(&mut self, step: &str) {
        let text = &mut self.heard.text;
        let _ = writeln!(text, "{}", step.trim_end());
        if self.last.is_empty() {
            text.push_str("    (silence)\n");
        }
        for said in &self.last {
            let _ = writeln!(text, "    {said}");
        }
    }

    fn says(&self, words: &str) -> bool {
        self.last.join(" ").contains(words)
    }

    fn promise(&mut self, is_kept: bool, broken: &str) {
        if !is_kept {
            self.heard.broken.push(broken.to_owned());
        }
    }
}

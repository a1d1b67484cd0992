//! True sentences in both languages, each of one of the bases.

use std::{collections::BTreeMap, fs};

use cncert_weekly::lang::Lang;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{base::Base, path};

/// A true sentence in both languages.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its place among all of them.
    pub place: usize,
    /// The base that it is true of, by position.
    pub base: usize,
    /// `bulletin` or `commentary`.
    pub register: String,
    /// `own` where its figures are the week's, `outside` where some are not, `none`
    /// where it has no figures.
    pub kind: String,
    pub zh: String,
    pub en: String,
}

#[derive(Deserialize)]
struct Written {
    zh: String,
    en: String,
}

impl Sentence {
    /// Whether it speaks of the incidents that were handled.
    pub fn is_of_incidents(&self) -> bool {
        ["处理", "事件里", "起事件"]
            .iter()
            .any(|words| self.zh.contains(words))
    }

    /// What it says in a language.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// As a file has it.
    pub fn text(&self) -> Value {
        json!({ "zh": self.zh, "en": self.en })
    }
}

/// Every sentence of `corpus/BASE.json`: by register, then by kind.
pub fn all(bases: &[Base]) -> Vec<Sentence> {
    type File = BTreeMap<String, BTreeMap<String, Vec<Written>>>;
    let mut sentences = Vec::new();
    for (base, Base { name, .. }) in bases.iter().enumerate() {
        let Ok(bytes) = fs::read(path(&format!("corpus/{name}.json"))) else {
            continue;
        };
        let file: File =
            serde_json::from_slice(&bytes).expect("a corpus file is by register and kind");
        for (register, kinds) in file {
            for (kind, written) in kinds {
                for Written { zh, en } in written {
                    sentences.push(Sentence {
                        place: sentences.len(),
                        base,
                        register: register.clone(),
                        kind: kind.clone(),
                        zh,
                        en,
                    });
                }
            }
        }
    }
    sentences
}

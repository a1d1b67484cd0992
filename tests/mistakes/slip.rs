//! One mistake in one draft.

use cncert_weekly::lang::Lang;
use serde_json::{Value, json};

use crate::{ALARMS, Bench, base::Found, corpus::Sentence, kinds::number};

/// How many true sentences stand beside the data.
const SENTENCES: usize = 3;

/// One mistake in a base.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The base, by position.
    pub base: usize,
    pub edits: Vec<Edit>,
    /// Where a finding of it may stand: at these places or within; anywhere where there are none.
    near: Vec<String>,
    before: Before,
}

/// What stands in the highlights before the mistake.
#[derive(Clone, Debug)]
enum Before {
    /// What the base has.
    Nothing,
    /// The sentence that comes out wrong, by its place in the corpus.
    Sentence(usize),
    /// A few true sentences of the base.
    Prose,
}

/// What is done to a draft.
#[derive(Clone, Debug)]
pub enum Edit {
    /// A value at a place.
    Put(String, Value),
    /// The key or the element at a place is taken out.
    Cut(String),
    /// An element goes in at the end of a list.
    Add(String, Value),
    /// The first such text in the file, as it is laid out, becomes another.
    Retype(String, String),
    /// The bytes of the whole file.
    Recode(fn(&str) -> Vec<u8>),
}

impl Slip {
    pub fn new(base: usize, edits: Vec<Edit>) -> Self {
        Self {
            base,
            edits,
            near: Vec::new(),
            before: Before::Nothing,
        }
    }

    /// Such a mistake in a draft that has true sentences beside its data.
    pub fn among_prose(base: usize, edits: Vec<Edit>) -> Self {
        Self {
            before: Before::Prose,
            ..Self::new(base, edits)
        }
    }

    /// A true sentence as it came out wrong.
    pub fn said(sentence: &Sentence, zh: &str, en: &str) -> Self {
        Self {
            before: Before::Sentence(sentence.place),
            ..Self::highlight(sentence.base, zh, en)
        }
    }

    /// A true sentence as it came out wrong in one language.
    pub fn said_in(sentence: &Sentence, lang: Lang, text: &str) -> Self {
        match lang {
            Lang::Zh => Self::said(sentence, text, &sentence.en),
            Lang::En => Self::said(sentence, &sentence.zh, text),
        }
    }

    /// A highlight that is not true.
    pub fn highlight(base: usize, zh: &str, en: &str) -> Self {
        let text = json!([{ "zh": zh, "en": en }]);
        let edits = vec![Edit::Put("/highlights".to_owned(), text)];
        Self::new(base, edits).near("/highlights/0")
    }

    /// Another text that is not true, at a place that has one.
    pub fn text(base: usize, at: &str, zh: &str, en: &str) -> Self {
        let text = json!({ "zh": zh, "en": en });
        Self::new(base, vec![Edit::Put(at.to_owned(), text)]).near(at)
    }

    /// A finding may stand here as well.
    #[must_use]
    pub fn near(mut self, place: &str) -> Self {
        self.near.push(place.to_owned());
        self
    }

    /// The draft before the mistake.
    fn draft(&self, bench: &Bench) -> Value {
        let base = &bench.bases[self.base];
        let is_published = base.draft["corrections"].get(0).is_some();
        match &self.before {
            Before::Prose if !is_published => {}
            Before::Prose | Before::Sentence(_) | Before::Nothing => return base.draft.clone(),
        }
        let own = bench
            .corpus
            .iter()
            .filter(|sentence| sentence.base == self.base && sentence.kind == "own");
        let mut own: Vec<_> = own.map(Sentence::text).collect();
        own.sort_by_key(|text| number(&format!("{text} {:?}", self.edits)));
        own.truncate(SENTENCES);
        base.with_highlights(&own)
    }

    /// The draft with the mistake.
    fn bytes(&self, mut draft: Value) -> Vec<u8> {
        for edit in &self.edits {
            match edit {
                Edit::Put(at, value) => {
                    if let Some(place) = draft.pointer_mut(at) {
                        *place = value.clone();
                    } else {
                        let (object, key) = split(&mut draft, at);
                        object[key] = value.clone();
                    }
                }
                Edit::Cut(at) => {
                    let (parent, key) = split(&mut draft, at);
                    match parent {
                        Value::Array(list) => {
                            list.remove(key.parse().expect("a list has positions"));
                        }
                        Value::Object(object) => {
                            object.remove(key);
                        }
                        _ => panic!("{at} is in nothing"),
                    }
                }
                Edit::Add(at, value) => {
                    let list = draft.pointer_mut(at).and_then(Value::as_array_mut);
                    list.expect("the place is a list").push(value.clone());
                }
                Edit::Retype(..) | Edit::Recode(_) => {}
            }
        }
        let mut text = laid_out(&draft);
        for edit in &self.edits {
            match edit {
                Edit::Retype(old, new) => {
                    assert!(text.contains(old), "{old}");
                    text = text.replacen(old, new, 1);
                }
                Edit::Recode(recode) => return recode(&text),
                _ => {}
            }
        }
        text.into_bytes()
    }

    /// What is found in it, over what is found in the draft without the mistake.
    pub fn findings(&self, bench: &Bench) -> Vec<Found> {
        let base = &bench.bases[self.base];
        let draft = self.draft(bench);
        // In a base alone nothing is found, as a test of its own shows.
        let before = match self.before {
            Before::Nothing => Vec::new(),
            Before::Sentence(place) => ALARMS[place].clone(),
            Before::Prose => base.findings(laid_out(&draft).as_bytes()),
        };
        let mut found = base.findings(&self.bytes(draft));
        found.retain(|found| !before.contains(found));
        found
    }

    /// Whether a finding is at or near the place of the mistake.
    pub fn is_near(&self, found: &Found) -> bool {
        let is_within = |near: &String| {
            let rest = found.place.strip_prefix(near.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_line = |line: usize| {
            let of_line = |near: &String| near.strip_prefix("line ").map(str::to_owned);
            let mut lines = self.near.iter().filter_map(of_line);
            lines.any(|near| near == line.to_string())
        };
        self.near.is_empty() || self.near.iter().any(is_within) || found.line.is_some_and(is_line)
    }

    /// The mistake in a few words, and what was found elsewhere.
    pub fn told(&self, bench: &Bench) -> String {
        let base = &bench.bases[self.base].name;
        let edits: Vec<_> = self.edits.iter().map(told).collect();
        let elsewhere = self.findings(bench);
        let elsewhere: Vec<_> = elsewhere.iter().map(|found| &found.said).collect();
        let elsewhere = if elsewhere.is_empty() {
            String::new()
        } else {
            format!("\n    elsewhere: {elsewhere:?}")
        };
        format!("[{base}] {}{elsewhere}", edits.join("; "))
    }
}

/// The file as an editor has it before them.
pub fn laid_out(draft: &Value) -> String {
    serde_json::to_string_pretty(draft).expect("a value can be written")
}

fn split<'a>(draft: &'a mut Value, at: &'a str) -> (&'a mut Value, &'a str) {
    let (parent, key) = at.rsplit_once('/').expect("a place is in something");
    let parent = draft.pointer_mut(parent);
    (parent.unwrap_or_else(|| panic!("{at} is in the file")), key)
}

fn told(edit: &Edit) -> String {
    match edit {
        Edit::Put(at, value) => match (value[0]["zh"].as_str(), value[0]["en"].as_str()) {
            (Some(zh), Some(en)) => format!("\n    {zh}\n    {en}"),
            _ => format!("{at} = {value}"),
        },
        Edit::Cut(at) => format!("{at} is gone"),
        Edit::Add(at, value) => format!("{at} + {value}"),
        Edit::Retype(old, new) => format!("{old:?} → {new:?}"),
        Edit::Recode(_) => "the file's bytes".to_owned(),
    }
}

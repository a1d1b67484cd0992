//! What documents state, laid over a draft: what nobody has typed follows them, what somebody has typed stays.

use crate::{
    draft::{Content, Outline},
    publish::Json,
    report::{Place, Stated},
};

/// The keys of a week file that documents state.
pub(super) const STATED: [&str; 9] = [
    "issue",
    "period",
    SOURCES,
    "ratings",
    "indicators",
    "rankings",
    "distributions",
    "incidents",
    "editor",
];

/// Which documents a week is of: theirs, unless somebody has entered others. Of that nothing is told.
const SOURCES: &str = "provenance/sources";

/// What comes of laying documents over a draft.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// What is put in the draft.
    pub values: Vec<(Place, Json)>,
    /// What it says now and did not say before.
    pub changes: Vec<Difference>,
    /// What it goes on saying, though the documents state something else.
    pub kept: Vec<Difference>,
}

/// A field that the draft and its documents state differently.
#[derive(Debug)]
pub(super) struct Difference {
    /// The field, by ids.
    pub at: String,
    /// What the draft said.
    pub draft: Stated,
    /// What the documents state.
    pub documents: Stated,
    /// The same as values.
    pub values: Vec<(String, Json)>,
}

/// What a draft was before anybody typed in it.
#[derive(Clone, Copy)]
pub(super) enum Before<'a> {
    /// The draft that earlier documents made: what they no longer state goes.
    Documents(&'a str),
    /// What it was begun with: what the documents do not state stays.
    Begun(&'a str),
    /// Nobody knows: all that it says may have been typed.
    Unknown,
}

/// Lays the draft that documents make over another one: the sections of these keys.
pub(super) fn merged<'k>(
    before: Before,
    draft: &str,
    documents: &str,
    keys: impl Iterator<Item = &'k str>,
) -> Merged {
    let first = match before {
        Before::Documents(text) | Before::Begun(text) => text,
        Before::Unknown => "",
    };
    let texts = [first, draft, documents];
    let outlines = texts.map(Outline::of);
    let side = |at: usize| {
        let (outline, text) = (outlines[at].as_ref()?, texts[at]);
        Some(Side { outline, text })
    };
    let whole = Sides {
        base: side(0),
        draft: side(1),
        documents: side(2),
    };
    let mut merger = Merger {
        has_base: whole.base.is_some(),
        follows: matches!(before, Before::Documents(_)),
        taken: 0,
        merged: Merged::default(),
    };
    for key in keys {
        let taken = merger.taken;
        let sides = whole.each(|side| key.split('/').try_fold(side, Side::get));
        let value = merger.value(key, sides);
        if let Some(value) = value.filter(|_| merger.taken > taken) {
            let place = key.split('/').fold(Place::ROOT, |place, key| place.at(key));
            merger.merged.values.push((place, value));
        }
    }
    merger.merged
}

/// A value, and the text that it stands in.
#[derive(Clone, Copy)]
struct Side<'a> {
    outline: &'a Outline,
    text: &'a str,
}

impl<'a> Side<'a> {
    fn within(self, outline: &'a Outline) -> Self {
        Self { outline, ..self }
    }

    fn get(self, key: &str) -> Option<Self> {
        Some(self.within(self.outline.get(key)?))
    }

    fn written(self) -> &'a str {
        &self.text[self.outline.range.clone()]
    }

    fn keys(self) -> impl Iterator<Item = &'a str> {
        let members = match &self.outline.content {
            Content::Object(members) => members.as_slice(),
            _ => &[],
        };
        members.iter().map(|member| &*member.key)
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        let elements = self.outline.elements().iter();
        elements.map(move |outline| self.within(outline))
    }

    /// What names an element of a list: its id, else its position.
    fn name(self, position: usize) -> String {
        let id = self.outline.get("id").and_then(Outline::as_text);
        id.map_or_else(|| position.to_string(), str::to_owned)
    }

    fn named(self, name: &str) -> Option<Self> {
        let mut elements = self.elements().enumerate();
        let found = elements.find(|(position, element)| element.name(*position) == name);
        found.map(|(_, element)| element)
    }

    /// What names the fields and elements within it that are told of.
    fn parts(self) -> Vec<String> {
        let keys = self
            .keys()
            .filter(|key| *key != "id" && leader(key) == *key);
        let elements = self.elements().enumerate();
        let elements = elements.filter(|_| self.is_list_of_objects());
        let names = elements.map(|(position, element)| element.name(position));
        keys.map(str::to_owned).chain(names).collect()
    }

    fn part(self, name: &str) -> Option<Self> {
        self.get(name).or_else(|| self.named(name))
    }

    fn is_object(self) -> bool {
        matches!(self.outline.content, Content::Object(_))
    }

    /// Whether it is a list whose elements have keys; an empty one may be.
    fn is_list_of_objects(self) -> bool {
        matches!(self.outline.content, Content::List(_)) && self.elements().all(Self::is_object)
    }

    fn is_nothing(self) -> bool {
        match &self.outline.content {
            Content::Null => true,
            Content::Text(text) => text.is_empty(),
            Content::List(elements) => elements.is_empty(),
            Content::Object(_) => self
                .keys()
                .all(|key| self.get(key).is_none_or(Self::is_nothing)),
            Content::Boolean(_) | Content::Number(_) => false,
        }
    }

    fn is_same(self, other: Self) -> bool {
        match (&self.outline.content, &other.outline.content) {
            (Content::Null, Content::Null) => true,
            (Content::Boolean(one), Content::Boolean(other)) => one == other,
            (Content::Number(one), Content::Number(other))
            | (Content::Text(one), Content::Text(other)) => one == other,
            (Content::List(one), Content::List(two)) => {
                let mut pairs = self.elements().zip(other.elements());
                one.len() == two.len() && pairs.all(|(one, other)| one.is_same(other))
            }
            (Content::Object(_), Content::Object(_)) => {
                let mut keys = self.keys().chain(other.keys());
                keys.all(|key| are_same(self.get(key), other.get(key)))
            }
            _ => false,
        }
    }

    /// The same value, laid out as it stands.
    fn json(self) -> Json {
        match &self.outline.content {
            Content::List(_) => Json::list(self.elements(), Self::json),
            Content::Object(members) => {
                let members = members.iter();
                let members =
                    members.map(|member| (member.key.clone(), self.within(&member.value).json()));
                self.object(members.collect())
            }
            _ => Json::Plain(self.written().to_owned()),
        }
    }

    /// An object in the layout of this one.
    fn object(self, members: Vec<(String, Json)>) -> Json {
        let object = Json::Object(members);
        let line = object.in_one_line();
        match line.filter(|_| !self.written().contains('\n')) {
            Some(line) => Json::Row(line),
            None => object,
        }
    }

    fn stated(self) -> Stated {
        match &self.outline.content {
            Content::Null => Stated::Nothing,
            Content::Number(number) => Stated::Number(number.clone()),
            Content::Text(text) => Stated::Plain(text.clone()),
            _ => {
                let elements = self
                    .elements()
                    .filter_map(|element| element.outline.as_text());
                let elements: Vec<_> = elements.collect();
                if elements.is_empty() {
                    return Stated::Plain(self.written().to_owned());
                }
                Stated::Plain(elements.join(", "))
            }
        }
    }
}

/// What three files have at a place.
#[derive(Clone, Copy)]
struct Sides<'a> {
    base: Option<Side<'a>>,
    draft: Option<Side<'a>>,
    documents: Option<Side<'a>>,
}

impl<'a> Sides<'a> {
    fn each(self, step: impl Fn(Side<'a>) -> Option<Side<'a>>) -> Self {
        Self {
            base: self.base.and_then(&step),
            draft: self.draft.and_then(&step),
            documents: self.documents.and_then(&step),
        }
    }
}

fn are_same(one: Option<Side>, other: Option<Side>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.is_same(other),
        (None, None) => true,
        (Some(one), None) | (None, Some(one)) => matches!(one.outline.content, Content::Null),
    }
}

fn is_nothing(side: Option<Side>) -> bool {
    side.is_none_or(Side::is_nothing)
}

/// What a draft says of a value in the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    /// What it said.
    Draft,
    /// What it said, which was typed, against the documents.
    Kept,
    /// What the documents state.
    Documents,
}

/// The key whose value another one belongs to.
fn leader(key: &str) -> &str {
    match key {
        "rounded_to" => "value",
        "change_decimals" => "change_pct",
        _ => key,
    }
}

struct Merger {
    has_base: bool,
    follows: bool,
    taken: usize,
    merged: Merged,
}

impl Merger {
    fn decide(&self, sides: Sides) -> Decision {
        let Sides {
            base,
            draft,
            documents,
        } = sides;
        if are_same(draft, documents) {
            return Decision::Draft;
        }
        let is_untouched = self.has_base && are_same(base, draft);
        if is_nothing(documents) {
            return if is_untouched && self.follows {
                Decision::Documents
            } else {
                Decision::Draft
            };
        }
        if is_nothing(draft) {
            // Somebody has taken out what is still stated.
            let is_taken_out = self.follows && are_same(base, documents);
            return if is_taken_out {
                Decision::Draft
            } else {
                Decision::Documents
            };
        }
        if is_untouched {
            Decision::Documents
        } else {
            Decision::Kept
        }
    }

    fn value(&mut self, at: &str, sides: Sides) -> Option<Json> {
        if let (Some(draft), Some(documents)) = (sides.draft, sides.documents) {
            if draft.is_object() && documents.is_object() {
                return Some(self.object(at, draft, documents, sides));
            }
            let are_lists = draft.is_list_of_objects() && documents.is_list_of_objects();
            if are_lists && at != SOURCES {
                return Some(self.list(at, draft, documents, sides));
            }
        }
        let decision = self.decide(sides);
        match decision {
            Decision::Draft => {}
            Decision::Documents => {
                self.taken += 1;
                if at != SOURCES {
                    self.note(at, sides.draft, sides.documents);
                }
            }
            Decision::Kept if at == SOURCES => {}
            Decision::Kept => {
                let kept = difference(at, sides.draft, sides.documents);
                self.merged.kept.push(kept);
            }
        }
        let side = match decision {
            Decision::Draft | Decision::Kept => sides.draft,
            Decision::Documents => sides.documents,
        };
        side.map(Side::json)
    }

    fn object(&mut self, at: &str, draft: Side, documents: Side, sides: Sides) -> Json {
        let mut keys: Vec<_> = draft.keys().collect();
        keys.extend(documents.keys().filter(|key| draft.get(key).is_none()));
        let mut members = Vec::new();
        for key in keys {
            let of_key = sides.each(|side| side.get(key));
            let value = if leader(key) == key {
                self.value(&within(at, key), of_key)
            } else {
                // Two keys tell one thing.
                let decision = self.decide(sides.each(|side| side.get(leader(key))));
                if let (Decision::Kept, Some(kept), Some(documents)) =
                    (decision, self.merged.kept.last_mut(), of_key.documents)
                {
                    let value = (within(at, key), documents.json());
                    kept.values.push(value);
                }
                let side = match decision {
                    Decision::Documents => of_key.documents,
                    Decision::Draft | Decision::Kept => of_key.draft,
                };
                side.map(Side::json)
            };
            members.extend(value.map(|value| (key.to_owned(), value)));
        }
        draft.object(members)
    }

    fn list(&mut self, at: &str, draft: Side, documents: Side, sides: Sides) -> Json {
        let names = |side: Side| {
            let elements = side.elements().enumerate();
            let names = elements.map(|(position, element)| element.name(position));
            names.collect::<Vec<_>>()
        };
        let mut all = names(draft);
        let others = names(documents);
        all.extend(
            others
                .into_iter()
                .filter(|name| draft.named(name).is_none()),
        );
        let mut elements = Vec::new();
        for name in all {
            let of_element = sides.each(|side| side.named(&name));
            elements.extend(self.value(&within(at, &name), of_element));
        }
        Json::List(elements)
    }

    /// Takes note of what changes, a field each.
    fn note(&mut self, at: &str, before: Option<Side>, after: Option<Side>) {
        let sides = [before, after].into_iter().flatten();
        let mut parts: Vec<String> = Vec::new();
        for part in sides.flat_map(Side::parts) {
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        for part in &parts {
            let [old, new] = [before, after].map(|side| side?.part(part));
            self.note(&within(at, part), old, new);
        }
        if parts.is_empty() && !(is_nothing(before) && is_nothing(after)) {
            self.merged.changes.push(difference(at, before, after));
        }
    }
}

/// The place of a key or an element by ids.
fn within(at: &str, key: &str) -> String {
    [at, "/", key].concat()
}

fn difference(at: &str, draft: Option<Side>, documents: Option<Side>) -> Difference {
    let stated = |side: Option<Side>| side.map_or(Stated::Nothing, Side::stated);
    Difference {
        at: at.to_owned(),
        draft: stated(draft),
        documents: stated(documents),
        values: documents
            .map(|side| (at.to_owned(), side.json()))
            .into_iter()
            .collect(),
    }
}

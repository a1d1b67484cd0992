use std::collections::HashSet;

use crate::{
    desk::place::id,
    draft::{Content, Outline},
    report::{Id, Place},
};

use super::{Group, List};

/// A place of the draft, with what stands there.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub(super) outline: Option<&'a Outline>,
    pub(super) place: Place,
    pub(super) key: String,
}

impl<'a> Spot<'a> {
    /// The whole draft.
    pub(super) fn root(outline: &'a Outline) -> Self {
        Self {
            outline: Some(outline),
            place: Place::ROOT,
            key: String::new(),
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Self {
        self.step(self.outline.and_then(|outline| outline.get(key)), key, key)
    }

    /// The elements of the list here, each by its id where no other has it.
    pub(super) fn elements(&self) -> Vec<Self> {
        let mut seen = HashSet::new();
        let elements = self.outline.map_or(&[][..], Outline::elements);
        let numbered = elements.iter().enumerate();
        let spot = numbered.map(|(position, element)| {
            let position = position.to_string();
            let name = id(element).or_else(|| element.as_text());
            let name = name.filter(|name| name.parse::<Id>().is_ok() && seen.insert(*name));
            self.step(Some(element), &position, name.unwrap_or(&position))
        });
        spot.collect()
    }

    /// The id that the item here has, or is.
    pub(super) fn id(&self) -> Option<Id> {
        let outline = self.outline?;
        id(outline).or_else(|| outline.as_text())?.parse().ok()
    }

    pub(super) fn is_null(&self) -> bool {
        self.outline
            .is_none_or(|outline| outline.content == Content::Null)
    }

    /// The list here, whose items are each made by `item` from their positions and places.
    pub(super) fn list(&self, title: &str, item: impl Fn(usize, &Self) -> Group) -> List {
        let spots = self.elements();
        let items = spots.iter().enumerate();
        List {
            place: self.place.clone(),
            key: self.key.clone(),
            title: title.to_owned(),
            items: items.map(|(position, spot)| item(position, spot)).collect(),
            add: None,
            additions: Vec::new(),
        }
    }

    /// The section that the list here is.
    pub(super) fn section(&self, list: List) -> Group {
        Group {
            title: list.title.clone(),
            lists: vec![list],
            ..self.group("")
        }
    }

    /// A group here without anything in it yet.
    pub(super) fn group(&self, title: impl Into<String>) -> Group {
        Group {
            place: self.place.clone(),
            key: self.key.clone(),
            title: title.into(),
            presence: None,
            fields: Vec::new(),
            lists: Vec::new(),
        }
    }

    fn step(&self, outline: Option<&'a Outline>, step: &str, name: &str) -> Self {
        let slash = if self.key.is_empty() { "" } else { "/" };
        Self {
            outline,
            place: self.place.at(step),
            key: format!("{}{slash}{name}", self.key),
        }
    }
}

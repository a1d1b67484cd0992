//! The form that a week is edited in, as plain values with all their words.
//!
//! It is made of the catalogue and of the draft's own JSON, and not of a report: a
//! draft with errors has a form too, as far as its objects and lists are there. What
//! belongs here is which fields a week has, what they are called, and what can be added.

mod blank;
mod compositor;
mod field;
mod spot;

mod distributions;
mod header;
mod incidents;
mod indicators;
mod rankings;
mod record;

pub use field::{Choice, Control, Field};

pub(super) use field::{Linked, Substitute};

use crate::{
    draft::{Outline, segments},
    lang::Lang,
    publish::Json,
    report::{Catalogue, Place, Report, is_within},
};

use super::{Draft, Kind};

use compositor::Compositor;

/// The form of a week, section by section in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The sections; none where the draft is no week or no JSON.
    pub sections: Vec<Group>,
}

/// Fields and lists under one title: a section, or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its place in the draft; that of the whole file for the section of the header.
    pub place: Place,
    /// Its place by ids, which stays when items are moved.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Whether it is there, where it may be left out.
    pub presence: Option<Presence>,
    pub fields: Vec<Field>,
    pub lists: Vec<List>,
}

/// Whether an object that may be `null` is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Whether it is.
    pub is_there: bool,
    /// What is put at the group's place to change that.
    pub other: Json,
}

/// A list whose items can be added, removed and moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its place in the draft.
    pub place: Place,
    /// Its place by ids.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Its items, each of which can be removed, and moved by one.
    pub items: Vec<Group>,
    /// What adding to it is called; `None` where entries come from findings alone.
    pub add: Option<&'static str>,
    /// What can be added at its end.
    pub additions: Vec<Addition>,
}

impl List {
    /// The same, to which there is something to add.
    fn with(self, add: &'static str, additions: Vec<Addition>) -> Self {
        Self {
            add: Some(add),
            additions,
            ..self
        }
    }

    /// The same, to which one kind of item can be added.
    fn adding(self, add: &'static str, value: Json) -> Self {
        let label = add.to_owned();
        self.with(add, vec![Addition { label, value }])
    }
}

/// What can be added to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// What it is called.
    pub label: String,
    /// The item, with every key of the contract and nothing stated.
    pub value: Json,
}

/// The form of a draft, with last week's values beside.
pub fn form(draft: &Draft, catalogue: &Catalogue, last_week: Option<&Report>, lang: Lang) -> Form {
    composed(draft, catalogue, last_week, lang, |compositor, root| {
        compositor.sections(root)
    })
}

/// The one section of a form that a place is in: typing asks for no other.
pub fn form_around(
    place: &Place,
    draft: &Draft,
    catalogue: &Catalogue,
    last_week: Option<&Report>,
    lang: Lang,
) -> Form {
    let key = segments(place).next().unwrap_or_default();
    composed(draft, catalogue, last_week, lang, |compositor, root| {
        vec![compositor.section(root, &key)]
    })
}

fn composed(
    draft: &Draft,
    catalogue: &Catalogue,
    last_week: Option<&Report>,
    lang: Lang,
    compose: impl FnOnce(&Compositor, &Outline) -> Vec<Group>,
) -> Form {
    match draft.outline() {
        Some(root) if draft.kind() == Kind::Week => {
            let compositor = Compositor::new(root, draft.text(), catalogue, last_week, lang);
            Form {
                sections: compose(&compositor, root),
            }
        }
        _ => Form::default(),
    }
}

impl Form {
    /// Every field, from top to bottom.
    pub fn fields(&self) -> Vec<&Field> {
        let mut fields = Vec::new();
        for section in &self.sections {
            section.collect(&mut fields);
        }
        fields
    }

    /// The field that a place belongs to: the one there, else the first one in it, else
    /// that of what is around it. `None` where the section has no field, or where no
    /// section is about the place.
    pub fn field_at(&self, place: &Place) -> Option<&Field> {
        let fields = self.fields();
        let mut around = Some(place.clone());
        while let Some(place) = around {
            let found = fields
                .iter()
                .find(|field| is_within(field.place.as_str(), place.as_str()));
            if let Some(field) = found {
                return Some(field);
            }
            around = place.parent().filter(|around| *around != Place::ROOT);
        }
        None
    }

    /// Whether the object at a place is there, where it may be left out.
    pub fn presence_at(&self, place: &Place) -> Option<&Presence> {
        let group = self.group_at(place).filter(|group| group.place == *place)?;
        group.presence.as_ref()
    }

    /// What is added to the list at a place by the addition at a position.
    pub fn addition(&self, list: &Place, position: usize) -> Option<&Addition> {
        let mut groups: Vec<_> = self.sections.iter().collect();
        while let Some(group) = groups.pop() {
            let mut lists = group.lists.iter();
            if let Some(found) = lists.find(|found| found.place == *list) {
                return found.additions.get(position);
            }
            groups.extend(group.lists.iter().flat_map(|list| &list.items));
        }
        None
    }

    /// The smallest group that a place lies in: an item, else a section; `None` for what
    /// only the header could have.
    pub fn group_at(&self, place: &Place) -> Option<&Group> {
        let mut found: Option<&Group> = None;
        let mut groups: Vec<_> = self.sections.iter().collect();
        while let Some(group) = groups.pop() {
            if group.place != Place::ROOT && is_within(place.as_str(), group.place.as_str()) {
                found = Some(group);
                groups = group.lists.iter().flat_map(|list| &list.items).collect();
            }
        }
        found
    }
}

impl Group {
    /// What of a section is still to be filled in: how many fields must not be empty and are,
    /// none where it may be but has nothing that last week's has; `None` where all is there.
    pub fn to_fill(&self) -> Option<usize> {
        let mut fields = Vec::new();
        self.collect(&mut fields);
        let is_typed =
            |field: &&&Field| !matches!(field.control, Control::Choice(_) | Control::Flag);
        let is_empty = |field: &&Field| field.written.is_empty();
        let needed = fields
            .iter()
            .filter(|field| is_empty(field) && !field.is_optional);
        let needed = needed.count();
        let mut typed = fields.iter().filter(is_typed).peekable();
        let is_blank = typed.peek().is_some()
            && typed.clone().all(is_empty)
            && typed.any(|field| field.last_week.is_some());
        (needed > 0 || is_blank).then_some(needed)
    }

    fn collect<'a>(&'a self, fields: &mut Vec<&'a Field>) {
        fields.extend(&self.fields);
        for item in self.lists.iter().flat_map(|list| &list.items) {
            item.collect(fields);
        }
    }
}

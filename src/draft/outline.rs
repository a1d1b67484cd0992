//! A file as it is laid out: every value with the bytes that it stands in.

use std::{borrow::Cow, ops::Range};

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{ObjectProp, Value},
    common::Ranged,
    parse_to_ast,
};

use crate::report::Place;

use super::{OTHER_LIMIT_BYTES, node};

/// A value of a file, and the bytes of the text that it stands in.
///
/// Like the reader's own tree it keeps duplicate keys, and numbers as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The bytes of the text, quotation marks and brackets included.
    pub range: Range<usize>,
    /// What stands there.
    pub content: Content,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as written.
    Number(String),
    /// A text, without its quotation marks and escapes.
    Text(String),
    /// `[…]`.
    List(Vec<Outline>),
    /// `{…}`.
    Object(Vec<Member>),
}

/// A key of an object with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The key, without its quotation marks and escapes.
    pub key: String,
    /// The bytes of the key.
    pub key_range: Range<usize>,
    pub value: Outline,
}

impl Outline {
    /// The outline of a text; `None` where it is no JSON, nested too deeply, or of
    /// another version of the contract.
    pub fn of(text: &str) -> Option<Self> {
        // Of what serde_json has read nothing is nested deeper than 128 times; this parser
        // has no such limit, and 100,000 brackets would overflow its stack.
        node::parse(text.as_bytes(), OTHER_LIMIT_BYTES).ok()?;
        let strict = ParseOptions {
            allow_comments: false,
            allow_loose_object_property_names: false,
            allow_trailing_commas: false,
            allow_missing_commas: false,
            allow_single_quoted_strings: false,
            allow_hexadecimal_numbers: false,
            allow_unary_plus_numbers: false,
            allow_bare_decimal_point_numbers: false,
            allow_non_finite_numbers: false,
            allow_extended_string_escapes: false,
        };
        let parsed = parse_to_ast(text, &CollectOptions::default(), &strict);
        parsed.ok()?.value.map(outline)
    }

    /// The value at a place.
    pub fn at(&self, place: &Place) -> Option<&Self> {
        let mut segments = segments(place);
        segments.try_fold(self, |outline, segment| outline.child(&segment))
    }

    /// The value of a key, the first where it stands twice.
    pub fn get(&self, key: &str) -> Option<&Self> {
        Some(&self.members(key).next()?.value)
    }

    /// The elements; none where this is no list.
    pub fn elements(&self) -> &[Self] {
        match &self.content {
            Content::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text; `None` where this is none.
    pub fn as_text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a place, or the nearest one around it, and the object that has it
    /// by the last key of the way.
    pub(super) fn nearest<'a>(
        &'a self,
        place: &'a Place,
    ) -> (&'a Self, Option<(&'a Self, Cow<'a, str>)>) {
        let mut at = (self, None);
        for segment in segments(place) {
            let Some(child) = at.0.child(&segment) else {
                break;
            };
            let is_of_object = matches!(at.0.content, Content::Object(_));
            at = (child, is_of_object.then_some((at.0, segment)));
        }
        at
    }

    /// The members of a key.
    pub(super) fn members(&self, key: &str) -> impl Iterator<Item = &Member> {
        let members = match &self.content {
            Content::Object(members) => members.as_slice(),
            _ => &[],
        };
        members.iter().filter(move |member| member.key == key)
    }

    fn child(&self, segment: &str) -> Option<&Self> {
        match &self.content {
            Content::List(elements) => elements.get(segment.parse::<usize>().ok()?),
            _ => self.get(segment),
        }
    }
}

/// The keys and positions of a pointer, as they are in the file.
pub fn segments(place: &Place) -> impl Iterator<Item = Cow<'_, str>> {
    let segments = place.as_str().split('/').skip(1);
    segments.map(|segment| {
        if segment.contains('~') {
            Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
        } else {
            Cow::Borrowed(segment)
        }
    })
}

fn outline(value: Value) -> Outline {
    let range = bytes(&value);
    let content = match value {
        Value::NullKeyword(_) => Content::Null,
        Value::BooleanLit(boolean) => Content::Boolean(boolean.value),
        Value::NumberLit(number) => Content::Number(number.value.to_owned()),
        Value::StringLit(text) => Content::Text(text.value.into_owned()),
        Value::Array(list) => Content::List(list.elements.into_iter().map(outline).collect()),
        Value::Object(object) => {
            Content::Object(object.properties.into_iter().map(member).collect())
        }
    };
    Outline { range, content }
}

fn member(property: ObjectProp) -> Member {
    Member {
        key_range: bytes(&property.name),
        key: property.name.into_string(),
        value: outline(property.value),
    }
}

fn bytes(node: &impl Ranged) -> Range<usize> {
    let range = node.range();
    range.start..range.end
}

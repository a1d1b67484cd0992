//! Where the values of a file stand in its text.
//!
//! For the desk and the command line, which show the lines; the reader's
//! program never asks, so that it does not carry a second parser.

use std::{borrow::Cow, ops::Range};

use jsonc_parser::{
    CollectOptions, ParseOptions,
    ast::{Object, ObjectProp, Value},
    common::Ranged,
    parse_to_ast,
};

use crate::report::{Finding, Objection, Place, Position, Problem};

use super::{
    OTHER_LIMIT,
    node::{self, without_mark},
};

/// The text of a file with the place of every value in it.
pub struct Positions<'a> {
    text: Cow<'a, str>,
    /// The byte that each line begins with.
    lines: Vec<usize>,
    /// Nothing where the file is no JSON.
    root: Option<Value<'a>>,
}

impl<'a> Positions<'a> {
    /// The places of a file, whatever its bytes are.
    pub fn of(bytes: &'a [u8]) -> Self {
        // Of what serde_json has read nothing is nested deeper than 128 times; this parser
        // has no such limit, and 100,000 brackets would overflow its stack.
        let is_readable = node::parse(bytes, OTHER_LIMIT).is_ok();
        let bytes = without_mark(bytes);
        let root = str::from_utf8(bytes).ok().filter(|_| is_readable);
        let text = String::from_utf8_lossy(bytes);
        let breaks = text.match_indices('\n').map(|(end, _)| end + 1);
        Self {
            lines: [0].into_iter().chain(breaks).collect(),
            root: root.and_then(tree),
            text,
        }
    }

    /// The text, without a byte order mark, and with a sign in place of what is no UTF-8.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a finding; nothing where it is about a file that is no JSON.
    pub fn position(&self, finding: &Finding<Objection>) -> Option<Position> {
        match finding.position {
            // A file that ends with a line break breaks off before the first column.
            Some(Position { line, column }) => Some(Position {
                line,
                column: column.max(1),
            }),
            None => self
                .range(finding)
                .map(|range| self.position_of(range.start)),
        }
    }

    /// The bytes of the text that a finding is about: a key, a value, or the
    /// bracket that opens a value of several lines.
    pub fn range(&self, finding: &Finding<Objection>) -> Option<Range<usize>> {
        if let Some(position) = finding.position {
            return Some(self.letter_at(position));
        }
        let mut range = found(self.root.as_ref()?, finding);
        if self.text[range.clone()].contains('\n') {
            range.end = range.start + 1;
        }
        Some(range)
    }

    /// The bytes of the value at a place, or of the nearest one around it.
    pub fn value(&self, place: &Place) -> Option<Range<usize>> {
        let (value, _) = nearest(self.root.as_ref()?, place);
        Some(span(value))
    }

    fn position_of(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= byte);
        Position {
            line,
            column: byte - self.lines[line - 1] + 1,
        }
    }

    /// The letter at a position, or the last one before it.
    fn letter_at(&self, Position { line, column }: Position) -> Range<usize> {
        let line = self.lines.get(line.saturating_sub(1)).copied();
        let byte = line.map_or(self.text.len(), |start| start + column.saturating_sub(1));
        let mut letters = self.text[..].char_indices();
        let letter = letters.rfind(|(start, _)| *start <= byte);
        letter.map_or(0..0, |(start, letter)| start..start + letter.len_utf8())
    }
}

fn tree(text: &str) -> Option<Value<'_>> {
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
    parse_to_ast(text, &CollectOptions::default(), &strict)
        .ok()?
        .value
}

/// What a finding is about: the second of two equal keys, a key that is not
/// known, else the value.
fn found(root: &Value, finding: &Finding<Objection>) -> Range<usize> {
    let (value, property) = nearest(root, &finding.place);
    let key = match (&finding.problem, property) {
        (Objection::Problem(Problem::KeyUnknown { .. }), Some((_, property))) => Some(property),
        (Objection::Problem(Problem::KeyRepeated { .. }), Some((object, property))) => {
            let name = property.name.as_str();
            properties(object, name).nth(1)
        }
        _ => None,
    };
    key.map_or_else(|| span(value), |property| span(&property.name))
}

type Property<'a, 'b> = (&'b Object<'a>, &'b ObjectProp<'a>);

/// The value at a place, or the nearest one around it, and the property that it is of.
fn nearest<'a, 'b>(
    root: &'b Value<'a>,
    place: &Place,
) -> (&'b Value<'a>, Option<Property<'a, 'b>>) {
    let mut at = (root, None);
    for segment in segments(place) {
        at = match at.0 {
            Value::Object(object) => match properties(object, &segment).next() {
                Some(property) => (&property.value, Some((object, property))),
                None => break,
            },
            Value::Array(list) => match segment
                .parse()
                .ok()
                .and_then(|at: usize| list.elements.get(at))
            {
                Some(element) => (element, None),
                None => break,
            },
            _ => break,
        };
    }
    at
}

fn segments(place: &Place) -> impl Iterator<Item = String> {
    let segments = place.as_str().split('/').skip(1);
    segments.map(|segment| segment.replace("~1", "/").replace("~0", "~"))
}

fn properties<'a, 'b>(
    object: &'b Object<'a>,
    name: &str,
) -> impl Iterator<Item = &'b ObjectProp<'a>> {
    let properties = object.properties.iter();
    properties.filter(move |property| property.name.as_str() == name)
}

fn span(node: &impl Ranged) -> Range<usize> {
    let range = node.range();
    range.start..range.end
}

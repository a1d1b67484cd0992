//! A file as a tree: what the JSON says, duplicate keys and all.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::report::{Defect, Extent, Finding, Flaw, Place, Position};

/// A JSON value. Unlike `serde_json::Value` it keeps duplicate keys, and numbers
/// as they are written.
#[derive(Debug)]
pub(super) enum Node {
    Null,
    Boolean(bool),
    Count(u64),
    Negative(i64),
    /// A number that is not whole, or too large, as written.
    Fraction(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// The one version of the contract that this program reads.
const VERSION: u64 = 1;

/// Under this key `serde_json` hands over a number as it is written. A file that
/// has the key itself has a number there that is none, as whoever reads it finds.
const NUMBER: &str = "$serde_json::private::Number";

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The tree of a file, or the one finding that leaves nothing else to say.
pub(super) fn parse(bytes: &[u8], limit: usize) -> Result<Node, Finding> {
    let text = text(bytes, limit)?;
    let node: Node = serde_json::from_str(text).map_err(|error| {
        let position = Position {
            line: error.line(),
            column: error.column(),
        };
        let flaw = if error.is_eof() {
            Flaw::CutOff
        } else {
            Flaw::Syntax
        };
        not_json(text.as_bytes(), flaw, position)
    })?;
    match node.other_version() {
        Some(found) => Err(whole_file(Defect::OtherVersion { found })),
        None => Ok(node),
    }
}

/// The text of a file without a byte order mark, or why it cannot even be shown.
pub(super) fn text(bytes: &[u8], limit: usize) -> Result<&str, Finding> {
    if bytes.len() > limit {
        let size = bytes.len();
        return Err(whole_file(Defect::TooLarge { size, limit }));
    }
    let bytes = without_mark(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let position = position_after(&bytes[..error.valid_up_to()]);
        not_json(bytes, Flaw::NotUtf8, position)
    })
}

/// The bytes without a byte order mark, which Windows editors write.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

fn whole_file(defect: Defect) -> Finding {
    Finding::new(Place::ROOT, defect)
}

fn not_json(bytes: &[u8], flaw: Flaw, position: Position) -> Finding {
    let is_page = bytes.trim_ascii_start().starts_with(b"<");
    let flaw = if is_page { Flaw::WebPage } else { flaw };
    let defect = Defect::NotJson { flaw };
    Finding {
        extent: Extent::From(position),
        ..Finding::new(Place::ROOT, defect)
    }
}

fn position_after(read: &[u8]) -> Position {
    let mut lines = read.split(|byte| *byte == b'\n');
    let last = lines.next_back().map_or(0, <[u8]>::len);
    Position {
        line: lines.count() + 1,
        column: last + 1,
    }
}

impl Node {
    /// The version that the file says it is of, where that is another one.
    fn other_version(&self) -> Option<String> {
        let Self::Object(pairs) = self else {
            return None;
        };
        let (_, version) = pairs.iter().find(|(key, _)| key == "schema_version")?;
        match version {
            Self::Count(VERSION) => None,
            Self::Count(_) | Self::Negative(_) | Self::Fraction(_) => Some(version.shortened()),
            _ => None,
        }
    }

    /// The value as it is written, short enough for a message.
    pub(super) fn shortened(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Count(value) => value.to_string(),
            Self::Negative(value) => value.to_string(),
            Self::Fraction(written) => shortened(written),
            Self::Text(text) => format!("\"{}\"", shortened(text)),
            Self::List(items) if items.is_empty() => "[]".to_owned(),
            Self::List(_) => "[…]".to_owned(),
            Self::Object(_) => "{…}".to_owned(),
        }
    }
}

/// A text cut to what a message can hold; what cannot be seen is written out.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut short = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == MOST {
            short.push('…');
            break;
        }
        if is_invisible(letter) {
            short.extend(letter.escape_default());
        } else {
            short.push(letter);
        }
    }
    short
}

/// Whether a character steers the text around it without being seen: controls
/// and marks of direction; or is none, and cannot stand in a drawing or a feed.
pub(super) fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Count(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(u64::try_from(value).map_or(Node::Negative(value), Node::Count))
    }

    /// Never called: numbers that are not whole come as written. Without it the
    /// program would hold serde's words for the case.
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Fraction(String::new()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        if let [(key, Node::Text(written))] = pairs.as_slice()
            && key == NUMBER
        {
            return Ok(Node::Fraction(written.clone()));
        }
        Ok(Node::Object(pairs))
    }
}

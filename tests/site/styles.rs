//! The features that a style sheet uses, by the paths that browser-compat-data has them under.

use std::collections::BTreeSet;
use std::fmt;

use cssparser::{ParseError, Parser, Token};

/// A feature, by its path: `css`, `properties`, `color`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use(pub Vec<String>);

impl Use {
    fn new(path: &[&str]) -> Self {
        Self(path.iter().map(|&part| part.to_owned()).collect())
    }

    /// Whether it is a value, function or unit, of which the data name only some.
    pub fn is_value(&self) -> bool {
        self.0.len() > 3 && self.0[1] == "properties" || self.0[1] == "types"
    }

    /// Whether it is a part of another feature.
    pub fn is_within(&self, other: &Self) -> bool {
        self != other && self.0.starts_with(&other.0)
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

/// A part of a statement.
#[derive(Debug, PartialEq)]
enum Piece {
    At(String),
    Word(String),
    Function(String),
    Unit(String),
    Colon,
    Opening,
    Other,
}

/// Everything that a style sheet uses, but for what it asks about first by `@supports`.
pub fn uses(css: &str) -> BTreeSet<Use> {
    let mut found = BTreeSet::new();
    rules(&mut Parser::new(css), "", &mut found);
    found
}

/// Reads a block; `of` is the at-rule that it belongs to, or `style`.
fn rules(parser: &mut Parser, of: &str, found: &mut BTreeSet<Use>) {
    let mut parts = Vec::new();
    loop {
        let part = match parser.next() {
            Err(_) => break,
            Ok(Token::Semicolon) => {
                statement(&parts, of, found);
                parts.clear();
                continue;
            }
            Ok(Token::CurlyBracketBlock) => {
                let inner = opening(&parts, of, found);
                parts.clear();
                nested(parser, |parser| rules(parser, &inner, found));
                continue;
            }
            Ok(token) => part(token),
        };
        inner_parts(parser, part, &mut parts);
    }
    statement(&parts, of, found);
}

/// Adds a part, and after one that opens a bracket what is within.
fn inner_parts(parser: &mut Parser, part: Piece, parts: &mut Vec<Piece>) {
    let opens = matches!(part, Piece::Function(_) | Piece::Opening);
    parts.push(part);
    if opens {
        nested(parser, |parser| {
            while let Ok(token) = parser.next() {
                let part = self::part(token);
                inner_parts(parser, part, parts);
            }
        });
        parts.push(Piece::Other);
    }
}

fn nested(parser: &mut Parser, read: impl FnOnce(&mut Parser)) {
    let read = |parser: &mut Parser| {
        read(parser);
        Ok::<_, ParseError<()>>(())
    };
    parser
        .parse_nested_block(read)
        .expect("everything in it is read");
}

fn part(token: &Token) -> Piece {
    let text = |text: &str| text.to_ascii_lowercase();
    match token {
        Token::AtKeyword(name) => Piece::At(text(name)),
        Token::Ident(name) => Piece::Word(text(name)),
        Token::Function(name) => Piece::Function(text(name)),
        Token::Dimension { unit, .. } => Piece::Unit(text(unit)),
        Token::Colon => Piece::Colon,
        Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
            Piece::Opening
        }
        _ => Piece::Other,
    }
}

/// What comes before a block: an at-rule or selectors. Gives what the block belongs to.
fn opening(parts: &[Piece], of: &str, found: &mut BTreeSet<Use>) -> String {
    if let Some(Piece::At(name)) = parts.first() {
        if of != "supports" {
            at_rule(name, parts, found);
        }
        // A rule within a guarded one is guarded as well.
        return if of == "supports" {
            of.to_owned()
        } else {
            name.clone()
        };
    }
    if of == "supports" {
        return of.to_owned();
    }
    if of == "style" {
        found.insert(Use::new(&["css", "selectors", "nesting"]));
    }
    for pair in parts.windows(2) {
        if let [Piece::Colon, Piece::Word(name) | Piece::Function(name)] = pair
            && !name.starts_with('-')
        {
            found.insert(Use::new(&["css", "selectors", name]));
        }
    }
    if of == "keyframes" { of } else { "style" }.to_owned()
}

fn at_rule(name: &str, parts: &[Piece], found: &mut BTreeSet<Use>) {
    found.insert(Use::new(&["css", "at-rules", name]));
    for pair in parts.windows(2) {
        if let ("media", [Piece::Opening, Piece::Word(feature)]) = (name, pair) {
            let feature = feature
                .trim_start_matches("min-")
                .trim_start_matches("max-");
            found.insert(Use::new(&["css", "at-rules", name, feature]));
        }
    }
}

/// A declaration, or an at-rule without a block.
fn statement(parts: &[Piece], of: &str, found: &mut BTreeSet<Use>) {
    match parts {
        [Piece::At(name), ..] if of != "supports" => at_rule(name, parts, found),
        [Piece::Word(name), Piece::Colon, values @ ..]
            if of != "supports" && !name.starts_with('-') =>
        {
            let property = if of == "page" {
                ["css", "at-rules", "page", name]
            } else {
                ["css", "properties", name, ""]
            };
            found.insert(Use::new(property.strip_suffix(&[""]).unwrap_or(&property)));
            for part in values {
                value(name, part, found);
            }
        }
        _ => {}
    }
}

/// Functions that the data have under a heading of their own.
const HEADINGS: [(&str, &[&str]); 4] = [
    (
        "color",
        &[
            "color-mix",
            "contrast-color",
            "hwb",
            "lab",
            "lch",
            "light-dark",
            "oklab",
            "oklch",
        ],
    ),
    (
        "gradient",
        &[
            "conic-gradient",
            "linear-gradient",
            "radial-gradient",
            "repeating-conic-gradient",
        ],
    ),
    ("basic-shape", &["path", "rect", "shape", "xywh"]),
    ("easing-function", &["linear"]),
];

fn value(property: &str, part: &Piece, found: &mut BTreeSet<Use>) {
    let used = match part {
        Piece::Word(word) if !word.starts_with('-') => {
            Use::new(&["css", "properties", property, word])
        }
        Piece::Function(name) => {
            let heading = HEADINGS
                .iter()
                .find(|(_, names)| names.contains(&name.as_str()));
            match heading {
                Some((heading, _)) => Use::new(&["css", "types", heading, name]),
                None => Use::new(&["css", "types", name]),
            }
        }
        Piece::Unit(unit) => Use::new(&[
            "css",
            "types",
            "length",
            match unit.get(..2) {
                Some("dv") => "viewport_percentage_units_dynamic",
                Some("sv") => "viewport_percentage_units_small",
                Some("lv") => "viewport_percentage_units_large",
                Some("cq") => "container_query_length_units",
                _ => unit,
            },
        ]),
        _ => return,
    };
    found.insert(used);
}

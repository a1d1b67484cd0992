use roxmltree::Node;

use super::{
    named::Named,
    package::{attribute, child, children, is_on, value},
    symbol,
};

/// How far a style may be based on others.
const MOST_STEPS: usize = 20;

/// The levels that a list may have.
const MOST_LEVELS: usize = 9;

/// The styles of paragraphs, by their ids, which say nothing by themselves.
#[derive(Default)]
pub(super) struct Styles(Named<Style>);

#[derive(Default)]
struct Style {
    /// The name, in small letters.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    numbering: Option<(String, usize)>,
    is_hidden: bool,
}

impl Styles {
    pub(super) fn of<'n>(root: Node<'n, '_>) -> Self {
        let style = |style: Node<'n, '_>| {
            let paragraph = child(style, "pPr");
            let number =
                |name| paragraph.and_then(|paragraph| value(paragraph, name)?.parse().ok());
            Some((
                attribute(style, "styleId")?,
                Style {
                    name: value(style, "name")?.to_ascii_lowercase(),
                    based_on: value(style, "basedOn").map(str::to_owned),
                    outline: number("outlineLvl"),
                    numbering: paragraph
                        .and_then(numbering_of)
                        .map(|(id, level)| (id.to_owned(), level)),
                    is_hidden: child(style, "rPr").is_some_and(|run| is_on(run, "vanish")),
                },
            ))
        };
        let mut all = Named::default();
        for (id, style) in children(root, "style").into_iter().filter_map(style) {
            all.insert(id, style);
        }
        Self(all)
    }

    /// A style and those that it is based on.
    fn line(&self, id: Option<&str>) -> impl Iterator<Item = &Style> {
        let first = id.and_then(|id| self.0.get(id));
        let next = |style: &&Style| style.based_on.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(first, next).take(MOST_STEPS)
    }

    /// The level of a heading, 0 for the title; `None` for any other paragraph.
    pub(super) fn level(&self, id: Option<&str>, paragraph: Option<Node>) -> Option<u8> {
        let own =
            paragraph.and_then(|paragraph| value(paragraph, "outlineLvl")?.parse::<u8>().ok());
        let named = self
            .line(id)
            .find_map(|style| match style.name.strip_prefix("heading") {
                Some(number) => number.trim().parse().ok(),
                None => (style.name == "title").then_some(0),
            });
        let outline = own.or_else(|| self.line(id).find_map(|style| style.outline));
        named.or(outline.filter(|level| *level < 9).map(|level| level + 1))
    }

    /// Whether it is a line of a table of contents, which repeats a heading.
    pub(super) fn is_of_contents(&self, id: Option<&str>) -> bool {
        self.line(id)
            .next()
            .is_some_and(|style| style.name.starts_with("toc "))
    }

    pub(super) fn is_hidden(&self, id: Option<&str>) -> bool {
        self.line(id).any(|style| style.is_hidden)
    }

    fn numbering(&self, id: Option<&str>) -> Option<(&str, usize)> {
        self.line(id).find_map(|style| {
            let (id, level) = style.numbering.as_ref()?;
            Some((&**id, *level))
        })
    }
}

fn numbering_of<'n>(paragraph: Node<'n, '_>) -> Option<(&'n str, usize)> {
    let numbering = child(paragraph, "numPr")?;
    let level = value(numbering, "ilvl")
        .and_then(|level| level.parse().ok())
        .unwrap_or(0);
    Some((value(numbering, "numId")?, level))
}

/// The lists of a document, and how far each is counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// The lists by their ids.
    lists: Named<List>,
    /// How far each abstract list is counted.
    counts: Named<Vec<u32>>,
}

/// A list, which may share its counts with others.
struct List {
    levels: Vec<Level>,
    /// The id of the abstract list that it is one of.
    of: String,
}

#[derive(Clone, Default)]
struct Level {
    format: String,
    text: String,
    font: String,
    start: u32,
}

impl Numbering {
    pub(super) fn of(root: Node) -> Self {
        let mut kinds: Named<Vec<Level>> = Named::default();
        let mut numbering = Self::default();
        for list in children(root, "abstractNum") {
            let levels = children(list, "lvl").into_iter();
            let levels = levels.take(MOST_LEVELS).map(level);
            if let Some(id) = attribute(list, "abstractNumId") {
                kinds.insert(id, levels.collect());
                numbering.counts.insert(id, Vec::new());
            }
        }
        for list in children(root, "num") {
            let (Some(id), Some(of)) = (attribute(list, "numId"), value(list, "abstractNumId"))
            else {
                continue;
            };
            let mut levels = kinds.get(of).cloned().unwrap_or_default();
            for change in children(list, "lvlOverride") {
                let at = attribute(change, "ilvl").and_then(|at| at.parse::<usize>().ok());
                let Some(known) = at.and_then(|at| levels.get_mut(at)) else {
                    continue;
                };
                if let Some(new) = child(change, "lvl") {
                    *known = level(new);
                }
                if let Some(start) =
                    value(change, "startOverride").and_then(|start| start.parse().ok())
                {
                    known.start = start;
                }
            }
            let of = of.to_owned();
            numbering.lists.insert(id, List { levels, of });
        }
        numbering
    }

    /// The number or bullet of the next paragraph: its own list, or the one of its style.
    pub(super) fn next(
        &mut self,
        styles: &Styles,
        style: Option<&str>,
        paragraph: Option<Node>,
    ) -> String {
        let Some((id, at)) = paragraph
            .and_then(numbering_of)
            .or_else(|| styles.numbering(style))
        else {
            return String::new();
        };
        let Some(List { levels, of }) = self.lists.get(id) else {
            return String::new();
        };
        let (Some(own), Some(counts)) = (levels.get(at), self.counts.get_mut(of)) else {
            return String::new();
        };
        if own.format == "bullet" {
            return own
                .text
                .chars()
                .map(|bullet| symbol::symbol(&own.font, bullet.into()).unwrap_or(bullet))
                .collect();
        }
        counts.truncate(at + 1);
        while counts.len() < at {
            let start = levels.get(counts.len()).map_or(1, |level| level.start);
            counts.push(start);
        }
        match counts.get_mut(at) {
            Some(count) => *count = count.saturating_add(1),
            None => counts.push(own.start),
        }
        if own.format == "none" {
            return String::new();
        }
        let mut label = own.text.clone();
        for (place, count) in counts.iter().enumerate() {
            let format = levels.get(place).map_or("", |level| &level.format);
            label = label.replace(&format!("%{}", place + 1), &written(*count, format));
        }
        label
    }
}

fn level(node: Node) -> Level {
    let fonts = child(node, "rPr").and_then(|run| child(run, "rFonts"));
    let font = fonts.and_then(|fonts| attribute(fonts, "ascii").or(attribute(fonts, "hAnsi")));
    Level {
        format: value(node, "numFmt").unwrap_or_default().to_owned(),
        text: value(node, "lvlText").unwrap_or_default().to_owned(),
        font: font.unwrap_or_default().to_owned(),
        start: value(node, "start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1),
    }
}

/// A number as a list writes it.
fn written(number: u32, format: &str) -> String {
    match format {
        "upperLetter" | "lowerLetter" => {
            let first = if format.starts_with('u') { b'A' } else { b'a' };
            let at = u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0);
            char::from(first + at).to_string()
        }
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_ascii_lowercase(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCountingThousand"
        | "chineseLegalSimplified" => crate::lang::counted_in_chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1)
                .map(String::from)
                .unwrap_or_default()
        }
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number.min(3999);
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            text.push_str(sign);
            left -= worth;
        }
    }
    text
}

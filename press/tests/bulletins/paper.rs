//! What a PDF holds, read without the libraries that wrote it.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object, ObjectId, content::Operation, decode_text_string};

/// A part of a document's structure, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// What it is, such as `H1`, `P` or `TH`.
    pub role: String,
    /// How deep it lies.
    pub depth: usize,
    /// All text in it.
    pub text: String,
    /// What stands in its place for who does not see it.
    pub alternative: Option<String>,
    /// What a head of a table is the head of.
    pub scope: Option<String>,
}

/// A text that is drawn at once, with the language that it says it is in.
pub struct Piece {
    pub text: String,
    pub lang: Option<String>,
}

/// A PDF that was read.
pub struct Paper {
    pub document: Document,
    /// Its structure.
    pub parts: Vec<Part>,
    /// All text of the structure.
    pub pieces: Vec<Piece>,
}

impl Paper {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let marked = marked(&document);
        let mut parts = Vec::new();
        let root = dictionary(
            &document,
            catalog(&document).get(b"StructTreeRoot").unwrap(),
        );
        walk(
            &document,
            &marked,
            root.get(b"K").unwrap(),
            None,
            0,
            &mut parts,
        );
        let pieces = marked.into_values().flatten().collect();
        Self {
            document,
            parts,
            pieces,
        }
    }

    pub fn catalog(&self) -> &Dictionary {
        catalog(&self.document)
    }

    pub fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        dictionary(&self.document, object)
    }

    /// The parts of a role.
    pub fn all(&self, role: &str) -> Vec<&Part> {
        let parts = self.parts.iter();
        parts.filter(|part| part.role == role).collect()
    }

    /// Where parts of a role stand: from a place on, within the part before it; from 0 on, all of them.
    pub fn places(&self, from: usize, role: &str) -> Vec<usize> {
        let end = from
            .checked_sub(1)
            .map_or(self.parts.len(), |of| from + self.within(of).len());
        let places = from..end;
        places
            .filter(|place| self.parts[*place].role == role)
            .collect()
    }

    /// Everything within a part.
    pub fn within(&self, index: usize) -> &[Part] {
        let after = &self.parts[index + 1..];
        let depth = self.parts[index].depth;
        let end = after.iter().position(|part| part.depth <= depth);
        &after[..end.unwrap_or(after.len())]
    }

    /// The titles of the outline with their depths, in order.
    pub fn outline(&self) -> Vec<(usize, String)> {
        let mut titles = Vec::new();
        let root = self.dictionary(self.catalog().get(b"Outlines").unwrap());
        self.outlined(root, 1, &mut titles);
        titles
    }

    fn outlined(&self, of: &Dictionary, depth: usize, titles: &mut Vec<(usize, String)>) {
        let mut next = of.get(b"First").ok();
        while let Some(item) = next {
            let item = self.dictionary(item);
            let title = decode_text_string(item.get(b"Title").unwrap()).unwrap();
            titles.push((depth, title));
            self.outlined(item, depth + 1, titles);
            next = item.get(b"Next").ok();
        }
    }

    /// The dictionaries of a type.
    pub fn of_type<'a>(&'a self, kind: &'a [u8]) -> impl Iterator<Item = &'a Dictionary> {
        let all = self.document.objects.values();
        let all = all.filter_map(|object| match object {
            Object::Dictionary(of) => Some(of),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        });
        all.filter(move |of| {
            let name = of.get(b"Type").and_then(Object::as_name);
            name.is_ok_and(|name| name == kind)
        })
    }

    /// A stream, unpacked.
    pub fn content(&self, object: &Object) -> Vec<u8> {
        let (_, object) = self.document.dereference(object).unwrap();
        let stream = object.as_stream().unwrap();
        stream.get_plain_content().unwrap()
    }
}

fn catalog(document: &Document) -> &Dictionary {
    document.catalog().unwrap()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

/// The texts of every page by their marks.
fn marked(document: &Document) -> BTreeMap<(ObjectId, i64), Vec<Piece>> {
    let mut marked: BTreeMap<_, Vec<Piece>> = BTreeMap::new();
    for page in document.get_pages().into_values() {
        let mut fonts = HashMap::new();
        for (name, font) in document.get_page_fonts(page).unwrap() {
            let mut font = font.clone();
            // It names outlines; what they mean stands beside it.
            font.remove(b"Encoding");
            fonts.insert(name, font);
        }
        let (mut font, mut open) = (None, Vec::new());
        let content = document.get_and_decode_page_content(page).unwrap();
        for Operation { operator, operands } in content.operations {
            match operator.as_str() {
                "BMC" => open.push((None, None)),
                "BDC" => {
                    let facts = operands[1].as_dict().unwrap();
                    let mark = facts.get(b"MCID").and_then(Object::as_i64).ok();
                    let lang = facts.get(b"Lang").ok();
                    open.push((mark, lang.map(|lang| decode_text_string(lang).unwrap())));
                }
                "EMC" => {
                    open.pop().unwrap();
                }
                "Tf" => {
                    font = fonts[operands[0].as_name().unwrap()]
                        .get_font_encoding(document)
                        .ok();
                }
                "Tj" | "TJ" => {
                    let Some(mark) = open.iter().rev().find_map(|(mark, _)| *mark) else {
                        continue;
                    };
                    let shown = match &operands[0] {
                        Object::Array(shown) => shown.clone(),
                        shown => vec![shown.clone()],
                    };
                    let shown = shown.iter().filter_map(|shown| shown.as_str().ok());
                    let text = shown
                        .map(|shown| Document::decode_text(font.as_ref().unwrap(), shown).unwrap());
                    marked.entry((page, mark)).or_default().push(Piece {
                        text: text.collect(),
                        lang: open.iter().rev().find_map(|(_, lang)| lang.clone()),
                    });
                }
                _ => {}
            }
        }
    }
    marked
}

/// Adds what a part of the structure holds; gives its text.
fn walk(
    document: &Document,
    marked: &BTreeMap<(ObjectId, i64), Vec<Piece>>,
    object: &Object,
    page: Option<ObjectId>,
    depth: usize,
    parts: &mut Vec<Part>,
) -> String {
    let text_at = |page, mark| {
        let pieces = marked.get(&(page, mark)).into_iter().flatten();
        pieces.map(|piece| piece.text.as_str()).collect()
    };
    let object = document.dereference(object).unwrap().1;
    if let Ok(kids) = object.as_array() {
        let kids = kids.iter();
        return kids
            .map(|kid| walk(document, marked, kid, page, depth, parts))
            .collect();
    }
    if let Ok(mark) = object.as_i64() {
        return text_at(page.unwrap(), mark);
    }
    let of = object.as_dict().unwrap();
    let page = of.get(b"Pg").and_then(Object::as_reference).ok().or(page);
    if let Ok(mark) = of.get(b"MCID").and_then(Object::as_i64) {
        return text_at(page.unwrap(), mark);
    }
    let Ok(role) = of.get(b"S").and_then(Object::as_name) else {
        return String::new();
    };
    let place = parts.len();
    let attributes = of
        .get(b"A")
        .ok()
        .map(|of| document.dereference(of).unwrap().1);
    let attributes = match attributes {
        Some(Object::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let attributes = attributes.iter().map(|of| dictionary(document, of));
    let scope = attributes.filter_map(|of| of.get(b"Scope").and_then(Object::as_name).ok());
    let scope = scope.map(|scope| String::from_utf8_lossy(scope).into_owned());
    parts.push(Part {
        role: String::from_utf8_lossy(role).into_owned(),
        depth,
        text: String::new(),
        alternative: of
            .get(b"Alt")
            .ok()
            .map(|alternative| decode_text_string(alternative).unwrap()),
        scope: { scope }.next(),
    });
    let kids = of.get(b"K").ok();
    let text = kids.map_or_else(String::new, |kids| {
        walk(document, marked, kids, page, depth + 1, parts)
    });
    parts[place].text.clone_from(&text);
    text
}

/// What the signs of a typeface mean, by its table: `<0001> <4E2D>`, a line each.
pub fn meanings(table: &str) -> impl Iterator<Item = char> {
    assert!(!table.contains("beginbfrange"), "ranges are not read here");
    let lines = table.lines().filter_map(|line| {
        let codes = line.split(['<', '>']).skip(1).step_by(2);
        codes
            .last()
            .filter(|code| code.len() % 4 == 0 && line.starts_with('<'))
    });
    let lines = lines.filter(|code| *code != "FFFF");
    let units = lines.flat_map(|code| {
        let units = (0..code.len())
            .step_by(4)
            .map(|at| u16::from_str_radix(&code[at..at + 4], 16).unwrap());
        char::decode_utf16(units.collect::<Vec<_>>())
            .map(Result::unwrap)
            .collect::<Vec<_>>()
    });
    units.collect::<Vec<_>>().into_iter()
}

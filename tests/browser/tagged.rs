//! A printed page as those meet it who have it read aloud: by the structure of its PDF.

use std::collections::BTreeMap;

use pdf_extract::content::Operation;
use pdf_extract::{Dictionary, Document, Object, ObjectId, decode_text_string};

/// A PDF whose text belongs to elements, as that of a page does.
pub struct Tagged {
    paper: Document,
    /// The pieces of text that belong to elements, in the order in which they are drawn: by their sheet, and by the number
    /// under which elements know them there.
    pieces: Vec<((ObjectId, i64), String)>,
}

impl Tagged {
    /// Reads the structure of a PDF, and what its sheets draw.
    pub fn read(pdf: &[u8]) -> Self {
        let paper = Document::load_mem(pdf).unwrap();
        let sheets = paper.get_pages().into_values();
        let pieces = sheets.flat_map(|sheet| pieces(&paper, sheet)).collect();
        Self { paper, pieces }
    }

    /// All that is said.
    pub fn spoken(&self) -> String {
        self.pieces.iter().map(|(_, said)| said.as_str()).collect()
    }

    /// What is said of each figure as a whole.
    pub fn alternatives(&self) -> Vec<String> {
        let mut said = Vec::new();
        self.walk(self.root(), &mut |kind, element| {
            if kind == "Figure" {
                let alternative = element.get(b"Alt").unwrap();
                said.push(decode_text_string(alternative).unwrap());
            }
        });
        said
    }

    /// The cells of all tables in their order: `TH` or `TD`, and what each says.
    pub fn cells(&self) -> Vec<(String, String)> {
        let mut cells = Vec::new();
        self.walk(self.root(), &mut |kind, element| {
            if ["TH", "TD"].contains(&kind) {
                let mut said = String::new();
                self.say(element, None, &mut said);
                cells.push((kind.to_owned(), said));
            }
        });
        cells
    }

    fn root(&self) -> &Dictionary {
        let catalog = self.paper.catalog().unwrap();
        let root = catalog.get(b"StructTreeRoot").unwrap();
        self.dictionary(root).unwrap()
    }

    fn dictionary<'paper>(&'paper self, object: &'paper Object) -> Option<&'paper Dictionary> {
        self.paper.dereference(object).ok()?.1.as_dict().ok()
    }

    /// What an element holds: elements, and numbers of pieces.
    fn children<'paper>(&'paper self, element: &'paper Dictionary) -> Vec<&'paper Object> {
        let children = element.get(b"K").ok();
        let children = children.and_then(|children| self.paper.dereference(children).ok());
        match children {
            Some((_, Object::Array(children))) => children.iter().collect(),
            Some((_, child)) => vec![child],
            None => Vec::new(),
        }
    }

    /// Meets an element and all in it, in their order.
    fn walk(&self, element: &Dictionary, meet: &mut impl FnMut(&str, &Dictionary)) {
        if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
            meet(&String::from_utf8_lossy(kind), element);
        }
        for child in self.children(element) {
            if let Some(child) = self.dictionary(child) {
                self.walk(child, meet);
            }
        }
    }

    /// Adds what an element says, whose pieces are of a sheet where it names none.
    fn say(&self, element: &Dictionary, sheet: Option<ObjectId>, said: &mut String) {
        let own = element.get(b"Pg").and_then(Object::as_reference).ok();
        let sheet = own.or(sheet);
        if let Ok(number) = element.get(b"MCID").and_then(Object::as_i64) {
            said.extend(self.drawn(sheet, number));
        }
        for child in self.children(element) {
            if let Object::Integer(number) = child {
                said.extend(self.drawn(sheet, *number));
            } else if let Some(child) = self.dictionary(child) {
                self.say(child, sheet, said);
            }
        }
    }

    /// The pieces of a sheet under a number.
    fn drawn(&self, sheet: Option<ObjectId>, number: i64) -> impl Iterator<Item = &str> {
        let pieces = self.pieces.iter();
        let pieces = pieces.filter(move |(at, _)| Some(at.0) == sheet && at.1 == number);
        pieces.map(|(_, piece)| piece.as_str())
    }
}

/// The pieces of text of a sheet that belong to elements. One may say in other words what it draws, as where fonts draw two
/// signs by one glyph; poppler's `pdfinfo -struct-text` loses what follows one.
fn pieces(paper: &Document, sheet: ObjectId) -> Vec<((ObjectId, i64), String)> {
    let mut fonts = BTreeMap::new();
    for (name, font) in paper.get_page_fonts(sheet).unwrap() {
        let mut font = font.clone();
        // It names outlines; what they mean stands beside it.
        font.remove(b"Encoding");
        fonts.insert(name, font);
    }
    let mut pieces = Vec::new();
    let mut font = None;
    // The marks that are open: the number of the piece that each begins, and whether it speaks for what it holds.
    let mut open: Vec<(Option<i64>, bool)> = Vec::new();
    let content = paper.get_and_decode_page_content(sheet).unwrap();
    for Operation { operator, operands } in content.operations {
        let number = open.iter().rev().find_map(|(number, _)| *number);
        let is_told = open.iter().any(|(_, is_told)| *is_told);
        match operator.as_str() {
            "BMC" => open.push((None, false)),
            "BDC" => {
                let facts = operands[1].as_dict().unwrap();
                let own = facts.get(b"MCID").and_then(Object::as_i64).ok();
                if let Ok(told) = facts.get(b"ActualText")
                    && let Some(number) = own.or(number)
                    && !is_told
                {
                    pieces.push(((sheet, number), decode_text_string(told).unwrap()));
                }
                open.push((own, facts.has(b"ActualText")));
            }
            "EMC" => {
                open.pop().unwrap();
            }
            "Tf" => {
                let named = &fonts[operands[0].as_name().unwrap()];
                font = named.get_font_encoding(paper).ok();
            }
            "Tj" | "TJ" => {
                let Some(number) = number.filter(|_| !is_told) else {
                    continue;
                };
                let drawn = match &operands[0] {
                    Object::Array(drawn) => drawn.clone(),
                    drawn => vec![drawn.clone()],
                };
                let drawn = drawn.iter().filter_map(|drawn| drawn.as_str().ok());
                let said = drawn
                    .map(|drawn| Document::decode_text(font.as_ref().unwrap(), drawn).unwrap());
                pieces.push(((sheet, number), said.collect()));
            }
            _ => {}
        }
    }
    pieces
}

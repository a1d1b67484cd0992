use roxmltree::Node;

use super::{
    Block, Content, Edition, Locator, Paragraph, Refusal, Remark,
    cell_format::CellFormat,
    named::Named,
    package::{Package, attribute, child, children, listed, xml},
};

/// How many columns keep their places; what stands further right follows in order.
const MOST_COLUMNS: usize = 50;
/// How many merged cells are spread over their rows.
const MOST_MERGED: usize = 1000;

/// A row of a sheet: its number, and its cells by their columns.
struct Row {
    number: usize,
    cells: Vec<Cell>,
}

#[derive(Clone, Default)]
struct Cell {
    text: String,
    is_number: bool,
}

/// What cells refer to.
struct Shared {
    texts: Vec<String>,
    formats: Vec<CellFormat>,
    is_1904: bool,
}

/// Reads a spreadsheet: the rows of each sheet that is shown, as tables between which a row is blank.
pub(super) fn workbook(
    package: &mut Package,
    path: &str,
    root: Node,
    name: &str,
) -> Result<Edition, Refusal> {
    let relationships = package.relationships(path)?;
    let mut texts = Vec::new();
    if let Some((text, path)) = package.named(&relationships, "sharedStrings")? {
        for string in children(xml(&text, &path)?.root_element(), "si") {
            texts.push(text_of(string));
        }
    }
    let mut formats = Vec::new();
    if let Some((text, path)) = package.named(&relationships, "styles")? {
        formats = formats_of(xml(&text, &path)?.root_element());
    }
    let properties = child(root, "workbookPr");
    let date_1904 = properties.and_then(|properties| attribute(properties, "date1904"));
    let shared = Shared {
        texts,
        formats,
        is_1904: matches!(date_1904, Some("1" | "true")),
    };
    let mut edition = Edition {
        name: name.to_owned(),
        ..Edition::default()
    };
    let (mut hidden, mut number) = (0, 0);
    for sheet in listed(root, "sheets", "sheet") {
        if attribute(sheet, "state").is_some_and(|state| state != "visible") {
            hidden += 1;
            continue;
        }
        number += 1;
        let id = attribute(sheet, "id");
        let found = relationships.iter().find(|one| Some(&*one.id) == id);
        let Some(found) = found else { continue };
        if let Some(text) = package.text(&found.target)? {
            let tree = xml(&text, &found.target)?;
            let rows = rows(tree.root_element(), &shared, &mut hidden)?;
            lay_out(&mut edition.blocks, rows, number);
        }
        if edition.blocks.len() > Refusal::MOST_BLOCKS {
            return Err(Refusal::Blocks);
        }
    }
    if number == 0 {
        return Err(Refusal::Kind);
    }
    if hidden > 0 {
        edition.remarks.push(Remark::Hidden(hidden));
    }
    Ok(edition)
}

/// The text of a string, without the readings above it.
fn text_of(string: Node) -> String {
    let mut all = String::new();
    for part in string.children() {
        let text = match part.tag_name().name() {
            "t" => Some(part),
            "r" => child(part, "t"),
            _ => None,
        };
        all.push_str(text.and_then(|text| text.text()).unwrap_or_default());
    }
    all
}

/// How the cells of each style show their numbers.
fn formats_of(root: Node) -> Vec<CellFormat> {
    let mut own = Named::default();
    for format in listed(root, "numFmts", "numFmt") {
        if let Some((id, code)) = attribute(format, "numFmtId").zip(attribute(format, "formatCode"))
        {
            own.insert(id, code);
        }
    }
    let mut formats = Vec::new();
    for style in listed(root, "cellXfs", "xf") {
        let id = attribute(style, "numFmtId").unwrap_or_default();
        let code = own
            .get(id)
            .copied()
            .unwrap_or_else(|| CellFormat::known(id));
        formats.push(CellFormat::of(code));
    }
    formats
}

fn number(node: Node, name: &str) -> Option<usize> {
    attribute(node, name)?.parse().ok()
}

fn is_hidden(node: Node) -> bool {
    matches!(attribute(node, "hidden"), Some("1" | "true"))
}

/// The rows of a sheet that are shown, without the columns that are not.
fn rows(root: Node, shared: &Shared, hidden: &mut usize) -> Result<Vec<Row>, Refusal> {
    let mut columns = Vec::new();
    for column in listed(root, "cols", "col") {
        if let (true, Some(from), Some(to)) = (
            is_hidden(column) && columns.len() < MOST_COLUMNS,
            number(column, "min"),
            number(column, "max"),
        ) {
            columns.push(from..=to);
            *hidden += 1;
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for row in listed(root, "sheetData", "row") {
        if is_hidden(row) {
            *hidden += 1;
            continue;
        }
        if rows.len() >= Refusal::MOST_BLOCKS {
            return Err(Refusal::Blocks);
        }
        let last = rows.last().map_or(0, |row| row.number);
        let mut cells: Vec<Cell> = Vec::new();
        for cell in children(row, "c") {
            let at = attribute(cell, "r").map_or(cells.len(), column);
            if columns.iter().any(|hidden| hidden.contains(&(at + 1))) {
                continue;
            }
            if at < MOST_COLUMNS && cells.len() < at {
                cells.resize(at, Cell::default());
            }
            cells.push(shared.cell(cell));
        }
        rows.push(Row {
            number: number(row, "r").unwrap_or(last + 1),
            cells,
        });
    }
    let merged = listed(root, "mergeCells", "mergeCell");
    for range in merged.into_iter().take(MOST_MERGED) {
        spread(&mut rows, attribute(range, "ref").unwrap_or_default());
    }
    Ok(rows)
}

/// The column of a reference, from 0 on: `AB12` is in the 27th.
fn column(reference: &str) -> usize {
    let letters = reference.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0, |number: usize, letter| {
        number.saturating_mul(26) + usize::from(letter - b'A') + 1
    });
    number.saturating_sub(1)
}

/// Merged cells have their text in the first of them, and beside each of their rows it is seen. A number stays one.
fn spread(rows: &mut [Row], range: &str) {
    let row = |reference: &str| -> Option<usize> {
        reference
            .trim_start_matches(|letter: char| letter.is_ascii_uppercase())
            .parse()
            .ok()
    };
    let Some((first, last)) = range.split_once(':') else {
        return;
    };
    let (Some(from), Some(to), at) = (row(first), row(last), column(first)) else {
        return;
    };
    let start = rows.partition_point(|row| row.number < from);
    let [head, rest @ ..] = &mut rows[start..] else {
        return;
    };
    let Some(cell) = head.cells.get(at).filter(|cell| !cell.is_number).cloned() else {
        return;
    };
    for row in rest.iter_mut().take_while(|row| row.number <= to) {
        if row.cells.len() <= at && at < MOST_COLUMNS {
            row.cells.resize(at + 1, Cell::default());
        }
        if let Some(below) = row.cells.get_mut(at) {
            below.text.clone_from(&cell.text);
        }
    }
}

impl Shared {
    fn cell(&self, node: Node) -> Cell {
        let value = child(node, "v").and_then(|value| value.text());
        let value = value.unwrap_or_default().trim();
        let text = |text: String| Cell {
            text,
            is_number: false,
        };
        match attribute(node, "t") {
            Some("s") => {
                let shared = value.parse().ok();
                let shared = shared.and_then(|at: usize| self.texts.get(at).cloned());
                text(shared.unwrap_or_default())
            }
            Some("inlineStr") => text(child(node, "is").map(text_of).unwrap_or_default()),
            Some("str" | "e" | "b" | "d") => text(value.to_owned()),
            _ => {
                let plain = CellFormat::default();
                let style = number(node, "s").and_then(|style| self.formats.get(style));
                Cell {
                    text: style.unwrap_or(&plain).shown(value, self.is_1904),
                    is_number: true,
                }
            }
        }
    }
}

/// The rows of a sheet as tables; a row that says one thing above them is a line.
fn lay_out(blocks: &mut Vec<Block>, rows: Vec<Row>, sheet: usize) {
    let mut next = 0;
    for Row { number, cells } in rows {
        let said = cells.iter().filter(|cell| !cell.text.trim().is_empty());
        let said: Vec<_> = said.map(|cell| cell.text.trim()).collect();
        if said.is_empty() {
            continue;
        }
        let place = Locator::Cell { sheet, row: number };
        let row = || {
            cells
                .iter()
                .map(|cell| cell.text.trim().to_owned())
                .collect()
        };
        match blocks.last_mut() {
            Some(Block {
                content: Content::Table(rows),
                ..
            }) if number == next => rows.push(row()),
            _ if said.len() == 1 => blocks.push(Block {
                place,
                content: Content::Paragraph(Paragraph {
                    text: said[0].to_owned(),
                    ..Paragraph::default()
                }),
            }),
            _ => blocks.push(Block {
                place,
                content: Content::Table(vec![row()]),
            }),
        }
        next = number.saturating_add(1);
    }
}

use std::mem;

use roxmltree::Node;

use super::{
    Block, Chart, Content, Edition, Locator, Paragraph, Refusal, Remark, drawn,
    named::Named,
    package::{Package, Relationship, attribute, child, is_on, value, xml},
    styles::{Numbering, Styles},
    symbol,
    workbook::workbook,
};

/// Reads a file of Office. Of a Word document it is the headers and footers, the body, the notes.
pub(super) fn document(name: &str, bytes: &[u8]) -> Result<Edition, Refusal> {
    let mut package = Package::open(bytes)?;
    let roots = package.relationships("")?;
    let main = roots
        .iter()
        .find(|root| root.kind == "officeDocument")
        .ok_or(Refusal::Kind)?;
    let text = package
        .text(&main.target)?
        .ok_or_else(|| Refusal::Broken(main.target.clone()))?;
    let tree = xml(&text, &main.target)?;
    let root = tree.root_element();
    if root.tag_name().name() == "workbook" {
        return workbook(&mut package, &main.target, root, name);
    }
    let body = child(root, "body").ok_or(Refusal::Kind)?;
    let relationships = package.relationships(&main.target)?;
    let styles = match package.named(&relationships, "styles")? {
        Some((text, path)) => Styles::of(xml(&text, &path)?.root_element()),
        None => Styles::default(),
    };
    let numbering = match package.named(&relationships, "numbering")? {
        Some((text, path)) => Numbering::of(xml(&text, &path)?.root_element()),
        None => Numbering::default(),
    };
    let mut edition = Edition {
        name: name.to_owned(),
        ..Edition::default()
    };
    let mut walker = Walker::new(&styles, numbering);
    let sides = |kinds: &[&str]| {
        relationships
            .iter()
            .filter(|one| kinds.contains(&one.kind.as_str()))
            .cloned()
            .collect::<Vec<_>>()
    };
    for side in sides(&["header", "footer"]) {
        walker.other_part(&mut package, &side, Locator::Margin)?;
    }
    // The same header stands on first, even and odd pages.
    walker
        .blocks
        .dedup_by(|one, other| one.content == other.content);
    walker.begin_part(charts(&mut package, &relationships)?, Locator::Body);
    walker.blocks_of(body, 0)?;
    for notes in sides(&["footnotes", "endnotes"]) {
        walker.other_part(&mut package, &notes, Locator::Note)?;
    }
    edition.blocks = walker.blocks;
    edition.remarks = walker.remarks;
    if walker.hidden > 0 {
        edition.remarks.push(Remark::Hidden(walker.hidden));
    }
    Ok(edition)
}

/// The charts that a part names, by their ids.
fn charts(package: &mut Package, relationships: &[Relationship]) -> Result<Charts, Refusal> {
    let mut charts = Charts::default();
    for relationship in relationships
        .iter()
        .filter(|one| ["chart", "chartEx"].contains(&one.kind.as_str()))
    {
        if let Some(text) = package.text(&relationship.target)? {
            let tree = xml(&text, &relationship.target)?;
            if let Some(chart) = drawn::chart(tree.root_element()) {
                charts.insert(&relationship.id, Some(chart));
            }
        }
    }
    Ok(charts)
}

/// The charts of a part by the ids of their relationships, each until it is drawn.
type Charts = Named<Option<Chart>>;

/// Goes through the elements of a part in a reader's order.
struct Walker<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    charts: Charts,
    place: fn(usize) -> Locator,
    paragraphs: usize,
    blocks: Vec<Block>,
    remarks: Vec<Remark>,
    hidden: usize,
}

/// A paragraph that is being read.
struct Open {
    place: Locator,
    text: String,
    /// What is drawn beside its text, before it and behind it.
    before: Vec<Block>,
    behind: Vec<Block>,
    /// Of each field that is open, whether its code is over.
    fields: Vec<bool>,
    /// How many of them are in their code.
    codes: usize,
    deleted: String,
    inserted: String,
    is_inserted: bool,
    /// Whether the run before was hidden: programs cut what is one into several.
    is_hidden: bool,
    changes: Vec<(String, String)>,
}

impl Open {
    fn drawn(&mut self) -> &mut Vec<Block> {
        if self.text.trim().is_empty() {
            &mut self.before
        } else {
            &mut self.behind
        }
    }

    fn say(&mut self, text: &str) {
        // What a field shows is its result, not its code.
        if self.codes > 0 {
            return;
        }
        self.text.push_str(text);
        if self.is_inserted {
            self.inserted.push_str(text);
        } else if !text.is_empty() {
            self.settle();
        }
    }

    /// A deletion and the insertion beside it are one change.
    fn settle(&mut self) {
        let change = (mem::take(&mut self.deleted), mem::take(&mut self.inserted));
        if change.0.trim() != change.1.trim() {
            self.changes.push(change);
        }
    }
}

impl<'s> Walker<'s> {
    fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            charts: Charts::default(),
            place: Locator::Margin,
            paragraphs: 0,
            blocks: Vec::new(),
            remarks: Vec::new(),
            hidden: 0,
        }
    }

    fn begin_part(&mut self, charts: Charts, place: fn(usize) -> Locator) {
        (self.charts, self.place, self.paragraphs) = (charts, place, 0);
    }

    /// A header, a footer or the notes.
    fn other_part(
        &mut self,
        package: &mut Package,
        part: &Relationship,
        place: fn(usize) -> Locator,
    ) -> Result<(), Refusal> {
        let Some(text) = package.text(&part.target)? else {
            return Ok(());
        };
        let tree = xml(&text, &part.target)?;
        let relationships = package.relationships(&part.target)?;
        let charts = charts(package, &relationships)?;
        let paragraphs = if self.place as usize == place as usize {
            self.paragraphs
        } else {
            0
        };
        self.begin_part(charts, place);
        self.paragraphs = paragraphs;
        self.blocks_of(tree.root_element(), 0)
    }

    fn push(&mut self, block: Block) -> Result<(), Refusal> {
        if self.blocks.len() >= Refusal::MOST_BLOCKS {
            return Err(Refusal::Blocks);
        }
        self.blocks.push(block);
        Ok(())
    }

    /// The paragraphs and tables within an element.
    fn blocks_of(&mut self, node: Node, depth: usize) -> Result<(), Refusal> {
        if depth > Refusal::MOST_DEEP {
            return Err(Refusal::Nesting);
        }
        for element in node.children().filter(Node::is_element) {
            match element.tag_name().name() {
                "p" => self.paragraph(element, depth + 1)?,
                "tbl" => self.table(element, depth + 1)?,
                "sdt" if is_contents(element) => {}
                "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "footnote"
                | "endnote" | "txbxContent" => {
                    self.blocks_of(element, depth + 1)?;
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.blocks_of(branch, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node, depth: usize) -> Result<(), Refusal> {
        self.paragraphs += 1;
        let properties = child(node, "pPr");
        let style = properties.and_then(|properties| value(properties, "pStyle"));
        if self.styles.is_of_contents(style) {
            return Ok(());
        }
        let label = self.numbering.next(self.styles, style, properties);
        let mut open = Open {
            place: (self.place)(self.paragraphs),
            text: String::new(),
            before: Vec::new(),
            behind: Vec::new(),
            fields: Vec::new(),
            codes: 0,
            deleted: String::new(),
            inserted: String::new(),
            is_inserted: false,
            is_hidden: false,
            changes: Vec::new(),
        };
        if self.styles.is_hidden(style) {
            self.hidden += 1;
            return Ok(());
        }
        self.inline(node, &mut open, depth)?;
        open.settle();
        let Open {
            place,
            text,
            before,
            behind,
            changes,
            ..
        } = open;
        let remarks = changes.into_iter().map(|(old, new)| Remark::Tracked {
            place,
            old: old.trim().to_owned(),
            new: new.trim().to_owned(),
        });
        self.remarks.extend(remarks);
        for block in before {
            self.push(block)?;
        }
        let mut text = text.trim().to_owned();
        if let Some(sign) = label.chars().find(|bullet| symbol::is_sign(*bullet)) {
            text.insert_str(0, &format!("{sign} "));
        }
        if !text.is_empty() {
            let level = self.styles.level(style, properties);
            self.push(Block {
                place,
                content: Content::Paragraph(Paragraph { level, label, text }),
            })?;
        }
        for block in behind {
            self.push(block)?;
        }
        Ok(())
    }

    /// The runs within a paragraph, a link, a field, an insertion.
    fn inline(&mut self, node: Node, open: &mut Open, depth: usize) -> Result<(), Refusal> {
        if depth > Refusal::MOST_DEEP {
            return Err(Refusal::Nesting);
        }
        for element in node.children().filter(Node::is_element) {
            match element.tag_name().name() {
                "r" => self.run(element, open, depth + 1)?,
                "ins" | "moveTo" => {
                    let outer = mem::replace(&mut open.is_inserted, true);
                    self.inline(element, open, depth + 1)?;
                    open.is_inserted = outer;
                }
                "del" | "moveFrom" => {
                    let texts = element
                        .descendants()
                        .filter(|node| matches!(node.tag_name().name(), "delText" | "t"));
                    open.deleted.extend(texts.filter_map(|node| node.text()));
                }
                "hyperlink" | "smartTag" | "fldSimple" | "sdt" | "sdtContent" | "customXml"
                | "dir" | "bdo" => {
                    self.inline(element, open, depth + 1)?;
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.inline(branch, open, depth + 1)?;
                    }
                }
                "oMath" | "oMathPara" => {
                    for text in element
                        .descendants()
                        .filter(|node| node.tag_name().name() == "t")
                    {
                        open.say(text.text().unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn run(&mut self, run: Node, open: &mut Open, depth: usize) -> Result<(), Refusal> {
        if depth > Refusal::MOST_DEEP {
            return Err(Refusal::Nesting);
        }
        let properties = child(run, "rPr");
        let is_hidden = properties.is_some_and(|properties| {
            is_on(properties, "vanish") || self.styles.is_hidden(value(properties, "rStyle"))
        });
        if is_hidden {
            let has_text = run.descendants().any(|node| {
                node.tag_name().name() == "t"
                    && node.text().is_some_and(|text| !text.trim().is_empty())
            });
            self.hidden += usize::from(has_text && !open.is_hidden);
            open.is_hidden |= has_text;
            return Ok(());
        }
        open.is_hidden = false;
        let fonts = properties.and_then(|properties| child(properties, "rFonts"));
        let font = fonts
            .and_then(|fonts| attribute(fonts, "ascii").or(attribute(fonts, "hAnsi")))
            .unwrap_or_default();
        for element in run.children().filter(Node::is_element) {
            match element.tag_name().name() {
                "t" => {
                    // A comment may stand within a text, so that it has several nodes.
                    let texts = element
                        .children()
                        .filter_map(|node| node.text().filter(|_| node.is_text()));
                    let text: String = texts.collect();
                    let text: String = text.chars().map(|letter| seen(letter, font)).collect();
                    open.say(&text);
                }
                "sym" => {
                    let code = attribute(element, "char")
                        .and_then(|code| u32::from_str_radix(code, 16).ok());
                    let letter = code.and_then(|code| {
                        symbol::symbol(attribute(element, "font").unwrap_or_default(), code)
                            .or(char::from_u32(code))
                    });
                    open.say(&letter.map(String::from).unwrap_or_default());
                }
                "tab" | "ptab" => open.say(" "),
                "br" | "cr" => open.say("\n"),
                "noBreakHyphen" => open.say("-"),
                "fldChar" => match attribute(element, "fldCharType") {
                    Some("begin") => {
                        open.codes += 1;
                        open.fields.push(false);
                    }
                    Some("separate") => {
                        if let Some(is_over) = open.fields.last_mut() {
                            open.codes -= usize::from(!*is_over);
                            *is_over = true;
                        }
                    }
                    _ => {
                        let is_code = open.fields.pop() == Some(false);
                        open.codes -= usize::from(is_code);
                    }
                },
                "ruby" => {
                    if let Some(base) = child(element, "rubyBase") {
                        self.inline(base, open, depth + 1)?;
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(element, open, depth + 1)?,
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.run(branch, open, depth + 1)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What is drawn: text boxes, charts, arrows and pictures.
    fn drawing(&mut self, node: Node, open: &mut Open, depth: usize) -> Result<(), Refusal> {
        let mut alternative = String::new();
        self.shapes(node, open, &mut alternative, depth)
    }

    fn shapes(
        &mut self,
        node: Node,
        open: &mut Open,
        alternative: &mut String,
        depth: usize,
    ) -> Result<(), Refusal> {
        if depth > Refusal::MOST_DEEP {
            return Err(Refusal::Nesting);
        }
        let place = open.place;
        for element in node.children().filter(Node::is_element) {
            match element.tag_name().name() {
                "docPr" => {
                    let text = attribute(element, "descr")
                        .filter(|text| !text.is_empty())
                        .or(attribute(element, "title"));
                    text.unwrap_or_default().clone_into(alternative);
                }
                "txbxContent" => {
                    let outer = mem::take(&mut self.blocks);
                    let read = self.blocks_of(element, depth + 1);
                    let within = mem::replace(&mut self.blocks, outer);
                    read?;
                    open.drawn().extend(within);
                }
                "chart" if attribute(element, "id").is_some() => {
                    let chart =
                        attribute(element, "id").and_then(|id| self.charts.get_mut(id)?.take());
                    let content =
                        chart.map_or_else(|| Content::Picture(alternative.clone()), Content::Chart);
                    open.drawn().push(Block { place, content });
                }
                "prstGeom" => {
                    let has_text = node.parent().is_some_and(|shape| {
                        shape
                            .descendants()
                            .any(|node| node.tag_name().name() == "txbxContent")
                    });
                    let arrow = attribute(element, "prst")
                        .and_then(symbol::shape)
                        .filter(|_| !has_text);
                    open.say(&arrow.map(String::from).unwrap_or_default());
                }
                "pic" | "imagedata" | "relIds" => {
                    open.drawn().push(Block {
                        place,
                        content: Content::Picture(alternative.clone()),
                    });
                }
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.shapes(branch, open, alternative, depth + 1)?;
                    }
                }
                name => {
                    if let Some(arrow) = attribute(element, "type")
                        .and_then(symbol::shape)
                        .filter(|_| name == "shape")
                    {
                        open.say(&arrow.to_string());
                    }
                    self.shapes(element, open, alternative, depth + 1)?;
                }
            }
        }
        Ok(())
    }

    /// A table; one that only arranges what is in it stands as if it were none.
    fn table(&mut self, node: Node, depth: usize) -> Result<(), Refusal> {
        let first = self.paragraphs + 1;
        let mut rows: Vec<Vec<(Vec<Block>, usize)>> = Vec::new();
        for row in within(node, "tr", 0) {
            let mut cells = Vec::new();
            for cell in within(row, "tc", 0) {
                let outer = mem::take(&mut self.blocks);
                let read = self.blocks_of(cell, depth + 1);
                let blocks = mem::replace(&mut self.blocks, outer);
                read?;
                let span = child(cell, "tcPr")
                    .and_then(|cell| value(cell, "gridSpan")?.parse().ok())
                    .unwrap_or(1);
                cells.push((blocks, usize::clamp(span, 1, 100)));
            }
            rows.push(cells);
        }
        let is_text = |block: &Block| matches!(block.content, Content::Paragraph(_));
        let is_frame = rows.iter().all(|row| row.len() < 2)
            || rows
                .iter()
                .flatten()
                .any(|(blocks, _)| blocks.iter().filter(|block| is_text(block)).count() > 3);
        if is_frame {
            for block in rows.into_iter().flatten().flat_map(|(blocks, _)| blocks) {
                self.push(block)?;
            }
            return Ok(());
        }
        let mut others = Vec::new();
        let rows = rows.into_iter().map(|row| {
            let mut cells = Vec::new();
            for (blocks, span) in row {
                let (texts, drawn): (Vec<_>, Vec<_>) = blocks.into_iter().partition(is_text);
                let texts = texts.into_iter().filter_map(|block| match block.content {
                    Content::Paragraph(paragraph) => Some(paragraph.text),
                    _ => None,
                });
                cells.push(texts.collect::<Vec<_>>().join(" "));
                cells.extend(std::iter::repeat_n(String::new(), span - 1));
                others.extend(drawn);
            }
            cells
        });
        let rows = rows.collect();
        self.push(Block {
            place: (self.place)(first),
            content: Content::Table(rows),
        })?;
        for block in others {
            self.push(block)?;
        }
        Ok(())
    }
}

/// The rows of a table or the cells of a row, those in content controls and insertions among them, deleted ones not.
fn within<'n, 'i>(node: Node<'n, 'i>, name: &str, depth: usize) -> Vec<Node<'n, 'i>> {
    let mut found = Vec::new();
    if depth > Refusal::MOST_DEEP {
        return found;
    }
    for element in node.children().filter(Node::is_element) {
        let is_wrapper = ["sdt", "sdtContent", "customXml", "ins", "moveTo"]
            .contains(&element.tag_name().name());
        let is_deleted = child(element, "trPr").is_some_and(|row| child(row, "del").is_some());
        if element.tag_name().name() == name && !is_deleted {
            found.push(element);
        } else if is_wrapper {
            found.extend(within(element, name, depth + 1));
        }
    }
    found
}

/// The one branch of alternatives that is read: the first that newer programs show, else what older ones do.
fn branch<'n, 'i>(node: Node<'n, 'i>) -> Option<Node<'n, 'i>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// Whether a content control is a table of contents.
fn is_contents(control: Node) -> bool {
    let gallery = control
        .descendants()
        .find(|node| node.tag_name().name() == "docPartGallery");
    gallery.and_then(|gallery| attribute(gallery, "val")) == Some("Table of Contents")
}

/// A letter of a run as its font shows it. Some programs write symbols as letters of an area without meaning.
fn seen(letter: char, font: &str) -> char {
    let is_of_symbols = ('\u{f000}'..='\u{f0ff}').contains(&letter)
        || matches!(
            font.to_ascii_lowercase().as_str(),
            "wingdings" | "wingdings 3" | "webdings"
        );
    if letter.is_whitespace() || !is_of_symbols {
        return letter;
    }
    symbol::symbol(font, letter.into()).unwrap_or(letter)
}

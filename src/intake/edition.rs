use crate::lang::Lang;

/// An edition of a report as its document has it: what a reader sees, in a reader's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// The name of the file.
    pub name: String,
    pub blocks: Vec<Block>,
    /// What is to be known of the document itself.
    pub remarks: Vec<Remark>,
}

/// Something that stands by itself in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub place: Locator,
    /// What it is.
    pub content: Content,
}

/// Where something stands: a part of the document and the number within it, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locator {
    /// A line of a text.
    Line(usize),
    /// A paragraph of a document's body.
    Body(usize),
    /// A paragraph of its headers and footers.
    Margin(usize),
    /// A paragraph of its footnotes and endnotes.
    Note(usize),
    /// A row of a sheet of a spreadsheet.
    Cell { sheet: usize, row: usize },
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A heading or a paragraph.
    Paragraph(Paragraph),
    /// The rows of a table, each with its cells.
    Table(Vec<Vec<String>>),
    /// A chart with its data.
    Chart(Chart),
    /// A picture, by its alternative text.
    Picture(String),
}

/// A paragraph, or a heading where it has a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The level of the heading, from 1 on; 0 for the title.
    pub level: Option<u8>,
    /// Its number in a list, such as 一、 or `1.`, where the list writes it.
    pub label: String,
    pub text: String,
}

/// A chart, as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// Its title; empty where it has none.
    pub title: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The names of what is measured, in the order that is seen.
    pub categories: Vec<String>,
    /// What is measured.
    pub series: Vec<Series>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars or columns.
    Bars,
    /// A line, as over weeks.
    Lines,
    /// A ring or a pie.
    Ring,
    /// Anything else.
    #[default]
    Other,
}

/// A row of values, one for each category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    pub name: String,
    /// The values as typed, shares with a percent sign; `None` where a cell is blank.
    pub values: Vec<Option<String>>,
}

/// What is to be known of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// Hidden text was left out in so many places.
    Hidden(usize),
    /// A change is tracked and not yet accepted.
    Tracked {
        /// Where.
        place: Locator,
        /// What was there.
        old: String,
        /// What is there now.
        new: String,
    },
}

impl Edition {
    /// How many letters of text it has.
    pub(super) fn letters(&self) -> usize {
        let letters = |text: &String| text.chars().count();
        let of_block = |block: &Block| match &block.content {
            Content::Paragraph(paragraph) => letters(&paragraph.text),
            Content::Table(rows) => rows.iter().flatten().map(letters).sum(),
            Content::Chart(chart) => chart.categories.iter().map(letters).sum(),
            Content::Picture(alternative) => letters(alternative),
        };
        self.blocks.iter().map(of_block).sum()
    }

    /// The language that most of its paragraphs are in.
    pub fn lang(&self) -> Option<Lang> {
        let of_block = |block: &Block| match &block.content {
            Content::Paragraph(paragraph) => crate::lang::lang_of(&paragraph.text),
            _ => None,
        };
        let zh = self.blocks.iter().filter_map(of_block);
        let (zh, en): (Vec<_>, Vec<_>) = zh.partition(|lang| *lang == Lang::Zh);
        match (zh.len(), en.len()) {
            (0, 0) => None,
            (zh, en) => Some(if zh >= en { Lang::Zh } else { Lang::En }),
        }
    }
}

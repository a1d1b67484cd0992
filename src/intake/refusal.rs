/// Why a document was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is neither a Word document nor a text.
    Kind,
    /// It is an old Word document, or one with a password.
    Old,
    /// Its encoding is not known.
    Encoding,
    /// It has more bytes than [`Refusal::MOST_BYTES`].
    Size,
    /// It holds more files than [`Refusal::MOST_ENTRIES`].
    Entries,
    /// It is larger than [`Refusal::MOST_EXPANDED`] when expanded.
    Expansion,
    /// Its elements are nested deeper than [`Refusal::MOST_DEEP`].
    Nesting,
    /// It has more blocks than [`Refusal::MOST_BLOCKS`].
    Blocks,
    /// It has more letters of text than [`Refusal::MOST_LETTERS`].
    Letters,
    /// A file within it cannot be read.
    Broken(String),
}

impl Refusal {
    /// The largest document, in bytes.
    pub const MOST_BYTES: usize = 20 << 20;
    /// The most files that a document may hold.
    pub const MOST_ENTRIES: usize = 2000;
    /// The largest file within a document, and all that are read of it together, in bytes.
    pub const MOST_EXPANDED: usize = 64 << 20;
    /// How deeply the elements of a file may be nested.
    pub const MOST_DEEP: usize = 200;
    /// The most letters of text; a report has a few thousand.
    pub const MOST_LETTERS: usize = 1_000_000;
    /// The most paragraphs, tables and charts.
    pub const MOST_BLOCKS: usize = 20_000;
}

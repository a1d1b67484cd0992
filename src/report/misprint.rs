use std::ops::Range;

/// A misprint of typing by which a file is no JSON, or what the file is instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misprint {
    /// What kind it is of.
    pub kind: MisprintKind,
    /// What stands there, shortened.
    pub found: String,
    /// What was meant; empty where nothing belongs there, or where only the editor can know.
    pub meant: String,
    /// How often the file has it.
    pub count: usize,
    /// What puts all of them right, in the order of the file; empty where only the editor can.
    pub edits: Vec<Respelling>,
}

/// Some bytes of a file, and what is put in their place.
pub type Respelling = (Range<usize>, String);

/// The kinds of misprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MisprintKind {
    /// `44,986,000`.
    Separator,
    /// `7,6`: the comma may part thousands, or stand for the point.
    Comma,
    /// `7.6%`.
    Percent,
    /// `+7.6`.
    Plus,
    /// A minus sign or a dash for the hyphen: `−7.6`.
    Minus,
    /// Full-width digits.
    Digits,
    /// `532个`, `4498.6万`.
    Unit,
    /// `007`.
    Zeros,
    /// `.5`, `5.`.
    Point,
    /// `0x1F`.
    Hexadecimal,
    /// `True`, `None`.
    Word,
    /// A comma, colon or bracket of Chinese typing.
    Punctuation,
    /// One kind of bracket closed by another.
    Bracket,
    /// Quotation marks that are not straight double ones.
    Quotes,
    /// A text without quotation marks.
    Bare,
    /// A key without quotation marks.
    Key,
    /// A backslash alone.
    Backslash,
    /// A straight quotation mark inside a text.
    InnerQuote,
    /// A line break inside a text.
    LineBreak,
    /// A comma, colon, bracket or quotation mark that is not there.
    Missing,
    /// A key without a value.
    NoValue,
    /// A sign or word too many.
    Surplus,
    Comment,
    /// A character that cannot be seen.
    Invisible,
    /// A file that begins with something else than a bracket.
    Start,
    /// A bracket that nothing closes.
    Unclosed,
    /// A second document behind the first.
    Second,
    /// Text behind the end.
    After,
    /// An empty file.
    Empty,
    /// A file in GBK.
    Gbk,
    /// A file in UTF-16.
    Utf16,
    /// A Word document.
    Word2007,
    /// An Excel workbook.
    Excel2007,
    Archive,
    /// A Word, Excel or WPS file of the old format.
    OldOffice,
    Pdf,
    /// A document in RTF.
    Rtf,
    Picture,
}

impl MisprintKind {
    /// Whether it is a file of another program.
    pub fn is_file(self) -> bool {
        self >= Self::Word2007
    }
}

//! From the editors' documents to a draft of a week.
//!
//! ```text
//! bytes ──open──▶ Edition (blocks with their places) ──understood──▶ facts with their sources ──▶ draft
//! ```
//!
//! The first half knows files and nothing of CNCERT: what it gives is what a reader of the document sees, in a reader's
//! order. The second half knows the catalogue and nothing of files: it recognises names and words, never a position alone,
//! invents nothing, and lists what it did not understand. What belongs here is the way in; wording and words to be
//! recognised are in `lang`.

mod edition;
mod plain;
mod refusal;

mod cell_format;
mod decimal;
mod document;
mod drawn;
mod named;
mod package;
mod styles;
mod symbol;
mod workbook;

mod draft;
mod fact;
mod names;
mod prose;
mod recognizer;
mod tables;
mod teller;

pub use draft::{Disagreement, Understanding, understood};
pub use edition::{Block, Chart, ChartKind, Content, Edition, Locator, Paragraph, Remark, Series};
pub use fact::{Fact, Source, Unread, Value, Why};
pub use plain::{Gbk, text};
pub use refusal::Refusal;
pub use teller::{Teller, refused};

/// The first bytes of a zip archive, which a Word document and a spreadsheet are.
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of old Office files, and of encrypted new ones.
const OLD: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a document, a text, a Word document or a spreadsheet by its bytes, whatever its name is.
///
/// # Errors
/// When it is none, is damaged or exceeds a limit.
pub fn open(name: &str, bytes: &[u8], gbk: Gbk) -> Result<Edition, Refusal> {
    if bytes.len() > Refusal::MOST_BYTES {
        return Err(Refusal::Size);
    }
    if bytes.starts_with(OLD) {
        return Err(Refusal::Old);
    }
    let edition = if bytes.starts_with(ZIP) {
        document::document(name, bytes)?
    } else {
        text(name, &plain::decoded(bytes, gbk)?)?
    };
    if edition.letters() > Refusal::MOST_LETTERS {
        return Err(Refusal::Letters);
    }
    Ok(edition)
}

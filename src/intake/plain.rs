use crate::lang;

use super::{Block, Content, Edition, Locator, Paragraph, Refusal};

/// What reads the bytes of GBK: its tables are heavy, and every browser has them.
pub type Gbk = fn(&[u8]) -> Option<String>;

/// The text of a file in UTF-8, UTF-16 or GBK.
pub(super) fn decoded(bytes: &[u8], gbk: Gbk) -> Result<String, Refusal> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().filter(|_| rest.is_empty())
    };
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => str::from_utf8(rest).ok().map(str::to_owned),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => str::from_utf8(bytes)
            .map(str::to_owned)
            .ok()
            .or_else(|| gbk(bytes)),
    };
    let is_text = |text: &String| !text.contains('\0');
    text.filter(is_text).ok_or(Refusal::Encoding)
}

/// A text as an edition: each line a paragraph, neighbouring lines with tabs a table.
///
/// # Errors
/// When it has too many lines.
pub fn text(name: &str, text: &str) -> Result<Edition, Refusal> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_within_table = false;
    for (at, line) in text.lines().enumerate() {
        let place = Locator::Line(at + 1);
        // A form feed stands where a page of a PDF ends.
        let line = line.trim_matches(|sign: char| {
            sign != '\t' && (sign.is_whitespace() || sign == '\u{feff}')
        });
        if line.trim().is_empty() {
            is_within_table = false;
            continue;
        }
        let row = || {
            line.split('\t')
                .map(|cell| cell.trim().to_owned())
                .collect()
        };
        let is_row = line.trim_matches('\t').contains('\t');
        match blocks.last_mut() {
            Some(Block {
                content: Content::Table(rows),
                ..
            }) if is_row && is_within_table => rows.push(row()),
            _ => blocks.push(Block {
                place,
                content: if is_row {
                    Content::Table(vec![row()])
                } else {
                    let text = line.trim().to_owned();
                    Content::Paragraph(Paragraph {
                        text,
                        ..Paragraph::default()
                    })
                },
            }),
        }
        is_within_table = is_row;
        if blocks.len() > Refusal::MOST_BLOCKS {
            return Err(Refusal::Blocks);
        }
    }
    Ok(Edition {
        name: name.to_owned(),
        blocks,
        remarks: Vec::new(),
    })
}

/// A line without what only typesetting and PDFs put into it.
pub(super) fn cleaned(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2010}' | '\u{2011}' => cleaned.push('-'),
            _ if letter.is_whitespace() => cleaned.push(' '),
            _ => cleaned.push(lang::unradical(letter)),
        }
    }
    cleaned
}

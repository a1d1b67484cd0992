//! Files of other programs and in other encodings.

use crate::report::{Misprint, MisprintKind};

use super::text_of;

/// What other files begin with.
const BEGINNINGS: [(&[u8], MisprintKind); 14] = [
    (b"\xD0\xCF\x11\xE0", MisprintKind::OldOffice),
    (b"%PDF", MisprintKind::Pdf),
    (b"{\\rtf", MisprintKind::Rtf),
    (b"PK\x03\x04", MisprintKind::Archive),
    (b"\x1F\x8B", MisprintKind::Archive),
    (b"7z\xBC\xAF", MisprintKind::Archive),
    (b"Rar!", MisprintKind::Archive),
    (b"\x89PNG", MisprintKind::Picture),
    (b"\xFF\xD8\xFF", MisprintKind::Picture),
    (b"GIF8", MisprintKind::Picture),
    (b"II*\0", MisprintKind::Picture),
    (b"MM\0*", MisprintKind::Picture),
    (b"\xFF\xFE", MisprintKind::Utf16),
    (b"\xFE\xFF", MisprintKind::Utf16),
];

/// What a file is, where it is none of ours or not in UTF-8.
pub(super) fn misprint(bytes: &[u8]) -> Option<Misprint> {
    Some(Misprint {
        kind: kind(bytes)?,
        found: String::new(),
        meant: String::new(),
        count: 1,
        edits: Vec::new(),
    })
}

fn kind(bytes: &[u8]) -> Option<MisprintKind> {
    let begins = |(beginning, _): &&(&[u8], MisprintKind)| bytes.starts_with(beginning);
    if let Some((_, kind)) = BEGINNINGS.iter().find(begins) {
        return Some(match kind {
            MisprintKind::Archive if has(bytes, b"word/") => MisprintKind::Word2007,
            MisprintKind::Archive if has(bytes, b"xl/") => MisprintKind::Excel2007,
            kind => *kind,
        });
    }
    // In UTF-16 a zero byte stands beside each sign of ASCII.
    if let [first, second, ..] = bytes
        && (*first == 0) != (*second == 0)
    {
        return Some(MisprintKind::Utf16);
    }
    match text_of(bytes) {
        Some(text) => text.trim().is_empty().then_some(MisprintKind::Empty),
        None => is_gbk(bytes).then_some(MisprintKind::Gbk),
    }
}

fn has(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether the bytes beyond ASCII all go in pairs as those of GBK do, most of them two of
/// the common letters' kind.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut pairs, mut common) = (0, 0);
    let mut bytes = bytes.iter();
    while let Some(first) = bytes.next() {
        if first.is_ascii() {
            continue;
        }
        match bytes.next() {
            Some(second) if *first > 0x80 && *second >= 0x40 && *second != 0x7F => {
                pairs += 1;
                common += usize::from(*second > 0xA0);
            }
            _ => return false,
        }
    }
    common * 2 > pairs
}

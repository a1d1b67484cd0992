//! The signs that people type for those of JSON.

use crate::draft::node;

/// The sign of JSON that another one was typed for; one that is none stays as it is.
pub(super) fn meant(sign: char) -> char {
    match sign {
        '，' | '、' | '；' | ';' | '﹐' | '､' => ',',
        '：' | '﹕' | '=' => ':',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '＂' | '“' | '”' | '„' | '‟' | '〝' | '〞' | '「' | '」' | '『' | '』' | '«' | '»'
        | '″' => '"',
        _ if is_single(sign) => '"',
        '\n' | '\r' => '\n',
        _ => sign,
    }
}

/// Whether a quotation mark is a single one, which apostrophes are, too.
pub(super) fn is_single(sign: char) -> bool {
    matches!(sign, '\'' | '‘' | '’' | '‚' | '＇' | '`' | '´' | '′')
}

/// Whether a sign cannot be seen, or is a blank that JSON does not know.
pub(super) fn is_unseen(sign: char) -> bool {
    let is_plain_blank = matches!(sign, ' ' | '\t' | '\n' | '\r');
    !is_plain_blank
        && (sign.is_whitespace()
            || node::is_invisible(sign)
            || matches!(
                sign,
                '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            ))
}

/// Whether a sign is a blank within a line.
pub(super) fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t') || is_unseen(sign)
}

/// Whether a comment begins.
pub(super) fn is_comment(text: &str) -> bool {
    ["//", "/*", "#", "```"]
        .iter()
        .any(|sign| text.starts_with(sign))
}

/// Whether something stands there that is not a part of the word or number before it.
pub(super) fn is_end(text: &str) -> bool {
    let is_sign = |sign: char| {
        is_blank(sign) || matches!(meant(sign), ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\n')
    };
    text.is_empty() || text.starts_with(is_sign) || is_comment(text)
}

/// Whether a key and its colon stand there, or one in quotation marks that lacks its value.
pub(super) fn is_member(text: &str) -> bool {
    let is_mark = |sign| meant(sign) == '"';
    let quoted = text.strip_prefix(is_mark).unwrap_or(text);
    let is_of_key = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '$');
    let key = quoted.trim_start_matches(is_of_key);
    let behind = key.strip_prefix(is_mark).unwrap_or(key);
    let is_quoted = quoted.len() < text.len() && behind.len() < key.len();
    let is_last = |sign| match meant(sign) {
        ':' => true,
        '}' | ']' | '\n' => is_quoted,
        _ => false,
    };
    key.len() < quoted.len() && behind.trim_start_matches(is_blank).starts_with(is_last)
}

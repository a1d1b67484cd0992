/// The letter that a reader sees for a code of a font of symbols: arrows, signs of minus and squares. `None` for another font.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    // Word moves such codes into an area of their own.
    let code = if (0xf000..=0xf0ff).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let known: &[(u32, char)] = match font.to_ascii_lowercase().as_str() {
        "wingdings" => &[
            (0x6e, '■'),
            (0xa7, '▪'),
            (0x6f, '□'),
            (0xa8, '□'),
            (0x6c, '●'),
            (0x75, '◆'),
            (0xdf, '←'),
            (0xe0, '→'),
            (0xe1, '↑'),
            (0xe2, '↓'),
            (0xe7, '←'),
            (0xe8, '→'),
            (0xe9, '↑'),
            (0xea, '↓'),
            (0xef, '←'),
            (0xf0, '→'),
            (0xf1, '↑'),
            (0xf2, '↓'),
        ],
        "wingdings 3" => &[
            (0x21, '←'),
            (0x22, '→'),
            (0x23, '↑'),
            (0x24, '↓'),
            (0x70, '▲'),
            (0x71, '▼'),
            (0x72, '△'),
            (0x73, '▽'),
            (0x80, '↑'),
            (0x81, '↓'),
        ],
        "webdings" => &[
            (0x33, '←'),
            (0x34, '→'),
            (0x35, '▲'),
            (0x36, '▼'),
            (0x67, '■'),
            (0x6e, '●'),
        ],
        "symbol" => &[
            (0x2b, '+'),
            (0x2d, '−'),
            (0xab, '↔'),
            (0xac, '←'),
            (0xad, '↑'),
            (0xae, '→'),
            (0xaf, '↓'),
            (0xb1, '±'),
            (0xb7, '•'),
            (0x25, '%'),
            (0x2e, '.'),
            (0x2c, ','),
        ],
        _ => return None,
    };
    let found = known
        .iter()
        .find(|(of, _)| *of == code)
        .map(|(_, letter)| *letter);
    let digit = (font.eq_ignore_ascii_case("symbol"))
        .then(|| char::from_u32(code))
        .flatten();
    let digit = digit.filter(char::is_ascii_alphanumeric);
    Some(found.or(digit).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Whether a bullet says something of the line behind it: an arrow, a minus or the square of a legend.
pub(super) fn is_sign(bullet: char) -> bool {
    "↑↓▲▼△▽−■□▪".contains(bullet)
}

/// The arrow that a drawn shape is, by its name in `DrawingML` or its type in VML.
pub(super) fn shape(name: &str) -> Option<char> {
    match name {
        "downArrow" | "#_x0000_t67" => Some('↓'),
        "upArrow" | "#_x0000_t68" => Some('↑'),
        _ => None,
    }
}

/// Whether a letter is a Chinese character: an ideograph of the Unified CJK blocks or of those beside them.
pub fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

/// A text in both languages, neither of them blank.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    zh: String,
    en: String,
}

impl Text {
    /// The two renderings of one text, or `None` where either is blank.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Option<Self> {
        let (zh, en) = (zh.into(), en.into());
        (!zh.trim().is_empty() && !en.trim().is_empty()).then_some(Self { zh, en })
    }

    /// The Chinese rendering.
    pub fn zh(&self) -> &str {
        &self.zh
    }

    /// The English rendering.
    pub fn en(&self) -> &str {
        &self.en
    }
}

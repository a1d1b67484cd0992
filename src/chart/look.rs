/// How the parts of a chart are told from each other. What colour they have is the
/// page's to say: in each theme, on paper, and where the system forces its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// By colour and order.
    Plain,
    /// By patterns, too: for who asks for contrast, or has few colours of his own.
    Patterned,
}

impl Look {
    /// All looks.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Patterned];

    /// The look's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Patterned => "patterned",
        }
    }
}

/// The ground, as a custom property of the page.
pub(super) const PAPER: &str = "var(--paper)";

/// A paler ink.
pub(super) const SOFT: &str = "var(--soft)";

/// The ground of what is said in passing, near to the accent.
pub(super) const SOFT_ACCENT: &str = "var(--accent-soft)";

/// The one accent: bars and lines.
pub(super) const ACCENT: &str = SLICES[0];

/// The colours of a ring's slices, in order; a sixth begins again.
pub(super) const SLICES: [&str; 5] = [
    "var(--accent)",
    "var(--second)",
    "var(--third)",
    "var(--fourth)",
    "var(--fifth)",
];

/// The look as a theme of ECharts, for text of a size in CSS pixels: what no
/// option says, and what charming has no words for.
pub fn theme_json(look: Look, text_px: u16) -> String {
    let stated = |name: &str| match name {
        "text" => text_px.to_string(),
        // So that a line fits a phone in large text, too.
        "tip" => (text_px - text_px / 8).to_string(),
        "line" => (text_px + text_px / 6).to_string(),
        "patterns" => (look == Look::Patterned).to_string(),
        // A name that nothing is stated of fails the test that parses every theme.
        _ => String::new(),
    };
    let mut theme = String::new();
    // Every other part stands between quotes: no text of the template holds one.
    for (place, part) in include_str!("theme.json").split('"').enumerate() {
        let is_text = place % 2 == 1;
        match part.strip_prefix('$').filter(|_| is_text) {
            Some(name) => theme += &stated(name),
            None if is_text => theme += &["\"", part, "\""].concat(),
            None => theme += part,
        }
    }
    theme
}

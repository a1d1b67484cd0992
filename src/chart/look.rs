/// How charts look: a theme of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with strong lines and patterns beside colours.
    Contrast,
}

/// The colours of a look, the same as those of `style/tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground.
    pub paper: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Text that stands back.
    pub soft: &'static str,
    /// Hairlines.
    pub hair: &'static str,
    /// A ground that is set off.
    pub wash: &'static str,
    /// The one accent: bars, lines, the first slice.
    pub accent: &'static str,
    /// The accent as a ground.
    pub accent_soft: &'static str,
    /// The second slice.
    pub second: &'static str,
    /// The third slice.
    pub third: &'static str,
    /// The fourth slice.
    pub fourth: &'static str,
    /// The fifth slice.
    pub fifth: &'static str,
}

const LIGHT: Palette = Palette {
    paper: "#fdfcfa",
    ink: "#1b1f24",
    soft: "#59616b",
    hair: "#dcd8d0",
    wash: "#f3f0ea",
    accent: "#0b4a8f",
    accent_soft: "#d5e3f3",
    second: "#b4632a",
    third: "#5f7f5a",
    fourth: "#8a6fae",
    fifth: "#74808c",
};

const DARK: Palette = Palette {
    paper: "#14171b",
    ink: "#e8e6e1",
    soft: "#a0a7b0",
    hair: "#2e343b",
    wash: "#1c2026",
    accent: "#7db2ea",
    accent_soft: "#1f3550",
    second: "#e09a63",
    third: "#93b78d",
    fourth: "#b9a0dc",
    fifth: "#77818c",
};

const CONTRAST: Palette = Palette {
    paper: "#ffffff",
    ink: "#000000",
    soft: "#30353b",
    hair: "#565c63",
    wash: "#f1f1f1",
    accent: "#00387a",
    accent_soft: "#cfe0f5",
    second: "#7a3300",
    third: "#1f4f1a",
    fourth: "#4b2a80",
    fifth: "#434b54",
};

impl Look {
    /// All looks.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// The look's name, as in `data-theme` and `theme=`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The look's colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Contrast => &CONTRAST,
        }
    }
}

impl Palette {
    /// Every colour with the name of its custom property.
    pub fn named(&self) -> [(&'static str, &'static str); 11] {
        [
            ("paper", self.paper),
            ("ink", self.ink),
            ("soft", self.soft),
            ("hair", self.hair),
            ("wash", self.wash),
            ("accent", self.accent),
            ("accent-soft", self.accent_soft),
            ("second", self.second),
            ("third", self.third),
            ("fourth", self.fourth),
            ("fifth", self.fifth),
        ]
    }

    /// The colours of a ring's slices, in order; a sixth begins again.
    pub fn slices(&self) -> [&'static str; 5] {
        [
            self.accent,
            self.second,
            self.third,
            self.fourth,
            self.fifth,
        ]
    }
}

/// The look as a theme of ECharts, for text of a size in CSS pixels: what no
/// option says, and what charming has no words for.
pub fn theme_json(look: Look, text_px: u16) -> String {
    let stated = |name: &str| match name {
        "text" => text_px.to_string(),
        // So that a line fits a phone in large text, too.
        "tip" => (text_px - text_px / 8).to_string(),
        "line" => (text_px + text_px / 6).to_string(),
        "patterns" => (look == Look::Contrast).to_string(),
        _ => {
            let named = look.palette().named();
            let color = named.iter().find(|(known, _)| *known == name);
            // A name that the palette lacks fails the test that parses every theme.
            color.map_or_else(String::new, |(_, color)| ["\"", *color, "\""].concat())
        }
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

//! How the page looks by the reader's own choice.

/// A choice of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// As the system asks for.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The strongest contrast.
    Contrast,
}

impl Theme {
    /// Every theme, the default first.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    /// The word for it in addresses, in storage and in `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme that a word stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }

    /// The theme in force: an address that asks for one wins over the memory.
    #[must_use]
    pub fn or(self, remembered: Option<Self>) -> Self {
        match self {
            Self::Auto => remembered.unwrap_or(Self::Auto),
            asked => asked,
        }
    }
}

/// A choice of the size of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// As the browser is set.
    #[default]
    Normal,
    /// Larger, for tired eyes and small screens.
    Large,
}

impl TextSize {
    /// Every size, the default first.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Large];

    /// The word for it in storage and in `data-text`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }

    /// The size that a word stands for.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_and_size_is_found_by_its_key() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_key(theme.key()), Some(theme));
        }
        for size in TextSize::ALL {
            assert_eq!(TextSize::from_key(size.key()), Some(size));
        }
        assert_eq!(Theme::from_key("Dark"), None);
        assert_eq!(TextSize::from_key(""), None);
    }

    #[test]
    fn a_theme_in_the_address_wins_over_the_remembered_one() {
        assert_eq!(Theme::Dark.or(Some(Theme::Light)), Theme::Dark);
        assert_eq!(Theme::Auto.or(Some(Theme::Light)), Theme::Light);
        assert_eq!(Theme::Auto.or(None), Theme::Auto);
    }
}

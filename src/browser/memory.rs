//! What a reader chose before. Storage that is full, forbidden or missing
//! costs the memory and nothing else.

use web_sys::Storage;

use super::{Address, TextSize, Theme, window};
use crate::lang::Lang;

/// The choices that outlive a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The colours.
    pub theme: Option<Theme>,
    /// The size of text.
    pub text_size: Option<TextSize>,
    /// The language that the reader chose last.
    pub lang: Option<Lang>,
}

// A portal's pages share one storage, hence the prefix.
const THEME: &str = "cncert-weekly.theme";
const TEXT_SIZE: &str = "cncert-weekly.text";
const LANG: &str = "cncert-weekly.lang";

impl Preferences {
    /// What is remembered.
    pub fn recalled() -> Self {
        let read = |key| storage()?.get_item(key).ok()?;
        Self {
            theme: read(THEME).and_then(|key| Theme::from_key(&key)),
            text_size: read(TEXT_SIZE).and_then(|key| TextSize::from_key(&key)),
            lang: read(LANG).and_then(|key| Lang::from_tag(&key)),
        }
    }

    /// Takes note of what a reader chose by going from one address to another.
    pub fn note(&mut self, before: &Address, next: &Address) {
        if next.shown_lang() != before.shown_lang() {
            self.lang = Some(next.shown_lang());
        }
        if next.theme != before.theme {
            self.theme = Some(next.theme);
        }
    }

    /// Remembers these and forgets all others.
    pub fn remember(self) {
        let Some(storage) = storage() else { return };
        let choices = [
            (THEME, self.theme.map(Theme::key)),
            (TEXT_SIZE, self.text_size.map(TextSize::key)),
            (LANG, self.lang.map(Lang::key)),
        ];
        for (key, choice) in choices {
            let _ = match choice {
                Some(choice) => storage.set_item(key, choice),
                None => storage.remove_item(key),
            };
        }
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

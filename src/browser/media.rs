//! What the system tells about its reader: colours, motion, languages.

use web_sys::MediaQueryList;

use super::{Listener, window};
use crate::lang::Lang;

/// Something that a reader may have asked the system for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Stronger contrast.
    Contrast,
    /// No colours but the system's.
    SystemColors,
}

impl Wish {
    /// All that a reader may have asked for.
    pub const ALL: [Self; 2] = [Self::Contrast, Self::SystemColors];

    /// Whether the reader wishes it now; no, where the browser cannot tell.
    pub fn holds(self) -> bool {
        self.query().is_some_and(|query| query.matches())
    }

    /// Tells whenever that changes.
    pub fn on_change(self, callback: impl FnMut() + 'static) -> Option<Listener> {
        let query = self.query()?;
        Some(Listener::new(query.into(), "change", callback))
    }

    fn query(self) -> Option<MediaQueryList> {
        query(match self {
            Self::Contrast => "(prefers-contrast: more)",
            Self::SystemColors => "(forced-colors: active)",
        })
    }
}

/// Whether the window is no wider than a phone's.
pub fn is_narrow() -> bool {
    query("(max-width: 30rem)").is_some_and(|query| query.matches())
}

fn query(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok().flatten()
}

/// The language of ours that the reader's browser is set to prefer.
pub fn preferred_lang() -> Option<Lang> {
    let tags = window().navigator().languages();
    tags.iter()
        .find_map(|tag| Lang::from_tag(&tag.as_string()?))
}

use crate::{
    draft::{self, Content, Outline},
    report::{Finding, Problem},
};

/// What a file on the desk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Week,
    /// `catalogue.json`.
    Catalogue,
    /// `publisher.json`.
    Publisher,
}

impl Kind {
    /// The kind that the name of a file says, without its folders.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        match name.rsplit(['/', '\\']).next()? {
            "catalogue.json" => Some(Self::Catalogue),
            "publisher.json" => Some(Self::Publisher),
            _ => None,
        }
    }

    /// The kind whose keys a file has; what has none of them is a week that has yet to
    /// be mended.
    pub(super) fn of_keys(outline: Option<&Outline>) -> Self {
        let Some(Content::Object(members)) = outline.map(|outline| &outline.content) else {
            return Self::Week;
        };
        let count = |keys: &[&str]| {
            let is_one = |key: &str| keys.contains(&key);
            members.iter().filter(|member| is_one(&member.key)).count()
        };
        // Only keys that the other kinds do not have.
        let week = count(&["week", "period", "revision", "provenance", "incidents"]);
        let catalogue = count(&["actors", "categories"]);
        let publisher = count(&["names", "about", "facts", "contact", "portal"]);
        match week {
            _ if catalogue > week.max(publisher) => Self::Catalogue,
            _ if publisher > week => Self::Publisher,
            _ => Self::Week,
        }
    }

    /// The text of a file of this kind.
    pub(super) fn text(self, bytes: &[u8]) -> Result<&str, Box<Finding<Problem>>> {
        let text = match self {
            Self::Week => draft::text_of_week(bytes),
            Self::Catalogue | Self::Publisher => draft::text_of_other(bytes),
        };
        text.map_err(|finding| Box::new(draft::problem(bytes, finding)))
    }
}

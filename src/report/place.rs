use std::fmt;

/// A place in a file as a JSON pointer (RFC 6901), such as `/indicators/0/value`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// The whole file.
    pub const ROOT: Self = Self(String::new());

    /// The place of a key or of a list's element within this place.
    #[must_use]
    pub fn at(&self, segment: impl fmt::Display) -> Self {
        let mut place = self.0.clone();
        place.push('/');
        let segment = segment.to_string();
        if segment.contains(['~', '/']) {
            place += &segment.replace('~', "~0").replace('/', "~1");
        } else {
            place += &segment;
        }
        Self(place)
    }

    /// This place of what stands at another one.
    #[must_use]
    pub fn within(&self, around: &Self) -> Self {
        Self([around.as_str(), self.as_str()].concat())
    }

    /// The first key or position of the pointer, and the place within it.
    pub fn split_first(&self) -> Option<(&str, Self)> {
        let rest = self.0.strip_prefix('/')?;
        let end = rest.find('/').unwrap_or(rest.len());
        let (first, rest) = rest.split_at(end);
        Some((first, Self(rest.to_owned())))
    }

    /// The object or list that this place is in; `None` around the whole file.
    pub fn parent(&self) -> Option<Self> {
        let (parent, _) = self.0.rsplit_once('/')?;
        Some(Self(parent.to_owned()))
    }

    /// The last key or position of the pointer; empty for the whole file.
    pub fn last(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The pointer as text; empty for the whole file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a place, as a pointer or by ids, is another one or lies in it.
pub fn is_within(at: &str, around: &str) -> bool {
    let rest = at.strip_prefix(around);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

use std::{fmt, str::FromStr, sync::Arc};

use crate::{
    draft,
    page::Issue,
    report::{Index, Week},
};

/// What a published page says of the issue that it shows. It is displayed, and read, as one line.
///
/// The page carries the index besides, and itself in final words; all that it was made
/// of stands in a file of its own, which is needed only where the server is behind the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The week of the issue.
    pub week: Week,
    /// The revision of its report.
    pub revision: u32,
    /// Where all of it is, from the site's root.
    pub address: String,
}

/// The names of what a page carries for the archive.
impl Carried {
    /// The index.
    pub const INDEX: &str = "index";
    /// The line about its issue.
    pub const ISSUE: &str = "issue";
}

impl fmt::Display for Carried {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            week,
            revision,
            address,
        } = self;
        write!(formatter, "{week} {revision} {address}")
    }
}

impl FromStr for Carried {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let read = || {
            let mut words = text.split(' ');
            Some(Self {
                week: words.next()?.parse().ok()?,
                revision: words.next()?.parse::<i64>().ok()?.try_into().ok()?,
                address: words.next()?.to_owned(),
            })
        };
        read().ok_or(())
    }
}

/// The parts of an issue's file, in their order: a list in JSON, a line a part. Behind them
/// stands the report of the week before, where that was revised.
pub const PARTS: [&str; 5] = ["index", "catalogue", "publisher", "week", "history"];

/// The issue that a file is of; `None` where a part is missing or broken.
///
/// The catalogue holds the entries that the issue uses, the history the weeks
/// before it: enough for this one page, and for no other.
pub fn issue(file: &str) -> Option<Issue> {
    let lines = file
        .lines()
        .map(|line| line.trim_end_matches(',').as_bytes());
    let mut parts = lines.filter(|line| line.starts_with(b"{"));
    let index = draft::read_index(parts.next()?).value?;
    let catalogue = draft::read_catalogue(parts.next()?).value?;
    let publisher = draft::read_publisher(parts.next()?).value?;
    let report = draft::read(parts.next()?, &catalogue).value?;
    let history = draft::read_history(parts.next()?).value?;
    let base = parts
        .next()
        .and_then(|base| draft::read(base, &catalogue).value);
    Some(Issue {
        report: Arc::new(report),
        catalogue: Arc::new(catalogue),
        index: publisher.shown(Arc::new(index))?,
        publisher: Arc::new(publisher),
        history: Arc::new(history),
        base: base.map(Arc::new),
        is_history_whole: true,
        successor: None,
    })
}

/// The index that a page carries, with all its weeks, be they hidden or not.
pub(super) fn index(text: Option<String>) -> Option<Index> {
    draft::read_index(text?.as_bytes()).value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_of_its_issue_is_read_as_it_was_written() {
        let text = "2018-W06 2 assets/issue-0123456789abcdef.json";
        assert_eq!(
            text.parse::<Carried>().map(|carried| carried.to_string()),
            Ok(text.to_owned())
        );
        for broken in [
            "",
            "2018-W06",
            "2018-W06 -1 a",
            "2018-W60 1 a",
            "2018-W06 1",
        ] {
            assert_eq!(broken.parse::<Carried>(), Err(()), "{broken}");
        }
    }
}

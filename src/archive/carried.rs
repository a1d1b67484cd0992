use std::sync::Arc;

use crate::{draft, page::Issue, report::Index};

/// The parts of the dataset that a published page carries for its own issue.
pub const CARRIED: [&str; 5] = ["index", "catalogue", "publisher", "week", "history"];

/// The part that it carries besides where the week before was revised: that week's report.
pub const BASE: &str = "base";

/// The issue that a page carries, from the text of each part by its name; nothing
/// where one that every page has is missing or broken.
///
/// The catalogue holds the entries that the issue uses, the history the weeks
/// before it: enough for this one page, and for no other.
pub fn carried(text: impl Fn(&str) -> Option<String>) -> Option<Issue> {
    let base = text(BASE);
    let [index, catalogue, publisher, week, history] = CARRIED.map(text);
    let index = draft::read_index(index?.as_bytes()).value?;
    let catalogue = draft::read_catalogue(catalogue?.as_bytes()).value?;
    let publisher = draft::read_publisher(publisher?.as_bytes()).value?;
    let report = draft::read(week?.as_bytes(), &catalogue).value?;
    let history = draft::read_history(history?.as_bytes()).value?;
    let base = base.and_then(|base| draft::read(base.as_bytes(), &catalogue).value);
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

/// The index alone of what a page carries, with all its weeks, be they hidden or not.
pub(super) fn index(text: impl Fn(&str) -> Option<String>) -> Option<Index> {
    draft::read_index(text(CARRIED[0])?.as_bytes()).value
}

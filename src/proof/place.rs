//! Places by ids, as stored files name them.

use crate::report::{Place, Report};

/// A place named by ids instead of positions: `/indicators/2/change_pct` is
/// `indicators/phishing_pages/change_pct`. Where an item has no id its position stays.
pub fn place_by_ids(report: &Report, place: &Place) -> String {
    let mut segments: Vec<&str> = place.as_str().split('/').skip(1).collect();
    for position in 1..segments.len() {
        let index = segments[position].parse().ok();
        if let Some(id) = index.and_then(|index| id_of(report, &segments[..position], index)) {
            segments[position] = id;
        }
    }
    segments.join("/")
}

/// The place that is named by ids, or the list that its item is gone from.
pub(super) fn place_of(report: &Report, at: &str) -> Place {
    let segments: Vec<_> = at.split('/').collect();
    let mut place = Place::ROOT;
    for (position, segment) in segments.iter().enumerate() {
        let list = &segments[..position];
        let id = |index| id_of(report, list, index);
        place = match (0..).map_while(id).position(|id| id == *segment) {
            Some(index) => place.at(index),
            None if is_by_ids(list) => return place,
            None => place.at(segment),
        };
    }
    place
}

/// Whether the items of a list have ids.
fn is_by_ids(list: &[&str]) -> bool {
    matches!(
        list,
        ["ratings" | "indicators" | "rankings" | "distributions"]
            | ["distributions", _, "parts"]
            | ["incidents", "categories"]
    )
}

/// The id of an item of the list that is named by the segments before it.
fn id_of<'a>(report: &'a Report, list: &[&str], index: usize) -> Option<&'a str> {
    let id = match *list {
        ["ratings"] => &report.ratings.get(index)?.id,
        ["indicators"] => &report.indicators.get(index)?.id,
        ["rankings"] => &report.rankings.get(index)?.id,
        ["distributions"] => &report.distributions.get(index)?.id,
        ["distributions", distribution, "parts"] => {
            let mut distributions = report.distributions.iter();
            let distribution = distributions.find(|found| found.id == *distribution)?;
            &distribution.parts.get(index)?.id
        }
        ["incidents", "categories"] => &report.incidents.as_ref()?.categories.get(index)?.id,
        _ => return None,
    };
    Some(id.as_str())
}

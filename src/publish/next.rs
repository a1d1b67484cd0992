use crate::report::{
    Basis, Contents, Distribution, IncidentCategory, Incidents, Indicator, IssueNumber, Period,
    Provenance, RankedItem, Ranking, Week,
};

use super::week;

/// The text of a draft for a week, begun from the newest one: its sections and
/// their items, period and issue number moved on, and nothing stated yet.
///
/// It reads with findings only where `null` cannot stay: the names of ranked
/// items and the levels of ratings.
pub fn next_draft(newest: &Contents, week: Week) -> String {
    let mut file = week::week(&emptied(newest, week));
    file.clear(&["ratings", "level"]);
    file.clear(&["rankings", "items", "name"]);
    file.into_file()
}

fn emptied(newest: &Contents, week: Week) -> Contents {
    Contents {
        week,
        issue: newest
            .issue
            .map(|issue| next_issue(issue, newest.week, week)),
        period: Period {
            start: week.monday(),
            end: week.sunday(),
            basis: Basis::Stated,
        },
        published_on: None,
        revision: 1,
        provenance: Provenance {
            kind: newest.provenance.kind,
            note: None,
            sources: Vec::new(),
        },
        ratings: newest.ratings.clone(),
        indicators: newest.indicators.iter().map(indicator).collect(),
        rankings: newest.rankings.iter().map(ranking).collect(),
        distributions: newest.distributions.iter().map(distribution).collect(),
        incidents: newest.incidents.as_ref().map(incidents),
        highlights: Vec::new(),
        corrections: Vec::new(),
        acknowledged: Vec::new(),
        editor: None,
    }
}

/// The number after another one; a new year begins with 1.
fn next_issue(issue: IssueNumber, newest: Week, week: Week) -> IssueNumber {
    if issue.year == newest.year() && week.year() != newest.year() {
        return IssueNumber {
            year: week.year(),
            number: 1,
        };
    }
    IssueNumber {
        number: issue.number.saturating_add(1),
        ..issue
    }
}

fn indicator(indicator: &Indicator) -> Indicator {
    Indicator {
        id: indicator.id.clone(),
        quantity: None,
        value_origin: None,
        change: None,
        change_count: None,
        change_origin: None,
        share: None,
    }
}

fn ranking(ranking: &Ranking) -> Ranking {
    let unranked = |item: &RankedItem| RankedItem {
        name: item.name.clone(),
        value: None,
        share: None,
    };
    let items = ranking.items.as_ref();
    Ranking {
        origin: None,
        items: items.map(|items| items.iter().map(unranked).collect()),
        ..ranking.clone()
    }
}

fn distribution(distribution: &Distribution) -> Distribution {
    let mut distribution = distribution.clone();
    distribution.origin = None;
    for part in &mut distribution.parts {
        (part.value, part.share) = (None, None);
    }
    distribution
}

fn incidents(incidents: &Incidents) -> Incidents {
    let category = |category: &IncidentCategory| IncidentCategory {
        value: None,
        ..category.clone()
    };
    Incidents {
        origin: None,
        total: None,
        cross_border: None,
        actors: incidents.actors.clone(),
        categories: incidents.categories.iter().map(category).collect(),
        text: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issue_number_goes_on_and_begins_anew_with_the_year() {
        let week = |text: &str| text.parse().unwrap();
        let check = |(year, number), newest, next, expected| {
            let issue = next_issue(IssueNumber { year, number }, week(newest), week(next));
            assert_eq!((issue.year, issue.number), expected, "{newest} {next}");
        };
        check((2018, 6), "2018-W06", "2018-W07", (2018, 7));
        check((2018, 52), "2018-W52", "2019-W01", (2019, 1));
        check((2019, 1), "2018-W52", "2019-W01", (2019, 2));
        check((2020, 53), "2020-W53", "2021-W02", (2021, 1));
    }
}

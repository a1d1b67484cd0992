//! The site and another one, number by number.

use serde::Serialize;

use super::budgets::Unit;
use super::table::{NOTHING, line, ratio};

/// A number of both sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// What it says.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// The site's.
    pub ours: f64,
    /// The other one's.
    pub theirs: f64,
}

/// A comparison for programs.
#[derive(Serialize)]
pub struct Row {
    item: &'static str,
    unit: &'static str,
    measured: f64,
    against: f64,
    ratio: Option<f64>,
}

impl From<Comparison> for Row {
    fn from(comparison: Comparison) -> Self {
        Self {
            item: comparison.name,
            unit: comparison.unit.name(),
            measured: comparison.ours,
            against: comparison.theirs,
            ratio: ratio(comparison.ours, comparison.theirs),
        }
    }
}

/// Gives comparisons for people: what the site needs as a ratio of what the other one does.
pub fn text(against: &str, comparisons: &[Comparison]) -> String {
    let mut text = line("item", &["this site", "that one", "ratio"]);
    for comparison in comparisons {
        let [ours, theirs] =
            [comparison.ours, comparison.theirs].map(|value| comparison.unit.text(value));
        let ratio = ratio(comparison.ours, comparison.theirs)
            .map_or(NOTHING.to_owned(), |ratio| format!("{ratio:.2}"));
        text += &line(comparison.name, &[&ours, &theirs, &ratio]);
    }
    format!("This site against {against}\n{text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_pages_stand_side_by_side_with_their_ratio() {
        let compared = |name, unit, ours, theirs| Comparison {
            name,
            unit,
            ours,
            theirs,
        };
        let comparisons = [
            compared("largest paint (LCP)", Unit::Seconds, 0.8, 3.2),
            compared("requests to another origin", Unit::Count, 0.0, 0.0),
        ];
        let text = text("http://b.example/", &comparisons);
        let words = |line: usize| {
            let line = text.lines().nth(line).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(words(0), "This site against http://b.example/");
        assert_eq!(words(2), "largest paint (LCP) 0.80 s 3.20 s 0.25");
        assert_eq!(words(3), "requests to another origin 0 0 –");
    }
}

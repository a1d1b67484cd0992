//! The figures that head a week, as an ear tells them: from the data alone, whatever the page makes of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// A figure in every unit that it may be told in, without marks between its digits.
#[derive(Debug, PartialEq)]
pub struct Figure(Vec<String>);

impl Figure {
    /// Whether one of what was said tells it.
    pub fn is_in(&self, said: &[String]) -> bool {
        let numbers = numbers(&said.join(" "));
        self.0.iter().any(|number| numbers.contains(number))
    }

    /// The figure, in full.
    pub fn in_full(&self) -> &str {
        &self.0[0]
    }
}

/// The values and changes of the indicators of the latest week of a site.
pub fn of_the_latest_week(site: &Path) -> Result<Vec<Figure>> {
    let folder = site.join("data/weeks");
    let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
    let files = entries.flatten().map(|entry| entry.path());
    let weeks = files.filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    let week = weeks.max().context("there is no week")?;
    let week: Value = serde_json::from_slice(&fs::read(week)?)?;
    let indicators = week["indicators"].as_array();
    let indicators = indicators.context("a week has indicators")?;
    Ok(indicators.iter().flat_map(figures).collect())
}

fn figures(indicator: &Value) -> impl Iterator<Item = Figure> {
    // A million is what English counts in, ten thousand what Chinese does.
    let value = indicator["value"]
        .as_f64()
        .map(|value| [value, value / 1e6, value / 1e4]);
    let change = indicator["change_pct"].as_f64().map(f64::abs);
    let value = value.map(|units| Figure(units.map(|number| number.to_string()).to_vec()));
    let change = change.map(|change| Figure(vec![change.to_string()]));
    value.into_iter().chain(change)
}

/// The numbers in a text, without marks between their digits.
fn numbers(text: &str) -> BTreeSet<String> {
    let words = text.split(|sign: char| !sign.is_ascii_digit() && !['.', ','].contains(&sign));
    let words = words.map(|word| word.trim_matches(['.', ',']).replace(',', ""));
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_figure_is_told_in_full_or_in_a_unit_and_not_by_a_part_of_another() {
        let indicator = json!({"value": 48_123_000, "change_pct": -7.6});
        let both: Vec<_> = figures(&indicator).collect();
        let [value, change] = &both[..] else {
            panic!("{both:?}");
        };
        for said in ["about 48,123,000.", "48.123 million", "4,812.3 units"] {
            assert!(value.is_in(&[said.to_owned()]), "{said}");
        }
        assert!(!value.is_in(&["148.123 million".to_owned()]));
        assert!(change.is_in(&["down 7.6%, ".to_owned()]));
        assert!(!change.is_in(&["down 17.6%".to_owned()]));
    }
}

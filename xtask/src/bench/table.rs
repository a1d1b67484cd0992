//! The measurements beside their budgets, for people and for programs.

use std::fmt::Write as _;

use serde::Serialize;

use super::budgets::{BUDGETS, Budget, Item};
use super::group::Group;

/// What stands where there is nothing to tell.
pub const NOTHING: &str = "–";

/// Gives the table: one line a budget of the groups that were measured.
pub fn text(groups: &[Group], measured: &[(Item, f64)]) -> String {
    let mut text = line("item", &["budget", "measured", "ratio", "aim"]);
    for Budget {
        item,
        name,
        unit,
        limit,
        aim,
    } in budgets(groups)
    {
        let value = value(measured, item);
        let shown = value.map_or("failed".to_owned(), |value| unit.text(value));
        let used = value
            .zip(limit)
            .map(|(value, limit)| (ratio(value, limit), value <= limit));
        let used = match used {
            None => NOTHING.to_owned(),
            Some((Some(ratio), _)) => format!("{ratio:.2}"),
            Some((None, true)) => "kept".to_owned(),
            Some((None, false)) => "over".to_owned(),
        };
        let [limit, aim] =
            [limit, aim].map(|value| value.map_or(NOTHING.to_owned(), |value| unit.text(value)));
        text += &line(name, &[&limit, &shown, &used, &aim]);
    }
    text
}

/// A line of the table for programs.
#[derive(Serialize)]
pub struct Row {
    item: &'static str,
    unit: &'static str,
    limit: Option<f64>,
    measured: Option<f64>,
    ratio: Option<f64>,
    aim: Option<f64>,
}

/// Gives the same for programs. Nothing was measured where `measured` is missing; there is no ratio to a limit of 0.
pub fn rows(groups: &[Group], measured: &[(Item, f64)]) -> Vec<Row> {
    let row = |budget: Budget| {
        let measured = value(measured, budget.item);
        let used = measured.zip(budget.limit);
        Row {
            item: budget.name,
            unit: budget.unit.name(),
            limit: budget.limit,
            measured,
            ratio: used.and_then(|(value, limit)| ratio(value, limit)),
            aim: budget.aim,
        }
    };
    budgets(groups).map(row).collect()
}

/// Gives a line with its cells.
pub fn line(name: &str, cells: &[&str]) -> String {
    let mut line = format!("{name:<48}");
    for cell in cells {
        let _ = write!(line, "{cell:>12}"); // Writing to a string does not fail.
    }
    line + "\n"
}

/// How often a number goes into another; `None` for 0.
pub fn ratio(value: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| value / whole)
}

fn budgets(groups: &[Group]) -> impl Iterator<Item = Budget> {
    let chosen = |budget: &Budget| groups.contains(&budget.item.group());
    BUDGETS.into_iter().filter(chosen)
}

fn value(measured: &[(Item, f64)], item: Item) -> Option<f64> {
    let (_, value) = measured.iter().find(|(other, _)| *other == item)?;
    Some(*value)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::*;
    use crate::bench::budgets::{Category, Front};

    fn groups() -> &'static [Group] {
        Group::value_variants()
    }

    /// The cells of the line with a name.
    fn cells<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap();
        line[name.len()..]
            .split("  ")
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect()
    }

    #[test]
    fn every_budget_has_a_row_that_says_how_much_of_it_is_used() {
        let performance = Item::Lighthouse(Front::English, Category::Performance);
        let measured = [
            (Item::Html, 6.75),
            (Item::NodeGrowth, 0.0),
            (Item::ListenerGrowth, 2.0),
            (performance, 99.0),
            (Item::BenchmarkIndex, 1234.5),
        ];
        let text = text(groups(), &measured);
        assert_eq!(text.lines().count(), 1 + BUDGETS.len());
        let expected: [(&str, [&str; 4]); 6] = [
            (
                "HTML with inline CSS",
                ["13.5 kB", "6.8 kB", "0.50", "12.5 kB"],
            ),
            (
                "1,000 more week switches: DOM nodes",
                ["0", "0", "kept", "0"],
            ),
            (
                "1,000 more week switches: listeners",
                ["0", "2", "over", "0"],
            ),
            ("glue script", ["8.0 kB", "failed", "–", "5.0 kB"]),
            (
                "Lighthouse, English page: performance",
                ["–", "99", "–", "100"],
            ),
            (
                "Lighthouse's BenchmarkIndex of this machine",
                ["–", "1234", "–", "–"],
            ),
        ];
        for (name, row) in expected {
            assert_eq!(cells(&text, name), row, "{name}");
        }
    }

    #[test]
    fn a_table_of_some_groups_has_their_rows_alone() {
        let sizes = text(&[Group::Sizes], &[]);
        assert!(sizes.contains("glue script") && !sizes.contains("first paint"));
        let all: usize = groups()
            .iter()
            .map(|group| rows(&[*group], &[]).len())
            .sum();
        assert_eq!(all, BUDGETS.len());
    }

    #[test]
    fn programs_read_the_same_rows() {
        let rows = rows(groups(), &[(Item::Html, 6.75)]);
        let rows = serde_json::to_value(rows).unwrap();
        assert_eq!(rows.as_array().unwrap().len(), BUDGETS.len());
        assert_eq!(rows[0]["ratio"], 0.5);
        assert_eq!(rows[1]["measured"], serde_json::Value::Null);
    }
}

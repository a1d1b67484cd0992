//! The measurements beside their budgets, for people and for programs.

use std::fmt::Write as _;

use anyhow::Result;
use serde::Serialize;

use super::budgets::{BUDGETS, Budget, Item, NOT_BUILT};

/// Gives the table: one line a budget.
pub fn text(measured: &[(Item, f64)]) -> String {
    let mut text = line("item", ["budget", "measured", "ratio", "aim"]);
    for Budget {
        item,
        name,
        unit,
        limit,
        aim,
    } in BUDGETS
    {
        let value = value(measured, item);
        let shown = value.map_or_else(|| missing(item).to_owned(), |value| unit.text(value));
        let ratio = match value.map(|value| (ratio(value, limit), value <= limit)) {
            None => "–".to_owned(),
            Some((Some(ratio), _)) => format!("{ratio:.2}"),
            Some((None, true)) => "kept".to_owned(),
            Some((None, false)) => "over".to_owned(),
        };
        text += &line(name, [&unit.text(limit), &shown, &ratio, &unit.text(aim)]);
    }
    text
}

/// Gives the same as JSON, `null` where nothing was measured; there is no ratio to a limit of 0.
pub fn json(measured: &[(Item, f64)]) -> Result<String> {
    #[derive(Serialize)]
    struct Row {
        item: &'static str,
        unit: &'static str,
        limit: f64,
        measured: Option<f64>,
        ratio: Option<f64>,
        aim: f64,
    }
    let rows = BUDGETS.map(
        |Budget {
             item,
             name,
             unit,
             limit,
             aim,
         }| {
            let measured = value(measured, item);
            let ratio = measured.and_then(|value| ratio(value, limit));
            Row {
                item: name,
                unit: unit.name(),
                limit,
                measured,
                ratio,
                aim,
            }
        },
    );
    Ok(serde_json::to_string_pretty(&rows)? + "\n")
}

/// Why there is no value.
fn missing(item: Item) -> &'static str {
    if NOT_BUILT.contains(&item) {
        "not built"
    } else {
        "failed"
    }
}

fn value(measured: &[(Item, f64)], item: Item) -> Option<f64> {
    let (_, value) = measured.iter().find(|(other, _)| *other == item)?;
    Some(*value)
}

/// How much of a limit is used; nothing can be said of a limit of 0.
fn ratio(value: f64, limit: f64) -> Option<f64> {
    (limit > 0.0).then(|| value / limit)
}

fn line(name: &str, cells: [&str; 4]) -> String {
    let mut line = format!("{name:<48}");
    for cell in cells {
        let _ = write!(line, "{cell:>12}"); // Writing to a string does not fail.
    }
    line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_budget_has_a_row_that_says_how_much_of_it_is_used() {
        let measured = [
            (Item::Html, 7.0),
            (Item::NodeGrowth, 0.0),
            (Item::ListenerGrowth, 2.0),
        ];
        let text = text(&measured);
        assert_eq!(text.lines().count(), 1 + BUDGETS.len());
        let row = |name: &str| {
            let row = text.lines().find(|line| line.starts_with(name)).unwrap();
            row[name.len()..]
                .split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            row("HTML with inline CSS"),
            ["14.0 kB", "7.0 kB", "0.50", "10.0 kB"]
        );
        assert_eq!(
            row("1,000 more week switches: DOM nodes"),
            ["0", "0", "kept", "0"]
        );
        assert_eq!(
            row("1,000 more week switches: listeners"),
            ["0", "2", "over", "0"]
        );
        assert_eq!(
            row("the desk's wasm"),
            ["320.0 kB", "not built", "–", "250.0 kB"]
        );
        assert_eq!(row("glue script"), ["8.0 kB", "failed", "–", "5.0 kB"]);
    }

    #[test]
    fn the_json_has_the_same_rows() {
        let json = json(&[(Item::Html, 7.0)]).unwrap();
        let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(rows.as_array().unwrap().len(), BUDGETS.len());
        assert_eq!(rows[0]["ratio"], 0.5);
        assert_eq!(rows[1]["measured"], serde_json::Value::Null);
    }
}

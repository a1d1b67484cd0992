//! How long the page takes to open, in Lighthouse's conditions.

use anyhow::Result;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::tab::{Log, Tab, Visit};
use crate::browser::Driver;

/// How often a page is opened, each time by a new browser.
pub const VISITS: usize = 5;

/// Opens the page five times in Lighthouse's conditions, and gives the median of each number. [`Visit`] says how each
/// is measured. Requests to another origin are those of all five visits.
pub async fn measure(driver: &Driver, url: &str, slowdown: f64) -> Result<Measured> {
    let visits = visits(driver, url, slowdown).await?;
    let median = |number: fn(&Visit) -> f64| median(visits.iter().map(number));
    Ok(vec![
        (
            Item::ChartsBeforeText,
            median(|visit| visit.early_chart_bytes) / 1000.0,
        ),
        (
            Item::FirstPaint,
            median(|visit| visit.opening.first_paint) / 1000.0,
        ),
        (
            Item::LargestPaint,
            median(|visit| visit.opening.largest_paint) / 1000.0,
        ),
        (Item::FirstFigures, median(|visit| visit.figures) / 1000.0),
        (Item::TakenOver, median(|visit| visit.taken_over) / 1000.0),
        (
            Item::InteractiveCharts,
            median(|visit| visit.charts) / 1000.0,
        ),
        (Item::Blocking, median(|visit| visit.opening.blocking)),
        (Item::LayoutShift, median(|visit| visit.opening.shift)),
        (
            Item::OtherOrigins,
            visits.iter().map(|visit| visit.other_origins).sum(),
        ),
    ])
}

/// Opens the page five times at 50 kbit/s with round trips of two seconds, and gives the median time to the text. What
/// follows the text takes a minute, and is not waited for.
pub async fn measure_slow_line(driver: &Driver, url: &str, slowdown: f64) -> Result<Measured> {
    let mut figures_ms = Vec::new();
    for _ in 0..VISITS {
        let tab = Tab::empty(driver, Conditions::slowest(slowdown), Log::None).await?;
        tab.go(url).await?;
        figures_ms.push(tab.ask("bench.figures()").await?);
        tab.close().await?;
    }
    let figures = median(figures_ms.into_iter()) / 1000.0;
    Ok(vec![(Item::SlowLineFigures, figures)])
}

/// Opens a page several times in Lighthouse's conditions.
pub async fn visits(driver: &Driver, url: &str, slowdown: f64) -> Result<Vec<Visit>> {
    let mut visits = Vec::new();
    for _ in 0..VISITS {
        let (tab, visit) = Tab::open(driver, url, Conditions::lighthouse(slowdown)).await?;
        tab.close().await?;
        visits.push(visit);
    }
    Ok(visits)
}

/// The middle one of several numbers.
pub fn median(numbers: impl Iterator<Item = f64>) -> f64 {
    percentile(numbers, 50)
}

/// The smallest of several numbers that so many percent of them do not exceed.
pub fn percentile(numbers: impl Iterator<Item = f64>, percent: usize) -> f64 {
    let mut numbers: Vec<_> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    let rank = (numbers.len() * percent).div_ceil(100).max(1);
    numbers[rank - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_numbers_that_were_measured() {
        let numbers = || (1..=200).rev().map(f64::from);
        assert!((percentile(numbers(), 95) - 190.0).abs() < f64::EPSILON);
        assert!((median([3.0, 9.0, 1.0, 2.0, 8.0].into_iter()) - 3.0).abs() < f64::EPSILON);
        assert!((median([7.0].into_iter()) - 7.0).abs() < f64::EPSILON);
    }
}

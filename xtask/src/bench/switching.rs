//! How long the page takes from week to week and from language to language.

use anyhow::Result;

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::page::{median, percentile};
use super::tab::{Change, Kind, Tab};
use crate::browser::Driver;

/// Measures every kind of switch.
pub async fn measure(driver: &Driver, url: &str, slowdown: f64) -> Result<Measured> {
    let [phone, desk] = [
        Conditions::slowed_phone(slowdown),
        Conditions::slowed_desk(slowdown),
    ];
    let [switch, switch_charts] = cached(driver, url, Conditions::DESK).await?;
    let [switch_slowed, switch_charts_slowed] = cached(driver, url, phone).await?;
    let [_, switch_charts_wide] = cached(driver, url, desk).await?;
    let [language_text, language_charts] = language(driver, url, phone).await?;
    let [_, language_charts_wide] = language(driver, url, desk).await?;
    Ok(vec![
        (Item::Switch, switch),
        (Item::SwitchCharts, switch_charts),
        (Item::SwitchSlowed, switch_slowed),
        (Item::SwitchChartsSlowed, switch_charts_slowed),
        (Item::SwitchChartsSlowedWide, switch_charts_wide),
        (
            Item::SwitchNotCached,
            not_cached(driver, url, slowdown).await?,
        ),
        (
            Item::SwitchFetchedAhead,
            fetched_ahead(driver, url, slowdown).await?,
        ),
        (Item::LanguageSwitch, language_text),
        (Item::LanguageSwitchCharts, language_charts),
        (Item::LanguageSwitchChartsWide, language_charts_wide),
    ])
}

/// 200 clicks on "previous" and "next", to and fro over the newest 21 weeks, after one such round: the 95th percentile
/// of text and charts.
async fn cached(driver: &Driver, url: &str, conditions: Conditions) -> Result<[f64; 2]> {
    let (tab, _) = Tab::open(driver, url, conditions).await?;
    tab.switch(Kind::Week, 40, 150).await?;
    let changes = tab.switch(Kind::Week, 200, 150).await?;
    tab.close().await?;
    Ok(slowest(&changes))
}

/// 200 clicks on the language link, the charts drawn in both languages before: the 95th percentile of text and charts.
async fn language(driver: &Driver, url: &str, conditions: Conditions) -> Result<[f64; 2]> {
    let (tab, _) = Tab::open(driver, url, conditions).await?;
    tab.switch(Kind::Language, 10, 150).await?;
    let changes = tab.switch(Kind::Language, 200, 150).await?;
    tab.close().await?;
    Ok(slowest(&changes))
}

/// Nine choices in the list of weeks, in Lighthouse's conditions, each of a week that was neither shown nor is next to
/// one: the median to the text. Two seconds lie between them, for fetching neighbours ahead.
async fn not_cached(driver: &Driver, url: &str, slowdown: f64) -> Result<f64> {
    let (tab, _) = Tab::open(driver, url, Conditions::lighthouse(slowdown)).await?;
    let changes: Vec<Change> = tab.ask("bench.choose('week', 9, 2000)").await?;
    tab.close().await?;
    Ok(median(changes.iter().map(|change| change.text)))
}

/// Nine clicks on "previous", in Lighthouse's conditions, two seconds apart, so that each week was fetched ahead: the
/// median to the text.
async fn fetched_ahead(driver: &Driver, url: &str, slowdown: f64) -> Result<f64> {
    let (tab, _) = Tab::open(driver, url, Conditions::lighthouse(slowdown)).await?;
    let changes = tab.switch(Kind::Week, 9, 2000).await?;
    tab.close().await?;
    Ok(median(changes.iter().map(|change| change.text)))
}

fn slowest(changes: &[Change]) -> [f64; 2] {
    let of = |number: fn(&Change) -> f64| percentile(changes.iter().map(number), 95);
    [of(|change| change.text), of(|change| change.charts)]
}

//! What the page keeps of weeks that it has left.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::budgets::{Item, Measured};
use super::conditions::Conditions;
use super::tab::{Kind, Tab};
use crate::browser::Driver;

/// What a page holds at a moment.
pub(super) struct Holding {
    pub(super) heap_bytes: f64,
    pub(super) nodes: f64,
    listeners: f64,
    wasm_pages: f64,
}

/// 2,000 clicks on "previous" and "next" in a wide window, to and fro over the newest 21 weeks with their charts: what
/// the second thousand adds to what is held after collecting garbage. Heap as of `Runtime.getHeapUsage`, nodes and
/// listeners as of `Memory.getDOMCounters`, pages of the memory that the program was instantiated with. All of the
/// program that a week needs has come by then: the first module, `report`, and `charts`.
pub async fn measure(driver: &Driver, url: &str) -> Result<Measured> {
    let (tab, _) = Tab::open(driver, url, Conditions::DESK).await?;
    switch_a_thousand_times(&tab).await?;
    let modules = || tab.ask::<u64>("bench.modules()");
    let come = modules().await?;
    ensure!(
        come >= 3,
        "the program has come in {come} modules, without its parts"
    );
    let before = holding(&tab).await?;
    switch_a_thousand_times(&tab).await?;
    let after = holding(&tab).await?;
    ensure!(
        modules().await? == come,
        "a part of the program came in the middle, or a second time"
    );
    tab.close().await?;
    Ok(vec![
        (
            Item::HeapGrowth,
            (after.heap_bytes - before.heap_bytes) / 1e6,
        ),
        (Item::NodeGrowth, after.nodes - before.nodes),
        (Item::ListenerGrowth, after.listeners - before.listeners),
        (Item::WasmGrowth, after.wasm_pages - before.wasm_pages),
    ])
}

/// A thousand is a multiple of a round to and fro, so the page ends at the week at which it began.
async fn switch_a_thousand_times(tab: &Tab) -> Result<()> {
    tab.switch(Kind::Week, 1_000, 20).await?;
    Ok(())
}

/// What it holds after collecting garbage.
pub(super) async fn holding(tab: &Tab) -> Result<Holding> {
    // What finalizers free is garbage only for the next collection.
    for _ in 0..3 {
        tab.command("HeapProfiler.collectGarbage", json!({}))
            .await?;
    }
    let heap = tab.command("Runtime.getHeapUsage", json!({})).await?;
    let document = tab.command("Memory.getDOMCounters", json!({})).await?;
    let number = |value: &Value, name: &str| value[name].as_f64().with_context(|| name.to_owned());
    Ok(Holding {
        heap_bytes: number(&heap, "usedSize")?,
        nodes: number(&document, "nodes")?,
        listeners: number(&document, "jsEventListeners")?,
        wasm_pages: tab.ask("bench.wasmPages()").await?,
    })
}

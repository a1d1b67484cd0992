//! The budgets: what the site may need, and what it should. Every limit stands here and nowhere else.

use Category::{Accessibility, BestPractices, Performance, Seo};
use Front::{Chinese, English};
use Unit::{Count, Kilobytes, Megabytes, Milliseconds, Points, Seconds, Shift, Times};

/// Something that has a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    Html,
    ReaderWasm,
    DeskWasm,
    ReportPart,
    RunPart,
    ChartsPart,
    ProofPart,
    OutgoingPart,
    IntakePart,
    TakingPart,
    Glue,
    Charts,
    HostScript,
    ChartsBeforeText,
    Week,
    Index,
    FirstPaint,
    LargestPaint,
    FirstFigures,
    TakenOver,
    InteractiveCharts,
    Blocking,
    LayoutShift,
    SlowLineFigures,
    Switch,
    SwitchCharts,
    SwitchSlowed,
    SwitchChartsSlowed,
    SwitchChartsSlowedWide,
    SwitchNotCached,
    SwitchFetchedAhead,
    LanguageSwitch,
    LanguageSwitchCharts,
    LanguageSwitchChartsWide,
    HeapGrowth,
    NodeGrowth,
    ListenerGrowth,
    WasmGrowth,
    DeskFindings,
    DeskReading,
    DocumentShown,
    LargeDocumentShown,
    DocumentByMammoth,
    DocumentAgainstMammoth,
    LongArchive,
    LongArchiveRequests,
    WholeRun,
    RunDrawn,
    RunZoomed,
    RunDrawnUplot,
    RunZoomedUplot,
    LongRunDrawn,
    LongRunZoomed,
    LongRunDrawnUplot,
    LongRunZoomedUplot,
    ZoomHeapGrowth,
    ZoomNodeGrowth,
    RunTaken,
    OneEmbed,
    TenEmbeds,
    OtherOrigins,
    Lighthouse(Front, Category),
    BenchmarkIndex,
}

/// One of the site's two front pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    Chinese,
    English,
}

/// One of Lighthouse's categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Performance,
    Accessibility,
    BestPractices,
    Seo,
}

/// What was measured, in the units of the budgets.
pub type Measured = Vec<(Item, f64)>;

/// What an item may need (`limit`) and should need (`aim`), in its unit. What has neither is told so that the rest can be
/// judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    pub item: Item,
    /// Its name in the table.
    pub name: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// The most that is allowed.
    pub limit: Option<f64>,
    /// What is worth working for.
    pub aim: Option<f64>,
}

/// What an item is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Thousands of bytes; of the site's files after brotli at quality 11.
    Kilobytes,
    /// Millions of bytes.
    Megabytes,
    /// Seconds.
    Seconds,
    /// Thousandths of a second.
    Milliseconds,
    /// How many.
    Count,
    /// How many times as much.
    Times,
    /// Chromium's score of layout shifts.
    Shift,
    /// Lighthouse's points: 100 are all there are.
    Points,
}

impl Unit {
    /// Gives its short name.
    pub fn name(self) -> &'static str {
        match self {
            Kilobytes => "kB",
            Megabytes => "MB",
            Seconds => "s",
            Milliseconds => "ms",
            Count => "",
            Times => "times",
            Shift => "score",
            Points => "points",
        }
    }

    /// Gives a value in this unit for people.
    pub fn text(self, value: f64) -> String {
        match self {
            Kilobytes => format!("{value:.1} kB"),
            Megabytes => format!("{value:.2} MB"),
            Seconds => format!("{value:.2} s"),
            Milliseconds => format!("{value:.0} ms"),
            Count | Points => format!("{value:.0}"),
            Times => format!("{value:.2} times"),
            Shift => format!("{value:.3}"),
        }
    }
}

/// Every budget, in the order of the table.
#[rustfmt::skip] // A table is read by its columns.
pub const BUDGETS: [Budget; 70] = [
    budget(Item::Html, "HTML with inline CSS", Kilobytes, 13.5, 12.5),
    budget(Item::ReaderWasm, "the reader's first module", Kilobytes, 85.0, 75.0),
    budget(Item::DeskWasm, "the desk's first module", Kilobytes, 310.0, 250.0),
    budget(Item::ReportPart, "the reader's part report", Kilobytes, 80.0, 70.0),
    budget(Item::RunPart, "the reader's part run", Kilobytes, 78.0, 50.0),
    budget(Item::ChartsPart, "part charts, of either program", Kilobytes, 14.0, 13.0),
    budget(Item::ProofPart, "part proof, of the desk", Kilobytes, 155.0, 120.0),
    budget(Item::OutgoingPart, "part outgoing, of the desk", Kilobytes, 90.0, 60.0),
    budget(Item::IntakePart, "part intake, of the desk", Kilobytes, 90.0, 70.0),
    budget(Item::TakingPart, "part taking, of the desk", Kilobytes, 18.0, 15.0),
    budget(Item::Glue, "glue script", Kilobytes, 8.0, 5.0),
    budget(Item::Charts, "chart library", Kilobytes, 165.0, 160.0),
    budget(Item::HostScript, "script for host pages", Kilobytes, 3.0, 1.5),
    budget(Item::ChartsBeforeText, "chart library before the text is shown", Kilobytes, 0.0, 0.0),
    budget(Item::Week, "one week's data, the largest", Kilobytes, 8.0, 4.0),
    budget(Item::Index, "index", Kilobytes, 3.0, 1.5),
    budget(Item::FirstPaint, "first paint (FCP)", Seconds, 2.0, 0.7),
    budget(Item::LargestPaint, "largest paint (LCP)", Seconds, 3.5, 0.85),
    budget(Item::FirstFigures, "first text with figures", Seconds, 3.5, 0.85),
    reading(Item::TakenOver, "page taken over by the program", Seconds),
    budget(Item::InteractiveCharts, "interactive charts", Seconds, 3.0, 2.2),
    budget(Item::Blocking, "total blocking time", Milliseconds, 200.0, 80.0),
    budget(Item::LayoutShift, "layout shift", Shift, 0.01, 0.0),
    limit(Item::SlowLineFigures, "first text with figures, 50 kbit/s", Seconds, 15.0),
    budget(Item::Switch, "week switch, cached: text", Milliseconds, 100.0, 50.0),
    budget(Item::SwitchCharts, "week switch, cached: charts", Milliseconds, 100.0, 50.0),
    budget(Item::SwitchSlowed, "week switch, cached, slowed: text", Milliseconds, 200.0, 100.0),
    budget(Item::SwitchChartsSlowed, "week switch, cached, slowed: charts", Milliseconds, 200.0, 100.0),
    reading(Item::SwitchChartsSlowedWide, "the same in a wide window, with more charts", Milliseconds),
    budget(Item::SwitchNotCached, "week switch, not cached, slow 4G", Milliseconds, 600.0, 300.0),
    budget(Item::SwitchFetchedAhead, "week switch, fetched ahead, slow 4G", Milliseconds, 600.0, 300.0),
    budget(Item::LanguageSwitch, "language switch, slowed: text", Milliseconds, 200.0, 100.0),
    budget(Item::LanguageSwitchCharts, "language switch, slowed: charts", Milliseconds, 200.0, 100.0),
    reading(Item::LanguageSwitchChartsWide, "the same in a wide window, with more charts", Milliseconds),
    budget(Item::HeapGrowth, "1,000 more week switches: script heap", Megabytes, 0.5, 0.2),
    budget(Item::NodeGrowth, "1,000 more week switches: DOM nodes", Count, 0.0, 0.0),
    budget(Item::ListenerGrowth, "1,000 more week switches: listeners", Count, 0.0, 0.0),
    budget(Item::WasmGrowth, "1,000 more week switches: wasm pages", Count, 0.0, 0.0),
    limit(Item::DeskFindings, "desk, 100 kB: findings after a key", Milliseconds, 50.0),
    limit(Item::DeskReading, "desk, 1 MB: longest task while it is read", Milliseconds, 100.0),
    limit(Item::DocumentShown, "desk, 1,000 paragraphs and 20 charts: until told of", Milliseconds, 100.0),
    limit(Item::LargeDocumentShown, "desk, a document of 5 MB: until told of", Milliseconds, 300.0),
    reading(Item::DocumentByMammoth, "the text of 1,000 paragraphs by mammoth.js", Milliseconds),
    limit(Item::DocumentAgainstMammoth, "desk, 1,000 paragraphs: against mammoth.js", Times, 0.5),
    budget(Item::LongArchive, "10,000 weeks: opening against 10 weeks", Times, 1.1, 1.05),
    budget(Item::LongArchiveRequests, "10,000 weeks: requests to any week", Count, 2.0, 1.0),
    budget(Item::WholeRun, "10,000 weeks: whole run drawn, slowed", Milliseconds, 150.0, 60.0),
    budget(Item::RunDrawn, "1,500 weeks: run drawn against plain ECharts", Times, 1.0, 0.6),
    budget(Item::RunZoomed, "1,500 weeks: run zoomed against plain ECharts", Times, 1.0, 0.6),
    reading(Item::RunDrawnUplot, "1,500 weeks: run drawn against uPlot", Times),
    reading(Item::RunZoomedUplot, "1,500 weeks: run zoomed against uPlot", Times),
    budget(Item::LongRunDrawn, "10,000 weeks: run drawn against plain ECharts", Times, 1.0, 0.6),
    budget(Item::LongRunZoomed, "10,000 weeks: run zoomed against plain ECharts", Times, 1.0, 0.6),
    reading(Item::LongRunDrawnUplot, "10,000 weeks: run drawn against uPlot", Times),
    reading(Item::LongRunZoomedUplot, "10,000 weeks: run zoomed against uPlot", Times),
    budget(Item::ZoomHeapGrowth, "200 more zooms of the run: script heap", Megabytes, 0.5, 0.2),
    budget(Item::ZoomNodeGrowth, "200 more zooms of the run: DOM nodes", Count, 0.0, 0.0),
    limit(Item::RunTaken, "1,500 weeks: a trend taken along", Milliseconds, 200.0),
    reading(Item::OneEmbed, "one embedded report ready", Milliseconds),
    reading(Item::TenEmbeds, "ten embedded reports of one page ready", Milliseconds),
    budget(Item::OtherOrigins, "requests to another origin", Count, 0.0, 0.0),
    aim(Item::Lighthouse(Chinese, Performance), "Lighthouse, Chinese page: performance", Points, 100.0),
    aim(Item::Lighthouse(Chinese, Accessibility), "Lighthouse, Chinese page: accessibility", Points, 100.0),
    aim(Item::Lighthouse(Chinese, BestPractices), "Lighthouse, Chinese page: best practices", Points, 100.0),
    aim(Item::Lighthouse(Chinese, Seo), "Lighthouse, Chinese page: SEO", Points, 100.0),
    aim(Item::Lighthouse(English, Performance), "Lighthouse, English page: performance", Points, 100.0),
    aim(Item::Lighthouse(English, Accessibility), "Lighthouse, English page: accessibility", Points, 100.0),
    aim(Item::Lighthouse(English, BestPractices), "Lighthouse, English page: best practices", Points, 100.0),
    aim(Item::Lighthouse(English, Seo), "Lighthouse, English page: SEO", Points, 100.0),
    reading(Item::BenchmarkIndex, "Lighthouse's BenchmarkIndex of this machine", Count),
];

/// Gives the budget of an item.
pub fn of(item: Item) -> &'static Budget {
    let found = BUDGETS.iter().find(|budget| budget.item == item);
    found.expect("every item has a budget")
}

const fn budget(item: Item, name: &'static str, unit: Unit, limit: f64, aim: f64) -> Budget {
    Budget {
        limit: Some(limit),
        aim: Some(aim),
        ..reading(item, name, unit)
    }
}

const fn limit(item: Item, name: &'static str, unit: Unit, limit: f64) -> Budget {
    Budget {
        limit: Some(limit),
        ..reading(item, name, unit)
    }
}

const fn aim(item: Item, name: &'static str, unit: Unit, aim: f64) -> Budget {
    Budget {
        aim: Some(aim),
        ..reading(item, name, unit)
    }
}

const fn reading(item: Item, name: &'static str, unit: Unit) -> Budget {
    Budget {
        item,
        name,
        unit,
        limit: None,
        aim: None,
    }
}

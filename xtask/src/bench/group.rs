//! The groups in which the site is measured: each fails alone, and can be measured alone.

use clap::ValueEnum;

use super::budgets::Item;

/// One group of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Sizes of the built files.
    Sizes,
    /// Opening the page on slow 4G.
    Opening,
    /// Opening the page at 50 kbit/s.
    SlowLine,
    /// Switching weeks and languages.
    Switching,
    /// What 2,000 week switches leave in memory.
    Memory,
    /// Typing and reading on the editors' desk.
    Desk,
    /// Documents on the editors' desk, beside mammoth.js.
    Documents,
    /// An archive of 10,000 weeks.
    Archives,
    /// The long run of 1,500 and of 10,000 weeks, beside plain ECharts and uPlot.
    LongRun,
    /// The report in pages of other sites.
    Embedding,
    /// Lighthouse's points.
    Lighthouse,
}

impl Group {
    /// What is being done meanwhile, and how long it usually takes.
    pub fn announcement(self) -> (&'static str, &'static str) {
        match self {
            Self::Sizes => ("Reading the sizes of files", "less than a second"),
            Self::Opening => ("Opening the page on slow 4G", "usually 1 minute"),
            Self::SlowLine => ("Opening the page at 50 kbit/s", "usually 1 minute"),
            Self::Switching => ("Switching weeks and languages", "usually 8 minutes"),
            Self::Memory => ("Switching 2,000 weeks for memory", "usually 8 minutes"),
            Self::Desk => ("Typing and reading on the desk", "usually 1 minute"),
            Self::Documents => ("Reading documents on the desk", "usually 1 minute"),
            Self::Archives => ("Opening an archive of 10,000 weeks", "usually 4 minutes"),
            Self::LongRun => ("Drawing and zooming the long run", "usually 4 minutes"),
            Self::Embedding => ("Opening pages with embedded reports", "usually 1 minute"),
            Self::Lighthouse => (
                "Running Lighthouse five times on each front page",
                "usually 4 minutes",
            ),
        }
    }
}

impl Item {
    /// The group in which it is measured.
    pub fn group(self) -> Group {
        match self {
            Self::Html
            | Self::ReaderWasm
            | Self::DeskWasm
            | Self::ReportPart
            | Self::RunPart
            | Self::ChartsPart
            | Self::ProofPart
            | Self::OutgoingPart
            | Self::IntakePart
            | Self::TakingPart
            | Self::Glue
            | Self::Charts
            | Self::HostScript
            | Self::Week
            | Self::Index => Group::Sizes,
            Self::ChartsBeforeText
            | Self::FirstPaint
            | Self::LargestPaint
            | Self::FirstFigures
            | Self::TakenOver
            | Self::InteractiveCharts
            | Self::Blocking
            | Self::LayoutShift
            | Self::OtherOrigins => Group::Opening,
            Self::SlowLineFigures => Group::SlowLine,
            Self::Switch
            | Self::SwitchCharts
            | Self::SwitchSlowed
            | Self::SwitchChartsSlowed
            | Self::SwitchChartsSlowedWide
            | Self::SwitchNotCached
            | Self::SwitchFetchedAhead
            | Self::LanguageSwitch
            | Self::LanguageSwitchCharts
            | Self::LanguageSwitchChartsWide => Group::Switching,
            Self::HeapGrowth | Self::NodeGrowth | Self::ListenerGrowth | Self::WasmGrowth => {
                Group::Memory
            }
            Self::DeskFindings | Self::DeskReading => Group::Desk,
            Self::DocumentShown
            | Self::LargeDocumentShown
            | Self::DocumentByMammoth
            | Self::DocumentAgainstMammoth => Group::Documents,
            Self::LongArchive | Self::LongArchiveRequests => Group::Archives,
            Self::WholeRun
            | Self::RunDrawn
            | Self::RunZoomed
            | Self::RunDrawnUplot
            | Self::RunZoomedUplot
            | Self::LongRunDrawn
            | Self::LongRunZoomed
            | Self::LongRunDrawnUplot
            | Self::LongRunZoomedUplot
            | Self::ZoomHeapGrowth
            | Self::ZoomNodeGrowth
            | Self::RunTaken => Group::LongRun,
            Self::OneEmbed | Self::TenEmbeds => Group::Embedding,
            Self::Lighthouse(..) | Self::BenchmarkIndex => Group::Lighthouse,
        }
    }
}

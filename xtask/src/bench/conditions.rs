//! The conditions in which a page is visited.

use serde_json::{Value, json};

/// How a page is visited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conditions {
    /// The size of the view.
    pub screen: Screen,
    /// The line to the network, where it is another than the machine's own.
    pub line: Option<Line>,
    /// How many times slower the processor is than it is.
    pub slowdown: f64,
}

impl Conditions {
    /// A desk: a wide window, in which most charts are near the view, and nothing slowed.
    pub const DESK: Self = Self {
        screen: Screen::Wide,
        line: None,
        slowdown: 1.0,
    };

    /// Lighthouse's conditions: its phone, slow 4G, and a slowed processor.
    pub fn lighthouse(slowdown: f64) -> Self {
        Self {
            screen: Screen::Phone,
            line: Some(Line::SLOW_4G),
            slowdown,
        }
    }

    /// The same phone on the slowest line that is measured.
    pub fn slowest(slowdown: f64) -> Self {
        Self {
            line: Some(Line::SLOW_2G),
            ..Self::lighthouse(slowdown)
        }
    }

    /// Lighthouse's phone and slowed processor, where nothing is asked of the network.
    pub fn slowed_phone(slowdown: f64) -> Self {
        Self {
            line: None,
            ..Self::lighthouse(slowdown)
        }
    }

    /// The desk with a slowed processor.
    pub fn slowed_desk(slowdown: f64) -> Self {
        Self {
            slowdown,
            ..Self::DESK
        }
    }
}

/// A line to the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    round_trip_ms: u32,
    down_bits_per_second: u32,
    up_bits_per_second: u32,
}

impl Line {
    /// What Lighthouse calls slow 4G.
    pub const SLOW_4G: Self = Self {
        round_trip_ms: 150,
        down_bits_per_second: 1_600_000,
        up_bits_per_second: 750_000,
    };
    /// What Chromium calls slow 2G.
    pub const SLOW_2G: Self = Self {
        round_trip_ms: 2_000,
        down_bits_per_second: 50_000,
        up_bits_per_second: 50_000,
    };

    /// The line for `Network.emulateNetworkConditions`.
    pub fn parameters(self) -> Value {
        json!({
            "offline": false,
            "latency": self.round_trip_ms,
            "downloadThroughput": self.down_bits_per_second / 8,
            "uploadThroughput": self.up_bits_per_second / 8
        })
    }
}

/// The size of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Lighthouse's phone.
    Phone,
    /// A wide window.
    Wide,
}

impl Screen {
    /// The view for `Emulation.setDeviceMetricsOverride`.
    pub fn parameters(self) -> Value {
        match self {
            Self::Phone => {
                json!({ "width": 412, "height": 823, "deviceScaleFactor": 1.75, "mobile": true })
            }
            Self::Wide => {
                json!({ "width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false })
            }
        }
    }
}

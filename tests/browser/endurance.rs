//! A long visit leaves nothing behind.

use serde::Deserialize;
use serde_json::json;

use crate::support::{Reader, visit};

/// What the browser holds for the page.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Held {
    documents: u64,
    nodes: u64,
    js_event_listeners: u64,
}

/// Weeks of five formats; the first one ends each round.
const ROUND: [&str; 5] = ["2018-W06", "2011-W19", "2015-W39", "2013-W27", "2025-W52"];

async fn rounds(reader: &Reader, count: usize) -> Held {
    for _ in 0..count {
        for week in ROUND {
            reader.turn_to(&format!("?week={week}")).await;
            reader.until_week(week).await;
        }
    }
    reader.until_drawn("zh:plain").await;
    for _ in 0..3 {
        reader.cdp("HeapProfiler.collectGarbage", json!({})).await;
    }
    let held = reader.cdp("Memory.getDOMCounters", json!({})).await;
    serde_json::from_value(held).unwrap()
}

#[test]
fn the_second_hundred_of_week_switches_leaves_nothing_behind() {
    visit(async |reader| {
        reader.open("").await;
        let after_100 = rounds(reader, 20).await;
        let after_200 = rounds(reader, 20).await;
        assert_eq!(after_200, after_100);
        // The parts of the program were there, and came once.
        for part in ["report", "charts"] {
            let file = reader
                .site
                .asset(&format!("reader.{part}"), "wasm")
                .unwrap();
            let asked = reader.asked();
            let times = asked.iter().filter(|asked| asked.starts_with(&file));
            assert_eq!(times.count(), 1, "{file}: {asked:?}");
        }
    });
}

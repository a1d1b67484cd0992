//! Two states of the dataset, as hosts and what is between keep them: of the page that came and of the files that it
//! asks for the newer one wins, whichever came first.

use std::fs;

use serde_json::{Value, json};
use xtask::server::InjectedFault;

use crate::support::{Reader, folder, visit};

const NEWEST: &str = "2025-W52";
const BEFORE: &str = "2025-W51";

fn file(path: &str) -> Value {
    let text = fs::read_to_string(folder().join("data").join(path)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn serve(reader: &Reader, path: &str, content: &Value) {
    let body = InjectedFault::Body(content.to_string().into_bytes());
    reader.site.fault(&format!("data/{path}"), body);
}

/// The index of the week before.
fn older_index() -> Value {
    let mut index = file("index.json");
    index["latest"] = json!(BEFORE);
    let years = index["years"].as_array_mut().unwrap();
    years.last_mut().unwrap()["weeks"] = json!([[1, 51]]);
    index["partly_sample"] = json!([]);
    index
}

/// The figures of the newest year without the newest week.
fn older_history() -> Value {
    let mut history = file("history/2025.json");
    history["weeks"].as_array_mut().unwrap().pop();
    for column in history["columns"].as_object_mut().unwrap().values_mut() {
        for list in column.as_object_mut().unwrap().values_mut() {
            list.as_array_mut().unwrap().pop();
        }
    }
    history
}

/// Serves the whole dataset as it was a week before.
fn serve_older(reader: &Reader) {
    serve(reader, "index.json", &older_index());
    serve(reader, "history/2025.json", &older_history());
    serve(reader, "latest.json", &file("weeks/2025-W51.json"));
    let newest = format!("data/weeks/{NEWEST}.json");
    reader.site.fault(&newest, InjectedFault::Missing);
}

/// Addresses of the newest week, in the page and in frames.
const OF_NEWEST: [&str; 6] = [
    "",
    "en/",
    "?week=2025-W52",
    "en/?week=2025-W52&view=table",
    "?embed=1",
    "?week=2025-W52&embed=1&only=phishing_pages",
];

/// Expects the newest week without a word, once all that is asked for has come.
async fn expect_newest(reader: &Reader, address: &str) {
    reader.open(address).await;
    reader
        .until(&format!(
            "performance.getEntriesByType('resource').some(({{name}}) => name.endsWith('/{BEFORE}.json'))"
        ))
        .await;
    reader.until_week(NEWEST).await;
    let said: String = reader
        .read("all('.banner:not(.offer)').map((banner) => banner.innerText).join()")
        .await;
    assert_eq!(said, "", "{address}");
    // The selector knows it, too: the way back leads to it again.
    for (step, week) in [("prev", BEFORE), ("next", NEWEST)] {
        reader
            .run::<()>(&format!("one('a.step[rel={step}]').click();"))
            .await;
        reader.until_week(week).await;
    }
}

#[test]
fn an_older_index_takes_nothing_back_from_the_page_or_a_frame() {
    visit(async |reader| {
        for address in OF_NEWEST {
            serve(reader, "index.json", &older_index());
            expect_newest(reader, address).await;
            reader.site.clear();
        }
    });
}

#[test]
fn an_older_dataset_takes_nothing_back_from_the_page_or_a_frame() {
    visit(async |reader| {
        // Beside the week before, the one that the host does not have is asked for ahead.
        reader.tolerate("Failed to load resource");
        for address in OF_NEWEST {
            serve_older(reader);
            expect_newest(reader, address).await;
            reader.site.clear();
        }
    });
}

#[test]
fn an_older_history_takes_no_figure_of_the_week_back() {
    visit(async |reader| {
        let last = "all('[data-indicator=phishing_pages] .plot li').at(-1).textContent";
        reader.open("?week=2025-W52").await;
        let said: String = reader.read(last).await;
        serve(reader, "history/2025.json", &older_history());
        reader.open("?week=2025-W52").await;
        assert_eq!(reader.read::<String>(last).await, said);
        assert!(said.contains("331"), "{said}");
    });
}

/// Has the Chinese page carry the second revision of its week.
fn carry_second_revision(reader: &Reader) {
    let changed = |path: &str, changes: &[[&str; 2]]| {
        let mut text = fs::read_to_string(folder().join(path)).unwrap();
        for [old, new] in changes {
            assert_eq!(text.matches(old).count(), 1, "{old} in {path}");
            text = text.replace(old, new);
        }
        InjectedFault::Body(text.into_bytes())
    };
    let known = ["\"revised\":[]", "\"revised\":[[\"2025-W52\",2]]"];
    let said = ["2025-W52 1 assets/issue-", "2025-W52 2 assets/issue-"];
    let page = changed("index.html", &[known, said]);
    reader.site.fault("", page);
    let issue = reader.site.asset("issue", "json").unwrap();
    let own = ["\"revision\":1", "\"revision\":2"];
    reader.site.fault(&issue, changed(&issue, &[known, own]));
}

#[test]
fn an_earlier_revision_takes_nothing_back_from_the_page() {
    visit(async |reader| {
        let mut revised = file("index.json");
        revised["revised"] = json!([[NEWEST, 2]]);
        // The week's file is of the earlier state, and the index of either.
        for index in [revised, file("index.json")] {
            carry_second_revision(reader);
            serve(reader, "index.json", &index);
            reader.open("?week=2025-W52").await;
            reader.until_week(NEWEST).await;
            let revision: String = reader.read("html.dataset.revision").await;
            assert_eq!(revision, "2");
            reader.site.clear();
        }
    });
}

#[test]
fn the_desk_begins_after_the_week_of_its_own_page_where_the_dataset_is_older() {
    visit(async |reader| {
        serve_older(reader);
        reader.tolerate("Failed to load resource");
        reader.go("?draft").await;
        reader.until("one('[data-desk=ready]')").await;
        reader.click("[data-act=begin]").await;
        reader
            .until("one('.drafts li').textContent.includes('2026-W01')")
            .await;
    });
}

#[test]
fn a_corrected_digit_is_seen_though_the_host_says_that_nothing_has_changed() {
    visit(async |reader| {
        let week = "weeks/2018-W06.json";
        let text = fs::read_to_string(folder().join("data").join(week)).unwrap();
        let value = "one('[data-indicator][data-value]').dataset.value";
        reader.open("?week=2018-W06").await;
        let published: String = reader.read(value).await;
        let stated = format!("\"value\": {published}");
        assert!(text.contains(&stated), "{stated}");
        for digit in ["1", "2"] {
            let corrected = format!("{digit}{}", &published[1..]);
            let other = text.replacen(&stated, &format!("\"value\": {corrected}"), 1);
            let tagged = InjectedFault::Tagged(other.into_bytes());
            reader.site.fault(&format!("data/{week}"), tagged);
            reader.open("?week=2018-W06").await;
            assert_eq!(reader.read::<String>(value).await, corrected);
        }
    });
}

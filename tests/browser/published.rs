//! Every published week opens in both languages, without a word on the console.

use std::fs;

use serde::Deserialize;

use crate::support::{Reader, visit};

/// What a page shows, as far as no page may lack or have it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    title: String,
    sections: Vec<String>,
    cards: usize,
    faults: usize,
    text: String,
}

const SHOWN: &str = "{
    title: document.title,
    sections: all('[data-section]').map((section) => section.dataset.section),
    cards: all('[data-indicator]').length,
    faults: all('.banner.fault').length,
    text: document.body.innerText,
}";

fn weeks(reader: &Reader) -> Vec<String> {
    let files = fs::read_dir(reader.site.folder().join("data/weeks")).unwrap();
    let mut weeks: Vec<_> = files
        .filter_map(|file| {
            Some(
                file.unwrap()
                    .file_name()
                    .to_str()?
                    .strip_suffix(".json")?
                    .to_owned(),
            )
        })
        .filter(|name| !name.contains(".r"))
        .collect();
    weeks.sort();
    weeks
}

async fn every_week_opens(reader: &Reader, page: &str, manner: &str, name: &str) {
    reader.lengthen_patience();
    reader.open(page).await;
    let weeks = weeks(reader);
    assert!(weeks.len() > 70, "{weeks:?}");
    for week in weeks {
        reader.turn_to(&format!("{page}?week={week}")).await;
        reader.until_week(&week).await;
        if reader.read("Boolean(one('.plot'))").await {
            reader.until_drawn(manner).await;
        }
        let shown: Shown = reader.read(SHOWN).await;
        assert!(shown.title.contains(name), "{week}: {}", shown.title);
        assert_eq!(
            shown.sections.first().map(String::as_str),
            Some("key_findings"),
            "{week}"
        );
        assert_eq!(
            shown.sections.last().map(String::as_str),
            Some("contact"),
            "{week}"
        );
        assert!(shown.cards > 0, "{week} has no card");
        assert_eq!(shown.faults, 0, "{week}: {}", shown.text);
        for slip in ["undefined", "NaN", "null", "[object", "{}", "  "] {
            assert!(
                !shown.text.contains(slip),
                "{slip:?} in {week}:\n{}",
                shown.text
            );
        }
        assert_eq!(reader.noise().await, Vec::<String>::new(), "{week}");
    }
}

#[test]
fn every_week_opens_in_chinese() {
    visit(async |reader| every_week_opens(reader, "", "zh:plain", "网络安全信息与动态周报").await);
}

#[test]
fn every_week_opens_in_english() {
    visit(async |reader| {
        every_week_opens(reader, "en/", "en:plain", "Weekly Report of CNCERT").await;
    });
}

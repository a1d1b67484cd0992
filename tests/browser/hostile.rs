//! Strings that mean harm, in the running program: whatever the dataset or the address says is a text.

use std::fs;

use cncert_weekly::browser::keys::KEYS;
use serde_json::Value;
use xtask::server::InjectedFault;

use crate::support::{Reader, visit};

/// What an attacker would put behind a word.
pub const ATTACK: &str =
    r#"</text></svg></p><script>stolen = 1</script><img src=x onerror="stolen = 1"><xmp>"#;

/// The elements that it would make.
pub const ELEMENTS: &str = "body script:not([type]), body img, body xmp, body [onerror]";

/// What the chart library would read as a place for a value, and as a style.
const TEMPLATE: &str = "{b}{c|x}";

/// Adds a text to every text that is there in both languages.
fn poison(value: &mut Value, attack: &str) {
    match value {
        Value::Object(fields) if fields.contains_key("zh") && fields.contains_key("en") => {
            for lang in ["zh", "en"] {
                if let Some(Value::String(text)) = fields.get_mut(lang) {
                    text.push_str(attack);
                }
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(|value| poison(value, attack)),
        Value::Array(items) => items.iter_mut().for_each(|value| poison(value, attack)),
        _ => {}
    }
}

/// That nothing of the attack has become more than a text.
async fn expect_harmless(reader: &Reader) {
    let elements = format!("all('{ELEMENTS}').length");
    assert_eq!(reader.read::<usize>(&elements).await, 0);
    assert!(!reader.read::<bool>("'stolen' in window").await);
    assert_eq!(reader.site.violations(), Vec::<String>::new());
}

#[test]
fn a_hostile_dataset_is_shown_word_for_word() {
    visit(async |reader| {
        for (name, attack) in [
            ("catalogue", ATTACK.to_owned()),
            ("publisher", ATTACK.to_owned()),
            ("weeks/2025-W51", format!("{TEMPLATE}{ATTACK}")),
        ] {
            let path = format!("data/{name}.json");
            let bytes = fs::read(reader.site.folder().join(&path)).unwrap();
            let mut file = serde_json::from_slice(&bytes).unwrap();
            poison(&mut file, &attack);
            let file = file.to_string().into_bytes();
            reader.site.fault(&path, InjectedFault::Body(file));
        }
        for (page, lang) in [("", "zh"), ("en/", "en")] {
            reader.open(&format!("{page}?week=2025-W51")).await;
            reader.until_week("2025-W51").await;
            reader.until_drawn(&format!("{lang}:plain")).await;
            // Names of indicators, words of the publisher, items of a ranking.
            for place in [".card", "[data-section=about]", ".note"] {
                let text: String = reader.read(&format!("one('{place}').textContent")).await;
                assert!(text.contains(ATTACK), "{place}: {text}");
            }
            let drawn = "one('[data-figure=malware_families] .plot svg').textContent";
            let drawn: String = reader.read(drawn).await;
            assert!(drawn.contains(TEMPLATE), "{drawn}");
            reader
                .point_at("[data-figure=malware_families] .canvas")
                .await;
            reader.print().await;
            expect_harmless(reader).await;
            reader.click(".views a:last-child").await;
            reader.until("!one('.plot')").await;
            let table = "one('[data-figure=malware_families] table').innerText";
            let table: String = reader.read(table).await;
            assert!(table.contains(ATTACK), "{table}");
            expect_harmless(reader).await;
        }
        reader.site.clear();
    });
}

#[test]
fn a_hostile_address_ends_at_a_week() {
    // The desk is no week.
    let known = KEYS.iter().map(|key| key.name);
    let known = known.filter(|key| *key != "draft");
    let keys: Vec<_> = known.chain(["from", "constructor"]).collect();
    visit(async |reader| {
        reader
            .before_each_page(&format!("globalThis.attack = {ATTACK:?};"))
            .await;
        for page in ["", "en/"] {
            reader.open_wholly(page).await;
            for key in &keys {
                for attack in ["attack", "'javascript:stolen = 1'", "attack.repeat(10_000)"] {
                    reader
                        .run::<()>(&format!(
                            "history.pushState(null, '', '?{key}=' + encodeURIComponent({attack}));
                             dispatchEvent(new PopStateEvent('popstate'));"
                        ))
                        .await;
                    reader.until_week("2025-W52").await;
                    expect_harmless(reader).await;
                }
            }
            // As it is asked for by a link, not only while the program runs.
            for key in &keys {
                let attack = "%3Cimg%20src=x%20onerror=stolen=1%3E%22javascript:stolen=1";
                reader.open(&format!("{page}?{key}={attack}")).await;
                reader.until_week("2025-W52").await;
                expect_harmless(reader).await;
            }
        }
    });
}

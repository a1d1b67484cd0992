//! The scripts beside the program have the words that the house has for them,
//! in both languages.

use std::collections::BTreeMap;

use cncert_weekly::{
    browser::keys::{ATTRIBUTE, ELSEWHERE, KEYS, LIVE, OF_THE_FRAME},
    lang::{Lang, script_words},
    report::is_han,
};
use expect_test::expect_file;

type Languages = BTreeMap<&'static str, BTreeMap<&'static str, &'static str>>;

fn scripts() -> BTreeMap<&'static str, Languages> {
    let mut scripts: BTreeMap<_, Languages> = BTreeMap::new();
    for lang in Lang::BOTH {
        for (script, words) in script_words(lang) {
            let languages = scripts.entry(script).or_default();
            languages.insert(lang.key(), words.into_iter().collect());
        }
    }
    scripts
}

#[test]
fn the_scripts_have_the_words_of_the_house() {
    let json = serde_json::to_string_pretty(&scripts()).expect("words are JSON") + "\n";
    expect_file!["../../boot/words.json"].assert_eq(&json);
}

#[test]
fn the_scripts_have_the_keys_of_the_address() {
    let lists = [
        ("ATTRIBUTES", ATTRIBUTE, "Attributes of the element."),
        (
            "LIVE",
            LIVE,
            "What the report is told instead of being loaded anew.",
        ),
        (
            "OF_THE_FRAME",
            OF_THE_FRAME,
            "What belongs to the frame, not to the report.",
        ),
        (
            "ELSEWHERE",
            ELSEWHERE,
            "What asks for another page than the published one.",
        ),
    ];
    let lists = lists.map(|(name, of, about)| {
        let keys = KEYS.iter().filter(|key| key.is(of));
        let keys: Vec<_> = keys.map(|key| format!("\"{}\"", key.name)).collect();
        let keys = keys.join(", ");
        format!("\n/** {about} */\nexport const {name} = [{keys}];\n")
    });
    let start = "// Keys of the address, written from src/browser/keys.rs.\n";
    let module = [start, &lists.concat()].concat();
    expect_file!["../../boot/keys.js"].assert_eq(&module);
}

#[test]
fn every_word_of_a_script_says_something_in_its_own_language() {
    let has_han = |text: &str| text.contains(is_han);
    for (script, languages) in scripts() {
        let (zh, en) = (&languages["zh"], &languages["en"]);
        assert!(zh.keys().eq(en.keys()), "{script}");
        // The names of the languages are each in its own.
        let is_word = |(name, _): &(&&str, &&str)| !["zh", "en"].contains(*name);
        for (name, text) in zh.iter().filter(is_word) {
            assert!(has_han(text), "{script}: {name} has no Chinese: {text}");
            let is_marked = text.contains([',', ';', '?', '!']);
            assert!(!is_marked, "{script}: {name} has half-width signs: {text}");
        }
        for (name, text) in en.iter().filter(is_word) {
            assert!(!text.trim().is_empty(), "{script}: {name} is empty");
            let is_marked = has_han(text) || text.contains(['，', '。', '（', '）', '：']);
            assert!(
                !is_marked,
                "{script}: {name} has Chinese in English: {text}"
            );
        }
    }
}
